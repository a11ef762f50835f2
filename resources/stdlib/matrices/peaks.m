function [xz, y, z] = peaks(arg1, arg2)
%PEAKS A sample function of two variables
%   Z = PEAKS is a 49-by-49 matrix, Z = PEAKS(N) N-by-N for x and y from -3 to 3; Z = PEAKS(V) takes the vector V for both,
%   Z = PEAKS(X, Y) the given coordinates. [X, Y, Z] = PEAKS(...) also gives the coordinates. PEAKS(...) alone draws it.
%
%   See also meshgrid, surf.
    if nargin == 0
        v = linspace(-3, 3, 49);
        [xx, yy] = meshgrid(v, v);
    elseif nargin == 1
        if isscalar(arg1)
            v = linspace(-3, 3, arg1);
        else
            v = arg1;
        end
        [xx, yy] = meshgrid(v, v);
    else
        xx = arg1;
        yy = arg2;
        if isvector(xx) && isvector(yy) && ~isequal(size(xx), size(yy))
            [xx, yy] = meshgrid(xx, yy);
        end
    end
    zz = 3 * (1 - xx) .^ 2 .* exp(-xx .^ 2 - (yy + 1) .^ 2) - 10 * (xx / 5 - xx .^ 3 - yy .^ 5) .* exp(-xx .^ 2 - yy .^ 2) ...
        - 1 / 3 * exp(-(xx + 1) .^ 2 - yy .^ 2);
    if nargout == 0
        surf(xx, yy, zz);
    elseif nargout == 1
        xz = zz;
    else
        xz = xx;
        y = yy;
        z = zz;
    end
end
