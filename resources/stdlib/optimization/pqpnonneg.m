function [x, minval, exitflag, output, lambda] = pqpnonneg(c, d, x0, options)
%PQPNONNEG Quadratic program with variables that are not negative
%   X = PQPNONNEG(C, D) minimizes X'*C*X/2 + D'*X for X >= 0; C is symmetric and positive definite.
%   [X, MINVAL, EXITFLAG, OUTPUT, LAMBDA] = PQPNONNEG(C, D, X0, OPTIONS)
%
%   See also lsqnonneg, optimset.
    if nargin == 1 && ischar(c) && strcmp(c, 'defaults')
        x = struct('MaxIter', 1e5);
        return
    end
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(c) && ismatrix(c) && isnumeric(d) && ismatrix(d) && size(c, 1) == numel(d))
        error('MATLAB:pqpnonneg:sizes', 'pqpnonneg: C and D must be numeric with matching sizes.');
    end
    if size(c, 1) ~= size(c, 2)
        error('MATLAB:square', 'pqpnonneg: C must be a square matrix.');
    end
    if nargin > 2 && ~isempty(x0) && ~(isnumeric(x0) && numel(x0) == size(c, 1))
        error('MATLAB:pqpnonneg:start', 'pqpnonneg: X0 must be a vector with one element for each column of C.');
    end
    if nargin > 3 && ~isstruct(options)
        error('MATLAB:pqpnonneg:options', 'pqpnonneg: OPTIONS must be a struct.');
    end
    R = chol(c);
    [x, ~, ~, exitflag, output] = lsqnonneg(R, -(R' \ d(:)));
    minval = 0.5 * (x' * c * x) + d(:)' * x;
    lambda = -(c * x + d(:));
end
