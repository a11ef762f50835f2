function map = jet(m)
%JET Blue, cyan, yellow and red color map
%   map = JET(m) is an m-by-3 color map. JET without an argument has 256 colors.
%
%   See also colormap, hsv, hot.
    if nargin < 1
        m = 256;
    end
    n = ceil(m/4);
    u = [(1:n)/n, ones(1, n-1), (n:-1:1)/n]';
    g = ceil(n/2) - (mod(m, 4) == 1) + (1:numel(u))';
    r = g + n;
    b = g - n;
    map = zeros(m, 3);
    keepg = g <= m;
    keepr = r <= m;
    keepb = b >= 1;
    map(r(keepr), 1) = u(1:nnz(keepr));
    map(g(keepg), 2) = u(1:nnz(keepg));
    map(b(keepb), 3) = u(end-nnz(keepb)+1:end);
end
