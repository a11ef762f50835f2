function arg = nthargout(n, varargin)
%NTHARGOUT Chosen outputs of a function call
%   ARG = NTHARGOUT(N, FUNC, ARG1, ...) is output N of the call. NTHARGOUT(N, NTOT, FUNC, ...) asks FUNC for NTOT outputs.
%   If N is a vector, ARG is a cell array of these outputs.
%
%   See also nargin, nargout, varargout.
    if nargin < 2
        error('MATLAB:minrhs', 'Invalid call to nthargout.');
    end
    if isa(varargin{1}, 'function_handle') || ischar(varargin{1})
        ntot = max(n(:));
        func = varargin{1};
        args = varargin(2:end);
    elseif nargin > 2 && isnumeric(varargin{1})
        ntot = varargin{1};
        func = varargin{2};
        args = varargin(3:end);
    else
        error('MATLAB:nthargout:function', 'nthargout: FCN must be a valid function handle or function name.');
    end
    if ~(isa(func, 'function_handle') || ischar(func))
        error('MATLAB:nthargout:function', 'nthargout: FCN must be a valid function handle or function name.');
    end
    if any(n(:) ~= fix(n(:))) || ntot ~= fix(ntot) || any(n(:) <= 0) || ntot <= 0
        error('MATLAB:nthargout:integers', 'nthargout: N and NTOT must consist of positive integers.');
    end
    if any(n(:) > ntot)
        error('MATLAB:nthargout:integers', 'nthargout: N must not exceed NTOT.');
    end
    out = cell(1, ntot);
    try
        [out{:}] = feval(func, args{:});
    catch e
        if strcmp(e.identifier, 'MATLAB:unassignedOutputs')
            error('MATLAB:nthargout:outputs', 'nthargout: Too many output arguments: %d', ntot);
        end
        rethrow(e);
    end
    if isscalar(n)
        arg = out{n};
    else
        arg = out(n);
    end
end
