function Y = pagetranspose(X)
%PAGETRANSPOSE Page-wise transpose
%   Y = PAGETRANSPOSE(X) transposes every page of X.
%
%   See also pagectranspose, pagemtimes, permute.
    Y = permute(X, [2, 1, 3:ndims(X)]);
end
