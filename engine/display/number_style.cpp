#include "engine/display/number_style.h"

#include <bit>
#include <cmath>

#include "engine/display/number.h"

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
    const bool is_long = format.style == Format::Long || format.style == Format::LongE || format.style == Format::LongG;
    const int decimals = !is_long ? 4 : single ? 7 : 15;
    switch (format.style) {
    case Format::Hex:
        s.kind = Kind::Hex;
        s.width = single ? 11 : 19;
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
    default:
        break;
    }
    const double integer_limit = is_long ? 1e15 : 1e9;
    if (stats.all_integer && !is_complex && stats.largest < integer_limit) {
        s.kind = Kind::Integer;
        s.width = stats.largest < 1000 ? 6 : std::max(12, digit_count(stats.largest) + 3);
        return s;
    }
    const int exponent_width = is_long && !single ? decimals + 11 : decimals + 9;
    if (format.style == Format::ShortE || format.style == Format::LongE) {
        s.kind = Kind::Exponent;
        s.decimals = decimals;
        s.width = exponent_width;
        return s;
    }
    if (format.style == Format::ShortG || format.style == Format::LongG) {
        s.kind = Kind::General;
        s.decimals = !is_long ? 5 : single ? 7 : 15;
        s.width = !is_long || single ? 13 : 26;
        return s;
    }
    s.kind = Kind::Fixed;
    s.decimals = decimals;
    s.width = is_long ? decimals + 5 : 10;
    const double upper = is_long || is_complex ? 100 : 1000;
    if (stats.largest == 0 || (stats.largest >= 0.001 && stats.largest < upper))
        return s;
    if (scalar) {
        s.kind = Kind::Exponent;
        s.width = exponent_width;
        return s;
    }
    s.scale = exponent_of(stats.largest) + (stats.largest < 0.001 ? 1 : 0);
    return s;
}

std::string NumberStyle::part(double x, int field) const {
    if (kind == Kind::Plus)
        return x > 0 ? "+" : x < 0 ? "-" : " ";
    if (kind == Kind::Hex)
        return single ? print_double("%*s%08x", field - 8, "", std::bit_cast<uint32_t>(static_cast<float>(x)))
                      : print_double("%*s%016llx", field - 16, "", std::bit_cast<unsigned long long>(x));
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
        return print_double("%*.*g", field, decimals, x);
    case Kind::Bank:
        return print_double("%*.2f", field, x);
    default:
        return right_aligned(rational_text(x), field);
    }
}

std::string NumberStyle::real(double x) const {
    if (x == 0 && (kind == Kind::Fixed || kind == Kind::Exponent || kind == Kind::Integer || kind == Kind::General))
        return right_aligned("0", width);
    return part(x, width);
}

std::string NumberStyle::complex(std::complex<double> z) const {
    if (kind == Kind::Plus)
        return part(z.real(), 1);
    const int re = kind == Kind::Fixed ? decimals + 5 : width;
    const int im = kind == Kind::Fixed ? decimals + 3 : 0;
    const bool minus = std::signbit(z.imag()) && !std::isnan(z.imag());
    const double size = std::abs(z.imag());
    const std::string second = kind == Kind::Fixed ? part(size, im) : " " + trimmed(part(size, width));
    return part(z.real(), re) + (minus ? " -" : " +") + second + "i";
}

int NumberStyle::complex_width() const {
    if (kind == Kind::Fixed)
        return 2 * decimals + 11;
    return 2 * width + 1;
}

std::string NumberStyle::factor_line() const { return print_double("   1.0e%+03d *", scale); }

std::string integer_text(const ArrayView& view, int64_t index) {
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
        return integer_text(view, index);
    const std::complex<double> z = view.complex_at(index);
    NumberStats stats;
    stats.add(z.real());
    stats.add(z.imag());
    const NumberStyle style = choose_style(stats, true, view.is_complex(), view.class_id() == ClassId::Single, format);
    return trimmed(view.is_complex() ? style.complex(z) : style.real(z.real()));
}

std::string rational_text(double x) {
    if (!std::isfinite(x))
        return special_text(x);
    // Continued fraction until the value is met to the precision of `rat`, or the text grows too long for its column.
    const double tolerance = std::abs(x) * 1e-6;
    double p0 = 1, q0 = 0, rest = x;
    double p1 = std::round(x), q1 = 1;
    std::string best = print_double("%.0f", p1);
    while (std::abs(x - p1 / q1) > tolerance) {
        rest = 1 / (rest - std::round(rest));
        const double term = std::round(rest);
        const double p = p1 * term + p0, q = q1 * term + q0;
        const double sign = q < 0 ? -1 : 1;
        const std::string text = print_double("%.0f/%.0f", sign * p, sign * q);
        if (text.size() > 12)
            break;
        best = text;
        p0 = p1, q0 = q1, p1 = p, q1 = q;
    }
    return best;
}

} // namespace etna::display
