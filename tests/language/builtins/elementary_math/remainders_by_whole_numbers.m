% mod and rem of many doubles by one whole number: the same as element by element.
x = [mod((1:3000) * 0.754877666, 1) * 2000 - 1000, (-2000:2000), (1:2000) * 0.1, 1e-300, -1e-300, eps, 2 ^ 40, -2 ^ 40 - 0.5, 1e300];
for y = [1 -1 2 3 -7 10 360 2^20]
  m = x;
  r = x;
  for k = 1:numel (x)
    m(k) = mod (x(k), y);
    r(k) = rem (x(k), y);
  end
  assert (isequal (mod (x, y), m))
  assert (isequal (rem (x, y), r))
  assert (isequal (mod (x', y), m'))
end
assert (1 ./ mod ([0 -0 -3 6], 3), [Inf Inf Inf Inf])
assert (1 ./ rem ([0 -0 -3 6], 3), [Inf -Inf -Inf Inf])
assert (isequaln (mod ([NaN Inf -Inf 5], 3), [NaN NaN NaN 2]))
assert (isequaln (rem ([NaN Inf -Inf -5], 3), [NaN NaN NaN -2]))
assert (mod ([-1e-300 5], 7), [0 5])
assert (size (mod (zeros (0, 3), 2)), [0 3])
