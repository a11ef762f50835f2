% sub2ind and ind2sub: ends of the range, more and fewer outputs than dimensions, other classes, errors.
for s = {[10 7], [3 1000], [1 1], [100000000 10000000]}
  n = prod (s{1});
  k = unique ([1, min(2, n), floor(n / 3) + 1, n - floor(n / 7), n]);
  [r, c] = ind2sub (s{1}, k);
  assert (all (r >= 1 & r <= s{1}(1) & c >= 1 & c <= s{1}(2)))
  assert (isequal (r + (c - 1) * s{1}(1), k))
  assert (isequal (sub2ind (s{1}, r, c), k))
end
[i, j, k] = ind2sub ([2 3 4], 1:24);
assert (isequal (sub2ind ([2 3 4], i, j, k), 1:24))
[i, j] = ind2sub ([2 3 4], 24);
assert ([i j], [2 12])
assert (ind2sub ([2 3], [6; 1]), [6; 1])
[i, j, k] = ind2sub ([2 3], 5);
assert ([i j k], [1 3 1])
[i, j] = ind2sub ([2 3], int8 (6));
assert ([i j], [2 3])
assert (sub2ind ([2 3], int8 ([1 2]), int8 ([3 3])), [5 6])
assert (isempty (sub2ind ([2 3], [], [])))
calls = {@() sub2ind([2 3], 3, 1), @() sub2ind([2 3], 1, 0), @() sub2ind([2 3], NaN, 1), @() two_of([2 3], 7), ...
         @() two_of([2 3], 0), @() two_of([2 3], NaN)};
for f = calls
  try
    f{1} ();
    error ('no error');
  catch e
    assert (any (strcmp (e.identifier, {'MATLAB:sub2ind:IndexOutOfRange', 'MATLAB:ind2sub:IndexOutOfRange'})))
  end
end
function r = two_of (s, k)
  [r, c] = ind2sub (s, k);
end
