function y = shift(x, b, dim)
%SHIFT Circular shift of the elements along a dimension
%   Y = SHIFT(X, B) moves the elements along the first dimension that is not 1 by B places. SHIFT(X, B, DIM)
%
%   See also circshift.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to shift.');
    end
    if isempty(x)
        error('MATLAB:shift:empty', 'shift: X must not be empty.');
    end
    if ~(isscalar(b) && b == fix(b))
        error('MATLAB:shift:count', 'shift: B must be an integer.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim >= 1 && dim <= ndims(x))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'shift: DIM must be an integer and a valid dimension.');
    end
    y = circshift(x, b, dim);
end
