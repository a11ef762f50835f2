// Arrays of text from other values: string, char, cellstr, blanks, missing, compose.
#include <algorithm>
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"

namespace etna::builtins {
namespace {

constexpr Message kRowCounts{"MATLAB:string:MustHaveSameNumberOfRows",
                             "The arrays to be formatted must have the same number of rows."};

std::u16string element_text(const Value& v) {
    if (v.is_text() || v.is_char())
        return v.to_text16();
    if (v.is_logical())
        return v.to_double() != 0 ? u"true" : u"false";
    if (v.is_flat() && v.numel() == 1) {
        if (v.is_complex()) {
            const std::complex<double> z = v.to_complex();
            return to_utf16(short_number_text(z.real()) + (z.imag() < 0 ? "-" : "+") +
                            short_number_text(std::fabs(z.imag())) + "i");
        }
        if (v.tag() == Value::Tag::Int64)
            return to_utf16(std::to_string(v.get<int64_t>()));
        if (v.tag() == Value::Tag::UInt64)
            return to_utf16(std::to_string(v.get<uint64_t>()));
        return to_utf16(short_number_text(v.to_double()));
    }
    raise(Err::NoConversion, "string", v.class_name());
}

void string(Call& call) {
    if (call.nargin() == 0)
        return call.give(Value::string(""));
    const Value& x = call.arg(0);
    if (x.is_string())
        return call.give(x);
    if (x.is_char()) {
        TextList list = text_list_argument(call, 0);
        list.kind = TextList::Kind::String;
        if (x.is_empty() && x.dims().rows() == 0)
            list.items.resize(1);
        list.dims = Dims(static_cast<int64_t>(list.items.size()), 1);
        return call.give(list.value());
    }
    if (x.is_function_handle()) {
        const FunctionHandle& f = x.function();
        return call.give(Value::string(f.is_anonymous() ? f.source : f.name));
    }
    TextList out{TextList::Kind::String, x.dims(), {}, {}};
    for (int64_t i = 0; i < x.numel(); ++i) {
        const Value v = x.is_cell() ? x.cell().at(i) : select(x, {i}, Dims());
        if (v.is_flat() && v.numel() == 1 && is_float(v.class_id()) && std::isnan(v.to_double())) {
            out.missing.resize(static_cast<size_t>(x.numel()), false);
            out.missing[static_cast<size_t>(i)] = true;
            out.items.emplace_back();
        } else {
            out.items.push_back(element_text(v));
        }
    }
    call.give(out.value());
}
void strings(Call& call) {
    const Dims dims = size_arguments(call.args);
    check_array_size(dims, sizeof(std::u16string));
    call.give(Value(make_ref<StringArray>(dims)));
}

/// Rows of char arrays, texts, numbers as characters, and what is in cells, however deep.
void collect_rows(const Value& v, std::vector<std::u16string>& rows) {
    if (v.is_cell()) {
        for (const Value& element : v.cell().elements())
            collect_rows(element, rows);
        return;
    }
    TextList list;
    if (!read_text_list(v.is_flat() && !v.is_char() ? ops::convert(v, ClassId::Char) : v, list))
        raise(Err::NoConversion, "char", v.class_name());
    for (size_t i = 0; i < list.items.size(); ++i)
        if (list.is_missing(i))
            fail({"MATLAB:string:CannotConvertMissingElementToChar",
                  "Conversion of element {} from <missing> to character vector is not supported."}, i + 1);
    rows.insert(rows.end(), list.items.begin(), list.items.end());
}
void char_(Call& call) {
    if (call.nargin() == 1) {
        const Value& x = call.arg(0);
        if (x.is_char())
            return call.give(x);
        if (x.is_flat())
            return call.give(ops::convert(x, ClassId::Char));
        if (x.is_string() && x.numel() == 1 && x.string_array().at(0))
            return call.give(Value::text(std::u16string_view(x.to_text16())));
    }
    std::vector<std::u16string> rows;
    for (int i = 0; i < call.nargin(); ++i)
        collect_rows(call.arg(i), rows);
    if (call.nargin() == 1 && call.arg(0).is_string() && !call.arg(0).is_empty()) { // each text runs along the second dimension
        const Dims dims = call.arg(0).dims();
        const Value padded = char_matrix(rows);
        const int64_t width = padded.dims().cols(), pages = dims.numel() / dims.rows();
        std::vector<int64_t> indices;
        for (int64_t p = 0; p < pages; ++p)
            for (int64_t c = 0; c < width; ++c)
                for (int64_t r = 0; r < dims.rows(); ++r)
                    indices.push_back(r + p * dims.rows() + c * dims.numel());
        std::vector<int64_t> sizes{dims.rows(), width};
        for (int k = 1; k < dims.count(); ++k)
            sizes.push_back(dims[k]);
        return call.give(select(padded, indices, Dims(std::span<const int64_t>(sizes))));
    }
    call.give(rows.empty() || (rows.size() == 1 && rows[0].empty()) ? Value::text(std::u16string_view()) : char_matrix(rows));
}

void cellstr(Call& call) {
    const Value& x = call.arg(0);
    TextList list;
    if (x.is_flat() && x.dims().is_zero_by_zero()) // also of []
        return call.give(cell_of(Dims(), {Value::text("")}));
    if (!read_text_list(x, list) || (x.is_flat() && !x.is_char()))
        fail({"MATLAB:cellstr:InputClass", "Element 1 is not text. Input must be a character array, string array or "
                                           "cell array of character vectors."});
    if (list.kind == TextList::Kind::Char)
        for (std::u16string& row : list.items)
            row = trimmed(std::move(row), false, true);
    if (list.kind != TextList::Kind::Cell) {
        list.dims = list.kind == TextList::Kind::Char ? Dims(static_cast<int64_t>(list.items.size()), 1) : list.dims;
        list.kind = TextList::Kind::Cell;
    }
    call.give(list.value());
}
void blanks(Call& call) {
    const int64_t n = integer_argument(call, 0);
    if (n < 0)
        fail({"MATLAB:blanks:nonNegativeIntegerRequired", "The number of blanks must be a nonnegative integer."});
    check_array_size(Dims(1, n), sizeof(char16_t));
    call.give(Value::text(std::u16string_view(std::u16string(static_cast<size_t>(n), u' '))));
}
void newline(Call& call) {
    call.give(Value::text("\n"));
}

void is_string_scalar(Call& call) { call.give(logical(call.arg(0).is_string() && call.arg(0).numel() == 1)); }

/// `ismissing(A, indicator)`: elements that equal one of the indicators; standard missing values only when one is given.
void is_indicator(Call& call) {
    const Value& x = call.arg(0);
    const Value& marks = call.arg(1);
    std::vector<uint8_t> out(static_cast<size_t>(x.numel()), 0);
    TextList texts, wanted;
    const bool text = (x.is_string() || x.is_cell()) && read_text_list(x, texts);
    const bool text_marks = (marks.is_string() || marks.is_char() || marks.is_cell()) && read_text_list(marks, wanted);
    if (text && text_marks) {
        for (size_t i = 0; i < out.size(); ++i)
            for (size_t k = 0; k < wanted.items.size(); ++k)
                out[i] = out[i] || (texts.is_missing(i) == wanted.is_missing(k) && texts.items[i] == wanted.items[k]);
    } else if (x.is_flat() && marks.is_flat()) {
        const ArrayView view(x), any(marks);
        for (size_t i = 0; i < out.size(); ++i)
            for (int64_t k = 0; k < any.numel(); ++k) {
                const double a = view.double_at(static_cast<int64_t>(i)), b = any.double_at(k);
                out[i] = out[i] || a == b || (std::isnan(a) && std::isnan(b));
            }
    } else if (!(x.is_flat() && marks.is_string())) {
        fail({"MATLAB:ismissing:IndicatorClass", "Indicators of class '{}' do not go with data of class '{}'."}, marks.class_name(),
             x.class_name());
    }
    call.give(logical_array(x.dims(), out));
}
void ismissing(Call& call) {
    if (call.nargin() > 1)
        return is_indicator(call);
    const Value& x = call.arg(0);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < x.numel(); ++i) {
        bool is = false;
        if (x.is_string())
            is = !x.string_array().at(i).has_value();
        else if (x.is_cell())
            is = x.cell().at(i).is_char() && x.cell().at(i).is_empty();
        else if (x.is_char())
            is = ArrayView(x).data<char16_t>()[i] == u' ';
        else if (x.is_float())
            is = std::isnan(ArrayView(x).double_at(i));
        out.push_back(is);
    }
    call.give(logical_array(x.dims(), out));
}

void compose(Call& call) {
    const TextList formats = text_list_argument(call, 0);
    TextList out = formats;
    if (call.nargin() > 1 && formats.items.size() == 1) { // each row of the arguments makes one text
        const int64_t rows = call.arg(1).dims().rows();
        for (int i = 2; i < call.nargin(); ++i)
            if (call.arg(i).dims().rows() != rows)
                fail(kRowCounts);
        out.items.clear();
        out.missing.clear();
        out.dims = Dims(rows, 1);
        for (int64_t r = 0; r < rows; ++r) {
            ValueList args;
            for (int i = 1; i < call.nargin(); ++i) {
                const Value& v = call.arg(i);
                for (int64_t c = 0; c < v.dims().cols(); ++c)
                    args.push_back(v.is_cell() ? v.cell().at(r + c * rows) : select(v, {r + c * rows}, Dims()));
            }
            out.items.push_back(
                to_utf16(display::format_text(display::process_escapes(to_utf8(formats.items[0])), args)));
        }
    } else {
        for (std::u16string& s : out.items)
            s = to_utf16(display::process_escapes(to_utf8(s)));
    }
    if (out.kind == TextList::Kind::Char) {
        out.kind = TextList::Kind::Cell;
        out.dims = Dims(static_cast<int64_t>(out.items.size()), 1);
    }
    call.give(out.value());
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"string", kText, "String array", 0, 2, 1, string, kPure},
    {"strings", kText, "Create string array with no characters", 0, kAnyNumber, 1, strings, kPure},
    {"char", kText, "Character array", 0, kAnyNumber, 1, char_, kPure},
    {"cellstr", kText, "Convert to cell array of character vectors", 1, 1, 1, cellstr, kPure},
    {"blanks", kText, "Create character array of blanks", 1, 1, 1, blanks, kPure},
    {"newline", kText, "Create newline character", 0, 0, 1, newline, kPure},
    {"isStringScalar", kText, "Determine if input is string array with one element", 1, 1, 1, is_string_scalar, kPure},
    {"ismissing", "Data Types", "Find missing values", 1, 2, 1, ismissing, kPure},
    {"compose", kText, "Format data into multiple strings", 1, kAnyNumber, 1, compose, kPure},
};

} // namespace

void register_text_arrays(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
