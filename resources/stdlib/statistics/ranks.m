function y = ranks(x, dim, rtype)
%RANKS Ranks of the elements
%   Y = RANKS(X) numbers the elements along the first dimension that is not 1 by size; equal elements share the mean of
%   their numbers. RANKS(X, DIM, TYPE): 0 or 'fractional', 1 or 'competition' (least number), 2 or 'modified' (greatest),
%   3 or 'ordinal' (as they come), 4 or 'dense'.
%
%   See also spearman, kendall, sort.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isnumeric(x) && ~islogical(x)
        error('MATLAB:ranks:class', 'ranks: X must be a numeric vector or matrix.');
    end
    if nargin < 2 || isempty(dim)
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim > 0)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'ranks: DIM must be an integer and a valid dimension.');
    end
    if nargin < 3
        rtype = 0;
    end
    if ischar(rtype)
        rtype = find(strcmpi(rtype, {'fractional', 'competition', 'modified', 'ordinal', 'dense'})) - 1;
    end
    if isempty(rtype) || ~any(rtype == 0:4)
        error('MATLAB:ranks:type', 'ranks: unknown RANKTYPE.');
    end
    if isscalar(x) || size(x, dim) == 1
        y = ones(size(x));
        return
    end
    order = [dim, 1:dim - 1, dim + 1:ndims(x)];
    v = permute(x, order);
    sz = size(v);
    v = reshape(v, sz(1), []);
    y = zeros(size(v));
    n = sz(1);
    for c = 1:size(v, 2)
        [s, at] = sort(v(:, c));
        first = [true; s(2:end) ~= s(1:end-1)];
        group = cumsum(first);
        start = find(first);
        last = [start(2:end) - 1; n];
        switch rtype
            case 0
                r = (start(group) + last(group)) / 2;
            case 1
                r = start(group);
            case 2
                r = last(group);
            case 3
                r = (1:n).';
            case 4
                r = group;
        end
        y(at, c) = r;
    end
    y = ipermute(reshape(y, sz), order);
end
