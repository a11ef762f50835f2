n = 1000;
u = zeros(1, n);
u(1) = 1;
for step = 1:2000
    for i = 2:n - 1
        u(i) = u(i) + 0.25 * (u(i - 1) - 2 * u(i) + u(i + 1));
    end
end
fprintf('%.10g\n', sum(u))
