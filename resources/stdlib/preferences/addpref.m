function addpref(group, name, value)
%ADDPREF Add custom preference
%   ADDPREF(group, name, value) sets a preference that must not be there yet.
%
%   See also setpref, getpref, ispref, rmpref.
    if nargin < 3
        print_usage();
    elseif ~(ischar(group) || isstring(group))
        error('MATLAB:addpref:InvalidGroup', 'The name of a group of preferences must be text.');
    end
    there = ispref(group, name);
    if any(there)
        names = cellstr(name);
        names = names(there);
        error('MATLAB:addpref:AlreadyExists', 'The preference ''%s'' exists in group ''%s'' already.', names{1}, char(group));
    end
    setpref(group, name, value);
end
