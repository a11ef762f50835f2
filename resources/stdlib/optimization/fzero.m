function [x, fval, exitflag, output] = fzero(fun, x0, options, varargin)
%FZERO Root of a function of one variable
%   X = FZERO(FUN, X0) finds a zero near the number X0, or in the interval X0 = [A B], at whose ends FUN has different
%   signs. FZERO(FUN, X0, OPTIONS) takes options from optimset: 'TolX' (eps), 'Display', 'MaxIter', 'MaxFunEvals',
%   'OutputFcn', 'FunValCheck'. [X, FVAL, EXITFLAG, OUTPUT] = FZERO(...) also gives the value, 1 for success, and a
%   structure with counts. FZERO(PROBLEM) takes a structure with the fields objective, x0, solver and options.
%   Source: R. P. Brent, Algorithms for Minimization Without Derivatives, 1973, chapter 4.
%
%   See also fminbnd, roots, optimset.
    if nargin == 1 && (ischar(fun) || isstring(fun)) && strcmp(fun, 'defaults')
        x = struct('Display', 'notify', 'FunValCheck', 'off', 'MaxFunEvals', Inf, 'MaxIter', Inf, 'OutputFcn', [], 'TolX', eps);
        return
    end
    if nargin == 1 && isstruct(fun)
        problem = fun;
        fun = problem.objective;
        x0 = problem.x0;
        options = problem.options;
    elseif nargin < 2
        error('MATLAB:fzero:NotEnoughInputs', 'fzero needs a function and a starting point.');
    elseif nargin < 3
        options = [];
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    tolx = optimget(options, 'TolX', eps);
    maxiter = optimget(options, 'MaxIter', Inf);
    maxfev = optimget(options, 'MaxFunEvals', Inf);
    outfcn = optimget(options, 'OutputFcn');
    check = strcmpi(optimget(options, 'FunValCheck', 'off'), 'on');
    display = optimget(options, 'Display', 'notify');
    if ~isnumeric(x0) || isempty(x0) || numel(x0) > 2
        error('MATLAB:fzero:LengthArg2', 'Second argument must be of length 1 or 2.');
    end
    if any(~isfinite(x0(:))) || ~isreal(x0)
        error('MATLAB:fzero:Arg2NotFinite', 'Second argument must be finite.');
    end
    count = 0;
    iterations = 0;
    bracket_iterations = 0;
    exitflag = 1;
    message = '';
    a = x0(1);
    fa = value(a);
    if numel(x0) == 2
        b = x0(2);
        fb = value(b);
        if fa ~= 0 && fb ~= 0 && sign(fa) == sign(fb)
            error('MATLAB:fzero:ValuesAtEndPtsSameSign', ...
                'The function values at the interval endpoints must differ in sign. (not a valid initial bracketing)');
        end
    else
        if ~isfinite(fa)
            error('MATLAB:fzero:ValueAtInitGuessComplexOrNotFinite', ...
                'Function value at starting guess must be finite and real.');
        end
        b = a;
        fb = fa;
        if fa ~= 0
            dx = a / 50;
            if a == 0
                dx = 1 / 50;
            end
            mid = a;
            fmid = fa;
            while sign(fa) == sign(fb)
                bracket_iterations = bracket_iterations + 1;
                dx = dx * sqrt(2);
                a = mid - dx;
                fa = value(a);
                if ~isfinite(fa) || ~isreal(fa) || ~isfinite(a)
                    [x, fval, exitflag, output] = no_bracket(count, iterations, bracket_iterations);
                    return
                end
                if sign(fa) ~= sign(fmid)
                    b = mid;
                    fb = fmid;
                    break
                end
                b = mid + dx;
                fb = value(b);
                if ~isfinite(fb) || ~isreal(fb) || ~isfinite(b)
                    [x, fval, exitflag, output] = no_bracket(count, iterations, bracket_iterations);
                    return
                end
                if sign(fb) ~= sign(fmid)
                    a = mid;
                    fa = fmid;
                    break
                end
            end
        end
    end
    left = min(a, b);
    right = max(a, b);
    if fa == 0
        b = a;
        fb = fa;
    end
    fc = fb;
    stop = call_output('init');
    while fb ~= 0 && a ~= b && ~stop
        if sign(fb) == sign(fc)
            c = a;
            fc = fa;
            d = b - a;
            e = d;
        end
        if abs(fc) < abs(fb)
            a = b;
            b = c;
            c = a;
            fa = fb;
            fb = fc;
            fc = fa;
        end
        m = 0.5 * (c - b);
        tol = 2 * tolx * max(abs(b), 1.0);
        if abs(m) <= tol || fb == 0
            break
        end
        if iterations >= maxiter || count >= maxfev
            exitflag = 0;
            break
        end
        if abs(e) < tol || abs(fa) <= abs(fb)
            d = m;
            e = m;
        else
            s = fb / fa;
            if a == c
                p = 2 * m * s;
                q = 1 - s;
            else
                q = fa / fc;
                r = fb / fc;
                p = s * (2 * m * q * (q - r) - (b - a) * (r - 1));
                q = (q - 1) * (r - 1) * (s - 1);
            end
            if p > 0
                q = -q;
            else
                p = -p;
            end
            if 2 * p < 3 * m * q - abs(tol * q) && p < abs(0.5 * e * q)
                e = d;
                d = p / q;
            else
                d = m;
                e = m;
            end
        end
        a = b;
        fa = fb;
        if abs(d) > tol
            b = b + d;
        elseif b > c
            b = b - tol;
        else
            b = b + tol;
        end
        fb = value(b);
        iterations = iterations + 1;
        stop = call_output('iter');
    end
    if stop
        exitflag = -1;
    end
    call_output('done');
    x = b;
    fval = fb;
    if exitflag == 1 && abs(fval) > 1e6 && abs(fval) > max(abs([fa, 1])) * 1e3
        exitflag = -5;
    end
    message = sprintf('Zero found in the interval [%g, %g]', left, right);
    output = struct('intervaliterations', bracket_iterations, 'iterations', iterations, 'funcCount', count, ...
        'algorithm', 'bisection, interpolation', 'message', message, 'bracketx', [left, right], 'brackety', [fa, fb]);

    function y = value(t)
        y = fun(t, varargin{:});
        count = count + 1;
        if check && (~isreal(y) || any(isnan(y(:))))
            error('MATLAB:fzero:FunValCheck', 'fzero: the function value at %g must be real and not NaN.', t);
        end
        if ~isreal(y)
            y = NaN;
        end
    end

    function s = call_output(state)
        s = false;
        if ~isempty(outfcn)
            s = outfcn(b, struct('iteration', iterations, 'iter', iterations, 'funcCount', count, 'funccount', count, 'fval', fb), state);
            s = ~isempty(s) && isscalar(s) && s;
        end
    end

    function [xx, ff, flag, out] = no_bracket(n, it, bit)
        xx = NaN;
        ff = NaN;
        flag = -3;
        msg = 'Exiting fzero: aborting search for an interval containing a sign change because NaN or Inf function value encountered during search.';
        if any(strcmp(display, {'notify', 'final', 'iter'}))
            disp(msg);
        end
        out = struct('intervaliterations', bit, 'iterations', it, 'funcCount', n, 'algorithm', 'bisection, interpolation', 'message', msg);
    end
end
