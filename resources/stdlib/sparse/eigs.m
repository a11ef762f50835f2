function [V, D, flag] = eigs(A, varargin)
%EIGS Subset of eigenvalues and eigenvectors
%   D = EIGS(A) returns the six eigenvalues of largest magnitude. EIGS(A, K) returns K of them, EIGS(A, K, SIGMA) those that
%   SIGMA names: 'largestabs', 'smallestabs', 'largestreal', 'smallestreal', 'bothendsreal', 'largestimag',
%   'smallestimag', 'bothendsimag' (or 'lm', 'sm', 'la', 'sa', 'be', 'lr', 'sr', 'li', 'si'), or those nearest to a number.
%   EIGS(A, B, ...) solves A*v = lambda*B*v with a Hermitian positive definite B. EIGS(AFUN, N, ...) takes a function:
%   A*x, or A\x when SIGMA is 'smallestabs' or 0, or (A - SIGMA*I)\x when SIGMA is another number.
%   EIGS(..., OPTS) takes a structure with issym, isreal, tol, maxit, p, v0, disp, cholB and permB;
%   EIGS(..., NAME, VALUE, ...) takes 'Tolerance', 'MaxIterations', 'SubspaceDimension', 'StartVector',
%   'FailureTreatment', 'Display', 'IsFunctionSymmetric', 'IsCholesky', 'CholeskyPermutation' and 'IsSymmetricDefinite'.
%   [V, D, FLAG] = EIGS(...) returns the vectors, a diagonal matrix, and 0 if all eigenvalues converged.
%
%   See also eig, svds.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    p = readArguments(A, varargin);
    [d, X, flag] = solveProblem(p);
    if nargout < 2
        V = d;
        if flag
            warnUnconverged(p, d);
        end
        return
    end
    V = X;
    D = diag(d);
    if nargout < 3 && flag
        warnUnconverged(p, d);
    end
end

function warnUnconverged(p, d)
    warning('MATLAB:eigs:NotAllEigsConverged', 'Only %d of the %d requested eigenvalues converged.', ...
            nnz(~isnan(d)), p.k);
end

function p = readArguments(A, args)
    p = struct('A', A, 'B', [], 'k', [], 'sigma', 'lm', 'tol', eps, 'maxit', 300, 'subspace', [], 'start', [], ...
               'symmetric', false, 'real', true, 'cholB', false, 'permB', [], 'failure', 'replacenan');
    p.isFunction = isa(A, 'function_handle') || ischar(A) || (isstring(A) && isscalar(A));
    if p.isFunction
        if ~isa(A, 'function_handle')
            p.A = str2func(char(A));
        end
        if isempty(args) || ~isnumeric(args{1}) || ~isscalar(args{1})
            error('MATLAB:eigs:NonPosIntSize', 'eigs: second argument must be numeric: the size of the problem.');
        end
        p.n = full(double(args{1}));
        if p.n < 0 || p.n ~= fix(p.n)
            error('MATLAB:eigs:NonPosIntSize', 'Size of problem must be a positive integer.');
        end
        args(1) = [];
        p.symmetric = false;
    else
        if ~isnumeric(A) && ~islogical(A) || size(A, 1) ~= size(A, 2)
            error('MATLAB:eigs:NonSquareMatrixOrFunction', 'First argument must be a square matrix or a function that computes an operator.');
        end
        p.n = size(A, 1);
        p.real = isreal(A);
        p.symmetric = ishermitian(A);
    end
    if ~isempty(args) && isnumeric(args{1}) && (isequal(size(args{1}), [p.n p.n]) && (p.n > 1 || numel(args) > 1 && isnumeric(args{2})) || isempty(args{1}))
        p.B = args{1};
        args(1) = [];
    elseif ~isempty(args) && isnumeric(args{1}) && ~isscalar(args{1})
        error('MATLAB:eigs:BsizeMismatchA', 'B must be the same size as A.');
    end
    if ~isempty(args) && ~isstruct(args{1}) && ~isOption(args{1})
        p.k = args{1};
        if ~isnumeric(p.k) || ~isscalar(p.k)
            error('MATLAB:eigs:NonIntegerEigQty', 'eigs: second argument must be numeric: the number of eigenvalues.');
        end
        args(1) = [];
    end
    if isempty(p.k)
        p.k = min(6, p.n);
    end
    p.k = full(double(p.k));
    if ~(p.k >= 0) || p.k ~= fix(p.k) || isinf(p.k)
        error('MATLAB:eigs:NonIntegerEigQty', 'Number of eigenvalues requested must be a positive integer.');
    end
    if p.k > p.n
        error('MATLAB:eigs:TooManyRequestedEigsForRealSym', ...
              'eigs: requested number of eigenvalues K (%d) exceeds available eigenvalues (%d)', p.k, p.n);
    end
    if ~isempty(args) && ~isstruct(args{1}) && ~isOption(args{1})
        p.sigma = args{1};
        args(1) = [];
    end
    p = readOptions(p, args);
    if ~isempty(p.start) && numel(p.start) ~= p.n
        error('MATLAB:eigs:WrongSizeStartVector', 'eigs: opts.v0 must be n-by-1, a column of length %d.', p.n);
    end
    if ischar(p.sigma) || isstring(p.sigma)
        p.sigma = shortName(p, lower(char(p.sigma)));
    elseif ~isnumeric(p.sigma) || ~isscalar(p.sigma)
        error('MATLAB:eigs:EigSigma', 'SIGMA must be a text or a number.');
    end
    if ~isempty(p.B) && ~isreal(p.B)
        p.real = false;
    end
    if isnumeric(p.sigma) && ~isreal(p.sigma)
        p.symmetric = false;
        p.real = false;
    end
end

function yes = isOption(value)
    names = {'tolerance', 'maxiterations', 'subspacedimension', 'startvector', 'failuretreatment', 'display', ...
             'isfunctionsymmetric', 'ischolesky', 'choleskypermutation', 'issymmetricdefinite'};
    yes = (ischar(value) || isstring(value)) && any(strcmpi(value, names));
end

function p = readOptions(p, args)
    if ~isempty(args) && isstruct(args{1})
        o = args{1};
        for name = fieldnames(o)'
            value = o.(name{1});
            switch lower(name{1})
                case 'issym'
                    if p.isFunction, p.symmetric = logical(value); end
                case 'isreal'
                    if p.isFunction, p.real = logical(value); end
                case 'tol', p.tol = value;
                case 'maxit', p.maxit = value;
                case 'p', p.subspace = value;
                case 'v0', p.start = value;
                case 'cholb', p.cholB = logical(value);
                case 'permb', p.permB = value;
                case 'fail', p.failure = lower(char(value));
            end
        end
        args(1) = [];
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:eigs:OptionsNotStructure', 'OPTS must be a structure, or names with values.');
    end
    for k = 1:2:numel(args)
        value = args{k + 1};
        switch lower(char(args{k}))
            case 'tolerance', p.tol = value;
            case 'maxiterations', p.maxit = value;
            case 'subspacedimension', p.subspace = value;
            case 'startvector', p.start = value;
            case 'failuretreatment', p.failure = lower(char(value));
            case 'isfunctionsymmetric'
                if p.isFunction, p.symmetric = logical(value); end
            case 'ischolesky', p.cholB = logical(value);
            case 'choleskypermutation', p.permB = value;
            case {'display', 'issymmetricdefinite'}
            otherwise
                error('MATLAB:eigs:UnknownOption', 'Unknown option ''%s''.', char(args{k}));
        end
    end
end

function name = shortName(p, name)
    long = {'largestabs', 'lm'; 'smallestabs', 'sm'; 'largestreal', 'lr'; 'smallestreal', 'sr'; 'bothendsreal', 'be'; ...
            'largestimag', 'li'; 'smallestimag', 'si'; 'bothendsimag', 'bi'};
    at = strcmp(name, long(:, 1));
    isLong = any(at);
    if isLong
        name = long{at, 2};
    end
    realSymmetric = p.symmetric && p.real;
    if ~any(strcmp(name, {'lm', 'sm', 'la', 'sa', 'be', 'lr', 'sr', 'li', 'si', 'bi'}))
        error('MATLAB:eigs:EigSigma', 'eigs: unrecognized value for SIGMA: %s', name);
    end
    if ~isLong && ~realSymmetric && any(strcmp(name, {'la', 'sa', 'be'}))
        error('MATLAB:eigs:EigSigma', 'eigs: invalid value for SIGMA: "%s" requires real symmetric problem', name);
    end
    if ~isLong && realSymmetric && any(strcmp(name, {'lr', 'sr', 'li', 'si'}))
        error('MATLAB:eigs:EigSigma', 'eigs: invalid value for SIGMA: "%s" requires complex or unsymmetric problem', name);
    end
    if any(strcmp(name, {'la', 'sa'}))
        name(2) = 'r';
    end
end

function [d, X, flag] = solveProblem(p)
    n = p.n;
    if n == 0 || p.k == 0
        d = zeros(p.k, 1);
        X = zeros(n, p.k);
        flag = 0;
        return
    end
    % B = R'*R of the permuted problem: y = R*x turns it into a standard one.
    R = [];
    order = 1:n;
    if ~isempty(p.B)
        if p.cholB
            R = p.B;
            if ~isempty(p.permB)
                order = p.permB(:)';
            end
        else
            if norm(p.B - p.B', 1) > 100 * eps * norm(p.B, 1)
                error('MATLAB:eigs:BNotHermitian', 'Generalized matrix B must be Hermitian positive definite.');
            end
            [R, failed] = chol((p.B + p.B') / 2);
            if failed
                error('MATLAB:eigs:BNotSPD', 'Generalized matrix B must be Hermitian positive definite.');
            end
        end
    end
    inverse = isnumeric(p.sigma) || strcmp(p.sigma, 'sm');
    shift = 0;
    if isnumeric(p.sigma)
        shift = full(double(p.sigma));
    end
    apply = operator(p, R, order, inverse, shift);
    kSmall = 64;
    if n <= kSmall || p.k >= n - 1
        [mu, Y] = denseEigen(apply, n, p.symmetric, p.real);
        flag = 0;
    else
        [mu, Y, flag] = iterate(p, apply, inverse);
    end
    if inverse
        lambda = shift + 1 ./ mu;
    else
        lambda = mu;
    end
    chosen = choose(p, lambda, shift);
    d = lambda(chosen);
    X = Y(:, chosen);
    if p.real && all(imag(d) == 0)
        d = real(d);
    end
    if ~isempty(R)
        back = zeros(size(X), 'like', X);
        back(order, :) = R \ X;
        X = back;
    else
        for j = 1:size(X, 2)
            X(:, j) = X(:, j) / norm(X(:, j));
        end
    end
    missing = p.k - numel(d);
    if missing > 0 && strcmp(p.failure, 'replacenan')
        d(end + 1:p.k, 1) = NaN;
        X(:, end + 1:p.k) = NaN;
    end
end

function apply = operator(p, R, order, inverse, shift)
    n = p.n;
    if p.isFunction
        f = p.A;
        if isempty(R)
            apply = @(x) f(x);
        elseif inverse
            apply = @(y) R * at(f(put(R' * y, order, n)), order);
        else
            apply = @(y) R' \ at(f(put(R \ y, order, n)), order);
        end
        return
    end
    A = p.A;
    if ~isempty(R)
        A = A(order, order);
    end
    if ~inverse
        if isempty(R)
            apply = @(x) A * x;
        else
            apply = @(y) R' \ (A * (R \ y));
        end
        return
    end
    if isempty(R)
        shifted = A - shift * speye(n);
    else
        shifted = A - shift * (R' * R);
    end
    [L, U, P, Q] = lu(sparse(shifted));
    if any(diag(U) == 0)
        error('MATLAB:eigs:SingularA', ...
              'A - SIGMA*B is singular. SIGMA is exactly an eigenvalue: choose another one near it.');
    end
    if isempty(R)
        apply = @(x) Q * (U \ (L \ (P * x)));
    else
        apply = @(y) R * (Q * (U \ (L \ (P * (R' * y)))));
    end
end

function y = put(x, order, n)
    y = zeros(n, 1, 'like', x);
    y(order) = x;
end

function y = at(x, order)
    y = x(order);
end

function [mu, Y] = denseEigen(apply, n, symmetric, isReal)
    M = zeros(n);
    for j = 1:n
        e = zeros(n, 1);
        e(j) = 1;
        M(:, j) = apply(e);
    end
    if symmetric
        M = (M + M') / 2;
        if isReal
            M = real(M);
        end
    end
    [Y, D] = eig(M);
    mu = diag(D);
end

function [mu, Y, flag] = iterate(p, apply, inverse)
    n = p.n;
    realSymmetric = p.symmetric && p.real;
    which = 'LM';
    if ~inverse
        which = upper(p.sigma);
        if realSymmetric
            which = strrep(strrep(which, 'LR', 'LA'), 'SR', 'SA');
        elseif p.symmetric && strcmp(which, 'BE')
            which = 'LM';
        end
    end
    k = p.k;
    if ~realSymmetric && k < n - 2
        k = k + 1; % the partner of a complex pair
    end
    if any(strcmp(which, {'BE', 'BI'})) && ~realSymmetric
        error('MATLAB:eigs:EigSigma', '''%s'' requires a real symmetric problem.', p.sigma);
    end
    subspace = p.subspace;
    if isempty(subspace)
        subspace = max(2 * k + 1, 20);
    end
    subspace = min(n, max(subspace, k + 2));
    start = p.start;
    if isempty(start)
        start = cos((1:n)' .^ 2); % the same in every run
    end
    [mu, Y, flag] = arpack(@(x) apply(x), n, k, which, realSymmetric, p.tol, p.maxit, subspace, start);
    if ~realSymmetric && p.real
        small = abs(imag(mu)) <= 100 * eps * abs(mu);
        mu(small) = real(mu(small));
        for j = find(small)'
            [~, at] = max(abs(Y(:, j)));
            Y(:, j) = real(Y(:, j) * (abs(Y(at, j)) / Y(at, j)));
        end
        if all(small)
            mu = real(mu);
            Y = real(Y);
        end
    elseif p.symmetric
        mu = real(mu);
    end
end

function chosen = choose(p, lambda, shift)
    k = min(p.k, numel(lambda));
    name = p.sigma;
    if isnumeric(name)
        name = 'sm';
    end
    distance = abs(lambda - shift);
    switch name
        case 'lm'
            [~, order] = sort(abs(lambda), 'descend');
        case 'sm'
            [~, order] = sort(distance);
        case 'lr'
            [~, order] = sort(real(lambda), 'descend');
        case 'sr'
            [~, order] = sort(real(lambda));
        case 'li'
            [~, order] = sort(abs(imag(lambda)), 'descend');
        case 'si'
            [~, order] = sort(abs(imag(lambda)));
        case 'be'
            [~, order] = sort(real(lambda));
            order = order([1:floor(k / 2), end - ceil(k / 2) + 1:end]);
        case 'bi'
            [~, order] = sort(imag(lambda));
            order = order([1:floor(k / 2), end - ceil(k / 2) + 1:end]);
    end
    chosen = order(1:k);
    if strcmp(name, 'sm') && p.symmetric && p.real
        chosen = chosen(end:-1:1);
    end
end
