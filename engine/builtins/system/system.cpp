// The environment: getenv, computer, version, license, input, keyboard, onCleanup, memory.
#include <cstdlib>
#include <thread>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/platform.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

/// The MATLAB release whose language is followed: what `version` and `verLessThan` answer.
constexpr std::string_view kVersion = "24.2.0.2712019 (R2024b)";
constexpr std::string_view kVersionNumber = "24.2";
constexpr std::string_view kRelease = "R2024b";
constexpr std::string_view kReleaseDate = "21-Jun-2024";

Value text(std::string_view s) {
    return Value::text(s);
}

void getenv_(Call& call) {
    call.give(text(environment_variable(text_argument(call, 0))));
}
void setenv_(Call& call) {
    const std::string value = call.nargin() > 1 ? text_argument(call, 1) : "";
    const std::string name = text_argument(call, 0);
    if (!set_environment_variable(name, value))
        fail({"MATLAB:setenv:InvalidName", "'{}' cannot be the name of an environment variable."}, name);
}
void is_false_(Call& call) {
    call.give(logical(false));
}
void ispc(Call& call) {
    call.give(logical(system_traits().is_windows));
}
void ismac(Call& call) {
    call.give(logical(system_traits().is_mac));
}
void isunix(Call& call) {
    call.give(logical(!system_traits().is_windows));
}
void computer(Call& call) {
    if (call.nargin() > 0 && text_is(call.arg(0), "arch"))
        return call.give(text(system_traits().architecture));
    call.give(0, text(system_traits().computer));
    call.give(1, number(281474976710655.0));
    call.give(2, text("L"));
}
void version(Call& call) {
    const std::string what = call.nargin() > 0 ? to_lower_ascii(text_argument(call, 0)) : "";
    if (what.empty()) {
        call.give(0, text(kVersion));
        return call.give(1, text(kReleaseDate));
    }
    if (what == "-release")
        return call.give(text(kRelease.substr(1)));
    if (what == "-date")
        return call.give(text(kReleaseDate));
    if (what == "-description" || what == "-java")
        return call.give(text(what == "-java" ? "Java is not available" : ""));
    if (what == "-blas" || what == "-lapack" || what == "-fftw" || what == "-hdf5" || what == "-gpu" || what == "-modules")
        return call.give(text(what == "-fftw" ? "FFTW" : what == "-hdf5" ? "HDF5" : "OpenBLAS"));
    fail({"MATLAB:version:invalidOption", "'{}' is not an option of version."}, what);
}
bool is_product(const std::string& name) { return name == "matlab" || name == "etna"; }
void ver(Call& call) {
    if (call.nargout == 0)
        return call.interpreter.write(fmt::format("Etna, following the MATLAB language of version {}\n", kVersion));
    const bool known = call.nargin() == 0 || is_product(to_lower_ascii(text_argument(call, 0)));
    Ref<StructArray> out = make_ref<StructArray>(Dims(known ? 1 : 0, known ? 1 : 0), FieldTable::of({"Name", "Version", "Release", "Date"}));
    if (known) {
        out->at_mut(0, 0) = text("MATLAB");
        out->at_mut(0, 1) = text(kVersionNumber);
        out->at_mut(0, 2) = text(fmt::format("({})", kRelease));
        out->at_mut(0, 3) = text(kReleaseDate);
    }
    call.give(Value(std::move(out)));
}
/// Compares dotted numbers part by part.
int compare_versions(const std::string& a, const std::string& b) {
    size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
        char* end = nullptr;
        const long x = i < a.size() ? std::strtol(a.c_str() + i, &end, 10) : 0;
        i = i < a.size() ? static_cast<size_t>(end - a.c_str()) + 1 : i;
        const long y = j < b.size() ? std::strtol(b.c_str() + j, &end, 10) : 0;
        j = j < b.size() ? static_cast<size_t>(end - b.c_str()) + 1 : j;
        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}
void ver_less_than(Call& call) {
    if (call.nargin() == 2) {
        const std::string product = text_argument(call, 0);
        if (!is_product(to_lower_ascii(product)))
            fail({"MATLAB:verLessThan:missingToolbox", "Toolbox '{}' not found."}, product);
    }
    call.give(logical(compare_versions(std::string(kVersionNumber), text_argument(call, call.nargin() - 1)) < 0));
}
void release_older_than(Call& call) {
    const std::string release = text_argument(call, 0);
    if (release.size() != 6 || release[0] != 'R' || (release[5] != 'a' && release[5] != 'b'))
        fail({"MATLAB:matlabrelease:InvalidRelease", "'{}' is not the name of a release, such as 'R2024b'."}, release);
    call.give(logical(kRelease < release));
}
void matlabroot(Call& call) {
    call.give(text(program_folder()));
}
void max_threads(Call& call) {
    call.give(number(std::max(1u, std::thread::hardware_concurrency())));
}

void memory(Call& call) {
    const double available = static_cast<double>(available_memory_bytes()),
                 used = static_cast<double>(resident_memory_bytes());
    if (call.nargout == 0)
        return call.interpreter.write(
            fmt::format("Memory available for all arrays: {:.0f} MB\nMemory used by Etna: {:.0f} MB\n",
                        available / 1048576, used / 1048576));
    Ref<StructArray> out = make_ref<StructArray>(
        Dims(), FieldTable::of({"MaxPossibleArrayBytes", "MemAvailableAllArrays", "MemUsedMATLAB"}));
    out->set("MaxPossibleArrayBytes", number(available));
    out->set("MemAvailableAllArrays", number(available));
    out->set("MemUsedMATLAB", number(used));
    call.give(Value(std::move(out)));
}

// ---- asking the person

void input(Call& call) {
    const std::string prompt = display::process_escapes(call.nargin() > 0 ? text_argument(call, 0) : "");
    const bool as_text = call.nargin() > 1 && text_is(call.arg(1), "s");
    call.interpreter.flush_extensions();
    for (;;) {
        const std::string line = call.interpreter.host().read_line(prompt);
        if (as_text)
            return call.give(text(line));
        if (line.find_first_not_of(" \t") == std::string::npos)
            return call.give(Value::empty());
        try {
            ValueList results = call.interpreter.evaluate(line, 1);
            if (!results.empty() && results[0].is_defined())
                return call.give(std::move(results[0]));
        } catch (const Error& error) { // a slip of the fingers asks again
            call.interpreter.host().write(session::TextStream::Error, error.message() + "\n");
        }
    }
}
void keyboard(Call& call) {
    call.interpreter.flush_extensions();
    for (;;) {
        const std::string line = call.interpreter.host().read_line("K>> ");
        const std::string word = line.substr(0, line.find_first_of("; \t"));
        if (word == "return" || word == "dbcont" || word == "dbquit")
            return;
        try {
            call.interpreter.evaluate(line, 0);
        } catch (const Error& error) {
            call.interpreter.host().write(session::TextStream::Error, error.message() + "\n");
        }
    }
}

/// Calls a function when the last reference to the object goes.
class Cleanup final : public HandleObject {
  public:
    Cleanup(vm::Interpreter& interpreter, Value task) : interpreter_(interpreter), task_(std::move(task)) {}
    ~Cleanup() override {
        try {
            interpreter_.call(task_, {}, 0);
        } catch (const Error& error) { // nobody is left to catch it
            interpreter_.warn("MATLAB:onCleanup:DestructorError",
                              "The clean-up function raised an error: " + error.message());
        } catch (...) { // an interrupt while cleaning up: the run stops anyway
        }
    }
    std::string class_name() const override { return "onCleanup"; }
    std::vector<std::string> property_names() const override { return {"task"}; }
    std::vector<const Value*> held_values() const override { return {&task_}; }
    Value get_property(const std::string& name) override {
        if (name != "task")
            raise(Err::UnknownProperty, name, class_name());
        return task_;
    }
    void set_property(const std::string& name, const Value&) override {
        raise(Err::ReadOnlyProperty, name, class_name());
    }
    std::string display_text() override {
        const FunctionHandle& task = task_.function();
        return "  onCleanup with properties:\n\n    task: " + (task.is_anonymous() ? task.source : "@" + task.name) + "\n";
    }

  private:
    vm::Interpreter& interpreter_;
    Value task_;
};
void on_cleanup(Call& call) {
    if (!call.arg(0).is_function_handle())
        fail({"MATLAB:onCleanup:invalidTask", "The clean-up task must be a function handle."});
    call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(make_ref<Cleanup>(call.interpreter, call.arg(0))))));
}

/// `license`, `license('inuse')`, `license('test', feature)`, `license('checkout', feature)`: there is nothing to check
/// out, and every feature that is part of the program may be used.
void license(Call& call) {
    if (call.nargin() == 0)
        return call.give(text("GNU General Public License"));
    const std::string what = to_lower_ascii(text_argument(call, 0));
    if (what == "test" || what == "checkout") {
        if (call.nargin() < 2)
            raise(Err::NotEnoughInputs);
        const std::string feature = to_lower_ascii(text_argument(call, 1));
        if (call.nargin() > 2 && !text_is(call.arg(2), "enable") && !text_is(call.arg(2), "disable"))
            fail({"MATLAB:license:toggleType", "The third argument must be 'enable' or 'disable'."});
        const bool known = is_product(feature);
        call.give(0, number(known ? 1 : 0));
        return call.give(1, text(known ? "" : "There is no feature '" + feature + "'."));
    }
    if (what == "inuse") {
        Ref<StructArray> out = StructArray::scalar();
        out->set("feature", text("matlab"));
        out->set("user", text(environment_variable("USER")));
        return call.give(Value(std::move(out)));
    }
    if (call.nargin() > 1 || what.empty())
        fail({"MATLAB:license:argumentNum", "'{}' is not a use of license."}, what);
    fail({"MATLAB:license:argumentNum", "'{}' is not a use of license. Use 'test', 'checkout' or 'inuse'."}, what);
}

constexpr std::string_view kSystem = "System Commands";
constexpr std::string_view kProgramming = "Programming";
constexpr Builtin kRows[] = {
    {"getenv", kSystem, "Environment variable", 1, 1, 1, getenv_},
    {"setenv", kSystem, "Set environment variable", 1, 2, 0, setenv_},
    {"putenv", kSystem, "Set environment variable", 1, 2, 0, setenv_},
    {"isunix", kSystem, "Determine if version is for Linux or Mac platforms", 0, 0, 1, isunix, kPure},
    {"ispc", kSystem, "Determine if version is for Windows platform", 0, 0, 1, ispc, kPure},
    {"ismac", kSystem, "Determine if version is for macOS platform", 0, 0, 1, ismac, kPure},
    {"isdeployed", kSystem, "Determine if code is running in deployed mode", 0, 0, 1, is_false_, kPure},
    {"ismcc", kSystem, "Determine if code is being compiled", 0, 0, 1, is_false_, kPure},
    {"isstudent", kSystem, "Determine if version is student version", 0, 0, 1, is_false_, kPure},
    {"usejava", kSystem, "Determine if Java feature is available", 1, 1, 1, is_false_, kPure},
    {"computer", kSystem, "Information about computer on which the program is running", 0, 1, 3, computer},
    {"version", kSystem, "Version number", 0, 1, 2, version},
    {"ver", kSystem, "Version information", 0, 1, 1, ver},
    {"verLessThan", kSystem, "Compare toolbox version to specified character vector", 1, 2, 1, ver_less_than, kPure},
    {"isMATLABReleaseOlderThan", kSystem, "Determine if version is older than specified release", 1, 3, 1,
     release_older_than, kPure},
    {"matlabroot", kSystem, "Root folder", 0, 0, 1, matlabroot},
    {"maxNumCompThreads", kSystem, "Maximum number of computational threads", 0, 1, 1, max_threads},
    {"memory", kSystem, "Memory information", 0, 0, 1, memory},
    {"license", kSystem, "Get license number or perform licensing task", 0, kAnyNumber, 2, license},
    {"input", kProgramming, "Request user input", 0, 2, 1, input},
    {"keyboard", kProgramming, "Input from keyboard", 0, 0, 0, keyboard},
    {"onCleanup", kProgramming, "Cleanup tasks upon function completion", 1, 1, 1, on_cleanup},
};

} // namespace

void register_system(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
