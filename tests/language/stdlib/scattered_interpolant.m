% Documentation: scatteredInterpolant.
[x, y] = meshgrid(0:3, 0:2);
F = scatteredInterpolant(x(:), y(:), x(:) + 2 * y(:));
assert(max(abs(F([0.3 2.7], [1.1 0.2]) - [2.5 3.1])) < 1e-12 && abs(F([0.3 1.1]) - 2.5) < 1e-12)
assert(abs(F(5, 1) - 7) < 1e-12 && strcmp(F.Method, 'linear') && isequal(size(F.Points), [12 2]))
F.ExtrapolationMethod = 'none';
assert(isnan(F(5, 1)) && isequal(size(F(ones(2, 3), ones(2, 3))), [2 3]))
F.ExtrapolationMethod = 'nearest';
assert(F(5, 1) == 5)
F.Method = 'natural';
assert(abs(F(1.3, 0.6) - 2.5) < 1e-10 && F(1, 1) == 3)
F.Method = 'nearest';
assert(F(1.2, 0.9) == 3)
F.Values = F.Values * 2;
assert(F(1.2, 0.9) == 6)
P = [0 0 0; 1 0 0; 0 1 0; 0 0 1; 1 1 1];
F = scatteredInterpolant(P, P * [1; 2; 3]);
assert(abs(F(0.2, 0.2, 0.2) - 1.2) < 1e-12)
% Sibson's coordinates reproduce quadratics of distance only at points: the centre of a square takes the mean.
F = scatteredInterpolant([0; 1; 1; 0], [0; 0; 1; 1], [1; 2; 3; 6], 'natural', 'none');
assert(abs(F(0.5, 0.5 + 1e-7) - 3) < 1e-5 && isnan(F(2, 2)))
try
    scatteredInterpolant([0 1 0]', [0 0 1]', [1 2]');
    assert(false)
catch e
    assert(strcmp(e.identifier, 'MATLAB:mathcgeo_catalog:NumValsNumPtsErrId'))
end

% Documentation: lsqnonlin, lsqcurvefit.
t = (0:0.25:3)';
model = @(p, t) p(1) * exp(-p(2) * t);
[p, resnorm, residual, flag] = lsqcurvefit(model, [1; 1], t, model([2; 0.7], t));
assert(norm(p - [2; 0.7]) < 1e-6 && resnorm < 1e-12 && flag > 0 && isequal(size(residual), size(t)))
p = lsqnonlin(@(x) [10 * (x(2) - x(1)^2), 1 - x(1)], [-1.2, 1]);
assert(norm(p - [1 1]) < 1e-6)
p = lsqnonlin(@(x) x - [3 -2], [0 0], [-1 -1], [1 1]);
assert(isequal(p, [1 -1]))
