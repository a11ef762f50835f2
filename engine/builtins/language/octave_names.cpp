// Functions that only Octave has and that programs for both ask for: what a value is inside, how the program was started,
// what the machine has.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <thread>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/platform.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/argument_name.h"
#include "engine/vm/exit_functions.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/machine.h"
#include "engine/vm/workspaces.h"

namespace etna::builtins {
namespace {

/// The only elements that are not zero are those of the diagonal; of a permutation, ones, one a row and column.
bool has_form(const Array& a, ArrayForm form) {
    if (a.dims().count() > 2)
        return false;
    const int64_t rows = a.dims().rows(), cols = a.dims().cols();
    const Value value(Ref<Array>(const_cast<Array*>(&a)));
    const ArrayView view(value);
    if (form == ArrayForm::Diagonal) {
        for (int64_t k = 0; k < view.numel(); ++k)
            if (k % rows != k / rows && view.complex_at(k) != 0.0)
                return false;
        return true;
    }
    std::vector<int> in_row(static_cast<size_t>(rows));
    for (int64_t k = 0; k < view.numel(); ++k) {
        const std::complex<double> x = view.complex_at(k);
        if (x != 0.0 && x != 1.0)
            return false;
        in_row[static_cast<size_t>(k % rows)] += x != 0.0;
    }
    return rows == cols && std::all_of(in_row.begin(), in_row.end(), [](int n) { return n == 1; });
}

/// The array is written as a literal at the call and is no variable's value.
bool is_written_here(Call& call) {
    const ArrayForm form = form_of(call.arg(0));
    return (form == ArrayForm::Literal || form == ArrayForm::DoubleQuoted) && call.arg(0).dims().is_zero_by_zero() &&
           vm::builtin_argument_name(call.interpreter, 0).empty();
}

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
        return x.is_string() ? "string" : x.class_name() == "onCleanup" ? "onCleanup" : "object";
    const bool scalar = x.is_scalar();
    const ArrayForm form = form_of(x);
    if (form == ArrayForm::Positions && !scalar)
        return "lazy_index";
    if (form == ArrayForm::Permutation && x.class_id() == ClassId::Double && has_form(x.array(), form))
        return "permutation matrix";
    if (form == ArrayForm::Diagonal && is_float(x.class_id()) && has_form(x.array(), form))
        return std::string(x.class_id() == ClassId::Single ? "float " : "") + (x.is_complex() ? "complex " : "") + "diagonal matrix";
    if (x.class_id() == ClassId::Double && !x.is_inline() && x.array().storage().range())
        return "double_range";
    switch (x.class_id()) {
    case ClassId::Double:
        return std::string(x.is_complex() ? "complex " : "") + (scalar ? "scalar" : "matrix");
    case ClassId::Single:
        return std::string("float ") + (x.is_complex() ? "complex " : "") + (scalar ? "scalar" : "matrix");
    case ClassId::Logical:
        return scalar ? "bool" : "bool matrix";
    case ClassId::Char:
        return form == ArrayForm::DoubleQuoted ? "string" : "sq_string";
    default:
        return x.class_name() + (scalar ? " scalar" : " matrix");
    }
}

void typeinfo(Call& call) {
    if (call.nargin() > 0) {
        const std::string name = type_name(call.arg(0));
        call.give(Value::text(is_written_here(call) ? "null_" + name : name));
        return;
    }
    std::vector<std::string> names{"cell",   "struct", "scalar struct", "function handle", "object",
                                   "string", "bool",   "bool matrix",   "onCleanup"};
    for (const char* width : {"", "float "})
        for (const char* kind : {"scalar", "matrix", "complex scalar", "complex matrix"})
            names.push_back(std::string(width) + kind);
    for (const char* integer : {"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"})
        for (const char* kind : {" scalar", " matrix"})
            names.push_back(std::string(integer) + kind);
    for (const char* kind : {"", "complex ", "float ", "float complex "})
        names.push_back(std::string(kind) + "diagonal matrix");
    for (const char* kind : {"permutation matrix", "lazy_index", "double_range", "sq_string", "null_matrix", "null_string", "null_sq_string"})
        names.emplace_back(kind);
    for (const char* kind : {"bool ", "", "complex "})
        names.push_back(std::string("sparse ") + kind + "matrix");
    call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), 1), names));
}

/// `isnull(x)`: the argument is a literal `[]`, `''` or `""`, which deletes elements when it is assigned.
void isnull(Call& call) {
    const Value& x = call.arg(0);
    const bool string_literal = x.is_string() && x.numel() == 1 && x.to_text().empty() &&
                                vm::builtin_argument_name(call.interpreter, 0).empty();
    call.give(logical(string_literal || is_written_here(call)));
}
void is_dq_string(Call& call) {
    call.give(logical(call.arg(0).is_string() || (call.arg(0).is_char() && form_of(call.arg(0)) == ArrayForm::DoubleQuoted)));
}
void is_sq_string(Call& call) {
    call.give(logical(call.arg(0).is_char() && form_of(call.arg(0)) != ArrayForm::DoubleQuoted));
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
void is_true(Call& call) { call.give(logical(true)); }
void is_false(Call& call) { call.give(logical(false)); }

void temporary_folder(Call& call) {
    std::string folder = environment_variable("TMPDIR");
    while (folder.size() > 1 && folder.back() == '/')
        folder.pop_back();
    call.give(Value::text(folder.empty() ? "/tmp" : folder));
}

/// `nproc('overridable')` is what the environment variable OMP_NUM_THREADS says, if it says a number.
void nproc(Call& call) {
    const std::string which = call.nargin() ? to_lower_ascii(text_argument(call, 0)) : "current";
    if (which != "current" && which != "all" && which != "overridable")
        fail(kUnknownOption, which, "nproc");
    double count = std::max(1u, std::thread::hardware_concurrency());
    if (which == "overridable")
        if (const double wanted = std::atof(environment_variable("OMP_NUM_THREADS").c_str()); wanted >= 1)
            count = std::floor(wanted);
    call.give(number(count));
}

void get_home_directory(Call& call) { call.give(Value::text(home_folder())); }
void config_directory(Call& call) { call.give(Value::text(config_folder())); }
void data_directory(Call& call) { call.give(Value::text(cache_folder())); }
void float_format(Call& call) {
    const uint16_t one = 1;
    call.give(Value::text(*reinterpret_cast<const uint8_t*>(&one) == 1 ? "ieee-le" : "ieee-be"));
}
/// The largest number of elements that an array may have; its memory ends sooner.
void sizemax(Call& call) { call.give(number(9223372036854775807.0)); }

/// `names = completion_matches(hint)`: a char matrix of what the hint may become.
void completion_matches(Call& call) {
    const std::string hint = text_argument(call, 0);
    std::set<std::string> names;
    for (const Builtin* builtin : call.interpreter.registry().all())
        if (builtin->name.starts_with(hint))
            names.insert(std::string(builtin->name));
    for (const std::string& name : call.interpreter.variable_names())
        if (name.starts_with(hint))
            names.insert(name);
    size_t width = 0;
    for (const std::string& name : names)
        width = std::max(width, name.size());
    const int64_t rows = static_cast<int64_t>(names.size());
    Ref<Array> out = Array::zeros(ClassId::Char, Dims(rows, static_cast<int64_t>(width)));
    char16_t* to = out->data_mut<char16_t>();
    int64_t row = 0;
    for (const std::string& name : names) {
        for (size_t k = 0; k < width; ++k)
            to[row + static_cast<int64_t>(k) * rows] = k < name.size() ? static_cast<char16_t>(name[k]) : u' ';
        ++row;
    }
    call.give(Value(std::move(out)));
}

/// Only files in Octave's dialect know these names: whoever asks `exist ('OCTAVE_VERSION')` hears that this is not Octave.
void require_octave(Call& call, const char* name) {
    const RefCounted* unit = call.interpreter.machine().top().code->unit.get();
    if (!unit || static_cast<const vm::FileUnit*>(unit)->dialect != syntax::Dialect::Octave)
        raise(Err::UndefinedFunction, name);
}
/// The version whose dialect and tests the language follows.
void octave_version(Call& call) {
    require_octave(call, "OCTAVE_VERSION");
    call.give(Value::text("7.3.0"));
}
void octave_home(Call& call) {
    require_octave(call, "OCTAVE_HOME");
    const std::string folder = program_folder();
    call.give(Value::text(folder.substr(0, folder.find_last_of("/\\"))));
}

/// `atexit(name)`, `atexit(name, true)`; `gone = atexit(name, false)` takes the newest entry of that name off.
void atexit_(Call& call) {
    std::vector<std::string>& names = call.interpreter.state<vm::ExitFunctions>().names;
    const std::string name = text_argument(call, 0);
    if (call.nargin() < 2 || flag_argument(call, 1)) {
        names.push_back(name);
        return;
    }
    const auto found = std::find(names.rbegin(), names.rend(), name);
    const bool there = found != names.rend();
    if (there)
        names.erase(std::next(found).base());
    if (call.nargout > 0)
        call.give(logical(there));
}

void arguments_of_program(Call& call) { call.give(cell_of_text(Dims(0, 1), std::vector<std::string>())); }
void program_name(Call& call) { call.give(Value::text("etna")); }
void program_invocation_name(Call& call) { call.give(Value::text(program_folder() + "/etna")); }

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

constexpr std::string_view kOctave = "Octave";
constexpr Builtin kRows[] = {
    {"typeinfo", kOctave, "Octave's name for the kind of a value", 0, 1, 1, typeinfo},
    {"isnull", kOctave, "Whether a literal deletes elements when it is assigned", 1, 1, 1, isnull},
    {"is_dq_string", kOctave, "Whether text stands between double quotation marks", 1, 1, 1, is_dq_string},
    {"is_sq_string", kOctave, "Whether text stands between single quotation marks", 1, 1, 1, is_sq_string},
    {"signbit", kOctave, "Whether the sign bit of each element is set", 1, 1, 1, signbit_of},
    {"isbool", kOctave, "True for a logical array", 1, 1, 1, isbool},
    {"iscomplex", kOctave, "True for a complex array", 1, 1, 1, iscomplex},
    {"isieee", kOctave, "True: arithmetic is IEEE 754", 0, 0, 1, is_true},
    {"isguirunning", kOctave, "Whether Octave's windows are open", 0, 0, 1, is_false},
    {"have_window_system", kOctave, "Whether Octave has a window system", 0, 0, 1, is_false},
    {"P_tmpdir", kOctave, "Folder for temporary files", 0, 0, 1, temporary_folder},
    {"nproc", kOctave, "Number of processors", 0, 1, 1, nproc},
    {"get_home_directory", kOctave, "The user's folder", 0, 0, 1, get_home_directory},
    {"user_config_dir", kOctave, "Folder of this user's settings", 0, 0, 1, config_directory},
    {"user_data_dir", kOctave, "Folder of this user's data", 0, 0, 1, data_directory},
    {"native_float_format", kOctave, "Byte order of numbers", 0, 0, 1, float_format},
    {"sizemax", kOctave, "Largest size of an array", 0, 0, 1, sizemax},
    {"completion_matches", kOctave, "What a name may become", 1, 1, 1, completion_matches},
    {"OCTAVE_VERSION", kOctave, "Version of Octave whose dialect is read", 0, 0, 1, octave_version},
    {"OCTAVE_HOME", kOctave, "Folder around the program's folder", 0, 0, 1, octave_home},
    {"OCTAVE_EXEC_HOME", kOctave, "Folder around the program's folder", 0, 0, 1, octave_home},
    {"atexit", kOctave, "Function to call when the program ends", 1, 2, 1, atexit_},
    {"argv", kOctave, "Arguments that the program was started with", 0, 0, 1, arguments_of_program},
    {"program_name", kOctave, "Name of the program", 0, 0, 1, program_name},
    {"program_invocation_name", kOctave, "Name by which the program was started", 0, 0, 1, program_invocation_name},
    {"max_recursion_depth", kOctave, "Most nested calls", 0, 2, 1, max_recursion_depth},
};

} // namespace

void register_octave_names(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
