function [theta, rho, z] = cart2pol(x, y, z)
%CART2POL Transform Cartesian to polar or cylindrical coordinates
%   [THETA, RHO] = CART2POL(X, Y) gives the angle in radians and the radius of points of the plane.
%   [THETA, RHO, Z] = CART2POL(X, Y, Z) gives cylindrical coordinates.
%   C = CART2POL(P) takes the coordinates from the columns of P and gives them in the columns of C.
%
%   See also pol2cart, cart2sph, sph2cart.
    if nargin == 1
        P = x;
        if ~isnumeric(P) || ~ismatrix(P) || ~any(size(P, 2) == [2 3])
            if ~isnumeric(P) || numel(P) ~= 2 && numel(P) ~= 3
                error('MATLAB:cart2pol:matrix', 'cart2pol: the matrix must be numeric with 2 or 3 columns.');
            end
            P = P(:).';
        end
        x = P(:, 1);
        y = P(:, 2);
        z = P(:, 3:end);
    elseif nargin >= 2
        check_numeric(x, 'X');
        check_numeric(y, 'Y');
        if nargin == 3
            check_numeric(z, 'Z');
            if ~fits(x, z) || ~fits(y, z)
                error('MATLAB:sizeDimensionsMustMatch', 'cart2pol: X, Y, Z must be arrays of the same size, or scalar.');
            end
        end
        if ~fits(x, y)
            error('MATLAB:sizeDimensionsMustMatch', 'cart2pol: X, Y must be arrays of the same size, or scalar.');
        end
    else
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    theta = atan2(y, x);
    rho = hypot(x, y);
    if nargin == 3 && isscalar(z)
        z = repmat(z, size(rho));
    elseif nargin == 3 && isscalar(rho)
        theta = repmat(theta, size(z));
        rho = repmat(rho, size(z));
    end
    if nargin == 1 && nargout <= 1
        theta = [theta, rho, z];
    end
end

function tf = fits(a, b)
    tf = isscalar(a) || isscalar(b) || isequal(size(a), size(b));
end

function check_numeric(x, name)
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:cart2pol:numeric', 'cart2pol: %s must be numeric.', name);
    end
end
