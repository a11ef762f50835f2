function [x, y, z] = cylinder(r, n)
%CYLINDER Coordinates of a cylinder
%   [X, Y, Z] = CYLINDER(R, N) has the radii R ([1 1]) at equally spaced heights from 0 to 1 and N (20) points around. CYLINDER
%   alone draws it.
%
%   See also sphere, ellipsoid, surf.
    if nargin < 1
        r = [1 1];
    end
    if nargin < 2
        n = 20;
    end
    r = r(:);
    if isscalar(r)
        r = [r; r];
    end
    theta = (0:n) / n * 2 * pi;
    s = sin(theta);
    s(n + 1) = 0;
    xx = r * cos(theta);
    yy = r * s;
    zz = (0:numel(r) - 1)' / (numel(r) - 1) * ones(1, n + 1);
    if nargout == 0
        surf(xx, yy, zz);
    else
        x = xx;
        y = yy;
        z = zz;
    end
end
