function [nest, iter] = normest(A, tol)
%NORMEST 2-norm estimate by the power method
%   N = NORMEST(A) estimates norm(A) to the relative accuracy 1e-6. [N, COUNT] = NORMEST(A, TOL) sets the accuracy and counts
%   the iterations.
%
%   See also norm, cond, normest1.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(A) || ~ismatrix(A)
        error('MATLAB:normest:matrix', 'normest: A must be a numeric 2-D matrix.');
    end
    if nargin < 2
        tol = 1e-6;
    elseif ~(isscalar(tol) && isreal(tol) && isnumeric(tol))
        error('MATLAB:normest:tolerance', 'normest: TOL must be a real scalar.');
    end
    tol = max(tol, eps(class(A)));
    x = sum(abs(A), 1)';
    nest = norm(x);
    iter = 0;
    if nest == 0
        return
    end
    x = x / nest;
    previous = 0;
    while abs(nest - previous) > tol * nest && iter < 100
        previous = nest;
        Ax = A * x;
        if nnz(Ax) == 0
            Ax = ones(size(Ax));
        end
        x = A' * Ax;
        normx = norm(x);
        nest = normx / norm(Ax);
        x = x / normx;
        iter = iter + 1;
    end
end
