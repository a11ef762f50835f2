% Documentation: polyfit, polyval, roots, conv, deconv, filter, interp1
p = polyfit(0:3, [1 3 5 7], 1);
assert(max(abs(p - [2 1])) < 1e-12)
assert(isequal(polyval([1 2 3], 2), 11) && isequal(polyval([1 0], [1 2; 3 4]), [1 2; 3 4]))
assert(max(abs(sort(roots([1 -3 2])) - [1; 2])) < 1e-12 && isempty(roots(5)) && isequal(roots([1 0]), 0))
assert(isequal(poly([1 2]), [1 -3 2]) && isequal(polyder([1 2 3]), [2 2]) && isequal(polyint([2 2]), [1 2 0]))
assert(isequal(conv([1 2], [1 3]), [1 5 6]) && isequal(deconv([1 5 6], [1 2]), [1 3]) && isequal(conv([1 2 3], [1 1], 'same'), [3 5 3]))
assert(isequal(filter(1, [1 -0.5], [1 0 0]), [1 0.5 0.25]) && isequal(filter([1 1] / 2, 1, [2 4 6]), [1 3 5]))
assert(isequal(interp1([1 2 3], [10 20 30], 2.5), 25) && isnan(interp1([1 2], [1 2], 3)) && interp1([1 2], [1 2], 3, 'linear', 'extrap') == 3 && interp1([1 2 3], [1 4 9], 2.4, 'nearest') == 4)
x = 0:5;
assert(abs(interp1(x, x.^3, 2.5, 'spline') - 15.625) < 1e-12)
assert(isequal(conv2([1 2; 3 4], [1 1]), [1 3 2; 3 7 4]))
