// Octave's settings: `value = name`, `old = name(new)`, `name(new, "local")` until the calling function returns. Most
// change nothing here (how output is paged, how ranges are stored); they keep what they are given, so that programs for
// both languages run.
#include <cmath>
#include <limits>
#include <map>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/system/settings.h"
#include "engine/common/platform.h"
#include "engine/display/precision.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kLogicalExpected{"MATLAB:settings:logical", "{}: argument must be a logical value."};
constexpr Message kIntegerSetting{"MATLAB:settings:integer", "{}: argument must be an integer value."};
constexpr Message kTooSmall{"MATLAB:settings:range", "{}: argument must not be less than {}."};
constexpr Message kTooLarge{"MATLAB:settings:range", "{}: argument must not be greater than {}."};
constexpr Message kTextSetting{"MATLAB:settings:text", "{}: first argument must be a string."};
constexpr Message kCharacterExpected{"MATLAB:settings:character", "{}: argument must be a single character."};
constexpr Message kNotAChoice{"MATLAB:settings:choice", "{}: value not allowed (\"{}\")."};
constexpr Message kLocalExpected{"MATLAB:settings:local", "{}: second argument must be \"local\"."};

enum class Kind : uint8_t { Flag, Whole, Text, Character, Choice };

struct Setting {
    std::string_view name;
    std::string_view summary;
    Kind kind;
    double number = 0;         ///< the value at the start; of flags too
    std::string_view text = ""; ///< the value at the start of texts, or the choices, the first of which it is
    double least = 0, most = std::numeric_limits<int>::max();
};

constexpr Setting kSettings[] = {
    {"EDITOR", "Command of the editor", Kind::Text, 0, "emacs"},
    {"EXEC_PATH", "Folders of programs", Kind::Text},
    {"IMAGE_PATH", "Folders of pictures", Kind::Text, 0, "."},
    {"PAGER", "Command that shows output page by page", Kind::Text, 0, "less"},
    {"PAGER_FLAGS", "Options of the pager", Kind::Text},
    {"PS1", "Prompt", Kind::Text, 0, ">> "},
    {"PS2", "Prompt of continued lines", Kind::Text},
    {"PS4", "Mark of echoed lines", Kind::Text, 0, "+ "},
    {"auto_repeat_debug_command", "Whether an empty line repeats a debugger command", Kind::Flag, 1},
    {"beep_on_error", "Whether errors beep", Kind::Flag},
    {"built_in_docstrings_file", "File of help texts", Kind::Text},
    {"completion_append_char", "Character after a completed name", Kind::Character, 0, " "},
    {"confirm_recursive_rmdir", "Whether removing a full folder asks first", Kind::Flag},
    {"crash_dumps_octave_core", "Whether a crash writes the workspace", Kind::Flag, 1},
    {"debug_java", "Whether Java errors show their stack", Kind::Flag},
    {"debug_on_error", "Whether errors stop in the debugger", Kind::Flag},
    {"debug_on_interrupt", "Whether interrupts stop in the debugger", Kind::Flag},
    {"debug_on_warning", "Whether warnings stop in the debugger", Kind::Flag},
    {"doc_cache_file", "File of the help index", Kind::Text},
    {"fixed_point_format", "Whether columns share a factor", Kind::Flag},
    {"history_file", "File of the history", Kind::Text},
    {"history_save", "Whether the history is kept", Kind::Flag, 1},
    {"history_size", "Lines of the history", Kind::Whole, 1000, "", -1},
    {"history_timestamp_format_string", "Mark of a session in the history", Kind::Text, 0, "# %a %b %d %H:%M:%S %Y %Z"},
    {"ignore_function_time_stamp", "Which files are looked at once only", Kind::Choice, 0, "system none all"},
    {"info_file", "File of the manual", Kind::Text},
    {"info_program", "Command that shows the manual", Kind::Text, 0, "info"},
    {"java_matrix_autoconversion", "Whether Java gets matrices", Kind::Flag},
    {"java_unsigned_autoconversion", "Whether Java's integers stay signed", Kind::Flag, 1},
    {"makeinfo_program", "Command that formats help", Kind::Text, 0, "makeinfo"},
    {"max_stack_depth", "Octave's limit of the call stack", Kind::Whole, 1024},
    {"missing_component_hook", "Function called for missing parts", Kind::Text},
    {"missing_function_hook", "Function called for unknown names", Kind::Text},
    {"octave_core_file_limit", "Largest size of a dump", Kind::Whole, -1, "", -1},
    {"octave_core_file_name", "File of a dump", Kind::Text, 0, "octave-workspace"},
    {"octave_core_file_options", "Format of a dump", Kind::Text, 0, "-binary"},
    {"optimize_diagonal_matrix", "Whether typeinfo tells of diagonal matrices", Kind::Flag, 1},
    {"optimize_permutation_matrix", "Whether typeinfo tells of permutation matrices", Kind::Flag, 1},
    {"optimize_range", "Whether typeinfo tells of ranges", Kind::Flag, 1},
    {"optimize_subsasgn_calls", "Whether calls of subsasgn are joined", Kind::Flag, 1},
    {"output_precision", "Digits of displayed numbers", Kind::Whole, 5, "", 0, 16},
    {"page_output_immediately", "Whether output is shown at once", Kind::Flag, 1},
    {"page_screen_output", "Whether output is shown page by page", Kind::Flag},
    {"print_empty_dimensions", "Whether empty values show their size", Kind::Flag, 1},
    {"print_struct_array_contents", "Whether struct arrays show their fields", Kind::Flag},
    {"save_default_options", "Format of files that save writes", Kind::Text, 0, "-mat"},
    {"save_precision", "Digits of numbers in text files", Kind::Whole, 17, "", -1},
    {"sighup_dumps_octave_core", "Whether SIGHUP writes the workspace", Kind::Flag, 1},
    {"sigquit_dumps_octave_core", "Whether SIGQUIT writes the workspace", Kind::Flag, 1},
    {"sigterm_dumps_octave_core", "Whether SIGTERM writes the workspace", Kind::Flag, 1},
    {"silent_functions", "Whether functions show no values", Kind::Flag},
    {"sparse_auto_mutate", "Whether full sparse matrices become full", Kind::Flag},
    {"split_long_rows", "Whether long rows are split", Kind::Flag, 1},
    {"string_fill_char", "Padding of rows of text", Kind::Character, 0, " "},
    {"struct_levels_to_print", "How deep structures are shown", Kind::Whole, 2, "", -1},
    {"suppress_verbose_help_message", "Whether help is short", Kind::Flag},
    {"svd_driver", "Which LAPACK routine svd calls", Kind::Choice, 0, "gesvd gesdd gejsv"},
    {"texi_macros_file", "Macros of help texts", Kind::Text},
    {"whos_line_format", "Columns of whos", Kind::Text, 0, "  %la:5; %ln:6; %cs:16:6:1;  %rb:12;  %lc:-1;\n"},
};

const Setting& setting_named(std::string_view name) {
    for (const Setting& setting : kSettings)
        if (setting.name == name)
            return setting;
    assert(false && "every row has its setting");
    return kSettings[0];
}

struct Settings {
    std::map<std::string, Value, std::less<>> values;
    /// What `name(new, "local")` has replaced, for the function at this depth of the call stack.
    struct Replaced {
        std::string name;
        Value before;
        size_t depth;
    };
    std::vector<Replaced> replaced;
};

Value first_value(const Setting& setting) {
    switch (setting.kind) {
    case Kind::Flag:
        return logical(setting.number != 0);
    case Kind::Whole:
        return number(setting.number);
    case Kind::Choice:
        return Value::text(setting.text.substr(0, setting.text.find(' ')));
    default:
        return Value::text(setting.text);
    }
}

/// What the display looks at. The digits last until the next `format`.
void show_numbers_so(const std::string& name, const Value& value) {
    if (name == "output_precision")
        display::precision_settings().digits = static_cast<int>(value.to_double());
    else if (name == "fixed_point_format")
        display::precision_settings().common_factor = value.to_double() != 0;
}

/// The settings after those of functions that have returned were put back.
Settings& present_settings(vm::Interpreter& interpreter) {
    Settings& settings = interpreter.state<Settings>();
    if (!settings.replaced.empty()) {
        const size_t depth = interpreter.stack_trace().size();
        while (!settings.replaced.empty() && settings.replaced.back().depth > depth) {
            settings.values[settings.replaced.back().name] = settings.replaced.back().before;
            show_numbers_so(settings.replaced.back().name, settings.replaced.back().before);
            settings.replaced.pop_back();
        }
    }
    return settings;
}

bool has_choice(std::string_view choices, std::string_view word) {
    for (size_t at = 0; at <= choices.size();) {
        const size_t end = std::min(choices.find(' ', at), choices.size());
        if (choices.substr(at, end - at) == word)
            return true;
        at = end + 1;
    }
    return false;
}

Value checked(const Setting& setting, const Value& given) {
    const bool is_number = given.is_flat() && !given.is_char() && given.numel() == 1 && !given.is_complex();
    switch (setting.kind) {
    case Kind::Flag:
        if (!is_number)
            fail(kLogicalExpected, setting.name);
        return logical(given.to_double() != 0);
    case Kind::Whole: {
        const double x = is_number ? given.to_double() : std::nan("");
        if (x != std::floor(x))
            fail(kIntegerSetting, setting.name);
        if (x < setting.least)
            fail(kTooSmall, setting.name, setting.least);
        if (x > setting.most)
            fail(kTooLarge, setting.name, setting.most);
        return number(x);
    }
    case Kind::Text:
        if (!given.is_text() && !(given.is_char() && given.is_empty()))
            fail(kTextSetting, setting.name);
        return Value::text(given.to_text());
    case Kind::Character:
        if (!given.is_text() || given.to_text16().size() > 1)
            fail(kCharacterExpected, setting.name);
        return Value::text(given.to_text());
    case Kind::Choice:
        if (!given.is_text())
            fail(kTextSetting, setting.name);
        if (!has_choice(setting.text, given.to_text()))
            fail(kNotAChoice, setting.name, given.to_text());
        return Value::text(given.to_text());
    }
    return given;
}

void use_setting(Call& call) {
    const Setting& setting = setting_named(call.builtin.name);
    const Value before = setting_value(call.interpreter, setting.name);
    if (call.nargin() > 1 && !text_is(call.arg(1), "local"))
        fail(kLocalExpected, setting.name);
    if (call.nargin() > 0) {
        Settings& settings = call.interpreter.state<Settings>();
        // `save_default_options("-text", "local")` may come in one text or in two
        Value given = checked(setting, call.arg(0));
        if (call.nargin() > 1)
            settings.replaced.push_back({std::string(setting.name), before, call.interpreter.stack_trace().size()});
        show_numbers_so(std::string(setting.name), given);
        settings.values[std::string(setting.name)] = std::move(given);
    }
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(before);
}

void echo(Call& call) {
    constexpr Message kEcho{"MATLAB:echo:invalidInput", "The arguments of echo are 'on', 'off', 'all' or the name of a function."};
    std::vector<std::string> words;
    for (int i = 0; i < call.nargin(); ++i) {
        words.push_back(text_argument(call, i));
        if (words.back().empty())
            fail(kEcho);
    }
    if (words.size() > 2)
        fail(kEcho);
    const auto is_state = [](const std::string& word) { return word == "on" || word == "off"; };
    const auto is_known = [&](const std::string& word) {
        return is_state(word) || word == "all" || call.interpreter.function_exists(word);
    };
    for (const std::string& word : words)
        if (!is_known(word))
            fail(kEcho);
    if (words.size() == 2 && is_state(words[0]) == is_state(words[1]))
        fail(kEcho);
}

constexpr Builtin kRows[] = {
    {"echo", "Programming", "Display statements during function or script execution", 0, kAnyNumber, 0, echo},
};

} // namespace

Value setting_value(vm::Interpreter& interpreter, std::string_view name) {
    Settings& settings = present_settings(interpreter);
    if (name == "output_precision") {
        using Style = vm::DisplayFormat::Style;
        const Style style = interpreter.display_format().style;
        const bool is_long = style == Style::Long || style == Style::LongE || style == Style::LongG || style == Style::LongEng;
        const int digits = display::precision_settings().digits;
        return number(digits > 0 ? digits : is_long ? 16 : 5);
    }
    const auto found = settings.values.find(name);
    return found != settings.values.end() ? found->second : first_value(setting_named(name));
}

void register_settings(Registry& registry) {
    for (const Setting& setting : kSettings)
        registry.add(Builtin{setting.name, "Octave", setting.summary, 0, 2, 1, use_setting});
    registry.add(kRows);
}

} // namespace etna::builtins
