function map = spring(m)
%SPRING From magenta to yellow, as a color map
%   map = SPRING(m) is an m-by-3 color map. SPRING without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    x = (0:m-1)' / max(m - 1, 1);
    map = [ones(m, 1), x, 1 - x];
end
