function [x, resnorm, residual, exitflag, output, lambda] = lsqlin(C, d, A, b, Aeq, beq, lb, ub, x0, varargin)
%LSQLIN Constrained linear least squares
%   X = LSQLIN(C, D, A, B, AEQ, BEQ, LB, UB, X0, OPTIONS) minimizes norm(C*X - D)^2 subject to A*X <= B, AEQ*X = BEQ and
%   LB <= X <= UB. [X, RESNORM, RESIDUAL, EXITFLAG, OUTPUT, LAMBDA] also gives the squared norm, the residual C*X - D, and
%   what quadprog tells.
%
%   See also quadprog, lsqnonneg, mldivide.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    rest = cell(1, 7);
    names = {'A', 'b', 'Aeq', 'beq', 'lb', 'ub', 'x0'};
    for k = 1:min(7, nargin - 2)
        rest{k} = eval(names{k});
    end
    if size(C, 1) ~= numel(d)
        error('optim:lsqlin:SizeMismatchRowsOfC', 'The number of rows in C must be the same as the number of elements of d.');
    end
    d = d(:);
    [x, ~, exitflag, output, lambda] = quadprog(C' * C, -C' * d, rest{:});
    residual = C * x - d;
    resnorm = residual' * residual;
end
