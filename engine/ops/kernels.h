#pragma once

#include <complex>

#include "engine/common/vectorize.h"
#include "engine/ops/operators.h"

/// The inner loops of elementwise operators: one function for each operation and element type, called once for a
/// contiguous run, so that nothing is decided for each element. Internal to ops/.
namespace etna::ops {

/// Which operands of a run move: a scalar operand is one element that stays.
enum class Run : uint8_t { Both, LeftScalar, RightScalar };

/// `out` may be the very memory of `a` or `b` when the element sizes agree, never a shifted part of it.
using Kernel = void (*)(const void* a, const void* b, void* out, int64_t n, Run run);
using Converter = void (*)(const void* in, void* out, int64_t n);

/// Operand types of a complex kernel: a real operand stays real, so that `2*complex(1,Inf)` has no NaN.
/// `NeitherComplex` is for powers alone: real operands with a complex result.
enum class ComplexMix : uint8_t { Both, LeftReal, RightReal, NeitherComplex };

/// Operand types of an integer kernel: the integer class on both sides, or a double scalar on one.
enum class IntegerMix : uint8_t { Both, LeftDouble, RightDouble };

Kernel float_kernel(BinaryOp op, ClassId cls);                    ///< Add ... Divide, Power; Double or Single
Kernel signed_kernel(BinaryOp op, ClassId cls, IntegerMix mix);   ///< Add, Subtract, Times, Divide, Power
Kernel unsigned_kernel(BinaryOp op, ClassId cls, IntegerMix mix); ///< likewise
Kernel complex_kernel(BinaryOp op, ClassId cls, ComplexMix mix);  ///< Add ... Power; Double or Single parts
Kernel compare_kernel(BinaryOp op, ClassId cls);                  ///< Equal ... GreaterEqual of real operands of one class
Kernel compare_long_kernel(BinaryOp op);                          ///< long double operands: 64-bit integers with others
Kernel compare_complex_kernel(BinaryOp op, ClassId cls, ComplexMix mix);
Kernel logical_kernel(BinaryOp op); ///< And, Or of bool

/// Real elements of a flat class to double, single, logical (nonzero) or long double; null if `from` is `to`.
Converter converter(ClassId from, ClassId to);
Converter long_converter(ClassId from);
/// complex double to complex single; null when the parts agree.
Converter complex_converter(ClassId from, ClassId to);

/// `x ^ y` of real numbers whose result is real, and the general complex power.
double scalar_power(double x, double y);
float scalar_power(float x, float y);
std::complex<double> complex_power(std::complex<double> base, std::complex<double> exponent);

template <class A, class B, class R, class F>
inline void apply_run(const void* av, const void* bv, void* ov, int64_t n, Run run, F f) {
    const A* a = static_cast<const A*>(av);
    const B* b = static_cast<const B*>(bv);
    R* out = static_cast<R*>(ov);
    if (run == Run::Both) {
        ETNA_VECTORIZE
        for (int64_t i = 0; i < n; ++i)
            out[i] = f(a[i], b[i]);
    } else if (run == Run::LeftScalar) {
        const A x = *a;
        ETNA_VECTORIZE
        for (int64_t i = 0; i < n; ++i)
            out[i] = f(x, b[i]);
    } else {
        const B y = *b;
        ETNA_VECTORIZE
        for (int64_t i = 0; i < n; ++i)
            out[i] = f(a[i], y);
    }
}

} // namespace etna::ops
