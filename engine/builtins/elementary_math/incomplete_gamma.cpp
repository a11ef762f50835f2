// gammainc, expint, psi: the incomplete gamma function and its relatives.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kEuler = 0.57721566490153286061;

// ---- incomplete gamma function

/// l - log(1 + l) without cancellation for small l.
double log_excess(double l) {
    if (std::fabs(l) > 0.3)
        return l - std::log1p(l);
    // log(1 + l) = 2 atanh(l / (2 + l))
    const double s = l / (2 + l), s2 = s * s;
    double term = s * s2, total = 0;
    for (double k = 3; std::fabs(term) > 1e-18 * std::fabs(l); k += 2, term *= s2)
        total += term / k;
    return l * s - 2 * total; // l - 2 s = l s
}

/// x^a exp(-x) / gamma(a + 1)
double prefactor(double x, double a) {
    if (a < 10) {
        if (a < 1e-3 || x > 700)
            return std::exp(a * std::log(x) - x - std::lgamma(a + 1));
        return std::pow(x, a) * std::exp(-x) / std::tgamma(a + 1);
    }
    const double i = 1 / a, i2 = i * i;
    const double correction = i * (1.0 / 12 - i2 * (1.0 / 360 - i2 * (1.0 / 1260 - i2 * (1.0 / 1680 - i2 / 1188))));
    return std::exp(-a * log_excess((x - a) / a) - correction) / std::sqrt(6.28318530717958647692 * a);
}

/// Sum of x^n / ((a+1)...(a+n)).
double lower_sum(double x, double a) {
    double term = 1, total = 1;
    for (double n = 1; term > total * 1e-17 && n < 1e8; ++n)
        total += term *= x / (a + n);
    return total;
}
/// Upper function over the prefactor: a times the continued fraction of Legendre.
double upper_fraction(double x, double a) {
    double b = x + 1 - a, c = 1e300, d = 1 / b, h = d;
    for (double i = 1; i < 1e7; ++i) {
        const double an = -i * (i - a);
        b += 2;
        d = an * d + b;
        d = 1 / (d == 0 ? 1e-300 : d);
        c = b + an / c;
        if (c == 0)
            c = 1e-300;
        const double step = c * d;
        h *= step;
        if (std::fabs(step - 1) < 2e-16)
            break;
    }
    return a * h;
}

enum class Tail { Lower, Upper, ScaledLower, ScaledUpper };

double incomplete(double x, double a, Tail tail) {
    if (std::isnan(x) || std::isnan(a) || x < 0)
        return kNaN;
    const bool lower = tail == Tail::Lower || tail == Tail::ScaledLower;
    const bool scaled = tail == Tail::ScaledLower || tail == Tail::ScaledUpper;
    if (a == 0) {
        if (scaled)
            return lower ? std::exp(x) : x == 0 ? kInf : 0;
        return lower ? 1 : 0;
    }
    if (x == 0)
        return scaled ? (lower ? 1 : kInf) : lower ? 0 : 1;
    if (std::isinf(x) || std::isinf(a)) {
        if (std::isinf(x) && std::isinf(a))
            return kNaN;
        const bool full = std::isinf(x);
        return scaled ? (full == lower ? kInf : full ? 0 : 1) : (full == lower ? 1 : 0);
    }
    const bool by_sum = x < a + 1;
    const double part = by_sum ? lower_sum(x, a) : upper_fraction(x, a);
    if (by_sum == lower) {
        if (scaled)
            return part;
        return std::min(1.0, part * prefactor(x, a));
    }
    const double d = prefactor(x, a), rest = 1 - part * d;
    return scaled ? rest / d : std::max(0.0, rest);
}

Tail tail_argument(const Call& call) {
    if (call.nargin() < 3)
        return Tail::Lower;
    const Value& v = call.arg(2);
    if (text_is(v, "lower"))
        return Tail::Lower;
    if (text_is(v, "upper"))
        return Tail::Upper;
    if (text_is(v, "scaledlower"))
        return Tail::ScaledLower;
    if (text_is(v, "scaledupper"))
        return Tail::ScaledUpper;
    fail({"MATLAB:gammainc:InvalidTailArg", "Tail must be 'lower', 'upper', 'scaledlower' or 'scaledupper'."});
}

void gammainc(Call& call) {
    const Tail tail = tail_argument(call);
    const Value &x = call.arg(0), &a = call.arg(1);
    for (const Value* v : {&x, &a}) {
        if (!v->is_flat() || v->is_char())
            refuse_class(call, *v);
        if (v->is_complex())
            fail({"MATLAB:gammainc:ComplexInputs", "Inputs must be real, full, and double or single."});
    }
    if (x.numel() != 1 && a.numel() != 1 && !(x.dims() == a.dims()))
        fail({"MATLAB:gammainc:XandASizeMismatch", "X and A must be of common size or scalars."});
    const ArrayView vx(x), va(a);
    const Dims dims = x.numel() == 1 ? a.dims() : x.dims();
    const int64_t n = dims.numel();
    std::vector<double> out(static_cast<size_t>(n));
    for (int64_t i = 0; i < n; ++i) {
        const double p = va.double_at(va.numel() == 1 ? 0 : i);
        if (p < 0)
            fail({"MATLAB:gammainc:NegativeArg", "A must be non-negative."});
        out[static_cast<size_t>(i)] = incomplete(vx.double_at(vx.numel() == 1 ? 0 : i), p, tail);
    }
    const Value result = Array::of<double>(dims, out.data());
    const bool single = x.class_id() == ClassId::Single || a.class_id() == ClassId::Single;
    call.give(single ? ops::convert(result, ClassId::Single) : result);
}

// ---- exponential integral

Complex exponential_integral(Complex z) {
    using Long = std::complex<long double>;
    if (std::isnan(z.real()) || std::isnan(z.imag()))
        return kNaN;
    if (z == 0.0)
        return kInf;
    if (z.imag() == 0 && std::isinf(z.real()))
        return z.real() > 0 ? Complex(0) : Complex(-kInf, -3.14159265358979323846);
    const double r = std::abs(z);
    const bool near_cut = z.real() < 0 && std::fabs(z.imag()) < 0.5 * std::fabs(z.real()) + 1;
    if (r <= 2 || (near_cut && r <= 45)) {
        Long term = 1, total = 0;
        const Long w(z);
        for (int k = 1; k < 1000; ++k) {
            term *= -w / static_cast<long double>(k);
            total -= term / static_cast<long double>(k);
            if (std::abs(term) < 1e-22L * std::abs(total))
                break;
        }
        Complex logarithm = std::log(z);
        if (z.imag() == 0 && z.real() < 0)
            logarithm = Complex(std::log(-z.real()), 3.14159265358979323846);
        return Complex(total - static_cast<long double>(kEuler) - Long(logarithm));
    }
    if (near_cut) { // asymptotic, with the half turn of the cut
        Complex term = 1, total = 1;
        for (double k = 1; k < r; ++k) {
            term *= -k / z;
            total += term;
            if (std::abs(term) < 1e-17)
                break;
        }
        const Complex turn = z.imag() == 0 ? Complex(0, -3.14159265358979323846) : 0.0;
        return std::exp(-z) / z * total + turn;
    }
    Complex b = z + 1.0, c = 1e300, d = 1.0 / b, h = d;
    for (double i = 1; i < 100000; ++i) {
        const double a = -i * i;
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        const Complex step = c * d;
        h *= step;
        if (std::abs(step - 1.0) < 1e-16)
            break;
    }
    return h * std::exp(-z);
}

void expint(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.is_char() || is_integer(x.class_id()))
        refuse_class(call, x);
    const ArrayView view(x);
    const int64_t n = view.numel();
    std::vector<Complex> y(static_cast<size_t>(n));
    bool real = true;
    for (int64_t i = 0; i < n; ++i) {
        y[static_cast<size_t>(i)] = exponential_integral(view.is_complex() ? view.complex_at(i) : Complex(view.double_at(i)));
        real = real && y[static_cast<size_t>(i)].imag() == 0;
    }
    Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims(), real ? Complexity::Real : Complexity::Complex);
    for (int64_t i = 0; i < n; ++i)
        if (real)
            out->data_mut<double>()[i] = y[static_cast<size_t>(i)].real();
        else
            out->data_mut<Complex>()[i] = y[static_cast<size_t>(i)];
    call.give(x.class_id() == ClassId::Single ? ops::convert(Value(std::move(out)), ClassId::Single) : Value(std::move(out)));
}

// ---- psi

Complex digamma(Complex z) {
    if (z.imag() == 0 && z.real() <= 0 && z.real() == std::floor(z.real()))
        return -kInf;
    Complex out = 0;
    if (z.real() < 0.5) { // reflection
        constexpr double pi = 3.14159265358979323846;
        const double whole = std::round(z.real());
        const Complex t = pi * (z - whole);
        out = -pi * std::cos(t) / std::sin(t);
        z = 1.0 - z;
    }
    while (std::abs(z) < 20) {
        out -= 1.0 / z;
        z += 1.0;
    }
    const Complex y = 1.0 / (z * z);
    return out + std::log(z) - 0.5 / z - y * (1.0 / 12 - y * (1.0 / 120 - y * (1.0 / 252 - y * (1.0 / 240 - y * (1.0 / 132 - y * (691.0 / 32760))))));
}
/// Derivative of order k >= 1 of psi at x > 0.
double polygamma(int k, double x) {
    if (!(x > 0))
        return std::isnan(x) ? x : (x == std::floor(x) ? kInf : kNaN);
    static constexpr double kBernoulli[] = {1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510, 43867.0 / 798, -174611.0 / 330};
    double total = 0;
    while (x < 20 + k) { // zeta(k + 1, x) term by term
        total += std::pow(x, -(k + 1));
        x += 1;
    }
    double tail = std::pow(x, -k) / k + 0.5 * std::pow(x, -(k + 1));
    double factor = (k + 1) / 2.0 * std::pow(x, -(k + 2));
    for (int j = 0; j < 10; ++j) {
        tail += kBernoulli[j] * factor;
        factor *= (k + 2.0 * j + 2) * (k + 2.0 * j + 3) / ((2.0 * j + 3) * (2.0 * j + 4)) / (x * x);
    }
    return (k % 2 == 1 ? 1 : -1) * std::tgamma(k + 1.0) * (total + tail);
}

/// `psi(x)`, `psi(k, x)`; complex x for k = 0 (Octave).
void psi(Call& call) {
    const Value& x = call.arg(call.nargin() > 1 ? 1 : 0);
    double k = 0;
    if (call.nargin() > 1) {
        k = scalar_argument(call, 0);
        if (!(k >= 0) || k != std::floor(k) || k > 1000)
            fail({"MATLAB:psi:invalidK", "The order K of psi must be an integer from 0 to 1000."});
    }
    if (!x.is_float())
        fail({"MATLAB:psi:class", "The argument of psi must be a single or double array."});
    if (x.is_complex() && k > 0)
        fail({"MATLAB:psi:complex", "The argument of polygamma functions must be real."});
    const ArrayView view(x);
    const int64_t n = view.numel();
    Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims(), view.is_complex() ? Complexity::Complex : Complexity::Real);
    for (int64_t i = 0; i < n; ++i) {
        if (view.is_complex())
            out->data_mut<Complex>()[i] = digamma(view.complex_at(i));
        else if (k == 0)
            out->data_mut<double>()[i] = digamma(view.double_at(i)).real();
        else {
            if (view.double_at(i) < 0)
                fail({"MATLAB:psi:negative", "The argument of polygamma functions must be non-negative."});
            out->data_mut<double>()[i] = polygamma(static_cast<int>(k), view.double_at(i));
        }
    }
    call.give(x.class_id() == ClassId::Single ? ops::convert(Value(std::move(out)), ClassId::Single) : Value(std::move(out)));
}

constexpr std::string_view kSpecial = "Special Functions";
constexpr Builtin kRows[] = {
    {"gammainc", kSpecial, "Incomplete gamma function", 2, 3, 1, gammainc, kPure},
    {"expint", kSpecial, "Exponential integral", 1, 1, 1, expint, kPure},
    {"psi", kSpecial, "Psi (polygamma) function", 1, 2, 1, psi, kPure},
};

} // namespace

void register_incomplete_gamma(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
