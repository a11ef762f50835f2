function [x, fval, exitflag, output] = fminsearch(fun, x0, options, varargin)
%FMINSEARCH Minimum of a function of several variables without derivatives
%   X = FMINSEARCH(FUN, X0) starts at the array X0 and looks for a local minimum with the simplex search of Nelder and
%   Mead. FMINSEARCH(FUN, X0, OPTIONS) takes options from optimset: 'TolX' (1e-4), 'TolFun' (1e-4), 'MaxIter' and
%   'MaxFunEvals' (200 times the number of variables), 'Display', 'OutputFcn', 'FunValCheck'.
%   [X, FVAL, EXITFLAG, OUTPUT] = FMINSEARCH(...)
%   Source: J. C. Lagarias, J. A. Reeds, M. H. Wright, P. E. Wright, SIAM J. Optim. 9(1), 1998.
%
%   See also fminbnd, fminunc, optimset.
    if nargin == 1 && (ischar(fun) || isstring(fun)) && strcmp(fun, 'defaults')
        x = struct('Display', 'notify', 'FunValCheck', 'off', 'MaxFunEvals', '200*numberofvariables', ...
            'MaxIter', '200*numberofvariables', 'OutputFcn', [], 'TolFun', 1e-4, 'TolX', 1e-4);
        return
    end
    if nargin == 1 && isstruct(fun)
        problem = fun;
        fun = problem.objective;
        x0 = problem.x0;
        options = problem.options;
    elseif nargin < 2
        error('MATLAB:fminsearch:NotEnoughInputs', 'fminsearch requires at least two input arguments.');
    elseif nargin < 3
        options = [];
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    n = numel(x0);
    tolx = optimget(options, 'TolX', 1e-4);
    tolf = optimget(options, 'TolFun', 1e-4);
    maxiter = limit_of(optimget(options, 'MaxIter', 200 * n), n);
    maxfev = limit_of(optimget(options, 'MaxFunEvals', 200 * n), n);
    outfcn = optimget(options, 'OutputFcn');
    display = optimget(options, 'Display', 'notify');
    shape = size(x0);
    count = 0;
    iterations = 0;
    V = repmat(x0(:), 1, n + 1);
    f = zeros(1, n + 1);
    f(1) = value(V(:, 1));
    for j = 1:n
        if V(j, j + 1) ~= 0
            V(j, j + 1) = 1.05 * V(j, j + 1);
        else
            V(j, j + 1) = 0.00025;
        end
        f(j + 1) = value(V(:, j + 1));
    end
    [f, order] = sort(f);
    V = V(:, order);
    exitflag = 1;
    stop = call_output('init');
    while ~stop
        if max(abs(f(1) - f(2:end))) <= max(tolf, 10 * eps(f(1))) && ...
                max(max(abs(V(:, 2:end) - V(:, 1)))) <= max(tolx, 10 * eps(max(V(:, 1))))
            break
        end
        if count >= maxfev || iterations >= maxiter
            exitflag = 0;
            break
        end
        center = mean(V(:, 1:n), 2);
        xr = 2 * center - V(:, end);
        fr = value(xr);
        shrink = false;
        if fr < f(1)
            xe = 3 * center - 2 * V(:, end);
            fe = value(xe);
            if fe < fr
                V(:, end) = xe;
                f(end) = fe;
            else
                V(:, end) = xr;
                f(end) = fr;
            end
        elseif fr < f(n)
            V(:, end) = xr;
            f(end) = fr;
        elseif fr < f(end)
            xc = 1.5 * center - 0.5 * V(:, end);
            fc = value(xc);
            if fc <= fr
                V(:, end) = xc;
                f(end) = fc;
            else
                shrink = true;
            end
        else
            xc = 0.5 * center + 0.5 * V(:, end);
            fc = value(xc);
            if fc < f(end)
                V(:, end) = xc;
                f(end) = fc;
            else
                shrink = true;
            end
        end
        if shrink
            for j = 2:n + 1
                V(:, j) = V(:, 1) + 0.5 * (V(:, j) - V(:, 1));
                f(j) = value(V(:, j));
            end
        end
        [f, order] = sort(f);
        V = V(:, order);
        iterations = iterations + 1;
        stop = call_output('iter');
    end
    if stop
        exitflag = -1;
    end
    x = reshape(V(:, 1), shape);
    fval = f(1);
    call_output('done');
    switch exitflag
        case 1
            message = sprintf('Optimization terminated:\n the current x satisfies the termination criteria using OPTIONS.TolX of %e \n and F(X) satisfies the convergence criteria using OPTIONS.TolFun of %e \n', tolx, tolf);
        case 0
            message = sprintf('Exiting: Maximum number of function evaluations or iterations has been exceeded.\n         Current function value: %f \n', fval);
            if any(strcmp(display, {'notify', 'final', 'iter'}))
                fprintf(' \n%s\n', message);
            end
        otherwise
            message = 'Optimization terminated by the output function.';
    end
    output = struct('iterations', iterations, 'funcCount', count, 'algorithm', 'Nelder-Mead simplex direct search', 'message', message);

    function y = value(v)
        y = fun(reshape(v, shape), varargin{:});
        count = count + 1;
    end

    function s = call_output(state)
        s = false;
        if ~isempty(outfcn)
            s = outfcn(reshape(V(:, 1), shape), struct('iteration', iterations, 'funccount', count, 'fval', f(1), 'procedure', ''), state);
            s = ~isempty(s) && isscalar(s) && s;
        end
    end
end

function m = limit_of(m, n)
    if ischar(m) || isstring(m)
        m = 200 * n;
    end
end
