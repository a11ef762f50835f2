// Digits in other bases: dec2bin, hex2dec, dec2base; the bytes of numbers as text: num2hex, hex2num.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

constexpr std::u16string_view kDigits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

constexpr Message kNonnegative{"MATLAB:dec2base:FirstArg", "First argument must be an array of nonnegative integer values."};
constexpr Message kBase{"MATLAB:dec2base:SecondArg", "The base must be an integer between 2 and 36."};
constexpr Message kSymbols{"MATLAB:dec2base:Symbols", "The symbols that stand for digits must be unique and must not be white space."};
constexpr Message kLength{"MATLAB:dec2base:ThirdArg", "The number of digits must be a nonnegative integer."};
constexpr Message kInvalidDigit{"MATLAB:base2dec:InvalidDigit", "'{}' contains characters that are not digits in base {}."};
constexpr Message kHexInput{"MATLAB:hex2num:InputMustBeText", "Input must be a character array, string array or cell array of hexadecimal digits."};

/// The argument's numbers in column-major order, cells element by element.
void collect_numbers(const Call& call, const Value& x, std::vector<Value>& out) {
    if (x.is_cell()) {
        for (const Value& element : x.cell().elements())
            collect_numbers(call, element, out);
        return;
    }
    if (!x.is_numeric() && !x.is_logical())
        fail(kNonnegative);
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i) {
        if (view.is_complex() && view.complex_at(i).imag() != 0)
            fail(kNonnegative);
        if (view.class_id() == ClassId::Int64)
            out.push_back(Value::of(view.data<int64_t>()[i]));
        else if (view.class_id() == ClassId::UInt64)
            out.push_back(Value::of(view.data<uint64_t>()[i]));
        else
            out.push_back(number(view.double_at(i)));
    }
}

/// Negative numbers in two's complement, of the smallest of 8, 16, 32 and 64 bits.
uint64_t twos_complement(int64_t n) {
    const uint64_t bits = static_cast<uint64_t>(n);
    if (n >= -128)
        return bits & 0xFF;
    if (n >= -32768)
        return bits & 0xFFFF;
    return n >= -2147483648LL ? bits & 0xFFFFFFFF : bits;
}

Value in_base(const Call& call, uint64_t base, std::u16string_view digits, int64_t least, bool negative_too) {
    std::vector<Value> numbers;
    collect_numbers(call, call.arg(0), numbers);
    std::vector<std::u16string> rows;
    size_t width = static_cast<size_t>(std::max<int64_t>(1, least));
    for (const Value& x : numbers) {
        uint64_t n;
        if (x.tag() == Value::Tag::UInt64) {
            n = x.get<uint64_t>();
        } else if (x.tag() == Value::Tag::Int64) {
            const int64_t i = x.get<int64_t>();
            if (i < 0 && !negative_too)
                fail(kNonnegative);
            n = i < 0 ? twos_complement(i) : static_cast<uint64_t>(i);
        } else {
            const double d = x.to_double();
            if (d != std::floor(d) || std::isinf(d) || (d < 0 && !negative_too) || d < -9223372036854775808.0 ||
                d >= 18446744073709551616.0)
                fail(kNonnegative);
            n = d < 0 ? twos_complement(static_cast<int64_t>(d)) : static_cast<uint64_t>(d);
        }
        std::u16string text;
        do {
            text.insert(text.begin(), digits[n % base]);
            n /= base;
        } while (n);
        width = std::max(width, text.size());
        rows.push_back(std::move(text));
    }
    for (std::u16string& row : rows)
        row.insert(0, width - row.size(), digits[0]);
    return rows.size() == 1 ? Value::text(std::u16string_view(rows[0])) : char_matrix(rows);
}

int64_t length_argument(const Call& call, int index) {
    if (call.nargin() <= index)
        return 0;
    const Value& v = call.arg(index);
    const double n = v.is_numeric() && v.numel() == 1 && !v.is_complex() ? v.to_double() : -1;
    if (!(n >= 0) || n != std::floor(n) || n > 1e6)
        fail(kLength);
    return static_cast<int64_t>(n);
}
void dec2bin(Call& call) { call.give(in_base(call, 2, kDigits, length_argument(call, 1), true)); }
void dec2hex(Call& call) { call.give(in_base(call, 16, kDigits, length_argument(call, 1), true)); }

/// A base from 2 to 36, or text whose characters are the digits.
std::u16string digits_argument(const Call& call) {
    const Value& v = call.arg(1);
    if (v.is_text()) {
        const std::u16string symbols = v.to_text16();
        for (size_t i = 0; i < symbols.size(); ++i)
            if (symbols.find(symbols[i]) != i || symbols[i] == u' ' || (symbols[i] >= 9 && symbols[i] <= 13))
                fail(kSymbols);
        if (symbols.size() < 2)
            fail(kSymbols);
        return symbols;
    }
    const double base = v.is_numeric() && v.numel() == 1 && !v.is_complex() ? v.to_double() : 0;
    if (!(base >= 2 && base <= 36) || base != std::floor(base))
        fail(kBase);
    return std::u16string(kDigits.substr(0, static_cast<size_t>(base)));
}
void dec2base(Call& call) {
    const std::u16string digits = digits_argument(call);
    call.give(in_base(call, digits.size(), digits, length_argument(call, 2), false));
}

/// Blanks are skipped. With `symbols`, characters stand for themselves; else letters of both cases are digits.
Value from_base(const Call& call, std::u16string_view digits, bool symbols) {
    const TextList list = text_list_argument(call, 0);
    const size_t base = digits.size();
    std::vector<double> out;
    for (const std::u16string& item : list.items) {
        double x = 0;
        size_t start = 0;
        // 0x and 0b before the digits, and a class suffix, as in literals
        if (!symbols && item.size() > 2 && item[0] == u'0' && ((base == 16 && (item[1] | 0x20) == u'x') || (base == 2 && (item[1] | 0x20) == u'b')))
            start = 2;
        for (char16_t c : item.substr(start)) {
            if (c == u' ' || (base == 2 && c == u'_'))
                continue;
            if (!symbols && c >= u'a' && c <= u'z')
                c = static_cast<char16_t>(c - 32);
            const size_t digit = digits.find(c);
            if (digit == std::u16string_view::npos)
                fail(kInvalidDigit, to_utf8(item), base);
            x = x * static_cast<double>(base) + static_cast<double>(digit);
        }
        out.push_back(x);
    }
    if (list.kind == TextList::Kind::Char && call.arg(0).is_empty())
        return Value::empty();
    // The texts count as rows of one char array.
    return Array::of<double>(list.kind == TextList::Kind::String ? list.dims : Dims(static_cast<int64_t>(out.size()), 1), out.data());
}
void bin2dec(Call& call) { call.give(from_base(call, kDigits.substr(0, 2), false)); }
void hex2dec(Call& call) { call.give(from_base(call, kDigits.substr(0, 16), false)); }
void base2dec(Call& call) { call.give(from_base(call, digits_argument(call), call.arg(1).is_text())); }

// ---- the bytes of numbers

/// `num2hex(x)`: a row of digits for each element, the most significant byte first; `num2hex(x, 'cell')`.
void num2hex(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.is_complex())
        fail({"MATLAB:num2hex:floatpointInput", "Input must be a real array of numbers or characters."});
    if (call.nargin() > 1 && !text_is(call.arg(1), "cell"))
        fail(kUnknownOption, call.arg(1).is_text() ? call.arg(1).to_text() : "", call.builtin.name);
    const ArrayView view(x);
    const size_t bytes = x.is_char() ? 1 : element_size(view.class_id());
    const auto* data = static_cast<const unsigned char*>(view.data<void>());
    const size_t step = element_size(view.class_id());
    std::vector<std::u16string> rows;
    for (int64_t i = 0; i < view.numel(); ++i) {
        std::u16string row;
        for (size_t k = bytes; k-- > 0;) {
            const unsigned char byte = data[static_cast<size_t>(i) * step + k];
            for (const int nibble : {byte >> 4, byte & 15})
                row += u"0123456789abcdef"[nibble];
        }
        rows.push_back(std::move(row));
    }
    if (call.nargin() > 1)
        return call.give(cell_of_text(Dims(static_cast<int64_t>(rows.size()), 1), rows));
    call.give(char_matrix(rows));
}

/// `hex2num(text, class)`: digits are filled with zeros on the right.
void hex2num(Call& call) {
    TextList list;
    if (!read_text_list(call.arg(0), list))
        fail(kHexInput);
    ClassId cls = ClassId::Double;
    if (call.nargin() > 1) {
        const std::string name = text_argument(call, 1);
        bool known = false;
        for (int k = 0; k <= static_cast<int>(ClassId::Char); ++k)
            if (class_name(static_cast<ClassId>(k)) == name) {
                cls = static_cast<ClassId>(k);
                known = true;
            }
        if (!known)
            fail({"MATLAB:hex2num:UnrecognizedClass", "Unrecognized class '{}'."}, name);
    }
    const size_t bytes = cls == ClassId::Char ? 1 : element_size(cls);
    const int64_t n = static_cast<int64_t>(list.items.size());
    Ref<Array> out = Array::zeros(cls, Dims(n, 1));
    auto* data = static_cast<unsigned char*>(out->data_mut<void>());
    for (int64_t i = 0; i < n; ++i) {
        std::u16string text = list.items[static_cast<size_t>(i)];
        if (text.size() > 2 * bytes)
            fail({"MATLAB:hex2num:TooManyDigits", "Text with more than {} digits is no value of class {}."}, 2 * bytes, class_name(cls));
        text.resize(2 * bytes, u'0');
        for (size_t k = 0; k < bytes; ++k) {
            unsigned byte = 0;
            for (size_t d = 0; d < 2; ++d) {
                const char16_t c = text[2 * k + d] == u' ' ? u'0' : text[2 * k + d];
                const size_t digit = kDigits.substr(0, 16).find(c >= u'a' && c <= u'f' ? static_cast<char16_t>(c - 32) : c);
                if (digit == std::u16string_view::npos)
                    fail({"MATLAB:hex2num:OutOfRange", "Input must contain hexadecimal digits only."});
                byte = byte * 16 + static_cast<unsigned>(digit);
            }
            data[static_cast<size_t>(i) * element_size(cls) + bytes - 1 - k] = static_cast<unsigned char>(byte);
        }
    }
    call.give(Value(std::move(out)));
}

constexpr std::string_view kNumeric = "Data Types";
constexpr Builtin kRows[] = {
    {"dec2bin", kNumeric, "Convert decimal integer to its binary representation", 1, 2, 1, dec2bin, kPure},
    {"dec2hex", kNumeric, "Convert decimal integer to its hexadecimal representation", 1, 2, 1, dec2hex, kPure},
    {"dec2base", kNumeric, "Convert decimal integer to its base-n representation", 2, 3, 1, dec2base, kPure},
    {"bin2dec", kNumeric, "Convert text representation of binary integer to double value", 1, 1, 1, bin2dec, kPure},
    {"hex2dec", kNumeric, "Convert text representation of hexadecimal integer to double value", 1, 1, 1, hex2dec, kPure},
    {"base2dec", kNumeric, "Convert text representation of base-n integer to double value", 2, 2, 1, base2dec, kPure},
    {"num2hex", kNumeric, "Convert single- and double-precision numbers to IEEE hexadecimal format", 1, 2, 1, num2hex, kPure},
    {"hex2num", kNumeric, "Convert IEEE hexadecimal format to double-precision number", 1, 2, 1, hex2num, kPure},
};

} // namespace

void register_number_bases(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
