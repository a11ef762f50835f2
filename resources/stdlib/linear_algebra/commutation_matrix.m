function K = commutation_matrix(m, n)
%COMMUTATION_MATRIX Matrix that transposes stacked matrices
%   K = COMMUTATION_MATRIX(M, N) has K*vec(A) = vec(A.') for every M-by-N matrix A; N is M by default.
%
%   See also duplication_matrix.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        n = m;
    end
    if ~(isscalar(m) && m == round(m) && m > 0)
        error('MATLAB:commutation_matrix:size', 'commutation_matrix: M must be a positive integer.');
    end
    if ~(isscalar(n) && n == round(n) && n > 0)
        error('MATLAB:commutation_matrix:size', 'commutation_matrix: N must be a positive integer.');
    end
    K = eye(m * n);
    K = K(reshape(reshape(1:m * n, m, n).', [], 1), :);
end
