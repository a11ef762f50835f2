function D = duplication_matrix(n)
%DUPLICATION_MATRIX Matrix that completes stacked triangles
%   D = DUPLICATION_MATRIX(N) has D*vech(A) = vec(A) for every symmetric N-by-N matrix A.
%
%   See also commutation_matrix, vech.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(n) && n == round(n) && n > 0)
        error('MATLAB:duplication_matrix:size', 'duplication_matrix: N must be a positive integer.');
    end
    index = zeros(n);
    index(tril(true(n))) = 1:n * (n + 1) / 2;
    index = index + tril(index, -1).';
    D = zeros(n * n, n * (n + 1) / 2);
    D(sub2ind(size(D), (1:n * n).', index(:))) = 1;
end
