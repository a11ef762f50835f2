function map = winter(m)
%WINTER From blue to green, as a color map
%   map = WINTER(m) is an m-by-3 color map. WINTER without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    x = (0:m-1)' / max(m - 1, 1);
    map = [zeros(m, 1), x, 1 - x/2];
end
