% Transforms of one line and of many: the same numbers, again and again, for short and odd lengths and both classes.
for n = [2 3 8 15 64 101]
  x = mod ((1:n)' * 0.754877666, 1);
  direct = exp (-2i * pi / n * (0:n - 1)' * (0:n - 1)) * x;
  y = fft (x);
  assert (norm (y - direct) < 1e-12 * n)
  assert (imag (y(1)), 0)
  assert (isequal (y(2:end), conj (flipud (y(2:end)))))
  assert (isequal (fft (x), y))
  many = fft ([x, 2 * x, x]);
  assert (isequal (many(:, [1 3]), [y y]))
  assert (norm (many(:, 2) - 2 * y) < 1e-13 * n)
  assert (norm (fft ([x, x].', [], 2) - [y, y].') < 1e-13 * n)
  assert (norm (ifft (y) - x) < 1e-14 * n && isreal (ifft (y)))
  z = x + 1i * x .^ 2;
  assert (norm (ifft (fft (z)) - z) < 1e-14 * n)
  assert (isequal (fft (x, n + 3), fft ([x; 0; 0; 0])))
  assert (isequal (fft ([x; 5; 6], n), y))
  assert (class (fft (single (x))), 'single')
  assert (norm (double (fft (single ([x, x]))) - [y, y]) < 1e-5 * n)
  assert (isequal (fft (logical (x > 0.5)), fft (double (x > 0.5))))
end

% long ones, again after another length
x = mod ((1:70000)' * 0.754877666, 1);
y = fft (x);
z = fft (x(1:65000) + 1i);
assert (norm (ifft (z) - x(1:65000) - 1i) < 1e-10)
assert (isequal (fft (x), y))
assert (abs (y(1) - sum (x)) < 1e-8)
assert (norm (ifft (y) - x) < 1e-10)
