function [idx, d] = dsearchn(x, tri, xi, outval)
%DSEARCHN Nearest points
%   K = DSEARCHN(X, XI) gives the row of X that is nearest to each row of XI. DSEARCHN(X, T, XI, OUTVAL) takes a triangulation
%   that is not needed, and gives OUTVAL for points outside of it. [K, D] = DSEARCHN(...) also gives the distances.
%
%   See also dsearch, tsearch, delaunay.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin == 2
        xi = tri;
    end
    if size(x, 2) ~= size(xi, 2)
        error('MATLAB:dsearchn:sizes', 'dsearchn: dimensional mismatch.');
    end
    n = size(xi, 1);
    idx = zeros(n, 1);
    d = zeros(n, 1);
    for k = 1:n
        [d2, idx(k)] = min(sum((x - xi(k, :)) .^ 2, 2));
        d(k) = sqrt(d2);
    end
    if nargin > 3 && ~isempty(outval) && size(x, 2) == 2 && ~isempty(tri)
        outside = isnan(tsearch(x(:, 1), x(:, 2), tri, xi(:, 1), xi(:, 2)));
        idx(outside) = outval;
        d(outside) = outval;
    end
end
