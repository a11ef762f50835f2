function addpref(group, name, value)
%ADDPREF Add custom preference
%   ADDPREF(group, name, value) sets a preference that must not be there yet.
%
%   See also setpref, getpref, ispref, rmpref.
    there = ispref(group, name);
    if any(there)
        names = cellstr(name);
        names = names(there);
        error('MATLAB:addpref:AlreadyExists', 'The preference ''%s'' exists in group ''%s'' already.', names{1}, char(group));
    end
    setpref(group, name, value);
end
