#pragma once

#include <cmath>

#include "engine/ops/kernels.h"
#include "engine/ops/saturate.h"

/// Integer arithmetic as MATLAB defines it: the exact result, rounded half away from zero and saturated.
namespace etna::ops {

/// What holds sums and products of `T` exactly.
__extension__ typedef __int128 Int128;
template <class T>
using Wider = std::conditional_t<sizeof(T) == 8, Int128, std::conditional_t<sizeof(T) == 4, int64_t, int32_t>>;
/// Where an integer meets a double: 64-bit integers keep their digits in an extended double.
template <class T>
using Meeting = std::conditional_t<sizeof(T) == 8, long double, double>;

template <class T>
T integer_times(T x, T y) {
    if constexpr (std::is_same_v<T, uint32_t>) {
        const uint64_t product = uint64_t{x} * y;
        return product > 0xFFFFFFFFu ? 0xFFFFFFFFu : static_cast<uint32_t>(product);
    } else if constexpr (std::is_same_v<T, uint64_t>) {
        uint64_t product = 0;
        return __builtin_mul_overflow(x, y, &product) ? std::numeric_limits<uint64_t>::max() : product;
    } else if constexpr (std::is_same_v<T, uint16_t>) {
        const uint32_t product = uint32_t{x} * y;
        return product > 0xFFFFu ? T{0xFFFF} : static_cast<T>(product);
    } else {
        return clamp_to<T>(static_cast<Wider<T>>(x) * static_cast<Wider<T>>(y));
    }
}

template <class T>
T integer_divide(T x, T y) {
    if (y == 0)
        return x == 0 ? T{0} : x > 0 ? std::numeric_limits<T>::max() : std::numeric_limits<T>::min();
    if constexpr (sizeof(T) == 8) {
        if constexpr (std::is_signed_v<T>)
            if (y == -1)
                return x == std::numeric_limits<T>::min() ? std::numeric_limits<T>::max() : -x;
        const T quotient = x / y;
        const T rest = x % y;
        const Int128 twice = 2 * static_cast<Int128>(rest < 0 ? -static_cast<Int128>(rest) : static_cast<Int128>(rest));
        const Int128 divisor = y < 0 ? -static_cast<Int128>(y) : static_cast<Int128>(y);
        if (twice < divisor)
            return quotient;
        return (x < 0) != (y < 0) ? quotient - 1 : quotient + 1;
    } else {
        return saturate<T>(static_cast<double>(x) / static_cast<double>(y));
    }
}

template <class T>
T integer_power(T base, T exponent) {
    if (exponent < 0) { // 1 and -1 stay exact, 0 gives Inf, the rest rounds to 0 or half away
        if (base == 0)
            return std::numeric_limits<T>::max();
        return saturate<T>(std::pow(static_cast<double>(base), static_cast<double>(exponent)));
    }
    T result = 1, square = base;
    for (uint64_t e = static_cast<uint64_t>(exponent);;) {
        if (e & 1)
            result = integer_times(result, square);
        e >>= 1;
        if (e == 0)
            return result;
        // A saturated square of a negative base is positive like the true one, so the sign stays right.
        square = integer_times(square, square);
    }
}

template <class T>
T power_with_double(T base, double exponent) {
    if (exponent >= 0 && exponent == std::floor(exponent) && exponent < 1e15) {
        if constexpr (sizeof(T) == 8)
            return integer_power<T>(base, static_cast<T>(exponent));
    }
    return saturate<T>(std::pow(static_cast<double>(base), exponent));
}

template <class T, BinaryOp op>
struct IntegerOp {
    T operator()(T x, T y) const {
        if constexpr (op == BinaryOp::Add) {
            if constexpr (std::is_unsigned_v<T>) {
                const T sum = static_cast<T>(x + y);
                return sum < x ? std::numeric_limits<T>::max() : sum;
            } else {
                return clamp_to<T>(static_cast<Wider<T>>(x) + static_cast<Wider<T>>(y));
            }
        } else if constexpr (op == BinaryOp::Subtract) {
            if constexpr (std::is_unsigned_v<T>)
                return x > y ? static_cast<T>(x - y) : T{0};
            else
                return clamp_to<T>(static_cast<Wider<T>>(x) - static_cast<Wider<T>>(y));
        } else if constexpr (op == BinaryOp::Times) {
            return integer_times(x, y);
        } else if constexpr (op == BinaryOp::Divide) {
            return integer_divide(x, y);
        } else {
            return integer_power(x, y);
        }
    }
    T operator()(T x, double y) const {
        if constexpr (op == BinaryOp::Power)
            return power_with_double(x, y);
        else
            return saturate<T>(combine(static_cast<Meeting<T>>(x), static_cast<Meeting<T>>(y)));
    }
    T operator()(double x, T y) const {
        if constexpr (op == BinaryOp::Power)
            return saturate<T>(std::pow(x, static_cast<double>(y)));
        else
            return saturate<T>(combine(static_cast<Meeting<T>>(x), static_cast<Meeting<T>>(y)));
    }

  private:
    static Meeting<T> combine(Meeting<T> x, Meeting<T> y) {
        if constexpr (op == BinaryOp::Add)
            return x + y;
        else if constexpr (op == BinaryOp::Subtract)
            return x - y;
        else if constexpr (op == BinaryOp::Times)
            return x * y;
        else
            return x / y;
    }
};

template <class T, BinaryOp op>
void integer_both(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, T>(a, b, out, n, run, IntegerOp<T, op>());
}
// With a double, the double is always a scalar; its run is the side that stays.
template <class T, BinaryOp op>
void integer_right_double(const void* a, const void* b, void* out, int64_t n, Run) {
    apply_run<T, double, T>(a, b, out, n, Run::RightScalar, IntegerOp<T, op>());
}
template <class T, BinaryOp op>
void integer_left_double(const void* a, const void* b, void* out, int64_t n, Run) {
    apply_run<double, T, T>(a, b, out, n, Run::LeftScalar, IntegerOp<T, op>());
}

template <class T, BinaryOp op>
Kernel pick_integer_mix(IntegerMix mix) {
    return mix == IntegerMix::Both         ? integer_both<T, op>
           : mix == IntegerMix::LeftDouble ? integer_left_double<T, op>
                                           : integer_right_double<T, op>;
}

template <class T>
Kernel pick_integer(BinaryOp op, IntegerMix mix) {
    switch (op) {
    case BinaryOp::Add:
        return pick_integer_mix<T, BinaryOp::Add>(mix);
    case BinaryOp::Subtract:
        return pick_integer_mix<T, BinaryOp::Subtract>(mix);
    case BinaryOp::Times:
        return pick_integer_mix<T, BinaryOp::Times>(mix);
    case BinaryOp::Divide:
        return pick_integer_mix<T, BinaryOp::Divide>(mix);
    default:
        return pick_integer_mix<T, BinaryOp::Power>(mix);
    }
}

} // namespace etna::ops
