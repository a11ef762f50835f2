function rmpref(group, name)
%RMPREF Remove custom preference
%   RMPREF(group, name) removes the preference, or several named in a cell array; RMPREF(group) the group.
%
%   See also setpref, getpref, addpref, ispref.
    if nargin < 1
        print_usage();
    elseif ~(ischar(group) || isstring(group))
        error('MATLAB:rmpref:InvalidGroup', 'The name of a group of preferences must be text.');
    end
    all = matlab.internal.preferences();
    group = char(group);
    if ~isfield(all, group)
        error('MATLAB:rmpref:MustBePreference', 'The group ''%s'' does not exist.', group);
    end
    if nargin < 2
        all = rmfield(all, group);
    else
        missing = ~isfield(all.(group), cellstr(name));
        if any(missing)
            names = cellstr(name);
            names = names(missing);
            error('MATLAB:rmpref:MustBePreference', 'The preference ''%s'' does not exist in group ''%s''.', names{1}, group);
        end
        all.(group) = rmfield(all.(group), cellstr(name));
    end
    matlab.internal.preferences(all);
end
