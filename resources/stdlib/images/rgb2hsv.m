function [h, s, v] = rgb2hsv(r, g, b)
%RGB2HSV Colors given by red, green and blue, as hue, saturation and value
%   hsv = RGB2HSV(rgb) converts a color map (m-by-3) or an image (m-by-n-by-3); integers are scaled to 0 to 1.
%   [h, s, v] = RGB2HSV(r, g, b) and RGB2HSV(rgb) with three outputs give separate planes.
%
%   See also hsv2rgb.
    narginchk(1, 3)
    if nargin == 2
        error('MATLAB:rgb2hsv:WrongInputNum', 'rgb2hsv takes one argument or three.');
    end
    if nargin == 1
        [r, g, b] = color_planes(r, 'rgb2hsv');
    elseif ~isequal(size(r), size(g), size(b))
        error('MATLAB:rgb2hsv:InputSizeMismatch', 'R, G and B must have the same size.');
    end
    value = max(max(r, g), b);
    chroma = value - min(min(r, g), b);
    grey = chroma == 0;
    d = chroma + grey;
    hue = zeros(size(value), class(value));
    k = value == b;
    hue(k) = 2/3 + (r(k) - g(k)) ./ d(k) / 6;
    k = value == g;
    hue(k) = 1/3 + (b(k) - r(k)) ./ d(k) / 6;
    k = value == r;
    hue(k) = (g(k) - b(k)) ./ d(k) / 6;
    hue(hue < 0) = hue(hue < 0) + 1;
    hue(grey) = 0;
    saturation = chroma ./ (value + (value == 0));
    if nargout > 1
        h = hue; s = saturation; v = value;
    elseif nargin == 1 && size(value, 3) == 1 && iscolumn(value)
        h = [hue saturation value];
    else
        h = cat(3, hue, saturation, value);
    end
end
