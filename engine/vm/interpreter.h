#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "engine/builtins/registry.h"
#include "engine/session/session.h"
#include "engine/value/value.h"

namespace etna::accel {
class Context;
}

namespace etna::vm {

/// How numbers are displayed: `format`.
struct DisplayFormat {
    enum class Style { Short, Long, ShortE, LongE, ShortG, LongG, ShortEng, LongEng, Hex, Bank, Rational, Plus };
    Style style = Style::Short;
    bool compact = false;
    int window_width = 80;
};

/// Where text, pictures and questions go: a session supplies it; tests supply their own.
class Host {
  public:
    virtual ~Host() = default;
    virtual void write(session::TextStream stream, std::string_view text) = 0;
    virtual void post(session::Event&& event) = 0;
    /// Asks the person for a line; raises `MATLAB:services:EOFFromConsole`-style errors at end of input.
    virtual std::string read_line(std::string_view prompt) = 0;
    /// Called often (each safe point, every few hundred microseconds): serves requests that wait.
    virtual void safe_point() = 0;
};

/// State of `warning('on'|'off', id)`: "all" and single identifiers, and `lastwarn`.
struct WarningState {
    bool all_enabled = true;
    std::map<std::string, bool, std::less<>> enabled;
    std::string last_message;
    std::string last_identifier;
};

/// Whose variables: the function that called the running builtin, the function that called that one, the prompt's.
enum class Workspace { Current, Caller, Base };

/// One engine: everything that a running MATLAB program can see. It lives on one thread. Builtins reach all engine
/// services through it.
class Interpreter {
  public:
    Interpreter(const session::Options& options, Host& host);
    ~Interpreter();
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    // ---- running code (hosts)

    /// Parses and runs text in the base workspace, displaying results of statements without a semicolon. Errors leave
    /// as `Error` with their stack; InterruptRequest and ExitRequest pass through.
    void execute(std::string_view code, const std::string& file = {});
    /// `run(path)`: a script in the base workspace, or a call of the file's function. `text` replaces the file's bytes.
    void run_file(const std::string& path, const std::string* text = nullptr, int first_line1 = 0, int last_line1 = 0);

    // ---- calling functions (builtins)

    /// Calls a function value (handle) or a function by name and returns up to max(nargout, 1) results; fewer if the
    /// function gave fewer.
    ValueList call(const Value& function, std::span<const Value> args, int nargout);
    ValueList call(std::string_view name, std::span<const Value> args, int nargout);
    /// The usual case: one result.
    Value call1(const Value& function, std::span<const Value> args);
    /// True if the name can be called from the current frame.
    bool function_exists(std::string_view name);
    /// `eval`: runs text in the frame of the caller of the running builtin.
    ValueList evaluate(std::string_view code, int nargout);

    // ---- variables of the frame that called the running builtin

    Value* find_variable(std::string_view name);
    void set_variable(std::string_view name, Value value);
    void clear_variable(std::string_view name);
    void clear_all_variables();
    std::vector<std::string> variable_names();
    int caller_nargin();
    int caller_nargout();
    /// The same in another workspace: `evalin`, `assignin`.
    ValueList evaluate_in(Workspace where, std::string_view code, int nargout);
    void set_variable_in(Workspace where, std::string_view name, Value value);
    /// `evalc`: runs text and returns what it printed.
    std::string evaluate_capturing(std::string_view code);
    /// `isargout`: true if the caller wrote `~` for its 0-based output.
    bool is_output_ignored(int index);
    /// `inputname`: the variable that was passed as the caller's 0-based input; empty if it was no plain variable.
    std::string argument_name(int index);
    /// `nargin(name)`, `nargout(name)`: negative with varargin, varargout. Raises for unknown functions.
    int declared_inputs(const Value& function);
    int declared_outputs(const Value& function);
    /// The file that defines a function, `built-in`, or nothing.
    std::string which(std::string_view name);
    /// Frames for `dbstack`, innermost first.
    std::vector<ErrorFrame> stack_trace();
    /// `mfilename('fullpath')` of the caller's file, without extension; empty at the prompt.
    std::string caller_file();

    // ---- services

    Registry& registry() { return registry_; }
    Host& host() { return host_; }
    accel::Context& accel() { return *accel_; }
    DisplayFormat& display_format() { return display_format_; }
    WarningState& warnings() { return warnings_; }
    /// Text for the command window, or for `evalc`.
    void write(std::string_view utf8);
    /// Prints `Warning: ...` unless it is switched off, and keeps it for `lastwarn`. `identifier` may be empty.
    void warn(std::string_view identifier, std::string_view message);
    /// What the command window shows for `name = value` without a semicolon.
    void display(std::string_view name, const Value& value);
    /// Loops in builtins call this now and then. Throws InterruptRequest when the user has asked to stop.
    void check_interrupt() {
        if (interrupt_requested_.load(std::memory_order_relaxed))
            serve_safe_point();
    }
    /// From any thread: asks for a safe point (to stop, or to serve a request that waits).
    void request_safe_point() { interrupt_requested_.store(true, std::memory_order_relaxed); }
    /// From any thread.
    void request_interrupt() {
        stop_requested_.store(true);
        request_safe_point();
    }
    const std::atomic<bool>& stop_flag() const { return stop_requested_; }
    /// What compiled loops look at: not zero asks for a safe point.
    const std::atomic<bool>* safe_point_flag() const { return &interrupt_requested_; }
    /// Brings pictures up to date: `drawnow`, `pause`.
    void flush_extensions();
    /// Resets what is scoped to a run: console state, warning state set by the run, telemetry, pending nodes.
    void begin_run();
    void end_run();

    /// State that a family of builtins or an extension keeps for this engine (open files, random streams, figures):
    /// one object of each type, made at first use.
    template <class T>
    T& state() {
        std::shared_ptr<void>& slot = states_[std::type_index(typeid(T))];
        if (!slot)
            slot = std::make_shared<T>();
        return *static_cast<T*>(slot.get());
    }

    /// Search path, current folder first.
    std::vector<std::string>& path() { return path_; }
    /// Files changed, `addpath`, `cd`: forget which file a name meant.
    void rehash();

    // ---- debugger (the session drives it)
    struct Debugger;
    Debugger& debugger() { return *debugger_; }

    /// What the virtual machine itself keeps (frames, loaded files, compiled code): engine/vm only.
    struct Machine;
    Machine& machine() { return *machine_; }

  private:
    void serve_safe_point();

    Host& host_;
    Registry registry_;
    DisplayFormat display_format_;
    WarningState warnings_;
    std::vector<std::string> path_;
    std::unordered_map<std::type_index, std::shared_ptr<void>> states_;
    std::atomic<bool> interrupt_requested_{false};
    std::atomic<bool> stop_requested_{false};
    std::vector<std::shared_ptr<session::Extension>> extensions_;
    std::unique_ptr<accel::Context> accel_;
    std::unique_ptr<Debugger> debugger_;
    std::unique_ptr<Machine> machine_;
};

} // namespace etna::vm
