% blocks by colons, scalars and ranges: the same whether they are ranges or lists of numbers
A = reshape(1:30, 5, 6);
r = [2 3 4];
c = [6 4 2];
assert(isequal(A(2:4, 6:-2:2), A(r, c)) && isequal(A(:, 3), A([1 2 3 4 5], 3)) && isequal(A(3, :), A(3, [1 2 3 4 5 6])))
assert(isequal(A(4:-1:2), A([4 3 2])) && isequal(size(A(2:4)), [1 3]) && isequal(size(A(:)), [30 1]))
v = (1:10)';
assert(isequal(v(2:4), [2; 3; 4]) && isequal(v(end:-3:1), [10; 7; 4; 1]) && isequal(size(v(1:0)), [0 1]))
w = 1:10;
assert(isequal(w(2:2:end), [2 4 6 8 10]) && isequal(size(w(:)), [10 1]))
s = 7;
assert(isequal(s(1:1), 7) && isequal(size(s(:)), [1 1]))
z = [1 + 2i, 3, 4];
assert(isreal(z(2:3)) && ~isreal(z(1:2)))
B = A;
B(2:4, 6:-2:2) = [1 2 3; 4 5 6; 7 8 9];
C = A;
C(r, c) = [1 2 3; 4 5 6; 7 8 9];
assert(isequal(B, C) && isequal(A, reshape(1:30, 5, 6)))
B(:, 1) = 0;
B(1, :) = -1;
assert(isequal(B(:, 1), [-1; 0; 0; 0; 0]) && all(B(1, :) == -1))
B(:) = A(end:-1:1);
assert(B(1) == 30 && B(30) == 1)
w(1:3) = w(3:-1:1);
assert(isequal(w(1:4), [3 2 1 4]))
w(2:3) = [8; 9];
assert(isequal(w(1:4), [3 8 9 4]))
u = zeros(1, 4, 'uint8');
u(2:3) = 300;
assert(isequal(u, uint8([0 255 255 0])))
t = 'abcdef';
t(1:3) = 'XYZ';
assert(strcmp(t, 'XYZdef'))
try
    w(5:20);
    assert(false)
catch e
    assert(strcmp(e.message, 'Index exceeds the number of array elements. Index must not exceed 10.'))
end
try
    w(0:2);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:badsubscript'))
end
