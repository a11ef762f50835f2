% accumarray with a sparse result, spconvert, colperm, spstats
S = accumarray([1 1; 2 3; 1 1], [1 2 3], [3 4], [], 0, true);
assert(issparse(S) && isequal(full(S), [4 0 0 0; 0 0 2 0; 0 0 0 0]))
S = accumarray([1 1; 2 3; 1 1], [1 2 3], [3 4], @max, 0, true);
assert(issparse(S) && S(1, 1) == 3)
assert(isequal(spconvert([1 1 5; 2 3 7]), sparse([1 2], [1 3], [5 7])) && isequal(full(spconvert([1 1 2 3])), 2 + 3i))
assert(isequal(colperm(sparse([1 1 0; 1 0 0; 1 1 1])), [3 2 1]))
[c, m, v] = spstats(sparse([1 0; 3 4]));
assert(isequal(full(c), [2 1]) && isequal(full(m), [2 4]) && v(1) == 2)
