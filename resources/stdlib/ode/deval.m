function [y, yp] = deval(sol, x, idx)
%DEVAL Evaluate the solution of a differential equation
%   Y = DEVAL(SOL, X) gives the solution SOL of ode45, ode23 and their kin at the points X, one column each. DEVAL(SOL, X,
%   IDX) gives the components IDX only. [Y, YP] = DEVAL(...) also gives the derivative.
%
%   See also ode45, ode23.
    if nargin < 2
        error('MATLAB:deval:NotEnoughInputs', 'Not enough input arguments.');
    end
    if isnumeric(sol) && isstruct(x)
        [sol, x] = deal(x, sol);
    end
    if nargin < 3
        idx = 1:size(sol.y, 1);
    end
    y = zeros(numel(idx), numel(x));
    yp = y;
    direction = sign(sol.x(end) - sol.x(1));
    for k = 1:numel(x)
        if direction * (x(k) - sol.x(1)) < 0 || direction * (x(k) - sol.x(end)) > 0
            error('MATLAB:deval:SolOutsideInterval', ...
                'Attempting to evaluate the solution outside the interval [%e, %e] where it is defined.', sol.x(1), sol.x(end));
        end
        i = find(direction * (sol.x - x(k)) <= 0, 1, 'last');
        i = min(i, numel(sol.x) - 1);
        part = sol.idata.slopes{i};
        s = (x(k) - sol.x(i)) / part.h;
        m = size(sol.idata.dense, 2);
        v = sol.y(:, i) + part.h * (part.K * (sol.idata.dense * (s .^ (1:m).')));
        if x(k) == sol.x(i + 1)
            v = sol.y(:, i + 1);
        end
        d = part.K * (sol.idata.dense * ((1:m).' .* s .^ (0:m-1).'));
        y(:, k) = v(idx);
        yp(:, k) = d(idx);
    end
end
