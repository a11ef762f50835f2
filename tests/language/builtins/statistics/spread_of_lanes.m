% var and std of contiguous lanes and of rows: the same numbers, whatever the shape.
x = mod ((1:70001)' * 0.754877666, 1);
s = std (x);
assert (s, std (x.'))
assert (s, std (reshape (x, 1, 1, [])))
assert (var ([x, x]), [s ^ 2, s ^ 2], 1e-15)
assert (std ([x, x]), [s, s])
assert (std ([x, x].', 0, 2), [s; s])
assert (abs (s - sqrt (sum ((x - mean (x)) .^ 2) / 70000)) < 1e-14)
[v, m] = var (x, 1);
assert (m, mean (x))
assert (abs (v - sum ((x - m) .^ 2) / 70001) < 1e-15)
assert (isnan (std ([x; NaN])))
assert (isnan (std ([x; Inf])))
assert (std ([x; NaN], 'omitnan'), s)
assert (std (5), 0)
assert (isnan (std (Inf)))
assert (isnan (std ([])))
assert (size (std (zeros (0, 3))), [1 3])
assert (size (std (zeros (3, 0))), [1 0])
assert (std (zeros (2, 3), 0, 3), zeros (2, 3))
assert (class (std (single ([1 2 4]))), 'single')
assert (std ([true false true true]), 0.5)
assert (var ([1 2 3 4], [0 1 1 0]), 0.25)
