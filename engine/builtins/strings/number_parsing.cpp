#include "engine/builtins/strings/number_parsing.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size())
        return false;
    for (size_t i = 0; i < word.size(); ++i)
        if ((text[i] | 0x20) != word[i])
            return false;
    return true;
}

void skip_blanks(std::string_view& text) {
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t'))
        text.remove_prefix(1);
}

/// One term of a complex number: sign, number, optional `i` before or after. False if there is none.
bool take_term(std::string_view& text, bool sign_needed, double& value, bool& imaginary) {
    skip_blanks(text);
    double sign = 1;
    bool has_sign = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        sign = text[0] == '-' ? -1 : 1;
        has_sign = true;
        text.remove_prefix(1);
        skip_blanks(text);
    }
    if (sign_needed && !has_sign)
        return false;
    imaginary = false;
    const bool unit_first = !text.empty() && (text[0] == 'i' || text[0] == 'j') && !starts_with_word(text, "inf");
    if (unit_first) {
        imaginary = true;
        text.remove_prefix(1);
        std::string_view rest = text;
        skip_blanks(rest);
        value = 1;
        if (!rest.empty() && rest[0] == '*') {
            rest.remove_prefix(1);
            skip_blanks(rest);
            const size_t n = scan_double(rest, value);
            if (n == 0)
                return false;
            text = rest.substr(n);
        }
        value *= sign;
        return true;
    }
    if (text.empty() || text[0] == '+' || text[0] == '-')
        return false;
    const size_t n = scan_double(text, value);
    if (n == 0)
        return false;
    text.remove_prefix(n);
    value *= sign;
    std::string_view rest = text;
    skip_blanks(rest);
    if (!rest.empty() && rest[0] == '*') {
        rest.remove_prefix(1);
        skip_blanks(rest);
        if (rest.empty() || (rest[0] != 'i' && rest[0] != 'j'))
            return false;
    }
    if (!rest.empty() && (rest[0] == 'i' || rest[0] == 'j')) {
        imaginary = true;
        text = rest.substr(1);
    }
    return true;
}

} // namespace

size_t scan_double(std::string_view text, double& value) {
    size_t start = 0;
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        start = 1;
    }
    const std::string_view body = text.substr(start);
    auto give = [&](double x, size_t n) {
        value = negative ? -x : x;
        return start + n;
    };
    if (starts_with_word(body, "inf"))
        return give(std::numeric_limits<double>::infinity(), starts_with_word(body, "infinity") ? 8 : 3);
    if (starts_with_word(body, "nan"))
        return give(kNaN, 3);
    if (body.empty() || (!isdigit(static_cast<unsigned char>(body[0])) &&
                         !(body[0] == '.' && body.size() > 1 && isdigit(static_cast<unsigned char>(body[1])))))
        return 0;
    double x = 0;
    const auto [end, problem] = std::from_chars(body.data(), body.data() + body.size(), x);
    size_t n = static_cast<size_t>(end - body.data());
    if (problem == std::errc::result_out_of_range) { // from_chars leaves x alone
        const std::string copy(body.substr(0, n));
        x = std::strtod(copy.c_str(), nullptr);
    }
    // Fortran's d exponents
    if (n + 1 < body.size() && (body[n] == 'd' || body[n] == 'D')) {
        std::string copy(body);
        copy[n] = 'e';
        double y = 0;
        const auto [end2, problem2] = std::from_chars(copy.data(), copy.data() + copy.size(), y);
        if (problem2 == std::errc() && static_cast<size_t>(end2 - copy.data()) > n + 1) {
            x = y;
            n = static_cast<size_t>(end2 - copy.data());
        }
    }
    return give(x, n);
}

std::complex<double> parse_number(std::u16string_view text) {
    std::string ascii;
    ascii.reserve(text.size());
    for (const char16_t c : text) {
        if (c > 127)
            return kNaN;
        ascii += static_cast<char>(c);
    }
    auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0'; };
    while (!ascii.empty() && is_blank(ascii.back()))
        ascii.pop_back();
    size_t first = 0;
    while (first < ascii.size() && is_blank(ascii[first]))
        ++first;
    ascii.erase(0, first);
    if (ascii.find(',') != std::string::npos) { // thousands separators between digits
        std::string plain;
        for (size_t i = 0; i < ascii.size(); ++i)
            if (ascii[i] != ',')
                plain += ascii[i];
            else if (i == 0 || !isdigit(static_cast<unsigned char>(ascii[i - 1])) || i + 1 >= ascii.size() ||
                     !isdigit(static_cast<unsigned char>(ascii[i + 1])))
                return kNaN;
        ascii = plain;
    }
    std::string_view rest = ascii;
    double a = 0, b = 0;
    bool a_imaginary = false, b_imaginary = false;
    if (!take_term(rest, false, a, a_imaginary))
        return kNaN;
    skip_blanks(rest);
    if (rest.empty())
        return a_imaginary ? std::complex<double>(0, a) : std::complex<double>(a, 0);
    if (!take_term(rest, true, b, b_imaginary))
        return kNaN;
    skip_blanks(rest);
    if (!rest.empty() || a_imaginary == b_imaginary)
        return kNaN;
    return a_imaginary ? std::complex<double>(b, a) : std::complex<double>(a, b);
}

} // namespace etna::builtins
