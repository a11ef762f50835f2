function idx = dsearch(x, y, tri, xi, yi, s)
%DSEARCH Nearest points in the plane
%   K = DSEARCH(X, Y, TRI, XI, YI) gives the number of the point (X, Y) that is nearest to each (XI, YI).
%
%   See also dsearchn, tsearch.
    if nargin < 5
        if nargin < 4
            error('MATLAB:minrhs', 'Not enough input arguments.');
        end
        yi = xi;
        xi = tri;
    end
    idx = reshape(dsearchn([x(:), y(:)], [xi(:), yi(:)]), size(xi));
end
