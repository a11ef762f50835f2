% repmat, repelem, sort, sortrows, issorted, cummax: MATLAB documentation pages of these names.
assert(isequal(repmat([1 2; 3 4], 2, 3), [1 2 1 2 1 2; 3 4 3 4 3 4; 1 2 1 2 1 2; 3 4 3 4 3 4]))
assert(isequal(size(repmat(ones(2, 3, 2), [2 1 2 3])), [4 3 4 3]) && isequal(repmat('ab', 1, 2), 'abab'))
assert(isequal(repmat({1}, 1, 2), {1, 1}) && isequal(size(repmat(1, 0, 3)), [0 3]) && isequal(repmat(int8(7), 1, 3), int8([7 7 7])))
x = repmat(reshape(1:4, 1, 2, 2), [2 1 2]);
assert(isequal(x(:, :, 3), [1 2; 1 2]) && isequal(x(:, :, 4), [3 4; 3 4]))
assert(isequal(repelem([1 2 3], 2), [1 1 2 2 3 3]) && isequal(repelem([1; 2], [2; 1]), [1; 1; 2]))
assert(isequal(repelem([1 2; 3 4], 1, 2), [1 1 2 2; 3 3 4 4]) && isequal(repelem([1 2; 3 4], [2 1], 1), [1 2; 1 2; 3 4]))
assert(isequal(repelem({1, 'a'}, 2), {1, 1, 'a', 'a'}) && isequal(size(repelem(5, 2, 3)), [2 3]))
assert(isequaln(sort([3 NaN 1], 'MissingPlacement', 'first'), [NaN 1 3]) && isequaln(sort([3 NaN 1], 'descend', 'MissingPlacement', 'last'), [3 1 NaN]))
assert(isequal(sort([-3 1 2], 'ComparisonMethod', 'abs'), [1 2 -3]) && isequal(sort([1+2i, 3, -2], 'ComparisonMethod', 'real'), [-2, 1+2i, 3]))
assert(isequal(sortrows([3 1; 1 2; 1 1], [1 2], {'ascend', 'descend'}), [1 2; 1 1; 3 1]) && isequal(sortrows({1, 'b'; 2, 'a'}, 2), {2, 'a'; 1, 'b'}))
assert(issorted([1 2 2]) && ~issorted([1 2 2], 'strictascend') && issorted([3 2], 'descend') && issorted([1 1], 'monotonic'))
assert(issorted([1 2; 1 3], 'rows') && ~issorted([1 2; 3 1]) && issorted([1 2; 3 4], 2))
[m, i] = cummax([1 3 2 3]);
assert(isequal(m, [1 3 3 3]) && isequal(i, [1 2 2 2]))
[m, i] = cummin([2 NaN 1], 'reverse');
assert(isequal(m, [1 1 1]) && isequal(i, [3 3 3]))
assert(isequal(magic(2), [1 3; 4 2]))
