function s = list_in_columns(list, width, prefix)
%LIST_IN_COLUMNS Texts in columns, as directories are listed
%   S = LIST_IN_COLUMNS(LIST) is text of lines of at most 80 columns with the elements of LIST, a cell array or a char
%   matrix, one below the other.
%   S = LIST_IN_COLUMNS(LIST, WIDTH, PREFIX) has lines of at most WIDTH columns that begin with PREFIX.
%
%   See also disp.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to list_in_columns.');
    end
    if nargin < 2 || isempty(width)
        width = 80;
    end
    if nargin < 3
        prefix = '';
    end
    if ~isnumeric(width) || ~isscalar(width) || width ~= fix(width)
        error('MATLAB:list_in_columns:width', 'list_in_columns: WIDTH must be an integer.');
    end
    if ~ischar(prefix) && ~isStringScalar(prefix)
        error('MATLAB:list_in_columns:prefix', 'list_in_columns: PREFIX must be a string.');
    end
    prefix = char(prefix);
    if ischar(list)
        items = cell(size(list, 1), 1);
        for k = 1:size(list, 1)
            items{k} = list(k, :);
        end
    else
        items = cellstr(list);
    end
    widest = max([0; cellfun(@numel, items(:))]) + 2;
    across = max(1, floor((width - numel(prefix)) / widest));
    lines = ceil(numel(items) / across);
    s = '';
    for row = 1:lines
        s = [s, prefix]; %#ok<AGROW>
        for k = row:lines:numel(items)
            s = [s, items{k}]; %#ok<AGROW>
            if k + lines <= numel(items)
                s = [s, blanks(widest - numel(items{k}))]; %#ok<AGROW>
            end
        end
        s = [s, newline]; %#ok<AGROW>
    end
end
