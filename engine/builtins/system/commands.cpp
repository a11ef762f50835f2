// Commands of the operating system: system, unix, dos, shell_cmd, getpid.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/platform.h"
#include "engine/common/process.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kNoShell{"MATLAB:system:noShell", "The system's shell could not be started."};

/// `[status, output] = system(command, '-echo')`. Without a second output, what the command prints appears at once.
/// The environment given as name-value pairs is that of the command.
void system_(Call& call) {
    const std::string command = text_argument(call, 0);
    bool show = call.nargout < 2;
    std::string prefix;
    for (int i = 1; i < call.nargin(); ++i) {
        if (text_is(call.arg(i), "-echo") || text_is(call.arg(i), "-runasadmin")) {
            show = show || text_is(call.arg(i), "-echo");
        } else if (!call.arg(i).is_text()) { // Octave: system(command, return_output)
            show = !flag_argument(call, i);
        } else if (i + 1 < call.nargin()) {
            const std::string setting = text_argument(call, i) + "=" + text_argument(call, i + 1);
            prefix += system_traits().is_windows ? "set \"" + setting + "\" && " : "export \"" + setting + "\"\n";
            ++i;
        } else {
            fail(kUnknownOption, text_argument(call, i), call.builtin.name);
        }
    }
    vm::Interpreter& interpreter = call.interpreter;
    interpreter.flush_extensions();
    std::string output;
    const int status = run_command(
        prefix + command,
        [&](std::string_view bytes) {
            output += bytes;
            if (show)
                interpreter.write(bytes);
        },
        [&] {
            interpreter.host().safe_point();
            interpreter.check_interrupt();
            return true;
        });
    if (status < 0)
        fail(kNoShell);
    if (call.nargout == 0)
        return;
    call.give(0, number(status));
    call.give(1, output.empty() ? Value::text(std::string_view()) : Value::text(output));
}

/// `dos` on other systems, `unix` on Windows: nothing runs, and the status says so, as in MATLAB.
void unix_(Call& call) {
    if (!system_traits().is_windows)
        return system_(call);
    call.give(0, number(1));
    call.give(1, Value::text(std::string_view("Operating system is not UNIX.")));
}
void dos(Call& call) {
    if (system_traits().is_windows)
        return system_(call);
    call.give(0, number(1));
    call.give(1, Value::text(std::string_view("Operating system is not Windows.")));
}

void getpid_(Call& call) { call.give(number(process_id())); }

constexpr std::string_view kSystem = "System Commands";
constexpr Builtin kRows[] = {
    {"system", kSystem, "Execute operating system command and return output", 1, kAnyNumber, 2, system_},
    {"unix", kSystem, "Execute UNIX command and return output", 1, 2, 2, unix_},
    {"dos", kSystem, "Execute DOS command and return output", 1, 2, 2, dos},
    {"getpid", kSystem, "Number of this process", 0, 0, 1, getpid_},
};

} // namespace

void register_commands(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
