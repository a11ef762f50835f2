function y = rotdim(x, n, plane)
%ROTDIM Rotate an array by multiples of 90 degrees in a plane of two dimensions
%   Y = ROTDIM(X) rotates counterclockwise in the plane of the first two dimensions that are not 1. ROTDIM(X, N, PLANE)
%   rotates N times in the plane of the two dimensions PLANE.
%
%   See also rot90, flip, permute.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to rotdim.');
    end
    if nargin < 2 || isempty(n)
        n = 1;
    elseif ~(isscalar(n) && isnumeric(n) && n == fix(n))
        error('MATLAB:rotdim:count', 'rotdim: N must be a scalar integer.');
    end
    nd = ndims(x);
    if nargin < 3
        plane = find(size(x) ~= 1, 2);
        if numel(plane) < 2
            plane = [1 2];
        end
    elseif ~(isnumeric(plane) && numel(plane) == 2 && all(plane == fix(plane)) && all(plane > 0) ...
            && plane(1) ~= plane(2) && all(plane < nd + 1))
        error('MATLAB:rotdim:plane', 'rotdim: PLANE must be a 2-element integer vector defining a valid plane.');
    end
    n = mod(n, 4);
    swap = 1:nd;
    swap(plane) = swap(plane([2 1]));
    switch n
        case 0
            y = x;
        case 1
            y = permute(flip(x, plane(2)), swap);
        case 2
            y = flip(flip(x, plane(1)), plane(2));
        case 3
            y = flip(permute(x, swap), plane(2));
    end
end
