#include "engine/display/number_style.h"

#include <bit>
#include <cmath>
#include <cstdlib>

#include "engine/display/number.h"
#include "engine/display/precision.h"

namespace etna::display {
namespace {

using Kind = NumberStyle::Kind;
using Format = vm::DisplayFormat::Style;

std::string right_aligned(const std::string& text, int width) {
    const int missing = width - static_cast<int>(text.size());
    return missing > 0 ? std::string(static_cast<size_t>(missing), ' ') + text : text;
}

const char* special_text(double x) { return std::isnan(x) ? "NaN" : x < 0 ? "-Inf" : "Inf"; }

int exponent_of(double x) {
    int exponent = static_cast<int>(std::floor(std::log10(x)));
    // log10 rounds: 999.9999999999999 must not count as 1000, nor 1000 as 999
    if (std::pow(10.0, exponent) > x)
        --exponent;
    else if (std::pow(10.0, exponent + 1) <= x)
        ++exponent;
    return exponent;
}

int digit_count(double largest) { return largest < 1 ? 1 : exponent_of(largest) + 1; }

std::string trimmed(std::string text) {
    const size_t first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : text.substr(first);
}

} // namespace

PrecisionSettings& precision_settings() {
    thread_local PrecisionSettings settings;
    return settings;
}

void NumberStats::add(double x) {
    if (!std::isfinite(x))
        return;
    all_integer = all_integer && x == std::trunc(x);
    largest = std::max(largest, std::abs(x));
}

NumberStats NumberStats::of(const ArrayView& view) {
    NumberStats stats;
    const auto run = [&](const auto* x, int64_t n) {
        for (int64_t i = 0; i < n; ++i)
            stats.add(static_cast<double>(x[i]));
    };
    const int64_t n = view.numel() * (view.is_complex() ? 2 : 1);
    if (view.class_id() == ClassId::Single)
        run(view.data<float>(), n);
    else
        run(view.data<double>(), n);
    return stats;
}

NumberStyle choose_style(const NumberStats& stats, bool scalar, bool is_complex, bool single,
                         const vm::DisplayFormat& format) {
    NumberStyle s;
    s.single = single;
    s.scalar = scalar;
    const bool is_long = format.style == Format::Long || format.style == Format::LongE ||
                         format.style == Format::LongG || format.style == Format::LongEng;
    const bool wide = is_long && !single; // sixteen digits
    const PrecisionSettings& precision = precision_settings();
    const int decimals = precision.digits > 0 ? precision.digits - 1 : !is_long ? 4 : single ? 7 : 15;
    switch (format.style) {
    case Format::Hex:
        s.kind = Kind::Hex;
        s.width = single ? 11 : 19;
        s.imaginary = s.width;
        return s;
    case Format::Plus:
        s.kind = Kind::Plus;
        s.width = 1;
        return s;
    case Format::Bank:
        s.kind = Kind::Bank;
        s.decimals = 2;
        s.width = std::max(14, digit_count(stats.largest) + 6);
        return s;
    case Format::Rational:
        s.kind = Kind::Rational;
        s.width = 15;
        return s;
    case Format::ShortEng:
    case Format::LongEng:
        s.kind = Kind::Engineering;
        s.decimals = !is_long ? 4 : single ? 8 : 15;
        s.width = !is_long ? 16 : single ? 18 : 25;
        s.imaginary = !is_long ? 13 : single ? 15 : 22;
        return s;
    default:
        break;
    }
    // Nine digits fit into the twelve columns of large integers; greater ones are written like other numbers.
    if (stats.all_integer && !is_complex && stats.largest < 1e9) {
        s.kind = Kind::Integer;
        s.width = stats.largest < 1000 ? 6 : 12;
        return s;
    }
    const auto exponent = [&] {
        s.kind = Kind::Exponent;
        s.decimals = decimals;
        s.width = wide ? 26 + (is_complex ? 1 : 0) : decimals + 9;
        s.imaginary = wide ? 22 : decimals + 7;
        return s;
    };
    if (format.style == Format::ShortE || format.style == Format::LongE)
        return exponent();
    if (format.style == Format::ShortG || format.style == Format::LongG) {
        s.kind = Kind::General;
        s.decimals = precision.digits > 0 ? precision.digits : !is_long ? 5 : single ? 7 : 15;
        s.width = wide ? 26 + (is_complex ? 1 : 0) : single && is_long ? 16 : 13;
        s.imaginary = wide ? 22 : single && is_long ? 14 : 11;
        return s;
    }
    s.kind = Kind::Fixed;
    s.decimals = decimals;
    s.width = is_long || is_complex ? decimals + 5 : decimals + 6;
    s.imaginary = decimals + 3;
    const double upper = is_long || is_complex ? 100 : 1000;
    const bool least_scalar = scalar && (stats.largest == 0.001 || stats.largest == static_cast<double>(0.001f)); // 1.0000e-03
    if (stats.largest == 0 || (stats.largest >= 0.001 && stats.largest < upper && !least_scalar))
        return s;
    if (scalar)
        return exponent();
    if (!precision.common_factor) {
        if (stats.largest >= 1e5 || stats.largest < 1e-5)
            return exponent();
        s.width = std::max(s.width, digit_count(stats.largest) + decimals + 4);
        s.imaginary = s.width - 2;
        return s;
    }
    s.scale = exponent_of(stats.largest) + (stats.largest < 0.001 ? 1 : 0);
    return s;
}

namespace {

/// `314.1593e+000`: the exponent is a multiple of three.
std::string engineering_text(double x, int decimals) {
    const int exponent = x == 0 ? 0 : exponent_of(std::abs(x));
    int step = static_cast<int>(std::floor(exponent / 3.0)) * 3;
    double mantissa = step > 0 ? x / std::pow(10.0, step) : x * std::pow(10.0, -step);
    // The short form has four decimals; the long ones have as many significant digits as the class.
    int places = decimals == 4 ? 4 : decimals - 1 - (exponent - step);
    if (std::abs(std::strtod(print_double("%.*f", places, mantissa).c_str(), nullptr)) >= 1000) { // rounded up
        step += 3;
        mantissa /= 1000;
        places = decimals == 4 ? 4 : decimals - 1;
    }
    return print_double("%.*f", places, mantissa) + print_double("e%c%03d", step < 0 ? '-' : '+', std::abs(step));
}

/// The numerator ends in the eighth column, whether a denominator follows or not.
std::string rational_cell(const std::string& text) {
    const size_t slash = std::min(text.find('/'), text.size());
    const std::string numerator = right_aligned(text.substr(0, slash), 8);
    std::string out = numerator + text.substr(slash);
    if (out.size() < 15)
        out.resize(15, ' ');
    return out;
}

} // namespace

std::string NumberStyle::part(double x, int field) const {
    if (kind == Kind::Plus)
        return x > 0 ? "+" : x < 0 ? "-" : " ";
    if (kind == Kind::Hex)
        return single ? print_double("%*s%08x", field - 8, "", std::bit_cast<uint32_t>(static_cast<float>(x)))
                      : print_double("%*s%016llx", field - 16, "", std::bit_cast<unsigned long long>(x));
    if (kind == Kind::Rational)
        return rational_cell(rational_text(x));
    if (!std::isfinite(x))
        return right_aligned(special_text(x), field);
    switch (kind) {
    case Kind::Integer:
        return print_double("%*.0f", field, x == 0 ? 0.0 : x);
    case Kind::Fixed:
        if (scale != 0)
            x = scale > 0 ? x / std::pow(10.0, scale) : x * std::pow(10.0, -scale);
        return print_double("%*.*f", field, decimals, x);
    case Kind::Exponent:
        return print_double("%*.*e", field, decimals, x);
    case Kind::General:
        return print_double("%*.*g", field, decimals, x == 0 ? 0.0 : x);
    case Kind::Engineering:
        return right_aligned(engineering_text(x, decimals), field);
    default:
        return print_double("%*.2f", field, x);
    }
}

std::string NumberStyle::real(double x) const {
    if (x == 0 && (kind == Kind::Fixed || kind == Kind::Exponent || kind == Kind::Integer || kind == Kind::Bank))
        return right_aligned("0", width);
    return part(x, width);
}

std::string NumberStyle::complex(std::complex<double> z) const {
    if (kind == Kind::Plus || kind == Kind::Bank) // these formats ignore imaginary parts
        return part(z.real(), width);
    if (kind == Kind::Hex)
        return part(z.real(), width) + part(z.imag(), width) + "i";
    const bool minus = std::signbit(z.imag()) && !std::isnan(z.imag());
    const double size = std::abs(z.imag());
    if (kind == Kind::Rational) {
        const std::string second = trimmed(part(size, width));
        const size_t end = second.find_last_not_of(' ') + 1;
        return part(z.real(), width) + (minus ? "- " : "+ ") + second.substr(0, end) + "i" +
               std::string(width > static_cast<int>(end) ? static_cast<size_t>(width) - end : 0, ' ');
    }
    return part(z.real(), width) + (minus ? " -" : " +") + part(size, imaginary) + "i";
}

int NumberStyle::complex_width() const {
    switch (kind) {
    case Kind::Plus:
    case Kind::Bank:
        return width;
    case Kind::Hex:
        return 2 * width + 1;
    case Kind::Rational:
        return 2 * width + 3;
    default:
        return width + imaginary + 3;
    }
}

std::string NumberStyle::factor_line() const { return print_double("   1.0e%+03d *", scale); }

std::string integer_text(const ArrayView& view, int64_t index, bool hexadecimal) {
    if (hexadecimal && is_integer(view.class_id()))
        return visit_class(view.class_id(), [&](auto zero) {
            using T = decltype(zero);
            if constexpr (std::is_integral_v<T>) {
                const auto bits = static_cast<unsigned long long>(view.data<T>()[index]);
                constexpr int kDigits = static_cast<int>(2 * sizeof(T));
                const std::string text = print_double("%0*llx", kDigits, bits);
                return text.substr(text.size() - static_cast<size_t>(kDigits));
            } else {
                return std::string();
            }
        });
    return visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_same_v<T, uint64_t>)
            return std::to_string(static_cast<unsigned long long>(view.data<T>()[index]));
        else
            return std::to_string(static_cast<long long>(view.data<T>()[index]));
    });
}

std::string scalar_text(const ArrayView& view, int64_t index, const vm::DisplayFormat& format) {
    if (!is_float(view.class_id()))
        return integer_text(view, index, format.style == Format::Hex);
    const std::complex<double> z = view.complex_at(index);
    NumberStats stats;
    stats.add(z.real());
    stats.add(z.imag());
    const NumberStyle style = choose_style(stats, true, view.is_complex(), view.class_id() == ClassId::Single, format);
    const std::string text = trimmed(view.is_complex() ? style.complex(z) : style.real(z.real()));
    return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::string rational_text(double x) {
    if (std::isnan(x))
        return "NaN";
    if (std::isinf(x))
        return x > 0 ? "1/0" : "-1/0";
    // Continued fraction until the value is met to a millionth of itself.
    constexpr size_t kRoom = 14, kNumeratorRoom = 9;
    const double tolerance = std::abs(x) * 1e-6;
    double p0 = 1, q0 = 0, rest = x;
    double p1 = std::round(x), q1 = 1;
    while (std::abs(x - p1 / q1) > tolerance) {
        rest = 1 / (rest - std::round(rest));
        const double term = std::round(rest);
        const double p = p1 * term + p0, q = q1 * term + q0;
        p0 = p1, q0 = q1, p1 = p, q1 = q;
    }
    if (!std::isfinite(p1) || !std::isfinite(q1))
        return "*";
    const double sign = q1 < 0 ? -1 : 1;
    const std::string text = std::abs(q1) == 1 ? print_double("%.0f", sign * p1 + 0.0)
                                               : print_double("%.0f/%.0f", sign * p1, sign * q1);
    const size_t numerator = std::min(text.find('/'), text.size());
    return text.size() > kRoom || numerator > kNumeratorRoom ? "*" : text;
}

} // namespace etna::display
