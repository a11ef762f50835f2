function [r, g, b] = ind2rgb(x, map)
%IND2RGB An indexed image with its color map, as an image of colors
%   rgb = IND2RGB(x, map) is size(x)-by-3. Floating-point indices begin with 1, integer ones with 0; an index beyond the
%   map is its last color. With three outputs each color is a matrix of its own.
%
%   See also gray2ind, colormap.
    narginchk(2, 2)
    if ~iscolormap(map)
        error('MATLAB:ind2rgb:invalidMap', 'The color map must be m-by-3 with values from 0 to 1.');
    end
    if ~isnumeric(x) && ~islogical(x) || ~isreal(x)
        error('MATLAB:ind2rgb:invalidImage', 'The image must be real numbers.');
    end
    if isfloat(x)
        if any(x(:) ~= fix(x(:))) || any(x(:) < 1)
            error('MATLAB:ind2rgb:invalidIndex', 'Floating-point indices must be whole numbers from 1 on.');
        end
        k = x;
    else
        k = double(x) + 1;
    end
    k = min(max(k, 1), size(map, 1));
    red = reshape(map(k, 1), size(x));
    green = reshape(map(k, 2), size(x));
    blue = reshape(map(k, 3), size(x));
    if nargout > 1
        r = red; g = green; b = blue;
    else
        r = cat(3, red, green, blue);
    end
end
