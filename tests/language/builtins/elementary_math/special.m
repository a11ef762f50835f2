% Documentation: gamma, erf, erfinv, beta, gammainc, betainc
assert(gamma(5) == 24 && gamma(0) == Inf)
assert(abs(gamma(0.5) - sqrt(pi)) < 1e-14)
assert(abs(gammaln(100) - 359.1342053695754) < 1e-11)
assert(abs(erf(0.5) - 0.5204998778130465) < 1e-15)
assert(erfinv(1) == Inf && isnan(erfinv(2)))
x = -0.99:0.01:0.99;
assert(max(abs(erf(erfinv(x)) - x)) < 1e-14)
p = [1e-20 1e-5 0.3 1 1.5];
assert(max(abs(erfc(erfcinv(p)) - p) ./ p) < 1e-12)
assert(abs(beta(2, 3) - 1 / 12) < 1e-15)
assert(abs(gammainc(1, 2) - 0.264241117657115) < 1e-14)
assert(abs(gammainc(5, 2, 'upper') - 0.040427681994513) < 1e-14)
assert(abs(betainc(0.5, 2, 3) - 0.6875) < 1e-14)
assert(abs(besselj(0, 1) - 0.765197686557967) < 1e-14)
assert(abs(expint(1) - 0.219383934395520) < 1e-14)
assert(abs(psi(1) + 0.577215664901533) < 1e-14)
