% Zeros, minima, least squares and differential equations: MATLAB documentation pages `fzero`, `fminsearch`, `ode45`.
assert(abs(fzero(@cos, 1) - pi / 2) < 1e-12 && abs(fzero(@(x) x ^ 2 - 2, [0 2]) - sqrt(2)) < 1e-14)
[x, f, flag, out] = fzero(@(x) x - 1, 0);
assert(x == 1 && f == 0 && flag == 1 && out.funcCount > 2)
assert(abs(fminbnd(@(x) (x - 1) ^ 2, -3, 3) - 1) < 1e-8)
[x, f, flag] = fminsearch(@(x) (x(1) - 1) ^ 2 + (x(2) - 2) ^ 2, [0 0]);
assert(norm(x - [1 2]) < 1e-3 && flag == 1)
rosenbrock = @(x) 100 * (x(2) - x(1) ^ 2) ^ 2 + (1 - x(1)) ^ 2;
assert(norm(fminunc(rosenbrock, [-1.2; 1]) - [1; 1]) < 1e-4)
[x, f, flag] = fsolve(@(x) [x(1) ^ 2 + x(2) ^ 2 - 4; x(1) - x(2)], [1; 0.5]);
assert(norm(x - sqrt(2)) < 1e-6 && flag >= 1)
assert(isequal(lsqnonneg([1 0; 0 1], [1; -1]), [1; 0]) && norm(lscov([1 0; 0 1; 1 1], [1; 2; 3]) - [1; 2]) < 1e-14)
o = optimset('TolX', 1e-3, 'display', 'off');
assert(optimget(o, 'TolX') == 1e-3 && strcmp(o.Display, 'off') && isempty(optimget(o, 'MaxIter')) && optimget(o, 'MaxIter', 7) == 7)
[t, y] = ode45(@(t, y) -y, [0 1], 1);
assert(abs(y(end) - exp(-1)) < 1e-3 && t(1) == 0 && t(end) == 1 && iscolumn(t))
[t, y] = ode45(@(t, y) [y(2); -y(1)], [0 0.5 1], [0 1], odeset('RelTol', 1e-8, 'AbsTol', 1e-10));
assert(isequal(t, [0; 0.5; 1]) && norm(y(:, 1) - sin(t)) < 1e-6)
[t, y, te, ye, ie] = ode45(@(t, y) [y(2); -9.81], [0 5], [10; 0], odeset('Events', @(t, y) deal(y(1), 1, -1)));
assert(abs(te - sqrt(20 / 9.81)) < 1e-4 && ie == 1 && abs(ye(1)) < 1e-8 && t(end) == te)
sol = ode23(@(t, y) -y, [0 1], 1);
assert(abs(deval(sol, 0.5) - exp(-0.5)) < 1e-3)
caught = '';
try
    fzero(@(x) x ^ 2 + 1, [0 1]);
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:fzero:ValuesAtEndPtsSameSign'))
