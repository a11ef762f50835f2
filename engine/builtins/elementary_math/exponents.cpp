// exp, log, sqrt and their kin; trigonometric and hyperbolic functions.
#include <cmath>
#include <limits>

#include "engine/accel/elementary.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/elementary_math/elementwise.h"
#include "engine/builtins/families.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr RealDomain not_negative{0, kInfinity}, above_minus_one{-1, kInfinity}, within_one{-1, 1}, at_least_one{1, kInfinity},
    outside_one{-1, 1, true}, in_unit_interval{0, 1};

/// MATLAB's sqrt has an exact zero real part for negative reals.
Complex sqrt_c(Complex z) { return z.imag() == 0 && z.real() < 0 ? Complex(0, std::sqrt(-z.real())) : std::sqrt(z); }
Complex log1p_c(Complex z) {
    return z.imag() == 0 && z.real() >= -1 ? Complex(std::log1p(z.real())) : std::log(1.0 + z);
}
Complex expm1_c(Complex z) {
    const double s = std::sin(z.imag() / 2);
    return {std::expm1(z.real()) * std::cos(z.imag()) - 2 * s * s, std::exp(z.real()) * std::sin(z.imag())};
}
Complex log2_c(Complex z) { return std::log(z) / 0.6931471805599453; }
Complex log10_c(Complex z) { return std::log(z) / 2.302585092994046; }
/// The branch cuts of asin and acos for reals beyond 1: MATLAB gives asin(2) = 1.5708 - 1.3170i, acos(2) = 0 + 1.3170i.
Complex asin_c(Complex z) {
    if (z.imag() == 0 && z.real() > 1)
        return {1.5707963267948966, -std::acosh(z.real())};
    if (z.imag() == 0 && z.real() < -1)
        return {-1.5707963267948966, std::acosh(-z.real())};
    return std::asin(z);
}
Complex acos_c(Complex z) {
    if (z.imag() == 0 && z.real() > 1)
        return {0, std::acosh(z.real())};
    if (z.imag() == 0 && z.real() < -1)
        return {3.141592653589793, -std::acosh(-z.real())};
    return std::acos(z);
}

// Real functions come from accel/elementary.h: the same bits on every device.
#define ETNA_REAL(name)                                                                                                \
    double name##_d(double x) { return accel::elementary::name(x); }                                                               \
    float name##_f(float x) { return accel::elementary::name(x); }
#define ETNA_STD(name)                                                                                                 \
    ETNA_REAL(name)                                                                                                    \
    Complex name##_z(Complex z) { return std::name(z); }
ETNA_REAL(expm1)
ETNA_REAL(log1p)
ETNA_REAL(log2)
ETNA_REAL(log10)
ETNA_REAL(sqrt)
ETNA_REAL(asin)
ETNA_REAL(acos)
ETNA_REAL(cbrt)
ETNA_STD(exp)
ETNA_STD(log)
ETNA_STD(sin)
ETNA_STD(cos)
ETNA_STD(tan)
ETNA_STD(atan)
ETNA_STD(sinh)
ETNA_STD(cosh)
ETNA_STD(tanh)
ETNA_STD(asinh)
ETNA_STD(acosh)
ETNA_STD(atanh)
#undef ETNA_STD
#undef ETNA_REAL

constexpr Elementary kExp{exp_d, exp_f, exp_z};
constexpr Elementary kExpm1{expm1_d, expm1_f, expm1_c};
constexpr Elementary kLog{log_d, log_f, log_z, not_negative};
constexpr Elementary kLog2{log2_d, log2_f, log2_c, not_negative};
constexpr Elementary kLog10{log10_d, log10_f, log10_c, not_negative};
constexpr Elementary kLog1p{log1p_d, log1p_f, log1p_c, above_minus_one};
constexpr Elementary kSqrt{sqrt_d, sqrt_f, sqrt_c, not_negative};
constexpr Elementary kSin{sin_d, sin_f, sin_z};
constexpr Elementary kCos{cos_d, cos_f, cos_z};
constexpr Elementary kTan{tan_d, tan_f, tan_z};
constexpr Elementary kAsin{asin_d, asin_f, asin_c, within_one};
constexpr Elementary kAcos{acos_d, acos_f, acos_c, within_one};
constexpr Elementary kAtan{atan_d, atan_f, atan_z};
constexpr Elementary kSinh{sinh_d, sinh_f, sinh_z};
constexpr Elementary kCosh{cosh_d, cosh_f, cosh_z};
constexpr Elementary kTanh{tanh_d, tanh_f, tanh_z};
constexpr Elementary kAsinh{asinh_d, asinh_f, asinh_z};
constexpr Elementary kAcosh{acosh_d, acosh_f, acosh_z, at_least_one};
constexpr Elementary kAtanh{atanh_d, atanh_f, atanh_z, within_one};

// Reciprocals and their inverses.
template <double (*f)(double)>
double reciprocal(double x) {
    return 1 / f(x);
}
template <double (*f)(double)>
float reciprocal_f(float x) {
    return static_cast<float>(1 / f(x));
}
template <Complex (*f)(Complex)>
Complex reciprocal_z(Complex z) {
    return 1.0 / f(z);
}
template <double (*f)(double)>
double of_reciprocal(double x) {
    return f(1 / x);
}
template <double (*f)(double)>
float of_reciprocal_f(float x) {
    return static_cast<float>(f(1 / x));
}
template <Complex (*f)(Complex)>
Complex of_reciprocal_z(Complex z) {
    return f(1.0 / z);
}
constexpr Elementary kSec{reciprocal<cos_d>, reciprocal_f<cos_d>, reciprocal_z<cos_z>};
constexpr Elementary kCsc{reciprocal<sin_d>, reciprocal_f<sin_d>, reciprocal_z<sin_z>};
constexpr Elementary kCot{reciprocal<tan_d>, reciprocal_f<tan_d>, reciprocal_z<tan_z>};
constexpr Elementary kSech{reciprocal<cosh_d>, reciprocal_f<cosh_d>, reciprocal_z<cosh_z>};
constexpr Elementary kCsch{reciprocal<sinh_d>, reciprocal_f<sinh_d>, reciprocal_z<sinh_z>};
constexpr Elementary kCoth{reciprocal<tanh_d>, reciprocal_f<tanh_d>, reciprocal_z<tanh_z>};
constexpr Elementary kAsec{of_reciprocal<acos_d>, of_reciprocal_f<acos_d>, of_reciprocal_z<acos_c>, outside_one};
constexpr Elementary kAcsc{of_reciprocal<asin_d>, of_reciprocal_f<asin_d>, of_reciprocal_z<asin_c>, outside_one};
constexpr Elementary kAcot{of_reciprocal<atan_d>, of_reciprocal_f<atan_d>, of_reciprocal_z<atan_z>};
constexpr Elementary kAsech{of_reciprocal<acosh_d>, of_reciprocal_f<acosh_d>, of_reciprocal_z<acosh_z>, in_unit_interval};
constexpr Elementary kAcsch{of_reciprocal<asinh_d>, of_reciprocal_f<asinh_d>, of_reciprocal_z<asinh_z>};
constexpr Elementary kAcoth{of_reciprocal<atanh_d>, of_reciprocal_f<atanh_d>, of_reciprocal_z<atanh_z>, outside_one};

// Degrees: exact at multiples of 90.
double sind(double x) {
    if (std::isinf(x))
        return std::nan("");
    const double r = std::remainder(x, 360);
    if (r == 180 || r == -180 || r == 0)
        return std::copysign(0.0, x);
    if (std::fabs(r) == 90)
        return r > 0 ? 1 : -1;
    if (std::fabs(r) == 30 || std::fabs(r) == 150)
        return r > 0 ? 0.5 : -0.5;
    const double s = std::fabs(r) > 90 ? std::copysign(180 - std::fabs(r), r) : r;
    return std::fabs(s) <= 45 ? accel::elementary::sin(s * 0.017453292519943295)
                              : std::copysign(accel::elementary::cos((90 - std::fabs(s)) * 0.017453292519943295), s);
}
double cosd(double x) { return std::isinf(x) ? std::nan("") : sind(90 - std::fabs(std::remainder(x, 360))); }
double tand(double x) {
    const double s = sind(x), c = cosd(x);
    if (c == 0) // +Inf at 90, -Inf at -90 and 270
        return std::remainder(x, 360) > 0 ? HUGE_VAL : -HUGE_VAL;
    return std::fabs(s) == std::fabs(c) ? (s == c ? 1 : -1) : s / c;
}
double asind(double x) { return accel::elementary::asin(x) * 57.29577951308232; }
double acosd(double x) { return accel::elementary::acos(x) * 57.29577951308232; }
double atand(double x) { return accel::elementary::atan(x) * 57.29577951308232; }
double deg2rad(double x) { return x * 0.017453292519943295; }
double rad2deg(double x) { return x * 57.29577951308232; }
template <double (*f)(double)>
float narrow(float x) {
    return static_cast<float>(f(x));
}
template <Complex (*f)(Complex)>
Complex in_degrees_z(Complex z) {
    return f(z) * 57.29577951308232;
}
Complex deg2rad_z(Complex z) { return z * 0.017453292519943295; }
Complex rad2deg_z(Complex z) { return z * 57.29577951308232; }
constexpr Elementary kSind{sind, narrow<sind>};
constexpr Elementary kCosd{cosd, narrow<cosd>};
constexpr Elementary kTand{tand, narrow<tand>};
constexpr Elementary kAsind{asind, narrow<asind>, in_degrees_z<asin_c>, within_one};
constexpr Elementary kAcosd{acosd, narrow<acosd>, in_degrees_z<acos_c>, within_one};
constexpr Elementary kAtand{atand, narrow<atand>};
constexpr Elementary kDeg2rad{deg2rad, narrow<deg2rad>, deg2rad_z};
constexpr Elementary kRad2deg{rad2deg, narrow<rad2deg>, rad2deg_z};
template <const Elementary& function>
void angle_unit(Call& call) {
    if (!call.arg(0).is_float())
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":nonFloatInput", "The angle must be a floating point class (double or single).");
    call.give(apply_elementary(call, function, call.arg(0)));
}
constexpr Elementary kCbrt{cbrt_d, cbrt_f};

double atan2_d(double y, double x) { return accel::elementary::atan2(y, x); }
double atan2d_d(double y, double x) { return accel::elementary::atan2(y, x) * 57.29577951308232; }
double hypot_d(double a, double b) { return accel::elementary::hypot(a, b); }
void atan2(Call& call) { call.give(apply_binary(call, atan2_d, call.arg(0), call.arg(1), false)); }
void atan2d(Call& call) { call.give(apply_binary(call, atan2d_d, call.arg(0), call.arg(1), false)); }

Value absolute(const Value& x) {
    const ArrayView view(x);
    std::vector<double> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = std::abs(view.complex_at(i));
    return ops::convert(Array::of<double>(view.dims(), out.data()), view.class_id());
}
void hypot(Call& call) {
    const Value a = call.arg(0).is_complex() ? absolute(call.arg(0)) : call.arg(0);
    const Value b = call.arg(1).is_complex() ? absolute(call.arg(1)) : call.arg(1);
    Value out = apply_binary(call, hypot_d, a, b, false);
    for (int i = 2; i < call.nargin(); ++i) // Octave: of more than two
        out = apply_binary(call, hypot_d, out, call.arg(i).is_complex() ? absolute(call.arg(i)) : call.arg(i), false);
    call.give(std::move(out));
}

/// `[f, e] = log2(x)`: x = f .* 2.^e with 0.5 <= abs(f) < 1.
void log2(Call& call) {
    if (call.nargout < 2)
        return call.give(apply_elementary(call, kLog2, call.arg(0)));
    if (!call.arg(0).is_float())
        refuse_class(call, call.arg(0));
    if (call.arg(0).is_complex()) { // both parts share the exponent of the real part, or of the imaginary one beside zero
        const ArrayView view(call.arg(0));
        Ref<Array> f = Array::uninitialized(ClassId::Double, view.dims(), Complexity::Complex);
        Ref<Array> e = Array::zeros(ClassId::Double, view.dims());
        for (int64_t i = 0; i < view.numel(); ++i) {
            const std::complex<double> z = view.complex_at(i);
            int re = 0, im = 0;
            std::frexp(z.real(), &re);
            std::frexp(z.imag(), &im);
            const int exponent = z.real() == 0 ? im : z.imag() == 0 ? re : std::max(re, im);
            const bool finite = std::isfinite(z.real()) && std::isfinite(z.imag());
            f->data_mut<std::complex<double>>()[i] =
                finite ? std::complex<double>(std::ldexp(z.real(), -exponent), std::ldexp(z.imag(), -exponent)) : z;
            e->data_mut<double>()[i] = finite ? exponent : 0;
        }
        call.give(0, ops::convert(Value(std::move(f)), call.arg(0).class_id()));
        return call.give(1, ops::convert(Value(std::move(e)), call.arg(0).class_id()));
    }
    const Value x = as_double(call.arg(0));
    const ArrayView view(x);
    Ref<Array> f = Array::uninitialized(ClassId::Double, view.dims()), e = Array::zeros(ClassId::Double, view.dims());
    for (int64_t i = 0; i < view.numel(); ++i) {
        int exponent = 0;
        const double v = view.double_at(i);
        f->data_mut<double>()[i] = std::frexp(v, &exponent);
        e->data_mut<double>()[i] = std::isfinite(v) ? exponent : 0;
    }
    call.give(0, ops::convert(Value(std::move(f)), call.arg(0).class_id()));
    call.give(1, ops::convert(Value(std::move(e)), call.arg(0).class_id()));
}

double pow2_d(double f, double e) { return std::ldexp(f, static_cast<int>(std::max(-5000.0, std::min(5000.0, e)))); }
void pow2(Call& call) {
    if (call.nargin() == 2)
        return call.give(apply_binary(call, pow2_d, call.arg(0), call.arg(1), false));
    call.give(ops::binary(ops::BinaryOp::Power, Value::of(2.0), call.arg(0)));
}
double nextpow2_d(double x) {
    int e = 0;
    x = std::fabs(x);
    if (!std::isfinite(x))
        return x;
    return std::frexp(x, &e) == 0.5 ? e - 1 : x == 0 ? 0 : e;
}
constexpr Elementary kNextpow2{nextpow2_d, narrow<nextpow2_d>};
void nextpow2(Call& call) {
    if (!is_numeric(call.arg(0).class_id()))
        fail({"MATLAB:nextpow2:inputType", "The input must be numeric."});
    if (call.arg(0).is_complex())
        fail({"MATLAB:nextpow2:inputMustBeReal", "The input must be real."});
    const ClassId cls = call.arg(0).class_id();
    const Value out = apply_elementary(call, kNextpow2, is_float(cls) ? call.arg(0) : as_double(call.arg(0)));
    call.give(is_float(cls) ? out : ops::convert(out, cls));
}

void nthroot(Call& call) {
    static constexpr auto root = [](double x, double n) {
        const bool odd = std::fabs(std::fmod(n, 2)) == 1;
        double y = x < 0 && odd ? -std::pow(-x, 1 / n) : std::pow(x, 1 / n);
        if (std::isfinite(y) && y != 0 && n > 0 && std::isfinite(x)) // one Newton step takes back the rounding of 1/n
            y -= (y - x / std::pow(y, n - 1)) / n;
        return y;
    };
    const ArrayView vx(call.arg(0)), vn(call.arg(1));
    if (vx.is_complex() || vn.is_complex())
        fail({"MATLAB:nthroot:ComplexInput", "Inputs must be real."});
    for (int64_t i = 0; i < vx.numel(); ++i)
        if (vx.double_at(i) < 0)
            for (int64_t k = 0; k < vn.numel(); ++k)
                if (std::fabs(std::fmod(vn.double_at(k), 2)) != 1)
                    fail({"MATLAB:nthroot:NegXNotOddIntegerN",
                          "If X is negative, then N must be an odd integer."});
    call.give(apply_binary(call, root, call.arg(0), call.arg(1), false));
}

void real_only(Call& call, const Elementary& f, const Message& message) {
    const Value result = apply_elementary(call, f, call.arg(0));
    if (result.is_complex())
        fail(message);
    call.give(result);
}
void realsqrt(Call& call) { real_only(call, kSqrt, {"MATLAB:realsqrt:complexResult", "Realsqrt produced complex result."}); }
void reallog(Call& call) { real_only(call, kLog, {"MATLAB:reallog:complexResult", "Reallog produced complex result."}); }
void realpow(Call& call) {
    const Value result = ops::binary(ops::BinaryOp::Power, call.arg(0), call.arg(1));
    if (result.is_complex())
        fail({"MATLAB:realpow:complexResult", "Realpow produced complex result."});
    call.give(result);
}

constexpr std::string_view kExponents = "Elementary Math";
constexpr Builtin kRows[] = {
    {"exp", kExponents, "Exponential", 1, 1, 1, elementary<kExp>, kElementwise},
    {"expm1", kExponents, "Compute exp(x)-1 accurately for small values of x", 1, 1, 1, elementary<kExpm1>, kElementwise},
    {"log", kExponents, "Natural logarithm", 1, 1, 1, elementary<kLog>, kElementwise},
    {"log2", kExponents, "Base 2 logarithm and floating-point number dissection", 1, 1, 2, log2, kElementwise},
    {"log10", kExponents, "Common logarithm (base 10)", 1, 1, 1, elementary<kLog10>, kElementwise},
    {"log1p", kExponents, "Compute log(1+x) accurately for small values of x", 1, 1, 1, elementary<kLog1p>, kElementwise},
    {"sqrt", kExponents, "Square root", 1, 1, 1, elementary<kSqrt>, kElementwise},
    {"sin", kExponents, "Sine of argument in radians", 1, 1, 1, elementary<kSin>, kElementwise},
    {"cos", kExponents, "Cosine of argument in radians", 1, 1, 1, elementary<kCos>, kElementwise},
    {"tan", kExponents, "Tangent of argument in radians", 1, 1, 1, elementary<kTan>, kElementwise},
    {"asin", kExponents, "Inverse sine in radians", 1, 1, 1, elementary<kAsin>, kElementwise},
    {"acos", kExponents, "Inverse cosine in radians", 1, 1, 1, elementary<kAcos>, kElementwise},
    {"atan", kExponents, "Inverse tangent in radians", 1, 1, 1, elementary<kAtan>, kElementwise},
    {"sinh", kExponents, "Hyperbolic sine", 1, 1, 1, elementary<kSinh>, kElementwise},
    {"cosh", kExponents, "Hyperbolic cosine", 1, 1, 1, elementary<kCosh>, kElementwise},
    {"tanh", kExponents, "Hyperbolic tangent", 1, 1, 1, elementary<kTanh>, kElementwise},
    {"asinh", kExponents, "Inverse hyperbolic sine", 1, 1, 1, elementary<kAsinh>, kPure},
    {"acosh", kExponents, "Inverse hyperbolic cosine", 1, 1, 1, elementary<kAcosh>, kPure},
    {"atanh", kExponents, "Inverse hyperbolic tangent", 1, 1, 1, elementary<kAtanh>, kPure},
    {"sec", kExponents, "Secant of angle in radians", 1, 1, 1, elementary<kSec>, kPure},
    {"csc", kExponents, "Cosecant of input angle in radians", 1, 1, 1, elementary<kCsc>, kPure},
    {"cot", kExponents, "Cotangent of angle in radians", 1, 1, 1, elementary<kCot>, kPure},
    {"sech", kExponents, "Hyperbolic secant", 1, 1, 1, elementary<kSech>, kPure},
    {"csch", kExponents, "Hyperbolic cosecant", 1, 1, 1, elementary<kCsch>, kPure},
    {"coth", kExponents, "Hyperbolic cotangent", 1, 1, 1, elementary<kCoth>, kPure},
    {"asec", kExponents, "Inverse secant in radians", 1, 1, 1, elementary<kAsec>, kPure},
    {"acsc", kExponents, "Inverse cosecant in radians", 1, 1, 1, elementary<kAcsc>, kPure},
    {"acot", kExponents, "Inverse cotangent in radians", 1, 1, 1, elementary<kAcot>, kPure},
    {"asech", kExponents, "Inverse hyperbolic secant", 1, 1, 1, elementary<kAsech>, kPure},
    {"acsch", kExponents, "Inverse hyperbolic cosecant", 1, 1, 1, elementary<kAcsch>, kPure},
    {"acoth", kExponents, "Inverse hyperbolic cotangent", 1, 1, 1, elementary<kAcoth>, kPure},
    {"sind", kExponents, "Sine of argument in degrees", 1, 1, 1, elementary<kSind>, kPure},
    {"cosd", kExponents, "Cosine of argument in degrees", 1, 1, 1, elementary<kCosd>, kPure},
    {"tand", kExponents, "Tangent of argument in degrees", 1, 1, 1, elementary<kTand>, kPure},
    {"asind", kExponents, "Inverse sine in degrees", 1, 1, 1, elementary<kAsind>, kPure},
    {"acosd", kExponents, "Inverse cosine in degrees", 1, 1, 1, elementary<kAcosd>, kPure},
    {"atand", kExponents, "Inverse tangent in degrees", 1, 1, 1, elementary<kAtand>, kPure},
    {"deg2rad", kExponents, "Convert angle from degrees to radians", 1, 1, 1, angle_unit<kDeg2rad>, kPure},
    {"rad2deg", kExponents, "Convert angle from radians to degrees", 1, 1, 1, angle_unit<kRad2deg>, kPure},
    {"cbrt", kExponents, "Real cube root", 1, 1, 1, elementary<kCbrt>, kPure},
    {"atan2", kExponents, "Four-quadrant inverse tangent", 2, 2, 1, atan2, kElementwise},
    {"atan2d", kExponents, "Four-quadrant inverse tangent in degrees", 2, 2, 1, atan2d, kPure},
    {"hypot", kExponents, "Square root of sum of squares (hypotenuse)", 2, kAnyNumber, 1, hypot, kElementwise},
    {"pow2", kExponents, "Exponentiate with base 2", 1, 2, 1, pow2, kPure},
    {"nextpow2", kExponents, "Exponent of next higher power of 2", 1, 1, 1, nextpow2, kPure},
    {"nthroot", kExponents, "Real nth root of real numbers", 2, 2, 1, nthroot, kPure},
    {"realsqrt", kExponents, "Square root for nonnegative real arrays", 1, 1, 1, realsqrt, kPure},
    {"reallog", kExponents, "Natural logarithm for nonnegative real arrays", 1, 1, 1, reallog, kPure},
    {"realpow", kExponents, "Array power for real-only output", 2, 2, 1, realpow, kPure},
};

} // namespace

void register_exponents(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
