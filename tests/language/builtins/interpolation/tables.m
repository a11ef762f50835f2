% interp1, interp2, interp3, interpn, spline, pchip, makima: MATLAB documentation pages of these names.
x = 1:5;
v = x .^ 2;
assert(interp1(x, v, 2.5) == 6.5 && isnan(interp1(x, v, 6)) && interp1(x, v, 6, 'linear', 'extrap') == 34)
assert(interp1(x, v, 6, 'nearest', 0) == 0 && interp1(v, 2.5) == 6.5 && isequal(interp1(x, v, [1 6], 'next', -1), [1 -1]))
assert(isequal(interp1(x, v, [1.5 2.5; 3.5 4.5], 'previous'), [1 4; 9 16]) && isequal(interp1(x, v, 2.5, 'nearest'), 9))
assert(isequal(interp1([3 1 2], [30 10 20], [1.5; 2.5]), [15; 25]) && isequal(interp1(x, [v; 2 * v]', 2.5), [6.5 13]))
assert(isequal(size(interp1(x, ones(5, 2, 3), ones(4, 1))), [4 2 3]) && isequal(size(interp1(x, ones(5, 2), ones(2, 2))), [2 2 2]))
assert(abs(interp1(x, v, 2.5, 'spline') - 6.25) < 1e-14 && abs(interp1(x, x .^ 3, 7, 'spline') - 343) < 1e-11)
assert(abs(interp1(x, v, 2.5, 'cubic') - 6.25) < 1e-14 && abs(interp1(x, v, 1.5, 'cubic') - 2.25) < 1e-14)
assert(interp1(x, x, 2.5, 'pchip') == 2.5 && interp1(x, x, 2.5, 'makima') == 2.5)
assert(interp1(x, v + 1i * x, 2.5) == 6.5 + 2.5i && isa(interp1(x, single(v), 2.5), 'single'))
pp = interp1(x, v, 'linear', 'pp');
assert(ppval(pp, 2.5) == 6.5)
pp = spline(x, x .^ 3);
assert(max(abs(ppval(pp, 0:0.5:6) - (0:0.5:6) .^ 3)) < 1e-11 && pp.order == 4 && pp.pieces == 4)
assert(abs(spline(0:2, [0 0 1 4 4], 1.5) - 2.25) < 1e-14)
y = spline(x, [v; x], [1.5 2.5]);
assert(isequal(size(y), [2 2]) && max(max(abs(y - [2.25 6.25; 1.5 2.5]))) < 1e-13)
assert(pchip(1:3, [1 1 2], 1.5) == 1 && isequal(size(pchip(1:3, ones(2, 3))), [1 1]))
A = magic(4);
assert(interp2(A, 2.5, 2.5) == 8.5 && isnan(interp2(A, 5, 1)) && interp2(A, 5, 1, 'linear', 0) == 0)
assert(isequal(interp2([1 2; 3 4]), [1 1.5 2; 2 2.5 3; 3 3.5 4]) && isequal(size(interp2(A, 2)), [13 13]))
assert(isequal(interp2(1:4, (1:4)', A, [1 2], [3; 4]), A(3:4, 1:2)) && isequal(interp2(4:-1:1, 1:4, A, 4, 1), 16))
[X, Y] = meshgrid(1:5);
P = X .^ 2 + X .* Y + Y .^ 3;
for method = {'spline', 'cubic'}
    assert(abs(interp2(P, 3.3, 2.6, method{1}) - (3.3 ^ 2 + 3.3 * 2.6 + 2.6 ^ 3)) < 0.2)
end
assert(abs(interp2(P, 6, 5.5, 'spline') - (36 + 33 + 5.5 ^ 3)) < 1e-10)
V = reshape(1:24, 2, 3, 4);
assert(interp3(V, 2, 1.5, 3) == 15.5 && interpn(V, 1.5, 2, 3) == 15.5 && isequal(size(interpn(V)), [3 5 7]))
assert(interpn([1 2 4], 2.5) == 3 && isequal(interpn(1:3, 1:2, [1 2; 3 4; 5 6], 2.5, 1.5), 4.5))
ids = {};
for f = {@() interp1(1:3, 1:2, 1), @() interp1([1 1 2], 1:3, 1), @() interp1(1:3, 1:3, 1, 'none'), @() interp2(A, 1, 1, 'none'), ...
        @() interp2([1 1 2 3], 1:4, A, 1, 1), @() spline(1:3, 1:2)}
    try
        f{1}();
        ids{end + 1} = ''; %#ok<SAGROW>
    catch e
        ids{end + 1} = e.identifier; %#ok<SAGROW>
    end
end
assert(isequal(ids, {'MATLAB:interp1:YInvalidNumRows', 'MATLAB:griddedInterpolant:NonUniqueCompVecsPtsErrId', ...
    'MATLAB:interp1:InvalidMethod', 'MATLAB:interp2:InvalidMethod', 'MATLAB:interp2:NonMonotonic', ...
    'MATLAB:chckxy:NumSitesMismatchValues'}))
