function [y, h] = mgorth(x, v)
%MGORTH Orthogonalize a column against orthonormal columns
%   [Y, H] = MGORTH(X, V) has X = V*H(1:end-1) + H(end)*Y with Y orthogonal to V and of length 1 (modified Gram-Schmidt).
%
%   See also qr, orth.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~ismatrix(v) || ~iscolumn(x) || size(v, 1) ~= size(x, 1)
        error('MATLAB:mgorth:sizes', 'mgorth: V should be a matrix, and X a column vector with the same number of rows as V.');
    end
    if ~isnumeric(x) || ~isnumeric(v)
        error('MATLAB:mgorth:class', 'mgorth: X and V must be numeric.');
    end
    n = size(v, 2);
    h = zeros(n + 1, 1);
    for j = 1:n
        h(j) = v(:, j)' * x;
        x = x - h(j) * v(:, j);
    end
    h(n + 1) = norm(x);
    y = x;
    if h(n + 1) > 0
        y = x / h(n + 1);
    end
end
