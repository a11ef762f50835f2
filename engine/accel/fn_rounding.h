#pragma once

#include "engine/accel/fn_core.h"

/// Rounding, remainders, extremes: exact functions, written once for numbers and kernels.
namespace etna::accel::fn {

template <class T>
ETNA_INLINE T fix(T x) {
    return trunc(x);
}

/// Ties away from zero; keeps -0 and gives it for -0.3.
template <class T>
ETNA_INLINE T round(T x) {
    const T whole = trunc(x);
    const T up = whole + with_sign_of(like(x, 1.0), x);
    return select(abs(x - whole) >= 0.5, up, whole);
}

template <class T>
ETNA_INLINE T sign(T x) {
    return select(x > 0.0, like(x, 1.0), select(x < 0.0, like(x, -1.0), select(is_nan(x), x, like(x, 0.0))));
}

/// MATLAB's max and min: the other one when one is NaN; the first of two equals.
template <class T>
ETNA_INLINE T max(T x, T y) {
    return select((y > x) | is_nan(x), y, x);
}
template <class T>
ETNA_INLINE T min(T x, T y) {
    return select((y < x) | is_nan(x), y, x);
}

/// x - n * y for the integer n next to x / y on the side that `floored` says, as MATLAB documents mod and rem: exact
/// for integers; for other y a quotient within rounding of an integer counts as that integer.
template <class T>
ETNA_INLINE T remainder(T x, T y, bool floored) {
    const T q = x / y;
    const T n = floored ? floor(q) : trunc(q);
    T r = fma(-n, y, x);
    // The quotient may have been rounded up to the integer above: one step back.
    const T ay = abs(y);
    const T wanted = floored ? y : x;
    const auto opposite = (r != 0.0) & ((r < 0.0) ^ (wanted < 0.0));
    r = select(opposite, r + with_sign_of(ay, wanted), r);
    const auto whole = (trunc(x) == x) & (trunc(y) == y);
    const T near = round(q);
    const auto close = negate(whole) & (abs(q - near) < 0x1p-51 * abs(near)) & (abs(q) < 0x1p52);
    const T zero = with_sign_of(like(x, 0.0), wanted);
    r = select(close | (r == 0.0) | (abs(r) >= ay), zero, r);
    return r;
}

template <class T>
ETNA_INLINE T mod(T x, T y) {
    const T r = remainder(x, y, true);
    const T infinite_y = select((x == 0.0) | ((x < 0.0) ^ (y > 0.0)), x, y); // x itself if the signs agree
    const T y0 = select(abs(y) == kInf, infinite_y, r);
    const T result = select(abs(x) == kInf, like(x, kNaN), y0);
    return select(is_nan(x) | is_nan(y), x + y, select(y == 0.0, x, result));
}

template <class T>
ETNA_INLINE T rem(T x, T y) {
    const T r = select(abs(y) == kInf, x, remainder(x, y, false));
    const T result = select((abs(x) == kInf) | (y == 0.0), like(x, kNaN), r);
    return select(is_nan(x) | is_nan(y), x + y, result);
}

} // namespace etna::accel::fn
