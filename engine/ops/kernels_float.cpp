#include "engine/accel/elementary.h"
#include "engine/ops/kernels.h"

namespace etna::ops {
namespace {

template <class T>
void add(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, T>(a, b, out, n, run, [](T x, T y) { return x + y; });
}
template <class T>
void subtract(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, T>(a, b, out, n, run, [](T x, T y) { return x - y; });
}
template <class T>
void times(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, T>(a, b, out, n, run, [](T x, T y) { return x * y; });
}
template <class T>
void divide(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, T>(a, b, out, n, run, [](T x, T y) { return x / y; });
}
template <class T>
void power(const void* a, const void* b, void* out, int64_t n, Run run) {
    if (run == Run::RightScalar && *static_cast<const T*>(b) == T(2))
        return apply_run<T, T, T>(a, b, out, n, run, [](T x, T) { return x * x; });
    apply_run<T, T, T>(a, b, out, n, run, [](T x, T y) { return scalar_power(x, y); });
}

template <class T>
Kernel pick(BinaryOp op) {
    switch (op) {
    case BinaryOp::Add:
        return add<T>;
    case BinaryOp::Subtract:
        return subtract<T>;
    case BinaryOp::Times:
        return times<T>;
    case BinaryOp::Divide:
        return divide<T>;
    default:
        return power<T>;
    }
}

} // namespace

double scalar_power(double x, double y) { return y == 2 ? x * x : accel::elementary::pow(x, y); }

float scalar_power(float x, float y) {
    return y == 2 ? x * x : accel::elementary::pow(x, y);
}

Kernel float_kernel(BinaryOp op, ClassId cls) { return cls == ClassId::Double ? pick<double>(op) : pick<float>(op); }

} // namespace etna::ops
