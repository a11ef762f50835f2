function [x, resnorm, residual, exitflag, output, lambda] = lsqnonneg(C, d, x0, options)
%LSQNONNEG Least squares with variables that are not negative
%   X = LSQNONNEG(C, D) minimizes norm(C*X - D) for X >= 0. [X, RESNORM, RESIDUAL, EXITFLAG, OUTPUT, LAMBDA] =
%   LSQNONNEG(C, D, OPTIONS) also gives the squared norm, the residual, 1 for success, counts, and the multipliers.
%   Source: C. L. Lawson, R. J. Hanson, Solving Least Squares Problems, 1974, chapter 23.
%
%   See also mldivide, lscov, optimset.
    if nargin == 1 && (ischar(C) || isstring(C)) && strcmp(C, 'defaults')
        x = struct('MaxIter', 1e5);
        return
    end
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(C) && ismatrix(C) && isnumeric(d) && ismatrix(d) && size(C, 1) == size(d, 1))
        error('MATLAB:lsqnonneg:sizes', 'lsqnonneg: C and D must be numeric with the same number of rows.');
    end
    if nargin == 3 && isstruct(x0)
        options = x0;
        x0 = [];
    elseif nargin < 4
        options = [];
    end
    if nargin > 2 && ~isempty(x0) && ~isstruct(x0) && ~(isnumeric(x0) && numel(x0) == size(C, 2))
        error('MATLAB:lsqnonneg:start', 'lsqnonneg: X0 must be a vector with one element for each column of C.');
    end
    if ~isempty(options) && ~isstruct(options)
        error('MATLAB:lsqnonneg:options', 'lsqnonneg: OPTIONS must be a struct.');
    end
    if ~isreal(C) || ~isreal(d)
        error('MATLAB:lsqnonneg:ComplexCorD', 'C and D must be real.');
    end
    n = size(C, 2);
    tol = optimget(options, 'TolX', 10 * eps * norm(full(C), 1) * max(size(C)));
    maxiter = optimget(options, 'MaxIter', max(10 * n, 1e5));
    x = zeros(n, 1);
    active = false(n, 1);
    residual = d - C * x;
    w = C' * residual;
    iterations = 0;
    exitflag = 1;
    while any(~active) && any(w(~active) > tol)
        candidates = w;
        candidates(active) = -Inf;
        [~, t] = max(candidates);
        active(t) = true;
        z = zeros(n, 1);
        z(active) = C(:, active) \ d;
        while any(z(active) <= 0)
            iterations = iterations + 1;
            if iterations > maxiter
                exitflag = 0;
                break
            end
            q = z <= 0 & active;
            alpha = min(x(q) ./ (x(q) - z(q)));
            x = x + alpha * (z - x);
            active = ~((abs(x) < tol & active) | ~active);
            z = zeros(n, 1);
            z(active) = C(:, active) \ d;
        end
        if exitflag == 0
            break
        end
        x = z;
        residual = d - C * x;
        w = C' * residual;
        iterations = iterations + 1;
    end
    resnorm = residual' * residual;
    output = struct('iterations', iterations, 'algorithm', 'active-set', 'message', 'Optimization terminated.');
    lambda = w;
end
