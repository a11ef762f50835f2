function options = optimset(varargin)
%OPTIMSET Create or change optimization options
%   OPTIONS = OPTIMSET(NAME, VALUE, ...) makes a structure of options for fzero, fminsearch, fminbnd, fminunc, fsolve
%   and lsqnonneg. OPTIMSET(OLD, NAME, VALUE, ...) changes a copy of OLD, OPTIMSET(OLD, NEW) overwrites OLD with what NEW
%   sets. OPTIMSET(FUNCTION) gives the defaults of a function; OPTIMSET alone shows the names.
%
%   See also optimget, fzero, fminsearch.
    names = {'Display', 'MaxFunEvals', 'MaxIter', 'TolFun', 'TolX', 'FunValCheck', 'OutputFcn', 'PlotFcns', 'ActiveConstrTol', ...
        'Algorithm', 'AlwaysHonorConstraints', 'AutoScaling', 'ComplexEqn', 'DerivativeCheck', 'Diagnostics', 'DiffMaxChange', ...
        'DiffMinChange', 'FinDiffRelStep', 'FinDiffType', 'GoalsExactAchieve', 'GradConstr', 'GradObj', 'HessFcn', ...
        'Hessian', 'HessMult', 'HessPattern', 'HessUpdate', 'InitBarrierParam', 'InitTrustRegionRadius', 'Jacobian', ...
        'JacobMult', 'JacobPattern', 'LargeScale', 'MaxNodes', 'MaxPCGIter', 'MaxProjCGIter', 'MaxSQPIter', 'MaxTime', ...
        'MeritFunction', 'MinAbsMax', 'NoStopIfFlatInfeas', 'ObjectiveLimit', 'PhaseOneTotalScaling', 'Preconditioner', ...
        'PrecondBandWidth', 'RelLineSrchBnd', 'RelLineSrchBndDuration', 'ScaleProblem', 'SubproblemAlgorithm', 'TolCon', ...
        'TolConSQP', 'TolGradCon', 'TolPCG', 'TolProjCG', 'TolProjCGAbs', 'TypicalX', 'UseParallel', 'Updating', 'Weights'};
    if nargin == 0
        if nargout == 0
            fprintf('%s\n', names{:});
        else
            options = struct();
        end
        return
    end
    options = struct();
    args = varargin;
    if nargin == 1 && (ischar(args{1}) || isstring(args{1}) || isa(args{1}, 'function_handle'))
        f = args{1};
        if isa(f, 'function_handle')
            f = func2str(f);
        end
        try
            options = feval(char(f), 'defaults');
        catch
            error('MATLAB:optimset:NoDefaultsForFcn', 'No default options for function ''%s''.', char(f));
        end
        return
    end
    while ~isempty(args) && (isstruct(args{1}) || isempty(args{1}))
        if isstruct(args{1})
            fields = fieldnames(args{1});
            for k = 1:numel(fields)
                value = args{1}.(fields{k});
                if ~isempty(value) || ~isfield(options, fields{k})
                    options.(fields{k}) = value;
                end
            end
        end
        args(1) = [];
    end
    if mod(numel(args), 2) ~= 0
        error('MATLAB:optimset:InvalidArgument', 'Invalid call to optimset: arguments must occur in name-value pairs.');
    end
    for k = 1:2:numel(args)
        name = args{k};
        if ~ischar(name) && ~isstring(name)
            error('MATLAB:optimset:InvalidParamName', 'Expected argument %d to be a parameter name.', k);
        end
        name = char(name);
        match = find(strcmpi(names, name));
        if isempty(match)
            match = find(strncmpi(names, name, numel(name)));
        end
        if isempty(match)
            warning('MATLAB:optimset:InvalidParamName', 'optimset: unrecognized option: %s', name);
        elseif numel(match) > 1
            error('MATLAB:optimset:AmbiguousParamName', 'optimset: the option name ''%s'' is ambiguous.', name);
        else
            name = names{match};
        end
        value = args{k + 1};
        if any(strcmp(name, {'TolFun', 'TolX', 'MaxIter', 'MaxFunEvals'})) && ~isempty(value) && isnumeric(value) ...
                && (~isscalar(value) || value < 0)
            error('MATLAB:optimfun:optimset:nonNegativeNum', 'Invalid value for OPTIONS parameter %s: must be a scalar that is not negative.', name);
        end
        options.(name) = value;
    end
end
