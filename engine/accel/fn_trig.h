#pragma once

#include "engine/accel/fn_core.h"

/// Trigonometric functions and their inverses, written once for numbers and kernels. Within 1 ulp, any argument.
namespace etna::accel::fn {

constexpr double kHalfPi = 0x1.921fb54442d18p+0, kHalfPi2 = 0x1.1a62633145c07p-54, kHalfPi3 = -0x1.f1976b7ed8fbcp-110;
constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
/// Up to here the argument is reduced with three parts of pi/2; beyond, with as many bits of 2/pi as it takes.
constexpr double kReduceLimit = 0x1p30;

/// x = quadrant * pi/2 + hi + lo, |hi| <= pi/4 (and a little); the quadrant is right modulo 4.
template <class T>
struct Reduced {
    T hi, lo;
    decltype(bits(T{})) quadrant;
};

/// Payne and Hanek's reduction for |x| >= 2^30: the mantissa times the 192 bits of 2/pi that matter, modulo 4.
template <class T>
ETNA_INLINE Reduced<T> reduce_huge(T x) {
    using U = decltype(bits(x));
    constexpr uint64_t kLow = 0xffffffffu;
    const U b = bits(x);
    const U exponent = (b >> 52) & uint64_t{0x7ff};
    const U mantissa = (b & uint64_t{0x000fffffffffffff}) | uint64_t{0x0010000000000000};
    // Bits of 2/pi whose product with the mantissa is a multiple of 4 do not count. The table has one zero word in
    // front; infinities and NaN read its start.
    const U start = select(exponent == uint64_t{0x7ff}, like(b, uint64_t{0}), exponent - uint64_t{1045});
    const U word = start >> 5, shift = start & uint64_t{31};
    U a[6];
    U w = lookup(ir::Table::TwoOverPi, word);
    for (int j = 0; j < 6; ++j) {
        const U next = lookup(ir::Table::TwoOverPi, word + static_cast<uint64_t>(j + 1));
        a[5 - j] = (((w << 32) | next) >> (uint64_t{32} - shift)) & kLow; // a[5] is the most significant word
        w = next;
    }
    const U low = mantissa & kLow, high = mantissa >> 32;
    U r[6];
    U carry = like(b, uint64_t{0});
    for (int t = 0; t < 6; ++t) {
        const U p = mul_low32(low, a[t]);
        U sum = carry + (p & kLow);
        U above = p >> 32;
        if (t > 0) {
            const U q = mul_low32(high, a[t - 1]);
            sum = sum + (q & kLow);
            above = above + (q >> 32);
        }
        r[t] = sum & kLow;
        carry = (sum >> 32) + above;
    }
    // The product modulo 1, times 4: two bits of quadrant, then the fraction, rounded to the nearest quadrant.
    const U top = (r[5] << 32) | r[4], middle = (r[3] << 32) | r[2];
    const U fraction = (top << 2) | (middle >> 62), rest = middle << 2;
    const auto above_half = fraction >= uint64_t{0x8000000000000000};
    const U quadrant = (top >> 62) + select(above_half, like(b, uint64_t{1}), like(b, uint64_t{0}));
    const U flip = select(above_half, like(b, ~uint64_t{0}), like(b, uint64_t{0}));
    const U f = fraction ^ flip, g = rest ^ flip; // one's complement: 2^-128 off, far below what counts
    const auto word_value = [](U v) { return from_bits(v | uint64_t{0x4330000000000000}) - 4503599627370496.0; };
    const T f1 = word_value(f >> 32) * 0x1p-32, f0 = word_value(f & kLow) * 0x1p-64;
    const T g1 = word_value(g >> 32) * 0x1p-96, g0 = word_value(g & kLow) * 0x1p-128;
    const Pair<T> upper = fast_two_sum(f1, f0);
    const Pair<T> value = fast_two_sum(upper.hi, upper.lo + (g1 + g0));
    const Pair<T> angle = multiply(value, kHalfPi, kHalfPi2);
    const auto flip_sign = above_half ^ (b >= uint64_t{0x8000000000000000});
    const auto negative = b >= uint64_t{0x8000000000000000};
    const T nan = like(x, kNaN);
    const auto finite = abs(x) < kInf;
    return {select(finite, select(flip_sign, -angle.hi, angle.hi), nan), select(flip_sign, -angle.lo, angle.lo),
            select(negative, like(b, uint64_t{0}) - quadrant, quadrant)};
}

/// For |x| <= kReduceLimit.
template <class T>
ETNA_INLINE Reduced<T> reduce_moderate(T x) {
    const Rounded<T> n = nearest(x, kTwoOverPi);
    const T r = fma(n.value, like(x, -kHalfPi), x); // exact
    const Pair<T> w = two_product(n.value, kHalfPi2);
    const Pair<T> d = two_sum(r, -w.hi);
    return {d.hi, fma(n.value, like(x, -kHalfPi3), d.lo - w.lo), n.k};
}

template <class T>
ETNA_INLINE Reduced<T> reduce_angle(T x) {
    const Reduced<T> out = reduce_moderate(x);
    const auto huge = negate(abs(x) <= kReduceLimit); // NaN too
    Reduced<T> far = out;
    exceptionally(huge, [&] { far = reduce_huge(x); });
    return {select(huge, far.hi, out.hi), select(huge, far.lo, out.lo), select(huge, far.quadrant, out.quadrant)};
}

/// sin and cos of a reduced angle as head + tail, |tail| <= 0.2 |head|.
template <class T>
ETNA_INLINE Pair<T> sin_kernel(const Reduced<T>& r) {
    const T z = r.hi * r.hi, v = z * r.hi, half = 0.5 * z;
    T p = fma(like(z, 1.58969099521155010221e-10), z, -2.50507602534068634195e-08);
    p = fma(p, z, 2.75573137070700676789e-06);
    p = fma(p, z, -1.98412698298579493134e-04);
    p = fma(p, z, 8.33333333332248946124e-03);
    p = fma(p, z, -1.66666666666666324348e-01);
    return {r.hi, fma(v, p, fma(half, -r.lo, r.lo))};
}
template <class T>
ETNA_INLINE Pair<T> cos_kernel(const Reduced<T>& r) {
    const T z = r.hi * r.hi, half = 0.5 * z;
    T p = fma(like(z, -1.13596475577881948265e-11), z, 2.08757232129817482790e-09);
    p = fma(p, z, -2.75573143513906633035e-07);
    p = fma(p, z, 2.48015872894767294178e-05);
    p = fma(p, z, -1.38888888888741095749e-03);
    p = fma(p, z, 4.16666666666666019037e-02);
    const T head = 1.0 - half;
    return {head, ((1.0 - head) - half) + fma(z * z, p, -(r.hi * r.lo))};
}

template <class U>
ETNA_INLINE auto bit_set(U value, uint64_t bit) {
    return (value & bit) != uint64_t{0};
}

template <class T>
ETNA_INLINE T sin(T x) {
    const Reduced<T> r = reduce_angle(x);
    const Pair<T> s = sin_kernel(r), c = cos_kernel(r);
    const auto odd = bit_set(r.quadrant, 1);
    const T y = select(odd, c.hi, s.hi) + select(odd, c.lo, s.lo);
    const T sign = from_bits((r.quadrant & uint64_t{2}) << 62);
    return select(abs(x) < 0x1p-27, x, from_bits(bits(y) ^ bits(sign)));
}

template <class T>
ETNA_INLINE T cos(T x) {
    const Reduced<T> r = reduce_angle(x);
    const Pair<T> s = sin_kernel(r), c = cos_kernel(r);
    const auto odd = bit_set(r.quadrant, 1);
    const T y = select(odd, s.hi, c.hi) + select(odd, s.lo, c.lo);
    const auto sign = ((r.quadrant + uint64_t{1}) & uint64_t{2}) << 62;
    return from_bits(bits(y) ^ sign);
}

template <class T>
ETNA_INLINE T tan(T x) {
    const Reduced<T> r = reduce_angle(x);
    const Pair<T> s0 = sin_kernel(r), c0 = cos_kernel(r);
    const Pair<T> s = fast_two_sum(s0.hi, s0.lo), c = fast_two_sum(c0.hi, c0.lo);
    const auto odd = bit_set(r.quadrant, 1);
    const Pair<T> n{select(odd, -c.hi, s.hi), select(odd, -c.lo, s.lo)};
    const Pair<T> d{select(odd, s.hi, c.hi), select(odd, s.lo, c.lo)};
    const Pair<T> q = divide(n, d);
    return select(abs(x) < 0x1p-27, x, q.hi + q.lo);
}

/// atan of t + low, t >= 0, as head + tail.
template <class T>
ETNA_INLINE Pair<T> atan_kernel(T t, T low) {
    const auto a = t < 0.4375, b = t < 0.6875, c = t < 1.1875, d = t < 2.4375;
    const T num = select(
        a, t, select(b, fma(t, like(t, 2.0), like(t, -1.0)), select(c, t - 1.0, select(d, t - 1.5, like(t, -1.0)))));
    const T den = select(a, like(t, 1.0),
                         select(b, 2.0 + t, select(c, t + 1.0, select(d, fma(t, like(t, 1.5), like(t, 1.0)), t))));
    const T x = num / den;
    // What the quotient lost, and the derivative at t for the low part.
    const T lost = select(a, like(t, 0.0), fma(-x, den, num) / den);
    const T extra = select(t < 0x1p500, lost / fma(x, x, like(t, 1.0)) + low / fma(t, t, like(t, 1.0)), like(t, 0.0));
    const T hi = select(a, like(t, 0.0),
                        select(b, like(t, 4.63647609000806093515e-01),
                               select(c, like(t, 7.85398163397448278999e-01),
                                      select(d, like(t, 9.82793723247329054082e-01), like(t, kHalfPi)))));
    const T lo = select(a, like(t, 0.0),
                        select(b, like(t, 2.26987774529616870924e-17),
                               select(c, like(t, 3.06161699786838301793e-17),
                                      select(d, like(t, 1.39033110312309984516e-17), like(t, kHalfPi2)))));
    const T z = x * x;
    T p = fma(like(t, 1.62858201153657823623e-02), z, -3.65315727442169155270e-02);
    p = fma(p, z, 4.97687799461593236017e-02);
    p = fma(p, z, -5.83357013379057348645e-02);
    p = fma(p, z, 6.66107313738753120669e-02);
    p = fma(p, z, -7.69187620504482999495e-02);
    p = fma(p, z, 9.09088713343650656196e-02);
    p = fma(p, z, -1.11111104054623557880e-01);
    p = fma(p, z, 1.42857142725034663711e-01);
    p = fma(p, z, -1.99999999998764832476e-01);
    p = fma(p, z, 3.33333333333329318027e-01);
    const Pair<T> head = fast_two_sum(hi, x);
    return {head.hi, head.lo + (lo + (extra - x * (z * p)))};
}

template <class T>
ETNA_INLINE T atan(T x) {
    const Pair<T> a = atan_kernel(abs(x), like(x, 0.0));
    return select(is_nan(x) | (abs(x) < 0x1p-28), x, with_sign_of(a.hi + a.lo, x));
}

template <class T>
ETNA_INLINE T atan2(T y, T x) {
    const T ax0 = abs(x), ay0 = abs(y);
    const auto both_infinite = (ax0 == kInf) & (ay0 == kInf);
    // Scaled so that the quotient's remainder neither overflows nor vanishes.
    const T big = select(ax0 > ay0, ax0, ay0);
    const T factor = select(big > 0x1p500, like(x, 0x1p-600), select(big < 0x1p-500, like(x, 0x1p500), like(x, 1.0)));
    const T ax = select(both_infinite, like(x, 1.0), ax0 * factor),
            ay = select(both_infinite, like(x, 1.0), ay0 * factor);
    const T q = ay / ax;
    const auto ordinary = (q < 0x1p60) & (q > 0x1p-60);
    const T low = select(ordinary, fma(-q, ax, ay) / ax, like(x, 0.0));
    const T t = select((ax == 0.0) & (ay == 0.0), like(x, 0.0), q);
    const Pair<T> a = atan_kernel(t, low);
    const auto left = bits(x) >= uint64_t{0x8000000000000000};
    const Pair<T> back = two_sum(like(x, 2 * kHalfPi), -a.hi);
    const T result = select(left, back.hi + (back.lo + (2 * kHalfPi2 - a.lo)), a.hi + a.lo);
    // Tiny quotients: the angle is the quotient itself, rounded once at its own scale.
    const T small = select(left, result, select(t < 0x1p-28, ay0 / ax0, result));
    return select(is_nan(x) | is_nan(y), x + y, with_sign_of(select((ax == 0.0) | both_infinite, result, small), y));
}

/// R(z) with asin(x) = x + x R(x^2), |x| <= 1/2.
template <class T>
ETNA_INLINE T asin_ratio(T z) {
    T p = fma(like(z, 3.47933107596021167570e-05), z, 7.91534994289814532176e-04);
    p = fma(p, z, -4.00555345006794114027e-02);
    p = fma(p, z, 2.01212532134862925881e-01);
    p = fma(p, z, -3.25565818622400915405e-01);
    p = fma(p, z, 1.66666666666666657415e-01);
    T q = fma(like(z, 7.70381505559019352791e-02), z, -6.88283971605453293030e-01);
    q = fma(q, z, 2.02094576023350569471e+00);
    q = fma(q, z, -2.40339491173441421878e+00);
    return (z * p) / fma(q, z, 1.0);
}

template <class T>
ETNA_INLINE T asin(T x) {
    const T ax = abs(x);
    const auto central = ax < 0.5;
    const T z = select(central, ax * ax, (1.0 - ax) * 0.5);
    const T r = asin_ratio(z);
    const T s = sqrt(z);
    const T lost = fma(-s, s, z) / (s + s);
    // pi/2 - 2 (s + s R)
    const Pair<T> head = fast_two_sum(like(x, kHalfPi), -(s + s));
    const T outer = head.hi + (head.lo + (kHalfPi2 - 2.0 * fma(s, r, select(z > 0.0, lost, z))));
    const T y = select(central, fma(ax, r, ax), outer);
    return select(ax < 0x1p-27, x, select(ax <= 1.0, with_sign_of(y, x), like(x, kNaN)));
}

template <class T>
ETNA_INLINE T acos(T x) {
    const T ax = abs(x);
    const auto central = ax < 0.5;
    const T z = select(central, ax * ax, (1.0 - ax) * 0.5);
    const T r = asin_ratio(z);
    const T s = sqrt(z);
    const T tail = fma(s, r, select(z > 0.0, fma(-s, s, z) / (s + s), z));
    const Pair<T> middle = two_sum(like(x, kHalfPi), -x);
    const T inner = middle.hi + (middle.lo + (kHalfPi2 - x * r));
    const Pair<T> far = fast_two_sum(like(x, 2 * kHalfPi), -(s + s));
    const T left = far.hi + (far.lo + (2 * kHalfPi2 - 2.0 * tail));
    const T right = 2.0 * (s + tail);
    const T y = select(central, inner, select(x < 0.0, left, right));
    return select(ax <= 1.0, y, like(x, kNaN));
}

} // namespace etna::accel::fn
