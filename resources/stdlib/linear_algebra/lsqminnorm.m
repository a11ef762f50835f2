function X = lsqminnorm(A, B, tol, varargin)
%LSQMINNORM Minimum norm least-squares solution to linear equation
%   X = LSQMINNORM(A, B) minimizes norm(A*X - B), and norm(X) among all X that do.
%   X = LSQMINNORM(A, B, TOL) sets the tolerance of the rank of A.
%
%   See also mldivide, pinv, lscov.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if size(A, 1) ~= size(B, 1)
        error('MATLAB:dimagree', 'Matrix dimensions must agree.');
    end
    A = full(A);
    B = full(B);
    if nargin > 2 && isnumeric(tol)
        X = pinv(A, tol) * B;
    else
        X = pinv(A) * B;
    end
end
