function k = strmatch(text, list, option)
%STRMATCH Rows or cells that begin with a text
%   k = STRMATCH(text, list) is a column of the rows of a character matrix, or elements of a cell array of character
%   vectors, that begin with text. STRMATCH(text, list, 'exact') are those that equal it; blanks and NUL characters at
%   the end of a row do not count.
%
%   See also startsWith, strncmp, find.
    narginchk(2, 3)
    if iscell(text)
        if numel(text) ~= 1
            error('MATLAB:strmatch:InvalidInput', 'strmatch: the first argument must be one text.');
        end
        text = text{1};
    end
    if ~(ischar(text) && (isempty(text) || isrow(text))) && ~(isstring(text) && isscalar(text))
        error('MATLAB:strmatch:InvalidInput', 'strmatch: the first argument must be a text.');
    end
    if ~ischar(list) && ~iscellstr(list) && ~isstring(list)
        error('MATLAB:strmatch:InvalidInput', 'strmatch: the second argument must be text: a character matrix or a cell array.');
    end
    text = char(text);
    if ischar(list)
        list = cellstr_rows(list);
    else
        list = cellstr(list);
    end
    n = numel(text);
    found = false(numel(list), 1);
    if nargin == 3 && ~isempty(option) && strcmpi(option, 'exact')
        for k = 1:numel(list)
            found(k) = strcmp(strip_end(list{k}), strip_end(text));
        end
    elseif n == 0
        found(:) = true;
    else
        for k = 1:numel(list)
            found(k) = strncmp(text, list{k}, n);
        end
    end
    k = find(found);
end

function rows = cellstr_rows(text)
    rows = cell(size(text, 1), 1);
    for k = 1:numel(rows)
        rows{k} = text(k, :);
    end
end

function text = strip_end(text)
    last = find(text ~= ' ' & text ~= 0, 1, 'last');
    if isempty(last)
        text = '';
    else
        text = text(1:last);
    end
end
