function name = genvarname(text, exclusions)
%GENVARNAME Valid variable names made of texts
%   name = GENVARNAME(text) changes text as little as needed to be a variable name: characters that cannot stand in a
%   name are written as 0x and their code, and a text that does not begin with a letter gets an x in front. A cell array
%   of texts gives a cell array of names, all different. GENVARNAME(text, exclusions) gives names that are none of the
%   exclusions, which are a text or a cell array of texts; a number behind the name makes it different.
%
%   See also matlab.lang.makeValidName, isvarname.
    narginchk(1, 2)
    if nargin < 2
        exclusions = {};
    elseif ischar(exclusions) || isstring(exclusions)
        exclusions = cellstr(exclusions);
    elseif ~iscellstr(exclusions)
        error('MATLAB:genvarname:wrongVarnameType', 'genvarname: the exclusions must be a text or a cell array of texts.');
    end
    alone = ischar(text) || isstring(text) && isscalar(text);
    if alone
        text = cellstr(text);
    elseif ~iscellstr(text) && ~isstring(text)
        error('MATLAB:genvarname:wrongVarnameType', 'genvarname: the first argument must be a text or a cell array of texts.');
    end
    name = cellstr(text);
    for k = 1:numel(name)
        name{k} = unused(valid(name{k}), exclusions);
        exclusions{end+1} = name{k}; %#ok<AGROW>
    end
    if alone
        name = name{1};
    end
end

function name = valid(text)
    if iskeyword(text)
        name = ['x' upper(text(1)) text(2:end)];
        return
    end
    % A letter behind a blank becomes a capital, and the blank goes.
    text = regexprep(text, '\s+(.)', '${upper($1)}');
    text(isspace(text)) = '';
    name = '';
    for c = text
        if c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
            name = [name c]; %#ok<AGROW>
        else
            name = [name sprintf('0x%02X', double(c))]; %#ok<AGROW>
        end
    end
    if isempty(name) || ~isletter(name(1))
        name = ['x' name];
    end
end

function name = unused(name, exclusions)
    root = name;
    k = 0;
    while any(strcmp(name, exclusions))
        k = k + 1;
        name = [root sprintf('%d', k)];
    end
end
