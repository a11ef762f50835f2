function x = arma_rnd(a, b, v, t, n)
%ARMA_RND Simulate an autoregressive moving average process
%   X = ARMA_RND(A, B, V, T, N) gives T values of x(k) = A(1)*x(k-1) + ... + e(k) + B(1)*e(k-1) + ..., for noise e of
%   variance V; the first N (100) are discarded.
%
%   See also filter, randn.
    if nargin < 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 5
        n = 100;
    elseif ~isscalar(t)
        error('MATLAB:arma_rnd:length', 'arma_rnd: T must be a scalar.');
    end
    if min(size(a)) > 1 || min(size(b)) > 1
        error('MATLAB:arma_rnd:vectors', 'arma_rnd: A and B must not be matrices.');
    end
    e = sqrt(v) * randn(t + n, 1);
    x = filter([1; b(:)], [1; -a(:)], e);
    x = x(n + 1:t + n);
end
