function [theta, phi, r] = cart2sph(x, y, z)
%CART2SPH Transform Cartesian to spherical coordinates
%   [AZIMUTH, ELEVATION, R] = CART2SPH(X, Y, Z) gives the angles, in radians, and the radius of points of space.
%   S = CART2SPH(P) takes the coordinates from the columns of P and gives them in the columns of S.
%
%   See also sph2cart, cart2pol, pol2cart.
    if nargin == 1
        P = x;
        if ~isnumeric(P) || ~ismatrix(P) || (size(P, 2) ~= 3 && numel(P) ~= 3)
            error('MATLAB:cart2sph:matrix', 'cart2sph: matrix input must be a 3-element vector or 3-column array.');
        end
        if numel(P) == 3
            P = P(:).';
        end
        x = P(:, 1);
        y = P(:, 2);
        z = P(:, 3);
    elseif nargin == 3
        if ~isnumeric(x) || ~isnumeric(y) || ~isnumeric(z)
            error('MATLAB:cart2sph:numeric', 'cart2sph: X, Y, Z must be numeric arrays of the same size, or scalar.');
        end
        if ~fits(x, y) || ~fits(x, z) || ~fits(y, z)
            error('MATLAB:sizeDimensionsMustMatch', ...
                'cart2sph: X, Y, Z must be numeric arrays of the same size, or scalar.');
        end
    else
        error('MATLAB:minrhs', 'Invalid call to cart2sph: one matrix or three arrays are needed.');
    end
    rho = hypot(x, y);
    theta = atan2(y, x);
    phi = atan2(z, rho);
    r = hypot(rho, z);
    if isscalar(theta)
        theta = repmat(theta, size(r));
    end
    if nargin == 1 && nargout <= 1
        theta = [theta, phi, r];
    end
end

function tf = fits(a, b)
    tf = isscalar(a) || isscalar(b) || isequal(size(a), size(b));
end
