function [names, changed] = makeValidName(given, varargin)
%makeValidName Construct valid identifiers from input strings
%   names = matlab.lang.makeValidName(given) turns text into names for variables and fields: blanks go and the letter after
%   them becomes upper case, other characters that no name has become underscores, and names that begin otherwise than
%   with a letter, and keywords, get a prefix. changed tells which names were changed.
%   matlab.lang.makeValidName(..., 'ReplacementStyle', style) with style 'underscore', 'delete' or 'hex', and
%   matlab.lang.makeValidName(..., 'Prefix', prefix) say how.
%
%   See also isvarname, iskeyword, matlab.lang.makeUniqueStrings.
    if nargin < 1
        print_usage();
    end
    if ~(ischar(given) || iscellstr(given) || isstring(given))
        error('MATLAB:makeValidName:InvalidCandidateNames', ...
            'The candidate names must be a character vector, a string array or a cell array of character vectors.');
    end
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:makeValidName:Options', 'The options of makeValidName come in pairs.');
    end
    style = 'underscore';
    prefix = 'x';
    for k = 1:2:numel(varargin)
        if ~(ischar(varargin{k}) || isstring(varargin{k}))
            error('MATLAB:makeValidName:Options', 'The name of an option must be text.');
        end
        value = varargin{k + 1};
        if ~(ischar(value) || (isstring(value) && isscalar(value)))
            error('MATLAB:makeValidName:OptionValue', 'The value of ''%s'' must be text.', char(varargin{k}));
        end
        switch lower(char(varargin{k}))
            case 'replacementstyle'
                style = lower(char(value));
                if ~any(strcmp(style, {'underscore', 'delete', 'hex'}))
                    error('MATLAB:makeValidName:InvalidReplacementStyle', 'The replacement style ''%s'' is none of ''underscore'', ''delete'' and ''hex''.', char(value));
                end
            case 'prefix'
                prefix = char(value);
                if ~isvarname(prefix)
                    error('MATLAB:makeValidName:InvalidPrefix', 'The prefix ''%s'' is not the beginning of a valid name.', prefix);
                end
            otherwise
                error('MATLAB:makeValidName:UnknownOption', 'Unknown option ''%s''.', char(varargin{k}));
        end
    end
    list = cellstr(given);
    changed = false(size(list));
    for k = 1:numel(list)
        name = list{k};
        valid = valid_name(name, style, prefix);
        changed(k) = ~strcmp(name, valid);
        list{k} = valid;
    end
    if ischar(given)
        names = list{1};
    elseif isstring(given)
        names = reshape(string(list), size(given));
        changed = reshape(changed, size(given));
    else
        names = list;
    end
end

function name = valid_name(name, style, prefix)
    if isvarname(name)
        return
    end
    if iskeyword(name)
        name = [prefix upper(name(1)) name(2:end)];
        return
    end
    name = strtrim(name);
    after_blank = [false, isspace(name(1:end - 1))];
    name(after_blank) = upper(name(after_blank));
    name(isspace(name)) = [];
    if isempty(name)
        name = prefix;
        return
    end
    bad = ~((name >= 'a' & name <= 'z') | (name >= 'A' & name <= 'Z') | (name >= '0' & name <= '9') | name == '_');
    switch style
        case 'underscore'
            name(bad) = '_';
        case 'delete'
            name(bad) = [];
        otherwise
            parts = num2cell(name);
            parts(bad) = cellfun(@(c) sprintf('0x%02X', double(c)), parts(bad), 'UniformOutput', false);
            name = [parts{:}];
    end
    if isempty(name) || ~((name(1) >= 'a' && name(1) <= 'z') || (name(1) >= 'A' && name(1) <= 'Z'))
        name = [prefix name];
    end
    name = name(1:min(end, namelengthmax));
end
