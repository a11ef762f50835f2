function y = resize(x, varargin)
%RESIZE Cut or extend an array with zeros to a size
%   Y = RESIZE(X, M) is M-by-M, RESIZE(X, M, N, ...) and RESIZE(X, [M N ...]) have the size given. Elements keep their
%   subscripts; new ones are 0.
%
%   See also reshape, postpad, prepad.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to resize.');
    end
    if nargin == 2
        sz = varargin{1};
        if isscalar(sz)
            sz = [sz sz];
        end
    else
        sz = [varargin{:}];
    end
    have = size(x);
    nd = max(numel(have), numel(sz));
    have(end+1:nd) = 1;
    sz(end+1:nd) = 1;
    where = arrayfun(@(a, b) 1:min(a, b), have, sz, 'UniformOutput', false);
    if iscell(x)
        y = cell(sz);
    elseif isstruct(x)
        names = fieldnames(x);
        y = repmat(cell2struct(cell(numel(names), 1), names, 1), sz); % new elements have empty fields
    else
        y = repmat(feval(class(x), 0), sz);
    end
    y(where{:}) = x(where{:});
end
