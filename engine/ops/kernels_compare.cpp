#include "engine/ops/kernels.h"

namespace etna::ops {
namespace {

template <class T, BinaryOp op>
void compare(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, bool>(a, b, out, n, run, [](T x, T y) {
        if constexpr (op == BinaryOp::Equal)
            return x == y;
        else if constexpr (op == BinaryOp::NotEqual)
            return x != y;
        else if constexpr (op == BinaryOp::Less)
            return x < y;
        else if constexpr (op == BinaryOp::LessEqual)
            return x <= y;
        else if constexpr (op == BinaryOp::Greater)
            return x > y;
        else
            return x >= y;
    });
}

template <class T>
Kernel pick(BinaryOp op) {
    switch (op) {
    case BinaryOp::Equal:
        return compare<T, BinaryOp::Equal>;
    case BinaryOp::NotEqual:
        return compare<T, BinaryOp::NotEqual>;
    case BinaryOp::Less:
        return compare<T, BinaryOp::Less>;
    case BinaryOp::LessEqual:
        return compare<T, BinaryOp::LessEqual>;
    case BinaryOp::Greater:
        return compare<T, BinaryOp::Greater>;
    default:
        return compare<T, BinaryOp::GreaterEqual>;
    }
}

} // namespace

Kernel compare_kernel(BinaryOp op, ClassId cls) {
    return visit_class(cls, [&](auto zero) { return pick<decltype(zero)>(op); });
}

Kernel compare_long_kernel(BinaryOp op) { return pick<long double>(op); }

Kernel logical_kernel(BinaryOp op) {
    if (op == BinaryOp::And)
        return [](const void* a, const void* b, void* out, int64_t n, Run run) {
            apply_run<uint8_t, uint8_t, uint8_t>(a, b, out, n, run,
                                                 [](uint8_t x, uint8_t y) { return static_cast<uint8_t>(x & y); });
        };
    return [](const void* a, const void* b, void* out, int64_t n, Run run) {
        apply_run<uint8_t, uint8_t, uint8_t>(a, b, out, n, run,
                                             [](uint8_t x, uint8_t y) { return static_cast<uint8_t>(x | y); });
    };
}

} // namespace etna::ops
