function options = optimoptions(solver, varargin)
%OPTIMOPTIONS Create optimization options
%   OPTIONS = OPTIMOPTIONS(SOLVER, NAME, VALUE, ...) is a structure with the options of a solver; the names of optimset are
%   taken too. OPTIMOPTIONS(OLD, NAME, VALUE, ...) changes a copy of OLD.
%
%   See also optimset, fsolve, fminunc, linprog, quadprog.
    if nargin < 1
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    older = {'Display', 'Display'; 'TolFun', 'FunctionTolerance'; 'TolX', 'StepTolerance'; 'MaxIter', 'MaxIterations'; ...
        'MaxFunEvals', 'MaxFunctionEvaluations'; 'TolCon', 'ConstraintTolerance'; 'GradObj', 'SpecifyObjectiveGradient'; ...
        'Jacobian', 'SpecifyObjectiveGradient'; 'GradConstr', 'SpecifyConstraintGradient'};
    if isstruct(solver)
        options = solver;
    else
        if isa(solver, 'function_handle')
            solver = func2str(solver);
        end
        if ~(ischar(solver) || isstring(solver)) || isempty(which(char(solver)))
            error('optim:optimoptions:InvalidSolver', 'The solver ''%s'' is not known.', char(solver));
        end
        options = struct('SolverName', char(solver));
        if ~isempty(varargin) && isstruct(varargin{1})
            for name = fieldnames(varargin{1})'
                options.(name{1}) = varargin{1}.(name{1});
            end
            varargin(1) = [];
        end
    end
    if mod(numel(varargin), 2)
        error('optim:optimoptions:NameWithoutValue', 'Every option needs a name and a value.');
    end
    for k = 1:2:numel(varargin)
        name = char(varargin{k});
        value = varargin{k + 1};
        if isstring(value)
            value = char(value);
        end
        options.(name) = value;
        at = find(strcmpi(name, older(:, 2)));
        for pair = at(:)' % what optimget asks for
            old = value;
            if islogical(old)
                choice = {'off', 'on'};
                old = choice{old + 1};
            end
            options.(older{pair, 1}) = old;
        end
    end
end
