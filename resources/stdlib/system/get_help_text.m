function [text, format] = get_help_text(name)
%GET_HELP_TEXT Help text of a function
%   [TEXT, FORMAT] = GET_HELP_TEXT(NAME) is the text and 'plain text', or 'Not documented' or 'Not found'.
%
%   See also help.
    if nargin ~= 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~(ischar(name) || isstring(name))
        error('MATLAB:get_help_text:text', 'get_help_text: NAME must be a string');
    end
    text = '';
    format = 'Not found';
    if ~isempty(which(char(name)))
        text = help(char(name));
        format = 'plain text';
        if isempty(strtrim(text))
            format = 'Not documented';
        end
    end
end
