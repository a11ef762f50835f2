function [x, fval, exitflag, output, jac] = fsolve(fun, x0, options)
%FSOLVE Solve a system of nonlinear equations
%   X = FSOLVE(FUN, X0) looks for FUN(X) = 0 from X0 by the Levenberg-Marquardt method. If the option 'Jacobian' is 'on',
%   FUN gives the Jacobian as its second output; else it is approximated by differences. Other options: 'TolX' and 'TolFun'
%   (1e-6), 'MaxIter' (400), 'MaxFunEvals', 'ComplexEqn', 'OutputFcn', 'Updating', 'FinDiffType', 'TypicalX'.
%   [X, FVAL, EXITFLAG, OUTPUT, JACOBIAN] = FSOLVE(...)
%
%   See also fzero, fminunc, optimset.
    if nargin == 1 && (ischar(fun) || isstring(fun)) && strcmp(fun, 'defaults')
        x = struct('Display', 'final', 'Jacobian', 'off', 'MaxFunEvals', Inf, 'MaxIter', 400, 'TolX', 1e-6, 'TolFun', 1e-6);
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
    has_jacobian = strcmpi(optimget(options, 'Jacobian', 'off'), 'on');
    complex_equation = strcmpi(optimget(options, 'ComplexEqn', 'off'), 'on');
    central = strcmpi(optimget(options, 'FinDiffType', 'forward'), 'central');
    count = 0;
    iterations = 0;
    exitflag = 0;
    f = residual(v);
    fshape = size(fun(reshape(v, shape)));
    jac = jacobian(v, f);
    lambda = 1e-2;
    scale = max(sqrt(sum(abs(jac) .^ 2, 1)).', eps);
    while true
        if norm(f) <= tolf * 1e-3 || norm(f, Inf) <= eps
            exitflag = 1;
            break
        end
        if iterations >= maxiter || count >= maxfev
            break
        end
        scale = max(scale, sqrt(sum(abs(jac) .^ 2, 1)).');
        moved = false;
        for attempt = 1:40
            s = -[jac; sqrt(lambda) * diag(scale)] \ [f; zeros(n, 1)];
            trial = v + s;
            ft = residual(trial);
            if all(isfinite(ft)) && norm(ft) < norm(f)
                moved = true;
                break
            end
            lambda = max(lambda * 4, 1e-12);
            if norm(s) <= eps * norm(v)
                break
            end
        end
        if ~moved
            if norm(f) <= sqrt(tolf)
                exitflag = 1;
            else
                exitflag = -3;
            end
            break
        end
        reduction = 1 - (norm(ft) / norm(f)) ^ 2;
        if reduction > 0.5
            lambda = lambda / 10;
        end
        if lambda < 1e-14
            lambda = 0;
        end
        previous = norm(f);
        v = trial;
        f = ft;
        iterations = iterations + 1;
        if ~isempty(outfcn) && isequal(outfcn(reshape(v, shape), struct('iter', iterations, 'iteration', iterations, ...
                'funccount', count, 'fval', norm(f)), 'iter'), true)
            exitflag = -1;
            break
        end
        jac = jacobian(v, f);
        if norm(s) <= tolx * norm(v) * 1e-3 && norm(f) <= sqrt(tolf)
            exitflag = 2;
            break
        elseif previous - norm(f) <= tolf * 1e-6 * previous && norm(f) <= sqrt(tolf)
            exitflag = 3;
            break
        end
    end
    x = reshape(v, shape);
    fval = reshape(f, fshape);
    output = struct('iterations', iterations, 'successful', iterations, 'funcCount', count, 'algorithm', 'levenberg-marquardt', 'message', '');

    function r = residual(w)
        r = fun(reshape(w, shape));
        r = r(:);
        count = count + 1;
        if ~complex_equation && ~isreal(r)
            r = complex(real(r), imag(r));
        end
    end

    function J = jacobian(w, r)
        if has_jacobian
            [~, J] = fun(reshape(w, shape));
            J = full(J);
            return
        end
        J = zeros(numel(r), n);
        for k = 1:n
            if central
                h = eps ^ (1 / 3) * max(abs(w(k)), 1);
            else
                h = sqrt(eps) * max(abs(w(k)), 1);
            end
            wp = w;
            wp(k) = wp(k) + h;
            if central
                wm = w;
                wm(k) = wm(k) - h;
                J(:, k) = (residual(wp) - residual(wm)) / (2 * h);
            else
                J(:, k) = (residual(wp) - r) / h;
            end
        end
    end
end
