#pragma once

#include "engine/accel/fn_trig.h"

/// Elementary functions of single precision, written once for numbers and kernels: `T` is `float` or `ir::Expr`. Within
/// 1 ulp for every argument. All arithmetic here is flush-proof (ir_ops.inc): many devices turn subnormal singles into
/// zero, and where an argument or a result may be one, its bits are made by integer operations or passed on unchanged.
/// Polynomials are minimax ones with single (double) coefficients, found with Sollya's fpminimax.
namespace etna::accel::fn::single {

constexpr double kMagic = 12582912.0; // 1.5 * 2^23: adding it rounds to an integer in the low bits
constexpr uint32_t kMagicBits = 0x4b400000u;

template <class T>
ETNA_INLINE auto is_nan(T x) {
    return (bits(x) & uint32_t{0x7fffffff}) > uint32_t{0x7f800000};
}
/// Magnitude of `x` with the sign of `y`.
template <class T>
ETNA_INLINE T with_sign_of(T x, T y) {
    return from_bits((bits(x) & uint32_t{0x7fffffff}) | (bits(y) & uint32_t{0x80000000}));
}
/// c[0] + c[1] x + ...
template <class T, class... C>
ETNA_INLINE T horner(T x, double c0, C... rest) {
    if constexpr (sizeof...(rest) == 0)
        return like(x, c0);
    else
        return fma(horner(x, rest...), x, like(x, c0));
}

/// exp(x) = (1 + e) * 2^k; |x| < 2^20. `k` is two's complement, e in [-1/4, 1/2]: the roundings of a negative e weigh
/// twice.
template <class T>
struct ExpParts {
    T e;
    decltype(bits(T{})) k;
};
template <class T>
ETNA_INLINE ExpParts<T> exp_parts(T x) {
    const T shifted = fma(x, like(x, 0x1.715476p+0), like(x, -0.085)) + like(x, kMagic), n = shifted - like(x, kMagic);
    T r = fma(n, like(x, -0x1.62e400p-1), x); // exact
    r = fma(n, like(x, -0x1.7f7d1cp-20), r);
    const T q = horner(r, 0x1.000002p-1, 0x1.555506p-3, 0x1.5549b8p-5, 0x1.11d0b4p-7, 0x1.7d8366p-10);
    return {fma(q, r * r, r), bits(shifted) - kMagicBits};
}
/// 2^k for -127 < k < 128.
template <class U>
ETNA_INLINE auto power_of_two(U k) {
    return from_bits((k + uint32_t{127}) << uint32_t{23});
}

template <class T>
ETNA_INLINE T exp(T x) {
    const ExpParts<T> p = exp_parts(x);
    const T y = like(x, 1.0) + p.e;
    const auto half = (p.k + uint32_t{256}) >> uint32_t{1}; // k1 + 128
    const T normal = (y * from_bits((half - uint32_t{1}) << uint32_t{23})) *
                     from_bits((p.k - half + uint32_t{255}) << uint32_t{23});
    // Below the normal numbers: the mantissa is the result in units of 2^-149, rounded to an integer.
    const T units = y * from_bits((p.k + uint32_t{276}) << uint32_t{23});
    const T subnormal = from_bits(bits(units + like(x, 0x1p23)) - uint32_t{0x4b000000});
    const T below = select(x < like(x, -0x1.9fe368p6), like(x, 0.0), subnormal);
    return select(x > like(x, 0x1.62e42ep6), like(x, kInf), select(x < like(x, -0x1.5d589ep6), below, normal));
}

/// The natural logarithm of a positive finite number.
template <class T>
ETNA_INLINE T log_positive(T x) {
    const auto b = bits(x);
    const auto tiny = b < uint32_t{0x00800000};
    // A subnormal number is its mantissa times 2^-149.
    const auto y = select(tiny, bits(from_bits(b | uint32_t{0x4b000000}) - like(x, 0x1p23)), b);
    const auto shifted = y + uint32_t{0x3f800000 - 0x3f2aaaab}; // exponent counted from 2/3
    const auto k = (shifted >> uint32_t{23}) - select(tiny, like(b, uint32_t{127 + 149}), like(b, uint32_t{127}));
    const T f = from_bits((shifted & uint32_t{0x007fffff}) + uint32_t{0x3f2aaaab}) - like(x, 1.0);
    const T dk = from_bits(k + kMagicBits) - like(x, kMagic);
    const T t = horner(f, -0x1p-1, 0x1.55552cp-2, -0x1.ffff0cp-3, 0x1.99bfe6p-3, -0x1.559bf6p-3, 0x1.1fd5ecp-3,
                       -0x1.f306eap-4, 0x1.19b5d4p-3, -0x1.087f8ap-3);
    const T head = dk * like(x, 0x1.62e400p-1); // exact
    const T sum = head + f;
    return sum + fma(f * f, t, fma(dk, like(x, 0x1.7f7d1cp-20), f - (sum - head)));
}

template <class T>
ETNA_INLINE T log(T x) {
    const auto b = bits(x);
    const auto inside = (b - uint32_t{1}) < uint32_t{0x7f7fffff};
    const T outside = select(b >= uint32_t{0x80000000}, like(x, kNaN), x); // +Inf and NaN stay
    return select(inside, log_positive(x), select((b << uint32_t{1}) == uint32_t{0}, like(x, -kInf), outside));
}

/// x = quadrant * pi/2 + hi + lo, as fn::Reduced.
template <class T>
struct Reduced {
    T hi, lo;
    decltype(bits(T{})) quadrant;
};
template <class T>
ETNA_INLINE Reduced<T> reduce_angle(T x) {
    const T shifted = fma(x, like(x, 0x1.45f306p-1), like(x, kMagic)), n = shifted - like(x, kMagic);
    const T r = fma(n, like(x, -0x1.921fb6p+0), x); // exact
    const Pair<T> w = two_product(n, like(x, -0x1.777a5cp-25)), d = two_sum(r, -w.hi);
    Reduced<T> out{d.hi, fma(n, like(x, 0x1.ee59dap-50), d.lo - w.lo), bits(shifted)};
    const auto huge = negate(abs(x) <= like(x, 0x1p16)); // NaN too
    Reduced<T> far = out;
    exceptionally(huge, [&] { // in double precision
        const auto wide = widen(x);
        const auto big = negate(abs(wide) <= kReduceLimit);
        const auto middle = fn::reduce_moderate(wide);
        const auto end = fn::reduce_huge(select(big, wide, like(wide, 0x1p40)));
        const auto angle = select(big, end.hi, middle.hi);
        far.hi = narrow(angle);
        far.lo = narrow((angle - widen(far.hi)) + select(big, end.lo, middle.lo));
        far.quadrant = low_word(select(big, end.quadrant, middle.quadrant));
    });
    return {select(huge, far.hi, out.hi), select(huge, far.lo, out.lo), select(huge, far.quadrant, out.quadrant)};
}

/// sin (cos where `odd` is set) of a reduced angle.
template <class T, class C>
ETNA_INLINE T sin_or_cos(const Reduced<T>& r, C odd) {
    const T x = r.hi, z = x * x, half = like(x, -0.5) * z;
    const auto chosen = [&](double s, double c) { return select(odd, like(x, c), like(x, s)); };
    T p = fma(chosen(0x1.882736p-19, -0x1.59020ep-22), z, chosen(-0x1.a08584p-13, 0x1.a0f5d6p-16));
    p = fma(p, z, chosen(0x1.11119ap-7, -0x1.6c17d4p-10));
    p = fma(p, z, chosen(-0x1.555556p-3, 0x1.555556p-5));
    // sin: hi + (hi^3 p + lo); cos: head + (z^2 p + ((1 - head) - z/2 - hi lo)), head = 1 - z/2
    const T one = like(x, 1.0), head = one + half;
    const T start = select(odd, head, x);
    const T small = select(odd, fma(-x, r.lo, (one - head) + half), r.lo);
    return start + fma(z * select(odd, z, x), p, small);
}

template <class T>
ETNA_INLINE T sin(T x) {
    const Reduced<T> r = reduce_angle(x);
    const T y = sin_or_cos(r, (r.quadrant & uint32_t{1}) != uint32_t{0});
    const auto sign = (r.quadrant & uint32_t{2}) << uint32_t{30};
    return select(abs(x) < like(x, 0x1p-12), x, from_bits(bits(y) ^ sign));
}
template <class T>
ETNA_INLINE T cos(T x) {
    const Reduced<T> r = reduce_angle(x);
    const T y = sin_or_cos(r, (r.quadrant & uint32_t{1}) == uint32_t{0});
    const auto sign = ((r.quadrant + uint32_t{1}) & uint32_t{2}) << uint32_t{30};
    return from_bits(bits(y) ^ sign);
}

template <class T>
ETNA_INLINE T tanh(T x) {
    const T ax = abs(x), z = ax * ax;
    const T p = horner(z, -0x1.555554p-2, 0x1.110fc8p-3, -0x1.b99a8p-5, 0x1.5cf31p-6, -0x1.b0319cp-8);
    const T near = fma(ax * z, p, ax);
    // 1 - 2 / (exp(2x) + 1), with what the sum and the quotient have lost
    const ExpParts<T> e = exp_parts(select(ax < like(x, 9.1), ax + ax, like(x, 18.2)));
    const T scale = power_of_two(e.k);
    const Pair<T> d = fast_two_sum(scale + like(x, 1.0), scale * e.e);
    const T q = like(x, 2.0) / d.hi;
    const T rest = (fma(-q, d.hi, like(x, 2.0)) - q * d.lo) * (like(x, 0.5) * q);
    const Pair<T> one = fast_two_sum(like(x, 1.0), -q);
    const T far = one.hi + (one.lo - rest);
    const T y = with_sign_of(select(ax < like(x, 0.55), near, far), x);
    return select((ax < like(x, 0x1p-13)) | is_nan(x), x, y);
}

/// x^y by way of double precision, whose exponents no single leaves.
template <class T>
ETNA_INLINE T pow(T x, T y) {
    const auto b = bits(x), magnitude = b & uint32_t{0x7fffffff}, by = bits(y), magnitude_y = by & uint32_t{0x7fffffff};
    constexpr uint32_t kInfinity = 0x7f800000u, kOne = 0x3f800000u;
    const auto wide_y = widen(y), wide = widen(from_bits(magnitude));
    // log2 of the magnitude: relative error below 2^-46
    const auto shifted = bits(wide) + (uint64_t{0x3ff00000} - uint64_t{0x3fe55555}) * (uint64_t{1} << 32);
    const auto k = (shifted >> 52) - uint64_t{1023};
    const auto f = from_bits((shifted & uint64_t{0x000fffffffffffff}) + (uint64_t{0x3fe55555} << 32)) - 1.0;
    const auto s = f / (2.0 + f);
    const auto z = s * s;
    auto p = fma(like(z, 0x1.011e1e086a249p-2), z, 0x1.0aeb159c26179p-2);
    p = fma(p, z, 0x1.48570224c94b2p-2);
    p = fma(p, z, 0x1.a6173784db76bp-2);
    p = fma(p, z, 0x1.2776c5340195bp-1);
    p = fma(p, z, 0x1.ec709dc388761p-1);
    p = fma(p, z, 0x1.71547652b8308p1);
    const auto log2 = fma(s, p, small_to_double(k));
    const auto extreme = (magnitude == uint32_t{0}) | (magnitude == kInfinity) | (magnitude_y == kInfinity);
    const auto t = select(extreme, like(log2, 0.0), wide_y * log2); // bases and exponents without one are below
    // 2^t; beyond |t| = 300 the result is infinite or zero in any case.
    const auto inside = select(abs(t) < 300.0, t, fn::with_sign_of(like(t, 300.0), t));
    const auto shifted_t = inside + fn::kMagic;
    const auto r = inside - (shifted_t - fn::kMagic);
    auto e = fma(like(r, 0x1.6220a0cc57731p-20), r, 0x1.00dacad7da82ep-16);
    e = fma(e, r, 0x1.430a4cb61fa1p-13);
    e = fma(e, r, 0x1.5d87484564182p-10);
    e = fma(e, r, 0x1.3b2ab62619d21p-7);
    e = fma(e, r, 0x1.c6b08dd46031dp-5);
    e = fma(e, r, 0x1.ebfbdff8c4606p-3);
    e = fma(e, r, 0x1.62e42fef861c6p-1);
    e = fma(e, r, 1.0);
    T result = narrow(e * from_bits(((bits(shifted_t) - fn::kMagicBits) + uint64_t{1023}) << 52));
    // Bases and exponents without a logarithm or a product.
    const auto grows = (magnitude > kOne) ^ (by >= uint32_t{0x80000000});
    const T limit = select(grows, like(x, kInf), like(x, 0.0));
    result = select(extreme, select(magnitude == kOne, like(x, 1.0), limit), result);
    // Negative bases: an odd power keeps the sign; one that is no integer has no real value.
    const auto is_whole = [](T v) { return bits(trunc(v)) == bits(v); };
    const auto negative = b >= uint32_t{0x80000000}, whole = is_whole(y);
    const auto odd = whole & negate(is_whole(y * like(y, 0.5))) & (abs(y) < like(y, 0x1p24));
    const auto finite = (magnitude < kInfinity) & (magnitude > uint32_t{0});
    result = select(negative & odd, from_bits(bits(result) ^ uint32_t{0x80000000}), result);
    result = select(negative & negate(whole) & finite, like(x, kNaN), result);
    result = select(by == uint32_t{0x40000000}, narrow(wide * wide), result); // the exact square, rounded once
    const auto no_number = (magnitude > kInfinity) | (magnitude_y > kInfinity);
    result = select(no_number, like(x, kNaN), result);
    return select(magnitude_y == uint32_t{0}, like(x, 1.0), result);
}

/// A standard normal number from 32 random bits: the quantile of (bits + 1/2) / 2^32, by the distance from the middle
/// times a function of -log(4 p (1 - p)), p the distance from the nearer end (the idea of M. Giles, "Approximating the
/// erfinv function", GPU Computing Gems 2, 2011). Relative error below 3e-7.
template <class U>
ETNA_INLINE auto normal(U word) {
    const auto upper = word >= uint32_t{0x80000000};
    const U from_end = select(upper, word ^ uint32_t{0xffffffff}, word); // below 2^31
    const auto value = [](U v) { // below 2^31, rounded
        const auto high = from_bits((v >> uint32_t{16}) | uint32_t{0x4b000000});
        const auto low = from_bits((v & uint32_t{0xffff}) | uint32_t{0x4b000000});
        return fma(high - like(high, 0x1p23), like(high, 0x1p16), low - like(high, 0x1p23 - 0.5));
    };
    const auto p = value(from_end) * like(value(word), 0x1p-32);
    const auto x = value(from_end ^ uint32_t{0x7fffffff}) * like(p, 0x1p-31);
    const auto w = -log_positive(like(p, 4.0) * (p - p * p));
    const auto c = w - like(p, 2.5);
    const auto center =
        horner(c, 2.12331346701467, 0.3488027166892374, -0.0059076600994793695, -0.0017730828188798741,
               0.0003087411769332408, -6.19474573101023e-06, -4.8857960440890625e-06, 4.839788248377324e-07,
               3.1969680312268296e-08);
    const auto far = w > like(p, 5.0);
    auto end = center;
    guarded(far, [&] {
        const auto s = sqrt(w) - like(p, 3.0);
        end = horner(s, 4.006434578176167, 1.4165848179326122, 0.013342407241085716, -0.010829937882184662,
                     0.008153594991255763, -0.005022835780182761, 0.0018208240307085563, -5.286888926950466e-05,
                     -0.00020800893585344168, 5.169230839423004e-05);
    });
    const auto z = x * select(far, end, center);
    return select(upper, z, -z);
}

} // namespace etna::accel::fn::single
