% Numerical integration: MATLAB documentation pages `integral`, `integral2`, `integral3`, `quadgk`, `quadv`, `quadl`.
assert(abs(integral(@(x) exp(-x.^2), -Inf, Inf) - sqrt(pi)) < 1e-9)
assert(abs(integral(@(x) 1 ./ x.^2, 1, Inf) - 1) < 1e-9)
assert(abs(integral(@(x) x, 1, 0) + 0.5) < 1e-15)
v = integral(@(x) [x, 2*x; x^2, 1], 0, 1, 'ArrayValued', true);
assert(max(max(abs(v - [0.5 1; 1/3 1]))) < 1e-14)
assert(abs(integral(@(z) 1 ./ z, 1, 1, 'Waypoints', [1i, -1, -1i]) - 2i*pi) < 1e-10)
assert(abs(integral2(@(x, y) x .* y, 0, 1, 0, @(x) x) - 1/8) < 1e-12)
assert(abs(integral2(@(x, y) exp(-x - y), 0, Inf, 0, Inf) - 1) < 1e-8)
assert(abs(integral3(@(x, y, z) x .* y .* z, 0, 1, 0, 1, 0, 1) - 1/8) < 1e-12)
assert(abs(quadl(@(x) x .* sin(x), 0, pi) - pi) < 1e-6)
assert(abs(quadv(@(x) x * sin(x), 0, pi) - pi) < 1e-6)
assert(abs(dblquad(@(x, y) x .* y, 0, 1, 0, 1) - 0.25) < 1e-9)
assert(isa(quadgk(@(x) x, single(0), single(1)), 'single'))
caught = '';
try
    quadgk(@(x) x, 0, NaN);
catch e
    caught = e.identifier;
end
assert(strcmp(caught, 'MATLAB:quadgk:invalidEndpoint'))
