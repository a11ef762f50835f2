function y = nth_element(x, n, dim)
%NTH_ELEMENT Elements that would stand at given places after sorting
%   Y = NTH_ELEMENT(X, N) gives the N-th smallest elements along the first dimension that is not 1; N is a number, or a
%   vector of consecutive numbers. NTH_ELEMENT(X, N, DIM) works along dimension DIM.
%
%   See also sort, min, max.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to nth_element.');
    end
    if ~isnumeric(x) && ~islogical(x)
        error('MATLAB:nth_element:class', 'nth_element: invalid input data class.');
    end
    if nargin < 3
        dim = find(size(x) ~= 1, 1);
        if isempty(dim)
            dim = 1;
        end
    elseif ~(isscalar(dim) && dim >= 1 && dim == fix(dim))
        error('MATLAB:getdimarg:dimensionMustBePositiveInteger', 'nth_element: DIM must be a valid dimension.');
    end
    if isempty(n) || any(n < 1) || any(n > size(x, dim)) || any(n ~= fix(n)) || any(abs(diff(n)) ~= 1)
        error('MATLAB:nth_element:index', 'nth_element: n must be valid index range.');
    end
    s = sort(x, dim);
    where = repmat({':'}, 1, max(ndims(x), dim));
    where{dim} = n;
    y = s(where{:});
end
