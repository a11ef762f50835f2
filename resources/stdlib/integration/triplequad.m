function q = triplequad(f, xa, xb, ya, yb, za, zb, tol, quadf, varargin)
%TRIPLEQUAD Triple integral over a box
%   Q = TRIPLEQUAD(FUN, XMIN, XMAX, YMIN, YMAX, ZMIN, ZMAX) integrates FUN(X, Y, Z), which takes a vector X and scalars Y
%   and Z. TRIPLEQUAD(..., TOL, QUADF, P1, ...) sets the tolerance (1e-6) and the one-dimensional rule, and passes P1, ...
%   to FUN.
%
%   See also integral3, dblquad.
    if nargin < 7
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 8 || isempty(tol)
        tol = 1e-6;
    end
    if nargin < 9 || isempty(quadf)
        quadf = @quadcc;
    end
    if ischar(f)
        f = str2func(f);
    end
    if ischar(quadf)
        quadf = str2func(quadf);
    end
    q = dblquad(@inner, ya, yb, za, zb, tol, quadf);

    function r = inner(y, z)
        r = zeros(size(y));
        for k = 1:numel(y)
            r(k) = quadf(@(x) f(x, y(k), z, varargin{:}), xa, xb, tol);
        end
    end
end
