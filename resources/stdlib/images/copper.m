function map = copper(m)
%COPPER From black to a light copper, as a color map
%   map = COPPER(m) is an m-by-3 color map. COPPER without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    x = (0:m-1)' / max(m - 1, 1);
    map = [min(1, 1.25 * x), 0.7812 * x, 0.4975 * x];
end
