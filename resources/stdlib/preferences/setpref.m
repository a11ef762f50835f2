function setpref(group, name, value)
%SETPREF Set preference
%   SETPREF(group, name, value) keeps a value under a name in a group, beyond the end of the program. Cell arrays of names
%   and values set several.
%
%   See also getpref, addpref, ispref, rmpref.
    if nargin < 3
        print_usage();
    elseif ~(ischar(group) || isstring(group))
        error('MATLAB:setpref:InvalidGroup', 'The name of a group of preferences must be text.');
    end
    all = matlab.internal.preferences();
    names = cellstr(name);
    if ~iscell(name)
        value = {value};
    elseif numel(value) ~= numel(names)
        error('MATLAB:setpref:sizes', 'There must be as many values as names.');
    end
    for k = 1:numel(names)
        all.(char(group)).(names{k}) = value{k};
    end
    matlab.internal.preferences(all);
end
