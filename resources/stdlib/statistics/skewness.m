function y = skewness(x, flag, dim)
%SKEWNESS Skewness of a sample
%   Y = SKEWNESS(X) is the third central moment divided by the cube of the standard deviation, along the first dimension
%   that is not 1. SKEWNESS(X, 0) corrects the bias. SKEWNESS(X, FLAG, DIM) works along DIM.
%
%   See also kurtosis, moment, var.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) && ~islogical(x)
        error('MATLAB:skewness:class', 'skewness: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(flag)
        flag = 1;
    elseif ~isscalar(flag) || (flag ~= 0 && flag ~= 1)
        error('MATLAB:skewness:flag', 'skewness: FLAG must be 0 or 1.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'skewness: DIM must be an integer and a valid dimension.');
    end
    if ~isfloat(x)
        x = double(x);
    end
    n = size(x, dim);
    x = x - mean(x, dim);
    s = std(x, 1, dim);
    y = sum(x .^ 3, dim);
    y = y ./ (n * s .^ 3);
    y(s == 0) = NaN;
    if flag == 0 && n > 2
        y = y * sqrt(n * (n - 1)) / (n - 2);
    end
end
