function varargout = gradient(F, varargin)
%GRADIENT Numerical gradient
%   FX = GRADIENT(F) gives the differences of the vector F: central inside, one-sided at the ends.
%   [FX, FY, FZ, ...] = GRADIENT(F) gives those of an array along its columns, its rows, its pages, and so on: FX runs
%   along the second dimension, FY along the first.
%   GRADIENT(F, H) takes the spacing H in each direction. GRADIENT(F, HX, HY, ...) takes one spacing, or one vector of
%   coordinates, for each direction.
%   GRADIENT(FUN, X), GRADIENT(FUN, X, H, ...) estimates the derivatives of a function at the rows of X, or at the
%   elements of the vector X, with steps H (Octave).
%
%   See also diff, del2, divergence, curl.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if isa(F, 'function_handle') || ischar(F) || (isstring(F) && isscalar(F))
        [varargout{1:max(nargout, 1)}] = of_function(F, varargin{:});
        return
    end
    if ~(isnumeric(F) || islogical(F))
        error('MATLAB:gradient:InvalidInputs', 'The first input must be a numeric array or a function.');
    end
    if ~isfloat(F)
        F = double(F);
    end
    if isvector(F)
        directions = find(size(F) ~= 1, 1);
        if isempty(directions)
            directions = 2;
        end
    else
        directions = [2, 1, 3:ndims(F)];
    end
    count = numel(directions);
    if nargout > count && nargout > 1
        error('MATLAB:gradient:TooManyOutputs', 'There are more outputs than dimensions of the array.');
    end
    if isempty(varargin)
        spacing = repmat({1}, 1, count);
    elseif isscalar(varargin) && (count == 1 || isscalar(varargin{1}))
        spacing = repmat(varargin, 1, count);
    elseif numel(varargin) == count
        spacing = varargin;
    else
        error('MATLAB:gradient:InvalidInputs', 'Give one spacing, or one for each dimension of the array.');
    end
    for k = 1:max(nargout, 1)
        varargout{k} = along(F, directions(k), spacing{k}); %#ok<AGROW>
    end
end

function g = along(F, dim, h)
    n = size(F, dim);
    if ~isnumeric(h) && ~islogical(h)
        error('MATLAB:gradient:InvalidSpacing', 'The spacing must be numeric.');
    end
    if ~isscalar(h) && (numel(h) ~= n || ~isvector(h))
        error('MATLAB:gradient:SpacingSize', ...
            'The spacing must be a scalar or a vector with one element for each along its dimension.');
    end
    if n < 2
        g = zeros(size(F), 'like', F);
        return
    end
    at = repmat({':'}, 1, max(ndims(F), dim));
    part = @(range) subsref(F, substruct('()', [at(1:dim-1), {range}, at(dim+1:end)]));
    if isscalar(h)
        last = (part(n) - part(n - 1)) / h;
        first = (part(2) - part(1)) / h;
        middle = (part(3:n) - part(1:n-2)) / (2 * h);
    else
        x = reshape(h, [ones(1, dim - 1), n, 1]);
        last = (part(n) - part(n - 1)) / (h(n) - h(n - 1));
        first = (part(2) - part(1)) / (h(2) - h(1));
        wide = x(3:n) - x(1:n-2);
        middle = (part(3:n) - part(1:n-2)) ./ reshape(wide, [ones(1, dim - 1), n - 2, 1]);
    end
    g = cat(dim, first, middle, last);
end

function varargout = of_function(f, x, varargin)
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isa(f, 'function_handle')
        f = str2func(char(f));
    end
    if isvector(x)
        points = {x};
    else
        points = num2cell(x, 1);
    end
    count = numel(points);
    h = {1};
    if ~isempty(varargin)
        h = varargin;
    end
    if ~isscalar(h) && numel(h) ~= count
        error('MATLAB:gradient:InvalidInputs', 'Give one step, or one for each coordinate.');
    end
    for k = 1:max(nargout, 1)
        step = h{min(k, numel(h))} / 2;
        below = points;
        above = points;
        below{k} = below{k} - step;
        above{k} = above{k} + step;
        varargout{k} = (f(above{:}) - f(below{:})) ./ (2 * step); %#ok<AGROW>
    end
end
