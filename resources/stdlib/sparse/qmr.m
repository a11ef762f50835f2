function [x, flag, relres, iter, resvec] = qmr(A, b, tol, maxit, M1, M2, x0, varargin)
%QMR Quasi-minimal residual method
%   X = QMR(A, B) solves A*X = B for a square A, a matrix or a function AFUN(X, 'notransp') that gives A*X and
%   AFUN(X, 'transp') that gives A'*X. The further arguments and results are those of PCG; functions for M1 and M2 take the
%   second argument too.
%
%   See also bicg, bicgstab, gmres, lsqr, pcg, tfqmr, ilu.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 2, options{1} = tol; end
    if nargin > 3, options{2} = maxit; end
    if nargin > 4, options{3} = M1; end
    if nargin > 5, options{4} = M2; end
    if nargin > 6, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('qmr', A, b, options, varargin);
    [x, flag, relres, iter, resvec] = iterate(s);
    if nargout < 2
        matlab.internal.sparse.reportIteration('qmr', flag, relres, iter, s);
    end
end

function [x, flag, relres, iter, resvec] = iterate(s)
    % Freund and Nachtigal's method by coupled two-term recurrences, without look-ahead ("Templates", section 2.3.6).
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
    vt = r;
    y = s.solve1(vt);
    wt = r;
    z = s.solve2Transposed(wt);
    rho = norm(y);
    xi = norm(z);
    gamma = 1;
    eta = -1;
    theta = 0;
    epsilon = 1;
    for iter = 1:s.maxit
        if ~all(isfinite(y)) || ~all(isfinite(z))
            flag = 2;
            break
        end
        if rho == 0 || xi == 0
            flag = 4;
            break
        end
        v = vt / rho;
        y = y / rho;
        w = wt / xi;
        z = z / xi;
        delta = z' * y;
        if delta == 0 || ~isfinite(delta)
            flag = 4;
            break
        end
        yt = s.solve2(y);
        zt = s.solve1Transposed(z);
        if ~all(isfinite(yt)) || ~all(isfinite(zt))
            flag = 2;
            break
        end
        if iter == 1
            p = yt;
            q = zt;
        else
            p = yt - (xi * delta / epsilon) * p;
            q = zt - conj(rho * delta / epsilon) * q;
        end
        pt = s.times(p);
        epsilon = q' * pt;
        beta = epsilon / delta;
        if epsilon == 0 || ~isfinite(beta) || beta == 0
            flag = 4;
            break
        end
        vt = pt - beta * v;
        y = s.solve1(vt);
        rhoBefore = rho;
        rho = norm(y);
        wt = s.timesTransposed(q) - conj(beta) * w;
        z = s.solve2Transposed(wt);
        xi = norm(z);
        thetaBefore = theta;
        gammaBefore = gamma;
        theta = rho / (gammaBefore * abs(beta));
        gamma = 1 / sqrt(1 + theta ^ 2);
        eta = -eta * rhoBefore * gamma ^ 2 / (beta * gammaBefore ^ 2);
        if ~isfinite(eta)
            flag = 4;
            break
        end
        if iter == 1
            d = eta * p;
            e = eta * pt;
        else
            d = eta * p + (thetaBefore * gamma) ^ 2 * d;
            e = eta * pt + (thetaBefore * gamma) ^ 2 * e;
        end
        moves = norm(d) >= eps(class(x)) * norm(x);
        x = x + d;
        r = r - e;
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
