function [r, g, b] = hsv2rgb(h, s, v)
%HSV2RGB Colors given by hue, saturation and value, as red, green and blue
%   rgb = HSV2RGB(hsv) converts a color map (m-by-3) or an image (m-by-n-by-3); all values are from 0 to 1.
%   [r, g, b] = HSV2RGB(h, s, v) and HSV2RGB(hsv) with three outputs work on separate planes of one size.
%
%   See also rgb2hsv.
    narginchk(1, 3)
    if nargin == 2
        error('MATLAB:hsv2rgb:WrongInputNum', 'hsv2rgb takes one argument or three.');
    end
    if nargin == 1
        [h, s, v] = color_planes(h, 'hsv2rgb');
    elseif ~isequal(size(h), size(s), size(v))
        error('MATLAB:hsv2rgb:InputSizeMismatch', 'H, S and V must have the same size.');
    end
    sector = 6 * h;
    k = floor(sector);
    f = sector - k;
    p = v .* (1 - s);
    q = v .* (1 - s .* f);
    t = v .* (1 - s .* (1 - f));
    k = mod(k, 6);
    red = v .* (k == 0 | k == 5) + q .* (k == 1) + p .* (k == 2 | k == 3) + t .* (k == 4);
    green = t .* (k == 0) + v .* (k == 1 | k == 2) + q .* (k == 3) + p .* (k == 4 | k == 5);
    blue = p .* (k == 0 | k == 1) + t .* (k == 2) + v .* (k == 3 | k == 4) + q .* (k == 5);
    if nargout > 1
        r = red; g = green; b = blue;
    elseif nargin == 1 && size(red, 3) == 1 && iscolumn(red)
        r = [red green blue];
    else
        r = cat(3, red, green, blue);
    end
end
