function s = linearSystem(name, A, b, options, extra)
%LINEARSYSTEM The arguments of the iterative solvers, checked
%   S = LINEARSYSTEM(NAME, A, B, {TOL, MAXIT, M1, M2, X0}, EXTRA) has the fields times and timesTransposed (functions of a
%   column), solve and solveTransposed (with the preconditioner), b, x, tol, maxit, n and preconditioned. A is a matrix or a
%   function; M1 and M2 are matrices, functions or empty. EXTRA are further arguments of the functions.
    options(end + 1:5) = {[]};
    [tol, maxit, M1, M2, x0] = options{:};
    if ischar(A) || isstring(A)
        A = str2func(char(A));
    end
    if ~isa(A, 'function_handle') && ~isnumeric(A)
        error(['MATLAB:' name ':InvalidA'], '%s: A must be a square matrix or a function.', name);
    end
    if ~isnumeric(b) || ~iscolumn(b)
        error(['MATLAB:' name ':RSHnotColumn'], 'Right hand side must be a column vector.');
    end
    s.n = size(b, 1);
    if isnumeric(A)
        if size(A, 1) ~= size(A, 2)
            error(['MATLAB:' name ':NonSquareMatrix'], 'Matrix must be square.');
        end
        if size(A, 1) ~= s.n
            error(['MATLAB:' name ':RSHsizeMatchCoeffMatrix'], ...
                  'Right hand side must be a column vector of length %d to match the coefficient matrix.', size(A, 1));
        end
        s.times = @(x) A * x;
        s.timesTransposed = @(x) A' * x;
    else
        s.times = @(x) applied(A, x, 'notransp', extra);
        s.timesTransposed = @(x) applied(A, x, 'transp', extra);
    end
    isSingle = isa(b, 'single') || isa(A, 'single');
    if isempty(tol)
        tol = 1e-6;
    end
    if isSingle
        tol = single(tol);
    end
    if tol < eps(class(tol))
        warning(['MATLAB:' name ':tooSmallTolerance'], ...
                ['Input tol may not be achievable by ' upper(name) '\nTry to use a bigger tolerance']);
        tol = eps(class(tol));
    elseif tol >= 1
        warning(['MATLAB:' name ':tooBigTolerance'], ...
                ['Input tol is bigger than 1 \nTry to use a smaller tolerance']);
        tol = 1 - eps(class(tol));
    end
    if isempty(maxit)
        maxit = min(s.n, 20);
    end
    [first, firstTransposed] = preconditioner(name, M1, s.n, extra);
    [second, secondTransposed] = preconditioner(name, M2, s.n, extra);
    s.preconditioned = ~isempty(first) || ~isempty(second);
    s.solve1 = orIdentity(first);
    s.solve2 = orIdentity(second);
    s.solve1Transposed = orIdentity(firstTransposed);
    s.solve2Transposed = orIdentity(secondTransposed);
    s.solve = composed(first, second);
    s.solveTransposed = composed(secondTransposed, firstTransposed);
    if isempty(x0)
        x0 = zeros(s.n, 1, class(tol));
    elseif ~iscolumn(x0) || numel(x0) ~= s.n
        error(['MATLAB:' name ':WrongInitGuessSize'], ...
              'Initial guess must be a column vector of length %d to match the problem size.', s.n);
    end
    s.name = name;
    s.b = full(b);
    s.x = full(x0);
    if isSingle
        s.b = single(s.b);
        s.x = single(s.x);
    end
    s.tol = tol;
    s.maxit = maxit;
end

function y = applied(f, x, mode, extra)
    % Methods that never transpose call f(x); the others say which product they want.
    if nargin(f) == 1 || (nargin(f) < 0 && isempty(extra) && ~strcmp(mode, 'transp') && nargin(f) == -1)
        y = f(x);
        return
    end
    if nargin(f) == 1 + numel(extra)
        y = f(x, extra{:});
    else
        y = f(x, mode, extra{:});
    end
end

function [f, t] = preconditioner(name, M, n, extra)
    f = [];
    t = [];
    if isempty(M)
        return
    end
    if ischar(M) || isstring(M)
        M = str2func(char(M));
    end
    if isa(M, 'function_handle')
        f = @(x) applied(M, x, 'notransp', extra);
        t = @(x) applied(M, x, 'transp', extra);
        return
    end
    if ~isequal(size(M), [n n])
        error(['MATLAB:' name ':WrongPrecondSize'], ...
              'Preconditioner must be a square matrix of size %d to match the problem size.', n);
    end
    f = @(x) quietSolve(M, x);
    t = @(x) quietSolve(M', x);
end

function y = quietSolve(M, x)
    states = warning('off', 'MATLAB:singularMatrix');
    restore = onCleanup(@() warning(states));
    near = warning('off', 'MATLAB:nearlySingularMatrix');
    restoreNear = onCleanup(@() warning(near));
    y = M \ x;
end

function f = orIdentity(f)
    if isempty(f)
        f = @(x) x;
    end
end

function f = composed(first, second)
    if isempty(first) && isempty(second)
        f = @(x) x;
    elseif isempty(second)
        f = first;
    elseif isempty(first)
        f = second;
    else
        f = @(x) second(first(x));
    end
end
