% Groups and bins: the pages of discretize, findgroups, splitapply, ismembertol, cov, bounds, ismissing, empty.
[bins, edges] = discretize([1 4 10], 3);
assert(isequal(edges, [1 4 7 10]) && isequal(bins, [1 2 3]))
assert(isequaln(discretize([1 2 3], [1 2 3], 'IncludedEdge', 'right'), [1 1 2]))
s = discretize([1 9], 1:3, ["low" "high"]);
assert(s(1) == "low" && ismissing(s(2)))
[g, id] = findgroups({'b', 'a', 'b'});
assert(isequal(g, [2 1 2]) && isequal(id, {'a', 'b'}))
[g, a, b] = findgroups([1; 1; 2], ["x"; "y"; "x"]);
assert(isequal(g, [1; 2; 3]) && isequal(a, [1; 1; 2]) && isequal(b, ["x"; "y"; "x"]))
assert(isequaln(findgroups([3 NaN 1]), [2 NaN 1]))
[low, high] = splitapply(@bounds, [5; 1; 7; 2], [1; 1; 2; 2]);
assert(isequal(low, [1; 2]) && isequal(high, [5; 7]))
assert(isequal(splitapply(@(x) {x}, [1; 2; 3], [1; 2; 1]), {[1; 3]; 2}))
[tf, at] = ismembertol([1; 5], [2; 1 + 1e-13]);
assert(isequal(tf, [true; false]) && isequal(at, [2; 0]))
assert(isequal(ismembertol([1 2; 3 4], [3 4 + 1e-13], 'ByRows', true), [false; true]))

% cov
assert(isequal(cov([1 2; 3 4; 5 9]), [4 7; 7 13]) && isequal(cov([1 2 3], 1), 2 / 3))
assert(isequal(cov([1 2 NaN], [1 2 3], 'omitrows'), [0.5 0.5; 0.5 0.5]) && isa(cov(single([1 2])), 'single'))
assert(isequal(cov([1 1i]), 1) && isnan(cov([])))

% bounds, max with a comparison
[s, l] = bounds([3 NaN; 1 2], 2);
assert(isequal(s, [3; 1]) && isequal(l, [3; 2]))
[s, l] = bounds([3 NaN 1], 'includenan');
assert(isnan(s) && isnan(l))
[m, i] = max([1 -5; 4 3], [], 2, 'ComparisonMethod', 'abs');
assert(isequal(m, [-5; 4]) && isequal(i, [2; 1]))
assert(isequal(max([2 - 9i, 3], [], 'ComparisonMethod', 'real'), 3))
assert(isequal(gcd(12, 18, 9), 3) && isequal(lcm(2, 3, 4), 12))
assert(isequal(var([1 NaN 3], [1 5 1], 'omitnan'), 1))

% empty arrays of a class, missing values by indicators
assert(isequal(size(double.empty(0, 3)), [0 3]) && isa(int8.empty, 'int8') && iscell(cell.empty(2, 0)) && isstruct(struct.empty))
assert(isequal(ismissing([1 NaN -99], [-99 NaN]), [false true true]) && isequal(ismissing({'a', 'N/A'}, 'N/A'), [false true]))
assert(strcmp(sprintf('%3$s %2$s %1$s %2$s', 'A', 'B', 'C'), 'C B A B') && strcmp(sprintf('%2$05.1f|%1$d', 7, 2.25), '002.2|7'))

errors = {
    @() double.empty(1, 2),              'MATLAB:class:emptyMustBeZero'
    @() sum([1 2; 3 4], [1 1]),          'MATLAB:getdimarg:vecDimsMustBeUniquePositiveIntegers'
    @() mean(1, ones(2)),                'MATLAB:getdimarg:dimensionMustBePositiveInteger'
    @() var([1 2], [-1 2]),              'MATLAB:var:wrongWeight'
    @() cov(ones(2, 2, 2)),              'MATLAB:cov:InputDim'
    @() cov([1 2], [1 2 3]),             'MATLAB:cov:XYlengthMismatch'
    @() discretize(1, [3 2 1]),          'MATLAB:discretize:InvalidEdges'
    @() splitapply(@sum, [1; 2], [1; 3]), 'MATLAB:splitapply:MissingGroupNums'
    @() findgroups([1 2], [1 2 3]),      'MATLAB:findgroups:InconsistentNumberOfRows'
    };
for k = 1:size(errors, 1)
    id = '';
    try
        errors{k, 1}();
    catch problem
        id = problem.identifier;
    end
    assert(strcmp(id, errors{k, 2}), 'error %d: %s', k, id)
end
