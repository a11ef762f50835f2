function q = quantile(x, p, varargin)
%QUANTILE Quantiles of data set
%   Q = QUANTILE(X, P) are the quantiles of X for the probabilities P along the first dimension that is not 1; an integer
%   P > 1 asks for P evenly spaced ones. QUANTILE(X, P, DIM), QUANTILE(X, P, VECDIM) and QUANTILE(X, P, 'all') choose
%   dimensions. NaN is left out. QUANTILE(X, P, DIM, METHOD) chooses one of the nine definitions of Hyndman and Fan; MATLAB's
%   is 5.
%
%   See also prctile, median, iqr.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:quantile:InvalidData', 'quantile: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(p)
        p = [0 0.25 0.5 0.75 1];
    end
    if ~(isnumeric(p) && isvector(p))
        error('MATLAB:quantile:InvalidP', 'quantile: P must be a numeric vector.');
    end
    if isscalar(p) && p > 1
        if p ~= fix(p)
            error('MATLAB:quantile:InvalidP', 'quantile: P must be probabilities from 0 to 1, or a positive integer.');
        end
        p = (1:p) / (p + 1);
    end
    dim = [];
    method = 5;
    k = 1;
    numbers = 0;
    while k <= numel(varargin)
        v = varargin{k};
        if ischar(v) || isstring(v)
            switch lower(char(v))
                case 'all'
                    dim = 'all';
                case 'method'
                    k = k + 1; % 'exact' and 'approximate' give the same here
                otherwise
                    error('MATLAB:quantile:InvalidOption', 'quantile: unknown option ''%s''.', char(v));
            end
        else
            numbers = numbers + 1;
            if numbers == 1
                dim = v;
            else
                method = v;
            end
        end
        k = k + 1;
    end
    if isempty(dim)
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    end
    if ischar(dim)
        x = x(:);
        row_of_probabilities = isrow(p);
        dim = 1;
    else
        row_of_probabilities = false;
        if ~(isnumeric(dim) && all(dim == fix(dim)) && all(dim >= 1))
            error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'quantile: DIM must be a positive integer.');
        end
    end
    if ~isscalar(method) || ~any(method == 1:9)
        error('MATLAB:quantile:InvalidMethod', 'quantile: unknown METHOD, ''%d''.', method(1));
    end
    if ~isfloat(x)
        x = double(x);
    end
    nd = max(ndims(x), max(dim));
    order = [dim(:).', setdiff(1:nd, dim)];
    sz = size(x);
    sz(end+1:nd) = 1;
    v = reshape(permute(x, order), prod(sz(dim)), []);
    y = columns_of(v, double(p(:)), method);
    sz(dim) = 1;
    sz(dim(1)) = numel(p);
    inverse = [dim(1), setdiff(1:nd, dim(1))];
    q = ipermute(reshape(y, sz(inverse)), inverse);
    if row_of_probabilities
        q = reshape(q, 1, []);
    end
end

function y = columns_of(v, p, method)
    v = sort(v, 1);
    n = sum(~isnan(v), 1);
    y = NaN(numel(p), size(v, 2), class(v));
    if isempty(v)
        return
    end
    p(p < 0 | p > 1) = NaN;
    rows = size(v, 1);
    base = (0:size(v, 2) - 1) * rows;
    switch method
        case {1, 2, 3}
            switch method
                case 1
                    low = max(ceil(p * n), 1);
                    high = low;
                case 2
                    low = max(ceil(p * n), 1);
                    high = min(floor(p * n + 1), max(n, 1));
                case 3
                    t = max(p * n, 1);
                    low = round(t);
                    half = t - floor(t) == 0.5;
                    even = 2 * round(t / 2);
                    low(half) = even(half);
                    high = low;
            end
            low = min(max(low, 1), max(n, 1));
            weight = 0.5;
            ok = ~isnan(low + high) & n > 0;
            low(~ok) = 1;
            high(~ok) = 1;
            a = v(low + base);
            b = v(high + base);
            r = reshape((1 - weight) * a + weight * b, size(low));
        otherwise
            switch method
                case 4
                    t = p * n;
                case 5
                    t = p * n + 0.5;
                case 6
                    t = p * (n + 1);
                case 7
                    t = p * (n - 1) + 1;
                case 8
                    t = p * (n + 1 / 3) + 1 / 3;
                case 9
                    t = p * (n + 0.25) + 0.375;
            end
            t = max(min(t, n), 1);
            ok = ~isnan(t) & n > 0;
            t(~ok) = 1;
            low = floor(t);
            fraction = cast(t - low, class(v));
            high = min(low + 1, max(n, 1));
            a = reshape(v(low + base), size(low));
            b = reshape(v(high + base), size(low));
            r = (1 - fraction) .* a + fraction .* b;
            same = fraction == 0 | a == b;
            r(same) = a(same);
    end
    y(ok) = r(ok);
end
