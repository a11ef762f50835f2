// Special functions: gamma, beta, erf and their inverses.
#include <cmath>
#include <exception>
#include <limits>
#include <numbers>

#include "engine/builtins/arguments.h"
#include "engine/builtins/elementary_math/elementwise.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

template <double (*f)(double)>
float narrow(float x) {
    return static_cast<float>(f(static_cast<double>(x)));
}

double gamma_d(double x) {
    if (x == 0)
        return std::signbit(x) ? -kInf : kInf;
    if (x < 0 && x == std::floor(x))
        return std::isinf(x) ? kNaN : kInf;
    if (x == std::floor(x) && x <= 23) { // exact factorials
        double out = 1;
        for (double k = 2; k < x; ++k)
            out *= k;
        return out;
    }
    return std::tgamma(x);
}
double gammaln_d(double x) { return x < 0 ? kNaN : std::lgamma(x); }
double erf_d(double x) { return std::erf(x); }
double erfc_d(double x) { return std::erfc(x); }
double erfcx_d(double x) {
    if (x < 25)
        return std::exp(x * x) * std::erfc(x);
    const double y = 1 / (x * x); // asymptotic series
    return (1 - y * (0.5 - y * (0.75 - y * 1.875))) / (x * 1.772453850905516);
}

/// Start from a rational approximation, then Halley steps on erf itself.
double erfinv_d(double y) {
    if (std::isnan(y) || std::fabs(y) > 1)
        return kNaN;
    if (std::fabs(y) == 1)
        return y * kInf;
    const double w = -std::log((1 - y) * (1 + y));
    double x;
    if (w < 5) {
        const double v = w - 2.5;
        x = ((((((((2.81022636e-08 * v + 3.43273939e-07) * v - 3.5233877e-06) * v - 4.39150654e-06) * v + 0.00021858087) * v - 0.00125372503) * v - 0.00417768164) * v + 0.246640727) * v + 1.50140941) * y;
    } else {
        const double v = std::sqrt(w) - 3;
        x = ((((((((-0.000200214257 * v + 0.000100950558) * v + 0.00134934322) * v - 0.00367342844) * v + 0.00573950773) * v - 0.0076224613) * v + 0.00943887047) * v + 1.00167406) * v + 2.83297682) * y;
    }
    for (int k = 0; k < 2; ++k) {
        const double residual = std::fabs(y) > 0.5 ? (y > 0 ? (1 - y) - std::erfc(x) : std::erfc(-x) - (1 + y)) : std::erf(x) - y;
        const double u = (std::fabs(y) > 0.5 && y > 0 ? residual : residual) / (1.1283791670955126 * std::exp(-x * x));
        x -= u / (1 + x * u);
    }
    return x;
}
double erfcinv_d(double y) {
    if (std::isnan(y) || y < 0 || y > 2)
        return kNaN;
    if (y == 0 || y == 2)
        return y == 0 ? kInf : -kInf;
    if (y > 0.1 && y < 1.9)
        return erfinv_d(1 - y);
    const double p = y < 1 ? y : 2 - y; // tail: Newton on erfc from the asymptotic start
    const double t = std::sqrt(-2 * std::log(p / 2));
    double x = 0.70710678118654752 * (t - (2.30753 + t * 0.27061) / (1 + t * (0.99229 + t * 0.04481)));
    for (int k = 0; k < 4; ++k) {
        const double u = (std::erfc(x) - p) / (-1.1283791670955126 * std::exp(-x * x));
        x -= u / (1 + x * u);
    }
    return y < 1 ? x : -x;
}

constexpr Elementary kGamma{gamma_d, narrow<gamma_d>};
constexpr Elementary kGammaln{gammaln_d, narrow<gammaln_d>};
constexpr Elementary kErf{erf_d, narrow<erf_d>};
constexpr Elementary kErfc{erfc_d, narrow<erfc_d>};
constexpr Elementary kErfcx{erfcx_d, narrow<erfcx_d>};
constexpr Elementary kErfinv{erfinv_d, narrow<erfinv_d>};
constexpr Elementary kErfcinv{erfcinv_d, narrow<erfcinv_d>};

double betaln_d(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }
double beta_d(double a, double b) { return std::exp(betaln_d(a, b)); }
void beta(Call& call) { call.give(apply_binary(call, beta_d, call.arg(0), call.arg(1), false)); }
void betaln(Call& call) { call.give(apply_binary(call, betaln_d, call.arg(0), call.arg(1), false)); }

/// Regularised incomplete beta function by Lentz's continued fraction.
double betainc_of(double x, double a, double b) {
    if (!(x >= 0 && x <= 1) || !(a >= 0) || !(b >= 0))
        return kNaN;
    if (x == 0 || x == 1)
        return x;
    if (x > (a + 1) / (a + b + 2))
        return 1 - betainc_of(1 - x, b, a);
    const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - betaln_d(a, b)) / a;
    double f = 1, c = 1, d = 0;
    for (int i = 0; i <= 1000; ++i) {
        const double m = i / 2;
        double numerator = 1;
        if (i > 0)
            numerator = i % 2 == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
                                   : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + numerator * d;
        d = 1 / (std::fabs(d) < 1e-300 ? 1e-300 : d);
        c = 1 + numerator / (std::fabs(c) < 1e-300 ? 1e-300 : c);
        f *= c * d;
        if (std::fabs(1 - c * d) < 1e-16)
            break;
    }
    return front * (f - 1);
}
void betainc(Call& call) {
    const Value x = as_double(call.arg(0)), a = as_double(call.arg(1)), b = as_double(call.arg(2));
    const bool upper = call.nargin() > 3 && text_is(call.arg(3), "upper");
    const Dims dims = ops::broadcast_dims(ops::broadcast_dims(x.dims(), a.dims()), b.dims());
    const ArrayView vx(x), va(a), vb(b);
    std::vector<double> out;
    for (int64_t i = 0; i < dims.numel(); ++i) {
        for (const ArrayView* v : {&vx, &va, &vb})
            if (v->numel() != 1 && v->numel() != dims.numel())
                fail({"MATLAB:betainc:XAandBsizeMismatch", "X, Z and W must all be the same size, or any of them can be scalar."});
        const double y = betainc_of(vx.double_at(vx.numel() == 1 ? 0 : i), va.double_at(va.numel() == 1 ? 0 : i), vb.double_at(vb.numel() == 1 ? 0 : i));
        out.push_back(upper ? 1 - y : y);
    }
    call.give(Value(Array::of<double>(dims, out.data())));
}

constexpr std::string_view kSpecial = "Special Functions";
constexpr Builtin kRows[] = {
    {"gamma", kSpecial, "Gamma function", 1, 1, 1, elementary<kGamma>, kPure},
    {"gammaln", kSpecial, "Logarithm of gamma function", 1, 1, 1, elementary<kGammaln>, kPure},
    {"erf", kSpecial, "Error function", 1, 1, 1, elementary<kErf>, kPure},
    {"erfc", kSpecial, "Complementary error function", 1, 1, 1, elementary<kErfc>, kPure},
    {"erfcx", kSpecial, "Scaled complementary error function", 1, 1, 1, elementary<kErfcx>, kPure},
    {"erfinv", kSpecial, "Inverse error function", 1, 1, 1, elementary<kErfinv>, kPure},
    {"erfcinv", kSpecial, "Inverse complementary error function", 1, 1, 1, elementary<kErfcinv>, kPure},
    {"beta", kSpecial, "Beta function", 2, 2, 1, beta, kPure},
    {"betaln", kSpecial, "Logarithm of beta function", 2, 2, 1, betaln, kPure},
    {"betainc", kSpecial, "Incomplete beta function", 3, 4, 1, betainc, kPure},
};

} // namespace

void register_special(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
