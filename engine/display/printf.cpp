#include <bit>
#include <charconv>
#include <cmath>

#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/display/number.h"
#include "engine/display/printf_arguments.h"

namespace etna::display {
namespace {

/// One conversion of a format: `%-8.3f`.
struct Conversion {
    bool minus = false, plus = false, space = false, zero = false, alternate = false;
    bool star_width = false, star_precision = false;
    int width = 0;
    int precision = -1;
    char modifier = 0; ///< `b` or `t` before x, o, u: the bits of a double or single
    char type = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr int kMaxWidth = 100000; ///< of a field, and digits of a precision: more is taken for this many

/// The argument of a `*`.
int star_argument(double x) {
    return std::isnan(x) ? 0 : static_cast<int>(std::clamp<double>(x, -kMaxWidth, kMaxWidth));
}

int read_number(std::string_view format, size_t& at) {
    int number = 0;
    for (; at < format.size() && is_digit(format[at]); ++at)
        number = std::min(kMaxWidth, number * 10 + (format[at] - '0'));
    return number;
}

/// Reads the conversion after a `%`; `at` ends behind it. False: the text is no conversion and ends the output.
bool read_conversion(std::string_view format, size_t& at, Conversion& c) {
    for (; at < format.size(); ++at) {
        const char flag = format[at];
        if (flag == '-')
            c.minus = true;
        else if (flag == '+')
            c.plus = true;
        else if (flag == ' ')
            c.space = true;
        else if (flag == '0')
            c.zero = true;
        else if (flag == '#')
            c.alternate = true;
        else
            break;
    }
    if (at < format.size() && format[at] == '*') {
        c.star_width = true;
        ++at;
    } else {
        c.width = read_number(format, at);
    }
    if (at < format.size() && format[at] == '.') {
        ++at;
        if (at < format.size() && format[at] == '*') {
            c.star_precision = true;
            ++at;
        } else {
            c.precision = read_number(format, at);
        }
    }
    while (at < format.size() && (format[at] == 'l' || format[at] == 'h'))
        ++at;
    if (at + 1 < format.size() && (format[at] == 'b' || format[at] == 't'))
        c.modifier = format[at++];
    if (at >= format.size())
        return false;
    c.type = format[at++];
    return std::string_view("diuoxXfFeEgGaAcs").find(c.type) != std::string_view::npos;
}

void append_padded(std::string& out, std::string_view text, const Conversion& c) {
    const int missing = c.width > 0 ? c.width - display_width(text) : 0;
    if (missing > 0 && !c.minus)
        out.append(static_cast<size_t>(missing), ' ');
    out += text;
    if (missing > 0 && c.minus)
        out.append(static_cast<size_t>(missing), ' ');
}

void append_text(std::string& out, std::string_view text, const Conversion& c) {
    if (c.precision >= 0 && display_width(text) > c.precision) {
        size_t end = 0;
        for (int n = 0; end < text.size(); ++end)
            if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && n++ == c.precision)
                break;
        text = text.substr(0, end);
    }
    append_padded(out, text, c);
}

/// `%` + flags + `*.*` + length + type for C's printf.
struct CFormat {
    char text[16];
    CFormat(const Conversion& c, const char* length, char type) {
        char* p = text;
        *p++ = '%';
        if (c.minus)
            *p++ = '-';
        if (c.plus)
            *p++ = '+';
        if (c.space)
            *p++ = ' ';
        if (c.zero)
            *p++ = '0';
        if (c.alternate)
            *p++ = '#';
        for (const char* s = "*.*"; *s; ++s)
            *p++ = *s;
        for (; *length; ++length)
            *p++ = *length;
        *p++ = type;
        *p = '\0';
    }
};

void append_double(std::string& out, double x, char type, const Conversion& c) {
    const CFormat format(c, "", type);
    char buffer[128];
    const int length = std::snprintf(buffer, sizeof buffer, format.text, c.width, c.precision, x);
    if (length < static_cast<int>(sizeof buffer))
        out.append(buffer, static_cast<size_t>(length));
    else
        out += print_double(format.text, c.width, c.precision, x);
}

void append_special(std::string& out, double x, const Conversion& c) {
    std::string text = std::isnan(x) ? "NaN" : x < 0 ? "-Inf" : "Inf";
    if (c.plus && x > 0)
        text = "+Inf";
    append_padded(out, text, c);
}

void append_integer(std::string& out, const PrintfNumber& n, const Conversion& c) {
    const bool plain = c.width == 0 && c.precision < 0 && !c.plus && !c.space && !c.alternate;
    const bool negative = n.exact ? n.integer < 0 : n.x < 0;
    const bool hexadecimal = c.type == 'x' || c.type == 'X' || c.type == 'o';
    if (hexadecimal && negative) // C would print the two's complement; MATLAB writes the number
        return append_double(out, n.x, 'e', c);
    if (!n.exact && std::abs(n.x) >= 9.2e18) {
        if (hexadecimal && n.x >= 1.8446744073709552e19)
            return append_double(out, n.x, 'e', c);
        if (!hexadecimal) {
            Conversion whole = c;
            whole.precision = 0;
            return append_double(out, n.x, 'f', whole);
        }
    }
    const uint64_t natural = n.exact ? n.natural : n.x >= 0 ? static_cast<uint64_t>(n.x) : 0;
    const int64_t integer = n.exact ? n.integer : static_cast<int64_t>(negative ? n.x : std::min(n.x, 9.2e18));
    if (plain && !hexadecimal) {
        char buffer[24];
        const auto end = negative ? std::to_chars(buffer, buffer + sizeof buffer, integer)
                                  : std::to_chars(buffer, buffer + sizeof buffer, natural);
        out.append(buffer, end.ptr);
        return;
    }
    Conversion with = c;
    if (with.precision >= 0)
        with.zero = false;
    char buffer[128];
    int length = 0;
    const auto print = [&](char* to, size_t size) {
        if (hexadecimal)
            return std::snprintf(to, size, CFormat(with, "ll", c.type).text, c.width, c.precision,
                                 static_cast<unsigned long long>(natural));
        if (negative)
            return std::snprintf(to, size, CFormat(with, "ll", 'd').text, c.width, c.precision,
                                 static_cast<long long>(integer));
        return std::snprintf(to, size, CFormat(with, "ll", natural > INT64_MAX ? 'u' : 'd').text, c.width, c.precision,
                             static_cast<unsigned long long>(natural));
    };
    length = print(buffer, sizeof buffer);
    if (length < static_cast<int>(sizeof buffer)) {
        out.append(buffer, static_cast<size_t>(length));
        return;
    }
    std::string big(static_cast<size_t>(length) + 1, '\0');
    print(big.data(), big.size());
    big.pop_back();
    out += big;
}

void append_number(std::string& out, const PrintfNumber& n, const Conversion& c) {
    switch (c.type) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        if (c.modifier == 'b' || c.modifier == 't') {
            PrintfNumber bits;
            bits.exact = true;
            bits.natural = c.modifier == 'b' ? std::bit_cast<uint64_t>(n.x)
                                             : std::bit_cast<uint32_t>(static_cast<float>(n.x));
            bits.integer = bits.natural > INT64_MAX ? INT64_MAX : static_cast<int64_t>(bits.natural);
            return append_integer(out, bits, c);
        }
        if (!n.exact && !std::isfinite(n.x))
            return append_special(out, n.x, c);
        if (!n.exact && n.x != std::trunc(n.x))
            return append_double(out, n.x, c.type == 'X' ? 'E' : 'e', c);
        return append_integer(out, n, c);
    case 'c':
    case 's':
        if (!std::isfinite(n.x))
            return append_special(out, n.x, c);
        if (n.exact || n.x != std::trunc(n.x) || n.x < 0 || n.x > 0x10FFFF) {
            if (n.x == std::trunc(n.x))
                return append_integer(out, n, c);
            return append_double(out, n.x, c.type == 's' && c.precision >= 0 ? 'g' : 'e', c);
        }
        return append_padded(out, n.x < 128 ? std::string(1, static_cast<char>(n.x))
                                            : to_utf8(std::u16string(1, static_cast<char16_t>(n.x))),
                             c);
    default:
        if (!std::isfinite(n.x))
            return append_special(out, n.x, c);
        return append_double(out, n.x, c.type, c);
    }
}

/// Takes what one conversion prints. False: nothing was left for it.
bool convert_one(std::string& out, Conversion c, PrintfArguments& args) {
    if (c.star_width || c.star_precision) {
        args.skip_empty();
        if (c.star_width && args.more()) {
            c.width = star_argument(args.take_number().x);
            if (c.width < 0) {
                c.minus = true;
                c.width = -c.width;
            }
        }
        args.skip_empty();
        if (c.star_precision && args.more())
            c.precision = star_argument(args.take_number().x);
    }
    if (c.type == 's') {
        if (const auto text = args.take_text()) {
            append_text(out, *text, c);
            return true;
        }
    } else {
        args.skip_empty();
        if (const auto text = args.take_string()) { // "%d" with a string prints the text
            append_text(out, *text, c);
            return true;
        }
    }
    if (!args.more())
        return false;
    append_number(out, args.take_number(), c);
    return true;
}

/// `%2$s`: the format without the numbers, and the arguments in the order in which it names them. False: it names none.
bool in_named_order(std::string_view format, std::span<const Value> arguments, std::string& plain, std::vector<Value>& ordered) {
    if (format.find('$') == std::string_view::npos)
        return false;
    bool named = false;
    for (size_t at = 0; at < format.size(); ++at) {
        plain += format[at];
        if (format[at] != '%' || at + 1 == format.size())
            continue;
        if (format[at + 1] == '%') {
            plain += format[++at];
            continue;
        }
        size_t end = at + 1;
        const int number = read_number(format, end);
        if (end == at + 1 || end >= format.size() || format[end] != '$')
            continue;
        if (number < 1 || static_cast<size_t>(number) > arguments.size())
            return false;
        named = true;
        ordered.push_back(arguments[static_cast<size_t>(number) - 1]);
        at = end;
    }
    return named;
}

} // namespace

std::string format_text(std::string_view format, std::span<const Value> arguments) {
    std::string plain;
    std::vector<Value> ordered;
    if (in_named_order(format, arguments, plain, ordered))
        return format_text(plain, ordered);
    std::string out;
    PrintfArguments args(arguments);
    for (;;) {
        bool consumed = false;
        for (size_t at = 0; at < format.size();) {
            const size_t percent = std::min(format.find('%', at), format.size());
            out.append(format.substr(at, percent - at));
            at = percent;
            if (at == format.size())
                break;
            ++at;
            if (at < format.size() && format[at] == '%') {
                out += '%';
                ++at;
                continue;
            }
            Conversion conversion;
            if (!read_conversion(format, at, conversion))
                return out;
            if (convert_one(out, conversion, args)) {
                consumed = true;
            } else if (args.any()) {
                return out; // the data end before the format does
            } else if (conversion.width > 0 && conversion.type == 's') {
                append_padded(out, "", conversion);
            }
        }
        if (!args.more() || !consumed)
            return out;
    }
}

} // namespace etna::display
