%% Mauna Loa CO2: trend and season
% Monthly means in parts per million, 1959 to 1997: R's datasets::co2, measured by
% C. D. Keeling and T. P. Whorf, Scripps Institution of Oceanography.
folder = fileparts(mfilename('fullpath'));
data = readmatrix(fullfile(folder, 'co2_mauna_loa.csv'));
t = data(:, 1) + (data(:, 2) - 0.5) / 12;
b = data(:, 3);
tau = t - mean(t);

A = [ones(size(tau)), tau, tau.^2, season(t, 2)];
c = A \ b;                          % least squares
fit = A * c;
r = b - fit;

%% What the coefficients say
names = {'mean', 'slope', 'curvature', 'sin 1', 'sin 2', 'cos 1', 'cos 2'};
sigma = norm(r) / sqrt(numel(b) - numel(c));
se = sigma * sqrt(diag(inv(A' * A)));
fprintf('%-10s %12s %12s\n', 'term', 'estimate', 'std error');
for i = 1:numel(c)
    fprintf('%-10s %12.5f %12.5f\n', names{i}, c(i), se(i));
end
fprintf('residual: %.3f ppm (standard deviation)\n', sigma);

%% A large computation: the fitted curve, averaged over one million instants
n = 1e6;
x = linspace(t(1), t(end), n);
u = x - mean(t);
y = c(1) + c(2)*u + c(3)*u.^2 + c(4)*sin(2*pi*x) + c(5)*sin(4*pi*x) + c(6)*cos(2*pi*x) + c(7)*cos(4*pi*x);
fprintf('mean of the fitted curve: %.6f ppm, of the data: %.6f ppm\n', mean(y), mean(b));

%% Picture
figure
subplot(2, 1, 1)
plot(t, b, '.', t, fit, '-')
hold on
plot(t, A(:, 1:3) * c(1:3), '--', 'LineWidth', 1.5)
hold off
title('Atmospheric CO_2 at Mauna Loa')
ylabel('CO_2 [ppm]')
legend('measured', 'trend and season', 'trend', 'Location', 'northwest')
grid on
subplot(2, 1, 2)
plot(t, r)
xlabel('year')
ylabel('residual [ppm]')
grid on

function S = season(t, n)
    k = 2 * pi * t * (1:n);
    S = [sin(k), cos(k)];
end
