function [x, fval, exitflag, output, grad, hess] = fminunc(fun, x0, options)
%FMINUNC Minimum of a function of several variables
%   X = FMINUNC(FUN, X0) looks for a local minimum from X0 by the BFGS method with a line search. If the option
%   'GradObj' is 'on', FUN gives the gradient as its second output; else it is approximated by differences. FMINUNC(FUN,
%   X0, OPTIONS) also takes 'TolX', 'TolFun' (1e-6), 'MaxIter' (400), 'MaxFunEvals', 'OutputFcn', 'Display'.
%   [X, FVAL, EXITFLAG, OUTPUT, GRAD, HESSIAN] = FMINUNC(...)
%
%   See also fminsearch, optimset.
    if nargin == 1 && (ischar(fun) || isstring(fun)) && strcmp(fun, 'defaults')
        x = struct('Display', 'final', 'GradObj', 'off', 'MaxFunEvals', Inf, 'MaxIter', 400, 'TolX', 1e-6, 'TolFun', 1e-6);
        return
    end
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3
        options = [];
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    shape = size(x0);
    v = double(x0(:));
    n = numel(v);
    tolx = optimget(options, 'TolX', 1e-7);
    tolf = optimget(options, 'TolFun', 1e-7);
    maxiter = optimget(options, 'MaxIter', 400);
    maxfev = optimget(options, 'MaxFunEvals', Inf);
    outfcn = optimget(options, 'OutputFcn');
    has_gradient = strcmpi(optimget(options, 'GradObj', 'off'), 'on');
    typical = optimget(options, 'TypicalX', ones(n, 1));
    count = 0;
    iterations = 0;
    [fval, grad] = evaluate(v);
    if ~isfinite(fval)
        error('MATLAB:fminunc:value', 'fminunc: the function value at the starting point must be finite.');
    end
    H = eye(n);
    exitflag = 0;
    while iterations < maxiter && count < maxfev
        if norm(grad, Inf) <= tolf * max(1, abs(fval)) * 1e-1
            exitflag = 1;
            break
        end
        p = -H * grad;
        slope = grad' * p;
        if slope >= 0
            H = eye(n);
            p = -grad;
            slope = -grad' * grad;
        end
        step = 1;
        if iterations == 0
            step = min(1, 1 / norm(grad, 1));
        end
        low = 0;
        high = Inf;
        accepted = false;
        for t = 1:60
            [f1, g1] = evaluate(v + step * p);
            if ~(f1 <= fval + 1e-4 * step * slope)
                high = step;
                step = (low + high) / 2;
            elseif g1' * p < 0.9 * slope
                low = step;
                if isinf(high)
                    step = 2 * step;
                else
                    step = (low + high) / 2;
                end
            else
                accepted = true;
                break
            end
            if isfinite(high) && high - low < 1e-14 * max(1, high)
                break
            end
        end
        if ~accepted && ~(f1 < fval)
            exitflag = 2 + (norm(grad, Inf) > sqrt(tolf)) * 1;
            break
        end
        s = step * p;
        y = g1 - grad;
        change = fval - f1;
        v = v + s;
        fval = f1;
        grad = g1;
        iterations = iterations + 1;
        sy = s' * y;
        if sy > eps * norm(s) * norm(y)
            if iterations == 1
                H = sy / (y' * y) * eye(n);
            end
            rho = 1 / sy;
            E = eye(n) - rho * (s * y');
            H = E * H * E' + rho * (s * s');
        end
        if ~isempty(outfcn) && isequal(outfcn(reshape(v, shape), struct('iter', iterations, 'iteration', iterations, ...
                'funccount', count, 'fval', fval), 'iter'), true)
            exitflag = -1;
            break
        end
        if norm(s, Inf) <= tolx * max(norm(v, Inf), tolx) && norm(grad, Inf) <= sqrt(tolf)
            exitflag = 2;
            break
        elseif change >= 0 && change <= tolf * 1e-3 * max(1, abs(fval)) && norm(grad, Inf) <= sqrt(tolf)
            exitflag = 3;
            break
        end
    end
    x = reshape(v, shape);
    grad = reshape(grad, shape);
    hess = [];
    if nargout > 5
        hess = zeros(n);
        for k = 1:n
            h = eps ^ (1 / 3) * max(abs(v(k)), abs(typical(k)));
            d = zeros(n, 1);
            d(k) = h;
            [~, gp] = evaluate(v + d);
            [~, gm] = evaluate(v - d);
            hess(:, k) = (gp - gm) / (2 * h);
        end
        hess = (hess + hess') / 2;
    end
    output = struct('iterations', iterations, 'successful', iterations, 'funcCount', count, 'algorithm', 'quasi-newton', 'message', '');

    function [f, g] = evaluate(w)
        if has_gradient
            [f, g] = fun(reshape(w, shape));
            g = g(:);
            count = count + 1;
            return
        end
        f = fun(reshape(w, shape));
        g = zeros(n, 1);
        for j = 1:n
            hj = eps ^ (1 / 3) * max(abs(w(j)), abs(typical(j)));
            wp = w;
            wm = w;
            wp(j) = w(j) + hj;
            wm(j) = w(j) - hj;
            g(j) = (fun(reshape(wp, shape)) - fun(reshape(wm, shape))) / (wp(j) - wm(j));
        end
        count = count + 2 * n + 1;
    end
end
