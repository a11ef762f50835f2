// Errors and warnings: error, MException and its methods as functions, warning and its states.
#include "engine/builtins/arguments.h"
#include "engine/display/display.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/error_report.h"
#include "engine/vm/exception_object.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/last_error.h"

namespace etna::builtins {
namespace {

constexpr Message kExceptionExpected{"MATLAB:MException:notAnException", "The argument of {} must be an MException."};
constexpr Message kBadErrorStruct{"MATLAB:error:invalidStruct",
                                  "The struct must have the fields message and identifier, both text."};
constexpr Message kUnknownWarningState{"MATLAB:warning:invalidState",
                                       "Unknown warning state '{}'. Use 'on', 'off', 'error' or 'query'."};

/// `pkg:id`, `a:b:c`: what `error` takes for an identifier when more arguments follow.
bool is_identifier(std::string_view text) {
    if (text.find(':') == std::string_view::npos || text.front() == ':' || text.back() == ':')
        return false;
    for (const char c : text)
        if (c == ' ' || c == '\t' || c == '\n' || c == '%' || c == '\\')
            return false;
    return true;
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
    if (args.size() > 1 && !format.empty() && is_identifier(format)) {
        out.identifier = format;
        format = text_at(1);
        next = 2;
    }
    const bool plain = args.size() == 1 && !always_format;
    out.message = plain ? format : display::format_text(display::process_escapes(format), args.subspan(next));
    return out;
}

Error from_struct(const StructArray& fields) {
    const Value* message = fields.find("message");
    const Value* identifier = fields.find("identifier");
    if (!message || !message->is_text() || (identifier && !identifier->is_text()))
        fail(kBadErrorStruct);
    return Error(identifier ? identifier->to_text() : std::string(), message->to_text());
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
    if (call.nargin() == 1 && first.is_char() && first.is_empty())
        return; // error('') does nothing
    Text text = read_text(call, call.args, false);
    throw Error(std::move(text.identifier), std::move(text.message));
}

void mexception(Call& call) {
    const std::string identifier = text_argument(call, 0);
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
    call.give(out);
}

// ---- warnings

Value state_struct(const std::string& identifier, bool enabled) {
    Ref<StructArray> out = StructArray::scalar();
    out->set("identifier", Value::text(identifier));
    out->set("state", Value::text(enabled ? "on" : "off"));
    return out;
}

bool is_enabled(const vm::WarningState& state, const std::string& identifier) {
    const auto found = state.enabled.find(identifier);
    return found == state.enabled.end() ? state.all_enabled : found->second;
}

void set_enabled(vm::WarningState& state, const std::string& identifier, bool enabled) {
    if (identifier == "all") {
        state.all_enabled = enabled;
        state.enabled.clear();
    } else {
        state.enabled[identifier] = enabled;
    }
}

/// All states, as `warning` and `s = warning` give them.
Value all_states(const vm::WarningState& state) {
    Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(state.enabled.size()) + 1, 1),
                                                 FieldTable::of({"identifier", "state"}));
    out->at_mut(0, 0) = Value::text("all");
    out->at_mut(0, 1) = Value::text(state.all_enabled ? "on" : "off");
    int64_t row = 1;
    for (const auto& [identifier, enabled] : state.enabled) {
        out->at_mut(row, 0) = Value::text(identifier);
        out->at_mut(row++, 1) = Value::text(enabled ? "on" : "off");
    }
    return out;
}

void restore_states(vm::WarningState& state, const StructArray& saved) {
    const int identifier = saved.fields().find("identifier");
    const int enabled = saved.fields().find("state");
    if (identifier < 0 || enabled < 0)
        fail(kBadErrorStruct);
    for (int64_t i = 0; i < saved.numel(); ++i)
        set_enabled(state, saved.at(i, identifier).to_text(), saved.at(i, enabled).to_text() == "on");
}

void warning(Call& call) {
    vm::WarningState& state = call.interpreter.warnings();
    if (call.nargin() == 0) {
        call.give(all_states(state));
        return;
    }
    if (call.arg(0).is_struct()) {
        const Value before = all_states(state);
        restore_states(state, call.arg(0).structure());
        if (call.nargout > 0)
            call.give(before);
        return;
    }
    const std::string first = text_argument(call, 0);
    if (first == "on" || first == "off" || first == "query" || first == "error") {
        const std::string identifier = call.nargin() > 1 ? text_argument(call, 1) : "all";
        const bool was = is_enabled(state, identifier);
        if (first == "on" || first == "off")
            set_enabled(state, identifier, first == "on");
        if (call.nargout > 0 || first == "query")
            call.give(state_struct(identifier, was));
        return;
    }
    if (first.empty() && call.nargin() == 1)
        return;
    const Text text = read_text(call, call.args, false);
    call.interpreter.warn(text.identifier, text.message);
}

void lastwarn(Call& call) {
    vm::WarningState& state = call.interpreter.warnings();
    call.give(0, Value::text(state.last_message));
    call.give(1, Value::text(state.last_identifier));
    if (call.nargin() > 0) {
        state.last_message = text_argument(call, 0);
        state.last_identifier = call.nargin() > 1 ? text_argument(call, 1) : std::string();
    }
}

void dbstack(Call& call) {
    const std::vector<ErrorFrame> frames = call.interpreter.stack_trace();
    if (call.nargout > 0) {
        call.give(0, vm::stack_value(frames));
        call.give(1, number(1));
        return;
    }
    for (size_t i = 0; i < frames.size(); ++i)
        call.interpreter.write((i == 0 ? "> In " : "  In ") + frames[i].name + " (line " +
                               std::to_string(frames[i].line1) + ")\n");
}

constexpr Builtin kErrors[] = {
    {"error", "Language", "Raise an error", 1, kAnyNumber, 1, error},
    {"MException", "Language", "Make an exception", 2, kAnyNumber, 1, mexception},
    {"throw", "Language", "Raise an exception", 1, 1, 0, call_method},
    {"rethrow", "Language", "Raise an exception again, with its stack", 1, 1, 0, rethrow},
    {"throwAsCaller", "Language", "Raise an exception as if the caller had", 1, 1, 0, call_method},
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
