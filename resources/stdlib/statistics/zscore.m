function [z, mu, sigma] = zscore(x, opt, dim)
%ZSCORE Standardized z-scores
%   Z = ZSCORE(X) subtracts the mean and divides by the standard deviation along the first dimension that is not 1; a
%   deviation of 0 counts as 1. ZSCORE(X, FLAG, DIM) passes FLAG to std and works along DIM. [Z, MU, SIGMA] = ZSCORE(...)
%
%   See also normalize, center, std.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:zscore:class', 'zscore: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(opt)
        opt = 0;
    elseif ~isscalar(opt) || (opt ~= 0 && opt ~= 1)
        error('MATLAB:zscore:flag', 'zscore: normalization OPT must be 0 or 1.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~ischar(dim) && ~(isnumeric(dim) && all(dim == fix(dim)) && all(dim > 0))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'zscore: DIM must be an integer and a valid dimension.');
    end
    if isempty(x)
        z = x;
        mu = mean(x, dim);
        sigma = mu;
        return
    end
    if ~isfloat(x)
        x = double(x);
    end
    mu = mean(x, dim);
    sigma = std(x, opt, dim);
    s = sigma;
    s(s == 0) = 1;
    z = (x - mu) ./ s;
end
