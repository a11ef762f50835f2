#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/source/diagnostic.h"

namespace etna::vm {
class Interpreter;
}

/// The one door for hosts: the IDE, the command line, the kernel, the language server and the tests talk to an engine
/// only through a `Session`. A session owns one engine on one worker thread. Every request may be made from any
/// thread and returns at once; answers come as events, delivered on the worker thread to the sink given at creation
/// (a sink only hands them on, it never blocks). Nothing in this header refers to engine memory: events are plain
/// data, copied on the worker thread at safe points.
namespace etna::session {

using RequestId = uint64_t;

/// Which file and line, 1-based; `column1` counts UTF-8 bytes. An empty file is the prompt.
struct Location {
    std::string file;
    int line1 = 0;
    int column1 = 0;
};

struct StackFrame {
    std::string function; ///< as MATLAB shows it: `main>local`, or the script's name
    Location where;
};

/// A MATLAB error as a host shows it.
struct ErrorReport {
    std::string identifier; ///< may be empty, as in MATLAB
    std::string message;
    std::string report; ///< what the command window prints (`getReport`), without a final newline
    std::vector<StackFrame> stack; ///< innermost first
};

enum class TextStream { Output, Error, Warning };

/// Where the bytes of a variable are; `Deferred` is a node of the graph that nobody has asked for yet.
enum class Residency { Host, Device, Deferred };

struct VariableInfo {
    std::string name;
    std::string size_text;  ///< `468×7`
    std::string class_name; ///< `double`, `double (complex)`, ...
    std::string preview;    ///< one line, as a workspace browser shows it; never forces a deferred array
    uint64_t bytes = 0;
    Residency residency = Residency::Host;
    bool is_global = false;
    bool is_persistent = false;
    std::vector<int64_t> dims;
};

/// Base of the immutable pictures that plot/ publishes; a host that draws figures casts it to plot's own type.
struct FigureSnapshot {
    virtual ~FigureSnapshot() = default;
};

// ---- events -------------------------------------------------------------------------------------------------------

/// Text for the command window, in order. Output is coalesced: one event carries many lines when a loop prints fast.
struct TextEvent {
    TextStream stream = TextStream::Output;
    std::string text;
};
/// `clc`
struct ClearConsoleEvent {};
/// A request began to run.
struct StartedEvent {
    RequestId request = 0;
    std::string title; ///< `co2.m`, or the text at the prompt
};
/// Where the run is, at most every 100 ms while it runs.
struct ProgressEvent {
    RequestId request = 0;
    Location where;
    double elapsed_s = 0;
};
/// What changed in the workspace since the last such event.
struct WorkspaceEvent {
    std::vector<VariableInfo> changed; ///< new or changed, sorted by name
    std::vector<std::string> removed;
    bool all = false; ///< `changed` is the whole workspace: forget what you had
};
/// A figure was created or drawn anew; a null snapshot means that it was closed.
struct FigureEvent {
    int figure = 0;
    std::shared_ptr<const FigureSnapshot> snapshot;
    bool raise = false; ///< the script asked for it (`figure(n)`), bring it to the front
};
/// `input`, `keyboard`, `pause`: the run waits for `provide_input`.
struct InputWantedEvent {
    std::string prompt;
    bool any_key = false; ///< `pause`: any key will do
};
struct DiagnosticsEvent {
    std::string file;
    std::vector<Diagnostic> diagnostics;
};
/// The run's acceleration telemetry, the JSON object that `etna --telemetry` writes; sent when it changed, at most
/// every 200 ms while running, and at the end.
struct TelemetryEvent {
    std::string json;
};
/// The debugger stopped.
struct PausedEvent {
    std::vector<StackFrame> stack;
};
struct ResumedEvent {};
struct CurrentFolderEvent {
    std::string path;
};
enum class RunStatus { Ok, Error, Interrupted, Exited };
/// The last event of a request.
struct FinishedEvent {
    RequestId request = 0;
    RunStatus status = RunStatus::Ok;
    std::optional<ErrorReport> error;
    int exit_code = 0; ///< of `exit(n)`, for `Exited`
    double elapsed_s = 0;
};
/// Answer to `evaluate`: what a data tip shows, or why there is none.
struct EvaluatedEvent {
    RequestId request = 0;
    bool ok = false;
    std::string text;
};
struct Completion {
    std::string text;
    std::string detail; ///< `variable`, `function`, `keyword`, `file`, `field`
};
/// Answer to `complete`: candidates replace the text from `start` (bytes) to the cursor.
struct CompletedEvent {
    RequestId request = 0;
    size_t start = 0;
    std::vector<Completion> candidates;
};
/// Answer to `fetch`: the formatted cells of rows `row0..` and columns `col0..` (0-based), column-major.
struct SliceEvent {
    RequestId request = 0;
    std::string variable;
    int64_t row0 = 0, col0 = 0, rows = 0, cols = 0;
    int64_t total_rows = 0, total_cols = 0;
    std::vector<std::string> cells;
    std::string error; ///< not empty: there is no such variable, or its class has no cells
};

using Event = std::variant<TextEvent, ClearConsoleEvent, StartedEvent, ProgressEvent, WorkspaceEvent, FigureEvent,
                           InputWantedEvent, DiagnosticsEvent, TelemetryEvent, PausedEvent, ResumedEvent,
                           CurrentFolderEvent, FinishedEvent, EvaluatedEvent, CompletedEvent, SliceEvent>;
using EventSink = std::function<void(Event&&)>;

// ---- requests -----------------------------------------------------------------------------------------------------

enum class Step { Continue, Over, In, Out, Quit };

struct Breakpoint {
    int line1 = 0;
    std::string condition; ///< empty: always
};

/// What an upper storey adds to an engine: builtins, services. plot/ and gpu/ each have one. `attach` runs on the
/// worker thread before the first request, `begin_run` and `end_run` around each run, `flush` at safe points when
/// pictures should be brought up to date (`drawnow`, `pause`, the prompt), `detach` before the engine goes.
class Extension {
  public:
    virtual ~Extension() = default;
    virtual void attach(vm::Interpreter&) {}
    virtual void begin_run(vm::Interpreter&) {}
    virtual void flush(vm::Interpreter&) {}
    virtual void end_run(vm::Interpreter&) {}
    virtual void detach(vm::Interpreter&) {}
};

struct Options {
    bool jit = true;
    bool interactive = false;            ///< a person is there: `input` waits; otherwise it reads end of file
    std::string current_folder;          ///< empty: the process's
    std::vector<std::string> path;       ///< folders to search first
    size_t recursion_limit = 500;        ///< MATLAB's `RecursionLimit`
    bool allow_debugger = true;
    std::vector<std::shared_ptr<Extension>> extensions;
};

class Session {
  public:
    Session(Options options, EventSink sink);
    /// Interrupts what runs, drops what waits, joins the worker.
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Runs text as if typed at the prompt. Requests run one after the other. `title` names it in events.
    RequestId execute(std::string code);
    /// Runs a script file (or calls a function file without arguments) as `run` does. `text`, when given, is run in
    /// place of the file's bytes (an editor's unsaved text). `first_line1`/`last_line1` limit it to a section.
    RequestId run_file(std::string path, std::optional<std::string> text = {}, int first_line1 = 0,
                       int last_line1 = 0);
    /// Parses and checks text without running it; answers with `DiagnosticsEvent`. Served on a second thread, so
    /// that an editor gets its squiggles while a script runs.
    RequestId check(std::string file, std::string text);
    /// Stops the run at its next safe point and drops the requests queued behind it.
    void interrupt();
    /// The answer to `InputWantedEvent`, without a newline.
    void provide_input(std::string line);
    /// End of input: `input` raises an error.
    void close_input();
    void set_breakpoints(std::string file, std::vector<Breakpoint> breakpoints);
    void step(Step step);
    /// Evaluates an expression in the frame that is shown, for a data tip; no side effects are kept from errors.
    RequestId evaluate(std::string expression);
    RequestId complete(std::string text, size_t cursor);
    RequestId fetch(std::string variable, int64_t row0, int64_t col0, int64_t rows, int64_t cols);
    /// Changes the current folder, as `cd`.
    RequestId change_folder(std::string path);
    /// Asks for a `WorkspaceEvent` with `all` set.
    RequestId list_workspace();

    bool is_busy() const;
    /// Blocks until every request made so far has finished, or the time is up. For the command line and tests.
    bool wait_idle(std::chrono::milliseconds timeout = std::chrono::hours(24 * 365));

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etna::session
