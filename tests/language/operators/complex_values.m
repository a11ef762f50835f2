% complex arithmetic: real results lose their imaginary part
assert(isreal(1i * 1i) && 1i * 1i == -1)
assert(isequal((1 + 2i) * (3 - 1i), 5 + 5i) && isequal((1 + 2i) ^ 2, -3 + 4i))
assert((3 + 4i)' == 3 - 4i && (3 + 4i).' == 3 + 4i)
z = (-8) ^ (1 / 3);
assert(abs(z - (1 + sqrt(3) * 1i)) < 1e-14)
assert(abs((-4) ^ 0.5 - 2i) < 1e-15)
assert(isreal((-2) ^ 3) && (-2) ^ 3 == -8)
assert(isequal([1 + 1i, 2] == [1 + 1i, 3], [true false]))
assert(1 + 5i < 2 + 0i)
assert(isequal((2 + 4i) / 2, 1 + 2i) && isequal(2 / (1 + 1i), 1 - 1i))
w = 2 * complex(1, Inf);
assert(real(w) == 2 && imag(w) == Inf)
