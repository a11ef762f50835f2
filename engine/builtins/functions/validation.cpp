// validateattributes and the mustBe... functions.
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
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

/// What is wrong with `x` in view of one attribute; empty if it holds. `value` is the number that follows it.
struct Attribute {
    std::string_view name;
    std::string_view what; ///< ends "Expected input to be ..."
    bool (*holds)(const Value& x);
};
constexpr Attribute kAttributes[] = {
    {"2d", "two-dimensional", [](const Value& x) { return x.dims().count() == 2; }},
    {"3d", "of at most three dimensions", [](const Value& x) { return x.dims().count() <= 3; }},
    {"column", "a column vector", [](const Value& x) { return x.dims().is_column(); }},
    {"row", "a row vector", [](const Value& x) { return x.dims().is_row(); }},
    {"scalar", "a scalar", [](const Value& x) { return x.numel() == 1; }},
    {"vector", "a vector", [](const Value& x) { return x.dims().is_vector() && !x.is_empty(); }},
    {"square", "a square matrix", [](const Value& x) { return x.dims().count() == 2 && x.dims().rows() == x.dims().cols(); }},
    {"nonempty", "nonempty", [](const Value& x) { return !x.is_empty(); }},
    {"nonsparse", "nonsparse", [](const Value&) { return true; }},
    {"binary", "binary-valued", [](const Value& x) { return every(x, [](double v) { return v == 0 || v == 1; }); }},
    {"even", "even", [](const Value& x) { return every(x, [](double v) { return is_whole(v) && std::fmod(v, 2) == 0; }); }},
    {"odd", "odd", [](const Value& x) { return every(x, [](double v) { return is_whole(v) && std::fmod(v, 2) != 0; }); }},
    {"integer", "integer-valued", [](const Value& x) { return every(x, is_whole); }},
    {"real", "real", [](const Value& x) { return x.is_flat() && !x.is_complex(); }},
    {"finite", "finite", [](const Value& x) { return every(x, [](double v) { return std::isfinite(v); }); }},
    {"nonnan", "non-NaN", [](const Value& x) { return every(x, [](double v) { return !std::isnan(v); }); }},
    {"nonnegative", "nonnegative", [](const Value& x) { return every(x, [](double v) { return v >= 0; }); }},
    {"nonzero", "nonzero", [](const Value& x) { return every(x, [](double v) { return v != 0; }); }},
    {"positive", "positive", [](const Value& x) { return every(x, [](double v) { return v > 0; }); }},
};

template <class Compare>
bool ordered(const Value& x, Compare compare) {
    const std::vector<double> v = to_double_vector(x);
    for (size_t i = 0; i + 1 < v.size(); ++i)
        if (!compare(v[i], v[i + 1]))
            return false;
    return true;
}

struct Subject {
    std::string function; ///< `f: ` or nothing
    std::string name = "input";
};
[[noreturn]] void complain(const Subject& s, std::string_view attribute, const std::string& what) {
    throw Error("MATLAB:" + (s.function.empty() ? std::string() : s.function + ":") + "expected" + std::string(attribute),
                (s.function.empty() ? "" : "Error using " + s.function + "\n") + "Expected " + s.name + " to be " + what + ".");
}

/// Attributes that a value follows; true if `name` is one.
bool check_with_value(const Subject& s, const Value& x, const std::string& name, const Value& bound) {
    const std::vector<double> b = to_double_vector(bound);
    auto limit = [&](std::string_view word, auto test) {
        if (!every(x, [&](double v) { return test(v, b.at(0)); }))
            complain(s, name, std::string(word) + " " + std::to_string(b.at(0)));
        return true;
    };
    if (name == ">")
        return limit("greater than", [](double v, double l) { return v > l; });
    if (name == ">=")
        return limit("greater than or equal to", [](double v, double l) { return v >= l; });
    if (name == "<")
        return limit("less than", [](double v, double l) { return v < l; });
    if (name == "<=")
        return limit("less than or equal to", [](double v, double l) { return v <= l; });
    bool ok = true;
    if (name == "size") {
        ok = static_cast<int>(b.size()) == x.dims().count();
        for (size_t k = 0; k < b.size() && ok; ++k)
            ok = std::isnan(b[k]) || static_cast<double>(x.dims()[static_cast<int>(k)]) == b[k];
    } else if (name == "numel") {
        ok = static_cast<double>(x.numel()) == b.at(0);
    } else if (name == "ncols") {
        ok = static_cast<double>(x.dims().cols()) == b.at(0);
    } else if (name == "nrows") {
        ok = static_cast<double>(x.dims().rows()) == b.at(0);
    } else if (name == "ndims") {
        ok = static_cast<double>(x.dims().count()) == b.at(0);
    } else {
        return false;
    }
    if (!ok)
        complain(s, name, "of the required size, but it is " + x.dims().text());
    return true;
}

/// `validateattributes(A, classes, attributes, funcName, varName, argIndex)`
void validateattributes(Call& call) {
    const Value& x = call.arg(0);
    if (!call.arg(1).is_cell() || !call.arg(2).is_cell())
        fail({"MATLAB:validateattributes:badAttributeList", "Classes and attributes must be cell arrays."});
    Subject s;
    if (call.nargin() > 3 && call.arg(3).is_text())
        s.function = text_argument(call, 3);
    if (call.nargin() > 4 && call.arg(4).is_text() && !call.arg(4).is_empty())
        s.name = text_argument(call, 4);
    const ValueList& classes = call.arg(1).cell().elements();
    bool fits = classes.empty();
    std::string list;
    for (const Value& name : classes) {
        fits = fits || has_class(call, x, name.to_text());
        list += (list.empty() ? "" : ", ") + name.to_text();
    }
    if (!fits)
        throw Error("MATLAB:" + (s.function.empty() ? std::string() : s.function + ":") + "invalidType",
                    "Expected " + s.name + " to be one of these types:\n\n" + list + "\n\nInstead its type was " + x.class_name() + ".");
    const ValueList& attributes = call.arg(2).cell().elements();
    for (size_t i = 0; i < attributes.size(); ++i) {
        const std::string name = to_lower_ascii(attributes[i].to_text());
        bool known = false;
        for (const Attribute& a : kAttributes)
            if (a.name == name) {
                known = true;
                if (!a.holds(x)) {
                    std::string word(name);
                    word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
                    complain(s, word, std::string(a.what));
                }
            }
        if (known)
            continue;
        const bool order = name == "increasing" || name == "decreasing" || name == "nondecreasing" || name == "nonincreasing";
        if (order) {
            const bool ok = name == "increasing"      ? ordered(x, [](double a, double b) { return a < b; })
                            : name == "decreasing"    ? ordered(x, [](double a, double b) { return a > b; })
                            : name == "nondecreasing" ? ordered(x, [](double a, double b) { return a <= b; })
                                                      : ordered(x, [](double a, double b) { return a >= b; });
            if (!ok)
                complain(s, name, name + " valued");
            continue;
        }
        if (i + 1 < attributes.size() && check_with_value(s, x, name, attributes[i + 1])) {
            ++i;
            continue;
        }
        fail({"MATLAB:validateattributes:badAttribute", "Unknown attribute '{}'."}, name);
    }
}

void require(bool holds, std::string_view identifier, std::string_view what) {
    if (!holds)
        throw Error("MATLAB:validators:" + std::string(identifier), "Value must be " + std::string(what) + ".");
}
void must_be_numeric(Call& call) { require(call.arg(0).is_numeric(), "mustBeNumeric", "numeric"); }
void must_be_numeric_or_logical(Call& call) {
    require(call.arg(0).is_numeric() || call.arg(0).is_logical(), "mustBeNumericOrLogical", "numeric or logical");
}
void must_be_real(Call& call) { require(call.arg(0).is_flat() && !call.arg(0).is_complex(), "mustBeReal", "real"); }
void must_be_finite(Call& call) {
    require(every(call.arg(0), [](double v) { return std::isfinite(v); }), "mustBeFinite", "finite");
}
void must_be_integer(Call& call) { require(every(call.arg(0), is_whole), "mustBeInteger", "integer"); }
void must_be_positive(Call& call) {
    require(every(call.arg(0), [](double v) { return v > 0; }), "mustBePositive", "positive");
}
void must_be_nonnegative(Call& call) {
    require(every(call.arg(0), [](double v) { return v >= 0; }), "mustBeNonnegative", "nonnegative");
}
void must_be_nonzero(Call& call) {
    require(every(call.arg(0), [](double v) { return v != 0; }), "mustBeNonzero", "nonzero");
}
void must_be_nonempty(Call& call) { require(!call.arg(0).is_empty(), "mustBeNonempty", "nonempty"); }
void must_be_vector(Call& call) { require(call.arg(0).dims().is_vector(), "mustBeVector", "a vector"); }
void must_be_text(Call& call) {
    TextList list;
    require(read_text_list(call.arg(0), list), "mustBeText", "a character vector, string array, or cell array of character vectors");
}
void must_be_text_scalar(Call& call) {
    require(call.arg(0).is_text(), "mustBeTextScalar", "a character vector or string scalar");
}
void must_be_nonzero_length_text(Call& call) {
    require(call.arg(0).is_text() && !call.arg(0).to_text16().empty(), "mustBeNonzeroLengthText", "text with at least one character");
}
void must_be_file(Call& call) { require(is_file(text_argument(call, 0)), "mustBeFile", "the name of a file"); }
void must_be_folder(Call& call) { require(is_folder(text_argument(call, 0)), "mustBeFolder", "the name of a folder"); }
void must_be_member(Call& call) {
    const Value args[] = {call.arg(0), call.arg(1)};
    const Value found = call.interpreter.call("ismember", args, 1).at(0);
    require(every(found, [](double v) { return v != 0; }), "mustBeMember", "a member of the given set");
}
template <class F>
void compare(Call& call, std::string_view identifier, std::string_view what, F test) {
    const double bound = scalar_argument(call, 1);
    require(every(call.arg(0), [&](double v) { return test(v, bound); }), identifier, std::string(what) + " the given bound");
}
void must_be_greater(Call& call) {
    compare(call, "mustBeGreaterThan", "greater than", [](double a, double b) { return a > b; });
}
void must_be_greater_or_equal(Call& call) {
    compare(call, "mustBeGreaterThanOrEqual", "greater than or equal to", [](double a, double b) { return a >= b; });
}
void must_be_less(Call& call) {
    compare(call, "mustBeLessThan", "less than", [](double a, double b) { return a < b; });
}
void must_be_less_or_equal(Call& call) {
    compare(call, "mustBeLessThanOrEqual", "less than or equal to", [](double a, double b) { return a <= b; });
}
void must_be_in_range(Call& call) {
    const double low = scalar_argument(call, 1), high = scalar_argument(call, 2);
    require(every(call.arg(0), [&](double v) { return v >= low && v <= high; }), "mustBeInRange", "within the given range");
}

constexpr std::string_view kValidation = "Programming";
constexpr Builtin kRows[] = {
    {"validateattributes", kValidation, "Check validity of array", 3, 6, 0, validateattributes},
    {"mustBeNumeric", kValidation, "Validate that value is numeric", 1, 1, 0, must_be_numeric},
    {"mustBeNumericOrLogical", kValidation, "Validate that value is numeric or logical", 1, 1, 0, must_be_numeric_or_logical},
    {"mustBeReal", kValidation, "Validate that value is real", 1, 1, 0, must_be_real},
    {"mustBeFinite", kValidation, "Validate that value is finite", 1, 1, 0, must_be_finite},
    {"mustBeInteger", kValidation, "Validate that value is integer", 1, 1, 0, must_be_integer},
    {"mustBePositive", kValidation, "Validate that value is positive", 1, 1, 0, must_be_positive},
    {"mustBeNonnegative", kValidation, "Validate that value is nonnegative", 1, 1, 0, must_be_nonnegative},
    {"mustBeNonzero", kValidation, "Validate that value is nonzero", 1, 1, 0, must_be_nonzero},
    {"mustBeNonempty", kValidation, "Validate that value is nonempty", 1, 1, 0, must_be_nonempty},
    {"mustBeVector", kValidation, "Validate that value is a vector", 1, 2, 0, must_be_vector},
    {"mustBeText", kValidation, "Validate that value is text", 1, 1, 0, must_be_text},
    {"mustBeTextScalar", kValidation, "Validate that value is a single piece of text", 1, 1, 0, must_be_text_scalar},
    {"mustBeNonzeroLengthText", kValidation, "Validate that value is text with nonzero length", 1, 1, 0, must_be_nonzero_length_text},
    {"mustBeFile", kValidation, "Validate that path refers to file", 1, 1, 0, must_be_file},
    {"mustBeFolder", kValidation, "Validate that path refers to folder", 1, 1, 0, must_be_folder},
    {"mustBeMember", kValidation, "Validate that value is member of specified array", 2, 2, 0, must_be_member},
    {"mustBeGreaterThan", kValidation, "Validate that value is greater than another value", 2, 2, 0, must_be_greater},
    {"mustBeGreaterThanOrEqual", kValidation, "Validate that value is greater than or equal to another value", 2, 2, 0, must_be_greater_or_equal},
    {"mustBeLessThan", kValidation, "Validate that value is less than another value", 2, 2, 0, must_be_less},
    {"mustBeLessThanOrEqual", kValidation, "Validate that value is less than or equal to another value", 2, 2, 0, must_be_less_or_equal},
    {"mustBeInRange", kValidation, "Validate that value is in the specified range", 3, 5, 0, must_be_in_range},
};

} // namespace

void register_validation(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
