% "Array Indexing"
A = magic(4);
assert(A(2, 3) == 10 && A(7) == 7 && A(end) == 1 && A(end, 1) == 4)
assert(isequal(A(:, 2), [2; 11; 7; 14]) && isequal(A(2, :), [5 11 10 8]))
assert(isequal(A([1 2], [1 end]), [16 13; 5 8]))
assert(isequal(size(A(:)), [16 1]) && isequal(A(A > 14), [16; 15]))
v = 10:10:50;
assert(isequal(v([1; 2; 3]), [10 20 30]) && isequal(v([1 2; 3 4]), [10 20; 30 40]))
assert(isequal(v(logical([1 0 1 0 0])), [10 30]) && isequal(v(end:-1:1), 50:-10:10))
c = v';
assert(isequal(c([1 2 3]), [10; 20; 30]) && isequal(size(c([])), [0 0]))
assert(isequal(size(v(zeros(1, 0))), [1 0]))
t = 'hello';
assert(isequal(t([1 end]), 'ho') && t(2) == 'e')
N = reshape(1:24, 2, 3, 4);
assert(N(2, 3, 4) == 24 && N(2, 12) == 24 && isequal(size(N(:, :, 2)), [2 3]) && isequal(size(N(1, :)), [1 12]))
five = 5;
assert(isequal(five([1 1 1]), [5 5 5]) && five(1, 1, 1) == 5)
