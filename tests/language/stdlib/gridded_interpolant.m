% Documentation: griddedInterpolant.
F = griddedInterpolant([1 2 4], [10 20 40]);
assert(F(3) == 30 && F(5) == 50 && isequal(F([1.5 2; 3 0]), [15 20; 30 0]))
assert(isequal(F({[1 2]}), [10 20]) && strcmp(F.Method, 'linear') && strcmp(F.ExtrapolationMethod, 'linear'))
F.ExtrapolationMethod = 'none';
assert(isnan(F(5)) && F(4) == 40 && isnan(F(NaN)))
F.Method = 'nearest';
assert(F(2.9) == 20 && F(3.5) == 40)
F = griddedInterpolant([1 2 4], [10 20 40], 'linear', 'nearest');
assert(F(9) == 40 && F(-1) == 10)
F = griddedInterpolant([7 8 9]);
assert(F(2.5) == 8.5 && isequal(F.GridVectors, {1:3}))

[X, Y] = ndgrid(0:3, 0:2);
F = griddedInterpolant(X, Y, X + 10 * Y);
assert(F(0.5, 1.5) == 15.5 && isequal(F([0.5 1.5; 1 1]), [15.5; 11]))
assert(isequal(F({0:1, [0 2]}), [0 20; 1 21]) && isequal(F([0 1], [0 1]), [0 11]))
F = griddedInterpolant({0:3, 0:2}, X + 10 * Y, 'spline');
assert(abs(F(1.25, 0.75) - 8.75) < 1e-12)
F.Values = 2 * F.Values;
assert(abs(F(1.25, 0.75) - 17.5) < 1e-12)
F = griddedInterpolant([1 2 3], single([1 4 9]));
assert(isa(F(1.5), 'single') && F(1.5) == 2.5)
F = griddedInterpolant([1 2], [1i 2i]);
assert(F(1.5) == 1.5i)

try
    griddedInterpolant([1 1 2], [1 2 3]);
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:griddedInterpolant:NonMonotonicCompVecsErrId'))
end
try
    griddedInterpolant([1 2 3], [1 2 3], 'what');
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:griddedInterpolant:BadInterpTypeErrId'))
end
