% assignment, growth and conversion
x = [];
for k = 1:5
    x(end + 1) = k ^ 2;
end
assert(isequal(x, [1 4 9 16 25]))
A = zeros(2);
A(3, 4) = 7;
assert(isequal(size(A), [3 4]) && A(3, 4) == 7 && sum(A(:)) == 7)
A(:, 2) = [1; 2; 3];
assert(isequal(A(:, 2), [1; 2; 3]))
A(:) = 1:12;
assert(A(3, 4) == 12)
A(2, :) = 0;
assert(isequal(A(2, :), [0 0 0 0]))
B = [];
B(:, 1) = [1; 2; 3];
B(:, 2) = [4; 5; 6];
assert(isequal(B, [1 4; 2 5; 3 6]))
u = uint8([1 2 3]);
u(2) = 300;
assert(isequal(u, uint8([1 255 3])) && isa(u, 'uint8'))
d = [1 2 3];
d(2) = int8(9);
assert(isa(d, 'double'))
t = 'abc';
t(2) = 'X';
t(5) = 'Z';
assert(isequal(double(t), [97 88 99 0 90]))
m = [1 2 3];
m(m > 1) = 0;
assert(isequal(m, [1 0 0]))
z = [1 2];
z(2) = 3i;
assert(isequal(z, [1 3i]))
s = "a";
s(3) = "c";
assert(isequal(size(s), [1 3]) && ismissing(s(2)))
p(2).x = 5;
assert(isempty(p(1).x) && p(2).x == 5)
N = zeros(2, 2);
N(:, :, 3) = [1 2; 3 4];
assert(isequal(size(N), [2 2 3]) && N(2, 2, 3) == 4)
v = 1:5;
v([1 3]) = v([3 1]);
assert(isequal(v, [3 2 1 4 5]))
u8 = uint8([1; 2]);
u8(3) = 300;
u8(1) = true;
assert(isequal(u8, uint8([1; 2; 255])))
flags = [true false];
flags(3) = 'a';
assert(islogical(flags) && flags(3))
try
    flags(1) = NaN;
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:nologicalnan'))
end
assert(isequal(flags, [true false true]))
col = single([1; 2]);
col(end + 1) = 3.5;
assert(isequal(col, single([1; 2; 3.5])))

% A scalar fills what is there, which may be nothing.
x = zeros(0, 1);
x(:) = 5;
assert(isequal(size(x), [0 1]))
