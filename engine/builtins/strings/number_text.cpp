// Numbers to text and back: num2str, int2str, mat2str, str2double, str2num, dec2bin, hex2dec, ...
#include "engine/builtins/strings/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

std::string special_text(double x) { return std::isnan(x) ? "NaN" : x > 0 ? "Inf" : "-Inf"; }

int significant_digits(double largest) {
    const int digits = largest > 0 && std::isfinite(largest) ? static_cast<int>(std::floor(std::log10(largest))) : 0;
    return std::clamp(digits + 5, 5, 16);
}

std::string padded(const std::string& text, int width) {
    return static_cast<int>(text.size()) < width ? std::string(static_cast<size_t>(width) - text.size(), ' ') + text : text;
}

} // namespace

std::string precise_number_text(double x, int digits) {
    if (!std::isfinite(x))
        return special_text(x);
    // 770 significant digits write any double exactly; further ones would be zeros, which %g leaves out.
    char buffer[800];
    std::snprintf(buffer, sizeof buffer, "%.*g", std::clamp(digits, 0, 770), x);
    return buffer;
}

std::string short_number_text(double x) {
    if (!std::isfinite(x))
        return special_text(x);
    if (x == std::trunc(x) && std::fabs(x) < 1e15) {
        char buffer[64];
        std::snprintf(buffer, sizeof buffer, "%.0f", x == 0 ? 0.0 : x);
        return buffer;
    }
    return precise_number_text(x, significant_digits(std::fabs(x)));
}

Value char_matrix(const std::vector<std::u16string>& rows) {
    size_t width = 0;
    for (const std::u16string& row : rows)
        width = std::max(width, row.size());
    const int64_t n = static_cast<int64_t>(rows.size());
    Ref<Array> out = Array::uninitialized(ClassId::Char, Dims(n, static_cast<int64_t>(width)));
    char16_t* p = out->data_mut<char16_t>();
    for (int64_t r = 0; r < n; ++r)
        for (size_t c = 0; c < width; ++c)
            p[r + static_cast<int64_t>(c) * n] = c < rows[static_cast<size_t>(r)].size() ? rows[static_cast<size_t>(r)][c] : u' ';
    return out;
}

namespace {

Value rows_value(std::vector<std::string> rows) {
    // Common leading blanks go, as strtrim of a char matrix does; so do trailing ones.
    size_t lead = std::string::npos, width = 0;
    for (const std::string& row : rows) {
        lead = std::min(lead, row.find_first_not_of(' '));
        const size_t last = row.find_last_not_of(' ');
        width = std::max(width, last == std::string::npos ? 0 : last + 1);
    }
    std::vector<std::u16string> out;
    for (const std::string& row : rows)
        out.push_back(to_utf16(row.substr(std::min(lead, row.size()), width - std::min(lead, width))));
    if (out.size() == 1)
        return Value::text(std::u16string_view(out[0]));
    return char_matrix(out);
}

/// Integer class elements in full, also beyond 2^53.
std::string integer_text(const ArrayView& view, int64_t i) {
    if (view.class_id() == ClassId::Int64)
        return std::to_string(view.data<int64_t>()[i]);
    if (view.class_id() == ClassId::UInt64)
        return std::to_string(view.data<uint64_t>()[i]);
    const double x = view.double_at(i);
    if (!std::isfinite(x))
        return special_text(x);
    char buffer[400];
    std::snprintf(buffer, sizeof buffer, "%.0f", x == 0 ? 0.0 : x);
    return buffer;
}

std::string complex_text(std::complex<double> z, int digits) {
    std::string im = precise_number_text(std::fabs(z.imag()), digits);
    const bool negative = std::signbit(z.imag()) && !std::isnan(z.imag());
    return precise_number_text(z.real(), digits) + (negative ? "-" : "+") + im + "i";
}

void num2str(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_char())
        return call.give(x);
    if (x.is_string() && x.numel() == 1)
        return call.give(Value::text(x.to_text()));
    if (!x.is_flat())
        fail({"MATLAB:num2str:nonNumericInput", "Input to num2str must be numeric."});
    const ArrayView view(x);
    const int64_t rows = view.dims().rows(), cols = rows ? view.numel() / rows : 0;
    if (view.numel() == 0)
        return call.give(Value::text(std::string_view()));
    std::vector<std::string> out(static_cast<size_t>(rows));
    if (call.nargin() > 1 && call.arg(1).is_text()) { // a format, applied to each row
        const std::string format = display::process_escapes(call.arg(1).to_text());
        for (int64_t r = 0; r < rows; ++r) {
            ValueList elements;
            for (int64_t c = 0; c < cols; ++c)
                elements.push_back(number(view.double_at(r + c * rows)));
            out[static_cast<size_t>(r)] = display::format_text(format, elements);
        }
        std::vector<std::u16string> wide;
        for (const std::string& row : out)
            wide.push_back(to_utf16(row));
        return call.give(rows == 1 ? Value::text(std::u16string_view(wide[0])) : char_matrix(wide));
    }
    bool integers = !view.is_complex(), negative = false;
    double largest = 0;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const std::complex<double> z = view.complex_at(i);
        for (const double part : {z.real(), z.imag()}) {
            if (std::isfinite(part)) {
                largest = std::max(largest, std::fabs(part));
                integers = integers && part == std::trunc(part);
            }
            negative = negative || part < 0;
        }
    }
    const bool precision_given = call.nargin() > 1;
    int digits = precision_given ? static_cast<int>(integer_argument(call, 1)) : significant_digits(largest);
    if (precision_given && digits < 0)
        fail({"MATLAB:num2str:invalidPrecision", "Precision must be a nonnegative integer."});
    if (!precision_given && view.class_id() == ClassId::Single)
        digits = std::min(digits, 8);
    int width;
    if (integers && !precision_given && largest < 1e15) {
        digits = static_cast<int>(std::floor(std::log10(std::max(1.0, largest)))) + 1;
        width = digits + (negative ? 1 : 0) + 2;
        bool special = false;
        for (int64_t i = 0; i < view.numel(); ++i)
            special = special || !std::isfinite(view.double_at(i));
        if (special)
            width = std::max(width, 5);
    } else {
        width = digits + 7 + (negative ? 1 : 0);
        integers = integers && is_integer(view.class_id());
    }
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t c = 0; c < cols; ++c) {
            const int64_t i = r + c * rows;
            std::string text = view.is_complex() ? complex_text(view.complex_at(i), digits)
                               : integers        ? integer_text(view, i)
                                                 : precise_number_text(view.double_at(i), digits);
            out[static_cast<size_t>(r)] += view.numel() == 1 ? text : padded(text, view.is_complex() ? 2 * digits + 9 : width);
        }
    call.give(rows_value(std::move(out)));
}

void int2str(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    if (x.is_char())
        return call.give(x);
    const ArrayView view(x);
    const int64_t rows = view.dims().rows(), cols = rows ? view.numel() / rows : 0;
    std::vector<std::string> out(static_cast<size_t>(rows));
    size_t width = 0;
    std::vector<std::string> texts;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const double rounded = std::round(view.double_at(i));
        char buffer[400];
        std::snprintf(buffer, sizeof buffer, "%.0f", rounded == 0 ? 0.0 : rounded);
        texts.push_back(is_integer(view.class_id()) ? integer_text(view, i) : std::isfinite(rounded) ? buffer : special_text(rounded));
        width = std::max(width, texts.back().size());
    }
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t c = 0; c < cols; ++c)
            out[static_cast<size_t>(r)] += padded(texts[static_cast<size_t>(r + c * rows)], static_cast<int>(width) + 2);
    call.give(out.empty() ? Value::text(std::string_view()) : rows_value(std::move(out)));
}

std::string quoted_row(const std::u16string& row) {
    std::string out = "'";
    for (const char c : to_utf8(row))
        out += c == '\'' ? "''" : std::string(1, c);
    return out + "'";
}

void mat2str(Call& call) {
    const Value& x = call.arg(0);
    int digits = 15;
    bool with_class = false;
    for (int i = 1; i < call.nargin(); ++i) {
        if (text_is(call.arg(i), "class"))
            with_class = true;
        else
            digits = static_cast<int>(integer_argument(call, i));
    }
    if (x.is_string() && x.numel() == 1)
        return call.give(Value::text("\"" + x.to_text() + "\""));
    if (!x.is_flat())
        fail({"MATLAB:mat2str:NumericInput", "Input matrix must be numeric, logical, char or a string scalar."});
    const ArrayView view(x);
    if (view.dims().count() > 2)
        fail({"MATLAB:mat2str:TwoDInput", "Input matrix must be 2-D."});
    const int64_t rows = view.dims().rows(), cols = view.dims().cols();
    const std::string cls(class_name(view.class_id()));
    if (x.is_char()) {
        TextList list;
        read_text_list(x, list);
        std::string out;
        for (const std::u16string& row : list.items)
            out += (out.empty() ? "" : ";") + quoted_row(row);
        return call.give(Value::text(list.items.size() > 1 ? "[" + out + "]" : out));
    }
    auto element = [&](int64_t i) -> std::string {
        if (x.is_logical())
            return view.data<bool>()[i] ? "true" : "false";
        if (view.is_complex())
            return complex_text(view.complex_at(i), digits);
        return is_integer(view.class_id()) ? integer_text(view, i) : precise_number_text(view.double_at(i), digits);
    };
    std::string out;
    if (view.numel() == 0) {
        out = "zeros(" + std::to_string(rows) + "," + std::to_string(cols) + ")";
    } else {
        for (int64_t r = 0; r < rows; ++r) {
            out += r ? ";" : "";
            for (int64_t c = 0; c < cols; ++c)
                out += (c ? " " : "") + element(r + c * rows);
        }
        if (view.numel() != 1)
            out = "[" + out + "]";
    }
    if (with_class && view.class_id() != ClassId::Double && view.class_id() != ClassId::Logical)
        out = cls + "(" + out + ")";
    call.give(Value::text(out));
}

// ---- text to numbers

void str2double(Call& call) {
    const Value& x = call.arg(0);
    auto give_all = [&](const Dims& dims, const std::vector<std::complex<double>>& z) {
        bool complex = false;
        for (const auto& v : z)
            complex = complex || v.imag() != 0;
        if (complex) {
            Ref<Array> out = Array::uninitialized(ClassId::Double, dims, Complexity::Complex);
            std::copy(z.begin(), z.end(), out->data_mut<std::complex<double>>());
            return call.give(Value(std::move(out)));
        }
        Ref<Array> out = Array::uninitialized(ClassId::Double, dims);
        for (size_t i = 0; i < z.size(); ++i)
            out->data_mut<double>()[i] = z[i].real();
        call.give(Value(std::move(out)));
    };
    std::vector<std::complex<double>> out;
    if (x.is_cell()) {
        for (const Value& element : x.cell().elements())
            out.push_back(element.is_text() ? parse_number(element.to_text16()) : std::nan(""));
        return give_all(x.dims(), out);
    }
    TextList list;
    if (!(x.is_char() || x.is_string()) || !read_text_list(x, list)) {
        out.assign(static_cast<size_t>(x.is_flat() ? std::max<int64_t>(1, x.numel()) : 1), std::nan(""));
        return give_all(x.is_flat() && x.numel() > 0 ? x.dims() : Dims(), out);
    }
    for (size_t i = 0; i < list.items.size(); ++i)
        out.push_back(list.is_missing(i) ? std::nan("") : parse_number(list.items[i]));
    give_all(list.dims, out);
}

void str2num(Call& call) {
    TextList list = text_list_argument(call, 0);
    std::string code;
    for (const std::u16string& row : list.items)
        code += to_utf8(row) + ";";
    if (!code.empty())
        code.pop_back();
    try {
        ValueList results = call.interpreter.evaluate("[" + code + "]", 1);
        if (!results.empty() && results[0].is_defined()) {
            call.give(0, std::move(results[0]));
            return call.give(1, logical(true));
        }
    } catch (const Error&) { // text that is no expression gives [], as documented
    }
    call.give(0, Value::empty());
    call.give(1, logical(false));
}

// ---- bases

constexpr std::u16string_view kDigits = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

Value in_base(const Call& call, int base, int64_t least, bool twos_complement) {
    std::vector<std::u16string> rows;
    size_t width = static_cast<size_t>(std::max<int64_t>(1, least));
    const Value& x = call.arg(0);
    require_numeric(call, x);
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i) {
        const double d = view.double_at(i);
        if (d != std::floor(d) || std::isinf(d) || (d < 0 && !twos_complement))
            fail({"MATLAB:dec2base:FirstArg", "First argument must be an array of nonnegative integer values."});
        uint64_t n;
        if (d < 0) {
            const int64_t negative = static_cast<int64_t>(d);
            n = static_cast<uint64_t>(negative);
            if (negative >= -128)
                n &= 0xFF;
            else if (negative >= -32768)
                n &= 0xFFFF;
            else if (negative >= -2147483648LL)
                n &= 0xFFFFFFFF;
        } else {
            n = view.class_id() == ClassId::UInt64 ? view.data<uint64_t>()[i] : static_cast<uint64_t>(d);
        }
        std::u16string text;
        do {
            text.insert(text.begin(), kDigits[n % static_cast<uint64_t>(base)]);
            n /= static_cast<uint64_t>(base);
        } while (n);
        width = std::max(width, text.size());
        rows.push_back(std::move(text));
    }
    for (std::u16string& row : rows)
        row.insert(0, width - row.size(), u'0');
    return rows.size() == 1 ? Value::text(std::u16string_view(rows[0])) : char_matrix(rows);
}
void dec2bin(Call& call) { call.give(in_base(call, 2, call.nargin() > 1 ? integer_argument(call, 1) : 0, true)); }
void dec2hex(Call& call) { call.give(in_base(call, 16, call.nargin() > 1 ? integer_argument(call, 1) : 0, true)); }
int base_argument(const Call& call) {
    const int64_t base = integer_argument(call, 1);
    if (base < 2 || base > 36)
        fail({"MATLAB:dec2base:SecondArg", "The base must be an integer between 2 and 36."});
    return static_cast<int>(base);
}
void dec2base(Call& call) {
    call.give(in_base(call, base_argument(call), call.nargin() > 2 ? integer_argument(call, 2) : 0, false));
}

Value from_base(const Call& call, int base) {
    const TextList list = text_list_argument(call, 0);
    std::vector<double> out;
    for (const std::u16string& item : list.items) {
        double x = 0;
        bool any = false;
        for (char16_t c : item) {
            if (c == u' ' || (base == 2 && c == u'_'))
                continue;
            if (c >= u'a' && c <= u'z')
                c = static_cast<char16_t>(c - 32);
            const size_t digit = kDigits.find(c);
            if (digit >= static_cast<size_t>(base)) {
                if ((c == u'X' || c == u'B') && x == 0 && any && item.size() > 2) // 0x and 0b before the digits
                    continue;
                fail({"MATLAB:base2dec:InvalidDigit", "'{}' contains characters that are not digits in base {}."}, to_utf8(item), base);
            }
            x = x * base + static_cast<double>(digit);
            any = true;
        }
        out.push_back(x);
    }
    if (list.kind == TextList::Kind::Char && call.arg(0).is_empty())
        return Value::empty();
    return Array::of<double>(list.dims, out.data());
}
void bin2dec(Call& call) { call.give(from_base(call, 2)); }
void hex2dec(Call& call) { call.give(from_base(call, 16)); }
void base2dec(Call& call) { call.give(from_base(call, base_argument(call))); }

constexpr std::string_view kText = "Characters and Strings";
constexpr std::string_view kNumeric = "Data Types";
constexpr Builtin kRows[] = {
    {"num2str", kText, "Convert numbers to character array", 1, 2, 1, num2str, kPure},
    {"int2str", kText, "Convert integers to characters", 1, 1, 1, int2str, kPure},
    {"mat2str", kText, "Convert matrix to characters", 1, 3, 1, mat2str, kPure},
    {"str2double", kText, "Convert strings to double precision values", 1, 1, 1, str2double, kPure},
    {"str2num", kText, "Convert character array or string to numeric array", 1, 1, 2, str2num},
    {"dec2bin", kNumeric, "Convert decimal integer to its binary representation", 1, 2, 1, dec2bin, kPure},
    {"dec2hex", kNumeric, "Convert decimal integer to its hexadecimal representation", 1, 2, 1, dec2hex, kPure},
    {"dec2base", kNumeric, "Convert decimal integer to its base-n representation", 2, 3, 1, dec2base, kPure},
    {"bin2dec", kNumeric, "Convert text representation of binary integer to double value", 1, 1, 1, bin2dec, kPure},
    {"hex2dec", kNumeric, "Convert text representation of hexadecimal integer to double value", 1, 1, 1, hex2dec, kPure},
    {"base2dec", kNumeric, "Convert text representation of base-n integer to double value", 2, 2, 1, base2dec, kPure},
};

} // namespace

void register_number_text(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
