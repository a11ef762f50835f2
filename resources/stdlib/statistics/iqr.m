function [r, q] = iqr(x, dim)
%IQR Interquartile range
%   R = IQR(X) is the difference of the 75 % and 25 % quantiles along the first dimension that is not 1; IQR(X, DIM) along
%   DIM, IQR(X, 'all') of all elements. [R, Q] = IQR(...) also gives the quartiles.
%
%   See also quantile, prctile, bounds.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:iqr:class', 'iqr: X must be a numeric vector or matrix.');
    end
    if nargin < 2
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif (ischar(dim) || isstring(dim)) && strcmpi(dim, 'all')
        x = x(:);
        dim = 1;
    elseif ~(isnumeric(dim) && isvector(dim) && all(dim == fix(dim)) && all(dim > 0))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'iqr: DIM must be a positive integer scalar, a vector, or "all".');
    elseif numel(dim) > 1
        order = [dim(:).', setdiff(1:ndims(x), dim)];
        sz = size(x);
        sz(end+1:max(order)) = 1;
        y = reshape(permute(x, order), prod(sz(dim)), []);
        sz(dim) = 1;
        r = reshape(iqr(y, 1), sz);
        return
    end
    if ~isfloat(x)
        x = double(x);
    end
    if isempty(x)
        r = NaN;
        q = [NaN; NaN];
        return
    end
    if size(x, dim) == 1
        r = zeros(size(x), class(x));
        r(~isfinite(x)) = NaN;
        q = cat(dim, x, x);
        return
    end
    q = quantile(x, [0.25, 0.75], dim);
    r = diff(q, 1, dim);
end
