function q = integral3(f, xmin, xmax, ymin, ymax, zmin, zmax, varargin)
%INTEGRAL3 Numerical triple integral
%   Q = INTEGRAL3(FUN, XMIN, XMAX, YMIN, YMAX, ZMIN, ZMAX) integrates FUN(X, Y, Z); YMIN and YMAX are numbers or functions
%   of X, ZMIN and ZMAX numbers or functions of X and Y. INTEGRAL3(..., NAME, VALUE, ...) takes the options of integral2.
%
%   See also integral, integral2.
    if nargin < 7
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if mod(numel(varargin), 2) ~= 0
        error('MATLAB:integral3:options', 'integral3: options come in pairs.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    end
    if ~isa(f, 'function_handle')
        error('MATLAB:integral3:funArgNotHandle', 'integral3: F must be a function handle.');
    end
    if ~isnumeric(xmin) || ~isnumeric(xmax) || ~isscalar(xmin) || ~isscalar(xmax) || ~isreal(xmin) || ~isreal(xmax)
        error('MATLAB:integral3:limits', 'integral3: XA and XB must be real scalars.');
    end
    abstol = 1e-10;
    reltol = 1e-6;
    vectorized = true;
    keep = {};
    for k = 1:2:numel(varargin)
        if ~ischar(varargin{k}) && ~isstring(varargin{k})
            error('MATLAB:integral3:options', 'integral3: property PARAM must be a string.');
        end
        value = varargin{k + 1};
        switch lower(char(varargin{k}))
            case 'abstol'
                abstol = value;
                if ~isnumeric(abstol) || ~isscalar(abstol) || abstol < 0
                    error('MATLAB:integral3:tolerance', 'integral3: AbsTol value must be a numeric scalar >= 0.');
                end
            case 'reltol'
                reltol = value;
                if ~isnumeric(reltol) || ~isscalar(reltol) || reltol < 0
                    error('MATLAB:integral3:tolerance', 'integral3: RelTol value must be a numeric scalar >= 0.');
                end
            case 'method'
                method = lower(char(value));
                if ~any(strcmp(method, {'auto', 'tiled', 'iterated', 'default'}))
                    error('MATLAB:integral3:method', 'integral3: unrecognized method "%s".', method);
                end
                keep = {'Method', method};
            case 'vectorized'
                if ~(isscalar(value) && (islogical(value) || isnumeric(value)))
                    error('MATLAB:integral3:vectorized', 'integral3: Vectorized must be a logical value.');
                end
                vectorized = logical(value);
            otherwise
                error('MATLAB:integral3:options', 'integral3: unknown property "%s".', char(varargin{k}));
        end
    end
    for v = {ymin, ymax, zmin, zmax}
        if ~isa(v{1}, 'function_handle') && ~(isnumeric(v{1}) && isscalar(v{1}) && isreal(v{1}))
            error('MATLAB:integral3:limits', 'integral3: limits must be real scalars or functions.');
        end
    end
    if ~vectorized
        f = @(x, y, z) arrayfun(f, x, y, z);
    end
    y1 = as_function(ymin);
    y2 = as_function(ymax);
    z1 = as_function2(zmin);
    z2 = as_function2(zmax);
    q = quadgk(@plane, xmin, xmax, 'AbsTol', abstol, 'RelTol', reltol);

    function s = plane(x)
        s = zeros(size(x));
        for n = 1:numel(x)
            xn = x(n);
            s(n) = integral2(@(y, z) f(xn + zeros(size(y)), y, z), y1(xn), y2(xn), @(y) z1(xn + zeros(size(y)), y), ...
                @(y) z2(xn + zeros(size(y)), y), 'AbsTol', abstol, 'RelTol', reltol, keep{:});
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

function g = as_function2(limit)
    if isa(limit, 'function_handle')
        g = limit;
    else
        g = @(x, y) limit + zeros(size(x));
    end
end
