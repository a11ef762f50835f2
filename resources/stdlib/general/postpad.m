function y = postpad(x, l, c, dim)
%POSTPAD Append a value to a dimension until it has a given length
%   y = POSTPAD(x, l) appends zeros to the first dimension of x that is not 1, until its length is l; a longer
%   dimension is cut. POSTPAD(x, l, c) appends the scalar c, POSTPAD(x, l, c, dim) works along dimension dim.
%
%   See also prepad.
    if nargin < 2 || nargin > 4
        error('MATLAB:minrhs', 'postpad takes an array, a length, and optionally a value and a dimension.');
    end
    if nargin < 3 || isempty(c)
        c = 0;
    elseif ~isscalar(c)
        error('MATLAB:postpad:value', 'postpad: the third argument must be empty or a scalar.');
    end
    if nargin < 4
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim == fix(dim) && dim >= 1)
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'postpad: the dimension must be a positive integer.');
    end
    if ~isscalar(l) || l < 0 || l ~= fix(l)
        error('MATLAB:postpad:length', 'postpad: the length must be a nonnegative integer.');
    end
    have = size(x, dim);
    where = repmat({':'}, 1, max(ndims(x), dim));
    if have >= l
        where{dim} = 1:l;
        y = x(where{:});
    else
        sz = size(x);
        sz(end+1:dim) = 1;
        sz(dim) = l - have;
        y = cat(dim, x, c(ones(sz)));
    end
end
