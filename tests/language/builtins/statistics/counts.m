% Documentation: diff, trapz, accumarray, histc, histcounts, movmean
assert(isequal(diff([1 4 9]), [3 5]) && isequal(diff([1 4 9], 2), 2) && isempty(diff(1)))
assert(isequal(diff([1 2; 4 8]), [3 6]) && isequal(diff([1 2; 4 8], 1, 2), [1; 4]))
assert(trapz([1 2 3]) == 4 && trapz([0 2 4], [1 2 3]) == 8 && isequal(cumtrapz([1 2 3]), [0 1.5 4]))
assert(isequal(accumarray([1; 2; 1], [10; 20; 30]), [40; 20]) && isequal(accumarray([1 1; 2 2], 5), [5 0; 0 5]))
assert(isequal(accumarray([1; 3], [2; 4], [4 1], @max), [2; 0; 4; 0]))
c = accumarray([1; 2; 1], [1; 2; 3], [], @(x) {sort(x)});
assert(isequal(c, {[1; 3]; 2}))
assert(isequal(histc([1 2 2 5], 1:5), [1 2 0 0 1]))
[n, e] = histcounts([1 2 2 5], [0 2 4 6]);
assert(isequal(n, [1 2 1]) && isequal(e, [0 2 4 6]))
assert(isequal(movmean(1:5, 3), [1.5 2 3 4 4.5]) && isequal(movsum(1:4, 2), [1 3 5 7]))
assert(isequal(gradient([1 4 9 16]), [3 4 6 7]))
assert(isequal(rescale([1 2 3]), [0 0.5 1]))
try
    accumarray([0; 1], 1);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:accumarray:nonPosIntIndValues'))
end
