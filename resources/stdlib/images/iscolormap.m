function tf = iscolormap(map)
%ISCOLORMAP True for color maps
%   tf = ISCOLORMAP(map) is true if map is a real floating-point matrix of three columns with values from 0 to 1.
%
%   See also colormap, rgbplot.
    narginchk(1, 1)
    tf = isreal(map) && isfloat(map) && ndims(map) == 2 && size(map, 2) == 3 && ...
        (isempty(map) || (min(map(:)) >= 0 && max(map(:)) <= 1));
end
