% "Remove Rows or Columns from Matrix"
v = 1:5;
v([2 4]) = [];
assert(isequal(v, [1 3 5]))
A = magic(4);
A(:, 2) = [];
assert(isequal(size(A), [4 3]))
A(1, :) = [];
assert(isequal(size(A), [3 3]))
A(2) = [];
assert(isequal(size(A), [1 8]))
v(:) = [];
assert(isempty(v))
c = {1, 2, 3};
c(2) = [];
assert(isequal(c, {1, 3}))
w = [1 2 3];
w(logical([1 0 1])) = [];
assert(w == 2)
w([]) = [];
assert(w == 2)
B = magic(3);
try
    B(1, 1) = [];
    assert(false)
catch e
    assert(strcmp(e.message, 'A null assignment can have only one non-colon index.'))
end
q = {1, 'b', 3};
q(end) = [];
q(1) = [];
assert(isequal(q, {'b'}))
r = [1; 2; 3];
r(2) = [];
assert(isequal(r, [1; 3]))
r(1) = [];
assert(isequal(r, 3) && isequal(r + 1, 4))
shared = 1:4;
copy = shared;
copy(2) = [];
assert(isequal(shared, 1:4) && isequal(copy, [1 3 4]))
p = struct('a', {1, 2, 3});
p(2) = [];
assert(isequal([p.a], [1 3]))
n = ["x" "y" "z"];
n(3) = [];
assert(isequal(n, ["x" "y"]))
