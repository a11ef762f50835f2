function y = meansq(x, dim)
%MEANSQ Mean of the squares
%   Y = MEANSQ(X) works along the first dimension that is not 1, MEANSQ(X, DIM) along DIM.
%
%   See also rms, var, sumsq.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:meansq:class', 'mean: X must be a numeric vector or matrix.');
    end
    if nargin < 2
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'mean: DIM must be an integer and a valid dimension.');
    end
    y = sumsq(x, dim) / size(x, dim);
end
