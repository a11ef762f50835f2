function map = cool(m)
%COOL From cyan to magenta, as a color map
%   map = COOL(m) is an m-by-3 color map. COOL without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    x = (0:m-1)' / max(m - 1, 1);
    map = [x, 1 - x, ones(m, 1)];
end
