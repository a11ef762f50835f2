function pat = characterListPattern(list, last)
%CHARACTERLISTPATTERN Match characters from list
%   PAT = CHARACTERLISTPATTERN(LIST) matches any one of the characters in the text LIST.
%   PAT = CHARACTERLISTPATTERN(FIRST, LAST) matches any one of the characters from FIRST to LAST.
%
%   See also pattern, alphanumericsPattern.
    if nargin == 0
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin == 2
        from = char(list);
        to = char(last);
        if ~isscalar(from) || ~isscalar(to) || to < from
            error('MATLAB:pattern:InvalidRange', 'The limits must be single characters in ascending order.');
        end
        pat = pattern.of(['[', escaped(from), '-', escaped(to), ']'], ...
            sprintf('characterListPattern("%s","%s")', from, to), 'atom');
        return
    end
    if ~(ischar(list) || isstring(list) || iscellstr(list))
        error('MATLAB:pattern:InvalidInput', 'The list of characters must be text.');
    end
    list = cellstr(list);
    pat = repmat(pattern, size(list));
    for k = 1:numel(list)
        if isempty(list{k})
            error('MATLAB:pattern:InvalidInput', 'The list of characters must not be empty.');
        end
        pat(k) = pattern.of(['[', escaped(list{k}), ']'], sprintf('characterListPattern("%s")', list{k}), 'atom');
    end
end

function out = escaped(text)
    out = regexprep(text, '[\\\]\[^-]', '\\$0');
end
