function varargout = griddata(x, y, z, xi, yi, method)
%GRIDDATA Interpolate scattered data in the plane
%   VQ = GRIDDATA(X, Y, V, XQ, YQ) interpolates the values V at the points (X, Y) linearly on their Delaunay triangles;
%   NaN outside of their hull. XQ may be a row and YQ a column of a grid. GRIDDATA(..., METHOD) takes 'linear', 'nearest' or
%   'v4'. [XQ, YQ, VQ] = GRIDDATA(...) also gives the query points.
%
%   See also delaunay, tsearch, interp2.
    if nargin < 5
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 6 || isempty(method)
        method = 'linear';
    end
    if ~ischar(method) && ~isstring(method)
        error('MATLAB:griddata:method', 'griddata: METHOD must be a string.');
    end
    if isvector(x) && isvector(y) && ismatrix(z) && ~isvector(z) && numel(x) == size(z, 2) && numel(y) == size(z, 1)
        [x, y] = meshgrid(x, y);
    end
    if numel(x) ~= numel(y) || numel(x) ~= numel(z)
        error('MATLAB:griddata:InvalidInputs', 'griddata: X, Y, and Z must be vectors of the same length.');
    end
    if isrow(xi) && iscolumn(yi) && ~(isscalar(xi) && isscalar(yi))
        [xi, yi] = meshgrid(xi, yi);
    elseif iscolumn(xi) && isrow(yi) && ~isscalar(xi)
        [xi, yi] = meshgrid(xi, yi);
    end
    if ~isequal(size(xi), size(yi))
        error('MATLAB:griddata:InvalidInputs', 'griddata: XI and YI must be vectors or matrices of the same size.');
    end
    x = double(x(:));
    y = double(y(:));
    z = z(:);
    switch lower(char(method))
        case 'linear'
            tri = delaunay(x, y);
            k = tsearch(x, y, tri, xi(:), yi(:));
            ok = ~isnan(k);
            t = tri(k(ok), :);
            a = t(:, 1);
            b = t(:, 2);
            c = t(:, 3);
            px = reshape(xi(ok), [], 1);
            py = reshape(yi(ok), [], 1);
            d = (x(b) - x(a)) .* (y(c) - y(a)) - (x(c) - x(a)) .* (y(b) - y(a));
            u = ((px - x(a)) .* (y(c) - y(a)) - (py - y(a)) .* (x(c) - x(a))) ./ d;
            v = ((x(b) - x(a)) .* (py - y(a)) - (y(b) - y(a)) .* (px - x(a))) ./ d;
            vi = NaN(size(xi));
            vi(ok) = (1 - u - v) .* z(a) + u .* z(b) + v .* z(c);
        case 'nearest'
            vi = NaN(size(xi));
            for q = 1:numel(xi)
                [~, at] = min((x - xi(q)) .^ 2 + (y - yi(q)) .^ 2);
                vi(q) = z(at);
            end
        case {'v4', 'cubic', 'natural'}
            % biharmonic splines (D. T. Sandwell, Geophys. Res. Lett. 14, 1987)
            r = hypot(x - x.', y - y.');
            G = r .^ 2 .* (log(r) - 1);
            G(r == 0) = 0;
            w = G \ z;
            vi = zeros(size(xi));
            for q = 1:numel(xi)
                r = hypot(x - xi(q), y - yi(q));
                g = r .^ 2 .* (log(r) - 1);
                g(r == 0) = 0;
                vi(q) = g.' * w;
            end
        otherwise
            error('MATLAB:griddata:UnknownMethod', 'griddata: unknown interpolation METHOD: "%s".', char(method));
    end
    if nargout == 3
        varargout = {xi, yi, vi};
    else
        varargout = {vi};
    end
end
