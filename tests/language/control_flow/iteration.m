% for over every kind of value; columns of N-D and empty arrays; increments as Octave has them
n = 0;
for k = zeros(0, 3), n = n + 1; assert(isequal(size(k), [0 1])), end
assert(n == 3)
for k = zeros(3, 0, 'uint8'), n = n + 1; end
assert(n == 3 && isequal(size(k), [3 0]) && isa(k, 'uint8'))
for k = 5:4, n = n + 1; end
assert(n == 3 && isequal(size(k), [1 0]))
s = [];
for k = cat(3, [1 2; 3 4], [5 6; 7 8]), s = [s k]; end %#ok<AGROW>
assert(isequal(s, [1 2 5 6; 3 4 7 8]))
c = {};
for k = {1, 'a'; 2, 'b'}, c{end + 1} = k; end %#ok<SAGROW>
assert(isequal(c, {{1; 2}, {'a'; 'b'}}))
t = '';
for k = struct('f', {'x', 'y'}), t = [t k.f]; end %#ok<AGROW>
assert(strcmp(t, 'xy'))
t = '';
for k = 'abc', t = [k t]; end
assert(strcmp(t, 'cba'))
for k = "one", assert(isequal(k, "one")), end
for k = @sin, assert(isa(k, 'function_handle')), end
for x.y = 1:3, end
assert(x.y == 3)
i = 5;
j = i++;
assert(i == 6 && j == 5)
a.b = 1;
assert(a.b++ == 1 && a.b == 2)
parfor (k = 1:3, 2), n = n + k; end
assert(n == 9)
switch 'abc', case {'x', 'abc'}, r = 1; otherwise, r = 2; end
assert(r == 1)
switch 3, case '3', r = 3; case {1, 3}, r = 4; end
assert(r == 4)
switch "str", case 'str', r = 5; end
assert(r == 5)
if true | error_now(), r = 6; end %#ok<OR2>
assert(r == 6)
if false & error_now(), r = 7; end %#ok<AND2>
assert(r == 6)
do
    i--;
until i < 3
assert(i == 2)
if [], r = 8; end
assert(r == 6)
if 'yes', r = 9; end
assert(r == 9)

function v = error_now
    error('evaluated')
end
