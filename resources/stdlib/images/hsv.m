function map = hsv(m)
%HSV Color map that runs through the hues
%   map = HSV(m) is an m-by-3 color map that begins and ends with red. HSV without an argument has 256 colors.
%
%   See also colormap, hsv2rgb.
    if nargin < 1
        m = 256;
    end
    h = (0:m-1)' / max(m, 1);
    if isempty(h)
        map = zeros(0, 3);
    else
        map = hsv2rgb([h ones(m, 2)]);
    end
end
