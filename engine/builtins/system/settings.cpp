// Switches that programs set and read but that change nothing here: how Octave pages its output, keeps its history and
// dumps core, `echo`. Each keeps the value that it was given.
#include <map>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

struct Settings {
    std::map<std::string, Value, std::less<>> values;
};

/// `old = name(new)`; `initial` is the value before it is set.
void setting(Call& call, const Value& initial) {
    Settings& settings = call.interpreter.state<Settings>();
    const std::string name(call.builtin.name);
    const auto found = settings.values.try_emplace(name, initial).first;
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(found->second);
    if (call.nargin() > 0 && !text_is(call.arg(0), "local"))
        found->second = call.arg(0);
}
void flag_off(Call& call) { setting(call, logical(false)); }
void flag_on(Call& call) { setting(call, logical(true)); }
void number_two(Call& call) { setting(call, number(2)); }
void text_setting(Call& call) { setting(call, Value::text(std::string_view())); }

void echo(Call& call) {
    for (int i = 0; i < call.nargin(); ++i)
        text_argument(call, i);
}

constexpr std::string_view kOctave = "Octave";
constexpr Builtin kRows[] = {
    {"page_screen_output", kOctave, "Whether output is shown page by page", 0, 2, 1, flag_off},
    {"page_output_immediately", kOctave, "Whether output is shown at once", 0, 2, 1, flag_on},
    {"crash_dumps_octave_core", kOctave, "Whether a crash writes the workspace", 0, 2, 1, flag_off},
    {"confirm_recursive_rmdir", kOctave, "Whether removing a full folder asks first", 0, 2, 1, flag_off},
    {"print_empty_dimensions", kOctave, "Whether empty values show their size", 0, 2, 1, flag_on},
    {"split_long_rows", kOctave, "Whether long rows are split", 0, 2, 1, flag_on},
    {"fixed_point_format", kOctave, "Whether columns share a factor", 0, 2, 1, flag_off},
    {"beep_on_error", kOctave, "Whether errors beep", 0, 2, 1, flag_off},
    {"debug_on_error", kOctave, "Whether errors stop in the debugger", 0, 2, 1, flag_off},
    {"debug_on_warning", kOctave, "Whether warnings stop in the debugger", 0, 2, 1, flag_off},
    {"history_save", kOctave, "Whether the history is kept", 0, 2, 1, flag_on},
    {"struct_levels_to_print", kOctave, "How deep structures are shown", 0, 2, 1, number_two},
    {"suppress_verbose_help_message", kOctave, "Whether help is short", 0, 2, 1, flag_off},
    {"PS1", kOctave, "Prompt", 0, 2, 1, text_setting},
    {"PS2", kOctave, "Prompt of continued lines", 0, 2, 1, text_setting},
    {"PS4", kOctave, "Mark of echoed lines", 0, 2, 1, text_setting},
    {"echo", "Programming", "Display statements during function or script execution", 0, kAnyNumber, 0, echo},
};

} // namespace

void register_settings(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
