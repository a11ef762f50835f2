function [x, flag, relres, iter, resvec, lsvec] = lsqr(A, b, tol, maxit, M1, M2, x0, varargin)
%LSQR LSQR method for linear equations and least squares
%   X = LSQR(A, B) minimizes norm(B - A*X); A is m-by-n, or a function AFUN(X, 'notransp') that gives A*X and
%   AFUN(X, 'transp') that gives A'*X. The further arguments and results are those of PCG; the preconditioner M = M1*M2 is
%   n-by-n. LSVEC estimates the norm of the scaled normal equations' residual in each iteration.
%
%   See also bicg, gmres, pcg, qmr.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3 || isempty(tol), tol = 1e-6; end
    if nargin < 5, M1 = []; end
    if nargin < 6, M2 = []; end
    if ischar(A) || isstring(A)
        A = str2func(char(A));
    end
    if isnumeric(A)
        m = size(A, 1);
        n = size(A, 2);
        if size(b, 1) ~= m || size(b, 2) ~= 1
            error('MATLAB:lsqr:RSHsizeMatchCoeffMatrix', ...
                  'Right hand side must be a column vector of length %d to match the coefficient matrix.', m);
        end
        times = @(x) A * x;
        timesTransposed = @(x) A' * x;
    else
        m = size(b, 1);
        times = @(x) A(x, 'notransp', varargin{:});
        timesTransposed = @(x) A(x, 'transp', varargin{:});
        n = numel(timesTransposed(zeros(m, 1)));
    end
    if nargin < 4 || isempty(maxit), maxit = min([m n 20]); end
    solve = @(x) preconditioned(M2, preconditioned(M1, x, 'notransp', varargin), 'notransp', varargin);
    solveTransposed = @(x) preconditioned(M1, preconditioned(M2, x, 'transp', varargin), 'transp', varargin);
    s = struct('b', full(b), 'tol', tol);
    b = full(b);
    if nargin < 7 || isempty(x0)
        x = zeros(n, 1);
    else
        x = x0;
    end
    nb = norm(b);
    if nb == 0
        x = zeros(n, 1);
        flag = 0; relres = 0; iter = 0; resvec = 0; lsvec = zeros(0, 1);
    else
        [x, flag, relres, iter, resvec, lsvec] = iterate(x, b, nb, tol, maxit, times, timesTransposed, solve, solveTransposed);
    end
    if nargout < 2
        matlab.internal.sparse.reportIteration('lsqr', flag, relres, iter, s);
    end
end

function y = preconditioned(M, x, mode, extra)
    if isempty(M)
        y = x;
    elseif isa(M, 'function_handle')
        y = M(x, mode, extra{:});
    elseif strcmp(mode, 'transp')
        y = M' \ x;
    else
        y = M \ x;
    end
end

function [x, flag, relres, iter, resvec, lsvec] = iterate(x, b, nb, tol, maxit, times, timesTransposed, solve, solveTransposed)
    % Golub and Kahan's bidiagonalization with a running QR factorization (Paige and Saunders).
    u = b - times(x);
    beta = norm(u);
    normr = beta;
    resvec = beta;
    lsvec = zeros(0, 1);
    flag = 1;
    iter = 0;
    if normr <= tol * nb
        flag = 0;
        relres = normr / nb;
        return
    end
    u = u / beta;
    v = solveTransposed(timesTransposed(u));
    alpha = norm(v);
    if alpha == 0
        flag = 0;
        relres = normr / nb;
        return
    end
    v = v / alpha;
    d = v;
    phi = beta;
    rhoBar = alpha;
    normA = alpha ^ 2;
    still = 0;
    for iter = 1:maxit
        q = solve(v);
        if ~all(isfinite(q))
            flag = 2;
            break
        end
        u = times(q) - alpha * u;
        beta = norm(u);
        if beta > 0
            u = u / beta;
        end
        v = solveTransposed(timesTransposed(u)) - beta * v;
        alphaNext = norm(v);
        if alphaNext > 0
            v = v / alphaNext;
        end
        normA = normA + beta ^ 2 + alphaNext ^ 2;
        rho = hypot(rhoBar, beta);
        c = rhoBar / rho;
        sn = beta / rho;
        theta = sn * alphaNext;
        rhoBar = -c * alphaNext;
        step = c * phi;
        phi = sn * phi;
        if norm(step / rho * d) < eps * norm(x)
            still = still + 1;
        else
            still = 0;
        end
        x = x + solve(step / rho * d);
        d = v - theta / rho * d;
        alpha = alphaNext;
        normr = abs(phi);
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        lsvec(end + 1, 1) = abs(alpha * c) / sqrt(normA); %#ok<AGROW>
        if normr <= tol * nb || lsvec(end) <= tol
            flag = 0;
            break
        end
        if still >= 3
            flag = 3;
            break
        end
    end
    normr = norm(b - times(x));
    relres = normr / nb;
end
