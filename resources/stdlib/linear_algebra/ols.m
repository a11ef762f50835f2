function [beta, sigma, r] = ols(y, x)
%OLS Ordinary least squares
%   [BETA, SIGMA, R] = OLS(Y, X) fits Y = X*B + E; SIGMA is the covariance of E, R are the residuals.
%
%   See also gls, lscov.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) || ~isnumeric(y)
        error('MATLAB:ols:numeric', 'ols: X and Y must be numeric matrices or vectors.');
    end
    if ~ismatrix(x) || ~ismatrix(y)
        error('MATLAB:ols:matrix', 'ols: X and Y must be 2-D arrays.');
    end
    if size(x, 1) ~= size(y, 1)
        error('MATLAB:ols:sizes', 'ols: number of rows of X and Y must be equal.');
    end
    if isinteger(x)
        x = double(x);
    end
    if isinteger(y)
        y = double(y);
    end
    beta = pinv(x) * y;
    r = y - x * beta;
    if nargout > 1
        sigma = r' * r / (size(y, 1) - rank(x));
    end
end
