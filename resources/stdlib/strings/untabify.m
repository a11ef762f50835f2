function s = untabify(t, tab, strip)
%UNTABIFY Tabulators replaced by blanks
%   S = UNTABIFY(T) replaces tabulators by blanks up to the next column that is a multiple of 8.
%   S = UNTABIFY(T, N) has a tabulator stop every N columns.
%   S = UNTABIFY(T, N, true) also removes blanks from the end. T may be a cell array of texts.
%
%   See also strjust, deblank.
    if nargin < 1
        error('MATLAB:minrhs', 'Invalid call to untabify.');
    end
    if nargin < 2
        tab = 8;
    end
    if nargin < 3
        strip = false;
    end
    if ~ischar(t) && ~isstring(t) && ~iscellstr(t)
        error('MATLAB:untabify:input', 'untabify: TEXT must be a string, char matrix or cell array of strings.');
    end
    if ischar(t)
        rows = cell(size(t, 1), 1);
        for k = 1:size(t, 1)
            rows{k} = expanded(t(k, :), tab);
        end
        s = char(rows);
    elseif isstring(t)
        s = t;
        for k = 1:numel(t)
            s(k) = expanded(char(t(k)), tab);
        end
    else
        s = cellfun(@(row) expanded(row, tab), t, 'UniformOutput', false);
    end
    if strip
        s = deblank(s);
    end
end

function out = expanded(text, tab)
    parts = strsplit(text, '\t', 'CollapseDelimiters', false);
    out = '';
    for k = 1:numel(parts) - 1
        out = [out, parts{k}]; %#ok<AGROW>
        out = [out, blanks(tab - mod(numel(out), tab))]; %#ok<AGROW>
    end
    out = [out, parts{end}];
end
