% conv2 against its definition: parts, kernels of any size, NaN beside zero weights, empties, classes.
function y = by_definition (a, b)
  y = zeros (size (a) + size (b) - 1);
  for j = 1:columns (b)
    for i = 1:rows (b)
      if b(i, j) != 0
        r = i:i + rows (a) - 1;
        c = j:j + columns (a) - 1;
        y(r, c) = y(r, c) + b(i, j) * a;
      end
    end
  end
end

A = reshape (mod ((1:3500) * 0.754877666, 1), 70, 50) - 0.4;
A(9) = NaN;
A(700) = Inf;
sizes = [1 1; 3 3; 2 5; 7 1; 1 6; 40 3; 70 50; 71 2];
for k = 1:rows (sizes)
  m = sizes(k, 1);
  n = sizes(k, 2);
  b = reshape (mod ((1:m * n) * 0.569840291, 1), m, n) - 0.5;
  b(1) = 0;
  full = by_definition (A, b);
  assert (isequaln (conv2 (A, b), full))
  assert (isequaln (conv2 (A, b, 'same'), full(floor (m / 2) + (1:70), floor (n / 2) + (1:50))))
  if m <= 70
    assert (isequaln (conv2 (A, b, 'valid'), full(m:70, n:50)))
  end
end
assert (conv2 (ones (3), [1 2]), [1 3 3 2; 1 3 3 2; 1 3 3 2])
assert (conv2 ([1 2], [1; 1], [1 0; 0 1]), conv2 (conv2 ([1 0; 0 1], [1; 2]), [1 1]))
assert (conv2 (ones (4), [], 'same'), zeros (4))
assert (size (conv2 (zeros (0, 3), ones (2))), [1 4])
assert (class (conv2 (single (ones (3)), 1)), 'single')
assert (conv2 (int8 ([1 2 3]), [1 1]), [1 3 5 3])
assert (conv2 (1:3, [1 1i]), [1, 2 + 1i, 3 + 2i, 3i])
B = reshape (1:60, 3, 4, 5);
C = convn (B, ones (2, 2, 2), 'valid');
assert (size (C), [2 3 4])
assert (C(2, 3, 4), sum (sum (sum (B(2:3, 3:4, 4:5)))))
C = convn (B, ones (1, 1, 3), 'same');
assert (C(:, :, 1), B(:, :, 1) + B(:, :, 2))
assert (C(:, :, 3), sum (B(:, :, 2:4), 3))
