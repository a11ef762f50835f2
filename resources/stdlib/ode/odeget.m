function value = odeget(options, name, default, varargin)
%ODEGET Value of an option of ordinary differential equation solvers
%   VALUE = ODEGET(OPTIONS, NAME, DEFAULT) is the option NAME, or DEFAULT ([]) if it is not set.
%
%   See also odeset.
    if nargin < 2
        error('MATLAB:odeget:NotEnoughInputs', 'Not enough input arguments.');
    end
    if ~isempty(options) && ~isstruct(options)
        error('MATLAB:odeget:Arg1NotStruct', 'First argument must be an options structure created with ODESET.');
    end
    if ~ischar(name) && ~isstring(name)
        error('MATLAB:odeget:name', 'odeget: the name must be text.');
    end
    if nargin < 3
        default = [];
    end
    value = default;
    if isempty(options)
        return
    end
    fields = fieldnames(options);
    match = find(strcmpi(fields, name));
    if isempty(match)
        match = find(strncmpi(fields, name, numel(char(name))));
    end
    if isempty(match)
        if isempty(default)
            warning('MATLAB:odeget:unknown', 'odeget: unknown option "%s".', char(name));
        end
    elseif ~isempty(options.(fields{match(1)}))
        value = options.(fields{match(1)});
    end
end
