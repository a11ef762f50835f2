function jumps = ppjumps(pp)
%PPJUMPS Jumps of a piecewise polynomial and its derivatives at the inner breaks
%   JUMPS = PPJUMPS(PP) has, for a value of size [D1, ..., Dr], the size [D1, ..., Dr, order, breaks].
%
%   See also mkpp.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isstruct(pp) && isfield(pp, 'form') && strcmp(pp.form, 'pp'))
        error('MATLAB:ppjumps:InvalidPPform', 'ppjumps: PP must be a structure.');
    end
    [x, P, n, k, d] = unmkpp(pp);
    nd = numel(d) + 1;
    P = reshape(P, prod(d), n, k);
    h = diff(x(1:n));
    left = P(:, 1:n-1, :);
    right = P(:, 2:n, :);
    jumps = zeros(prod(d), n - 1, k);
    for i = 0:k - 1
        % the derivative of order i at both sides of each break
        value = zeros(prod(d), n - 1);
        for j = 1:k - i
            e = k - j;
            value = value .* h + left(:, :, j) * prod(e - i + 1:e);
        end
        jumps(:, :, i + 1) = right(:, :, k - i) * factorial(i) - value;
    end
    jumps = permute(reshape(jumps, [d, n - 1, k]), [1:nd-1, nd + 1, nd]);
end
