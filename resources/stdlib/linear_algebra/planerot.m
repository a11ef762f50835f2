function [G, y] = planerot(x)
%PLANEROT Givens plane rotation
%   [G, Y] = PLANEROT(X) gives an orthogonal G with Y = G*X and Y(2) = 0 for a column X of two elements.
%
%   See also qr, givens.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isvector(x) || numel(x) ~= 2
        error('MATLAB:planerot:vector', 'planerot: X must be a 2-element vector.');
    end
    x = x(:);
    if x(2) ~= 0
        r = norm(x);
        G = [x'; -x(2), x(1)] / r;
    else
        G = eye(2, class(x));
    end
    y = G * x;
    y(2) = 0;
end
