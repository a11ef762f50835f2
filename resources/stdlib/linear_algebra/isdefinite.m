function tf = isdefinite(A, tol)
%ISDEFINITE Whether a matrix is positive definite
%   TF = ISDEFINITE(A) is true for Hermitian A whose eigenvalues exceed TOL, by default 100*eps(class(A))*norm(A, 'fro').
%
%   See also ishermitian, chol.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) && ~islogical(A)
        error('MATLAB:isdefinite:class', 'isdefinite: A must be a numeric matrix.');
    end
    if ~isfloat(A)
        A = double(A);
    end
    if nargin < 2
        tol = 100 * eps(class(A)) * norm(A, 'fro');
    elseif ~(isnumeric(tol) && isscalar(tol) && tol >= 0)
        error('MATLAB:isdefinite:tolerance', 'isdefinite: TOL must be a scalar >= 0.');
    end
    tf = false;
    if ismatrix(A) && size(A, 1) == size(A, 2) && norm(A - A', 'fro') <= tol
        [~, p] = chol(A - tol * eye(size(A)));
        tf = p == 0;
    end
end
