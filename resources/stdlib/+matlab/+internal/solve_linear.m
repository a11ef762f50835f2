function [x, fval, exitflag, output, lambda] = solve_linear(problem, intcon)
%SOLVE_LINEAR What linprog and intlinprog give for a problem of linear_constraints
    n = numel(problem.f);
    inequalities = numel(problem.b);
    kinds = repmat('C', 1, n);
    kinds(intcon) = 'I';
    rows = [repmat('U', 1, inequalities) repmat('S', 1, numel(problem.beq))];
    [x, fval, code, extra] = glpk(problem.f, [problem.A; problem.Aeq], [problem.b; problem.beq], problem.lb, problem.ub, rows, kinds, 1);
    lambda = struct('lower', [], 'upper', [], 'eqlin', [], 'ineqlin', []);
    if code ~= 0
        exitflag = 0;
        message = 'The solver stopped prematurely.';
    elseif extra.status == 5 || extra.status == 2
        exitflag = 1;
        message = 'Optimal solution found.';
        x(intcon) = round(x(intcon));
    elseif extra.status == 6
        exitflag = -3;
        message = 'Problem is unbounded.';
    else
        exitflag = -2;
        message = 'No feasible solution found.';
    end
    if exitflag == 1 && isempty(intcon)
        multipliers = extra.lambda;
        lambda = struct('lower', max(extra.redcosts, 0), 'upper', max(-extra.redcosts, 0), ...
            'eqlin', -multipliers(inequalities + 1:end, 1), 'ineqlin', -multipliers(1:inequalities, 1));
    elseif exitflag ~= 1
        x = [];
        fval = [];
    end
    violation = 0;
    if ~isempty(x)
        violation = max([0; problem.A * x - problem.b; abs(problem.Aeq * x - problem.beq); problem.lb - x; x - problem.ub]);
    end
    output = struct('iterations', 0, 'constrviolation', violation, 'message', message, 'algorithm', 'dual-simplex', 'firstorderopt', []);
end
