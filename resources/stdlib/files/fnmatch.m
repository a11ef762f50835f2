function tf = fnmatch(pattern, text)
%FNMATCH Whether names match patterns of file names
%   TF = FNMATCH(PATTERN, TEXT) is true where TEXT, text or a cell array of texts, matches one of the patterns: * stands
%   for any characters, ? for one, [a-z] for one of a set, [!a] for one not in it.
%
%   See also glob, regexp.
    if nargin ~= 2
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(pattern) || iscellstr(pattern) || isstring(pattern)) || ~(ischar(text) || iscellstr(text) || isstring(text))
        error('MATLAB:fnmatch:text', 'fnmatch: arguments must be strings or cell arrays of strings');
    end
    names = cellstr(text);
    tf = false(size(names));
    for p = reshape(cellstr(pattern), 1, [])
        expression = regexprep(p{1}, '[.^$+(){}|\\]', '\\$0');
        expression = strrep(strrep(expression, '*', '.*'), '?', '.');
        expression = ['^' strrep(expression, '[!', '[^') '$'];
        tf = tf | ~cellfun(@isempty, regexp(names, expression, 'once'));
    end
end
