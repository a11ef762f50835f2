function [f, A, b, Aeq, beq, lb, ub] = linear_problem(problem)
%LINEAR_PROBLEM The parts of a problem structure of linprog and intlinprog
    names = {'f', 'Aineq', 'bineq', 'Aeq', 'beq', 'lb', 'ub'};
    parts = cell(1, 7);
    for k = 1:7
        if isfield(problem, names{k})
            parts{k} = problem.(names{k});
        end
    end
    [f, A, b, Aeq, beq, lb, ub] = parts{:};
end
