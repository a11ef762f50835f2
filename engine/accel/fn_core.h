#pragma once

#include <limits>

#include "engine/accel/expr.h"

#ifdef __clang__
#pragma clang diagnostic ignored "-Wunknown-warning-option"
#pragma clang diagnostic ignored "-Wbitwise-instead-of-logical" // expressions have no && and ||
#endif

/// Double-double arithmetic and the exponential and logarithmic kernels on which the elementary functions stand.
/// `T` is `double` or `ir::Expr`; the code runs the same operations for both. Error bounds are for round to nearest.
namespace etna::accel::fn {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kMagic = 6755399441055744.0; // 1.5 * 2^52: adding it rounds to an integer in the low bits
constexpr uint64_t kMagicBits = 0x4338000000000000u;
constexpr double kLog2e = 0x1.71547652b82fep+0;
constexpr double kLn2 = 0x1.62e42fefa39efp-1, kLn2Low = 0x1.abc9e3b39803fp-56;
constexpr double kLn2Head = 0x1.62e42fee00000p-1; // 33 bits: times an exponent it is exact
constexpr double kLn2Tail = 0x1.a39ef35793c76p-33, kLn2Tail2 = 0x1.cc01f97b57a08p-87;

/// An unevaluated sum; |lo| is at most half a unit in the last place of hi unless a function says otherwise.
template <class T>
struct Pair {
    T hi, lo;
};

/// hi + lo = a + b exactly; |a| >= |b| or a = 0.
template <class T>
ETNA_INLINE Pair<T> fast_two_sum(T a, T b) {
    const T s = a + b;
    return {s, b - (s - a)};
}
template <class T>
ETNA_INLINE Pair<T> two_sum(T a, T b) {
    const T s = a + b, bb = s - a;
    return {s, (a - (s - bb)) + (b - bb)};
}
template <class T, class U>
ETNA_INLINE Pair<T> two_product(T a, U b) {
    const T p = a * b;
    return {p, fma(a, b, -p)};
}
template <class T>
ETNA_INLINE Pair<T> add(Pair<T> a, Pair<T> b) {
    const Pair<T> s = two_sum(a.hi, b.hi);
    return fast_two_sum(s.hi, s.lo + (a.lo + b.lo));
}
template <class T>
ETNA_INLINE Pair<T> multiply(Pair<T> a, Pair<T> b) {
    const Pair<T> p = two_product(a.hi, b.hi);
    return fast_two_sum(p.hi, p.lo + fma(a.hi, b.lo, a.lo * b.hi));
}
template <class T>
ETNA_INLINE Pair<T> multiply(Pair<T> a, double hi, double lo) {
    const Pair<T> p = two_product(a.hi, hi);
    return fast_two_sum(p.hi, p.lo + fma(a.hi, lo, a.lo * hi));
}
/// |b.hi| must be below 2^1000, so that its reciprocal is a normal number.
template <class T>
ETNA_INLINE Pair<T> divide(Pair<T> a, Pair<T> b) {
    const T reciprocal = 1.0 / b.hi; // one division: the remainder corrects what the product lost
    const T q = a.hi * reciprocal;
    const T rest = (fma(-q, b.hi, a.hi) + a.lo) - q * b.lo;
    return fast_two_sum(q, rest * reciprocal);
}
template <class T>
ETNA_INLINE Pair<T> square_root(Pair<T> a) {
    const T s = sqrt(a.hi);
    return fast_two_sum(s, (fma(-s, s, a.hi) + a.lo) / (s + s));
}

template <class T>
ETNA_INLINE auto is_nan(T x) {
    return x != x;
}
/// Magnitude of `x` with the sign of `y`.
template <class T>
ETNA_INLINE T with_sign_of(T x, T y) {
    return from_bits((bits(x) & uint64_t{0x7fffffffffffffff}) | (bits(y) & uint64_t{0x8000000000000000}));
}
/// Nearest integer of |x| < 2^51, and the same as two's complement in `k`.
template <class T>
struct Rounded {
    T value;
    decltype(bits(T{})) k;
};
template <class T>
ETNA_INLINE Rounded<T> nearest(T x, double scale) {
    const T shifted = fma(x, like(x, scale), like(x, kMagic));
    return {shifted - kMagic, bits(shifted) - kMagicBits};
}
/// Two's complement integer of small magnitude as a double.
template <class U>
ETNA_INLINE auto small_to_double(U k) {
    return from_bits(k + kMagicBits) - kMagic;
}

/// t * 2^k for t near 1 and |k| < 2044; rounds once, into the subnormals too. `k` is two's complement.
template <class T, class U>
ETNA_INLINE T scale(T t, U k) {
    const U half = (k + uint64_t{2048}) >> 1; // k1 + 1024
    const T first = from_bits((half - uint64_t{1}) << 52);
    const T second = from_bits((k - half + uint64_t{2047}) << 52);
    return (t * first) * second;
}

/// The part of exp(r) - 1 beyond r: r^2/2 + r^3/6 + ...; |r| <= 0.35.
template <class T>
ETNA_INLINE T exp_beyond(T r) {
    T p = fma(like(r, 1.6059043836821613e-10), r, 2.0876756987868099e-09);
    p = fma(p, r, 2.5052108385441720e-08);
    p = fma(p, r, 2.7557319223985893e-07);
    p = fma(p, r, 2.7557319223985888e-06);
    p = fma(p, r, 2.4801587301587302e-05);
    p = fma(p, r, 1.9841269841269841e-04);
    p = fma(p, r, 1.3888888888888889e-03);
    p = fma(p, r, 8.3333333333333333e-03);
    p = fma(p, r, 4.1666666666666667e-02);
    p = fma(p, r, 1.6666666666666667e-01);
    p = fma(p, r, 0.5);
    return p * r;
}

/// exp(x) = (1 + head + tail) * 2^k with |head| <= 0.35.
template <class T>
struct ExpParts {
    T head, tail;
    decltype(bits(T{})) k;
};
/// For x + low, |x| < 2000, |low| small against x. Relative error of 1 + head + tail below 2^-58.
template <class T>
ETNA_INLINE ExpParts<T> exp_parts(T x, T low) {
    const Rounded<T> n = nearest(x, kLog2e);
    const T a = fma(n.value, like(x, -kLn2Head), x); // exact
    const T b = fma(n.value, like(x, -kLn2Tail), low);
    const Pair<T> r = two_sum(a, b);
    // exp(r + lo) - 1 = r + beyond(r) + lo * (1 + r)
    const T tail = fma(exp_beyond(r.hi), r.hi, fma(r.lo, r.hi, r.lo));
    return {r.hi, tail, n.k};
}

/// log(x) as a pair with relative error below 2^-64, for positive finite x, subnormal or not.
template <class T>
struct LogParts {
    T k;       ///< log(x) = k * ln 2 + log_m
    Pair<T> m; ///< in [log sqrt(1/2), log sqrt(2)]
};
template <class T>
ETNA_INLINE LogParts<T> log_parts(T x) {
    const auto tiny = x < 0x1p-1022;
    const T y = select(tiny, x * 0x1p54, x);
    // Exponent counted from sqrt(1/2): both halves of the mantissa interval straddle 1.
    const auto shifted = bits(y) - uint64_t{0x3fe6a09e667f3bcd};
    const auto k = ((shifted + uint64_t{0x8000000000000000}) >> 52) - uint64_t{2048};
    const T m = from_bits(bits(y) - (k << 52));
    const T f = m - 1.0;
    const Pair<T> den = fast_two_sum(like(x, 2.0), f);
    const Pair<T> s = divide(Pair<T>{f, like(x, 0.0)}, den);
    const Pair<T> z = multiply(s, s);
    T q = fma(like(x, 1.0 / 27), z.hi, 1.0 / 25);
    q = fma(q, z.hi, 1.0 / 23);
    q = fma(q, z.hi, 1.0 / 21);
    q = fma(q, z.hi, 1.0 / 19);
    q = fma(q, z.hi, 1.0 / 17);
    q = fma(q, z.hi, 1.0 / 15);
    q = fma(q, z.hi, 1.0 / 13);
    q = fma(q, z.hi, 1.0 / 11);
    q = fma(q, z.hi, 1.0 / 9);
    q = fma(q, z.hi, 1.0 / 7);
    // 2 s (1 + z (1/3 + z (1/5 + z q)))
    const T zq = z.hi * q;
    const Pair<T> p5 = fast_two_sum(like(x, 0.2), zq + -1.1102230246251566e-17);
    Pair<T> p = multiply(z, p5);
    p = add(Pair<T>{like(x, 0.3333333333333333), like(x, 1.850371707708594e-17)}, p);
    p = multiply(z, p);
    p = multiply(s, p);
    const Pair<T> sum = add(s, p);
    return {small_to_double(k) - select(tiny, like(x, 54.0), like(x, 0.0)), {sum.hi * 2.0, sum.lo * 2.0}};
}

/// The whole logarithm as a pair.
template <class T>
ETNA_INLINE Pair<T> log_pair(T x) {
    const LogParts<T> parts = log_parts(x);
    const T head = parts.k * kLn2Head; // exact
    const Pair<T> low = two_product(parts.k, kLn2Tail);
    const Pair<T> sum = two_sum(head, parts.m.hi);
    const Pair<T> low_sum = two_sum(low.hi, sum.lo);
    const T rest = low_sum.lo + (parts.m.lo + fma(parts.k, like(x, kLn2Tail2), low.lo));
    const Pair<T> first = fast_two_sum(sum.hi, low_sum.hi);
    return fast_two_sum(first.hi, first.lo + rest);
}

/// exp(p) for a pair, over- and underflow included; p.hi may be infinite.
template <class T>
ETNA_INLINE T exp_pair(Pair<T> p) {
    const T x = select(p.hi > 1000.0, like(p.hi, 1000.0), select(p.hi < -1000.0, like(p.hi, -1000.0), p.hi));
    const T low = select(x == p.hi, p.lo, like(p.hi, 0.0));
    const ExpParts<T> e = exp_parts(x, low);
    const Pair<T> one = fast_two_sum(like(x, 1.0), e.head);
    return scale(one.hi + (one.lo + e.tail), e.k);
}

/// exp(x) - 1 as a pair for |x| < 700; relative error below 2^-55 near 0 and smaller elsewhere.
template <class T>
ETNA_INLINE Pair<T> expm1_pair(T x) {
    const ExpParts<T> e = exp_parts(x, like(x, 0.0));
    const T power = from_bits((e.k + uint64_t{1023}) << 52);
    const Pair<T> one = two_sum(power, like(x, -1.0));
    const Pair<T> sum = two_sum(one.hi, power * e.head);
    return fast_two_sum(sum.hi, sum.lo + fma(power, e.tail, one.lo));
}

/// log(1 + t) for a pair t > -1, as a pair; relative error near 2^-60.
template <class T>
ETNA_INLINE Pair<T> log1p_pair(Pair<T> t) {
    const Pair<T> u = two_sum(like(t.hi, 1.0), t.hi);
    return add(log_pair(u.hi), fast_two_sum((u.lo + t.lo) / u.hi, like(t.hi, 0.0)));
}

} // namespace etna::accel::fn
