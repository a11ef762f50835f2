function [x, flag, relres, iter, resvec] = gmres(A, b, restart, tol, maxit, M1, M2, x0, varargin)
%GMRES Generalized minimum residual method
%   X = GMRES(A, B) solves A*X = B for a square A, a matrix or a function of a column.
%   X = GMRES(A, B, RESTART, TOL, MAXIT, M1, M2, X0) restarts every RESTART inner iterations (never by default) and takes
%   the tolerance (1e-6), the number of outer iterations, the preconditioner M = M1*M2 and the initial guess.
%   [X, FLAG, RELRES, ITER, RESVEC] = GMRES(...): RELRES is the relative residual of the preconditioned system, ITER holds
%   the outer and the inner iteration; FLAG is as in PCG.
%
%   See also bicg, bicgstab, minres, pcg, ilu.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    options = cell(1, 5);
    if nargin > 3, options{1} = tol; end
    if nargin > 4, options{2} = maxit; end
    if nargin > 5, options{3} = M1; end
    if nargin > 6, options{4} = M2; end
    if nargin > 7, options{5} = x0; end
    s = matlab.internal.sparse.linearSystem('gmres', A, b, options, varargin);
    restarted = nargin > 2 && ~isempty(restart) && restart ~= s.n;
    if restarted
        inner = min(restart, s.n);
        outer = s.maxit;
        if isempty(options{2})
            outer = min(ceil(s.n / inner), 10);
        end
    else
        inner = s.maxit;
        if isempty(options{2})
            inner = min(s.n, 10);
        end
        inner = min(inner, s.n);
        outer = 1;
    end
    [x, flag, relres, iter, resvec] = iterate(s, inner, outer);
    if nargout < 2
        matlab.internal.sparse.reportIteration('gmres', flag, relres, iter, s);
    end
end

function [x, flag, relres, iter, resvec] = iterate(s, inner, outer)
    x = s.x;
    if all(s.b == 0)
        x(:) = 0;
        flag = 0; relres = 0; iter = [0 0]; resvec = 0;
        return
    end
    right = s.solve(s.b);
    if ~all(isfinite(right))
        flag = 2; relres = 1; iter = [0 0]; resvec = norm(s.b);
        return
    end
    nb = norm(right);
    target = s.tol * nb;
    r = s.solve(s.b - s.times(x));
    normr = norm(r);
    resvec = normr;
    iter = [0 0];
    flag = 1;
    if normr <= target
        flag = 0;
        relres = normr / nb;
        return
    end
    for k = 1:outer
        V = zeros(s.n, inner + 1, class(x));
        H = zeros(inner + 1, inner, class(x));
        V(:, 1) = r / normr;
        g = zeros(inner + 1, 1, class(x));
        g(1) = normr;
        cosines = zeros(inner, 1);
        sines = zeros(inner, 1);
        used = 0;
        before = normr;
        for j = 1:inner
            w = s.solve(s.times(V(:, j)));
            if ~all(isfinite(w))
                flag = 2;
                break
            end
            scale = norm(w);
            for pass = 1:2
                h = V(:, 1:j)' * w;
                w = w - V(:, 1:j) * h;
                H(1:j, j) = H(1:j, j) + h;
            end
            last = norm(w);
            breakdown = last <= eps(class(x)) * scale;
            H(j + 1, j) = last;
            if ~breakdown
                V(:, j + 1) = w / last;
            end
            for i = 1:j - 1
                t = cosines(i) * H(i, j) + sines(i) * H(i + 1, j);
                H(i + 1, j) = -conj(sines(i)) * H(i, j) + cosines(i) * H(i + 1, j);
                H(i, j) = t;
            end
            [cosines(j), sines(j), H(j, j)] = rotation(H(j, j), H(j + 1, j));
            H(j + 1, j) = 0;
            g(j + 1) = -conj(sines(j)) * g(j);
            g(j) = cosines(j) * g(j);
            used = j;
            normr = abs(g(j + 1));
            resvec(end + 1, 1) = normr; %#ok<AGROW>
            if normr <= target || breakdown
                break
            end
        end
        if used > 0 && all(diag(H(1:used, 1:used)) ~= 0)
            x = x + V(:, 1:used) * (H(1:used, 1:used) \ g(1:used));
        end
        iter = [k used];
        r = s.solve(s.b - s.times(x));
        normr = norm(r);
        if flag == 2
            break
        end
        if normr <= target
            flag = 0;
            break
        end
        if k < outer && normr >= before * (1 - eps(class(x)))
            flag = 3;
            break
        end
    end
    relres = normr / nb;
end

function [c, s, r] = rotation(a, b)
    if b == 0
        c = 1;
        s = 0;
        r = a;
    elseif a == 0
        c = 0;
        s = 1;
        r = b;
    else
        length2 = hypot(abs(a), abs(b));
        c = abs(a) / length2;
        s = (a / abs(a)) * conj(b) / length2;
        r = (a / abs(a)) * length2;
    end
end
