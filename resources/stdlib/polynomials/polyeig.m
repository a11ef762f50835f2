function [v, z] = polyeig(varargin)
%POLYEIG Polynomial eigenvalue problem
%   Z = POLYEIG(C0, C1, ..., CL) are the values for which (C0 + C1*z + ... + CL*z^L) * v = 0 has a solution v that is
%   not zero. [V, Z] = POLYEIG(...) also gives the vectors.
%
%   See also eig, qz.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    n = size(varargin{1}, 1);
    for k = 1:nargin
        if ~isnumeric(varargin{k}) || size(varargin{k}, 1) ~= size(varargin{k}, 2)
            error('MATLAB:square', 'polyeig: coefficients must be square matrices.');
        end
        if size(varargin{k}, 1) ~= n
            error('MATLAB:polyeig:sizes', 'polyeig: coefficients must have the same dimensions.');
        end
    end
    l = nargin - 1;
    A = eye(n * l);
    A(1:n, 1:n) = varargin{1};
    B = diag(ones(n * (l - 1), 1), -n);
    if l == 0
        v = zeros(n, 0);
        z = zeros(0, 1);
        return
    end
    for k = 1:l
        B(1:n, (k-1)*n + (1:n)) = -varargin{k + 1};
    end
    if nargout < 2
        v = eig(A, B);
        return
    end
    [X, D] = eig(A, B);
    z = diag(D);
    v = zeros(n, n * l);
    for k = 1:n * l
        % any block of the long vector solves the problem; the best conditioned is taken
        blocks = reshape(X(:, k), n, l);
        residuals = zeros(1, l);
        for j = 1:l
            x = blocks(:, j) / norm(blocks(:, j));
            y = varargin{l + 1} * x;
            for m = l:-1:1
                y = y * z(k) + varargin{m} * x;
            end
            residuals(j) = norm(y);
        end
        [~, best] = min(residuals);
        v(:, k) = blocks(:, best) / norm(blocks(:, best));
    end
end
