function [q, nfev] = quadl(f, a, b, tol, trace, varargin)
%QUADL Numerical integration by adaptive Lobatto quadrature
%   Q = QUADL(FUN, A, B) integrates FUN, which takes and gives arrays, from A to B. QUADL(FUN, A, B, TOL) sets the
%   tolerance (1e-6). [Q, FCNT] = QUADL(FUN, A, B, TOL, TRACE, P1, ...) counts the evaluated points and passes the
%   parameters P1, ... to FUN.
%   Source: W. Gander, W. Gautschi, Adaptive quadrature revisited, BIT 40 (2000).
%
%   See also integral, quadgk, quadv.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if nargin < 4 || isempty(tol)
        tol = 1e-6;
    end
    if ~isnumeric(tol) || numel(tol) > 2 || any(tol < 0)
        error('MATLAB:quadl:tolerance', 'quadl: TOL must be a 1- or 2-element vector of numbers >= 0.');
    end
    tol = tol(1);
    if ischar(f)
        f = str2func(f);
    end
    x = [a, (a + b) / 2, b];
    y = f(x, varargin{:});
    nfev = 3;
    if ~isfinite(y(1))
        y(1) = f(a + eps(class(a)) * (b - a), varargin{:});
        nfev = nfev + 1;
    end
    if ~isfinite(y(3))
        y(3) = f(b - eps(class(b)) * (b - a), varargin{:});
        nfev = nfev + 1;
    end
    [q, nfev, state] = refine(f, a, b, y(1), y(3), nfev, tol, abs(b - a), varargin);
    if state == 1
        warning('MATLAB:quadl:MinStepSize', 'Minimum step size reached; singularity possible.');
    elseif state == 2
        warning('MATLAB:quadl:MaxFcnCount', 'Maximum function count exceeded; singularity likely.');
    end
end

function [q, nfev, state] = refine(f, a, b, fa, fb, nfev, tol, whole, args)
    h = (b - a) / 2;
    m = (a + b) / 2;
    alpha = sqrt(2 / 3);
    beta = 1 / sqrt(5);
    x = [m - alpha * h, m - beta * h, m, m + beta * h, m + alpha * h];
    y = f(x, args{:});
    nfev = nfev + 5;
    i2 = h / 6 * (fa + fb + 5 * (y(2) + y(4)));
    i1 = h / 1470 * (77 * (fa + fb) + 432 * (y(1) + y(5)) + 625 * (y(2) + y(4)) + 672 * y(3));
    q = i1;
    state = 0;
    if abs(i1 - i2) <= tol
        return
    end
    if abs(h) <= eps(max(abs(a), abs(b))) * 8
        state = 1;
        return
    end
    if nfev > 10000
        state = 2;
        return
    end
    points = [a, x, b];
    values = [fa, y, fb];
    q = 0;
    for k = 1:6
        [part, nfev, s] = refine(f, points(k), points(k + 1), values(k), values(k + 1), nfev, tol, whole, args);
        q = q + part;
        state = max(state, s);
    end
end
