function [y, mu] = center(x, dim)
%CENTER Data without their mean
%   Y = CENTER(X) subtracts the mean along the first dimension that is not 1; CENTER(X, DIM) along DIM. [Y, MU] = CENTER(...)
%
%   See also zscore, mean.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:center:class', 'center: X must be a numeric vector or matrix.');
    end
    if ~isfloat(x)
        x = double(x);
    end
    if nargin < 2
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'center: DIM must be an integer and a valid dimension.');
    end
    if isempty(x)
        y = x;
        mu = mean(x, dim);
        return
    end
    mu = mean(x, dim);
    y = x - mu;
end
