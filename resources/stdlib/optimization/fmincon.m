function [x, fval, exitflag, output, lambda, grad, hessian] = fmincon(fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options)
%FMINCON Find minimum of constrained nonlinear multivariable function
%   X = FMINCON(FUN, X0, A, B, AEQ, BEQ, LB, UB, NONLCON, OPTIONS) starts at X0 and looks for a minimum of FUN where
%   A*X <= B, AEQ*X = BEQ, LB <= X <= UB, and [C, CEQ] = NONLCON(X) gives C <= 0 and CEQ = 0. FMINCON(PROBLEM) takes a
%   structure. [X, FVAL, EXITFLAG, OUTPUT, LAMBDA, GRAD, HESSIAN] are the point, the value there, 1 or 2 for success, 0
%   after too many steps, -2 where no feasible point was found, the multipliers, the gradient, and the matrix of the
%   last quadratic model.
%
%   The method is sequential quadratic programming with Powell's damped update and an exact penalty. Source: J. Nocedal,
%   S. J. Wright, Numerical Optimization, 2006, chapter 18.
%
%   See also fminunc, fminsearch, quadprog, optimset.
    if nargin == 1 && isstruct(fun)
        problem = fun;
        parts = cell(1, 10);
        names = {'objective', 'x0', 'Aineq', 'bineq', 'Aeq', 'beq', 'lb', 'ub', 'nonlcon', 'options'};
        for k = 1:10
            if isfield(problem, names{k})
                parts{k} = problem.(names{k});
            end
        end
        [fun, x0, A, b, Aeq, beq, lb, ub, nonlcon, options] = parts{:};
        given = 10;
    else
        given = nargin;
    end
    if given < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if given < 3, A = []; end
    if given < 4, b = []; end
    if given < 5, Aeq = []; end
    if given < 6, beq = []; end
    if given < 7, lb = []; end
    if given < 8, ub = []; end
    if given < 9, nonlcon = []; end
    if given < 10 || isempty(options), options = struct(); end
    if ischar(fun) || isstring(fun), fun = str2func(char(fun)); end
    if ischar(nonlcon) || isstring(nonlcon), nonlcon = str2func(char(nonlcon)); end
    if ~isa(x0, 'double') || ~isreal(x0)
        error('optim:fmincon:NonDoubleInput', 'The start of fmincon must be real doubles.');
    end
    shape = size(x0);
    n = numel(x0);
    p = matlab.internal.linear_constraints('fmincon', zeros(n, 1), A, b, Aeq, beq, lb, ub);
    x = min(max(x0(:), p.lb), p.ub);
    tolerance = setting(options, 'TolFun', 1e-6);
    small = setting(options, 'TolX', 1e-10);
    feasibility = setting(options, 'TolCon', 1e-6);
    limit = setting(options, 'MaxIter', 400);
    most = setting(options, 'MaxFunEvals', max(3000, 100 * n));
    own_gradient = is_on(options, 'GradObj');
    own_jacobian = is_on(options, 'GradConstr');
    calls = 0;

    [f, g] = objective(x);
    [c, ceq, Jc, Jeq] = constraints(x);
    B = eye(n);
    weight = 1;
    exitflag = 0;
    steps = 0;
    multipliers = blank();
    while steps < limit && calls < most
        steps = steps + 1;
        [d, multipliers, feasible] = model_step();
        worst = max([0; c; abs(ceq); p.A * x - p.b; abs(p.Aeq * x - p.beq)]);
        if norm(d, Inf) <= small * (1 + norm(x, Inf))
            exitflag = 2 - (norm(lagrangian(), Inf) <= tolerance * (1 + norm(g, Inf)));
            if worst > feasibility
                exitflag = -2;
            end
            break
        end
        all_multipliers = [multipliers.ineqnonlin; abs(multipliers.eqnonlin); multipliers.ineqlin; abs(multipliers.eqlin)];
        weight = max([weight, 1.5 * max([0; all_multipliers])]);
        before = merit(f, c, ceq, x);
        slope = g' * d - weight * (sum(max(c, 0)) + sum(abs(ceq)) + sum(max(p.A * x - p.b, 0)) + sum(abs(p.Aeq * x - p.beq)));
        step = 1;
        while true
            next = min(max(x + step * d, p.lb), p.ub);
            f_next = value(next);
            [c_next, ceq_next] = nonlinear(next);
            if merit(f_next, c_next, ceq_next, next) <= before + 1e-4 * step * min(slope, 0) || step < 1e-12
                break
            end
            step = step / 2;
        end
        if step < 1e-12
            exitflag = 2;
            if worst > feasibility
                exitflag = -2;
            elseif norm(lagrangian(), Inf) <= 1e-4 * (1 + norm(g, Inf))
                exitflag = 1;
            end
            break
        end
        old_gradient = lagrangian();
        s = next - x;
        change = abs(f_next - f);
        x = next;
        [f, g] = objective(x);
        [c, ceq, Jc, Jeq] = constraints(x);
        y = lagrangian() - old_gradient;
        Bs = B * s;
        if s' * Bs > 0
            theta = 1;
            if s' * y < 0.2 * (s' * Bs) % Powell: keeps B positive definite
                theta = 0.8 * (s' * Bs) / (s' * Bs - s' * y);
            end
            r = theta * y + (1 - theta) * Bs;
            B = B - (Bs * Bs') / (s' * Bs) + (r * r') / (s' * r);
        end
        worst = max([0; c; abs(ceq); p.A * x - p.b; abs(p.Aeq * x - p.beq)]);
        if worst <= feasibility && norm(lagrangian(), Inf) <= tolerance * (1 + norm(g, Inf))
            exitflag = 1;
            break
        elseif worst <= feasibility && feasible && change <= 1e-14 * (1 + abs(f)) && norm(s, Inf) <= 1e-9 * (1 + norm(x, Inf))
            exitflag = 2;
            break
        end
    end
    worst = max([0; c; abs(ceq); p.A * x - p.b; abs(p.Aeq * x - p.beq)]);
    output = struct('iterations', steps, 'funcCount', calls, 'constrviolation', worst, 'stepsize', 0, 'algorithm', 'sqp', ...
        'firstorderopt', norm(lagrangian(), Inf), 'message', ending(exitflag));
    lambda = multipliers;
    fval = f;
    grad = g;
    hessian = B;
    x = reshape(x, shape);

    function f = value(at)
        calls = calls + 1;
        f = fun(reshape(at, shape));
    end
    function [f, g] = objective(at)
        if own_gradient
            calls = calls + 1;
            [f, g] = fun(reshape(at, shape));
            g = full(g(:));
            return
        end
        f = value(at);
        g = zeros(n, 1);
        for j = 1:n
            [ahead, width] = moved(at, j);
            back = at;
            back(j) = 2 * at(j) - ahead(j);
            if back(j) < p.lb(j) || back(j) > p.ub(j)
                g(j) = (value(ahead) - f) / width;
            else
                g(j) = (value(ahead) - value(back)) / (2 * width);
            end
        end
    end
    function [ahead, width] = moved(at, j)
        width = eps^(1 / 3) * max(1, abs(at(j)));
        ahead = at;
        if at(j) + width > p.ub(j)
            width = -width;
        end
        ahead(j) = at(j) + width;
        width = ahead(j) - at(j);
    end
    function [c, ceq] = nonlinear(at)
        c = zeros(0, 1);
        ceq = zeros(0, 1);
        if ~isempty(nonlcon)
            [c, ceq] = nonlcon(reshape(at, shape));
            c = full(reshape(c, [], 1));
            ceq = full(reshape(ceq, [], 1));
        end
    end
    function [c, ceq, Jc, Jeq] = constraints(at)
        if own_jacobian && ~isempty(nonlcon)
            [c, ceq, Jc, Jeq] = nonlcon(reshape(at, shape));
            c = full(reshape(c, [], 1));
            ceq = full(reshape(ceq, [], 1));
            Jc = reshape(full(Jc), n, [])';
            Jeq = reshape(full(Jeq), n, [])';
            return
        end
        [c, ceq] = nonlinear(at);
        Jc = zeros(numel(c), n);
        Jeq = zeros(numel(ceq), n);
        if isempty(nonlcon)
            return
        end
        for j = 1:n
            [ahead, width] = moved(at, j);
            [c1, ceq1] = nonlinear(ahead);
            back = at;
            back(j) = 2 * at(j) - ahead(j);
            if back(j) < p.lb(j) || back(j) > p.ub(j)
                Jc(:, j) = (c1 - c) / width;
                Jeq(:, j) = (ceq1 - ceq) / width;
            else
                [c2, ceq2] = nonlinear(back);
                Jc(:, j) = (c1 - c2) / (2 * width);
                Jeq(:, j) = (ceq1 - ceq2) / (2 * width);
            end
        end
    end
    function m = merit(f, c, ceq, at)
        m = f + weight * (sum(max(c, 0)) + sum(abs(ceq)) + sum(max(p.A * at - p.b, 0)) + sum(abs(p.Aeq * at - p.beq)));
        if isnan(m)
            m = Inf;
        end
    end
    function [d, found, feasible] = model_step()
        rows = [Jc; p.A];
        right = [-c; p.b - p.A * x];
        rows_equal = [Jeq; p.Aeq];
        right_equal = [-ceq; p.beq - p.Aeq * x];
        low = p.lb - x;
        high = p.ub - x;
        [d, ~, flag, ~, l] = quadprog(B, g, rows, right, rows_equal, right_equal, low, high, zeros(n, 1));
        feasible = flag == 1;
        if ~feasible % the linear model allows no point: slack at a price
            m = size(rows, 1);
            q = size(rows_equal, 1);
            price = 1e4 * (1 + norm(g, Inf));
            H = blkdiag(B, 1e-8 * eye(m + 2 * q));
            [d, ~, ~, ~, l] = quadprog(H, [g; price * ones(m + 2 * q, 1)], [rows, -eye(m), zeros(m, 2 * q)], right, ...
                [rows_equal, zeros(q, m), eye(q), -eye(q)], right_equal, [low; zeros(m + 2 * q, 1)], [high; Inf(m + 2 * q, 1)]);
            if isempty(d)
                d = zeros(n, 1);
            end
            d = d(1:n);
        end
        found = blank();
        if ~isempty(l.ineqlin) || ~isempty(l.eqlin) || ~isempty(l.lower)
            found.ineqnonlin = l.ineqlin(1:numel(c), 1);
            found.ineqlin = l.ineqlin(numel(c) + 1:end, 1);
            found.eqnonlin = l.eqlin(1:numel(ceq), 1);
            found.eqlin = l.eqlin(numel(ceq) + 1:end, 1);
            found.lower = l.lower(1:n);
            found.upper = l.upper(1:n);
        end
    end
    function l = blank()
        l = struct('lower', zeros(n, 1), 'upper', zeros(n, 1), 'eqlin', zeros(size(p.Aeq, 1), 1), 'eqnonlin', zeros(numel(ceq), 1), ...
            'ineqlin', zeros(size(p.A, 1), 1), 'ineqnonlin', zeros(numel(c), 1));
    end
    function v = lagrangian()
        v = g + Jc' * multipliers.ineqnonlin + Jeq' * multipliers.eqnonlin + p.A' * multipliers.ineqlin + p.Aeq' * multipliers.eqlin ...
            - multipliers.lower + multipliers.upper;
    end
end

function value = setting(options, name, default)
    value = default;
    if isfield(options, name) && ~isempty(options.(name)) && isnumeric(options.(name))
        value = options.(name);
    end
end

function tf = is_on(options, name)
    tf = isfield(options, name) && (isequal(options.(name), 'on') || isequal(options.(name), true));
end

function text = ending(flag)
    switch flag
        case {1, 2}
            text = 'Local minimum found that satisfies the constraints.';
        case 0
            text = 'Solver stopped prematurely.';
        otherwise
            text = 'No feasible solution found.';
    end
end
