function [x, flag, relres, iter, resvec] = tfqmr(A, b, tol, maxit, M1, M2, x0, varargin)
%TFQMR Transpose-free quasi-minimal residual method
%   X = TFQMR(A, B) solves A*X = B for a square A, a matrix or a function of a column. The further arguments and results
%   are those of PCG.
%
%   See also bicg, bicgstab, gmres, pcg, qmr, ilu.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('tfqmr', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('tfqmr', flag, relres, iter, s);
    end
end

function [x, flag, relres, iter, resvec] = iterate(s)
    % Freund's method; the preconditioner is applied from the right.
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
    shadow = r;
    w = r;
    u = r;
    d = zeros(size(x), 'like', x);
    hat = s.solve(u);
    if ~all(isfinite(hat))
        flag = 2;
        relres = normr / nb;
        return
    end
    v = s.times(hat);
    Au = v;
    tau = normr;
    theta = 0;
    eta = 0;
    alpha = 0;
    rho = shadow' * r;
    for iter = 1:s.maxit
        for half = 1:2
            if half == 1
                alpha = rho / (shadow' * v);
                if ~isfinite(alpha)
                    flag = 4;
                    break
                end
                uNext = u - alpha * v;
            end
            w = w - alpha * Au;
            d = hat + (theta ^ 2 * eta / alpha) * d;
            theta = norm(w) / tau;
            c = 1 / sqrt(1 + theta ^ 2);
            tau = tau * theta * c;
            eta = c ^ 2 * alpha;
            x = x + eta * d;
            if half == 1
                u = uNext;
                hat = s.solve(u);
                if ~all(isfinite(hat))
                    flag = 2;
                    break
                end
                Au = s.times(hat);
            end
        end
        if flag == 4 || flag == 2
            break
        end
        normr = norm(s.b - s.times(x));
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        if normr <= target
            flag = 0;
            break
        end
        if normr < best.norm
            best = struct('x', x, 'norm', normr, 'iter', iter);
        end
        previous = rho;
        rho = shadow' * w;
        beta = rho / previous;
        if rho == 0 || ~isfinite(beta)
            flag = 4;
            break
        end
        u = w + beta * u;
        hat = s.solve(u);
        if ~all(isfinite(hat))
            flag = 2;
            break
        end
        AuNext = s.times(hat);
        v = AuNext + beta * (Au + beta * v);
        Au = AuNext;
    end
    if flag ~= 0
        x = best.x;
        iter = best.iter;
        normr = norm(s.b - s.times(x));
    end
    relres = normr / nb;
end
