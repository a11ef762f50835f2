% Documentation: exp, log, sqrt, trigonometric functions
assert(exp(0) == 1 && log(1) == 0 && sqrt(9) == 3)
assert(abs(exp(1) - 2.718281828459045) < 1e-15)
assert(isequal(sqrt(-4), 2i))
assert(isequal(sqrt([4 -9]), [2 3i]))
assert(abs(log(-1) - pi * 1i) < 1e-15)
assert(log(0) == -Inf)
assert(log2(8) == 3 && log10(1000) == 3)
[f, e] = log2([8 0.75]);
assert(isequal(f, [0.5 0.75]) && isequal(e, [4 0]))
assert(abs(asin(2) - (pi / 2 - 1.316957896924817i)) < 1e-12)
assert(abs(acos(2) - 1.316957896924817i) < 1e-12)
assert(sind(30) == 0.5 && cosd(60) == 0.5 && sind(180) == 0 && cosd(90) == 0)
assert(tand(45) == 1 && tand(90) == Inf)
assert(atan2(1, 1) == pi / 4 && atan2(0, -1) == pi)
assert(hypot(3, 4) == 5 && hypot(1e200, 1e200) < Inf)
assert(expm1(1e-20) == 1e-20 && log1p(1e-20) == 1e-20)
assert(isa(sin(single(1)), 'single'))
assert(isequal(size(sin(zeros(0, 2))), [0 2]))
assert(isequal(nthroot(-27, 3), -3))
assert(isequal(nextpow2([5 8 0 1]), [3 3 0 0]))
assert(isreal(sqrt(4)) && ~isreal(sqrt(-4)))
assert(abs(sin('a') - sin(97)) < eps)
try
    sin(int8(1));
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:UndefinedFunction'))
end
try
    realsqrt(-1);
    error('no error');
catch e
    assert(strcmp(e.identifier, 'MATLAB:realsqrt:complexResult'))
end
