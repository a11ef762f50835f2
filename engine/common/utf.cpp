#include "engine/common/utf.h"

#include <cstdint>

namespace etna {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

/// Decodes one code point at `pos` and moves past it; ill-formed bytes give U+FFFD, one byte at a time.
char32_t next_code_point(std::string_view s, size_t& pos, bool& well_formed) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(s[i]); };
    const uint8_t lead = byte(pos);
    int extra = 0;
    char32_t cp = 0;
    if (lead < 0x80) {
        ++pos;
        return lead;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        extra = 1;
        cp = lead & 0x1F;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        extra = 2;
        cp = lead & 0x0F;
    } else if (lead >= 0xF0 && lead < 0xF5) {
        extra = 3;
        cp = lead & 0x07;
    } else {
        ++pos;
        well_formed = false;
        return kReplacement;
    }
    for (int k = 1; k <= extra; ++k) {
        if (pos + k >= s.size() || (byte(pos + k) & 0xC0) != 0x80) {
            ++pos;
            well_formed = false;
            return kReplacement;
        }
        cp = (cp << 6) | (byte(pos + k) & 0x3F);
    }
    const bool overlong = (extra == 2 && cp < 0x800) || (extra == 3 && (cp < 0x10000 || cp > 0x10FFFF));
    if (overlong) {
        ++pos;
        well_formed = false;
        return kReplacement;
    }
    if (cp >= 0xD800 && cp < 0xE000)
        well_formed = false; // WTF-8: kept, but not valid UTF-8
    pos += extra + 1;
    return cp;
}

void append_utf8(std::string& out, char32_t cp) {
    if (cp < 0x80) {
        out += static_cast<char>(cp);
    } else if (cp < 0x800) {
        out += static_cast<char>(0xC0 | (cp >> 6));
        out += static_cast<char>(0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
        out += static_cast<char>(0xE0 | (cp >> 12));
        out += static_cast<char>(0x80 | ((cp >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (cp & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (cp >> 18));
        out += static_cast<char>(0x80 | ((cp >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((cp >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (cp & 0x3F));
    }
}

} // namespace

std::u16string to_utf16(std::string_view utf8) {
    std::u16string out;
    out.reserve(utf8.size());
    bool well_formed = true;
    for (size_t pos = 0; pos < utf8.size();) {
        char32_t cp = next_code_point(utf8, pos, well_formed);
        if (cp < 0x10000) {
            out += static_cast<char16_t>(cp);
        } else {
            cp -= 0x10000;
            out += static_cast<char16_t>(0xD800 + (cp >> 10));
            out += static_cast<char16_t>(0xDC00 + (cp & 0x3FF));
        }
    }
    return out;
}

std::string to_utf8(std::u16string_view utf16) {
    std::string out;
    out.reserve(utf16.size());
    for (size_t i = 0; i < utf16.size(); ++i) {
        char32_t cp = utf16[i];
        const bool high = cp >= 0xD800 && cp < 0xDC00;
        if (high && i + 1 < utf16.size() && utf16[i + 1] >= 0xDC00 && utf16[i + 1] < 0xE000)
            cp = 0x10000 + ((cp - 0xD800) << 10) + (utf16[++i] - 0xDC00);
        append_utf8(out, cp);
    }
    return out;
}

bool is_utf8(std::string_view bytes) {
    bool well_formed = true;
    for (size_t pos = 0; pos < bytes.size() && well_formed;)
        next_code_point(bytes, pos, well_formed);
    return well_formed;
}

int display_width(std::string_view utf8) {
    int width = 0;
    for (const char c : utf8)
        width += (static_cast<uint8_t>(c) & 0xC0) != 0x80;
    return width;
}

} // namespace etna
