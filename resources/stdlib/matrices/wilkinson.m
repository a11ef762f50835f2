function W = wilkinson(n, cls)
%WILKINSON Wilkinson's eigenvalue test matrix
%   W = WILKINSON(N) is tridiagonal, symmetric, with ones beside the diagonal abs(-(N-1)/2:(N-1)/2).
%
%   See also rosser, eig.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isscalar(n) && n >= 0 && n == fix(n))
        error('MATLAB:wilkinson:size', 'wilkinson: N must be a non-negative integer.');
    end
    if nargin < 2
        cls = 'double';
    end
    side = ones(1, n - 1);
    W = cast(diag(abs(-(n - 1) / 2:(n - 1) / 2)) + diag(side, 1) + diag(side, -1), cls);
    if n == 0
        W = zeros(0, cls);
    end
end
