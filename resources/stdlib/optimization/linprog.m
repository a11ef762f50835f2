function [x, fval, exitflag, output, lambda] = linprog(f, A, b, Aeq, beq, lb, ub, varargin)
%LINPROG Solve linear programming problems
%   X = LINPROG(F, A, B) minimizes F'*X subject to A*X <= B. LINPROG(F, A, B, AEQ, BEQ) adds AEQ*X = BEQ, LINPROG(...,
%   LB, UB) adds LB <= X <= UB, LINPROG(..., OPTIONS) sets options, LINPROG(PROBLEM) takes a structure with fields f,
%   Aineq, bineq, Aeq, beq, lb, ub. [X, FVAL, EXITFLAG, OUTPUT, LAMBDA] are the point, the value there, 1 for success, -2
%   where no point is feasible, -3 where the problem is unbounded, 0 where the solver gave up, and the multipliers.
%
%   See also intlinprog, quadprog, glpk, optimset.
    if nargin == 1 && isstruct(f)
        [f, A, b, Aeq, beq, lb, ub] = matlab.internal.linear_problem(f);
        given = 7;
    else
        given = nargin;
    end
    if given < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if given < 2, A = []; end
    if given < 3, b = []; end
    if given < 4, Aeq = []; end
    if given < 5, beq = []; end
    if given < 6, lb = []; end
    if given < 7, ub = []; end
    problem = matlab.internal.linear_constraints('linprog', f, A, b, Aeq, beq, lb, ub);
    [x, fval, exitflag, output, lambda] = matlab.internal.solve_linear(problem, []);
end
