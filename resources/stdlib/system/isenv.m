function tf = isenv(name)
%ISENV Determine if environment variable exists
%   tf = ISENV(name) is true for environment variables that have a value. name may be a string array or a cell array of
%   character vectors; tf then has its size.
    if iscell(name) || (isstring(name) && ~isscalar(name))
        tf = arrayfun(@(n) ~isempty(getenv(char(n))), string(name));
    else
        tf = ~isempty(getenv(char(name)));
    end
end
