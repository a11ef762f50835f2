% missing: a class of its own that becomes NaN or <missing> (page "missing").
m = missing;
assert(isa(m, 'missing') && isscalar(m) && ismissing(m) && ~(m == m) && m ~= m)
assert(isequaln([1 missing 3], [1 NaN 3]))
s = ["a" missing "c"];
assert(isstring(s) && isequal(ismissing(s), [false true false]))
x = 1:3;
x(2) = missing;
assert(isequaln(x, [1 NaN 3]))
t = ["a" "b"];
t(2) = missing;
assert(ismissing(t(2)))
c = {missing, 1};
assert(isa(c{1}, 'missing'))
assert(isequal(size([missing missing]), [1 2]) && isa([missing; missing], 'missing'))
assert(isnan(double(missing)) && ismissing(string(missing)))
assert(ismissing("a" + missing))
caught = '';
try
    [int8(1) missing];
catch err
    caught = err.message;
end
assert(~isempty(caught))
% the characters of one element of a string array
w = ["hello" "world"];
w{1}(1) = 'J';
assert(isequal(w, ["Jello" "world"]))
