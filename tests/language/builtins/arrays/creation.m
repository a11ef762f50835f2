% Documentation: zeros, ones, eye, linspace, repmat, meshgrid, eps, intmax
assert(isequal(zeros(2), [0 0; 0 0]) && isequal(size(zeros(2, 3, 4)), [2 3 4]))
assert(isequal(size(zeros([2 3])), [2 3]) && isequal(size(zeros(-1, 3)), [0 3]))
assert(isa(zeros(2, 'int8'), 'int8') && isa(ones(1, 2, 'like', single(1)), 'single'))
assert(isequal(eye(2, 3), [1 0 0; 0 1 0]))
assert(isequal(ones(1, 3) * 2, [2 2 2]))
assert(all(isnan(NaN(1, 3))) && all(isinf(Inf(2, 1))))
assert(islogical(true(2)) && isequal(false(1, 2), logical([0 0])))
assert(iscell(cell(2, 3)) && isequal(size(cell(3)), [3 3]))
assert(eps == 2^-52 && eps(1000) == 2^-43 && eps('single') == single(2^-23))
assert(eps(0) == 2^-1074 && isnan(eps(Inf)))
assert(intmax == 2147483647 && intmin('int8') == -128)
assert(flintmax == 2^53 && realmin == 2^-1022)
assert(isequal(linspace(0, 1, 5), [0 0.25 0.5 0.75 1]) && numel(linspace(0, 1)) == 100)
assert(isequal(linspace(1, 2, 1), 2))
assert(isequal(logspace(0, 2, 3), [1 10 100]))
assert(isequal(repmat([1 2], 2, 2), [1 2 1 2; 1 2 1 2]))
assert(isequal(repmat('ab', 1, 2), 'abab') && isequal(size(repmat({1}, 2, 3)), [2 3]))
assert(isequal(repmat(5, [1 3]), [5 5 5]) && isempty(repmat(1, 0, 3)))
[X, Y] = meshgrid(1:2, 3:5);
assert(isequal(X, [1 2; 1 2; 1 2]) && isequal(Y, [3 3; 4 4; 5 5]))
[A, B] = ndgrid(1:2, 3:5);
assert(isequal(A, [1 1 1; 2 2 2]) && isequal(B, [3 4 5; 3 4 5]))
assert(isequal(magic(3), [8 1 6; 3 5 7; 4 9 2]))
assert(isequal(magic(4), [16 2 3 13; 5 11 10 8; 9 7 6 12; 4 14 15 1]))
M = magic(6);
assert(all(sum(M) == 111) && all(sum(M, 2) == 111) && M(1, 1) == 35)
assert(isequal(colon(1, 3), 1:3))
try
    zeros(1.5);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:NonIntegerInput'))
end
