% Bessel, Airy and incomplete gamma functions: MATLAB documentation pages `besselj`, `airy`, `gammainc`, `expint`, `psi`.
near = @(a, b) all(abs(a(:) - b(:)) <= 1e-13 * max(abs(b(:))));
assert(near(besselj(0, [0 1 2.5]), [1 0.765197686557966552 -0.0483837764681978990]))
assert(near(besselj(1.5, 3), 0.477718215087091681) && near(bessely(1, 2), -0.107032431540937547) && bessely(0, 0) == -Inf)
assert(near(besseli(2, 1.5), 0.337834618335680731) && near(besselk(0.5, 2), sqrt(pi / 4) * exp(-2)) && besselk(0, 0) == Inf)
assert(near(besselh(0, 1, 2), besselj(0, 2) + 1i * bessely(0, 2)) && near(besselh(1, 2, 2), besselj(1, 2) - 1i * bessely(1, 2)))
assert(near(besselj(2, 1+2i), besselj(2, -1-2i)) && isreal(besselj(3, -2)) && near(besselj(3, -2), -besselj(3, 2)))
z = 3 - 4i;
wronskian = besselj(1, z) * bessely(0, z) - besselj(0, z) * bessely(1, z);
assert(abs(wronskian - 2 / (pi * z)) < 1e-12) % the products are a hundred times larger
assert(near(besseli(0, 700, 1), 0.0150813417166250) || abs(besseli(0, 700, 1) * sqrt(2 * pi * 700) - 1) < 1e-3)
assert(isequal(size(besselj((0:2)', 1:4)), [3 4]) && isequal(besselj([0 1], 0), [1 0]))
assert(near(airy(0), 0.355028053887817239) && near(airy(2, 1), 1.20742359495287126) && abs(airy(1, -1) + 0.0101605671166452341) < 2e-15)
assert(near(gammainc([0.5 2 10], [1 2 3]), [1 - exp(-0.5), 1 - 3 * exp(-2), 1 - 61 * exp(-10)]) && gammainc(0, 1) == 0)
assert(near(gammainc(10, 3, 'upper'), 61 * exp(-10)) && near(gammainc(1000, 1000), 0.504205244180215546))
assert(near(gammainc(2, 3, 'scaledlower'), gammainc(2, 3) * gamma(4) * exp(2) / 8))
assert(near(expint(1), 0.219383934395520274) && near(expint(-1), -1.89511781635593676 - 1i * pi) && near(real(expint(2i)), -0.422980828774864996))
assert(near(psi(1), -0.577215664901532861) && near(psi(1, 1), pi ^ 2 / 6) && near(psi(2, 0.5), -14 * 1.20205690315959429))
assert(near(gammaincinv(gammainc(2.5, 3), 3), 2.5) && near(betaincinv(betainc(0.3, 2, 5), 2, 5), 0.3))
[k, e] = ellipke([0 0.5]);
assert(near(k, [pi/2, 1.85407467730137192]) && near(e, [pi/2, 1.35064388104767550]))
assert(near(legendre(2, [0 0.5]), [-0.5 -0.125; 0 -1.29903810567665797; 3 2.25]) && near(sinint(1), 0.946083070367183015))
assert(near(cosint(10), -0.0454564330044553726))
