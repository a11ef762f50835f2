% Documentation: real, imag, conj, angle, complex, isreal
z = [3 + 4i, 1 - 2i];
assert(isequal(real(z), [3 1]) && isequal(imag(z), [4 -2]))
assert(isequal(conj(z), [3 - 4i, 1 + 2i]))
assert(angle(-1) == pi && angle(1i) == pi / 2)
assert(isequal(complex(1, 2), 1 + 2i))
assert(~isreal(complex(1, 0)) && isreal(1))
assert(isequal(imag([1 2]), [0 0]))
assert(isequal(real(z), [3 1]) && isequal(z, [3 + 4i, 1 - 2i]))
assert(isequal(isnan([NaN 1 Inf]), logical([1 0 0])))
assert(isequal(isinf([NaN 1 -Inf]), logical([0 0 1])))
assert(isequal(isfinite([NaN 1 Inf]), logical([0 1 0])))
assert(isfinite(int8(3)) && ~isnan('a'))
