function [x, flag, relres, iter, resvec] = minres(A, b, tol, maxit, M1, M2, x0, varargin)
%MINRES Minimum residual method
%   X = MINRES(A, B) solves A*X = B for a Hermitian A, definite or not, a matrix or a function of a column. The
%   preconditioner is Hermitian positive definite. The further arguments and results are those of PCG.
%
%   See also gmres, pcg, symmlq, ichol.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('minres', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('minres', flag, relres, iter, s);
    end
end

function [x, flag, relres, iter, resvec] = iterate(s)
    % Lanczos tridiagonalization, its factor updated by one plane rotation an iteration (Paige and Saunders).
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
    before = zeros(size(x), 'like', x);
    v = r;
    z = s.solve(v);
    beta = sqrt(real(v' * z));
    if ~isfinite(beta) || beta == 0
        flag = 2;
        relres = normr / nb;
        return
    end
    betaBefore = beta;
    phi = beta;
    c = [-1 -1];
    sn = [0 0];
    d = [before before];
    still = 0;
    for iter = 1:s.maxit
        q = z / beta;
        t = s.times(q);
        alpha = real(q' * t);
        t = t - (alpha / beta) * v;
        if iter > 1
            t = t - (beta / betaBefore) * before;
        end
        before = v;
        v = t;
        z = s.solve(v);
        if ~all(isfinite(z))
            flag = 2;
            break
        end
        betaNext = real(v' * z);
        if betaNext < 0
            flag = 4;
            break
        end
        betaNext = sqrt(betaNext);
        % the new column of the tridiagonal matrix under the rotations so far
        delta = sn(1) * beta * (iter > 1);
        upper = -c(1) * beta * (iter > 1);
        gammaBar = sn(2) * upper - c(2) * alpha;
        upper = c(2) * upper + sn(2) * alpha;
        gamma = hypot(gammaBar, betaNext);
        if gamma == 0
            flag = 4;
            break
        end
        c = [c(2) gammaBar / gamma];
        sn = [sn(2) betaNext / gamma];
        step = c(2) * phi;
        phi = sn(2) * phi;
        next = (q - upper * d(:, 2) - delta * d(:, 1)) / gamma;
        d = [d(:, 2) next];
        if norm(step * next) < eps(class(x)) * norm(x)
            still = still + 1;
        else
            still = 0;
        end
        x = x + step * next;
        betaBefore = beta;
        beta = betaNext;
        normr = norm(s.b - s.times(x));
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        if normr <= target
            flag = 0;
            break
        end
        if normr < best.norm
            best = struct('x', x, 'norm', normr, 'iter', iter);
        end
        if still >= 3 || beta == 0
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
