function [x, y, z] = ellipsoid(xc, yc, zc, xr, yr, zr, n)
%ELLIPSOID Coordinates of an ellipsoid
%   [X, Y, Z] = ELLIPSOID(XC, YC, ZC, XR, YR, ZR, N) has the centre (XC, YC, ZC) and the semi-axes XR, YR, ZR; N is 20 by
%   default. ELLIPSOID(...) draws it.
%
%   See also sphere, cylinder, surf.
    if nargin < 6
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 7
        n = 20;
    end
    [xx, yy, zz] = sphere(n);
    xx = xr * xx + xc;
    yy = yr * yy + yc;
    zz = zr * zz + zc;
    if nargout == 0
        surf(xx, yy, zz);
    else
        x = xx;
        y = yy;
        z = zz;
    end
end
