// Bytes and characters: native2unicode, unicode2native; escape sequences: do_string_escapes, undo_string_escapes.
#include <cerrno>
#include <cmath>
#include <iconv.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

constexpr Message kUnknownEncoding{"MATLAB:unicodeConversion:InvalidCharset", "The system knows no way of {}."};
constexpr Message kBytes{"MATLAB:native2unicode:InvalidInput", "Input must be a vector of bytes: whole numbers from 0 to 255."};
constexpr Message kCharacters{"MATLAB:unicode2native:InvalidInput", "Input must be a character vector or a string scalar."};
constexpr Message kEncodingName{"MATLAB:unicodeConversion:InvalidEncodingName", "The encoding must be a character vector or a string scalar."};
constexpr Message kEscapesInput{"MATLAB:invalidType", "The argument of {} must be a character vector or a string scalar."};

/// One conversion between two encodings.
class Converter {
  public:
    /// `task` says what is done, for the error when an encoding is unknown.
    Converter(const std::string& to, const std::string& from, const std::string& task)
        : handle_(iconv_open(to.c_str(), from.c_str())) {
        if (handle_ == reinterpret_cast<iconv_t>(-1))
            fail(kUnknownEncoding, task);
    }
    ~Converter() { iconv_close(handle_); }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    /// Characters that the target lacks become `substitute`.
    std::string convert(std::string in, std::string_view substitute) {
        std::string out;
        char* from = in.data();
        size_t left = in.size();
        char buffer[1024];
        while (left > 0) {
            char* to = buffer;
            size_t room = sizeof buffer;
            const size_t done = iconv(handle_, &from, &left, &to, &room);
            const int problem = errno;
            out.append(buffer, to);
            if (done != static_cast<size_t>(-1) || problem == E2BIG)
                continue;
            // One character of UTF-8, or one byte of anything else, is left out.
            out += substitute;
            do {
                ++from;
                --left;
            } while (left > 0 && (static_cast<unsigned char>(*from) & 0xC0) == 0x80);
        }
        return out;
    }

  private:
    iconv_t handle_;
};

std::string encoding_argument(const Call& call) {
    if (call.nargin() < 2)
        return "UTF-8";
    const Value& v = call.arg(1);
    if (!v.is_text() || v.is_empty() || !v.dims().is_row())
        fail(kEncodingName);
    return v.to_text();
}

void native2unicode(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_char() || (x.is_string() && x.numel() == 1))
        return call.give(x);
    const std::string encoding = encoding_argument(call);
    if (!x.is_numeric() || (!x.dims().is_row() && !x.dims().is_column() && !x.is_empty()))
        fail(kBytes);
    std::string bytes;
    for (const double byte : to_double_vector(x)) {
        if (!(std::round(byte) >= 0 && std::round(byte) <= 255))
            fail(kBytes);
        bytes += static_cast<char>(static_cast<unsigned char>(std::round(byte)));
    }
    const std::string utf8 = Converter("UTF-8", encoding, "converting from codepage '" + encoding + "' to UTF-8").convert(bytes, "\uFFFD");
    Value out = Value::text(std::string_view(utf8));
    if (x.dims().is_column() && x.numel() > 1)
        out = transposed(out);
    call.give(std::move(out));
}

void unicode2native(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_text() && !(x.is_char() && x.is_empty()) && !(x.is_char() && x.dims().is_column()))
        fail(kCharacters);
    const std::string encoding = encoding_argument(call);
    const std::string bytes = Converter(encoding, "UTF-8", "converting from UTF-8 to codepage '" + encoding + "'").convert(x.to_text(), "\x1A");
    const int64_t n = static_cast<int64_t>(bytes.size());
    if (n == 0)
        return call.give(Value(Array::zeros(ClassId::UInt8, Dims(0, 0))));
    const Dims dims = x.is_char() && x.dims().is_column() && x.numel() > 1 ? Dims(n, 1) : Dims(1, n);
    call.give(Value(Array::of<uint8_t>(dims, reinterpret_cast<const uint8_t*>(bytes.data()))));
}

void give_text(Call& call, const std::string& text) {
    call.give(call.arg(0).is_string() ? Value::string(text) : Value::text(std::string_view(text)));
}

/// Octave's: as in the format of printf, quotes too.
void do_string_escapes(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_text() && !(x.is_char() && x.is_empty()))
        fail(kEscapesInput, call.builtin.name);
    const std::string text = x.to_text();
    std::string out, plain;
    for (size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char next = text[i + 1];
        if (next == '\'' || next == '"') {
            out += next;
            ++i;
            continue;
        }
        size_t end = i + 2;
        if (next == 'x')
            while (end < text.size() && end < i + 4 && isxdigit(static_cast<unsigned char>(text[end])))
                ++end;
        else if (next >= '0' && next <= '7')
            while (end < text.size() && end < i + 4 && text[end] >= '0' && text[end] <= '7')
                ++end;
        out += display::process_escapes(std::string_view(text).substr(i, end - i));
        i = end - 1;
    }
    give_text(call, out);
}

void undo_string_escapes(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_text() && !(x.is_char() && x.is_empty()))
        fail(kEscapesInput, call.builtin.name);
    constexpr std::string_view kCodes = "\a\b\f\n\r\t\v\\'\"", kNames = "abfnrtv\\'\"";
    std::string out;
    for (const char c : x.to_text()) {
        const size_t known = kCodes.find(c);
        if (c == '\0')
            out += "\\0";
        else if (known != std::string_view::npos)
            (out += '\\') += kNames[known];
        else
            out += c;
    }
    give_text(call, out);
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"native2unicode", kText, "Convert numeric bytes to Unicode character representation", 1, 2, 1, native2unicode, kPure},
    {"unicode2native", kText, "Convert Unicode character representation to numeric bytes", 1, 2, 1, unicode2native, kPure},
    {"do_string_escapes", kText, "Convert escape sequences in text to characters", 1, 1, 1, do_string_escapes, kPure},
    {"undo_string_escapes", kText, "Convert special characters in text to escape sequences", 1, 1, 1, undo_string_escapes, kPure},
};

} // namespace

void register_encoding(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
