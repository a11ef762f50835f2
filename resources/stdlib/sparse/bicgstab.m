function [x, flag, relres, iter, resvec] = bicgstab(A, b, tol, maxit, M1, M2, x0, varargin)
%BICGSTAB Stabilized biconjugate gradients method
%   X = BICGSTAB(A, B) solves A*X = B for a square A, a matrix or a function of a column. The further arguments and results
%   are those of PCG; ITER ends in .5 when the method stopped in the middle of an iteration.
%
%   See also bicg, cgs, gmres, pcg, ilu.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('bicgstab', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('bicgstab', flag, relres, iter, s);
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
    omega = 1;
    alpha = 1;
    for k = 1:s.maxit
        iter = k;
        previous = rho;
        rho = shadow' * r;
        if rho == 0 || ~isfinite(rho)
            flag = 4;
            break
        end
        if k == 1
            p = r;
        else
            beta = rho / previous * (alpha / omega);
            if ~isfinite(beta)
                flag = 4;
                break
            end
            p = r + beta * (p - omega * v);
        end
        hat = s.solve(p);
        if ~all(isfinite(hat))
            flag = 2;
            break
        end
        v = s.times(hat);
        alpha = rho / (shadow' * v);
        if ~isfinite(alpha)
            flag = 4;
            break
        end
        moves = norm(hat) * abs(alpha) >= eps(class(x)) * norm(x);
        half = x + alpha * hat;
        t = r - alpha * v;
        normr = norm(t);
        resvec(end + 1, 1) = normr; %#ok<AGROW>
        if normr <= target
            normr = norm(s.b - s.times(half));
            resvec(end) = normr;
            if normr <= target
                x = half;
                flag = 0;
                iter = k - 0.5;
                break
            end
        end
        if normr < best.norm
            best = struct('x', half, 'norm', normr, 'iter', k - 0.5);
        end
        hat = s.solve(t);
        if ~all(isfinite(hat))
            flag = 2;
            break
        end
        q = s.times(hat);
        omega = (q' * t) / (q' * q);
        if ~isfinite(omega)
            flag = 4;
            break
        end
        x = half + omega * hat;
        r = t - omega * q;
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
            best = struct('x', x, 'norm', normr, 'iter', k);
        end
        if ~moves
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
