#pragma once

#include "engine/accel/fn_exp_log.h"

/// Counter-based random numbers, written once for numbers and kernels: a draw is a pure function of a key and its
/// number in the stream, so that any element of a random array can be computed anywhere, in any order.
namespace etna::accel {

namespace fn {
ETNA_INLINE uint64_t wide_product(uint32_t a, uint32_t b) {
    return static_cast<uint64_t>(a) * b;
}
ETNA_INLINE uint32_t high_word(uint64_t a) {
    return static_cast<uint32_t>(a >> 32);
}
ETNA_INLINE uint64_t join_words(uint32_t high, uint32_t low) {
    return static_cast<uint64_t>(high) << 32 | low;
}
} // namespace fn

namespace ir {
inline Expr wide_product(Expr a, uint32_t b) {
    return mul_low32(convert(a, Type::U64), a.builder->constant(Type::U64, b));
}
inline Expr high_word(Expr a) {
    return convert(a >> uint64_t{32}, Type::U32);
}
inline Expr join_words(Expr high, Expr low) {
    return (convert(high, Type::U64) << uint64_t{32}) | convert(low, Type::U64);
}
} // namespace ir

namespace fn {

/// Four 32-bit words.
template <class W>
struct Words {
    W w[4];
};

/// Philox 4x32 with 10 rounds: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
template <class W>
ETNA_INLINE Words<W> philox4x32(Words<W> counter, W key0, W key1) {
    W x0 = counter.w[0], x1 = counter.w[1], x2 = counter.w[2], x3 = counter.w[3];
    for (int round = 0; round < 10; ++round) {
        const auto p0 = wide_product(x0, 0xD2511F53u);
        const auto p1 = wide_product(x2, 0xCD9E8D57u);
        x0 = high_word(p1) ^ x1 ^ key0;
        x1 = low_word(p1);
        x2 = high_word(p0) ^ x3 ^ key1;
        x3 = low_word(p0);
        key0 = key0 + like(key0, uint32_t{0x9E3779B9u});
        key1 = key1 + like(key1, uint32_t{0xBB67AE85u});
    }
    return {{x0, x1, x2, x3}};
}

/// 64 random bits, the more significant word first.
template <class W>
struct Draw {
    W high, low;
};

/// Block number `block` of the Philox stream with this key: two draws, four words.
template <class W, class U>
ETNA_INLINE Words<W> philox_block(U block, W key0, W key1) {
    const W zero = like(key0, uint32_t{0});
    return philox4x32(Words<W>{{low_word(block), high_word(block), zero, zero}}, key0, key1);
}
/// Draw `second` (a truth value) of a block.
template <class W, class C>
ETNA_INLINE Draw<W> block_draw(const Words<W>& r, C second) {
    return {select(second, r.w[2], r.w[0]), select(second, r.w[3], r.w[1])};
}
/// Word number `k` of a block.
template <class W, class U>
ETNA_INLINE W block_word(const Words<W>& r, U k) {
    const auto odd = (k & uint64_t{1}) == uint64_t{1};
    return select((k & uint64_t{2}) == uint64_t{2}, select(odd, r.w[3], r.w[2]), select(odd, r.w[1], r.w[0]));
}

/// Where an array begins that follows draw `next`: a Philox array with a block, so that neighbours share one.
constexpr uint64_t array_start(uint64_t next, bool threefry) {
    return threefry ? next : next + (next & 1);
}
/// How many draws it takes: singles take a word of Philox each.
constexpr uint64_t array_draws(uint64_t count, bool single, bool threefry) {
    return single && !threefry ? (count + 1) / 2 : count;
}

/// Threefry 4x64 with 20 rounds, of the same paper. `key`: the first of its four words, the others are zero.
template <class U>
ETNA_INLINE void threefry4x64(U (&x)[4], U key) {
    constexpr int kRotations[8][2] = {{14, 16}, {52, 57}, {23, 40}, {5, 37}, {25, 33}, {46, 12}, {58, 22}, {32, 32}};
    const U zero = like(key, uint64_t{0});
    const U keys[5] = {key, zero, zero, zero, key ^ like(key, uint64_t{0x1BD11BDAA9FC1A22})};
    const auto mixed = [](U& a, U& b, int rotation) {
        a = a + b;
        b = (b << static_cast<uint64_t>(rotation)) | (b >> static_cast<uint64_t>(64 - rotation));
        b = b ^ a;
    };
    for (int k = 0; k < 4; ++k)
        x[k] = x[k] + keys[k];
    for (int round = 0; round < 20; ++round) {
        const int(&r)[2] = kRotations[round % 8];
        if (round % 2 == 0) {
            mixed(x[0], x[1], r[0]);
            mixed(x[2], x[3], r[1]);
        } else {
            mixed(x[0], x[3], r[0]);
            mixed(x[2], x[1], r[1]);
        }
        if (round % 4 == 3) {
            const int group = round / 4 + 1;
            for (int k = 0; k < 4; ++k)
                x[k] = x[k] + keys[(group + k) % 5];
            x[3] = x[3] + static_cast<uint64_t>(group);
        }
    }
}

/// Draw number `number` of the Threefry stream with this key: four draws a block.
template <class U>
ETNA_INLINE auto threefry_draw(U number, U key) {
    U x[4] = {number >> uint64_t{2}, like(key, uint64_t{0}), like(key, uint64_t{0}), like(key, uint64_t{0})};
    threefry4x64(x, key);
    const auto at = number & uint64_t{3};
    const U low = select(at == uint64_t{1}, x[1], x[0]), high = select(at == uint64_t{3}, x[3], x[2]);
    const U chosen = select(at >= uint64_t{2}, high, low);
    return Draw<decltype(high_word(chosen))>{high_word(chosen), low_word(chosen)};
}

/// Uniform in (0, 1): (k + 1/2) / 2^52 for the 52 upper bits k. Exact.
template <class W>
ETNA_INLINE auto uniform_double(const Draw<W>& draw) {
    const auto fraction = join_words(draw.high, draw.low) >> uint64_t{12};
    return from_bits(fraction | uint64_t{0x3ff0000000000000}) - (1.0 - 0x1p-53);
}
/// Uniform in (0, 1): (k + 1/2) / 2^23 for the 23 upper bits k. Exact.
template <class W>
ETNA_INLINE auto uniform_single(W word) {
    const W shift = like(word, uint32_t{9});
    const auto x = from_bits((word >> shift) | like(word, uint32_t{0x3f800000u}));
    return x - like(x, 1.0 - 0x1p-24);
}

/// c[0] + c[1] x + ... + c[N-1] x^(N-1)
template <class T, size_t N>
ETNA_INLINE T polynomial(T x, const double (&c)[N]) {
    T p = like(x, c[N - 1]);
    for (size_t k = N - 1; k-- > 0;)
        p = fma(p, x, like(x, c[k]));
    return p;
}

/// The standard normal quantile of u in (0, 1), relative error about 1e-15: Wichura's algorithm AS 241, PPND16
/// (Applied Statistics 37, 1988).
template <class T>
ETNA_INLINE T normal_quantile(T u) {
    constexpr double a[] = {3.3871328727963666080e0, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
                            1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                            3.3430575583588128105e+4, 2.5090809287301226727e+3};
    constexpr double b[] = {1.0, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
                            2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
                            5.2264952788528545610e+3};
    constexpr double c[] = {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0,
                            3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1,
                            2.27238449892691845833e-2, 7.74545014278341407640e-4};
    constexpr double d[] = {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
                            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
                            1.05075007164441684324e-9};
    constexpr double e[] = {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0,
                            2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                            2.71155556874348757815e-5, 2.01033439929228813265e-7};
    constexpr double f[] = {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
                            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
                            2.04426310338993978564e-15};
    const T q = u - 0.5;
    const T r = fma(-q, q, like(u, 0.180625));
    const T nearer = select(q < 0.0, u, 1.0 - u); // to the end of the interval
    const T s = sqrt(-log(nearer));
    const T t = s - 1.6;
    const auto central = abs(q) <= 0.425;
    const T ratio =
        select(central, polynomial(r, a), polynomial(t, c)) / select(central, polynomial(r, b), polynomial(t, d));
    const auto far = s > 5.0; // u below 1.4e-11
    T beyond = ratio;
    guarded(far, [&] {
        const T w = s - 5.0;
        beyond = polynomial(w, e) / polynomial(w, f);
    });
    return select(central, q * ratio, with_sign_of(select(far, beyond, ratio), q));
}

} // namespace fn
} // namespace etna::accel
