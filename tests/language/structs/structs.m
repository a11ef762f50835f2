% structs: fields, nesting, arrays, growth, dynamic names, comma lists
s.a = 1;
s.b.c = 'deep';
s.b.d(3) = 7;
assert(s.a == 1 && strcmp(s.b.c, 'deep') && isequal(s.b.d, [0 0 7]))
assert(isequal(fieldnames(s), {'a'; 'b'}))
name = 'dyn';
s.(name) = 5;
s.([name '2']) = 6;
assert(s.dyn == 5 && s.dyn2 == 6 && isfield(s, 'dyn2') && ~isfield(s, 'nope'))
s = rmfield(s, 'dyn');
assert(~isfield(s, 'dyn'))
t(3).x = 10;
assert(isequal(size(t), [1 3]) && isempty(t(1).x) && t(3).x == 10)
t(2).y = 'new';
assert(isempty(t(3).y) && isequal(numel(fieldnames(t)), 2))
[t.x] = deal(1, 2, 3);
assert(isequal([t.x], [1 2 3]))
t(2) = [];
assert(numel(t) == 2 && t(2).x == 3)
u = struct('p', {{1, 2}}, 'q', 5);
assert(isequal(u.p, {1, 2}) && isscalar(u))
v = struct('p', {1, 2, 3});
assert(numel(v) == 3 && v(2).p == 2)
x.y(3).z{2}(4, :) = [1 2];
assert(isequal(size(x.y), [1 3]) && isequal(x.y(3).z{2}, [0 0; 0 0; 0 0; 1 2]))
w = [v(1), v(3)];
assert(w(2).p == 3)
v(end + 1).p = 9;
assert(numel(v) == 4 && v(4).p == 9)
e = struct();
assert(isempty(fieldnames(e)) && isequal(size(e), [1 1]))
f = struct([]);
assert(isempty(f) && isstruct(f))
f(1).k = 2;
assert(f.k == 2)
try
    s.nope
catch err
    assert(strcmp(err.identifier, 'MATLAB:nonExistentField'))
    assert(strcmp(err.message, 'Unrecognized field name "nope".'))
end
try
    q = 5;
    q.x
catch err
    assert(strcmp(err.identifier, 'MATLAB:structRefFromNonStruct'))
end
assert(isequal(struct('a', 1, 'b', 2), struct('a', 1, 'b', 2)))
n.list = {};
n.list{end + 1} = 'one';
n.list{end + 1} = 'two';
assert(numel(n.list) == 2)
n.count = 0;
for k = 1:10, n.count = n.count + k; n.v(k) = k; end
assert(n.count == 55 && numel(n.v) == 10)
s.end = 3;
assert(s.end == 3)
o = orderfields(struct('b', 1, 'a', 2));
assert(isequal(fieldnames(o), {'a'; 'b'}))
