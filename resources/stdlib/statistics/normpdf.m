function y = normpdf(x, mu, sigma)
%NORMPDF Normal probability density function
%   Y = NORMPDF(X, MU, SIGMA) for the mean MU (0) and the standard deviation SIGMA (1).
%
%   See also normcdf, norminv, randn.
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
    y = exp(-0.5 * ((x - mu) ./ sigma) .^ 2) ./ (sqrt(2 * pi) .* sigma);
end
