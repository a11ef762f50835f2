function options = odeset(varargin)
%ODESET Create or change options of ordinary differential equation solvers
%   OPTIONS = ODESET(NAME, VALUE, ...) makes a structure; ODESET(OLD, NAME, VALUE, ...) and ODESET(OLD, NEW) change a
%   copy of OLD. Names that are not set are empty. ODESET alone shows the names.
%
%   See also odeget, ode45, ode23.
    names = {'AbsTol', 'BDF', 'Events', 'InitialSlope', 'InitialStep', 'Jacobian', 'JConstant', 'JPattern', 'Mass', 'MassSingular', ...
        'MaxOrder', 'MaxStep', 'MinStep', 'MStateDependence', 'MvPattern', 'NonNegative', 'NormControl', 'OutputFcn', ...
        'OutputSel', 'Refine', 'RelTol', 'Stats', 'Vectorized'};
    if nargin == 0 && nargout == 0
        fprintf('%s\n', names{:});
        return
    end
    options = cell2struct(cell(numel(names), 1), names, 1);
    args = varargin;
    while ~isempty(args) && (isstruct(args{1}) || isempty(args{1}))
        if isstruct(args{1})
            fields = fieldnames(args{1});
            for k = 1:numel(fields)
                if ~isempty(args{1}.(fields{k})) || ~isfield(options, fields{k})
                    options.(fields{k}) = args{1}.(fields{k});
                end
            end
        end
        args(1) = [];
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:odeset:ArgNameValueMismatch', 'Arguments must occur in name-value pairs.');
    end
    for k = 1:2:numel(args)
        name = args{k};
        if ~ischar(name) && ~isstring(name)
            error('MATLAB:odeset:NoPropName', 'Expected argument %d to be the name of an option.', k);
        end
        name = char(name);
        match = find(strcmpi(names, name));
        if isempty(match)
            match = find(strncmpi(names, name, numel(name)));
        end
        if numel(match) > 1
            error('MATLAB:odeset:AmbiguousPropName', 'Ambiguous property name ''%s''.', name);
        elseif isempty(match)
            warning('MATLAB:odeset:InvalidPropName', 'odeset: unknown option "%s".', name);
            options.(name) = args{k + 1};
        else
            options.(names{match}) = args{k + 1};
        end
    end
end
