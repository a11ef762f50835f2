% conv and filter against their definitions: ends, infinities, states, classes, empties.
function y = by_definition (a, b)
  y = zeros (1, numel (a) + numel (b) - 1);
  for i = 1:numel (a)
    for j = 1:numel (b)
      y(i + j - 1) = y(i + j - 1) + a(i) * b(j);
    end
  end
end
function [y, z] = state_by_state (b, a, x, z)
  n = max (numel (a), numel (b));
  b(end + 1:n) = 0;
  a(end + 1:n) = 0;
  z = [z(:).', 0];
  y = x;
  for k = 1:numel (x)
    y(k) = b(1) * x(k) + z(1);
    for s = 2:n
      z(s - 1) = z(s) + b(s) * x(k) - a(s) * y(k);
    end
  end
  z = z(1:n - 1).';
end

x = mod ((1:200) * 0.754877666, 1) - 0.3;
for na = [1 3 31 33 150]
  for nb = [1 2 34 70]
    a = x(1:na);
    b = x(100:99 + nb);
    full = by_definition (a, b);
    assert (isequal (conv (a, b), full))
    if na >= nb
      assert (isequal (conv (a, b, 'valid'), full(nb:na)))
    end
    assert (isequal (conv (a, b, 'same'), full(floor (nb / 2) + (1:na))))
  end
end
assert (isequaln (conv ([1 NaN 2 0 0], [1 2]), [1 NaN NaN 4 0 0]))
assert (isequaln (conv ([1 2 3 0], [1 Inf]), [1 Inf Inf Inf NaN]))
assert (isequaln (conv ([Inf 1 2 3], [0 1]), [NaN Inf 1 2 3]))
assert (conv ([1; 2], 3), [3; 6])
assert (conv (3, [1; 2]), [3; 6])
assert (conv (single ([1 2]), [1 1]), single ([1 3 2]))
assert (conv ([1 2i], [1 1]), [1, 1 + 2i, 2i])

for n = 1:8
  for len = [1 2 9 60]
    b = x(3:2 + n);
    z0 = x(50:48 + n);
    for a = {1, [1, 0.3 * x(20:18 + n)]}
      [y, z] = filter (b, a{1}, x(1:len), z0);
      [want, wanted] = state_by_state (b, a{1}, x(1:len), z0);
      assert (isequal (y, want))
      assert (isequal (z(:), wanted(:)))
    end
  end
end
assert (isequaln (filter ([1 1], 1, [1 2 NaN 4 5]), [1 3 NaN NaN 9]))
assert (isequaln (filter (1, [1 -1], [1 2 NaN 4]), [1 3 NaN NaN]))
assert (isequaln (filter ([1 1 1], 1, [1 2 Inf 4 -Inf 6 7 8 9 10]), [1 3 Inf Inf NaN -Inf -Inf 21 24 27]))
[y, z] = filter ([1 1 1], 1, magic (20), [], 2);
assert (y(:, 3:end), magic (20)(:, 1:end - 2) + magic (20)(:, 2:end - 1) + magic (20)(:, 3:end))
assert (size (z), [2 20])
assert (filter ([1 1], 1, [true false true]), [1 1 1])
assert (class (filter (single (1), 1, 1:3)), 'single')
assert (size (filter (1, 1, zeros (0, 3))), [0 3])
