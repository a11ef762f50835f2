% spdiags
B = (1:4)' * [1 10 100];
S = spdiags(B, [-1 0 1], 4, 4);
assert(isequal(full(S), [10 200 0 0; 1 20 300 0; 0 2 30 400; 0 0 3 40]))
assert(isequal(full(spdiags(B, [-1 0 1], 4, 5)), [10 100 0 0 0; 2 20 200 0 0; 0 3 30 300 0; 0 0 4 40 400]))
assert(isequal(full(spdiags((1:5)', 0, 5, 3)), [1 0 0; 0 2 0; 0 0 3; 0 0 0; 0 0 0]))
[C, d] = spdiags(S);
assert(isequal(d, [-1; 0; 1]) && isequal(spdiags(C, d, 4, 4), S) && ~issparse(C) && isequal(C(:, 2), [10; 20; 30; 40]))
assert(isequal(spdiags(S, 0), [10; 20; 30; 40]) && isequal(spdiags(S, [5 1]), [0 0; 0 200; 0 300; 0 400]))
assert(isequal(full(spdiags([9; 9; 9; 9], 0, S)), [9 200 0 0; 1 9 300 0; 0 2 9 400; 0 0 3 9]))
assert(isequal(full(spdiags([1 -2 1], -1:1, 3, 3)), [-2 1 0; 1 -2 1; 0 1 -2]))
assert(isequal(size(spdiags(ones(3, 1), 0, 3, 7)), [3 7]))
