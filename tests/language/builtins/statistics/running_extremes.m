% cummax, cummin and dot over many elements: stretches without a new extreme, NaN, both directions, lanes.
x = mod ((1:500) * 0.754877666, 1);
x([1 2 40]) = NaN;
best = x;
for k = 2:500
  best(k) = max (best(k - 1), x(k));
end
assert (isequaln (cummax (x), best))
assert (isequaln (cummax (x'), best'))
assert (isequaln (fliplr (cummax (fliplr (x), 'reverse')), best))
assert (isequaln (cummin (-x), -best))
[m, k] = cummax (x);
assert (isequaln (m, best) && isequaln (m(3:end), x(k(3:end))))
assert (cummax ([5, zeros(1, 40), 6, 1]), [5 * ones(1, 41), 6 6])
assert (cummin (int8 ([1 -5, zeros(1, 30), -128, 127])), int8 ([1, -5 * ones(1, 31), -128 -128]))
assert (isequaln (cummax ([1 2; NaN 1; 3 NaN]), [1 2; 1 2; 3 2]))

y = x;
y(isnan (y)) = 0;
assert (dot (y, y'), sum (y .* y))
assert (isnan (dot (x, x)))
A = reshape (y, 50, 10);
assert (dot (A, A + 1), sum (A .* (A + 1)))
assert (dot (A, A, 2), sum (A .* A, 2))
assert (size (dot (zeros (0, 3), zeros (0, 3))), [1 3])
assert (dot ([1 2], [1i 1]), 2 + 1i)
