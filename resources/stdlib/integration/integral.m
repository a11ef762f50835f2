function [q, err] = integral(f, a, b, varargin)
%INTEGRAL Numerical integration
%   Q = INTEGRAL(FUN, A, B) integrates FUN, which takes and gives arrays, from A to B. The limits may be infinite or
%   complex.
%   Q = INTEGRAL(FUN, A, B, NAME, VALUE, ...) takes 'AbsTol' (1e-10), 'RelTol' (1e-6), 'ArrayValued' (FUN takes a scalar
%   and gives an array) and 'Waypoints'.
%
%   See also integral2, integral3, quadgk.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:InputParser:ParamMissingValue', 'Invalid call to integral: options come in pairs.');
    end
    if ~isa(f, 'function_handle')
        if ischar(f) || isstring(f)
            f = str2func(char(f));
        else
            error('MATLAB:integral:funArgNotHandle', 'First input argument must be a function handle.');
        end
    end
    for k = 1:2:numel(varargin)
        if ~ischar(varargin{k}) && ~isstring(varargin{k})
            error('MATLAB:integral:options', 'integral: property PROP must be a string.');
        end
        if ~any(strcmpi(varargin{k}, {'AbsTol', 'RelTol', 'ArrayValued', 'Waypoints'}))
            error('MATLAB:integral:options', 'integral: unknown property ''%s''.', char(varargin{k}));
        end
    end
    % The error bound of the rule is pessimistic by orders; the tolerance of the bound is not that of the result.
    if ~any(cellfun(@(s) (ischar(s) || isstring(s)) && strcmpi(s, 'RelTol'), varargin)) && ~isa(a, 'single') && ~isa(b, 'single')
        varargin = [varargin, {'RelTol', 1e-9}];
    end
    [q, err] = quadgk(f, a, b, varargin{:});
    if any(cellfun(@(s) isa(s, 'single'), varargin(2:2:end)) & strcmpi(varargin(1:2:end), 'Waypoints'))
        q = single(q);
    end
end
