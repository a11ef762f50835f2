function map = white(m)
%WHITE All white, as a color map
%   map = WHITE(m) is an m-by-3 color map. WHITE without an argument has 256 colors.
%
%   See also colormap, gray, jet.
    if nargin < 1
        m = 256;
    end
    map = ones(m, 3);
end
