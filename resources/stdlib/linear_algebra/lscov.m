function [x, stdx, mse, S] = lscov(A, b, V, alg)
%LSCOV Least squares with known covariance
%   X = LSCOV(A, B) minimizes norm(A*X - B). LSCOV(A, B, W) weights the squares with the vector W; LSCOV(A, B, V) takes a
%   covariance matrix V of the errors. [X, STDX, MSE, S] = LSCOV(...) also gives the standard errors, the mean squared
%   error and the covariance of X.
%
%   See also mldivide, lsqnonneg, qr.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(A) && ismatrix(A) && isnumeric(b) && ismatrix(b) && size(A, 1) == size(b, 1))
        error('MATLAB:lscov:InputSizeMismatch', 'lscov: A and B must be numeric with the same number of rows.');
    end
    [m, n] = size(A);
    A0 = A;
    b0 = b;
    if nargin > 2 && ~isempty(V)
        if ~isnumeric(V) || (~isvector(V) && any(size(V) ~= m)) || (isvector(V) && numel(V) ~= m && numel(V) ~= 1)
            error('MATLAB:lscov:InvalidV', 'lscov: V must be a vector of weights or a square matrix of the size of B.');
        end
        if isvector(V)
            if any(V(:) < 0)
                error('MATLAB:lscov:InvalidWeights', 'lscov: weights must not be negative.');
            end
            w = sqrt(V(:));
            A = w .* A;
            b = w .* b;
        else
            R = chol(V)';
            A = R \ A;
            b = R \ b;
        end
    end
    [Q, R, p] = qr(A, 0);
    d = abs(diag(R));
    if isempty(d)
        r = 0;
    else
        r = sum(d > max(m, n) * eps(d(1)));
    end
    if r < n
        warning('MATLAB:lscov:RankDefDesignMat', 'A is rank deficient to within machine precision.');
    end
    z = Q(:, 1:r)' * b;
    x = zeros(n, size(b, 2));
    x(p(1:r), :) = R(1:r, 1:r) \ z;
    if nargout > 1
        if m > r
            mse = sum(abs(b - A * x) .^ 2, 1) / (m - r);
        else
            mse = zeros(1, size(b, 2));
        end
        C = zeros(n);
        Rinv = R(1:r, 1:r) \ eye(r);
        C(p(1:r), p(1:r)) = Rinv * Rinv';
        stdx = sqrt(diag(C) * mse);
        S = C;
        if numel(mse) == 1
            S = C * mse;
        else
            S = reshape(kron(mse, C), n, n, []);
        end
    end
end
