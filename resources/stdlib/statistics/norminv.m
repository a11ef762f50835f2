function x = norminv(p, mu, sigma)
%NORMINV Inverse of the normal cumulative distribution function
%   X = NORMINV(P, MU, SIGMA) for the mean MU (0) and the standard deviation SIGMA (1).
%
%   See also normcdf, normpdf, erfcinv.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 2
        mu = 0;
    end
    if nargin < 3
        sigma = 1;
    end
    sigma(sigma <= 0) = NaN;
    x = -sqrt(2) * sigma .* erfcinv(2 * p) + mu;
end
