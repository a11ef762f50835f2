function map = pink(m)
%PINK Pastel shades of pink, as a color map
%   map = PINK(m) is an m-by-3 color map. PINK without an argument has 256 colors.
%
%   See also colormap, gray, hot.
    if nargin < 1
        m = 256;
    end
    map = sqrt((2*gray(m) + hot(m)) / 3);
end
