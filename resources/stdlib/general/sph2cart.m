function [x, y, z] = sph2cart(theta, phi, r)
%SPH2CART Transform spherical to Cartesian coordinates
%   [X, Y, Z] = SPH2CART(AZIMUTH, ELEVATION, R) gives the points with these angles, in radians, and this radius.
%   P = SPH2CART(S) takes the coordinates from the columns of S and gives them in the columns of P.
%
%   See also cart2sph, cart2pol, pol2cart.
    if nargin == 1
        S = theta;
        if ~isnumeric(S) || ~ismatrix(S) || (size(S, 2) ~= 3 && numel(S) ~= 3)
            error('MATLAB:sph2cart:matrix', 'sph2cart: matrix input must be a 3-element vector or 3-column array.');
        end
        if numel(S) == 3
            S = S(:).';
        end
        theta = S(:, 1);
        phi = S(:, 2);
        r = S(:, 3);
    elseif nargin == 3
        if ~isnumeric(theta) || ~isnumeric(phi) || ~isnumeric(r)
            error('MATLAB:sph2cart:numeric', ...
                'sph2cart: THETA, PHI, R must be numeric arrays of the same size, or scalar.');
        end
        if ~fits(theta, phi) || ~fits(theta, r) || ~fits(phi, r)
            error('MATLAB:sizeDimensionsMustMatch', ...
                'sph2cart: THETA, PHI, R must be numeric arrays of the same size, or scalar.');
        end
    else
        error('MATLAB:minrhs', 'Invalid call to sph2cart: one matrix or three arrays are needed.');
    end
    z = r .* sin(phi);
    flat = r .* cos(phi);
    x = flat .* cos(theta);
    y = flat .* sin(theta);
    if isscalar(z)
        z = repmat(z, size(x));
    end
    if nargin == 1 && nargout <= 1
        x = [x, y, z];
    end
end

function tf = fits(a, b)
    tf = isscalar(a) || isscalar(b) || isequal(size(a), size(b));
end
