function [x, fval, exitflag, output] = fminbnd(fun, a, b, options, varargin)
%FMINBND Minimum of a function of one variable in an interval
%   X = FMINBND(FUN, A, B) finds a local minimum between A and B. FMINBND(FUN, A, B, OPTIONS) takes options from
%   optimset: 'TolX' (1e-4), 'MaxIter' (500), 'MaxFunEvals' (500), 'Display', 'OutputFcn', 'FunValCheck'.
%   [X, FVAL, EXITFLAG, OUTPUT] = FMINBND(...)
%   Source: R. P. Brent, Algorithms for Minimization Without Derivatives, 1973, chapter 5.
%
%   See also fminsearch, fzero, optimset.
    if nargin == 1 && (ischar(fun) || isstring(fun)) && strcmp(fun, 'defaults')
        x = struct('Display', 'notify', 'FunValCheck', 'off', 'MaxFunEvals', 500, 'MaxIter', 500, 'OutputFcn', [], 'TolX', 1e-4);
        return
    end
    if nargin == 1 && isstruct(fun)
        problem = fun;
        fun = problem.objective;
        a = problem.x1;
        b = problem.x2;
        options = problem.options;
    elseif nargin < 3
        error('MATLAB:fminbnd:NotEnoughInputs', 'fminbnd requires at least three input arguments.');
    elseif nargin < 4
        options = [];
    end
    if a > b
        error('MATLAB:fminbnd:bounds', 'fminbnd: the lower bound is greater than the upper one.');
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    tolx = optimget(options, 'TolX', 1e-4);
    maxiter = optimget(options, 'MaxIter', 500);
    maxfev = optimget(options, 'MaxFunEvals', 500);
    outfcn = optimget(options, 'OutputFcn');
    check = strcmpi(optimget(options, 'FunValCheck', 'off'), 'on');
    ratio = 0.5 * (3 - sqrt(5));
    left = a;
    right = b;
    v = a + ratio * (b - a);
    w = v;
    x = v;
    e = 0;
    d = 0;
    count = 0;
    iterations = 0;
    exitflag = 0;
    fv = value(v);
    fw = fv;
    fval = fv;
    stop = call_output('init');
    while iterations < maxiter && count < maxfev && ~stop
        xm = 0.5 * (a + b);
        tol = sqrt(eps) * abs(x) + tolx / 3;
        if abs(x - xm) <= 2 * tol - 0.5 * (b - a)
            exitflag = 1;
            break
        end
        golden = true;
        if abs(e) > tol
            r = (x - w) * (fval - fv);
            q = (x - v) * (fval - fw);
            p = (x - v) * q - (x - w) * r;
            q = 2 * (q - r);
            if q > 0
                p = -p;
            end
            q = abs(q);
            r = e;
            e = d;
            if abs(p) < abs(0.5 * q * r) && p > q * (a - x) && p < q * (b - x)
                d = p / q;
                u = x + d;
                if min(u - a, b - u) < 2 * tol
                    d = tol * (sign(xm - x) + (xm == x));
                end
                golden = false;
            end
        end
        if golden
            if x >= xm
                e = a - x;
            else
                e = b - x;
            end
            d = ratio * e;
        end
        u = x + max(abs(d), tol) * (sign(d) + (d == 0));
        fu = value(u);
        iterations = iterations + 1;
        if fu <= fval
            if u < x
                b = x;
            else
                a = x;
            end
            v = w;
            fv = fw;
            w = x;
            fw = fval;
            x = u;
            fval = fu;
        else
            if u < x
                a = u;
            else
                b = u;
            end
            if fu <= fw || w == x
                v = w;
                fv = fw;
                w = u;
                fw = fu;
            elseif fu <= fv || v == x || v == w
                v = u;
                fv = fu;
            end
        end
        stop = call_output('iter');
    end
    if stop
        exitflag = -1;
    end
    call_output('done');
    output = struct('iterations', iterations, 'funcCount', count, 'algorithm', 'golden section search, parabolic interpolation', ...
        'message', sprintf('Minimum in [%g, %g]', left, right), 'bracket', [a, b]);

    function y = value(t)
        y = fun(t, varargin{:});
        count = count + 1;
        if check && (~isreal(y) || isnan(y))
            error('MATLAB:fminbnd:FunValCheck', 'fminbnd: the function value must be real and not NaN.');
        end
    end

    function s = call_output(state)
        s = false;
        if ~isempty(outfcn)
            s = outfcn(x, struct('iteration', iterations, 'funccount', count, 'fval', fval), state);
            s = ~isempty(s) && isscalar(s) && s;
        end
    end
end
