function [c, s] = givens(x, y)
%GIVENS Givens rotation of two numbers
%   G = GIVENS(X, Y) is orthogonal with G*[X; Y] = [*; 0]. [C, S] = GIVENS(X, Y) has G = [C S; -S' C].
%
%   See also planerot, qr.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(x) || ~isscalar(y)
        error('MATLAB:givens:scalars', 'givens: X and Y must be scalars.');
    end
    if y == 0
        c = 1;
        s = 0;
    elseif x == 0
        c = 0;
        s = conj(sign(y));
    else
        r = hypot(abs(x), abs(y));
        c = abs(x) / r;
        s = sign(x) * conj(y) / r;
    end
    if nargout < 2
        c = [c, s; -conj(s), c];
    end
end
