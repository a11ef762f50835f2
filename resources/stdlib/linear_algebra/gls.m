function [beta, v, r] = gls(y, x, o)
%GLS Generalized least squares
%   [BETA, V, R] = GLS(Y, X, O) fits Y = X*B + E with the covariance matrix O of E up to a factor V; R are the residuals.
%
%   See also ols, lscov.
    if nargin ~= 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) || ~isnumeric(y) || ~isnumeric(o)
        error('MATLAB:gls:numeric', 'gls: arguments must be numeric matrices or vectors.');
    end
    if ~ismatrix(x) || ~ismatrix(y) || ~ismatrix(o)
        error('MATLAB:gls:matrix', 'gls: arguments must be vectors or 2-D arrays.');
    end
    [rr, cc] = size(x);
    [ry, cy] = size(y);
    if rr ~= ry
        error('MATLAB:gls:sizes', 'gls: number of rows of X and Y must be equal.');
    end
    if ~isequal(size(o), [ry * cy, ry * cy])
        error('MATLAB:gls:sizes', 'gls: matrix O does not match dimensions of Y.');
    end
    if isinteger(x)
        x = double(x);
    end
    if isinteger(y)
        y = double(y);
    end
    if isinteger(o)
        o = double(o);
    end
    w = o ^ (-1 / 2);
    z = kron(eye(cy), x);
    z = w * z;
    y2 = w * reshape(y, ry * cy, 1);
    beta = pinv(z' * z) * (z' * y2);
    if nargout > 1
        v = (y2 - z * beta)' * (y2 - z * beta) / (rr * cy - rank(z));
    end
    beta = reshape(beta, cc, cy);
    if nargout > 2
        r = y - x * beta;
    end
end
