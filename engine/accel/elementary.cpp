// The scalar instances of the elementary functions. Each is compiled for machines with fused multiply-add and for all
// others, where the C library supplies an exact one; the choice is made once, when the program is loaded.
#include "engine/accel/elementary.h"

#include <cmath>
#include <cstring>

#include "engine/accel/fn_exp_log.h"
#include "engine/accel/fn_rounding.h"
#include "engine/accel/fn_single.h"
#include "engine/accel/fn_trig.h"

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ETNA_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define ETNA_CLONES
#endif

namespace etna::accel::elementary {

#define ETNA_FUNCTION1(name)                                                                                           \
    ETNA_CLONES double name(double x) {                                                                                \
        return fn::name(x);                                                                                            \
    }                                                                                                                  \
    namespace {                                                                                                        \
    ETNA_CLONES void name##_array(const double* in, double* out, int64_t count) {                                      \
        for (int64_t i = 0; i < count; ++i)                                                                            \
            out[i] = fn::name(in[i]);                                                                                  \
    }                                                                                                                  \
    }
#define ETNA_FUNCTION2(name)                                                                                           \
    ETNA_CLONES double name(double x, double y) {                                                                      \
        return fn::name(x, y);                                                                                         \
    }

/// Single precision: written for it, or through double.
#define ETNA_SINGLE(name, expression)                                                                                  \
    ETNA_CLONES float name(float x) {                                                                                  \
        return expression;                                                                                             \
    }                                                                                                                  \
    namespace {                                                                                                        \
    ETNA_CLONES void name##_singles(const float* in, float* out, int64_t count) {                                      \
        for (int64_t i = 0; i < count; ++i) {                                                                          \
            const float x = in[i];                                                                                     \
            out[i] = expression;                                                                                       \
        }                                                                                                              \
    }                                                                                                                  \
    }

/// Quotients that a double cannot count in ones would lose the remainder: there the C library's exact one is taken. The
/// result has the sign of `wanted`.
#define ETNA_REMAINDER(name, wanted)                                                                                   \
    ETNA_CLONES double name(double x, double y) {                                                                      \
        if (std::fabs(x / y) < 0x1p52 || y == 0 || !std::isfinite(x) || !std::isfinite(y))                             \
            return fn::name(x, y);                                                                                     \
        const double r = std::fmod(x, y);                                                                              \
        if (r == 0)                                                                                                    \
            return std::copysign(0.0, wanted);                                                                         \
        return (r < 0) == (wanted < 0) ? r : r + y;                                                                    \
    }

#define ETNA_UNARY_FUNCTIONS(F)                                                                                        \
    F(exp)                                                                                                             \
    F(expm1)                                                                                                           \
    F(exp2)                                                                                                            \
    F(log)                                                                                                             \
    F(log1p)                                                                                                           \
    F(log2)                                                                                                            \
    F(log10)                                                                                                           \
    F(sqrt)                                                                                                            \
    F(cbrt)                                                                                                            \
    F(sin)                                                                                                             \
    F(cos)                                                                                                             \
    F(tan)                                                                                                             \
    F(asin)                                                                                                            \
    F(acos)                                                                                                            \
    F(atan)                                                                                                            \
    F(sinh)                                                                                                            \
    F(cosh)                                                                                                            \
    F(tanh)                                                                                                            \
    F(asinh)                                                                                                           \
    F(acosh)                                                                                                           \
    F(atanh)                                                                                                           \
    F(floor)                                                                                                           \
    F(ceil)                                                                                                            \
    F(fix)                                                                                                             \
    F(round)                                                                                                           \
    F(abs)                                                                                                             \
    F(sign)

ETNA_UNARY_FUNCTIONS(ETNA_FUNCTION1)
ETNA_FUNCTION2(pow)
ETNA_FUNCTION2(hypot)
ETNA_FUNCTION2(atan2)
ETNA_REMAINDER(mod, y)
ETNA_REMAINDER(rem, x)
ETNA_FUNCTION2(max)
ETNA_FUNCTION2(min)
#define ETNA_OWN_SINGLES(F) F(exp) F(log) F(sin) F(cos) F(tanh)
#define ETNA_OTHER_SINGLES(F)                                                                                          \
    F(expm1)                                                                                                           \
    F(log1p)                                                                                                           \
    F(log2)                                                                                                            \
    F(log10)                                                                                                           \
    F(sqrt)                                                                                                            \
    F(cbrt)                                                                                                            \
    F(tan)                                                                                                             \
    F(asin)                                                                                                            \
    F(acos)                                                                                                            \
    F(atan)                                                                                                            \
    F(sinh)                                                                                                            \
    F(cosh)                                                                                                            \
    F(asinh)                                                                                                           \
    F(acosh)                                                                                                           \
    F(atanh)
#define ETNA_OWN_SINGLE(name) ETNA_SINGLE(name, fn::single::name(x))
#define ETNA_OTHER_SINGLE(name) ETNA_SINGLE(name, static_cast<float>(fn::name(static_cast<double>(x))))
ETNA_OWN_SINGLES(ETNA_OWN_SINGLE)
ETNA_OTHER_SINGLES(ETNA_OTHER_SINGLE)
ETNA_CLONES float pow(float x, float y) {
    return fn::single::pow(x, y);
}
ETNA_CLONES float normal_single(uint32_t word) {
    return fn::single::normal(word);
}
ETNA_CLONES double fma(double x, double y, double z) {
    return fn::fma(x, y, z);
}

ArrayFunction array_function(const char* name) {
    struct Row {
        const char* name;
        ArrayFunction function;
    };
#define ETNA_ROW(f) {#f, f##_array},
    static constexpr Row kRows[] = {ETNA_UNARY_FUNCTIONS(ETNA_ROW)};
    for (const Row& row : kRows)
        if (std::strcmp(row.name, name) == 0)
            return row.function;
    return nullptr;
}

SingleArrayFunction single_array_function(const char* name) {
    struct Row {
        const char* name;
        SingleArrayFunction function;
    };
#define ETNA_SINGLE_ROW(f) {#f, f##_singles},
    static constexpr Row kRows[] = {ETNA_OWN_SINGLES(ETNA_SINGLE_ROW) ETNA_OTHER_SINGLES(ETNA_SINGLE_ROW)};
    for (const Row& row : kRows)
        if (std::strcmp(row.name, name) == 0)
            return row.function;
    return nullptr;
}

} // namespace etna::accel::elementary
