% Linear and quadratic programs. The values are those of the problems' closed forms.
[x, f, flag, output, lambda] = linprog([-1; -2], [1 1; 1 3], [4; 6], [], [], [0; 0], [5; Inf]);
assert(norm(x - [3; 1]) < 1e-9 && abs(f + 5) < 1e-9 && flag == 1)
assert(norm(lambda.ineqlin - [0.5; 0.5]) < 1e-9 && norm(lambda.lower) < 1e-9 && output.constrviolation < 1e-9)
[x, f, flag] = linprog([1; 1], [], [], [1 2], 4, [0; 0]);
assert(norm(x - [0; 2]) < 1e-9 && flag == 1)
[x, f, flag] = linprog([-1; 0], [], [], [], [], [0; 0]);
assert(isempty(x) && flag == -3)
[x, f, flag] = linprog([1; 1], [1 1; -1 -1], [1; -3]);
assert(flag == -2)
problem = struct('f', [1; 1], 'Aineq', [-1 -1], 'bineq', -2, 'lb', [0; 0], 'solver', 'linprog', 'options', []);
[~, f] = linprog(problem);
assert(abs(f - 2) < 1e-9)
[x, f, flag] = intlinprog([-5; -4], [1 2], [6 4; 1 2], [24; 6], [], [], [0; 0]);
assert(isequal(x, [4; 0]) && f == -20 && flag == 1)
[x, f, code, extra] = glpk([10; 6; 4], [1 1 1; 10 4 5; 2 2 6], [100; 600; 300], [0; 0; 0], [], 'UUU', 'CCC', -1);
assert(norm(x - [100; 200; 0] / 3) < 1e-9 && abs(f - 2200 / 3) < 1e-9 && code == 0 && extra.status == 5)
try
    linprog([1; 2], [1 2 3], 1);
    assert(false)
catch e
    assert(startsWith(e.identifier, 'optim:linprog:'))
end

[x, f, flag] = quadprog([1 -1; -1 2], [-2; -6], [1 1; -1 2; 2 1], [2; 2; 3]);
assert(norm(x - [2; 4] / 3) < 1e-9 && abs(f + 74 / 9) < 1e-9 && flag == 1)
[x, f, flag, ~, lambda] = quadprog(eye(2), [0; 0], [], [], [1 1], 2);
assert(norm(x - [1; 1]) < 1e-10 && abs(lambda.eqlin + 1) < 1e-10)
[x, ~, flag] = quadprog(2 * eye(3), [-2; -4; -6], [], [], [], [], zeros(3, 1), [0.5; 5; 1]);
assert(norm(x - [0.5; 2; 1]) < 1e-10 && flag == 1)
[~, ~, flag] = quadprog(zeros(2), [-1; 0], [], [], [], [], [0; 0], []);
assert(flag == -3)
[~, ~, flag] = quadprog(eye(2), [0; 0], [1 0; -1 0], [-1; -1]);
assert(flag == -2)
x = lsqlin([1 0; 0 1], [1; 2], [1 1], 1);
assert(norm(x - [0; 1]) < 1e-9)
[x, obj, info] = qp([0; 0], eye(2), [-1; -1], [1 1], 1);
assert(norm(x - [0.5; 0.5]) < 1e-10 && info.info == 0)

[x, f, flag] = fmincon(@(x) (x(1) - 1)^2 + (x(2) - 2)^2, [0; 0], [1 1], 2);
assert(norm(x - [0.5; 1.5]) < 1e-5 && flag > 0)
disk = @(x) deal(x(1)^2 + x(2)^2 - 1, []);
[x, f, flag, ~, lambda] = fmincon(@(x) -x(1) - x(2), [0 0], [], [], [], [], [], [], disk);
assert(norm(x - [1 1] / sqrt(2)) < 1e-5 && flag > 0 && abs(lambda.ineqnonlin - 1 / sqrt(2)) < 1e-4)
rosenbrock = @(x) 100 * (x(2) - x(1)^2)^2 + (1 - x(1))^2;
x = fmincon(rosenbrock, [-1; 2], [], [], [], [], [-2; -2], [2; 2]);
assert(norm(x - [1; 1]) < 1e-3)
options = optimoptions('fmincon', 'Display', 'none', 'MaxIterations', 3);
assert(strcmp(options.Display, 'none') && options.MaxIter == 3 && strcmp(options.SolverName, 'fmincon'))

[x, obj, info] = sqp([0; 0], @(x) (x(1) - 1)^2 + (x(2) - 2)^2, @(x) x(1) + x(2) - 2);
assert(norm(x - [0.5; 1.5]) < 1e-6 && abs(obj - 0.5) < 1e-6 && any(info == [101 104]))
x = sqp([1; 1], @(x) -x(1) - x(2), [], @(x) 1 - x(1)^2 - x(2)^2);
assert(norm(x - sqrt(0.5)) < 1e-5)
x = sqp([0; 0], @(x) sum((x - 3).^2), [], [], [-1; -1], [1; 2]);
assert(norm(x - [1; 2]) < 1e-6)

% What no program can have is refused, and what cannot be met is infeasible.
for bad = {@() glpk(NaN, 1, 1), @() glpk(1, NaN, 1), @() glpk(1, Inf, 1), @() glpk(Inf, 1, 1), @() glpk(1, 1, NaN), @() glpk(1, 1, 1, NaN)}
    try
        bad{1}();
        assert(false)
    catch e
        assert(startsWith(e.identifier, 'MATLAB:glpk:'))
    end
end
[~, ~, flag] = linprog([1; 1], [], [], [], [], [1; 1], [0; 2]);
assert(flag == -2)
[~, ~, flag] = linprog(1, 1, -Inf);
assert(flag == -2)
[x, ~, flag] = linprog(1, 1, Inf, [], [], 0);
assert(x == 0 && flag == 1)
