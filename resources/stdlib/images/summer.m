function map = summer(m)
%SUMMER From green to yellow, as a color map
%   map = SUMMER(m) is an m-by-3 color map. SUMMER without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    x = (0:m-1)' / max(m - 1, 1);
    map = [x, 0.5 + x/2, 0.4 * ones(m, 1)];
end
