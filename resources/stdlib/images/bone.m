function map = bone(m)
%BONE Gray color map with a tinge of blue
%   map = BONE(m) is an m-by-3 color map. BONE without an argument has 256 colors.
%
%   See also colormap, gray, hot.
    if nargin < 1
        m = 256;
    end
    map = (7*gray(m) + fliplr(hot(m))) / 8;
end
