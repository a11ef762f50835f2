// Functions that only Octave has and that programs for both ask for: what a value is inside, where things are, settings.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <thread>

#include "engine/builtins/arguments.h"
#include "engine/common/platform.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/workspaces.h"


namespace etna::builtins {
namespace {

/// Octave's name for the kind of a value. (Octave manual, "Built-in Data Types".)
std::string type_name(const Value& x) {
    if (x.is_cell())
        return "cell";
    if (x.is_struct())
        return x.numel() == 1 ? "scalar struct" : "struct";
    if (x.is_function_handle())
        return "function handle";
    if (x.is_sparse())
        return std::string("sparse ") + (x.class_name() == "logical" ? "bool " : x.is_complex() ? "complex " : "") + "matrix";
    if (x.is_object() || !x.is_flat())
        return x.is_string() ? "string" : "object";
    const bool scalar = x.is_scalar();
    switch (x.class_id()) {
    case ClassId::Double:
        return std::string(x.is_complex() ? "complex " : "") + (scalar ? "scalar" : "matrix");
    case ClassId::Single:
        return std::string("float ") + (x.is_complex() ? "complex " : "") + (scalar ? "scalar" : "matrix");
    case ClassId::Logical:
        return scalar ? "bool" : "bool matrix";
    case ClassId::Char:
        return "string";
    default:
        return x.class_name() + (scalar ? " scalar" : " matrix");
    }
}

void typeinfo(Call& call) {
    if (call.nargin() > 0) {
        call.give(Value::text(type_name(call.arg(0))));
        return;
    }
    std::vector<std::string> names{"cell", "struct", "scalar struct", "function handle", "object", "string", "bool", "bool matrix"};
    for (const char* width : {"", "float "})
        for (const char* kind : {"scalar", "matrix", "complex scalar", "complex matrix"})
            names.push_back(std::string(width) + kind);
    for (const char* integer : {"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})
        for (const char* kind : {" scalar", " matrix"})
            names.push_back(std::string(integer) + kind);
    call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), 1), names));
}

/// True where the sign bit is set: negative numbers, -0, and NaN with a sign.
void signbit_of(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    const ArrayView view(x);
    std::vector<uint8_t> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = std::signbit(view.double_at(i));
    call.give(logical_array(x.dims(), out));
}

void isbool(Call& call) { call.give(logical(call.arg(0).class_name() == "logical")); }
void iscomplex(Call& call) { call.give(logical(call.arg(0).is_complex())); }

void temporary_folder(Call& call) { call.give(Value::text(std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "/tmp")); }

void nproc(Call& call) {
    const std::string which = call.nargin() ? text_argument(call, 0) : "current";
    if (which != "current" && which != "all" && which != "overridable")
        fail(kUnknownOption, which, "nproc");
    call.give(number(std::max(1u, std::thread::hardware_concurrency())));
}

void get_home_directory(Call& call) {
    const char* home = std::getenv("HOME");
    call.give(Value::text(home ? home : ""));
}

void isieee(Call& call) { call.give(logical(true)); }

/// `x = max_recursion_depth()`, `old = max_recursion_depth(n)`
void max_recursion_depth(Call& call) {
    const double old = static_cast<double>(vm::recursion_limit(call.interpreter));
    if (call.nargin() > 1 && !text_is(call.arg(1), "local"))
        fail(kUnknownOption, "2", "max_recursion_depth");
    if (call.nargin() > 0) {
        const int64_t limit = integer_argument(call, 0);
        if (limit < 1)
            fail({"MATLAB:expectedPositive", "max_recursion_depth must be a positive integer."});
        vm::set_recursion_limit(call.interpreter, static_cast<size_t>(limit));
    }
    if (call.nargin() == 0 || call.nargout > 0)
        call.give(number(old));
}

/// Settings of Octave's that have nothing to set here: output is never paged, and how a range or a diagonal matrix is
/// stored shows nowhere. They keep what they are given.
struct Settings {
    std::map<std::string, Value, std::less<>> values{{"page_screen_output", logical(false)},
                                                     {"page_output_immediately", logical(false)},
                                                     {"crash_dumps_octave_core", logical(true)},
                                                     {"beep_on_error", logical(false)},
                                                     {"suppress_verbose_help_message", logical(false)},
                                                     {"optimize_range", logical(false)},
                                                     {"optimize_diagonal_matrix", logical(false)},
                                                     {"optimize_permutation_matrix", logical(false)},
                                                     {"max_stack_depth", number(1024)}};
};
void setting(Call& call) {
    Value& held = call.interpreter.state<Settings>().values[std::string(call.builtin.name)];
    const Value old = held;
    if (call.nargin() > 1 && !text_is(call.arg(1), "local"))
        fail(kUnknownOption, "2", call.builtin.name);
    if (call.nargin() > 0) {
        if (!call.arg(0).is_scalar() || !call.arg(0).is_flat())
            fail(kScalarExpected, 1, call.builtin.name);
        held = old.is_logical() ? logical(call.arg(0).to_double() != 0) : number(call.arg(0).to_double());
    }
    if (call.nargin() == 0 || call.nargout > 0)
        call.give(old);
}

constexpr std::string_view kOctave = "Octave";
constexpr Builtin kRows[] = {
    {"typeinfo", kOctave, "Octave's name for the kind of a value", 0, 1, 1, typeinfo},
    {"signbit", kOctave, "Whether the sign bit of each element is set", 1, 1, 1, signbit_of},
    {"isbool", kOctave, "True for a logical array", 1, 1, 1, isbool},
    {"iscomplex", kOctave, "True for a complex array", 1, 1, 1, iscomplex},
    {"P_tmpdir", kOctave, "Folder for temporary files", 0, 0, 1, temporary_folder},
    {"nproc", kOctave, "Number of processors", 0, 1, 1, nproc},
    {"get_home_directory", kOctave, "The user's folder", 0, 0, 1, get_home_directory},
    {"isieee", kOctave, "True: arithmetic is IEEE 754", 0, 0, 1, isieee},
    {"max_recursion_depth", kOctave, "Most nested calls", 0, 2, 1, max_recursion_depth},
    {"max_stack_depth", kOctave, "Octave's limit of the call stack", 0, 2, 1, setting},
    {"page_screen_output", kOctave, "Whether output stops at each page", 0, 2, 1, setting},
    {"page_output_immediately", kOctave, "Whether output is shown at once", 0, 2, 1, setting},
    {"crash_dumps_octave_core", kOctave, "Whether variables are saved in a crash", 0, 2, 1, setting},
    {"beep_on_error", kOctave, "Whether an error rings", 0, 2, 1, setting},
    {"suppress_verbose_help_message", kOctave, "Whether help is brief", 0, 2, 1, setting},
    {"optimize_range", kOctave, "How ranges are stored", 0, 2, 1, setting},
    {"optimize_diagonal_matrix", kOctave, "How diagonal matrices are stored", 0, 2, 1, setting},
    {"optimize_permutation_matrix", kOctave, "How permutation matrices are stored", 0, 2, 1, setting},
};

} // namespace

void register_language_octave(Registry& registry);
void register_language_octave(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
