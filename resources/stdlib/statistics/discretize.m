function [bins, edges] = discretize(X, edges, varargin)
%DISCRETIZE Group data into bins
%   BINS = DISCRETIZE(X, EDGES) gives the number of the bin of each element: bin K holds EDGES(K) <= x < EDGES(K+1), and
%   the last bin its right edge too. Elements outside are NaN.
%   [BINS, EDGES] = DISCRETIZE(X, N) divides the range of X into N bins with round edges.
%   DISCRETIZE(..., VALUES) gives the values of the bins instead of their numbers.
%   DISCRETIZE(..., 'IncludedEdge', SIDE) takes 'left' or 'right'.
%
%   See also histcounts, accumarray, findgroups.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(X) || islogical(X)) || ~isreal(X)
        error('MATLAB:discretize:InvalidX', 'The data must be numeric or logical.');
    end
    side = 'left';
    values = [];
    if numel(varargin) >= 2 && (ischar(varargin{end-1}) || (isstring(varargin{end-1}) && isscalar(varargin{end-1}))) ...
            && strcmpi(varargin{end-1}, 'IncludedEdge')
        side = lower(char(varargin{end}));
        if ~any(strcmp(side, {'left', 'right'}))
            error('MATLAB:discretize:InvalidIncludedEdge', 'The included edge must be ''left'' or ''right''.');
        end
        varargin(end-1:end) = [];
    end
    if ~isempty(varargin)
        values = varargin{1};
    end
    if numel(varargin) > 1
        error('MATLAB:maxrhs', 'Too many input arguments.');
    end
    if ~isnumeric(edges)
        error('MATLAB:discretize:InvalidEdges', 'The edges must be numeric.');
    end
    if isscalar(edges)
        if ~(edges >= 1) || edges ~= fix(edges) || isinf(edges)
            error('MATLAB:discretize:InvalidN', 'The number of bins must be a positive integer.');
        end
        finite = double(X(isfinite(X)));
        edges = round_edges(min(finite(:)), max(finite(:)), double(edges));
    elseif ~isvector(edges) || numel(edges) < 2 || any(diff(edges(:)) < 0) || any(isnan(edges(:)))
        error('MATLAB:discretize:InvalidEdges', 'The edges must be a vector in ascending order with at least two elements.');
    end
    count = numel(edges) - 1;
    bins = NaN(size(X));
    for k = 1:count
        if strcmp(side, 'left')
            inside = X >= edges(k) & (X < edges(k + 1) | (k == count & X == edges(k + 1)));
        else
            inside = (X > edges(k) | (k == 1 & X == edges(k))) & X <= edges(k + 1);
        end
        bins(inside) = k;
    end
    if isempty(values)
        return
    end
    if ischar(values)
        error('MATLAB:discretize:InvalidValues', 'The values must be a vector with one element for each bin.');
    end
    if numel(values) ~= count
        error('MATLAB:discretize:InvalidValues', 'There must be one value for each of the %d bins.', count);
    end
    outside = isnan(bins);
    numbers = bins;
    numbers(outside) = 1;
    bins = reshape(values(numbers), size(X));
    if iscell(bins)
        bins(outside) = {''};
    elseif isstring(bins)
        bins(outside) = missing;
    elseif isfloat(bins)
        bins(outside) = NaN;
    elseif any(outside(:))
        bins(outside) = 0;
    end
end

function edges = round_edges(low, high, n)
    if isempty(low)
        low = 0;
        high = 1;
    end
    if low == high
        low = low - 0.5;
        high = high + 0.5;
    end
    width = (high - low) / n;
    power = 10 ^ floor(log10(width));
    unit = [1 2 3 5 10] * power;
    step = unit(find(unit >= width * (1 - 1e-10), 1));
    left = step * floor(low / step);
    if left + n * step < high
        edges = linspace(low, high, n + 1);
    else
        edges = left + (0:n) * step;
    end
end
