function [x, y, z] = sphere(n)
%SPHERE Coordinates of a unit sphere
%   [X, Y, Z] = SPHERE(N) are (N+1)-by-(N+1) matrices for surf; N is 20 by default. SPHERE(N) draws it.
%
%   See also cylinder, ellipsoid, surf.
    if nargin < 1
        n = 20;
    end
    if ~(isscalar(n) && n >= 1)
        error('MATLAB:sphere:size', 'sphere: N must be a positive scalar.');
    end
    n = fix(n);
    theta = (-n:2:n) / n * pi;
    phi = (-n:2:n)' / n * pi / 2;
    c = cos(phi);
    c([1, n + 1]) = 0;
    s = sin(theta);
    s([1, n + 1]) = 0;
    xx = c * cos(theta);
    yy = c * s;
    zz = sin(phi) * ones(1, n + 1);
    if nargout == 0
        surf(xx, yy, zz);
    else
        x = xx;
        y = yy;
        z = zz;
    end
end
