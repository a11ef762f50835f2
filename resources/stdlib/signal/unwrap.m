function y = unwrap(x, tol, dim)
%UNWRAP Shift phase angles
%   Y = UNWRAP(X) adds multiples of 2*pi where angles jump by more than pi along the first dimension that is not 1.
%   UNWRAP(X, TOL, DIM) sets the limit and the dimension.
%
%   See also angle, abs.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) && ~islogical(x)
        error('MATLAB:unwrap:class', 'unwrap: X must be numeric.');
    end
    if nargin < 2 || isempty(tol)
        tol = pi;
    end
    tol = abs(tol);
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim >= 1)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'unwrap: DIM must be an integer and a valid dimension.');
    end
    order = [dim, 1:dim - 1, dim + 1:ndims(x)];
    v = permute(x, order);
    sz = size(v);
    v = reshape(v, sz(1), []);
    range = 2 * pi;
    for c = 1:size(v, 2)
        good = find(isfinite(v(:, c)));
        d = diff(v(good, c));
        jumps = -ceil((abs(d) - pi) / range) .* sign(d) .* (abs(d) > tol) * range;
        v(good(2:end), c) = v(good(2:end), c) + cumsum(jumps);
    end
    y = ipermute(reshape(v, sz), order);
end
