% Forms and errors of general functions: the pages of gradient, linspace, repmat, accumarray, rat, nextpow2, cumsum, log2.

% gradient: every direction, class and spacing
F = magic(4);
[fx, fy] = gradient(F);
assert(isequal(fx(:, 2), (F(:, 3) - F(:, 1)) / 2) && isequal(fy(1, :), F(2, :) - F(1, :)))
assert(isequal(gradient([1 2 4 2], 0.25), [4 6 0 -8]) && isequal(gradient([1 2 4 2], [0.25 0.5 1 3]), [4 4 0 -1]))
assert(isa(gradient(single([1 4 9])), 'single') && isequal(gradient([1i 4i 9i]), [3i 4i 5i]) && isequal(gradient(5), 0))
[~, ~, fz] = gradient(cat(3, ones(2), 3 * ones(2)), 1, 1, 2);
assert(isequal(fz, ones(2, 2, 2)))

% linspace
assert(isequal(linspace(0, 1, 11), (0:10) / 10) && isequal(linspace(Inf, Inf, 3), [Inf Inf Inf]))
assert(isequal(linspace(1, 1 + 2i, 3), [1, 1 + 1i, 1 + 2i]) && isequal(linspace(-1e308, 1e308, 3), [-1e308 0 1e308]))

% accumarray
assert(isequal(accumarray([1; 2; 1], int32([5; 7; 9])), int32([14; 7])) && isa(accumarray([1; 1], single([1; 2])), 'single'))
assert(isequal(accumarray([1; 2], int64([9007199254740993; 1])), int64([9007199254740993; 1])))
assert(isequal(accumarray([1 1; 2 2; 1 1], [1 2 3]), [4 0; 0 2]) && isequal(accumarray([1; 3], 1), [1; 0; 1]))
assert(isequal(accumarray([1; 3; 3], [1; 2; 5], [4 1], @max, -1), [1; -1; 5; -1]))
c = accumarray([1; 3; 1], [1; 2; 3], [3 1], @(x) {x});
assert(isequal(c, {[1; 3]; []; 2}))
assert(isequal(accumarray([1; 2; 2], [true; true; false], [], @any), [true; true]))
assert(isequal(accumarray([1; 1; 2], [1i; 2; 3]), [2 + 1i; 3]))

% vectors of factors, numbers in other classes, complex single
assert(isequal(size(repmat([1 2 3], [1 1 2])), [1 3 2]) && isequal(size(repmat('a', 2, 0)), [2 0]))
assert(isequal(nextpow2([1 5 0 1025]), [0 3 0 11]) && isequal(nextpow2(int8(100)), int8(7)))
assert(isequal(cumsum(single([1i 2 3])), single([1i, 2 + 1i, 5 + 1i])) && isequal(cumprod([2i 3]), [2i 6i]))
[f, e] = log2([8 0.75 -3 0 Inf]);
assert(isequal(f, [0.5 0.75 -0.75 0 Inf]) && isequal(e, [4 0 2 0 0]))
assert(strcmp(rat(pi), '3 + 1/(7 + 1/(16))'))

errors = {
    @() rat(int8(3)),                     'MATLAB:rat:InputNotFloat'
    @() rat(1, -1),                       'MATLAB:rat:InvalidTolerance'
    @() nextpow2('t'),                    'MATLAB:nextpow2:inputType'
    @() sum(1, 2, 3),                     'MATLAB:getdimarg:dimensionMustBePositiveInteger'
    @() accumarray([0; 1], 1),            'MATLAB:accumarray:nonPosIntIndValues'
    @() accumarray([1; 5], 1, [2 1]),     'MATLAB:accumarray:insufficientSize'
    @() accumarray([1; 2], [1; 2; 3]),    'MATLAB:accumarray:lengthMismatch'
    @() accumarray([1; 2], 1, [], 3),     'MATLAB:accumarray:fcnHandle'
    @() repmat(1, 'a'),                   'MATLAB:repmat:invalidReplications'
    @() gradient([1 2 3], [1 2]),         'MATLAB:gradient:SpacingSize'
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
