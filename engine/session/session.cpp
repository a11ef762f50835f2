#include "engine/session/session.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <thread>

#include "engine/accel/context.h"
#include "engine/accel/telemetry.h"
#include "engine/common/interruption.h"
#include "engine/common/platform.h"
#include "engine/hir/check.h"
#include "engine/session/completion.h"
#include "engine/session/event_stream.h"
#include "engine/session/workspace_view.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"
#include "engine/vm/debugger.h"
#include "engine/vm/error_report.h"
#include "engine/vm/standard_library.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/run_telemetry.h"

namespace etna::session {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kTick = 25ms;           ///< how often a run is looked at from outside
constexpr auto kProgressEvery = 100ms; ///< events about a run that goes on
constexpr auto kWorkspaceEvery = 500ms;
constexpr auto kMemoryEvery = 100ms; ///< how often a run's memory is looked at
constexpr auto kTextAge = 20ms; ///< printed text waits this long for company

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string file_title(const std::string& path) {
    const size_t slash = path.find_last_of("/\\");
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

ErrorReport report_of(const Error& error) {
    ErrorReport report;
    report.identifier = error.identifier();
    report.message = error.message();
    report.report = vm::error_report(error);
    for (const ErrorFrame& frame : error.stack())
        if (frame.line1 != vm::kBuiltinFrame)
            report.stack.push_back({frame.name, {frame.file, frame.line1, frame.column1}});
    return report;
}

} // namespace

struct Session::Impl final : vm::Host {
    /// A piece of work for the engine: a run, which queues, or a quick look at state, which is served at safe points
    /// even while a run goes on.
    struct Job {
        RequestId id = 0;
        std::string title;
        std::function<void(RequestId)> work;
    };
    struct Check {
        RequestId id = 0;
        std::string file, text;
    };

    Impl(Options options_in, EventSink sink) : options(std::move(options_in)), events(std::move(sink)) {
        worker = std::thread([this] { run_worker(); });
        ticker = std::thread([this] { run_ticker(); });
        checker = std::thread([this] { run_checker(); });
    }

    ~Impl() override {
        {
            const std::lock_guard lock(mutex);
            stopping = true;
            jobs.clear();
            quick_jobs.clear();
            checks.clear();
            if (interpreter)
                interpreter->request_interrupt();
        }
        changed.notify_all();
        ticked.notify_all(); // or the end waits for the rest of a tick
        worker.join();
        ticker.join();
        checker.join();
    }

    // ---- any thread

    RequestId submit_run(std::string title, std::function<void(RequestId)> work) {
        const std::lock_guard lock(mutex);
        jobs.push_back({++last_id, std::move(title), std::move(work)});
        changed.notify_all();
        return last_id;
    }

    /// `answer` makes the event that answers.
    template <class Answer>
    RequestId submit_quick(Answer answer) {
        const std::lock_guard lock(mutex);
        quick_jobs.push_back({++last_id, {}, [this, answer = std::move(answer)](RequestId id) {
                                  auto event = answer();
                                  if constexpr (requires { event.request; })
                                      event.request = id;
                                  events.post(std::move(event));
                              }});
        if (interpreter)
            interpreter->request_safe_point();
        changed.notify_all();
        return last_id;
    }

    void interrupt() {
        const std::lock_guard lock(mutex);
        jobs.clear();
        interrupted = running;
        step_choice = Step::Quit;
        if (interpreter && running)
            interpreter->request_interrupt();
        changed.notify_all();
    }

    // ---- the worker's thread

    void run_worker() {
        {
            auto made = std::make_unique<vm::Interpreter>(options, *this);
            made->debugger().on_pause = [this](const std::vector<StackFrame>& frames) { return pause(frames); };
            for (const auto& extension : options.extensions)
                extension->attach(*made);
            interruption.stop = &made->stop_flag();
            set_interruption(&interruption);
            const std::lock_guard lock(mutex);
            for (const Builtin* builtin : made->registry().all()) {
                library.emplace(builtin->name);
                library.emplace(builtin->name.substr(0, builtin->name.find('.'))); // `containers` of `containers.Map`
            }
            interpreter = std::move(made);
        }
        std::string folder = current_folder();
        events.post(CurrentFolderEvent{folder});
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return stopping || !jobs.empty() || !quick_jobs.empty(); });
            if (stopping)
                break;
            if (!quick_jobs.empty()) {
                lock.unlock();
                serve_quick_jobs();
                lock.lock();
            } else {
                Job job = std::move(jobs.front());
                jobs.pop_front();
                running = true;
                interrupted = false;
                changed.notify_all(); // the ticker sleeps while nothing runs
                lock.unlock();
                FinishedEvent finished = run(job);
                post_workspace(false);
                if (current_folder() != folder)
                    events.post(CurrentFolderEvent{folder = current_folder()});
                events.post(std::move(finished));
                lock.lock();
                running = false;
            }
            idle.notify_all();
        }
        lock.unlock();
        for (const auto& extension : options.extensions)
            extension->detach(*interpreter);
        lock.lock();
        std::unique_ptr<vm::Interpreter> last = std::move(interpreter);
        lock.unlock();
        last.reset(); // outside the lock: destructors of handle objects may print
        events.flush();
    }

    /// Runs a job between `begin_run` and `end_run`, which leave nothing of a failed run behind.
    FinishedEvent run(const Job& job) {
        run_id = job.id;
        run_started = last_progress = last_workspace = Clock::now();
        events.post(StartedEvent{job.id, job.title});
        const vm::WarningState warnings_before = interpreter->warnings();
        interpreter->begin_run();
        FinishedEvent finished = attempt(job);
        const FinishedEvent ended = attempt({job.id, {}, [this](RequestId) { interpreter->end_run(); }});
        if (finished.status == RunStatus::Ok && ended.status != RunStatus::Ok) // a pending kernel or a picture failed
            finished = ended;
        if (finished.status != RunStatus::Ok) // a run that fails or is stopped leaves nothing behind
            interpreter->warnings() = warnings_before;
        {
            const std::lock_guard lock(mutex);
            input.clear();
        }
        finished.elapsed_s = seconds_since(run_started);
        events.post(TelemetryEvent{vm::telemetry_json(*interpreter)});
        return finished;
    }

    static FinishedEvent attempt(const Job& job) {
        FinishedEvent finished;
        finished.request = job.id;
        try {
            job.work(job.id);
        } catch (const Error& error) {
            finished.status = RunStatus::Error;
            finished.error = report_of(error);
        } catch (const InterruptRequest&) {
            finished.status = RunStatus::Interrupted;
        } catch (const ExitRequest& exit) {
            finished.status = RunStatus::Exited;
            finished.exit_code = exit.code;
        } catch (const std::exception& exception) {
            finished.status = RunStatus::Error;
            finished.error = report_of(vm::error_of(exception));
        }
        return finished;
    }

    void serve_quick_jobs() {
        while (true) {
            std::unique_lock lock(mutex);
            if (quick_jobs.empty())
                return;
            const Job job = std::move(quick_jobs.front());
            quick_jobs.pop_front();
            lock.unlock();
            FinishedEvent finished = attempt(job);
            if (finished.status == RunStatus::Error) // instead of the answer: why there is none
                events.post(EvaluatedEvent{job.id, false, finished.error->message});
        }
    }

    void post_workspace(bool all) {
        try {
            WorkspaceEvent event = workspace.update(*interpreter, all);
            if (all || !event.changed.empty() || !event.removed.empty())
                events.post(std::move(event));
        } catch (const std::bad_alloc&) { // memory is full of the script's variables: the next event will tell
        }
        last_workspace = Clock::now();
    }

    /// A breakpoint: what is typed meanwhile runs in the paused frame.
    Step pause(const std::vector<StackFrame>& frames) {
        {
            const std::lock_guard lock(mutex);
            step_choice.reset(); // before the host hears of the pause and answers
        }
        events.post(PausedEvent{frames});
        post_workspace(true);
        std::unique_lock lock(mutex);
        Step choice = Step::Quit;
        while (true) {
            changed.wait(lock, [this] { return stopping || step_choice || !quick_jobs.empty() || !jobs.empty(); });
            if (stopping)
                break;
            if (step_choice) {
                choice = *step_choice;
                break;
            }
            if (!quick_jobs.empty()) {
                lock.unlock();
                serve_quick_jobs();
            } else {
                const Job job = std::move(jobs.front());
                jobs.pop_front();
                lock.unlock();
                events.post(StartedEvent{job.id, job.title});
                FinishedEvent finished = attempt(job);
                post_workspace(false);
                events.post(std::move(finished));
                if (const std::optional<Step> command = std::exchange(interpreter->debugger().command, {})) {
                    const std::lock_guard again(mutex);
                    step_choice = command;
                }
            }
            lock.lock();
        }
        lock.unlock();
        events.post(ResumedEvent{});
        return choice;
    }

    // ---- vm::Host, on the worker's thread

    void write(TextStream stream, std::string_view text) override { events.write(stream, text); }
    void post(Event&& event) override {
        if (std::holds_alternative<ClearConsoleEvent>(event))
            events.discard_text();
        events.post(std::move(event));
    }

    std::string read_line(std::string_view prompt) override {
        events.post(InputWantedEvent{std::string(prompt), false});
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] {
                return stopping || interrupted || !input.empty() || input_closed || !quick_jobs.empty();
            });
            if (stopping || interrupted)
                throw InterruptRequest{};
            if (!input.empty()) {
                std::string line = std::move(input.front());
                input.pop_front();
                return line;
            }
            if (input_closed)
                raise(Err::EndOfInput);
            lock.unlock();
            serve_quick_jobs();
            lock.lock();
        }
    }

    void safe_point() override {
        poll_interruption();
        serve_quick_jobs();
        const Clock::time_point now = Clock::now();
        if (!running || now - last_progress < kProgressEvery)
            return;
        last_progress = now;
        ProgressEvent progress{run_id, {}, seconds_since(run_started)};
        if (const std::vector<ErrorFrame> frames = interpreter->stack_trace(); !frames.empty())
            progress.where = {frames.front().file, frames.front().line1, frames.front().column1};
        events.post(std::move(progress));
        if (now - last_workspace >= kWorkspaceEvery) {
            post_workspace(false);
            events.post(TelemetryEvent{vm::telemetry_json(*interpreter)});
        }
    }

    // ---- the other two threads

    /// Functions that a file may call: the library, files beside it, in the current folder and on the first path.
    hir::CheckOptions check_options(const std::string& file) {
        std::vector<std::string> folders = options.path;
        folders.push_back(file.substr(0, file.find_last_of("/\\") + 1));
        folders.push_back(current_folder());
        hir::CheckOptions out;
        out.is_function = [this, folders = std::move(folders)](std::string_view name) {
            {
                const std::lock_guard lock(mutex);
                if (library.empty() || library.count(name) > 0) // before the engine is up everything may be known
                    return true;
            }
            if (!standard_library.find(name).empty())
                return true;
            const std::string file_name = "/" + std::string(name) + ".m";
            std::error_code error;
            return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
                return std::filesystem::exists(folder + file_name, error);
            });
        };
        return out;
    }

    /// True if this process has taken most of the memory and the system has next to none left. The kernel would end
    /// the process soon; an error ends the statement instead.
    static bool memory_is_short() {
        const size_t all = physical_memory_bytes();
        return available_memory_bytes() < std::min(all / 32, size_t{512} << 20) && resident_memory_bytes() > all / 4;
    }

    /// Wakes a run at its safe points for progress, watches its memory, and sends text that waits.
    void run_ticker() {
        Clock::time_point last_memory = Clock::now();
        std::unique_lock lock(mutex);
        while (!stopping) {
            ticked.wait_for(lock, kTick, [this] { return stopping; });
            if (running && Clock::now() - last_memory >= kMemoryEvery) {
                last_memory = Clock::now();
                interruption.memory_short.store(memory_is_short(), std::memory_order_relaxed);
            }
            if (running && interpreter)
                interpreter->request_safe_point();
            lock.unlock();
            events.flush(kTextAge);
            lock.lock();
            if (!running && !stopping)
                changed.wait(lock, [this] { return stopping || running; });
        }
    }

    void run_checker() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return stopping || !checks.empty(); });
            if (stopping)
                return;
            Check check = std::move(checks.back()); // the newest text of a file; older ones are out of date
            checks.pop_back();
            std::erase_if(checks, [&](const Check& older) { return older.file == check.file; });
            lock.unlock();
            const SourceFile source(check.file, std::move(check.text));
            syntax::ParseResult parsed = syntax::parse(source);
            const bool checkable = parsed.ok();
            std::vector<Diagnostic> found = std::move(parsed.diagnostics);
            if (checkable)
                for (Diagnostic& diagnostic : hir::check(source, *parsed.ast, check_options(check.file)))
                    found.push_back(std::move(diagnostic));
            events.post(DiagnosticsEvent{check.file, std::move(found)});
            lock.lock();
        }
    }

    Options options;
    EventStream events;
    WorkspaceView workspace; ///< worker only
    RequestId run_id = 0;    ///< worker only, like the times
    Clock::time_point run_started, last_progress, last_workspace;

    Interruption interruption; ///< of the worker

    std::mutex mutex; ///< guards all below; `interpreter` is made and destroyed by the worker under it
    std::condition_variable changed;
    std::condition_variable idle;
    std::condition_variable ticked;
    std::unique_ptr<vm::Interpreter> interpreter;
    std::deque<Job> jobs, quick_jobs;
    std::deque<Check> checks;
    std::deque<std::string> input;
    vm::StandardLibrary standard_library;       ///< the checker's thread only
    std::set<std::string, std::less<>> library; ///< names of all builtins
    std::optional<Step> step_choice;
    RequestId last_id = 0;
    std::atomic<bool> running = false;
    bool interrupted = false;
    bool input_closed = false;
    bool stopping = false;

    std::thread worker, ticker, checker; ///< last, so that all else exists when they start
};

Session::Session(Options options, EventSink sink) : impl_(std::make_unique<Impl>(std::move(options), std::move(sink))) {}
Session::~Session() = default;

RequestId Session::execute(std::string code) {
    std::string title = code.substr(0, code.find('\n'));
    return impl_->submit_run(std::move(title), [impl = impl_.get(), code = std::move(code)](RequestId) {
        impl->interpreter->execute(code);
    });
}

RequestId Session::run_file(std::string path, std::optional<std::string> text, int first_line1, int last_line1) {
    std::string title = file_title(path);
    return impl_->submit_run(std::move(title), [=, impl = impl_.get(), path = std::move(path), text = std::move(text)](RequestId) {
        impl->interpreter->run_file(path, text ? &*text : nullptr, first_line1, last_line1);
    });
}

RequestId Session::change_folder(std::string path) {
    return impl_->submit_run("cd", [impl = impl_.get(), path = std::move(path)](RequestId) {
        const Value arguments[] = {Value::text(path)};
        impl->interpreter->call("cd", arguments, 0);
    });
}

RequestId Session::check(std::string file, std::string text) {
    const std::lock_guard lock(impl_->mutex);
    impl_->checks.push_back({++impl_->last_id, std::move(file), std::move(text)});
    impl_->changed.notify_all();
    return impl_->last_id;
}

void Session::interrupt() { impl_->interrupt(); }

void Session::provide_input(std::string line) {
    const std::lock_guard lock(impl_->mutex);
    impl_->input.push_back(std::move(line));
    impl_->changed.notify_all();
}

void Session::close_input() {
    const std::lock_guard lock(impl_->mutex);
    impl_->input_closed = true;
    impl_->changed.notify_all();
}

void Session::set_breakpoints(std::string file, std::vector<Breakpoint> breakpoints) {
    const std::lock_guard lock(impl_->mutex);
    impl_->quick_jobs.push_back(
        {++impl_->last_id, {}, [impl = impl_.get(), file = std::move(file), breakpoints = std::move(breakpoints)](RequestId) {
             auto& debugger = impl->interpreter->debugger();
             if (breakpoints.empty())
                 debugger.breakpoints.erase(file);
             else
                 debugger.breakpoints.insert_or_assign(file, breakpoints);
             debugger.rearm();
         }});
    if (impl_->interpreter)
        impl_->interpreter->request_safe_point();
    impl_->changed.notify_all();
}

void Session::step(Step step) {
    const std::lock_guard lock(impl_->mutex);
    impl_->step_choice = step;
    impl_->changed.notify_all();
}

RequestId Session::evaluate(std::string expression) {
    return impl_->submit_quick([impl = impl_.get(), expression = std::move(expression)] {
        return data_tip(*impl->interpreter, expression);
    });
}

RequestId Session::complete(std::string text, size_t cursor) {
    return impl_->submit_quick([impl = impl_.get(), text = std::move(text), cursor] {
        return session::complete(*impl->interpreter, text, cursor);
    });
}

RequestId Session::fetch(std::string variable, int64_t row0, int64_t col0, int64_t rows, int64_t cols) {
    return impl_->submit_quick([=, impl = impl_.get(), variable = std::move(variable)] {
        return slice(*impl->interpreter, variable, row0, col0, rows, cols);
    });
}

RequestId Session::list_workspace() {
    return impl_->submit_quick([impl = impl_.get()] { return impl->workspace.update(*impl->interpreter, true); });
}

bool Session::is_busy() const {
    const std::lock_guard lock(impl_->mutex);
    return impl_->running || !impl_->jobs.empty();
}

bool Session::wait_idle(std::chrono::milliseconds timeout) {
    std::unique_lock lock(impl_->mutex);
    return impl_->idle.wait_for(lock, timeout, [this] {
        return !impl_->running && impl_->jobs.empty() && impl_->quick_jobs.empty();
    });
}

} // namespace etna::session
