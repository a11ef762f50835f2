function [q, err] = integral2(f, xmin, xmax, ymin, ymax, varargin)
%INTEGRAL2 Numerical double integral
%   Q = INTEGRAL2(FUN, XMIN, XMAX, YMIN, YMAX) integrates FUN(X, Y); YMIN and YMAX are numbers or functions of X. All
%   limits may be infinite. INTEGRAL2(..., NAME, VALUE, ...) takes 'AbsTol' (1e-10), 'RelTol' (1e-6), 'Method'
%   ('auto', 'tiled' or 'iterated') and 'Vectorized' (true).
%
%   See also integral, integral3, quad2d.
    if nargin < 5
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:integral2:options', 'integral2: options come in pairs.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    end
    if ~isa(f, 'function_handle')
        error('MATLAB:integral2:funArgNotHandle', 'integral2: F must be a function handle.');
    end
    if ~isnumeric(xmin) || ~isnumeric(xmax) || ~isscalar(xmin) || ~isscalar(xmax) || ~isreal(xmin) || ~isreal(xmax)
        error('MATLAB:integral2:limits', 'integral2: XA and XB must be real scalars.');
    end
    abstol = 1e-10;
    reltol = 1e-6;
    method = 'auto';
    vectorized = true;
    for k = 1:2:numel(varargin)
        if ~ischar(varargin{k}) && ~isstring(varargin{k})
            error('MATLAB:integral2:options', 'integral2: property PARAM must be a string.');
        end
        value = varargin{k + 1};
        switch lower(char(varargin{k}))
            case 'abstol'
                abstol = value;
                if ~isnumeric(abstol) || ~isscalar(abstol) || abstol < 0
                    error('MATLAB:integral2:tolerance', 'integral2: AbsTol value must be a numeric scalar >= 0.');
                end
            case 'reltol'
                reltol = value;
                if ~isnumeric(reltol) || ~isscalar(reltol) || reltol < 0
                    error('MATLAB:integral2:tolerance', 'integral2: RelTol value must be a numeric scalar >= 0.');
                end
            case 'method'
                method = lower(char(value));
                if ~any(strcmp(method, {'auto', 'tiled', 'iterated', 'default'}))
                    error('MATLAB:integral2:method', 'integral2: unrecognized method "%s".', method);
                end
            case 'vectorized'
                if ~(isscalar(value) && (islogical(value) || isnumeric(value)))
                    error('MATLAB:integral2:vectorized', 'integral2: Vectorized must be a logical value.');
                end
                vectorized = logical(value);
            otherwise
                error('MATLAB:integral2:options', 'integral2: unknown property "%s".', char(varargin{k}));
        end
    end
    for v = {ymin, ymax}
        if ~isa(v{1}, 'function_handle') && ~(isnumeric(v{1}) && isscalar(v{1}) && isreal(v{1}))
            error('MATLAB:integral2:limits', 'integral2: YA and YB must be real scalars or functions.');
        end
    end
    if ~vectorized
        f = @(x, y) arrayfun(f, x, y);
    end
    low = as_function(ymin);
    high = as_function(ymax);
    finite = isfinite(xmin) && isfinite(xmax) && ~(isnumeric(ymin) && isinf(ymin)) && ~(isnumeric(ymax) && isinf(ymax));
    if strcmp(method, 'tiled') && ~finite
        error('MATLAB:integral2:infiniteTiled', 'integral2: the method "tiled" needs finite limits.');
    end
    if finite && ~strcmp(method, 'iterated')
        [q, err] = quad2d(f, xmin, xmax, low, high, 'AbsTol', abstol, 'RelTol', reltol);
    else
        err = 0;
        if nargout > 1
            warning('MATLAB:integral2:noErrorBound', 'integral2: "iterated" method can not return estimated error.');
        end
        q = quadgk(@inner, xmin, xmax, 'AbsTol', abstol, 'RelTol', reltol);
    end

    function z = inner(x)
        z = zeros(size(x));
        for n = 1:numel(x)
            [z(n), e] = quadgk(@(y) f(x(n) + zeros(size(y)), y), low(x(n)), high(x(n)), ...
                'AbsTol', abstol, 'RelTol', reltol);
            err = max(err, e);
        end
    end
end

function g = as_function(limit)
    if isa(limit, 'function_handle')
        g = limit;
    else
        g = @(x) limit + zeros(size(x));
    end
end
