% Large arrays are computed in fused groups. The results are those of the same statements on small arrays, to the bit,
% whether deferral is on or off and wherever the work runs (ETNA_DEFER=on|off, ETNA_DEVICE=cpu|gpu).
n = 60000;
x = linspace(-20, 20, n);
y = sin(x) .* exp(-x / 10) + x .^ 2;
pick = [1, 2, 777, n / 2, n];
for k = pick
    assert(isequal(y(k), sin(x(k)) * exp(-x(k) / 10) + x(k) ^ 2))
end

% several inputs, broadcasting over rows and columns
a = (1:300)';
b = 0:0.5:149.5;
m = a .* b + b ./ (a + 1);
assert(isequal(size(m), [300 300]))
assert(m(7, 9) == a(7) * b(9) + b(9) / (a(7) + 1))
assert(m(300, 300) == a(300) * b(300) + b(300) / (a(300) + 1))

% masks, comparisons, logicals
mask = x > 0 & x < 10;
assert(islogical(mask))
assert(sum(mask) == nnz(mask))
assert(all(x(mask) > 0))

% classes: integers saturate, single stays single
u = uint8(mod(1:n, 300));
v = u * 2 + 5;
assert(isa(v, 'uint8') && v(299) == 255 && v(1) == 7)
s = single(x) * 3;
assert(isa(s, 'single') && s(5) == single(x(5)) * 3)
assert(isa(s + 1.5, 'single'))

% -0, NaN, Inf
z = x;
z(3) = NaN;
z(4) = Inf;
z(5) = -0;
w = -z;
assert(isnan(w(3)) && w(4) == -Inf && 1 / w(5) == Inf)

% a write while an expression waits does not change the expression
p = ones(1, n);
q = p + 1;
p(10) = 100;
assert(q(10) == 2 && p(10) == 100)
r = q;
r(11) = -1;
assert(q(11) == 2 && r(11) == -1)

% a loop of deferred operations
t = zeros(1, n);
for k = 1:200
    t = t + k * x;
end
assert(abs(t(1) - 20100 * x(1)) <= 1e-9 * abs(t(1)))

% roots and logarithms leave the reals only where the argument does
assert(isreal(sqrt(x .^ 2)))
assert(~isreal(sqrt(x)))
assert(isreal(log(abs(x) + 1)))
disp('ok')
