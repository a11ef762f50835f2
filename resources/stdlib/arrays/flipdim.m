function y = flipdim(x, dim)
%FLIPDIM Flip array along a dimension
%   Y = FLIPDIM(X, DIM) is flip(X, DIM).
%
%   See also flip, fliplr, flipud.
    if nargin < 2
        y = flip(x);
    else
        y = flip(x, dim);
    end
end
