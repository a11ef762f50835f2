function q = dblquad(f, xa, xb, ya, yb, tol, quadf, varargin)
%DBLQUAD Double integral over a rectangle
%   Q = DBLQUAD(FUN, XMIN, XMAX, YMIN, YMAX) integrates FUN(X, Y), which takes a vector X and a scalar Y.
%   DBLQUAD(..., TOL, QUADF, P1, ...) sets the tolerance (1e-6) and the one-dimensional rule (@quadcc), and passes P1, ...
%   to FUN.
%
%   See also integral2, triplequad.
    if nargin < 5
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 6 || isempty(tol)
        tol = 1e-6;
    end
    if nargin < 7 || isempty(quadf)
        quadf = @quadcc;
    end
    if ischar(f)
        f = str2func(f);
    end
    if ischar(quadf)
        quadf = str2func(quadf);
    end
    q = quadf(@inner, ya, yb, tol);

    function z = inner(y)
        z = zeros(size(y));
        for k = 1:numel(y)
            z(k) = quadf(@(x) f(x, y(k), varargin{:}), xa, xb, tol);
        end
    end
end
