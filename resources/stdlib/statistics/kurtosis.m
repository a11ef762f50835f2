function y = kurtosis(x, flag, dim)
%KURTOSIS Kurtosis of a sample
%   Y = KURTOSIS(X) is the fourth central moment divided by the square of the variance, along the first dimension that is
%   not 1. KURTOSIS(X, 0) corrects the bias. KURTOSIS(X, FLAG, DIM) works along DIM.
%
%   See also skewness, moment, var.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) && ~islogical(x)
        error('MATLAB:kurtosis:class', 'kurtosis: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(flag)
        flag = 1;
    elseif ~isscalar(flag) || (flag ~= 0 && flag ~= 1)
        error('MATLAB:kurtosis:flag', 'kurtosis: FLAG must be 0 or 1.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'kurtosis: DIM must be an integer and a valid dimension.');
    end
    if ~isfloat(x)
        x = double(x);
    end
    n = size(x, dim);
    x = x - mean(x, dim);
    s = std(x, 1, dim);
    y = sum(x .^ 4, dim);
    index = s ~= 0;
    y = y ./ (n * s .^ 4);
    y(~index) = NaN;
    if flag == 0 && n > 3
        y = 3 + (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * y - 3 * (n - 1));
    end
end
