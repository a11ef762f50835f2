% What functions refuse, and options that change the answer: linsolve, moment, deconv, poly, polyint, vecnorm, primes.
A = [4 1; 9 3];
assert(isequal(linsolve(A, [1; 2], struct('UT', true)), [4 1; 0 3] \ [1; 2]))
assert(isequal(linsolve(A, [1; 2], struct('LT', true, 'TRANSA', true)), [4 9; 0 3] \ [1; 2]))
[x, r] = linsolve(eye(2), [1; 2]);
assert(isequal(x, [1; 2]) && r == 1)
assert(abs(moment([1 2 3], 2) - 2 / 3) < eps && moment([1 2 3], 2, 'r') == 14 / 3)
assert(isequal(moment([1 2; 3 4], 1, 'r', 2), [1.5; 3.5]))

errors = {
    @() linsolve(1, 2, 3),              'MATLAB:linsolve:optsNotStruct'
    @() linsolve({1}, 2),               'MATLAB:linsolve:inputType'
    @() linsolve([1 2], [1; 2]),        'MATLAB:dimagree'
    @() deconv(ones(2), 1),             'MATLAB:deconv:InputsNotVector'
    @() poly([1 2 3; 4 5 6]),           'MATLAB:poly:InvalidInput'
    @() polyint(ones(2)),               'MATLAB:polyint:InvalidInput'
    @() vecnorm(1, 2, [1 2]),           'MATLAB:getdimarg:dimensionMustBePositiveInteger'
    @() primes(NaN),                    'MATLAB:primes:InputNotFinite'
    @() cumsum(1, 2, 3),                'MATLAB:getdimarg:dimensionMustBePositiveInteger'
    @() moment(1, 2, 3, 4),             'MATLAB:moment:arguments'
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
