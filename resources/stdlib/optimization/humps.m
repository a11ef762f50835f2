function [x, y] = humps(x)
%HUMPS A function with two strong maxima
%   Y = HUMPS(X) is 1/((X - 0.3)^2 + 0.01) + 1/((X - 0.9)^2 + 0.04) - 6. [X, Y] = HUMPS(X) gives both.
%
%   See also fzero, fminbnd, integral.
    if nargin == 0
        x = 0:0.05:1;
    end
    v = 1 ./ ((x - 0.3) .^ 2 + 0.01) + 1 ./ ((x - 0.9) .^ 2 + 0.04) - 6;
    if nargout < 2
        x = v;
    else
        y = v;
    end
end
