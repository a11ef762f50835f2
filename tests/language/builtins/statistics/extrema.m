% Documentation: max, min, bounds
[m, i] = max([3 9 2]);
assert(m == 9 && i == 2)
assert(isequal(max([1 5; 7 2]), [7 5]) && isequal(max([1 5; 7 2], [], 2), [5; 7]) && max([1 5; 7 2], [], 'all') == 7)
assert(isequal(max([1 5], 3), [3 5]) && isequal(min([1; 5], [2 3]), [1 1; 2 3]))
assert(max([NaN 1]) == 1 && isnan(max([NaN 1], [], 'includenan')) && isnan(max([NaN NaN])))
assert(isempty(max([])) && isequal(size(max(zeros(0, 3))), [0 3]) && isequal(size(max(zeros(3, 0))), [1 0]))
assert(max(3 + 4i, 4) == 3 + 4i)
assert(isa(max(int8(1), 2), 'int8') && isa(max(single(1), 2), 'single'))
assert(max('a', 'b') == 98)
[m, i] = min([2 1 1]);
assert(m == 1 && i == 2)
[lo, hi] = bounds([4 1 9]);
assert(lo == 1 && hi == 9)
A = cat(3, [1 2], [3 0]);
assert(isequal(max(A, [], 3), [3 2]))
try
    max([1 2], [1 2 3]);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:sizeDimensionsMustMatch'))
end
