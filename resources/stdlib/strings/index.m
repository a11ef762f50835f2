function n = index(s, t, direction)
%INDEX Position of a text in another text
%   N = INDEX(S, T) is where T first occurs in S, or 0. S may be a cell array of texts.
%   N = INDEX(S, T, "last") is where it last occurs.
%
%   See also rindex, strfind.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to index.');
    end
    if nargin < 3
        direction = 'first';
    end
    if ischar(s)
        rows = cell(size(s, 1), 1);
        for k = 1:size(s, 1)
            rows{k} = s(k, :);
        end
        s = rows;
    elseif isstring(s)
        s = cellstr(s);
    elseif ~iscellstr(s)
        error('MATLAB:index:input', 'index: S must be a character vector or a cell array of character vectors.');
    end
    if ~ischar(t) && ~isStringScalar(t)
        error('MATLAB:index:input', 'index: T must be a character vector.');
    end
    if ~any(strcmpi(direction, {'first', 'last'}))
        error('MATLAB:index:direction', 'index: DIRECTION must be either "first" or "last".');
    end
    n = zeros(max(size(s), [1 1]));
    for k = 1:numel(s)
        at = strfind(s{k}, char(t));
        if isempty(at)
            continue
        end
        if strcmpi(direction, 'first')
            n(k) = at(1);
        else
            n(k) = at(end);
        end
    end
end
