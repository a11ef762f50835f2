#include "engine/display/display.h"

namespace etna::display {
namespace {

int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
}

void append_code(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// Digits of `base` from `at`, at most `most`; moves `at` behind them.
unsigned read_code(std::string_view text, size_t& at, int base, int most) {
    unsigned code = 0;
    for (int n = 0; n < most && at < text.size() && digit_value(text[at]) < base; ++n, ++at)
        code = code * static_cast<unsigned>(base) + static_cast<unsigned>(digit_value(text[at]));
    return code;
}

} // namespace

std::string process_escapes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i++];
            continue;
        }
        const char c = text[i + 1];
        constexpr std::string_view kNames = "abfnrtv\\", kCodes = "\a\b\f\n\r\t\v\\";
        if (const size_t known = kNames.find(c); known != std::string_view::npos) {
            out += kCodes[known];
            i += 2;
        } else if (c == 'x' && i + 2 < text.size() && digit_value(text[i + 2]) < 16) {
            i += 2;
            append_code(out, read_code(text, i, 16, 4));
        } else if (c >= '0' && c <= '7') {
            i += 1;
            append_code(out, read_code(text, i, 8, 3));
        } else {
            out += text[i++]; // an unknown escape stays as it is
            out += text[i++];
        }
    }
    return out;
}

} // namespace etna::display
