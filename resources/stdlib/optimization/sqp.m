function [x, obj, info, iter, nf, lambda] = sqp(x0, phi, g, h, lb, ub, maxiter, tol)
%SQP Nonlinear programming, in Octave's form
%   [X, OBJ, INFO, ITER, NF, LAMBDA] = SQP(X0, PHI, G, H, LB, UB, MAXITER, TOL) minimizes PHI(X) subject to G(X) = 0,
%   H(X) >= 0 and LB <= X <= UB. PHI, G and H may be cell arrays of a function and its gradient or Jacobian. INFO is 104 for
%   a minimum whose steps became small, 101 for one that meets the tolerance, 103 after MAXITER steps, 102 where the
%   problem has no feasible point.
%
%   See also fmincon, qp.
    if nargin < 2 || nargin > 8 || nargin == 5
        error('Octave:invalid-fun-call', 'Invalid call to sqp');
    end
    if ~isvector(x0) || isempty(x0)
        error('sqp: X0 must be a vector');
    end
    column = x0(:);
    n = numel(column);
    [f, gradient] = parts(phi, 'PHI');
    if nargin < 3, g = []; end
    if nargin < 4, h = []; end
    if nargin < 6, lb = []; ub = []; end
    if nargin < 7 || isempty(maxiter), maxiter = 100; end
    if nargin < 8 || isempty(tol), tol = sqrt(eps); end
    [equal, equal_jacobian] = parts(g, 'equality constraint');
    [least, least_jacobian] = parts(h, 'inequality constraint');
    lb = bound(lb, n, 'lower', -Inf);
    ub = bound(ub, n, 'upper', Inf);
    if any(lb > ub)
        error('sqp: upper bound smaller than lower bound');
    end
    if ~(isscalar(maxiter) && isnumeric(maxiter) && maxiter > 0 && maxiter == fix(maxiter))
        error('sqp: invalid number of maximum iterations');
    end
    if ~(isscalar(tol) && isnumeric(tol) && tol > 0)
        error('sqp: invalid value for TOLERANCE');
    end
    options = struct('MaxIter', maxiter, 'TolFun', tol, 'MaxFunEvals', Inf);
    if ~isempty(gradient)
        options.GradObj = 'on';
    end
    if (isempty(least) || ~isempty(least_jacobian)) && (isempty(equal) || ~isempty(equal_jacobian))
        options.GradConstr = 'on';
    end
    [x, obj, flag, output, l] = fmincon(@objective, column, [], [], [], [], lb, ub, @constraints, options);
    codes = [102 102 103 101 104];
    info = codes(flag + 3);
    iter = output.iterations;
    nf = output.funcCount;
    lambda = [l.eqnonlin(:); l.ineqnonlin(:); l.lower(isfinite(lb)); l.upper(isfinite(ub))];
    x = reshape(x, size(column));

    function [v, d] = objective(at)
        v = f(at);
        if nargout > 1
            d = gradient(at);
        end
    end
    function [c, ceq, dc, dceq] = constraints(at)
        [c, ceq, dc, dceq] = deal(zeros(0, 1), zeros(0, 1), zeros(n, 0), zeros(n, 0));
        if ~isempty(least)
            c = -reshape(least(at), [], 1);
        end
        if ~isempty(equal)
            ceq = reshape(equal(at), [], 1);
        end
        if nargout > 2
            if ~isempty(least)
                dc = -least_jacobian(at)';
            end
            if ~isempty(equal)
                dceq = equal_jacobian(at)';
            end
        end
    end
end

function [f, df] = parts(given, what)
    df = [];
    if isempty(given)
        f = [];
        return
    end
    if iscell(given)
        if numel(given) > 3
            error('sqp: invalid %s function specification', what);
        end
        if numel(given) > 1
            df = handle_of(given{2});
        end
        given = given{1};
    end
    f = handle_of(given);
end

function f = handle_of(given)
    if ischar(given) || isstring(given)
        f = str2func(char(given));
    else
        f = given;
    end
end

function b = bound(b, n, name, default)
    if isempty(b)
        b = repmat(default, n, 1);
    elseif isscalar(b)
        b = repmat(b, n, 1);
    elseif ~isvector(b) || numel(b) ~= n
        error('sqp: %s bound vector has incorrect length', name);
    end
    b = double(b(:));
    b(abs(b) >= realmax) = sign(b(abs(b) >= realmax)) * Inf;
end
