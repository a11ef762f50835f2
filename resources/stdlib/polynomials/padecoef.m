function [num, den] = padecoef(T, N)
%PADECOEF Pade approximation of a time delay
%   [NUM, DEN] = PADECOEF(T, N) are polynomials with NUM(s)/DEN(s) close to exp(-T*s); the order N is 1 by default.
%
%   See also polyval.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        N = 1;
    end
    if ~(isscalar(T) && isnumeric(T) && T >= 0)
        error('MATLAB:padecoef:delay', 'padecoef: T must be a non-negative scalar.');
    end
    if ~(isscalar(N) && isnumeric(N) && N == fix(N) && N >= 0)
        error('MATLAB:padecoef:order', 'padecoef: N must be a non-negative scalar integer.');
    end
    N = double(round(N));
    k = N:-1:0;
    c = exp(gammaln(2 * N - k + 1) + gammaln(N + 1) - gammaln(2 * N + 1) - gammaln(k + 1) - gammaln(N - k + 1));
    den = c .* double(T) .^ k;
    num = den .* (-1) .^ k;
    num = num / den(1);
    den = den / den(1);
    if T == 0
        num = 1;
        den = 1;
    end
    if isa(T, 'single')
        num = single(num);
        den = single(den);
    end
end
