% Small functions of the library: coordinates, pairs, vector fields, tables.
[t, r] = cart2pol(3, 4);
assert(abs(t - atan2(4, 3)) < 1e-15 && r == 5)
[x, y] = pol2cart(pi / 2, 2);
assert(abs(x) < 1e-15 && y == 2)
[a, e, r] = cart2sph(1, 1, sqrt(2));
assert(abs(a - pi/4) < 1e-15 && abs(e - pi/4) < 1e-15 && abs(r - 2) < 1e-15)
[x, y, z] = sph2cart(a, e, r);
assert(max(abs([x y z] - [1 1 sqrt(2)])) < 1e-14)
assert(isequal(accumdim([1 2 1 2 3], [1 2 3 4 5]), [4 6 5]))
assert(bincoeff(5, 2) == 10 && bincoeff(-4, 2) == 10)
assert(isnan(bincoeff(4, -1)) && isa(integral(@sin, 0, 1, 'Waypoints', single(0.5)), 'single'))
assert(isequal(del2(magic(4)), [15 -5.5 -6.5 9; 0.5 -5 -3 3.5; -3.5 3 5 -0.5; -9 6.5 5.5 -15]))
assert(isequal(cplxpair([1+i, 3, 1-i, 2]), [1-i, 1+i, 2, 3]))
assert(isequal(lookup([1 2 3], [0.5 1 2.5 4]), [0 1 2 3]))
assert(isequal(lookup({'a', 'c'}, {'b', 'c'}, 'm'), [0 2]))
assert(polyarea([0 1 1 0], [0 0 1 1]) == 1)
assert(isequal(rotdim([1 2; 3 4]), [2 4; 1 3]) && isequal(rotdim([1 2; 3 4], 2), [4 3; 2 1]))
assert(isequal(nthargout(2, @max, [3 9 4]), 2))
assert(isequal(merge([true false], [1 2], [3 4]), [1 4]))
assert(isequal(resize([1 2; 3 4], 1, 3), [1 2 0]))
[X, Y] = meshgrid(-1:1);
assert(isequal(divergence(X, Y, X, Y), 2 * ones(3)))
assert(isequal(curl(X, Y, -Y, X), ones(3)) && isequal(nthargout(1, 2, @curl, X, Y, -Y, X), 2 * ones(3)))
assert(max(abs(interpft([1 2 3 2], 8) - [1 2-sqrt(.5) 2 2+sqrt(.5) 3 2+sqrt(.5) 2 2-sqrt(.5)])) < 1e-14)
