// assert: MATLAB's `assert(condition, message, ...)`, and Octave's `assert(observed, expected, tolerance)`.
#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kCondition{"MATLAB:assertion:LogicalScalar",
                             "The condition input argument must be convertible to a scalar logical."};
constexpr Message kFailed{"MATLAB:assertion:failed", "Assertion failed."};

/// One difference between what was observed and what was expected.
struct Difference {
    std::string location, observed, expected, reason;
};

std::string value_text(double x) { return std::isnan(x) ? "NaN" : std::isinf(x) ? (x < 0 ? "-Inf" : "Inf") : fmt::format("{:.5g}", x); }
std::string value_text(std::complex<double> z, bool is_complex) {
    return is_complex ? fmt::format("{} {} {}i", value_text(z.real()), z.imag() < 0 ? "-" : "+", value_text(std::abs(z.imag())))
                      : value_text(z.real());
}

/// Compares as Octave's assert does: exactly, within a tolerance, or within a share of the expected value when the
/// tolerance is negative.
class Comparison {
  public:
    explicit Comparison(const Value& tolerance) : tolerance_(tolerance) {}

    std::vector<Difference> differences;

    void compare(const Value& observed, const Value& expected, const std::string& path) {
        if (expected.is_char() || expected.is_string()) {
            const bool text = observed.is_char() || observed.is_string();
            if (!text)
                add("[]", "O", "E", "Expected is text, but observed is of class " + observed.class_name());
            else if (!ops::is_equal(observed, expected))
                add("[]", observed.to_text(), expected.to_text(), "Strings don't match");
        } else if (expected.is_cell()) {
            compare_cells(observed, expected, path);
        } else if (expected.is_struct()) {
            compare_structs(observed, expected, path);
        } else if (!expected.is_flat()) {
            if (!ops::is_equal(observed, expected))
                add(path.empty() ? "()" : path, "O", "E", "Class " + observed.class_name() + " or value does not match");
        } else {
            compare_numbers(observed, expected, path);
        }
    }

  private:
    void add(std::string location, std::string observed, std::string expected, std::string reason) {
        differences.push_back({std::move(location), std::move(observed), std::move(expected), std::move(reason)});
    }
    bool sizes_agree(const Value& observed, const Value& expected) {
        if (observed.dims() == expected.dims())
            return true;
        auto size = [](const Dims& dims) {
            std::string out;
            for (const int64_t n : dims.sizes())
                out += (out.empty() ? "" : "x") + std::to_string(n);
            return out;
        };
        add(".", "O(" + size(observed.dims()) + ")", "E(" + size(expected.dims()) + ")", "Dimensions don't match");
        return false;
    }
    void compare_cells(const Value& observed, const Value& expected, const std::string& path) {
        if (!observed.is_cell())
            return add("()", "O", "E", "Expected is cell, but observed is of class " + observed.class_name());
        if (!sizes_agree(observed, expected))
            return;
        for (int64_t i = 0; i < expected.numel(); ++i)
            compare(observed.cell().at(i), expected.cell().at(i), path + "{" + std::to_string(i + 1) + "}");
    }
    void compare_structs(const Value& observed, const Value& expected, const std::string& path) {
        if (!observed.is_struct())
            return add("()", "O", "E", "Expected is struct, but observed is of class " + observed.class_name());
        if (!sizes_agree(observed, expected))
            return;
        const StructArray &o = observed.structure(), &e = expected.structure();
        if (o.fields().count() != e.fields().count())
            return add(path.empty() ? "." : path, "O", "E", "Structure sizes don't match");
        for (int f = 0; f < e.fields().count(); ++f) {
            const std::string& name = e.fields().names()[static_cast<size_t>(f)];
            const int at = o.fields().find(name);
            if (at < 0)
                return add("." + name, "O", "E", "'" + name + "' is an expected field");
            for (int64_t i = 0; i < e.numel(); ++i)
                compare(o.at(i, at), e.at(i, f), path + "." + name);
        }
    }
    void compare_numbers(const Value& observed, const Value& expected, const std::string& path) {
        if (!observed.is_flat())
            return add("()", "O", "E", "Class " + observed.class_name() + " != " + expected.class_name());
        if (!sizes_agree(observed, expected))
            return;
        const bool exact = !tolerance_.is_defined() || (tolerance_.numel() == 1 && tolerance_.to_double() == 0);
        if (exact && observed.class_id() != expected.class_id())
            return add("()", "O", "E", "Class " + observed.class_name() + " != " + expected.class_name());
        if (exact && observed.is_complex() != expected.is_complex() && !ops::is_equal(observed, expected, true))
            return add("()", "O", "E", expected.is_complex() ? "observed is real, expected is complex" : "observed is complex, expected is real");
        if (exact && is_integer(observed.class_id()) && ops::is_equal(observed, expected))
            return; // 64-bit integers do not fit in double
        const ArrayView o(observed), e(expected);
        std::optional<ArrayView> tolerances;
        if (tolerance_.is_defined())
            tolerances.emplace(tolerance_);
        for (int64_t i = 0; i < e.numel(); ++i) {
            const double tolerance = tolerances ? tolerances->double_at(tolerances->numel() == 1 ? 0 : i) : 0;
            const std::complex<double> a = o.complex_at(i), b = e.complex_at(i);
            const bool a_nan = std::isnan(a.real()) || std::isnan(a.imag()), b_nan = std::isnan(b.real()) || std::isnan(b.imag());
            std::string reason;
            if (a_nan || b_nan) {
                if (a_nan != b_nan)
                    reason = "'NaN' mismatch";
            } else if (a != b) {
                const double error = std::abs(a - b);
                const bool infinite = std::isinf(a.real()) || std::isinf(b.real());
                const double relative = error / std::abs(b);
                if (infinite)
                    reason = "'Inf' mismatch";
                else if (tolerance < 0 ? !(relative <= -tolerance) : !(error <= tolerance))
                    reason = tolerance < 0 ? fmt::format("Rel err {:.5g} exceeds tol {:.5g} by {:.1g}", relative, -tolerance, relative + tolerance)
                                           : fmt::format("Abs err {:.5g} exceeds tol {:.5g} by {:.1g}", error, tolerance, error - tolerance);
            }
            if (!reason.empty())
                add(path + place(expected.dims(), i), value_text(a, o.is_complex()), value_text(b, e.is_complex()), reason);
        }
    }
    static std::string place(const Dims& dims, int64_t index) {
        if (dims.numel() == 1)
            return "()";
        if (dims.is_vector())
            return "(" + std::to_string(index + 1) + ")";
        std::string out = "(";
        for (int k = 0; k < dims.count(); ++k) {
            out += (k ? "," : "") + std::to_string(index % dims[k] + 1);
            index /= dims[k];
        }
        return out + ")";
    }

    const Value tolerance_;
};

[[noreturn]] void report(const std::vector<Difference>& differences, int nargin) {
    std::string out = nargin > 2 ? "ASSERT errors for:  assert (cond, expected, tol)\n" : "ASSERT errors for:  assert (cond, expected)\n";
    out += "\n  Location | Observed | Expected | Reason";
    for (const Difference& d : differences)
        out += fmt::format("\n    {:<8} {:^10} {:^10} {}", d.location, d.observed, d.expected, d.reason);
    throw Error("Octave:assert", out);
}

/// `assert(cond)`, `assert(cond, msg, ...)`, `assert(cond, id, msg, ...)`
void check_condition(Call& call) {
    const Value& condition = call.arg(0);
    if (!condition.is_flat() || condition.is_char())
        fail(kCondition);
    bool holds = condition.numel() > 0;
    const ArrayView view(condition);
    for (int64_t i = 0; i < view.numel() && holds; ++i)
        holds = view.complex_at(i) != 0.0;
    if (holds)
        return;
    if (call.nargin() == 1)
        fail(kFailed);
    std::string identifier;
    int format = 1;
    const std::string first = text_argument(call, 1);
    const bool looks_like_id = first.find(':') != std::string::npos && first.find_first_of(" \t\n%") == std::string::npos && first.back() != ':';
    if (looks_like_id && call.nargin() > 2) {
        identifier = first;
        format = 2;
    }
    const std::string pattern = text_argument(call, format);
    std::string message = pattern;
    if (call.nargin() > 2) // with one text argument, nothing in it is special
        message = display::format_text(display::process_escapes(pattern),
                                       std::span<const Value>(call.args).subspan(static_cast<size_t>(format) + 1));
    throw Error(identifier, message);
}

void assert_(Call& call) {
    const Value& first = call.arg(0);
    // Text after a condition is a message; anything else after a value is what was expected.
    const bool is_condition = call.nargin() == 1 || (call.arg(1).is_text() && first.is_flat() && !first.is_char());
    if (is_condition)
        return check_condition(call);
    if (call.nargin() > 3)
        raise(Err::BuiltinTooManyInputs);
    Value tolerance;
    if (call.nargin() > 2) {
        tolerance = call.arg(2);
        if (!tolerance.is_numeric() || tolerance.is_empty())
            fail(kNumericExpected, 3, call.builtin.name);
    }
    Comparison comparison(tolerance);
    comparison.compare(first, call.arg(1), "");
    if (!comparison.differences.empty())
        report(comparison.differences, call.nargin());
}

constexpr Builtin kRows[] = {
    {"assert", "Programming", "Throw error if condition false, or if values differ", 1, kAnyNumber, 0, assert_},
};

} // namespace

void register_assert(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
