function L = del2(U, varargin)
%DEL2 Discrete Laplacian
%   L = DEL2(U) approximates the Laplacian divided by 2*ndims(U), for a grid of spacing 1. DEL2(U, H) takes the spacing
%   H in all directions, DEL2(U, HX, HY, HZ, ...) one spacing, or a vector of coordinates, for each direction; HX belongs
%   to the columns. A second difference inside is extrapolated linearly to the edges.
%
%   See also gradient, diff.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to del2.');
    end
    if ~isnumeric(U) && ~islogical(U)
        error('MATLAB:del2:numeric', 'del2: the array must be numeric.');
    end
    nd = ndims(U);
    sz = size(U);
    spacing = repmat({1}, 1, nd);
    if numel(varargin) == 1
        if ~isscalar(varargin{1})
            error('MATLAB:del2:spacing', 'del2: a single spacing must be a scalar.');
        end
        spacing(:) = varargin;
    elseif numel(varargin) > 1
        if numel(varargin) > nd
            error('MATLAB:maxrhs', 'Invalid call to del2: there are more spacings than dimensions.');
        elseif numel(varargin) < nd
            error('MATLAB:del2:spacing', 'Invalid call to del2: one spacing a dimension is needed.');
        end
        spacing = varargin([2 1 3:nd]);
    end
    L = zeros(sz);
    used = 0;
    for d = 1:nd
        n = sz(d);
        used = used + (n > 1 || d <= 2);
        if n < 3
            continue
        end
        h = spacing{d};
        if isscalar(h)
            x = h * (1:n).';
        else
            if numel(h) ~= n
                error('MATLAB:sizeDimensionsMustMatch', 'del2: dimensions and vector lengths must match.');
            end
            x = double(h(:));
        end
        order = [d, 1:d-1, d+1:nd];
        v = reshape(permute(double(U), order), n, []);
        dx = diff(x);
        slope = diff(v) ./ dx;
        inner = 2 * diff(slope) ./ (x(3:end) - x(1:end-2));
        D = zeros(n, size(v, 2));
        D(2:n-1, :) = inner;
        if n == 3
            D([1 3], :) = inner([1 1], :);
        else
            D(1, :) = inner(1, :) - (inner(2, :) - inner(1, :)) * dx(1) / dx(2);
            D(n, :) = inner(end, :) + (inner(end, :) - inner(end-1, :)) * dx(end) / dx(end-1);
        end
        L = L + ipermute(reshape(D, sz(order)), order);
    end
    if sum(sz > 1) == 1 && nd == 2
        used = 2;
    end
    L = L / (2 * max(used, 1));
end
