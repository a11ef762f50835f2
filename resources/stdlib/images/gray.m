function map = gray(m)
%GRAY Gray color map
%   map = GRAY(m) is an m-by-3 color map from black to white. GRAY without an argument has 256 colors.
%
%   See also colormap, hsv, hot, jet.
    if nargin < 1
        m = 256;
    end
    map = repmat((0:m-1)' / max(m - 1, 1), 1, 3);
end
