function [x, resnorm, residual, exitflag, output, lambda, jacobian] = lsqnonlin(fun, x0, lb, ub, varargin)
%LSQNONLIN Solve nonlinear least-squares problems
%   X = LSQNONLIN(FUN, X0) minimizes sum(FUN(X).^2), where FUN gives an array of residuals, from the start X0. LSQNONLIN(FUN,
%   X0, LB, UB, OPTIONS) keeps to LB <= X <= UB. With the option SpecifyObjectiveGradient ('Jacobian', 'on' of optimset) FUN
%   gives the Jacobian as its second output. [X, RESNORM, RESIDUAL, EXITFLAG, OUTPUT, LAMBDA, JACOBIAN] also gives the sum,
%   the residuals, 1 to 4 for success and 0 after too many steps.
%
%   The method is Levenberg's and Marquardt's with variables at their bounds held. Source: J. J. More, The
%   Levenberg-Marquardt algorithm, 1978.
%
%   See also lsqcurvefit, fsolve, lsqnonneg, optimset.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 3, lb = []; end
    if nargin < 4, ub = []; end
    options = struct();
    if nargin > 4 && isstruct(varargin{end})
        options = varargin{end};
    end
    if ischar(fun) || isstring(fun)
        fun = str2func(char(fun));
    end
    if ~isfloat(x0) || ~isreal(x0)
        error('optim:lsqnonlin:NonDoubleInput', 'The start must be real doubles.');
    end
    shape = size(x0);
    n = numel(x0);
    low = -Inf(n, 1);
    high = Inf(n, 1);
    low(1:numel(lb)) = lb(:);
    high(1:numel(ub)) = ub(:);
    x = min(max(double(x0(:)), low), high);
    tolerance = setting(options, 'TolFun', 1e-6);
    small = setting(options, 'TolX', 1e-6);
    limit = setting(options, 'MaxIter', 400);
    most = setting(options, 'MaxFunEvals', 200 * (n + 1));
    own = isfield(options, 'Jacobian') && (isequal(options.Jacobian, 'on') || isequal(options.Jacobian, true));
    calls = 0;
    [r, J] = model(x);
    damping = 1e-2;
    exitflag = 0;
    steps = 0;
    while steps < limit && calls < most
        g = J' * r;
        held = (x <= low & g > 0) | (x >= high & g < 0);
        if norm(g(~held), Inf) <= 1e-10 * (1 + norm(r)) || all(held)
            exitflag = 1;
            break
        end
        steps = steps + 1;
        A = J(:, ~held)' * J(:, ~held);
        scale = max(diag(A), 1e-12 * max([diag(A); 1e-300]));
        better = false;
        while damping < 1e20
            d = zeros(n, 1);
            d(~held) = -[J(:, ~held); diag(sqrt(damping * scale))] \ [r; zeros(nnz(~held), 1)];
            next = min(max(x + d, low), high);
            r_next = residuals(next);
            if sum(r_next.^2) < sum(r.^2)
                better = true;
                break
            end
            damping = 4 * damping;
            if norm(next - x) <= 1e-14 * (1 + norm(x))
                break
            end
        end
        if ~better
            exitflag = 4;
            break
        end
        before = sum(r.^2);
        moved = norm(next - x);
        x = next;
        damping = max(damping / 8, 1e-15);
        [r, J] = model(x);
        if before - sum(r.^2) <= tolerance^2 * (1 + before) && moved <= small * (1 + norm(x))
            exitflag = 3;
            break
        elseif moved <= small * 1e-6 * (1 + norm(x))
            exitflag = 2;
            break
        end
    end
    g = 2 * (J' * r);
    lambda = struct('lower', max(g, 0) .* (x <= low), 'upper', max(-g, 0) .* (x >= high));
    resnorm = sum(r.^2);
    texts = {'Solver stopped prematurely.', 'Local minimum found.', 'Local minimum possible.', 'Local minimum possible.', 'Local minimum possible.'};
    output = struct('iterations', steps, 'funcCount', calls, 'stepsize', [], 'firstorderopt', norm(g, Inf), ...
        'algorithm', 'levenberg-marquardt', 'message', texts{exitflag + 1});
    jacobian = J;
    x = reshape(x, shape);
    residual = reshape(r, size(fun(x)));

    function r = residuals(at)
        calls = calls + 1;
        r = fun(reshape(at, shape));
        r = double(r(:));
        if ~isreal(r)
            r = [real(r); imag(r)];
        end
        if any(~isfinite(r))
            r(:) = Inf;
        end
    end
    function [r, J] = model(at)
        if own
            calls = calls + 1;
            [r, J] = fun(reshape(at, shape));
            r = double(r(:));
            J = full(J);
            return
        end
        r = residuals(at);
        if any(isinf(r))
            error('optim:lsqnonlin:UndefAtX0', 'The objective function is returning undefined values. lsqnonlin cannot continue.');
        end
        J = zeros(numel(r), n);
        for j = 1:n
            width = eps^(1 / 3) * max(1, abs(at(j)));
            ahead = at;
            back = at;
            ahead(j) = min(at(j) + width, high(j));
            back(j) = max(at(j) - width, low(j));
            J(:, j) = (residuals(ahead) - residuals(back)) / (ahead(j) - back(j));
        end
    end
end

function value = setting(options, name, default)
    value = default;
    if isfield(options, name) && isnumeric(options.(name)) && ~isempty(options.(name))
        value = options.(name);
    end
end
