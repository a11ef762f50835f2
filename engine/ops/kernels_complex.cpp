#include <cmath>

#include "engine/accel/elementary.h"
#include "engine/ops/kernels.h"

namespace etna::ops {
namespace {

template <class T>
using C = std::complex<T>;

// The products are written out: std::complex repairs infinities, MATLAB does not.
template <class T>
C<T> multiply(C<T> x, C<T> y) {
    return {x.real() * y.real() - x.imag() * y.imag(), x.real() * y.imag() + x.imag() * y.real()};
}
template <class T>
C<T> multiply(T x, C<T> y) {
    return {x * y.real(), x * y.imag()};
}
template <class T>
C<T> multiply(C<T> x, T y) {
    return {x.real() * y, x.imag() * y};
}

/// Smith's method: scales by the larger part of the divisor, so that no intermediate overflows.
template <class T>
C<T> quotient(C<T> x, C<T> y) {
    if (y.imag() == 0)
        return {x.real() / y.real(), x.imag() / y.real()};
    if (std::abs(y.real()) >= std::abs(y.imag())) {
        const T ratio = y.imag() / y.real();
        const T scale = y.real() + y.imag() * ratio;
        return {(x.real() + x.imag() * ratio) / scale, (x.imag() - x.real() * ratio) / scale};
    }
    const T ratio = y.real() / y.imag();
    const T scale = y.real() * ratio + y.imag();
    return {(x.real() * ratio + x.imag()) / scale, (x.imag() * ratio - x.real()) / scale};
}
template <class T>
C<T> quotient(T x, C<T> y) {
    return quotient(C<T>(x), y);
}
template <class T>
C<T> quotient(C<T> x, T y) {
    return {x.real() / y, x.imag() / y};
}

template <class T>
C<T> raise_to(C<T> x, C<T> y) {
    return C<T>(complex_power(C<double>(x), C<double>(y)));
}

template <class T, BinaryOp op>
struct ComplexOp {
    template <class X, class Y>
    C<T> operator()(X x, Y y) const {
        if constexpr (op == BinaryOp::Add)
            return x + y;
        else if constexpr (op == BinaryOp::Subtract)
            return x - y;
        else if constexpr (op == BinaryOp::Times)
            return multiply(x, y);
        else if constexpr (op == BinaryOp::Divide)
            return quotient(x, y);
        else
            return raise_to(C<T>(x), C<T>(y));
    }
};

template <class T, BinaryOp op, class X, class Y>
void run_complex(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<X, Y, C<T>>(a, b, out, n, run, ComplexOp<T, op>());
}

template <class T, BinaryOp op>
Kernel pick_mix(ComplexMix mix) {
    return mix == ComplexMix::Both       ? run_complex<T, op, C<T>, C<T>>
           : mix == ComplexMix::LeftReal ? run_complex<T, op, T, C<T>>
                                         : run_complex<T, op, C<T>, T>;
}

/// Both operands real, result complex: powers of negative numbers.
template <class T>
void real_power(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<T, T, C<T>>(a, b, out, n, run, [](T x, T y) { return raise_to(C<T>(x), C<T>(y)); });
}

template <class T>
Kernel pick(BinaryOp op, ComplexMix mix) {
    switch (op) {
    case BinaryOp::Add:
        return pick_mix<T, BinaryOp::Add>(mix);
    case BinaryOp::Subtract:
        return pick_mix<T, BinaryOp::Subtract>(mix);
    case BinaryOp::Times:
        return pick_mix<T, BinaryOp::Times>(mix);
    case BinaryOp::Divide:
        return pick_mix<T, BinaryOp::Divide>(mix);
    default:
        return mix == ComplexMix::NeitherComplex ? real_power<T> : pick_mix<T, BinaryOp::Power>(mix);
    }
}

std::complex<double> integer_power(std::complex<double> base, int64_t exponent) {
    std::complex<double> result = 1, square = base;
    for (uint64_t e = static_cast<uint64_t>(exponent < 0 ? -exponent : exponent); e; e >>= 1) {
        if (e & 1)
            result = multiply(result, square);
        if (e > 1)
            square = multiply(square, square);
    }
    return exponent < 0 ? quotient(std::complex<double>(1), result) : result;
}

template <class X, class Y, bool unequal>
void equal_run(const void* a, const void* b, void* out, int64_t n, Run run) {
    apply_run<X, Y, bool>(a, b, out, n, run, [](X x, Y y) { return (x == y) != unequal; });
}

template <class X, class Y>
Kernel pick_compare(BinaryOp op) {
    switch (op) {
    case BinaryOp::Equal:
        return equal_run<X, Y, false>;
    case BinaryOp::NotEqual:
        return equal_run<X, Y, true>;
    case BinaryOp::Less:
        return [](const void* a, const void* b, void* out, int64_t n, Run run) {
            apply_run<X, Y, bool>(a, b, out, n, run, [](X x, Y y) { return std::real(x) < std::real(y); });
        };
    case BinaryOp::LessEqual:
        return [](const void* a, const void* b, void* out, int64_t n, Run run) {
            apply_run<X, Y, bool>(a, b, out, n, run, [](X x, Y y) { return std::real(x) <= std::real(y); });
        };
    case BinaryOp::Greater:
        return [](const void* a, const void* b, void* out, int64_t n, Run run) {
            apply_run<X, Y, bool>(a, b, out, n, run, [](X x, Y y) { return std::real(x) > std::real(y); });
        };
    default:
        return [](const void* a, const void* b, void* out, int64_t n, Run run) {
            apply_run<X, Y, bool>(a, b, out, n, run, [](X x, Y y) { return std::real(x) >= std::real(y); });
        };
    }
}

template <class T>
Kernel pick_compare_mix(BinaryOp op, ComplexMix mix) {
    return mix == ComplexMix::Both       ? pick_compare<C<T>, C<T>>(op)
           : mix == ComplexMix::LeftReal ? pick_compare<T, C<T>>(op)
                                         : pick_compare<C<T>, T>(op);
}

} // namespace

std::complex<double> complex_power(std::complex<double> base, std::complex<double> exponent) {
    namespace el = accel::elementary;
    const bool real_exponent = exponent.imag() == 0;
    if (real_exponent && exponent.real() == std::floor(exponent.real()) && std::abs(exponent.real()) <= 1024)
        return base.imag() == 0 ? std::complex<double>(scalar_power(base.real(), exponent.real()))
                                : integer_power(base, static_cast<int64_t>(exponent.real()));
    if (base == 0.0) {
        if (exponent.real() > 0)
            return 0;
        return exponent == 0.0 ? std::complex<double>(1) : std::complex<double>(HUGE_VAL, 0);
    }
    if (real_exponent && base.imag() == 0 && (base.real() > 0 || exponent.real() == std::floor(exponent.real())))
        return el::pow(base.real(), exponent.real());
    const double modulus = el::hypot(base.real(), base.imag());
    const double angle = el::atan2(base.imag(), base.real());
    if (real_exponent) {
        const double radius = el::pow(modulus, exponent.real());
        const double turn = angle * exponent.real();
        return {radius * el::cos(turn), radius * el::sin(turn)};
    }
    const double log_modulus = el::log(modulus);
    const double radius = el::exp(exponent.real() * log_modulus - exponent.imag() * angle);
    const double turn = exponent.real() * angle + exponent.imag() * log_modulus;
    return {radius * el::cos(turn), radius * el::sin(turn)};
}

Kernel complex_kernel(BinaryOp op, ClassId cls, ComplexMix mix) {
    return cls == ClassId::Single ? pick<float>(op, mix) : pick<double>(op, mix);
}

Kernel compare_complex_kernel(BinaryOp op, ClassId cls, ComplexMix mix) {
    return cls == ClassId::Single ? pick_compare_mix<float>(op, mix) : pick_compare_mix<double>(op, mix);
}

} // namespace etna::ops
