function Y = pagectranspose(X)
%PAGECTRANSPOSE Page-wise complex conjugate transpose
%   Y = PAGECTRANSPOSE(X) transposes every page of X and takes complex conjugates.
%
%   See also pagetranspose, pagemtimes.
    Y = permute(conj(X), [2, 1, 3:ndims(X)]);
end
