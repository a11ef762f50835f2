function tf = ispref(group, name)
%ISPREF Determine if custom preference exists
%   tf = ISPREF(group) is true if the group exists, ISPREF(group, name) if it has the preference; a cell array of names gives
%   a logical array.
%
%   See also getpref, setpref, addpref, rmpref.
    if nargin < 1
        print_usage();
    elseif ~(ischar(group) || isstring(group))
        error('MATLAB:ispref:InvalidGroup', 'The name of a group of preferences must be text.');
    end
    all = matlab.internal.preferences();
    has_group = isfield(all, char(group));
    if nargin < 2
        tf = has_group;
    elseif ~has_group
        tf = false(size(cellstr(name)));
    else
        tf = isfield(all.(char(group)), cellstr(name));
    end
end
