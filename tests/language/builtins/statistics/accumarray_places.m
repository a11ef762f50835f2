% accumarray: subscripts of one and of more columns, extremes with NaN and a fill value, what is no subscript.
k = [3; 1; 3; 3; 5];
v = [1; 2; NaN; 4; -1];
assert (isequaln (accumarray (k, v), [2; 0; NaN; 0; -1]))
assert (accumarray (k, v, [6 1], @max), [2; 0; 4; 0; -1; 0])
assert (accumarray (k, v, [6 1], @min, -9), [2; -9; 1; -9; -1; -9])
assert (accumarray ([1 1; 2 3; 1 1; 2 1], [1; 2; 3; 4]), [4 0 0; 4 0 2])
assert (accumarray ([1 1 2; 2 1 2], 7, [2 1 2])(:)', [0 0 7 7])
assert (accumarray ([1 2 1]', int8 ([100 5 100]')), int8 ([127; 5]))
for bad = {[1; 1.5], [0; 1], [1; -2], [NaN; 1], [1; Inf], [1; 1e17]}
  try
    accumarray (bad{1}, 1);
    error ('no error');
  catch e
    assert (e.identifier, 'MATLAB:accumarray:nonPosIntIndValues')
  end
end
