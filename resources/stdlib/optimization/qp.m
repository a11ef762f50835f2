function [x, obj, info, lambda] = qp(x0, H, q, A, b, lb, ub, A_lb, A_in, A_ub, options)
%QP Quadratic programming, in Octave's form
%   [X, OBJ, INFO, LAMBDA] = QP(X0, H, Q, A, B, LB, UB, A_LB, A_IN, A_UB) minimizes 0.5*X'*H*X + X'*Q subject to A*X = B,
%   LB <= X <= UB and A_LB <= A_IN*X <= A_UB. INFO.info is 0 for a minimum, 3 if the problem is unbounded, 6 if it is
%   infeasible. LAMBDA has the multipliers of equalities, bounds and inequalities.
%
%   See also quadprog, glpk.
    if nargin < 2 || nargin == 4 || nargin == 6 || nargin == 8 || nargin == 9
        error('Octave:invalid-fun-call', 'Invalid call to qp');
    end
    if nargin < 3, q = zeros(size(H, 1), 1); end
    if nargin < 5, A = []; b = []; end
    if nargin < 7, lb = []; ub = []; end
    if nargin < 10, A_lb = []; A_in = []; A_ub = []; end
    n = size(H, 1);
    if isempty(x0), x0 = zeros(n, 1); end
    if isempty(q), q = zeros(n, 1); end
    if size(H, 2) ~= n
        error('qp: the quadratic penalty must be a square matrix');
    elseif numel(x0) ~= n
        error('qp: the initial guess has incorrect length');
    elseif numel(q) ~= n
        error('qp: the linear term has incorrect length');
    elseif ~isempty(A) && (size(A, 2) ~= n || size(A, 1) ~= numel(b))
        error('qp: the equality constraints have incorrect size');
    elseif ~isempty(lb) && numel(lb) ~= n
        error('qp: lower bound LB has incorrect length');
    elseif ~isempty(ub) && numel(ub) ~= n
        error('qp: upper bound UB has incorrect length');
    elseif ~isempty(A_in) && size(A_in, 2) ~= n
        error('qp: inequality constraint matrix has incorrect column dimension');
    end
    G = zeros(0, n);
    h = zeros(0, 1);
    if ~isempty(A_ub)
        G = [G; A_in];
        h = [h; A_ub(:)];
    end
    if ~isempty(A_lb)
        G = [G; -A_in];
        h = [h; -A_lb(:)];
    end
    keep = isfinite(h);
    [x, obj, flag, output, l] = quadprog(H, q, G(keep, :), h(keep), A, b, lb, ub, x0);
    codes = struct('p1', 0, 'm2', 6, 'm3', 3, 'z0', 1);
    if flag == 1
        code = codes.p1;
    elseif flag == -2
        code = codes.m2;
        x = x0(:);
        obj = 0.5 * x' * H * x + q(:)' * x;
    elseif flag == -3
        code = codes.m3;
        obj = -Inf;
    else
        code = codes.z0;
    end
    info = struct('solveiter', output.iterations, 'info', code);
    lambda = [l.eqlin(:); l.lower(:); l.upper(:); l.ineqlin(:)];
end
