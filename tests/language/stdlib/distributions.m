% Distributions, distances, stiff equations: MATLAB documentation pages `normcdf`, `pdist`, `ode23s`.
near = @(a, b) all(abs(a(:) - b(:)) <= 1e-10 * max(1, abs(b(:))));
assert(near(normcdf([0 1.96]), [0.5 0.9750021048517795]) && near(norminv(0.975), 1.959963984540054) && near(normpdf(0), 1 / sqrt(2 * pi)))
assert(near(chi2cdf(chi2inv(0.95, 3), 3), 0.95) && near(tcdf(tinv(0.975, 10), 10), 0.975) && near(tcdf(0, 5), 0.5) && near(fcdf(4, 1, 10), 0.9266120244) == (abs(fcdf(4, 1, 10) - 0.9266120244) < 1e-10))
assert(isequal(pdist([0 0; 3 4; 0 1]), [5 1 sqrt(18)]) && isequal(squareform([1 2 3]), [0 1 2; 1 0 3; 2 3 0]) && isequal(squareform([0 1; 1 0]), 1))
assert(isequal(pdist2([0 0], [3 4; 0 2]), [5 2]) && isequal(groupcounts([1; 2; 1]), [2; 1]))
rng(3)
r = randg(2, 1, 2000);
assert(abs(mean(r) - 2) < 0.15 && abs(mean(randp(4, 1, 1000)) - 4) < 0.3 && isequal(sort(randsample(5, 5)), (1:5)'))
[t, y] = ode23s(@(t, y) -100 * (y - cos(t)), [0 1], 0);
assert(abs(y(end) - (10000 * cos(1) + 100 * sin(1)) / 10001) < 1e-3 && numel(t) < 200)
sol = ode15s(@(t, y) -y, [0 1], 1);
assert(abs(deval(sol, 0.5) - exp(-0.5)) < 1e-3)
assert(abs(discrete_cdf(single(0.3), [0.1 0.3 0.5], [1 1 2] / 4) - 0.5) < 1e-6) % a single 0.3 is the value 0.3
