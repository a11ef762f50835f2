function A = accumdim(subs, vals, dim, n, func, fillval)
%ACCUMDIM Sum the slices of an array that have the same subscript
%   A = ACCUMDIM(SUBS, VALS) adds the elements of VALS, along its first dimension that is not 1, that have the same
%   number in SUBS. ACCUMDIM(SUBS, VALS, DIM, N, FUNC, FILLVAL) works along dimension DIM, gives that dimension the
%   length N, reduces each group with FUNC(x, DIM), and gives empty groups the value FILLVAL.
%
%   See also accumarray.
    narginchk(2, 6);
    if ~isvector(subs) || ~isnumeric(subs)
        error('MATLAB:accumdim:subs', 'accumdim: SUBS must be a subscript vector.');
    elseif any(subs(:) < 1) || any(subs(:) ~= fix(subs(:)))
        error('MATLAB:badsubscript', 'accumdim: indices must be positive integers.');
    end
    if nargin < 3 || isempty(dim)
        dim = find(size(vals) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim >= 1 && dim == fix(dim))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'accumdim: DIM must be a valid dimension.');
    end
    if numel(subs) ~= size(vals, dim)
        error('MATLAB:accumdim:sizes', 'accumdim: dimension mismatch.');
    end
    if nargin < 4 || isempty(n) || (isscalar(n) && n == 0)
        n = max([0; subs(:)]);
    elseif n < max([0; subs(:)])
        error('MATLAB:accumdim:range', 'accumdim: N index out of range.');
    end
    if nargin < 5 || isempty(func)
        func = @sum;
    end
    if nargin < 6 || isempty(fillval)
        fillval = 0;
    end
    order = [dim, 1:dim-1, dim+1:ndims(vals)];
    sz = size(vals);
    sz(end+1:dim) = 1;
    x = reshape(permute(vals, order), sz(dim), []);
    [sorted, at] = sort(subs(:));
    first = [1; find(diff(sorted)) + 1];
    last = [first(2:end) - 1; numel(sorted)];
    A = repmat(cast(fillval, class(x)), n, size(x, 2));
    name = func2str(func);
    for k = 1:numel(first)
        group = x(at(first(k):last(k)), :);
        if strcmp(name, 'sum')
            total = group(1, :); % in the order of the elements, as accumarray adds
            for r = 2:size(group, 1)
                total = total + group(r, :);
            end
            A(sorted(first(k)), :) = total;
        elseif any(strcmp(name, {'min', 'max'}))
            A(sorted(first(k)), :) = func(group, [], 1);
        else
            A(sorted(first(k)), :) = func(group, 1);
        end
    end
    rest = sz;
    rest(dim) = [];
    A = ipermute(reshape(A, [n, rest]), order);
end
