% Documentation: find, sort, sortrows, issorted, any, all
assert(isequal(find([0 1 0 2]), [2 4]) && isequal(find([0; 3]), 2) && isequal(find([0 1 1], 1), 2))
assert(isequal(find([1 1 1], 2, 'last'), [2 3]))
[r, c, v] = find([0 5; 7 0]);
assert(isequal(r, [2; 1]) && isequal(c, [1; 2]) && isequal(v, [7; 5]))
assert(isequal(size(find([])), [0 0]) && isequal(size(find(zeros(1, 3))), [1 0]) && isequal(size(find(zeros(3, 1))), [0 1]) && isequal(size(find(0)), [0 0]) && isequal(size(find(zeros(2))), [0 1]))
[s, i] = sort([3 1 2]);
assert(isequal(s, [1 2 3]) && isequal(i, [2 3 1]))
assert(isequal(sort([3 1 2], 'descend'), [3 2 1]))
[s, i] = sort([2 NaN 1]);
assert(isequal(i, [3 1 2]) && isnan(s(3)))
[~, i] = sort([2 NaN 1], 'descend');
assert(isequal(i, [2 1 3]))
assert(isequal(sort([3 1; 2 4]), [2 1; 3 4]) && isequal(sort([3 1; 2 4], 2), [1 3; 2 4]))
assert(isequal(sort({'b', 'a', 'B'}), {'B', 'a', 'b'}))
assert(isequal(sort('hello'), 'ehllo'))
[~, i] = sort([1 1 1]);
assert(isequal(i, [1 2 3]))
assert(isequal(sort([3 + 4i, 1]), [1, 3 + 4i]))
assert(isequal(sort(int8([5 -5])), int8([-5 5])) && islogical(sort([true false])))
assert(isequal(sortrows([2 1; 1 2; 1 1]), [1 1; 1 2; 2 1]) && isequal(sortrows([2 1; 1 2; 1 1], -2), [1 2; 2 1; 1 1]))
assert(issorted([1 2 2]) && ~issorted([2 1]))
assert(any([0 1]) && ~any([0 0]) && all([1 1]) && ~all([1 0]))
assert(isequal(any([0 1; 0 0]), logical([0 1])) && isequal(all([1 1; 0 1], 2), logical([1; 0])))
assert(~any([]) && all([]) && any([0 0; 0 1], 'all'))
assert(all(NaN))
assert(nnz([1 0 2]) == 2)
try
    sort({1, 2});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:sort:InputType'))
end
