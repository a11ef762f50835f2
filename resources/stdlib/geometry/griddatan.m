function yi = griddatan(x, y, xi, method, varargin)
%GRIDDATAN Interpolate N-D scattered data
%   YI = GRIDDATAN(X, Y, XI) interpolates the values Y at the points X (a row each) linearly over their Delaunay
%   triangulation at the points XI. GRIDDATAN(..., 'nearest') takes the value of the nearest point.
%
%   See also griddata, delaunayn, tsearchn, dsearchn.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 4 || isempty(method)
        method = 'linear';
    end
    if size(x, 1) ~= numel(y) || size(x, 2) ~= size(xi, 2)
        error('MATLAB:griddatan:sizes', 'X must have a row for each value of Y, and as many columns as XI.');
    end
    method = lower(char(method));
    if strcmp(method, 'nearest')
        yi = reshape(y(dsearchn(x, xi)), [], 1);
    elseif strcmp(method, 'linear')
        T = delaunayn(x, varargin{:});
        [index, coordinates] = tsearchn(x, T, xi);
        yi = NaN(size(xi, 1), 1);
        found = ~isnan(index);
        values = reshape(y(T(index(found), :)), [], size(T, 2));
        yi(found) = sum(values .* coordinates(found, :), 2);
    else
        error('MATLAB:griddatan:UnknownMethod', 'Unknown method ''%s''.', method);
    end
end
