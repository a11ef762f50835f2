function [x, y, z] = pol2cart(theta, rho, z)
%POL2CART Transform polar or cylindrical to Cartesian coordinates
%   [X, Y] = POL2CART(THETA, RHO) gives the points of the plane with angle THETA, in radians, and radius RHO.
%   [X, Y, Z] = POL2CART(THETA, RHO, Z) takes cylindrical coordinates.
%   P = POL2CART(C) takes the coordinates from the columns of C and gives them in the columns of P.
%
%   See also cart2pol, cart2sph, sph2cart.
    if nargin == 1
        C = theta;
        if ~isnumeric(C) || ~ismatrix(C) || ~any(size(C, 2) == [2 3])
            if ~isnumeric(C) || numel(C) ~= 2 && numel(C) ~= 3
                error('MATLAB:pol2cart:matrix', 'pol2cart: the matrix must be numeric with 2 or 3 columns.');
            end
            C = C(:).';
        end
        theta = C(:, 1);
        rho = C(:, 2);
        z = C(:, 3:end);
    elseif nargin >= 2
        check_numeric(theta, 'THETA');
        check_numeric(rho, 'R');
        if nargin == 3
            check_numeric(z, 'Z');
            if ~fits(theta, z) || ~fits(rho, z)
                error('MATLAB:sizeDimensionsMustMatch', ...
                    'pol2cart: THETA, R, Z must be arrays of the same size, or scalar.');
            end
        end
        if ~fits(theta, rho)
            error('MATLAB:sizeDimensionsMustMatch', 'pol2cart: THETA, R must be arrays of the same size, or scalar.');
        end
    else
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    x = rho .* cos(theta);
    y = rho .* sin(theta);
    if nargin == 3 && isscalar(z)
        z = repmat(z, size(x));
    elseif nargin == 3 && isscalar(x)
        x = repmat(x, size(z));
        y = repmat(y, size(z));
    end
    if nargin == 1 && nargout <= 1
        x = [x, y, z];
    end
end

function tf = fits(a, b)
    tf = isscalar(a) || isscalar(b) || isequal(size(a), size(b));
end

function check_numeric(x, name)
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:pol2cart:numeric', 'pol2cart: %s must be numeric.', name);
    end
end
