function [q, nfev] = quadv(f, a, b, tol, trace, varargin)
%QUADV Integration of array-valued functions by adaptive Simpson quadrature
%   Q = QUADV(FUN, A, B) integrates FUN, which takes a scalar and gives an array, from A to B. QUADV(FUN, A, B, TOL) sets
%   the absolute tolerance (1e-6). [Q, FCNT] = QUADV(FUN, A, B, TOL, TRACE, P1, ...) counts the calls and passes the
%   parameters P1, ... to FUN.
%
%   See also integral, quadgk.
    if nargin < 3
        error('MATLAB:minrhs', 'Not enough input arguments.');
    end
    if ~isscalar(a) || ~isscalar(b)
        error('MATLAB:quadv:scalars', 'quadv: A and B must be scalars.');
    end
    if nargin < 4 || isempty(tol)
        tol = 1e-6;
    end
    if ~isnumeric(tol) || ~isscalar(tol) || tol < 0
        error('MATLAB:quadv:tolerance', 'quadv: TOL must be a scalar number >= 0.');
    end
    if ischar(f)
        f = str2func(f);
    end
    % Three unequal parts, so that periodic functions do not meet the nodes of one Simpson rule.
    h = 0.13579 * (b - a);
    x = [a, a + h, a + 2 * h, (a + b) / 2, b - 2 * h, b - h, b];
    y = cell(1, 7);
    for k = 1:7
        y{k} = f(x(k), varargin{:});
    end
    nfev = 7;
    if any(~isfinite(y{1}(:)))
        y{1} = f(a + eps(class(b - a)) * (b - a), varargin{:});
        nfev = nfev + 1;
    end
    if any(~isfinite(y{7}(:)))
        y{7} = f(b - eps(class(b - a)) * (b - a), varargin{:});
        nfev = nfev + 1;
    end
    smallest = eps(class(b - a)) / 1024 * abs(b - a);
    q = 0;
    hmin = abs(b - a);
    for k = 1:2:5
        q0 = (x(k + 2) - x(k)) / 6 * (y{k} + 4 * y{k + 1} + y{k + 2});
        [part, nfev, hk] = refine(f, x(k), x(k + 2), x(k + 1), y{k}, y{k + 2}, y{k + 1}, q0, nfev, hmin, tol, varargin, smallest);
        q = q + part;
        hmin = min(hmin, hk);
    end
    if nfev > 10000
        warning('MATLAB:quadv:MaxFcnCount', 'Maximum function count exceeded; singularity likely.');
    elseif any(~isfinite(q(:)))
        warning('MATLAB:quadv:ImproperFcnValue', 'Infinite or Not-a-Number function value encountered.');
    elseif hmin < smallest
        warning('MATLAB:quadv:MinStepSize', 'Minimum step size reached; singularity possible.');
    end
end

function [q, nfev, hmin] = refine(f, a, b, c, fa, fb, fc, q0, nfev, hmin, tol, args, smallest)
    if nfev > 10000
        q = q0;
        return
    end
    d = (a + c) / 2;
    e = (c + b) / 2;
    fd = f(d, args{:});
    fe = f(e, args{:});
    nfev = nfev + 2;
    q1 = (c - a) / 6 * (fa + 4 * fd + fc);
    q2 = (b - c) / 6 * (fc + 4 * fe + fb);
    q = q1 + q2;
    hmin = min(hmin, abs(a - c));
    if abs(a - c) < smallest || d == a || d == c
        return
    end
    delta = q - q0;
    if any(abs(delta(:)) > tol)
        [q1, nfev, h1] = refine(f, a, c, d, fa, fc, fd, q1, nfev, hmin, tol, args, smallest);
        [q2, nfev, h2] = refine(f, c, b, e, fc, fb, fe, q2, nfev, hmin, tol, args, smallest);
        hmin = min(h1, h2);
        q = q1 + q2;
    else
        q = q + delta / 15;
    end
end
