% sum, prod, max, min, mean, any, all over large arrays: fused with what produces them, in one fixed order.
n = 50000;
x = sin(1:n);
s = sum(x .* x);
y = x .* x;
assert(isequal(s, sum(y)))
assert(abs(s - n / 2) < 1)
m = reshape(x(1:49800), 300, 166);
assert(isequal(size(sum(m + 1)), [1 166]))
assert(isequal(size(sum(m + 1, 2)), [300 1]))
c = m + 1;
one = sum(c);
assert(one(5) == sum(c(:, 5)))
two = sum(c, 2);
assert(two(17) == sum(c(17, :)))
assert(max(x) <= 1 && min(x) >= -1)
assert(mean(x + 1) == sum(x + 1) / n)
assert(any(x > 0.999) && ~all(x > 0))
assert(isa(sum(single(x)), 'single'))
z = x;
z(7) = NaN;
assert(isnan(sum(z)) && ~isnan(max(z)))
centred = x - mean(x);
assert(abs(sum(centred)) < 1e-8)
disp('ok')
