function [in, on] = inpolygon(x, y, xv, yv)
%INPOLYGON Points inside or on the edge of a polygon
%   IN = INPOLYGON(X, Y, XV, YV) is true for points inside of the polygon with corners (XV, YV) or on its edge; NaN separates
%   loops. [IN, ON] = INPOLYGON(...) also tells which are on the edge.
%
%   See also polyarea, rectint.
    if nargin ~= 4
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isreal(x) && isreal(y) && isnumeric(x) && isnumeric(y) && isequal(size(x), size(y)))
        error('MATLAB:inpolygon:sizes', 'inpolygon: X and Y must be real arrays of the same size.');
    end
    if ~(isreal(xv) && isreal(yv) && isvector(xv) && isvector(yv) && numel(xv) == numel(yv))
        error('MATLAB:inpolygon:sizes', 'inpolygon: XV and YV must be real vectors of the same size.');
    end
    in = false(size(x));
    on = in;
    xv = double(xv(:));
    yv = double(yv(:));
    breaks = [0; find(isnan(xv) | isnan(yv)); numel(xv) + 1];
    for loop = 1:numel(breaks) - 1
        k = breaks(loop) + 1:breaks(loop + 1) - 1;
        n = numel(k);
        for i = 1:n
            x1 = xv(k(i));
            y1 = yv(k(i));
            x2 = xv(k(mod(i, n) + 1));
            y2 = yv(k(mod(i, n) + 1));
            cross = (x - x1) * (y2 - y1) - (y - y1) * (x2 - x1);
            level = (y1 <= y & y < y2) | (y2 <= y & y < y1);
            crossing = level & (cross .* sign(y2 - y1) < 0);
            in = xor(in, crossing);
            dots = (x - x1) * (x2 - x1) + (y - y1) * (y2 - y1);
            on = on | (cross == 0 & dots >= 0 & dots <= (x2 - x1) ^ 2 + (y2 - y1) ^ 2);
        end
    end
    in = in | on;
end
