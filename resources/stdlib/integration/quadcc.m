function [q, err, points] = quadcc(f, a, b, tol, sing)
%QUADCC Numerical integration with absolute and relative tolerance
%   Q = QUADCC(FUN, A, B) integrates FUN from A to B, which may be infinite. QUADCC(FUN, A, B, [ABSTOL RELTOL], SING)
%   sets the tolerances, 1e-10 and 1e-6 (1e-5 and 1e-4 for single), and names points where FUN is singular.
%   [Q, ERR, POINTS] = QUADCC(...) also estimates the error and counts the evaluated points.
%
%   See also integral, quadgk.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ischar(f) || isstring(f)
        f = str2func(char(f));
    elseif ~isa(f, 'function_handle')
        error('MATLAB:quadcc:function', 'quadcc: first argument F is not valid.');
    end
    if ~isscalar(a) || ~isnumeric(a) || ~isreal(a)
        error('MATLAB:quadcc:limits', 'quadcc: lower limit of integration (A) must be a real scalar.');
    end
    if ~isscalar(b) || ~isnumeric(b) || ~isreal(b)
        error('MATLAB:quadcc:limits', 'quadcc: upper limit of integration (B) must be a real scalar.');
    end
    abstol = 1e-10;
    reltol = 1e-6;
    if nargin > 3 && ~isempty(tol)
        if ~isnumeric(tol) || numel(tol) > 2
            error('MATLAB:quadcc:tolerance', 'quadcc: TOL must be a 1- or 2-element vector.');
        end
        abstol = tol(1);
        if numel(tol) > 1
            reltol = tol(2);
        end
    end
    if any([abstol reltol] < 0)
        error('MATLAB:quadcc:tolerance', 'quadcc: absolute and relative tolerance must be >= 0.');
    end
    if nargin < 5
        sing = [];
    elseif ~isnumeric(sing) || ~isreal(sing)
        error('MATLAB:quadcc:singularities', 'quadcc: list of singularities (SING) must be a vector of real values.');
    end
    points = 0;
    [q, err] = quadgk(@counted, a, b, 'AbsTol', abstol, 'RelTol', min(reltol, 1e-9), 'Waypoints', sing, ...
        'MaxIntervalCount', 10000);

    function y = counted(x)
        points = points + numel(x);
        y = reshape(f(x(:)), size(x));
    end
end
