%% The price of an option by simulation: ten million paths in one fused expression
rng(0)
n = 1e7;
s0 = 100; strike = 105; rate = 0.05; volatility = 0.2; years = 1;

tic
u = rand(2, n / 2);
z = sqrt(-2 * log(u(1, :))) .* cos(2 * pi * u(2, :));
z = [z, sqrt(-2 * log(u(1, :))) .* sin(2 * pi * u(2, :))];
s = s0 * exp((rate - volatility^2 / 2) * years + volatility * sqrt(years) * z);
price = exp(-rate * years) * mean(max(s - strike, 0));
elapsed = toc;

d1 = (log(s0 / strike) + (rate + volatility^2 / 2) * years) / (volatility * sqrt(years));
d2 = d1 - volatility * sqrt(years);
phi = @(x) erfc(-x / sqrt(2)) / 2;
exact = s0 * phi(d1) - strike * exp(-rate * years) * phi(d2);
fprintf('simulated %.4f, Black-Scholes %.4f, %.2f s\n', price, exact, elapsed);

%% How the estimate settles
k = round(logspace(2, 7, 60));
total = cumsum(exp(-rate * years) * max(s - strike, 0));
estimate = total(k) ./ k;
figure
semilogx(k, estimate, '-o', k, exact + 0 * k, '--')
xlabel('paths')
ylabel('price')
legend('simulation', 'Black-Scholes', 'Location', 'southeast')
grid on
