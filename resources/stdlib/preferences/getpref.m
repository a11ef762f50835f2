function value = getpref(group, name, default)
%GETPREF Get preference
%   value = GETPREF(group, name) is the preference name of a group; a cell array of names gives a cell array of values.
%   GETPREF(group, name, default) sets it to default if it is not there. GETPREF(group) is a structure with the preferences
%   of the group, GETPREF() one with all groups.
%
%   See also setpref, addpref, ispref, rmpref.
    all = matlab.internal.preferences();
    if nargin == 0
        value = all;
        return
    end
    group = char(group);
    if nargin == 1
        value = [];
        if isfield(all, group)
            value = all.(group);
        end
        return
    end
    names = cellstr(name);
    values = cell(size(names));
    for k = 1:numel(names)
        if isfield(all, group) && isfield(all.(group), names{k})
            values{k} = all.(group).(names{k});
        elseif nargin > 2
            values{k} = default;
            if iscell(default) && iscell(name)
                values{k} = default{k};
            end
            setpref(group, names{k}, values{k});
        else
            error('MATLAB:UndefinedPreference', 'The preference ''%s'' does not exist in group ''%s''.', names{k}, group);
        end
    end
    value = values;
    if ~iscell(name)
        value = values{1};
    end
end
