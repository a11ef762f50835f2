function [x, fval, exitflag, output, lambda] = quadprog(H, f, A, b, Aeq, beq, lb, ub, x0, varargin)
%QUADPROG Quadratic programming
%   X = QUADPROG(H, F) minimizes 0.5*X'*H*X + F'*X. QUADPROG(H, F, A, B, AEQ, BEQ, LB, UB, X0, OPTIONS) keeps to A*X <= B,
%   AEQ*X = BEQ and LB <= X <= UB. [X, FVAL, EXITFLAG, OUTPUT, LAMBDA] are the point, the value there, 1 for a minimum, -2
%   where no point is feasible, -3 where the problem is unbounded, 0 after too many steps, and the multipliers.
%
%   The method goes along active sets. Source: J. Nocedal, S. J. Wright, Numerical Optimization, 2006, algorithm 16.3.
%
%   See also linprog, lsqlin, optimset.
    if nargin == 1 && isstruct(H)
        problem = H;
        parts = cell(1, 9);
        names = {'H', 'f', 'Aineq', 'bineq', 'Aeq', 'beq', 'lb', 'ub', 'x0'};
        for k = 1:9
            if isfield(problem, names{k})
                parts{k} = problem.(names{k});
            end
        end
        [H, f, A, b, Aeq, beq, lb, ub, x0] = parts{:};
        given = 9;
    else
        given = nargin;
    end
    if given < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if given < 2, f = []; end
    if given < 3, A = []; end
    if given < 4, b = []; end
    if given < 5, Aeq = []; end
    if given < 6, beq = []; end
    if given < 7, lb = []; end
    if given < 8, ub = []; end
    if given < 9, x0 = []; end
    if isempty(f)
        f = zeros(size(H, 1), 1);
    end
    p = matlab.internal.linear_constraints('quadprog', f, A, b, Aeq, beq, lb, ub);
    n = numel(p.f);
    if isempty(H)
        H = zeros(n);
    end
    if ~isequal(size(H), [n n])
        error('optim:quadprog:NonSquareHessian', 'H must be a square matrix with a row for each element of f.');
    end
    H = full(H + H') / 2;
    % Rows G*x <= h of all inequalities, bounds among them.
    lower = find(isfinite(p.lb));
    upper = find(isfinite(p.ub));
    unit = eye(n);
    G = [full(p.A); -unit(lower, :); unit(upper, :)];
    h = [p.b; -p.lb(lower); p.ub(upper)];
    rows = isfinite(h);
    Aeq = full(p.Aeq);
    scale = 1 + max([0; abs(h(rows)); abs(p.beq)]);
    x = x0(:);
    if numel(x) ~= n || any(G(rows, :) * x > h(rows) + 1e-10 * scale) || any(abs(Aeq * x - p.beq) > 1e-10 * scale)
        start = p;
        start.f = zeros(n, 1);
        [x, ~, exitflag] = matlab.internal.solve_linear(start, []);
        if exitflag ~= 1
            fval = [];
            lambda = struct('lower', [], 'upper', [], 'eqlin', [], 'ineqlin', []);
            output = report('No feasible solution found.', 0, NaN, NaN);
            exitflag = -2;
            return
        end
    end
    [x, exitflag, steps, multipliers, equal] = active_set(H, p.f, G, h, rows, Aeq, x);
    fval = 0.5 * x' * H * x + p.f' * x;
    m = numel(p.b);
    lambda = struct('lower', zeros(n, 1), 'upper', zeros(n, 1), 'eqlin', equal, 'ineqlin', multipliers(1:m, 1));
    lambda.lower(lower) = multipliers(m + 1:m + numel(lower), 1);
    lambda.upper(upper) = multipliers(m + numel(lower) + 1:end, 1);
    messages = {'Problem is unbounded.', '', '', 'Maximum number of iterations exceeded.', 'Minimum found that satisfies the constraints.'};
    violation = max([0; G(rows, :) * x - h(rows); abs(Aeq * x - p.beq)]);
    gradient = H * x + p.f + G' * multipliers + Aeq' * equal;
    output = report(messages{exitflag + 4}, steps, violation, max([0; abs(gradient)]));
end

function [x, exitflag, steps, multipliers, equal] = active_set(H, f, G, h, rows, Aeq, x)
    n = numel(x);
    multipliers = zeros(size(G, 1), 1);
    equal = zeros(size(Aeq, 1), 1);
    active = zeros(0, 1);
    exitflag = 0;
    tolerance = 1e-9;
    limit = 200 + 20 * (n + size(G, 1));
    for steps = 1:limit
        W = [Aeq; G(active, :)];
        if isempty(W)
            Z = eye(n);
        else
            Z = null(W);
        end
        g = H * x + f;
        reduced = Z' * g;
        direction = zeros(n, 1);
        endless = false;
        if ~isempty(reduced) && norm(reduced, Inf) > tolerance * (1 + norm(g, Inf))
            inner = Z' * H * Z;
            inner = (inner + inner') / 2;
            [V, D] = eig(inner);
            d = diag(D);
            flat = d <= 1e-12 * max([1; abs(d)]);
            along = V' * reduced;
            if any(flat & abs(along) > tolerance * (1 + norm(g, Inf)))
                direction = -Z * (V(:, flat) * along(flat)); % downhill for ever
                endless = true;
            else
                direction = -Z * (V(:, ~flat) * (along(~flat) ./ d(~flat)));
            end
        end
        if norm(direction, Inf) <= 1e-13 * (1 + norm(x, Inf))
            y = zeros(size(W, 1), 1);
            if ~isempty(W)
                y = -(W' \ g);
            end
            equal = y(1:size(Aeq, 1), 1);
            on = y(size(Aeq, 1) + 1:end, 1);
            [least, which] = min(on);
            if isempty(on) || least >= -tolerance * (1 + norm(g, Inf))
                multipliers(:) = 0;
                multipliers(active) = max(on, 0);
                exitflag = 1;
                return
            end
            if steps > limit / 2 % against cycles: Bland's rule
                which = find(on < -tolerance * (1 + norm(g, Inf)), 1);
            end
            active(which) = [];
            continue
        end
        slope = G * direction;
        others = rows & slope > 1e-12 * (1 + norm(direction));
        others(active) = false;
        candidates = find(others);
        room = max(0, h(candidates) - G(candidates, :) * x) ./ slope(candidates);
        [step, which] = min(room);
        if endless && isempty(candidates)
            exitflag = -3;
            return
        end
        if isempty(candidates) || (~endless && step >= 1)
            x = x + direction;
        else
            x = x + step * direction;
            active(end + 1, 1) = candidates(which);
        end
    end
end

function output = report(message, steps, violation, optimality)
    output = struct('message', message, 'algorithm', 'active-set', 'firstorderopt', optimality, ...
        'constrviolation', violation, 'iterations', steps, 'linearsolver', 'dense', 'cgiterations', []);
end
