// Errors and warnings: error, MException and its methods as functions, warning and its states.
#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "engine/builtins/arguments.h"
#include "engine/display/display.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/error_report.h"
#include "engine/vm/exception_object.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/last_error.h"
#include "engine/vm/warning_modes.h"

namespace etna::builtins {
namespace {

constexpr Message kExceptionExpected{"MATLAB:MException:notAnException", "The argument of {} must be an MException."};
constexpr Message kBadErrorStruct{"MATLAB:error:invalidStruct",
                                  "The struct must have the fields message and identifier, both text."};
constexpr Message kAllAsErrors{"MATLAB:warning:invalidState", "Not all warnings can be turned into errors at once; name one."};
constexpr Message kBadIdentifier{"MATLAB:MException:BadErrorIdentifier",
                                 "The error identifier must be text such as 'component:mnemonic'."};

bool is_word(unsigned char c) { return std::isalnum(c) || c == '_'; }

/// `pkg:id`, `a:b:c`: what `error` takes for an identifier when more arguments follow.
bool is_identifier(std::string_view text) {
    bool begins = true;
    int parts = 1;
    for (const char c : text) {
        if (c == ':') {
            if (begins)
                return false;
            begins = true;
            ++parts;
            continue;
        }
        if (begins ? !is_word(static_cast<unsigned char>(c)) || (parts == 1 && std::isdigit(static_cast<unsigned char>(c)))
                   : !is_word(static_cast<unsigned char>(c)) && c != '-')
            return false;
        begins = false;
    }
    return parts > 1 && !begins;
}

struct Text {
    std::string identifier;
    std::string message;
};

/// The arguments of error, warning and MException: [identifier,] format, values... A single argument is text as it
/// is, without escapes.
Text read_text(const Call& call, std::span<const Value> args, bool always_format) {
    Text out;
    const auto text_at = [&](size_t i) { return text_argument(call, static_cast<int>(args.data() + i - call.args.data())); };
    std::string format = text_at(0);
    size_t next = 1;
    if (args.size() > 1 && is_identifier(format)) {
        out.identifier = format;
        format = text_at(1);
        next = 2;
    }
    const bool plain = args.size() == 1 && !always_format;
    out.message = plain ? format : display::format_text(display::process_escapes(format), args.subspan(next));
    return out;
}

std::vector<ErrorFrame> stack_of(const Value& stack) {
    std::vector<ErrorFrame> frames;
    if (!stack.is_struct())
        return frames;
    const StructArray& rows = stack.structure();
    const int file = rows.fields().find("file"), name = rows.fields().find("name"), line = rows.fields().find("line");
    for (int64_t i = 0; i < rows.numel(); ++i) {
        ErrorFrame frame;
        if (file >= 0 && rows.at(i, file).is_text())
            frame.file = rows.at(i, file).to_text();
        if (name >= 0 && rows.at(i, name).is_text())
            frame.name = rows.at(i, name).to_text();
        if (line >= 0 && rows.at(i, line).is_flat() && !rows.at(i, line).is_empty())
            frame.line1 = static_cast<int>(rows.at(i, line).to_double());
        frames.push_back(std::move(frame));
    }
    return frames;
}

Error from_struct(const StructArray& fields) {
    const Value* message = fields.find("message");
    const Value* identifier = fields.find("identifier");
    if (!message || !message->is_text() || (identifier && !identifier->is_text()))
        fail(kBadErrorStruct);
    Error out(identifier ? identifier->to_text() : std::string(), message->to_text());
    if (const Value* stack = fields.find("stack"))
        out.stack() = stack_of(*stack);
    return out;
}

void error(Call& call) {
    const Value& first = call.arg(0);
    if (const Error* exception = vm::error_of(first))
        throw Error(exception->identifier(), exception->message());
    if (first.is_struct()) {
        Error built = from_struct(first.structure());
        if (built.message().empty() && built.identifier().empty())
            return;
        throw built;
    }
    if (call.nargin() == 1 && first.is_empty() && first.is_flat())
        return; // error('') does nothing
    Text text = read_text(call, call.args, false);
    if (text.message.empty() && call.nargin() > 1)
        return;
    throw Error(std::move(text.identifier), std::move(text.message));
}

void mexception(Call& call) {
    const std::string identifier = text_argument(call, 0);
    if (!is_identifier(identifier))
        fail(kBadIdentifier);
    const std::string format = text_argument(call, 1);
    const std::string message = display::format_text(display::process_escapes(format), call.args.subspan(2));
    call.give(vm::exception_value(Error(identifier, message)));
}

/// `throw(ME)`, `getReport(ME)`, ...: the methods, called as functions.
void call_method(Call& call) {
    const Error* exception = vm::error_of(call.arg(0));
    if (!exception)
        fail(kExceptionExpected, call.builtin.name);
    ValueList results;
    const std::span<const Value> arguments(call.args.begin() + 1, call.args.end());
    call.arg(0).object().at(0).call_method(call.interpreter, call.builtin.name, arguments, call.nargout, results);
    if (!results.empty())
        call.give(std::move(results[0]));
}

void rethrow(Call& call) {
    if (const Error* exception = vm::error_of(call.arg(0)))
        throw Error(*exception);
    if (!call.arg(0).is_struct())
        fail(kExceptionExpected, "rethrow");
    throw from_struct(call.arg(0).structure());
}

void lasterr(Call& call) {
    vm::LastError& last = call.interpreter.state<vm::LastError>();
    call.give(0, Value::text(last.message));
    call.give(1, Value::text(last.identifier));
    if (call.nargin() > 0)
        last.message = text_argument(call, 0);
    if (call.nargin() > 1)
        last.identifier = text_argument(call, 1);
}

void lasterror(Call& call) {
    vm::LastError& last = call.interpreter.state<vm::LastError>();
    Ref<StructArray> out = StructArray::scalar();
    out->set("message", Value::text(last.message));
    out->set("identifier", Value::text(last.identifier));
    out->set("stack", vm::stack_value({}));
    if (call.nargin() > 0 && text_is(call.arg(0), "reset"))
        last = {};
    if (call.nargin() > 0 && call.arg(0).is_struct()) {
        const Error given = from_struct(call.arg(0).structure());
        last = {given.message(), given.identifier()};
    }
    call.give(out);
}

// ---- warnings

Value state_struct(const std::string& identifier, const std::string& state) {
    Ref<StructArray> out = StructArray::scalar();
    out->set("identifier", Value::text(identifier));
    out->set("state", Value::text(state));
    return out;
}

std::string state_of(Call& call, const std::string& identifier) {
    const vm::WarningModes& modes = call.interpreter.state<vm::WarningModes>();
    const vm::WarningState& state = call.interpreter.warnings();
    if (identifier == "backtrace" || identifier == "verbose")
        return (identifier == "verbose" ? modes.verbose : modes.backtrace) ? "on" : "off";
    if (modes.errors.count(identifier))
        return "error";
    const auto found = state.enabled.find(identifier);
    return (found == state.enabled.end() ? state.all_enabled : found->second) ? "on" : "off";
}

void set_state(Call& call, const std::string& identifier, const std::string& to) {
    vm::WarningModes& modes = call.interpreter.state<vm::WarningModes>();
    vm::WarningState& state = call.interpreter.warnings();
    const bool on = to != "off";
    if (identifier == "backtrace") {
        modes.backtrace = on;
    } else if (identifier == "verbose") {
        modes.verbose = on;
    } else if (identifier == "all") {
        state.all_enabled = on;
        state.enabled.clear();
        modes.errors.clear();
    } else {
        if (to == "error")
            modes.errors.insert(identifier);
        else
            modes.errors.erase(identifier);
        state.enabled[identifier] = on;
    }
}

/// All states, as `warning` and `s = warning` give them.
Value all_states(Call& call) {
    const vm::WarningState& state = call.interpreter.warnings();
    Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(state.enabled.size()) + 1, 1),
                                                 FieldTable::of({"identifier", "state"}));
    out->at_mut(0, 0) = Value::text("all");
    out->at_mut(0, 1) = Value::text(state.all_enabled ? "on" : "off");
    int64_t row = 1;
    for (const auto& [identifier, enabled] : state.enabled) {
        out->at_mut(row, 0) = Value::text(identifier);
        out->at_mut(row++, 1) = Value::text(state_of(call, identifier));
    }
    return out;
}

void restore_states(Call& call, const StructArray& saved) {
    const int identifier = saved.fields().find("identifier");
    const int state = saved.fields().find("state");
    if (identifier < 0 || state < 0)
        fail(kBadErrorStruct);
    for (int64_t i = 0; i < saved.numel(); ++i)
        set_state(call, saved.at(i, identifier).to_text(), saved.at(i, state).to_text());
}

/// What `warning` alone and `warning('query', ...)` print.
std::string state_report(Call& call, const std::string& identifier) {
    if (identifier != "all")
        return "The state of warning '" + identifier + "' is '" + state_of(call, identifier) + "'.\n";
    const vm::WarningState& state = call.interpreter.warnings();
    const std::string whole = state.all_enabled ? "on" : "off";
    std::string out = "The default warning state is '" + whole + "'.";
    std::string others;
    for (const auto& [name, enabled] : state.enabled)
        if (state_of(call, name) != whole)
            others += "  " + std::string(5 - state_of(call, name).size(), ' ') + state_of(call, name) + "  " + name + "\n";
    if (!others.empty())
        out += " Warnings not set to the default are\n\nState  Warning Identifier\n\n" + others;
    return out + "\n";
}

/// `ON`, `Off`, ... as they are spelled; other text as it is.
std::string state_word(const std::string& text) {
    const std::string word = to_lower_ascii(text);
    return word == "on" || word == "off" || word == "query" || word == "error" ? word : text;
}

/// The present states of what a struct array of states names.
Value states_named(Call& call, const StructArray& saved) {
    const int identifier = saved.fields().find("identifier");
    if (saved.numel() != 1 || identifier < 0 || !saved.at(0, identifier).is_text() || saved.at(0, identifier).to_text() == "all")
        return all_states(call);
    return state_struct(saved.at(0, identifier).to_text(), state_of(call, saved.at(0, identifier).to_text()));
}

void warning(Call& call) {
    if (call.nargin() == 0) {
        if (call.nargout > 0)
            call.give(all_states(call));
        else
            call.interpreter.write(state_report(call, "all"));
        return;
    }
    if (call.arg(0).is_struct()) {
        const Value before = states_named(call, call.arg(0).structure());
        restore_states(call, call.arg(0).structure());
        if (call.nargout > 0)
            call.give(before);
        return;
    }
    if (call.arg(0).is_empty() && call.nargin() == 1)
        return;
    const std::string first = state_word(text_argument(call, 0));
    if (first == "on" || first == "off" || first == "query" || first == "error") {
        std::string identifier = call.nargin() > 1 ? text_argument(call, 1) : "all";
        if (to_lower_ascii(identifier) == "all")
            identifier = "all";
        if (first == "error" && identifier == "all")
            fail(kAllAsErrors);
        const Value before = identifier == "all" ? all_states(call) : state_struct(identifier, state_of(call, identifier));
        if (first == "query" && call.nargout == 0) {
            call.interpreter.write(state_report(call, identifier));
            return;
        }
        if (first != "query")
            set_state(call, identifier, first);
        if (call.nargout > 0)
            call.give(before);
        return;
    }
    const Text text = read_text(call, call.args, false);
    call.interpreter.warn(text.identifier, text.message);
    if (call.nargout > 0)
        call.give(Value::text(std::string_view()));
}

void lastwarn(Call& call) {
    vm::WarningState& state = call.interpreter.warnings();
    const Value message = Value::text(state.last_message), identifier = Value::text(state.last_identifier);
    if (call.nargin() > 0) {
        state.last_message = text_argument(call, 0);
        state.last_identifier = call.nargin() > 1 ? text_argument(call, 1) : std::string();
    }
    if (call.nargin() == 0 || call.nargout > 0) {
        call.give(0, message);
        call.give(1, identifier);
    }
}

/// dbstack, dbstack(n), dbstack('-completenames')
void dbstack(Call& call) {
    std::vector<ErrorFrame> frames = call.interpreter.stack_trace();
    bool complete = false;
    int64_t skipped = 0;
    for (int i = 0; i < call.nargin(); ++i)
        if (call.arg(i).is_text() && text_argument(call, i)[0] == '-')
            complete = true;
        else
            skipped = call.arg(i).is_text() ? std::atoll(text_argument(call, i).c_str()) : integer_argument(call, i);
    skipped = std::clamp<int64_t>(skipped, 0, static_cast<int64_t>(frames.size()));
    frames.erase(frames.begin(), frames.begin() + skipped);
    if (!complete)
        for (ErrorFrame& frame : frames)
            frame.file.erase(0, frame.file.find_last_of("/\\") + 1);
    if (call.nargout > 0) {
        call.give(0, vm::stack_value(frames));
        call.give(1, number(1));
        return;
    }
    for (size_t i = 0; i < frames.size(); ++i)
        call.interpreter.write((i == 0 ? "> In " : "  In ") + frames[i].name + " (line " +
                               std::to_string(frames[i].line1) + ")\n");
}

/// Octave: the error of a function that was called with the wrong arguments.
void print_usage(Call& call) {
    const std::vector<ErrorFrame> frames = call.interpreter.stack_trace();
    throw Error("Octave:invalid-fun-call", "Invalid call to " + (frames.empty() ? std::string("this function") : frames[0].name) + ".");
}

void beep(Call& call) {
    if (call.nargin() == 0 && call.nargout == 0)
        call.interpreter.write("\a");
    else if (call.nargout > 0)
        call.give(Value::text("on"));
}

constexpr Builtin kErrors[] = {
    {"error", "Language", "Raise an error", 1, kAnyNumber, 1, error},
    {"MException", "Language", "Make an exception", 2, kAnyNumber, 1, mexception},
    {"throw", "Language", "Raise an exception", 1, 1, 0, call_method},
    {"rethrow", "Language", "Raise an exception again, with its stack", 1, 1, 0, rethrow},
    {"throwAsCaller", "Language", "Raise an exception as if the caller had", 1, 1, 0, call_method},
    {"print_usage", "Language", "Raise an error about the use of the running function", 0, 1, 0, print_usage},
    {"beep", "Language", "Ring the bell", 0, 1, 1, beep},
    {"addCorrection", "Language", "Add a suggestion to an exception", 2, 2, 1, call_method},
    {"addCause", "Language", "Add a cause to an exception", 2, 2, 1, call_method},
    {"getReport", "Language", "Text of an exception with its stack", 1, kAnyNumber, 1, call_method},
    {"lasterr", "Language", "Message of the last error", 0, 2, 2, lasterr},
    {"lasterror", "Language", "The last error as a struct", 0, 1, 1, lasterror},
    {"warning", "Language", "Print a warning, or change which are shown", 0, kAnyNumber, 1, warning},
    {"lastwarn", "Language", "Text of the last warning", 0, 2, 2, lastwarn},
    {"dbstack", "Language", "The functions that are running", 0, kAnyNumber, 2, dbstack},
};

} // namespace

void register_language_errors(Registry& registry) { registry.add(kErrors); }

} // namespace etna::builtins
