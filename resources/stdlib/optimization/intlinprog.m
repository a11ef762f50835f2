function [x, fval, exitflag, output] = intlinprog(f, intcon, A, b, Aeq, beq, lb, ub, varargin)
%INTLINPROG Mixed-integer linear programming
%   X = INTLINPROG(F, INTCON, A, B) minimizes F'*X subject to A*X <= B, where the components of X that INTCON lists are
%   whole numbers. INTLINPROG(..., AEQ, BEQ, LB, UB, X0, OPTIONS) and INTLINPROG(PROBLEM) are as in linprog.
%
%   See also linprog, glpk.
    if nargin == 1 && isstruct(f)
        problem = f;
        intcon = problem.intcon;
        [f, A, b, Aeq, beq, lb, ub] = matlab.internal.linear_problem(problem);
        given = 8;
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
    if any(intcon(:) ~= fix(intcon(:)) | intcon(:) < 1 | intcon(:) > numel(f))
        error('optim:intlinprog:InvalidIntcon', 'INTCON must be a vector of positive integers that are not greater than the number of variables.');
    end
    problem = matlab.internal.linear_constraints('intlinprog', f, A, b, Aeq, beq, lb, ub);
    [x, fval, exitflag, output] = matlab.internal.solve_linear(problem, intcon);
end
