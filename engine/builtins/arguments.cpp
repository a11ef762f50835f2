#include "engine/builtins/arguments.h"
#include "engine/common/interruption.h"

#include <algorithm>
#include <cmath>

#include <fmt/args.h>
#include <fmt/format.h>

#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

constexpr Message kSizeClass{"MATLAB:NonNumericInput", "Size inputs must be numeric."};
constexpr Message kSizeInteger{"MATLAB:NonIntegerInput", "Size inputs must be integers."};
constexpr Message kSizeScalar{"MATLAB:NonScalarInput", "Size inputs must be scalar."};
constexpr Message kSizeRow{"MATLAB:InputSizeNotRow", "Size vector must be a row vector with real elements."};
constexpr Message kTrailingText{"MATLAB:invalidClassName", "'{}' is not a class that {} can create."};

int64_t size_of(double x) {
    if (std::isnan(x))
        fail({"MATLAB:NaNInput", "NaN input is not allowed for sizes."});
    if (std::isinf(x))
        return x > 0 ? INT64_MAX : 0;
    if (x != std::floor(x))
        fail(kSizeInteger);
    return x < 0 ? 0 : x >= 9e18 ? INT64_MAX : static_cast<int64_t>(x);
}

} // namespace

void fail_with(const Message& message, std::initializer_list<std::string> arguments) {
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments)
        store.push_back(argument);
    throw Error(std::string(message.identifier), fmt::vformat(message.text, store));
}

void refuse_class(const Call& call, const Value& value) {
    raise(Err::UndefinedForType, call.builtin.name, value.class_name());
}

std::u16string text16_argument(const Call& call, int index) {
    const Value& v = call.arg(index);
    if (!v.is_text())
        fail(kTextExpected, index + 1);
    return v.to_text16();
}

std::string text_argument(const Call& call, int index) { return to_utf8(text16_argument(call, index)); }

bool text_is(const Value& value, std::string_view lowercase) {
    return value.is_text() && value.numel() > 0 && to_lower_ascii(value.to_text()) == lowercase;
}

std::string to_lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

Value char_row(std::u16string_view text) { return Value::text(text); }

double scalar_argument(const Call& call, int index) {
    const Value& v = call.arg(index);
    if (v.tag() == Value::Tag::Double)
        return v.get_double();
    if (!v.is_flat() || v.numel() != 1 || v.is_complex())
        fail(kScalarExpected, index + 1, call.builtin.name);
    return v.to_double();
}

/// Larger integers than doubles can count are cut to the largest: sums and negatives of them do not overflow.
static int64_t counted(double integer) { return static_cast<int64_t>(std::clamp(integer, -0x1p53, 0x1p53)); }

int64_t integer_argument(const Call& call, int index) {
    const double x = scalar_argument(call, index);
    if (x != std::floor(x) || std::isinf(x))
        fail(kIntegerExpected, index + 1, call.builtin.name);
    return counted(x);
}

bool flag_argument(const Call& call, int index) {
    const Value& v = call.arg(index);
    if (v.is_text())
        return text_is(v, "on") || text_is(v, "yes") || text_is(v, "true");
    return scalar_argument(call, index) != 0;
}

int dimension_argument(const Value& value) {
    if (!value.is_flat() || value.is_char() || value.numel() != 1 || value.is_complex())
        fail(kBadDimension);
    const double d = value.to_double();
    if (!(d >= 1) || d != std::floor(d) || d > 1e6)
        fail(kBadDimension);
    return static_cast<int>(d) - 1;
}

std::vector<int64_t> integers_of(const Value& value) {
    if (!value.is_flat())
        fail(kSizeClass);
    std::vector<int64_t> out;
    for (const double x : to_double_vector(value)) {
        if (x != std::floor(x) || std::isinf(x))
            fail(kSizeInteger);
        out.push_back(counted(x));
    }
    return out;
}

Dims size_arguments(std::span<const Value> args) {
    if (args.empty())
        return Dims();
    for (const Value& v : args)
        if (!v.is_flat() || v.is_char())
            fail(kSizeClass);
    std::vector<int64_t> sizes;
    if (args.size() == 1) {
        if (args[0].numel() == 1) {
            const int64_t n = size_of(args[0].to_double());
            return Dims(n, n);
        }
        if (!args[0].dims().is_row() || args[0].numel() < 2)
            fail(kSizeRow);
        for (const double x : to_double_vector(args[0]))
            sizes.push_back(size_of(x));
    } else {
        for (const Value& v : args) {
            if (v.numel() != 1)
                fail(kSizeScalar);
            sizes.push_back(size_of(v.to_double()));
        }
    }
    return Dims(std::span<const int64_t>(sizes));
}

Prototype take_prototype(const Call& call, std::span<const Value>& args) {
    Prototype out;
    if (args.size() >= 2 && text_is(args[args.size() - 2], "like")) {
        const Value& like = args.back();
        out.class_id = like.class_id();
        out.is_complex = like.is_complex();
        args = args.first(args.size() - 2);
        return out;
    }
    if (!args.empty() && args.back().is_text()) {
        const std::string name = args.back().to_text();
        const ClassId cls = class_from_name(name);
        if (!is_numeric(cls) && cls != ClassId::Logical)
            fail(kTrailingText, name, call.builtin.name);
        out.class_id = cls;
        args = args.first(args.size() - 1);
    }
    return out;
}

bool take_nan_flag(std::span<const Value>& args, bool otherwise) {
    if (args.empty() || !args.back().is_text())
        return otherwise;
    const std::string flag = to_lower_ascii(args.back().to_text());
    if (flag != "omitnan" && flag != "includenan" && flag != "omitmissing" && flag != "includemissing")
        return otherwise;
    args = args.first(args.size() - 1);
    return flag[0] == 'o';
}

Value as_double(const Value& value) {
    return value.is_flat() && value.class_id() == ClassId::Double ? value : ops::convert(value, ClassId::Double);
}

void require_flat(const Call& call, const Value& value) {
    if (!value.is_flat())
        refuse_class(call, value);
}

void require_numeric(const Call& call, const Value& value) {
    if (!value.is_numeric() && !value.is_logical())
        refuse_class(call, value);
}

Value logical(bool b) { return Value::of(b); }
Value number(double x) { return Value::of(x); }

Value row_vector(const std::vector<double>& elements) {
    return Array::of<double>(Dims(1, static_cast<int64_t>(elements.size())), elements.data());
}
Value column_vector(const std::vector<double>& elements) {
    return Array::of<double>(Dims(static_cast<int64_t>(elements.size()), 1), elements.data());
}

Value cell_of(const Dims& dims, ValueList elements) {
    Ref<CellArray> out = make_ref<CellArray>(dims);
    out->elements_mut() = std::move(elements);
    return out;
}

Value cell_of_text(const Dims& dims, const std::vector<std::u16string>& texts) {
    ValueList elements;
    elements.reserve(texts.size());
    for (const std::u16string& text : texts)
        elements.push_back(Value::text(std::u16string_view(text)));
    return cell_of(dims, std::move(elements));
}

Value cell_of_text(const Dims& dims, const std::vector<std::string>& texts) {
    ValueList elements;
    elements.reserve(texts.size());
    for (const std::string& text : texts)
        elements.push_back(Value::text(std::string_view(text)));
    return cell_of(dims, std::move(elements));
}

Value logical_array(const Dims& dims, const std::vector<uint8_t>& elements) {
    Ref<Array> out = Array::uninitialized(ClassId::Logical, dims);
    bool* to = out->data_mut<bool>();
    for (size_t i = 0; i < elements.size(); ++i)
        to[i] = elements[i] != 0;
    return out;
}

Value TextList::value() const {
    if (kind == Kind::Char)
        return items.empty() ? Value::text(std::u16string_view()) : Value::text(std::u16string_view(items[0]));
    if (kind == Kind::Cell)
        return cell_of_text(dims, items);
    Ref<StringArray> out = make_ref<StringArray>(dims);
    for (size_t i = 0; i < items.size(); ++i)
        out->elements_mut()[i] = is_missing(i) ? StringArray::Element() : StringArray::Element(items[i]);
    return out;
}

bool read_text_list(const Value& value, TextList& out) {
    out = TextList();
    if (value.is_string()) {
        out.kind = TextList::Kind::String;
        out.dims = value.dims();
        for (const StringArray::Element& element : value.string_array().elements()) {
            out.missing.push_back(!element.has_value());
            out.items.push_back(element.value_or(std::u16string()));
        }
        return true;
    }
    if (value.is_cell()) {
        out.kind = TextList::Kind::Cell;
        out.dims = value.dims();
        out.items.reserve(static_cast<size_t>(value.numel()));
        for (const Value& element : value.cell().elements()) {
            poll_interruption(); // shared elements become texts of their own: this can be far more than the cell holds
            if (!element.is_text() && !(element.is_char() && element.is_empty()))
                return false;
            out.items.push_back(element.to_text16());
        }
        return true;
    }
    if (!value.is_char())
        return false;
    const ArrayView view(value);
    if (view.dims().count() > 2)
        return false;
    const int64_t rows = view.dims().rows(), cols = view.dims().cols();
    if (view.numel() == 0)
        out.items.assign(static_cast<size_t>(rows ? rows : 1), std::u16string());
    else
        for (int64_t r = 0; r < rows; ++r) {
            std::u16string row(static_cast<size_t>(cols), u' ');
            for (int64_t c = 0; c < cols; ++c)
                row[static_cast<size_t>(c)] = view.data<char16_t>()[r + c * rows];
            out.items.push_back(std::move(row));
        }
    out.dims = Dims(static_cast<int64_t>(out.items.size()), 1);
    return true;
}

TextList text_list_argument(const Call& call, int index) {
    TextList out;
    if (!read_text_list(call.arg(index), out))
        fail({"MATLAB:string:MustBeCharCellArrayOrString",
              "Argument {} must be a string array, character vector, or cell array of character vectors."},
             index + 1);
    return out;
}

} // namespace etna::builtins
