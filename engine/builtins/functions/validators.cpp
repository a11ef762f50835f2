// The mustBe... functions. (Page "Argument Validation Functions".) Each raises an error whose identifier is
// `MATLAB:validators:` and its name; the message is complete, so that it can stand behind "Invalid argument ...".
#include <cmath>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/files/paths.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
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

[[noreturn]] void refuse(const Call& call, const std::string& message) {
    throw Error("MATLAB:validators:" + std::string(call.builtin.name), message);
}
void require(const Call& call, bool holds, const char* message) {
    if (!holds)
        refuse(call, message);
}
void require_number(const Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_numeric() && !x.is_logical())
        throw Error("MATLAB:validators:mustBeNumericOrLogical", "Value must be numeric or logical.");
}
void require_real(const Call& call) {
    if (!call.arg(0).is_flat() || call.arg(0).is_complex())
        throw Error("MATLAB:validators:mustBeReal", "Value must be real.");
}
/// Numbers and logicals, real, whose elements all pass.
template <class F>
void require_elements(const Call& call, const char* message, F test) {
    require_number(call);
    require_real(call);
    require(call, every(call.arg(0), test), message);
}

void must_be_positive(Call& call) {
    require_elements(call, "Value must be positive.", [](double v) { return v > 0; });
}
void must_be_nonpositive(Call& call) {
    require_elements(call, "Value must not be positive.", [](double v) { return v <= 0; });
}
void must_be_negative(Call& call) {
    require_elements(call, "Value must be negative.", [](double v) { return v < 0; });
}
void must_be_nonnegative(Call& call) {
    require_elements(call, "Value must be nonnegative.", [](double v) { return v >= 0; });
}
void must_be_integer(Call& call) {
    require_elements(call, "Value must be integer.", [](double v) { return std::isfinite(v) && v == std::floor(v); });
}
void must_be_finite(Call& call) {
    require_number(call);
    require(call, every(call.arg(0), [](double v) { return std::isfinite(v); }), "Value must be finite.");
}
void must_be_non_nan(Call& call) {
    require_number(call);
    require(call, every(call.arg(0), [](double v) { return !std::isnan(v); }), "Value must not be NaN.");
}
void must_be_nonzero(Call& call) {
    require_number(call);
    require(call, call.arg(0).is_complex() || every(call.arg(0), [](double v) { return v != 0; }), "Value must not be zero.");
}
void must_be_real(Call& call) {
    require(call, call.arg(0).is_flat() && !call.arg(0).is_complex(), "Value must be real.");
}
void must_be_numeric(Call& call) { require(call, call.arg(0).is_numeric(), "Value must be numeric."); }
void must_be_numeric_or_logical(Call& call) {
    require(call, call.arg(0).is_numeric() || call.arg(0).is_logical(), "Value must be numeric or logical.");
}
void must_be_float(Call& call) { require(call, call.arg(0).is_float(), "Value must be one of the following types: 'double' or 'single'."); }
void must_be_nonempty(Call& call) { require(call, !call.arg(0).is_empty(), "Value must not be empty."); }
void must_be_scalar_or_empty(Call& call) {
    require(call, call.arg(0).is_scalar() || call.arg(0).is_empty(), "Value must be scalar or empty.");
}
void must_be_vector(Call& call) {
    const Dims dims = call.arg(0).dims();
    const bool empties = call.nargin() > 1 && text_is(call.arg(1), "allows-all-empties");
    require(call, (dims.is_vector() && (!empties || true)) || (empties && call.arg(0).is_empty()), "Value must be a vector.");
}
void must_be_row(Call& call) { require(call, call.arg(0).dims().is_row(), "Value must be a row vector."); }
void must_be_column(Call& call) { require(call, call.arg(0).dims().is_column(), "Value must be a column vector."); }
void must_be_matrix(Call& call) { require(call, call.arg(0).dims().count() == 2, "Value must be a matrix."); }
void must_be_sparse(Call& call) {
    const Value args[] = {call.arg(0)};
    require(call, ops::is_true(call.interpreter.call("issparse", args, 1).at(0)), "Value must be sparse.");
}
void must_be_nonsparse(Call& call) {
    const Value args[] = {call.arg(0)};
    require(call, !ops::is_true(call.interpreter.call("issparse", args, 1).at(0)), "Value must not be sparse.");
}
void must_be_nonmissing(Call& call) {
    const Value args[] = {call.arg(0)};
    const Value missing = call.interpreter.call("ismissing", args, 1).at(0);
    require(call, every(missing, [](double v) { return v == 0; }), "Value must not contain missing elements.");
}

// ---- text

void must_be_text(Call& call) {
    TextList list;
    const Value& x = call.arg(0);
    bool text = x.is_string() || (x.is_char() && (x.dims().is_row() || x.dims().is_zero_by_zero()));
    if (x.is_cell()) {
        text = true;
        for (const Value& element : x.cell().elements())
            text = text && element.is_char() && (element.dims().is_row() || element.dims().is_zero_by_zero());
    }
    require(call, text, "Value must be a character vector, string array, or cell array of character vectors.");
}
void must_be_text_scalar(Call& call) {
    const Value& x = call.arg(0);
    require(call, x.is_text() && (x.is_string() ? x.numel() == 1 : x.dims().is_row() || x.dims().is_zero_by_zero()),
            "Value must be a character vector or string scalar.");
}
void must_be_nonzero_length_text(Call& call) {
    must_be_text(call);
    TextList list;
    read_text_list(call.arg(0), list);
    bool every_one = !call.arg(0).is_empty();
    for (const std::u16string& item : list.items)
        every_one = every_one && !item.empty();
    require(call, every_one, "Value must be text with one or more characters.");
}
void must_be_valid_variable_name(Call& call) {
    const Value args[] = {call.arg(0)};
    const bool valid = call.arg(0).is_text() && ops::is_true(call.interpreter.call("isvarname", args, 1).at(0));
    require(call, valid, "Value must be a valid variable name.");
}
void must_be_file(Call& call) {
    must_be_nonzero_length_text(call);
    TextList list;
    read_text_list(call.arg(0), list);
    for (const std::u16string& item : list.items)
        if (!is_file(to_utf8(item)))
            refuse(call, "The following files do not exist: '" + to_utf8(item) + "'.");
}
void must_be_folder(Call& call) {
    must_be_nonzero_length_text(call);
    TextList list;
    read_text_list(call.arg(0), list);
    for (const std::u16string& item : list.items)
        if (!is_folder(to_utf8(item)))
            refuse(call, "The following folders do not exist: '" + to_utf8(item) + "'.");
}

// ---- sets, classes and bounds

/// The elements of a set as a message lists them, one on each line.
std::string listed(const Value& set) {
    std::string out;
    TextList texts;
    if (read_text_list(set, texts)) {
        for (const std::u16string& item : texts.items)
            out += "\n    '" + to_utf8(item) + "'";
        return out;
    }
    if (set.is_flat()) {
        const ArrayView view(set);
        for (int64_t i = 0; i < view.numel(); ++i)
            out += fmt::format("\n    {:.15g}", view.double_at(i));
    }
    return out;
}
void must_be_member(Call& call) {
    const Value args[] = {call.arg(0), call.arg(1)};
    const Value found = call.interpreter.call("ismember", args, 1).at(0);
    if (!every(found, [](double v) { return v != 0; }))
        refuse(call, "Value must be a member of this set:" + listed(call.arg(1)));
}
void must_be_a(Call& call) {
    TextList names = text_list_argument(call, 1);
    std::string list;
    for (size_t i = 0; i < names.items.size(); ++i) {
        const Value args[] = {call.arg(0), Value::text(names.items[i])};
        if (ops::is_true(call.interpreter.call("isa", args, 1).at(0)))
            return;
        const char* separator = i == 0 ? "" : i + 1 < names.items.size() ? ", " : names.items.size() == 2 ? " or " : ", or ";
        list += separator + ("'" + to_utf8(names.items[i]) + "'");
    }
    refuse(call, "Value must be one of the following types: " + list + ".");
}

/// `namedargs2cell(struct)`: `{name, value, ...}` for a call with the struct's options.
void namedargs2cell(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_struct() || x.numel() != 1)
        throw Error("MATLAB:namedargs2cell:InvalidInput", "The input must be a scalar structure.");
    const StructArray& options = x.structure();
    ValueList out;
    for (int f = 0; f < options.fields().count(); ++f) {
        out.push_back(Value::text(options.fields().names()[static_cast<size_t>(f)]));
        out.push_back(options.at(0, f));
    }
    const Dims dims(1, static_cast<int64_t>(out.size()));
    call.give(cell_of(dims, std::move(out)));
}

std::string number_text(double x) { return fmt::format("{:.15g}", x); }

template <class F>
void compare(Call& call, const char* what, F test) {
    if (!call.arg(1).is_scalar() || !call.arg(1).is_flat())
        throw Error("MATLAB:validatorUsage:nonScalarInput", "The second input of " + std::string(call.builtin.name) + " must be a scalar.");
    const double bound = call.arg(1).to_double();
    require_number(call);
    require_real(call);
    if (!every(call.arg(0), [&](double v) { return test(v, bound); }))
        refuse(call, "Value must be " + std::string(what) + " " + number_text(bound) + ".");
}
void must_be_greater(Call& call) {
    compare(call, "greater than", [](double a, double b) { return a > b; });
}
void must_be_greater_or_equal(Call& call) {
    compare(call, "greater than or equal to", [](double a, double b) { return a >= b; });
}
void must_be_less(Call& call) {
    compare(call, "less than", [](double a, double b) { return a < b; });
}
void must_be_less_or_equal(Call& call) {
    compare(call, "less than or equal to", [](double a, double b) { return a <= b; });
}

/// `mustBeInRange(x, lower, upper, flag...)`; flags: inclusive, exclusive, exclude-lower, exclude-upper.
void must_be_in_range(Call& call) {
    const double low = scalar_argument(call, 1), high = scalar_argument(call, 2);
    bool with_low = true, with_high = true;
    for (int i = 3; i < call.nargin(); ++i) {
        const std::string flag = to_lower_ascii(text_argument(call, i));
        if (flag == "exclusive")
            with_low = with_high = false;
        else if (flag == "exclude-lower")
            with_low = false;
        else if (flag == "exclude-upper")
            with_high = false;
        else if (flag != "inclusive")
            throw Error("MATLAB:validatorUsage:invalidBoundary", "Boundary must be 'inclusive', 'exclusive', 'exclude-lower' or 'exclude-upper'.");
    }
    require_number(call);
    require_real(call);
    const bool holds = every(call.arg(0), [&](double v) { return (with_low ? v >= low : v > low) && (with_high ? v <= high : v < high); });
    if (!holds)
        refuse(call, "Value must be " + std::string(with_low ? "greater than or equal to " : "greater than ") + number_text(low) + ", and " +
                         (with_high ? "less than or equal to " : "less than ") + number_text(high) + ".");
}

constexpr std::string_view kValidation = "Programming";
constexpr Builtin kRows[] = {
    {"mustBePositive", kValidation, "Validate that value is positive", 1, 1, 0, must_be_positive},
    {"mustBeNonpositive", kValidation, "Validate that value is nonpositive", 1, 1, 0, must_be_nonpositive},
    {"mustBeNegative", kValidation, "Validate that value is negative", 1, 1, 0, must_be_negative},
    {"mustBeNonnegative", kValidation, "Validate that value is nonnegative", 1, 1, 0, must_be_nonnegative},
    {"mustBeFinite", kValidation, "Validate that value is finite", 1, 1, 0, must_be_finite},
    {"mustBeNonNan", kValidation, "Validate that value is nonNaN", 1, 1, 0, must_be_non_nan},
    {"mustBeNonzero", kValidation, "Validate that value is nonzero", 1, 1, 0, must_be_nonzero},
    {"mustBeNonsparse", kValidation, "Validate that value is nonsparse", 1, 1, 0, must_be_nonsparse},
    {"mustBeSparse", kValidation, "Validate that value is sparse", 1, 1, 0, must_be_sparse},
    {"mustBeReal", kValidation, "Validate that value is real", 1, 1, 0, must_be_real},
    {"mustBeInteger", kValidation, "Validate that value is integer", 1, 1, 0, must_be_integer},
    {"mustBeNumeric", kValidation, "Validate that value is numeric", 1, 1, 0, must_be_numeric},
    {"mustBeNumericOrLogical", kValidation, "Validate that value is numeric or logical", 1, 1, 0, must_be_numeric_or_logical},
    {"mustBeFloat", kValidation, "Validate that value is floating-point array", 1, 1, 0, must_be_float},
    {"mustBeA", kValidation, "Validate that value comes from one of specified classes", 2, 2, 0, must_be_a},
    {"mustBeUnderlyingType", kValidation, "Validate that value has specified underlying type", 2, 2, 0, must_be_a},
    {"namedargs2cell", kValidation, "Convert structure containing name-value pairs to cell array", 1, 1, 1, namedargs2cell},
    {"mustBeNonempty", kValidation, "Validate that value is nonempty", 1, 1, 0, must_be_nonempty},
    {"mustBeScalarOrEmpty", kValidation, "Validate that value is scalar or is empty", 1, 1, 0, must_be_scalar_or_empty},
    {"mustBeVector", kValidation, "Validate that value is vector", 1, 2, 0, must_be_vector},
    {"mustBeRow", kValidation, "Validate that value is row vector", 1, 1, 0, must_be_row},
    {"mustBeColumn", kValidation, "Validate that value is column vector", 1, 1, 0, must_be_column},
    {"mustBeMatrix", kValidation, "Validate that value is matrix", 1, 1, 0, must_be_matrix},
    {"mustBeNonmissing", kValidation, "Validate that value is nonmissing", 1, 1, 0, must_be_nonmissing},
    {"mustBeText", kValidation, "Validate that value is string array, character vector, or cell array of character vectors", 1, 1, 0, must_be_text},
    {"mustBeTextScalar", kValidation, "Validate that value is single piece of text", 1, 1, 0, must_be_text_scalar},
    {"mustBeNonzeroLengthText", kValidation, "Validate that value is text with nonzero length", 1, 1, 0, must_be_nonzero_length_text},
    {"mustBeValidVariableName", kValidation, "Validate that value is valid variable name", 1, 1, 0, must_be_valid_variable_name},
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

void register_validators(Registry& registry);
void register_validators(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
