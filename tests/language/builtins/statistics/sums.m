% Documentation: sum, prod, mean, cumsum, cumprod
assert(sum([1 2 3]) == 6 && prod([2 3 4]) == 24 && mean([1 2 3]) == 2)
assert(isequal(sum([1 2; 3 4]), [4 6]) && isequal(sum([1 2; 3 4], 2), [3; 7]) && sum([1 2; 3 4], 'all') == 10)
assert(sum([]) == 0 && prod([]) == 1 && isnan(mean([])))
assert(isequal(sum(zeros(0, 3)), [0 0 0]) && isequal(size(sum(zeros(3, 0))), [1 0]))
assert(isequal(sum(ones(2, 3, 4), [1 2]), 6 * ones(1, 1, 4)))
assert(isa(sum(int8([100 100])), 'double') && sum(int8([100 100])) == 200)
assert(sum(int8([100 100]), 'native') == 127)
assert(isa(sum(single([1 2])), 'single'))
assert(isnan(sum([1 NaN])) && sum([1 NaN], 'omitnan') == 1)
assert(mean([1 NaN 3], 'omitnan') == 2 && isnan(mean([1 NaN])))
assert(isequal(sum([1 + 2i, 3]), 4 + 2i))
assert(isequal(cumsum([1 2 3]), [1 3 6]) && isequal(cumsum([1 2; 3 4], 2), [1 3; 3 7]) && isequal(cumsum([1 2 3], 'reverse'), [6 5 3]))
assert(isequal(cumprod([1 2 3]), [1 2 6]) && isequal(cummax([1 3 2]), [1 3 3]) && isequal(cummin([3 1 2]), [3 1 1]))
assert(isequal(cumsum(int8([100 100])), int8([100 127])))
assert(sum(true(1, 5)) == 5 && isa(sum(true(1, 5)), 'double'))
x = 1:100000;
assert(sum(x) == 5000050000)
assert(sum(5, 3) == 5)
try
    sum({1});
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:UndefinedFunction'))
end
try
    sum([1 2], 0);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:getdimarg:dimensionMustBePositiveInteger'))
end
