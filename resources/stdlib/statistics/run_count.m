function counts = run_count(x, n, dim)
%RUN_COUNT Number of upward runs by length
%   C = RUN_COUNT(X, N) counts runs of 1, 2, ..., N-1 and at least N increasing elements along the first dimension that is
%   not 1. RUN_COUNT(X, N, DIM)
%
%   See also runlength.
    if nargin < 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(isnumeric(x) || islogical(x))
        error('MATLAB:run_count:class', 'run_count: X must be a numeric vector or matrix.');
    end
    if ~(isscalar(n) && n == fix(n) && n > 0)
        error('MATLAB:run_count:n', 'run_count: N must be a positive scalar integer.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0 && dim <= ndims(x))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'run_count: DIM must be an integer and a valid dimension.');
    end
    order = [dim, 1:dim - 1, dim + 1:ndims(x)];
    v = permute(x, order);
    sz = size(v);
    v = reshape(v, sz(1), []);
    counts = zeros(n, size(v, 2));
    for c = 1:size(v, 2)
        ends = [find(diff(v(:, c)) < 0); size(v, 1)];
        lengths = min(diff([0; ends]), n);
        counts(:, c) = accumarray(lengths, 1, [n, 1]);
    end
    sz(1) = n;
    counts = ipermute(reshape(counts, sz), order);
end
