// The values of literals.
#include <charconv>
#include <limits>

#include "engine/syntax/lexer.h"

namespace etna::syntax {
namespace {

void append_utf8(std::string& out, uint32_t code_point) {
    if (code_point < 0x80) {
        out += static_cast<char>(code_point);
    } else {
        out += static_cast<char>(0xC0 | (code_point >> 6));
        out += static_cast<char>(0x80 | (code_point & 0x3F));
    }
}

int digit_value(char c, int base) {
    int value = 99;
    if (c >= '0' && c <= '9')
        value = c - '0';
    else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        value = (c | 0x20) - 'a' + 10;
    return value < base ? value : -1;
}

/// Appends what the escape at `pos` (behind the backslash) means and moves past it.
void decode_escape(std::string_view body, size_t& pos, std::string& out) {
    constexpr std::string_view kLetters = "abfnrtv0";
    constexpr char kValues[] = "\a\b\f\n\r\t\v";
    const char c = body[pos++];
    const auto digits = [&](int base, int most) {
        uint32_t value = 0;
        for (int k = 0; k < most && pos < body.size() && digit_value(body[pos], base) >= 0; ++k)
            value = value * base + digit_value(body[pos++], base);
        append_utf8(out, value & 0xFF);
    };
    if (c == '\n' || c == '\r') {
        pos += c == '\r' && pos < body.size() && body[pos] == '\n';
    } else if (c == 'x') {
        digits(16, 2);
    } else if (c >= '0' && c <= '7') {
        --pos;
        digits(8, 3);
    } else if (const size_t letter = kLetters.find(c); letter < 7) {
        out += kValues[letter];
    } else {
        out += c;
    }
}

bool decode_integer(std::string_view literal, Number& number) {
    const int base = (literal[1] | 0x20) == 'x' ? 16 : 2;
    size_t pos = 2;
    uint64_t value = 0;
    bool fits = true;
    for (; pos < literal.size() && digit_value(literal[pos], base) >= 0; ++pos) {
        fits = fits && value <= std::numeric_limits<uint64_t>::max() / base;
        value = value * base + digit_value(literal[pos], base);
    }
    number.bits = value;
    int width = 8;
    bool is_signed = false;
    if (pos < literal.size()) {
        is_signed = literal[pos] == 's';
        const std::string_view digits = literal.substr(pos + 1);
        width = digits == "8" ? 8 : digits == "16" ? 16 : digits == "32" ? 32 : digits == "64" ? 64 : 0;
        if (width == 0)
            return false;
    } else {
        while (width < 64 && value >> width != 0)
            width *= 2;
    }
    fits = fits && (width == 64 || value >> width == 0);
    if (is_signed && width < 64 && (value >> (width - 1) & 1) != 0)
        number.bits |= ~uint64_t{0} << width;
    constexpr NumberClass kSigned[] = {NumberClass::Int8, NumberClass::Int16, NumberClass::Int32, NumberClass::Int64};
    constexpr NumberClass kUnsigned[] = {NumberClass::Uint8, NumberClass::Uint16, NumberClass::Uint32,
                                         NumberClass::Uint64};
    const int index = width == 8 ? 0 : width == 16 ? 1 : width == 32 ? 2 : 3;
    number.number_class = is_signed ? kSigned[index] : kUnsigned[index];
    number.value =
        is_signed ? static_cast<double>(static_cast<int64_t>(number.bits)) : static_cast<double>(number.bits);
    return fits;
}

} // namespace

std::string decode_quoted(std::string_view literal, bool escapes) {
    const char quote = literal.front();
    const std::string_view body = literal.substr(1, literal.size() - 2);
    std::string out;
    out.reserve(body.size());
    for (size_t pos = 0; pos < body.size();) {
        const char c = body[pos++];
        if (c == '\\' && escapes && pos < body.size()) {
            decode_escape(body, pos, out);
            continue;
        }
        out += c;
        if (c == quote)
            ++pos;
    }
    return out;
}

bool decode_number(std::string_view literal, Number& number) {
    std::string ungrouped;
    if (literal.find('_') != std::string_view::npos) {
        ungrouped = literal;
        std::erase(ungrouped, '_');
        literal = ungrouped;
    }
    if (literal.size() > 2 && literal[0] == '0' && ((literal[1] | 0x20) == 'x' || (literal[1] | 0x20) == 'b'))
        return decode_integer(literal, number);
    const char last = literal.back();
    number.imaginary = last == 'i' || last == 'j' || last == 'I' || last == 'J';
    if (number.imaginary)
        literal.remove_suffix(1);
    if (literal.size() == 1) {
        number.value = literal[0] - '0';
        return true;
    }
    std::string with_d; // Fortran's exponent letter
    const size_t d = literal.find_first_of("dD");
    if (d != std::string_view::npos) {
        with_d = literal;
        with_d[d] = 'e';
        literal = with_d;
    }
    const auto [end, status] = std::from_chars(literal.data(), literal.data() + literal.size(), number.value);
    if (status == std::errc::result_out_of_range) {
        const size_t e = literal.find_first_of("eE");
        const bool tiny = e != std::string_view::npos ? literal[e + 1] == '-' : literal[0] == '0' || literal[0] == '.';
        number.value = tiny ? 0.0 : std::numeric_limits<double>::infinity();
    }
    return true;
}

} // namespace etna::syntax
