% Documentation: var, std, median, mode, cov, corrcoef, prctile
assert(var([1 2 3 4]) == 5 / 3 && var([1 2 3 4], 1) == 1.25 && std([2 4]) == sqrt(2))
assert(isequal(var([1 2; 3 4]), [2 2]) && isequal(std([1 3; 2 2], 0, 2), [sqrt(2); 0]))
assert(var(5) == 0 && isnan(var([])))
assert(var([1 2 3], [1 1 2] / 4) == 0.6875)
assert(std([1 NaN 3], 'omitnan') == sqrt(2))
assert(median([3 1 2]) == 2 && median([1 2 3 4]) == 2.5 && isnan(median([1 NaN])) && median([1 NaN 3], 'omitnan') == 2)
assert(isequal(median([1 5; 3 7]), [2 6]) && isnan(median([])))
[m, f, c] = mode([1 2 2 3 3]);
assert(m == 2 && f == 2 && isequal(c, {[2; 3]}))
C = cov([1 2 3], [1 2 4]);
assert(max(max(abs(C - [1 1.5; 1.5 7 / 3]))) < 1e-14)
R = corrcoef([1 2 3], [2 4 6]);
assert(max(max(abs(R - 1))) < 1e-14)
assert(prctile([1 2 3 4 5], 50) == 3 && isequal(quantile([1 2 3 4], [0.25 0.75]), [1.5 3.5]))
