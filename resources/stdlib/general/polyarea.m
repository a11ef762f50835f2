function a = polyarea(x, y, dim)
%POLYAREA Area of polygons
%   A = POLYAREA(X, Y) is the area of the polygon with corners (X, Y). For matrices each column is a polygon.
%   POLYAREA(X, Y, DIM) works along dimension DIM.
%
%   See also inpolygon, trapz.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isequal(size(x), size(y))
        error('MATLAB:polyarea:XYSizeMismatch', 'polyarea: X and Y must have the same shape.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    end
    n = size(x, dim);
    if n == 0
        sz = size(x);
        sz(dim) = 1;
        a = zeros(sz);
        return
    end
    next = circshift(1:n, -1);
    where = repmat({':'}, 1, max(ndims(x), dim));
    where{dim} = next;
    a = abs(sum(x .* y(where{:}) - x(where{:}) .* y, dim)) / 2;
end
