// Numbers to text and back: num2str, int2str, mat2str, str2double, str2num.
#include "engine/builtins/strings/number_text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
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

void num2str(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_char())
        return call.give(x);
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
                elements.push_back(select(x, {r + c * rows}, Dims()));
            out[static_cast<size_t>(r)] = display::format_text(format, elements);
        }
        for (std::string& row : out)
            row.erase(row.find_last_not_of(" \t\n\r") + 1);
        return call.give(rows_value(std::move(out)));
    }
    bool whole = true, special = false;
    double largest = 0;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const std::complex<double> z = view.complex_at(i);
        for (const double part : {z.real(), z.imag()}) {
            special = special || !std::isfinite(part);
            if (std::isfinite(part)) {
                largest = std::max(largest, std::fabs(part));
                whole = whole && part == std::trunc(part);
            }
        }
    }
    const bool precision_given = call.nargin() > 1;
    int digits = significant_digits(largest);
    if (precision_given) {
        const Value& p = call.arg(1);
        const double precision = p.is_numeric() && p.numel() == 1 ? p.to_double() : -1;
        if (!(precision >= 0) || precision != std::floor(precision))
            fail({"MATLAB:num2str:invalidPrecision", "Precision must be a nonnegative integer scalar."});
        digits = static_cast<int>(std::min(precision, 1000.0));
    } else if (view.class_id() == ClassId::Single) {
        digits = std::min(digits, 8);
    }
    // Columns are as wide as the digits of the largest element and two blanks; signs take from the blanks.
    const bool in_full = is_integer(view.class_id()) || (whole && !precision_given && largest < 1e16);
    int width = digits + 7;
    if (in_full && !precision_given) {
        width = static_cast<int>(std::floor(std::log10(std::max(1.0, largest)))) + 3;
        if (special)
            width = std::max(width, 5);
    }
    const auto element = [&](int64_t i) {
        if (!view.is_complex())
            return in_full ? integer_text(view, i) : precise_number_text(view.double_at(i), digits);
        return std::string();
    };
    const auto part_text = [&](double x) {
        char buffer[400];
        if (!in_full || !std::isfinite(x))
            return precise_number_text(x, digits);
        std::snprintf(buffer, sizeof buffer, "%.0f", x);
        return std::string(buffer);
    };
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t c = 0; c < cols; ++c) {
            const int64_t i = r + c * rows;
            std::string& line = out[static_cast<size_t>(r)];
            if (!view.is_complex()) {
                line += view.numel() == 1 ? element(i) : padded(element(i), width);
                continue;
            }
            // Real parts end, imaginary parts begin in the same columns.
            const std::complex<double> z = view.complex_at(i);
            const bool minus = std::signbit(z.imag()) && !std::isnan(z.imag());
            std::string imaginary = (minus ? "-" : "+") + part_text(std::fabs(z.imag())) + "i";
            imaginary.resize(std::max(imaginary.size(), static_cast<size_t>(width) + 1), ' ');
            line += padded(part_text(z.real() == 0 ? 0.0 : z.real()), width) + imaginary;
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

/// `1.5-2i`; what `i` cannot be written behind is multiplied: `1+1i*Inf`.
std::string evaluable_complex(std::complex<double> z, int re_digits, int im_digits) {
    const bool negative = std::signbit(z.imag()) && !std::isnan(z.imag());
    const std::string imaginary = precise_number_text(std::fabs(z.imag()), im_digits);
    return precise_number_text(z.real(), re_digits) + (negative ? "-" : "+") +
           (std::isfinite(z.imag()) ? imaginary + "i" : "1i*" + imaginary);
}

/// `mat2str(x, precision, 'class')`; two precisions are for the real and the imaginary parts.
void mat2str(Call& call) {
    const Value& x = call.arg(0);
    int re_digits = 15, im_digits = 15;
    bool with_class = false;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_text()) {
            if (!text_is(v, "class"))
                fail(kUnknownOption, v.to_text(), call.builtin.name);
            with_class = true;
            continue;
        }
        const std::vector<int64_t> digits = v.is_numeric() ? integers_of(v) : std::vector<int64_t>();
        if (digits.empty() || digits.size() > 2 || digits[0] < 0)
            fail({"MATLAB:mat2str:InvalidPrecision", "Precision must be one or two positive integers."});
        re_digits = static_cast<int>(std::min<int64_t>(digits[0], 50));
        im_digits = static_cast<int>(std::min<int64_t>(digits.back(), 50));
    }
    if (x.is_string()) {
        if (x.dims().count() > 2)
            fail({"MATLAB:mat2str:TwoDInput", "Input matrix must be 2-D."});
        const int64_t rows = x.dims().rows(), cols = x.dims().cols();
        std::string out;
        for (int64_t r = 0; r < rows; ++r) {
            out += r ? ";" : "";
            for (int64_t c = 0; c < cols; ++c) {
                const StringArray::Element& element = x.string_array().at(r + c * rows);
                std::string text;
                for (const char k : to_utf8(element.value_or(std::u16string())))
                    text += k == '"' ? "\"\"" : std::string(1, k);
                out += (c ? " " : "") + (element ? "\"" + text + "\"" : std::string("missing"));
            }
        }
        if (x.numel() == 0)
            out = "strings(" + std::to_string(rows) + "," + std::to_string(cols) + ")";
        return call.give(Value::text(x.numel() > 1 ? "[" + out + "]" : out));
    }
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
        if (x.is_empty() && rows + cols > 0)
            return call.give(Value::text("char(zeros(" + std::to_string(rows) + "," + std::to_string(cols) + "))"));
        std::string out;
        for (const std::u16string& row : list.items)
            out += (out.empty() ? "" : ";") + quoted_row(row);
        return call.give(Value::text(list.items.size() > 1 ? "[" + out + "]" : out));
    }
    auto element = [&](int64_t i) -> std::string {
        if (x.is_logical())
            return view.data<bool>()[i] ? "true" : "false";
        if (view.is_complex())
            return evaluable_complex(view.complex_at(i), re_digits, im_digits);
        return is_integer(view.class_id()) ? integer_text(view, i) : precise_number_text(view.double_at(i), re_digits);
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
        return call.give(number(std::nan(""))); // whatever is no text is no number, of any size
    }
    if (x.is_char() && x.is_empty())
        return call.give(number(std::nan("")));
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

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"num2str", kText, "Convert numbers to character array", 1, 2, 1, num2str, kPure},
    {"int2str", kText, "Convert integers to characters", 1, 1, 1, int2str, kPure},
    {"mat2str", kText, "Convert matrix to characters", 1, 3, 1, mat2str, kPure},
    {"str2double", kText, "Convert strings to double precision values", 1, 1, 1, str2double, kPure},
    {"str2num", kText, "Convert character array or string to numeric array", 1, 1, 2, str2num},
};

} // namespace

void register_number_text(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
