function [x, flag, relres, iter, resvec] = bicg(A, b, tol, maxit, M1, M2, x0, varargin)
%BICG Biconjugate gradients method
%   X = BICG(A, B) solves A*X = B for a square A, a matrix or a function AFUN(X, 'notransp') that gives A*X and
%   AFUN(X, 'transp') that gives A'*X. The further arguments and results are those of PCG; functions for M1 and M2 take the
%   second argument too.
%
%   See also bicgstab, cgs, gmres, lsqr, pcg, qmr, ilu.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('bicg', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('bicg', flag, relres, iter, s);
    end
end

function [x, flag, relres, iter, resvec] = iterate(s)
    x = s.x;
    nb = norm(s.b);
    if nb == 0
        x(:) = 0;
        flag = 0; relres = 0; iter = 0; resvec = 0;
        return
    end
    target = s.tol * nb;
    r = s.b - s.times(x);
    shadow = r;
    normr = norm(r);
    resvec = normr;
    best = struct('x', x, 'norm', normr, 'iter', 0);
    flag = 1;
    iter = 0;
    if normr <= target
        flag = 0;
        relres = normr / nb;
        return
    end
    rho = 1;
    still = 0;
    for iter = 1:s.maxit
        y = s.solve(r);
        yShadow = s.solveTransposed(shadow);
        if ~all(isfinite(y)) || ~all(isfinite(yShadow))
            flag = 2;
            break
        end
        previous = rho;
        rho = shadow' * y;
        if rho == 0 || ~isfinite(rho)
            flag = 4;
            break
        end
        if iter == 1
            p = y;
            pShadow = yShadow;
        else
            beta = rho / previous;
            p = y + beta * p;
            pShadow = yShadow + conj(beta) * pShadow;
        end
        q = s.times(p);
        qShadow = s.timesTransposed(pShadow);
        alpha = rho / (pShadow' * q);
        if ~isfinite(alpha)
            flag = 4;
            break
        end
        if norm(p) * abs(alpha) < eps(class(x)) * norm(x)
            still = still + 1;
        else
            still = 0;
        end
        x = x + alpha * p;
        r = r - alpha * q;
        shadow = shadow - conj(alpha) * qShadow;
        normr = norm(r);
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        if normr <= target
            normr = norm(s.b - s.times(x));
            resvec(end) = normr;
            if normr <= target
                flag = 0;
                break
            end
        end
        if normr < best.norm
            best = struct('x', x, 'norm', normr, 'iter', iter);
        end
        if still >= 3
            flag = 3;
            break
        end
    end
    if flag ~= 0
        x = best.x;
        iter = best.iter;
        normr = norm(s.b - s.times(x));
    end
    relres = normr / nb;
end
