function y = autoreg_matrix(y, k)
%AUTOREG_MATRIX Regressors of an autoregression
%   X = AUTOREG_MATRIX(Y, K) has a column of ones and the vector Y delayed by 1, ..., K.
%
%   See also toeplitz.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(y)
        error('MATLAB:autoreg_matrix:vector', 'autoreg_matrix: Y must be a vector.');
    end
    t = numel(y);
    v = y(:);
    y = ones(t, k + 1);
    for j = 1:k
        y(:, j + 1) = [zeros(j, 1); v(1:t - j)];
    end
end
