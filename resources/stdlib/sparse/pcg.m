function [x, flag, relres, iter, resvec] = pcg(A, b, tol, maxit, M1, M2, x0, varargin)
%PCG Preconditioned conjugate gradients method
%   X = PCG(A, B) solves A*X = B for a Hermitian positive definite A, a matrix or a function of a column.
%   X = PCG(A, B, TOL, MAXIT, M1, M2, X0) takes the tolerance (1e-6), the number of iterations (min(N, 20)), the
%   preconditioner M = M1*M2 (matrices or functions) and the initial guess. Further arguments go to the functions.
%   [X, FLAG, RELRES, ITER, RESVEC] = PCG(...): FLAG is 0 when the method converged, 1 after MAXIT iterations, 2 for an ill
%   conditioned preconditioner, 3 when it stagnated, 4 when a scalar became too small or too large.
%
%   See also bicg, bicgstab, gmres, minres, ichol.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('pcg', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('pcg', flag, relres, iter, s);
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
    p = [];
    still = 0;
    for iter = 1:s.maxit
        y = s.solve(r);
        if ~all(isfinite(y))
            flag = 2;
            break
        end
        previous = rho;
        rho = r' * y;
        if rho == 0 || ~isfinite(rho)
            flag = 4;
            break
        end
        if iter == 1
            p = y;
        else
            beta = rho / previous;
            if beta == 0 || ~isfinite(beta)
                flag = 4;
                break
            end
            p = y + beta * p;
        end
        q = s.times(p);
        pq = p' * q;
        if real(pq) <= 0 || ~isfinite(pq)
            flag = 4;
            break
        end
        alpha = rho / pq;
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
        normr = norm(r);
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        if normr <= target || still >= 3
            r = s.b - s.times(x);
            normr = norm(r);
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
