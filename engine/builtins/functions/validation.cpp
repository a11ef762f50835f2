// validateattributes. (Page "validateattributes".)
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

template <class F>
bool every(const Value& x, F test) {
    if (!x.is_flat())
        return false;
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i)
        if (!test(view.double_at(i)))
            return false;
    return true;
}
bool is_whole(double x) { return std::isfinite(x) && x == std::floor(x); }

bool has_class(const Call& call, const Value& x, const std::string& name) {
    if (name == "numeric")
        return x.is_numeric();
    if (name == "float")
        return x.is_float();
    const Value args[] = {x, Value::text(name)};
    return call.interpreter.call("isa", args, 1).at(0).to_double() != 0;
}

/// One attribute without a value; `identifier` follows `MATLAB:` and the function's name, `what` follows
/// `Expected input to be `.
struct Attribute {
    std::string_view name, identifier, what;
    bool (*holds)(const Value& x);
};

template <class Compare>
bool ordered(const Value& x, Compare compare) {
    const std::vector<double> v = to_double_vector(x);
    for (size_t i = 0; i + 1 < v.size(); ++i)
        if (!compare(v[i], v[i + 1]))
            return false;
    return every(x, [](double e) { return !std::isnan(e); });
}

/// True if every element off the part that `keeps(row, column)` names is zero.
template <class F>
bool only(const Value& x, F keeps) {
    if (!x.is_flat() || x.dims().count() != 2)
        return false;
    const ArrayView view(x);
    const int64_t rows = x.dims().rows();
    for (int64_t i = 0; i < view.numel(); ++i)
        if (!keeps(i % rows, i / rows) && view.double_at(i) != 0)
            return false;
    return true;
}

constexpr Attribute kAttributes[] = {
    {"2d", "expected2D", "two-dimensional", [](const Value& x) { return x.dims().count() == 2; }},
    {"3d", "expected3D", "three-dimensional", [](const Value& x) { return x.dims().count() <= 3; }},
    {"column", "expectedColumn", "a column vector", [](const Value& x) { return x.dims().is_column(); }},
    {"row", "expectedRow", "a row vector", [](const Value& x) { return x.dims().is_row(); }},
    {"scalar", "expectedScalar", "a scalar", [](const Value& x) { return x.numel() == 1; }},
    {"scalartext", "expectedScalartext", "a character vector or string scalar", [](const Value& x) { return x.is_text(); }},
    {"vector", "expectedVector", "a vector", [](const Value& x) { return x.dims().is_vector() && !x.is_empty(); }},
    {"square", "expectedSquare", "a square matrix", [](const Value& x) { return x.dims().count() == 2 && x.dims().rows() == x.dims().cols(); }},
    {"diag", "expectedDiag", "a diagonal matrix", [](const Value& x) { return only(x, [](int64_t i, int64_t j) { return i == j; }); }},
    {"nonempty", "expectedNonempty", "nonempty", [](const Value& x) { return !x.is_empty(); }},
    {"nonsparse", "expectedNonsparse", "nonsparse", [](const Value& x) { return x.class_name() != "sparse"; }},
    {"binary", "expectedBinary", "binary", [](const Value& x) { return every(x, [](double v) { return v == 0 || v == 1; }); }},
    {"even", "expectedEven", "even", [](const Value& x) { return every(x, [](double v) { return is_whole(v) && std::fmod(v, 2) == 0; }); }},
    {"odd", "expectedOdd", "odd", [](const Value& x) { return every(x, [](double v) { return is_whole(v) && std::fmod(v, 2) != 0; }); }},
    {"integer", "expectedInteger", "integer-valued", [](const Value& x) { return every(x, is_whole); }},
    {"real", "expectedReal", "real", [](const Value& x) { return x.is_flat() && !x.is_complex(); }},
    {"finite", "expectedFinite", "finite", [](const Value& x) { return every(x, [](double v) { return std::isfinite(v); }); }},
    {"nonnan", "expectedNonNaN", "non-NaN", [](const Value& x) { return every(x, [](double v) { return !std::isnan(v); }); }},
    {"nonnegative", "expectedNonnegative", "nonnegative", [](const Value& x) { return every(x, [](double v) { return v >= 0; }); }},
    {"nonzero", "expectedNonZero", "nonzero", [](const Value& x) { return every(x, [](double v) { return v != 0; }); }},
    {"positive", "expectedPositive", "positive", [](const Value& x) { return every(x, [](double v) { return v > 0; }); }},
    {"increasing", "expectedIncreasing", "increasing valued", [](const Value& x) { return ordered(x, [](double a, double b) { return a < b; }); }},
    {"decreasing", "expectedDecreasing", "decreasing valued", [](const Value& x) { return ordered(x, [](double a, double b) { return a > b; }); }},
    {"nondecreasing", "expectedNondecreasing", "nondecreasing valued", [](const Value& x) { return ordered(x, [](double a, double b) { return a <= b; }); }},
    {"nonincreasing", "expectedNonincreasing", "nonincreasing valued", [](const Value& x) { return ordered(x, [](double a, double b) { return a >= b; }); }},
};

/// Who complains about what: `validateattributes(A, classes, attributes, funcName, varName, argIndex)`.
struct Subject {
    std::string function;
    std::string input = "input"; ///< `input`, `x`, `input number 2, x,`
};
[[noreturn]] void complain(const Subject& s, std::string_view identifier, const std::string& what) {
    const std::string prefix = s.function.empty() ? "" : s.function + ":";
    throw Error("MATLAB:" + prefix + std::string(identifier), "Expected " + s.input + " to be " + what + ".");
}

std::string size_text(const Value& x) {
    std::string out;
    for (int k = 0; k < x.dims().count(); ++k)
        out += (k ? "x" : "") + std::to_string(x.dims()[k]);
    return out;
}
std::string short_number(double x) { return fmt::format("{:.5g}", x); }

/// Attributes that a value follows; true if `name` is one.
bool check_with_value(const Subject& s, const Value& x, const std::string& name, const Value& bound) {
    const std::vector<double> b = to_double_vector(bound);
    const auto limit = [&](std::string_view identifier, auto test) {
        if (b.empty() || !every(x, [&](double v) { return test(v, b[0]); }))
            complain(s, identifier, "an array with all of the values " + name + " " + short_number(b.empty() ? 0 : b[0]));
        return true;
    };
    if (name == ">")
        return limit("notGreater", [](double v, double l) { return v > l; });
    if (name == ">=")
        return limit("notGreaterEqual", [](double v, double l) { return v >= l; });
    if (name == "<")
        return limit("notLess", [](double v, double l) { return v < l; });
    if (name == "<=")
        return limit("notLessEqual", [](double v, double l) { return v <= l; });
    if (b.empty())
        return false;
    const auto count = [&](std::string_view identifier, int64_t have, const char* what) {
        if (static_cast<double>(have) != b[0])
            complain(s, identifier, "an array with " + std::string(what) + " equal to " + short_number(b[0]));
        return true;
    };
    if (name == "size") {
        bool ok = static_cast<int>(b.size()) == x.dims().count();
        std::string wanted;
        for (size_t k = 0; k < b.size(); ++k) {
            ok = ok && (std::isnan(b[k]) || static_cast<double>(x.dims()[static_cast<int>(k)]) == b[k]);
            wanted += (k ? "x" : "") + (std::isnan(b[k]) ? std::string("N") : short_number(b[k]));
        }
        if (!ok)
            complain(s, "incorrectSize", "of size " + wanted + ", but it is of size " + size_text(x));
        return true;
    }
    if (name == "numel")
        return count("incorrectNumel", x.numel(), "number of elements");
    if (name == "ncols")
        return count("incorrectNumcols", x.dims().cols(), "number of columns");
    if (name == "nrows")
        return count("incorrectNumrows", x.dims().rows(), "number of rows");
    if (name == "ndims")
        return count("incorrectNumdims", x.dims().count(), "number of dimensions");
    return false;
}

/// The classes as the message lists them: `numeric` stands for all of its kind.
std::string class_list(const ValueList& classes) {
    std::string out;
    for (const Value& name : classes) {
        const std::string text = name.to_text();
        out += (out.empty() ? "" : ", ") +
               (text == "numeric" ? std::string("double, single, uint8, uint16, uint32, uint64, int8, int16, int32, int64")
                : text == "float" ? std::string("double, single")
                                  : text);
    }
    return out;
}

ValueList list_argument(const Call& call, int index) {
    if (call.arg(index).is_cell())
        return call.arg(index).cell().elements();
    ValueList out;
    if (call.arg(index).is_string())
        for (const StringArray::Element& element : call.arg(index).string_array().elements())
            out.push_back(Value::text(element.value_or(std::u16string())));
    else if (!call.arg(index).is_empty())
        fail({"MATLAB:validateattributes:invalidInput", "Classes and attributes must be cell arrays or string arrays."});
    return out;
}

void validateattributes(Call& call) {
    const Value& x = call.arg(0);
    const ValueList classes = list_argument(call, 1), attributes = list_argument(call, 2);
    Subject s;
    int next = 3;
    std::string variable;
    double position = 0;
    if (call.nargin() > next && call.arg(next).is_text() && !call.arg(next).is_empty())
        s.function = text_argument(call, next);
    else if (call.nargin() > next && call.arg(next).is_numeric() && call.arg(next).is_scalar())
        position = call.arg(next).to_double();
    if (call.nargin() > 4 && call.arg(4).is_text())
        variable = text_argument(call, 4);
    if (call.nargin() > 5 && call.arg(5).is_scalar())
        position = scalar_argument(call, 5);
    if (position > 0)
        s.input = "input number " + short_number(position) + (variable.empty() ? "" : ", " + variable + ",");
    else if (!variable.empty())
        s.input = variable;
    bool fits = classes.empty();
    for (const Value& name : classes)
        fits = fits || has_class(call, x, name.to_text());
    if (!fits)
        complain(s, "invalidType", "one of these types:\n\n" + class_list(classes) + "\n\nInstead its type was " + x.class_name());
    for (size_t i = 0; i < attributes.size(); ++i) {
        if (!attributes[i].is_text())
            fail({"MATLAB:validateattributes:badAttributeList", "Attribute names must be text."});
        const std::string name = to_lower_ascii(attributes[i].to_text());
        const auto plain = std::find_if(std::begin(kAttributes), std::end(kAttributes), [&](const Attribute& a) { return a.name == name; });
        if (plain != std::end(kAttributes)) {
            if (!plain->holds(x))
                complain(s, plain->identifier, std::string(plain->what));
        } else if (i + 1 < attributes.size() && check_with_value(s, x, name, attributes[i + 1])) {
            ++i;
        } else {
            fail({"MATLAB:validateattributes:badAttribute", "Unknown attribute '{}'."}, name);
        }
    }
}

constexpr std::string_view kValidation = "Programming";
constexpr Builtin kRows[] = {
    {"validateattributes", kValidation, "Check validity of array", 3, 6, 0, validateattributes},
};

} // namespace

void register_validators(Registry& registry);

void register_validation(Registry& registry) {
    registry.add(kRows);
    register_validators(registry);
}

} // namespace etna::builtins
