#pragma once

#include "engine/accel/fn_core.h"

/// Exponentials, logarithms, powers and hyperbolic functions, written once for numbers and kernels. Within 1 ulp.
namespace etna::accel::fn {

template <class T>
ETNA_INLINE T exp(T x) {
    const Rounded<T> n = nearest(x, kLog2e);
    T r = fma(n.value, like(x, -kLn2), x);
    r = fma(n.value, like(x, -kLn2Low), r);
    const T e = fma(exp_beyond(r), r, r);
    const T y = scale(1.0 + e, n.k);
    return select(x > 709.782712893384, like(x, kInf), select(x < -745.1332191019412, like(x, 0.0), y));
}

template <class T>
ETNA_INLINE T exp2(T x) {
    const T inside = select(abs(x) < 1100.0, x, with_sign_of(like(x, 1100.0), x));
    const Rounded<T> n = nearest(inside, 1.0);
    const Pair<T> r = two_product(inside - n.value, kLn2);
    const T low = fma(inside - n.value, like(x, kLn2Low), r.lo);
    const T tail = fma(exp_beyond(r.hi), r.hi, fma(low, r.hi, low));
    const Pair<T> one = fast_two_sum(like(x, 1.0), r.hi);
    return select(is_nan(x), x, scale(one.hi + (one.lo + tail), n.k));
}

template <class T>
ETNA_INLINE T expm1(T x) {
    const T inside = select(abs(x) < 50.0, x, like(x, 0.0));
    const Pair<T> e = expm1_pair(inside);
    const T far = select(x > 0.0, exp(x), like(x, -1.0));
    return select(abs(x) < 0x1p-54, x, select(abs(x) < 50.0, e.hi + e.lo, select(is_nan(x), x, far)));
}

/// What log and its kin return outside the positive numbers, `y` inside.
template <class T>
ETNA_INLINE T log_domain(T x, T y) {
    return select(x > 0.0, select(x == kInf, x, y), select(x == 0.0, like(x, -kInf), like(x, kNaN)));
}

template <class T>
ETNA_INLINE T log(T x) {
    const auto tiny = x < 0x1p-1022;
    const T y = select(tiny, x * 0x1p54, x);
    const auto shifted = bits(y) + (uint64_t{0x3ff00000} - uint64_t{0x3fe6a09e}) * (uint64_t{1} << 32);
    const auto k = (shifted >> 52) - uint64_t{1023};
    const T f = from_bits((shifted & uint64_t{0x000fffffffffffff}) + (uint64_t{0x3fe6a09e} << 32)) - 1.0;
    const T dk = small_to_double(k) - select(tiny, like(x, 54.0), like(x, 0.0));
    const T half = (0.5 * f) * f;
    const T s = f / (2.0 + f);
    const T z = s * s;
    T p = fma(like(x, 1.479819860511658591e-01), z, 1.531383769920937332e-01);
    p = fma(p, z, 1.818357216161805012e-01);
    p = fma(p, z, 2.222219843214978396e-01);
    p = fma(p, z, 2.857142874366239149e-01);
    p = fma(p, z, 3.999999999940941908e-01);
    p = fma(p, z, 6.666666666666735130e-01);
    const T tail = s * (half + p * z) + dk * kLn2Tail;
    return log_domain(x, dk * kLn2Head - ((half - tail) - f));
}

template <class T>
ETNA_INLINE T log1p(T x) {
    const T inside = select(x > -1.0, select(x < 0x1p1000, x, like(x, 1.0)), like(x, 1.0));
    const Pair<T> y = log1p_pair(Pair<T>{inside, like(x, 0.0)});
    const T far = select(x < -1.0, like(x, kNaN), select(x == -1.0, like(x, -kInf), log(x)));
    return select(abs(x) < 0x1p-54, x, select((x > -1.0) & (x < 0x1p1000), y.hi + y.lo, far));
}

template <class T>
ETNA_INLINE T log2(T x) {
    const LogParts<T> parts = log_parts(x);
    const Pair<T> m = multiply(parts.m, kLog2e, 2.0355273740931033e-17);
    const Pair<T> sum = two_sum(parts.k, m.hi);
    return log_domain(x, sum.hi + (sum.lo + m.lo));
}

template <class T>
ETNA_INLINE T log10(T x) {
    const Pair<T> y = multiply(log_pair(x), 0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57);
    return log_domain(x, y.hi + y.lo);
}

template <class T>
ETNA_INLINE T cbrt(T x) {
    const T ax = abs(x);
    const Pair<T> third = multiply(log_pair(ax), 0x1.5555555555555p-2, 0x1.5555555555555p-56);
    const T y = with_sign_of(exp_pair(third), x);
    return select((ax > 0.0) & (ax < kInf), y, x);
}

template <class T>
ETNA_INLINE T pow(T x, T y) {
    const T ax = abs(x);
    const auto inside = (ax > 0.0) & (ax < kInf);
    const Pair<T> l = log_pair(select(inside, ax, like(x, 2.0)));
    const Pair<T> yl = two_product(y, l.hi);
    const T hi = yl.hi;
    // Beyond the range of exp the low part may be NaN or meaningless.
    const T low = select(abs(hi) < 1000.0, fma(y, l.lo, yl.lo), like(x, 0.0));
    T result = exp_pair(fast_two_sum(select(abs(hi) < 1000.0, hi, with_sign_of(like(x, 1000.0), hi)), low));
    const auto grows = (ax > 1.0) ^ (y < 0.0);
    result = select(inside, result, select(grows, like(x, kInf), like(x, 0.0)));
    result =
        select(abs(y) == kInf, select(ax == 1.0, like(x, 1.0), select(grows, like(x, kInf), like(x, 0.0))), result);
    // Negative bases: the sign of an odd power, no real value for a power that is not an integer.
    const auto whole = trunc(y) == y;
    const T half = y * 0.5;
    const auto odd = whole & (trunc(half) != half) & (abs(y) < 0x1p53);
    const auto negative = bits(x) >= uint64_t{0x8000000000000000};
    result = select(negative & odd, -result, result);
    result = select((x < 0.0) & negate(whole) & (ax < kInf), like(x, kNaN), result);
    result = select(is_nan(x) | is_nan(y), x + y, result);
    result = select(y == 0.0, like(x, 1.0), result);
    return select(y == 2.0, x * x, result);
}

template <class T>
ETNA_INLINE T hypot(T x, T y) {
    const T ax = abs(x), ay = abs(y);
    const T big = select(ax > ay, ax, ay), small = select(ax > ay, ay, ax);
    // Scaled so that neither the squares nor what their rounding lost over- or underflows.
    const T factor = select(big > 0x1p500, like(x, 0x1p-600), select(big < 0x1p-450, like(x, 0x1p700), like(x, 1.0)));
    const T back = select(big > 0x1p500, like(x, 0x1p600), select(big < 0x1p-450, like(x, 0x1p-700), like(x, 1.0)));
    const T a = big * factor, b = small * factor;
    const Pair<T> aa = two_product(a, a), bb = two_product(b, b);
    const Pair<T> sum = add(aa, bb);
    const Pair<T> root = square_root(sum);
    const T result = select(big == 0.0, big, (root.hi + root.lo) * back);
    const auto infinite = (ax == kInf) | (ay == kInf);
    return select(infinite, like(x, kInf), select(is_nan(x) | is_nan(y), x + y, result));
}

template <class T>
ETNA_INLINE T sinh(T x) {
    const T ax = abs(x);
    const Pair<T> t = expm1_pair(select(ax < 40.0, ax, like(x, 1.0)));
    const Pair<T> one = add(Pair<T>{like(x, 1.0), like(x, 0.0)}, t);
    const Pair<T> sum = add(t, divide(t, one));
    const T far = exp_pair(fast_two_sum(ax, like(x, 0.0)));
    const T half_far = exp_pair(Pair<T>{ax - kLn2, ((ax - (ax - kLn2)) - kLn2) - kLn2Low});
    const T y = select(ax < 40.0, 0.5 * (sum.hi + sum.lo), select(ax < 700.0, 0.5 * far, half_far));
    return select(ax < 0x1p-28, x, select(is_nan(x) | (ax == kInf), x, with_sign_of(y, x)));
}

template <class T>
ETNA_INLINE T cosh(T x) {
    const T ax = abs(x);
    const Pair<T> t = expm1_pair(select(ax < 40.0, ax, like(x, 1.0)));
    const Pair<T> e = add(Pair<T>{like(x, 1.0), like(x, 0.0)}, t);
    const Pair<T> sum = add(e, divide(Pair<T>{like(x, 1.0), like(x, 0.0)}, e));
    const T far = exp_pair(fast_two_sum(ax, like(x, 0.0)));
    const T half_far = exp_pair(Pair<T>{ax - kLn2, ((ax - (ax - kLn2)) - kLn2) - kLn2Low});
    const T y = select(ax < 40.0, 0.5 * (sum.hi + sum.lo), select(ax < 700.0, 0.5 * far, half_far));
    return select(is_nan(x) | (ax == kInf), ax, y);
}

template <class T>
ETNA_INLINE T tanh(T x) {
    const T ax = abs(x);
    // exp(2 |x|) = c (1 + e), c = 2^k, e a pair; tanh is (exp - 1) / (exp + 1), both as pairs.
    const T y = select(ax < 22.0, ax + ax, like(x, 44.0));
    const Rounded<T> n = nearest(y, kLog2e);
    const Pair<T> r = fast_two_sum(fma(n.value, like(x, -kLn2Head), y), n.value * like(x, -kLn2Tail));
    const Pair<T> e = fast_two_sum(r.hi, fma(exp_beyond(r.hi), r.hi, fma(r.lo, r.hi, r.lo)));
    const T c = from_bits((n.k + uint64_t{1023}) << 52);
    const T head = c * e.hi, rest = c * e.lo;
    const Pair<T> less = fast_two_sum(c, like(x, -1.0)), more = fast_two_sum(c, like(x, 1.0));
    const Pair<T> above = fast_two_sum(less.hi, head), below = fast_two_sum(more.hi, head);
    const T reciprocal = 1.0 / below.hi;
    const T q = above.hi * reciprocal;
    const T lost = (fma(-q, below.hi, above.hi) + (above.lo + (less.lo + rest))) - q * (below.lo + (more.lo + rest));
    const T result = with_sign_of(fma(lost, reciprocal, q), x);
    return select(negate(ax >= 0x1p-28), x, result); // NaN too
}

template <class T>
ETNA_INLINE T asinh(T x) {
    const T ax = abs(x);
    const T a = select((ax < 0x1p28) & (ax > 0x1p-28), ax, like(x, 1.0));
    const Pair<T> square = two_product(a, a);
    const Pair<T> one{like(x, 1.0), like(x, 0.0)};
    const Pair<T> root = square_root(add(one, square));
    const Pair<T> t = add(Pair<T>{a, like(x, 0.0)}, divide(square, add(one, root)));
    const Pair<T> l = log1p_pair(t);
    const Pair<T> far = add(log_pair(select(ax < kInf, ax, like(x, 1.0))), Pair<T>{like(x, kLn2), like(x, kLn2Low)});
    const T y = select(ax < 0x1p28, l.hi + l.lo, far.hi + far.lo);
    return select(ax > 0x1p-28, select(ax < kInf, with_sign_of(y, x), x), x);
}

template <class T>
ETNA_INLINE T acosh(T x) {
    const T a = select((x >= 1.0) & (x < 0x1p28), x, like(x, 2.0));
    const T d = a - 1.0; // exact
    const Pair<T> square = add(two_product(d, d), Pair<T>{d + d, like(x, 0.0)});
    const Pair<T> root = square_root(square);
    const Pair<T> l = log1p_pair(add(Pair<T>{d, like(x, 0.0)}, root));
    const Pair<T> far =
        add(log_pair(select((x >= 1.0) & (x < kInf), x, like(x, 2.0))), Pair<T>{like(x, kLn2), like(x, kLn2Low)});
    const T y = select(x == 1.0, like(x, 0.0), select(x < 0x1p28, l.hi + l.lo, far.hi + far.lo));
    return select(x >= 1.0, select(x == kInf, x, y), like(x, kNaN));
}

template <class T>
ETNA_INLINE T atanh(T x) {
    const T ax = abs(x);
    const T a = select((ax < 1.0) & (ax > 0x1p-28), ax, like(x, 0.5));
    const Pair<T> t = divide(Pair<T>{a + a, like(x, 0.0)}, two_sum(like(x, 1.0), -a));
    const Pair<T> l = log1p_pair(t);
    const T y = select(ax < 1.0, 0.5 * (l.hi + l.lo), select(ax == 1.0, like(x, kInf), like(x, kNaN)));
    return select(ax > 0x1p-28, with_sign_of(y, x), x);
}

} // namespace etna::accel::fn
