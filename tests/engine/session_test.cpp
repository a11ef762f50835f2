// The session: requests in, events out, from any thread.
#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <fstream>
#include <mutex>

#include <QTemporaryDir>

#include "engine/session/session.h"

using namespace etna::session;
using namespace std::chrono_literals;

namespace {

// Many times slower, under a sanitizer.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr auto kPatience = 60s;
constexpr int kBig = 400'000;
#else
constexpr auto kPatience = 10s;
constexpr int kBig = 4'000'000;
#endif

/// A host that remembers all events and can wait for one.
class Recorder {
  public:
    EventSink sink() {
        return [this](Event&& event) {
            const std::lock_guard lock(mutex_);
            events_.push_back(std::move(event));
            changed_.notify_all();
        };
    }

    /// The first event of a kind that satisfies `test`, removed from the record; null after `kPatience`.
    template <class Kind, class Test>
    std::optional<Kind> wait_for(Test test) {
        std::unique_lock lock(mutex_);
        std::optional<Kind> found;
        changed_.wait_for(lock, kPatience, [&] {
            for (auto it = events_.begin(); it != events_.end(); ++it)
                if (auto* event = std::get_if<Kind>(&*it); event && test(*event)) {
                    found = std::move(*event);
                    events_.erase(it);
                    return true;
                }
            return false;
        });
        return found;
    }
    template <class Kind>
    std::optional<Kind> wait_for() {
        return wait_for<Kind>([](const Kind&) { return true; });
    }
    FinishedEvent finish(RequestId request) {
        const auto event = wait_for<FinishedEvent>([&](const FinishedEvent& e) { return e.request == request; });
        return event.value_or(FinishedEvent{0, RunStatus::Exited, std::nullopt, -1, 0});
    }
    /// All text of a stream so far, removed.
    std::string take_text(TextStream stream) {
        const std::lock_guard lock(mutex_);
        std::string out;
        std::erase_if(events_, [&](const Event& event) {
            const auto* text = std::get_if<TextEvent>(&event);
            if (!text || text->stream != stream)
                return false;
            out += text->text;
            return true;
        });
        return out;
    }
    template <class Kind>
    size_t count() {
        const std::lock_guard lock(mutex_);
        return static_cast<size_t>(std::count_if(events_.begin(), events_.end(), [](const Event& event) {
            return std::holds_alternative<Kind>(event);
        }));
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Event> events_;
};

Options interactive() {
    Options options;
    options.interactive = true;
    return options;
}

} // namespace

class SessionTest : public QObject {
    Q_OBJECT
  private slots:
    void runs_code_and_streams_text();
    void reports_errors_with_position();
    void tells_workspace_differences();
    void interrupts_an_endless_loop();
    void interrupts_every_kind_of_work_data();
    void interrupts_every_kind_of_work();
    void drops_queued_requests_on_interrupt();
    void answers_input();
    void interrupts_a_question();
    void serves_requests_while_a_script_runs();
    void streams_text_while_a_script_runs();
    void fetches_a_slice();
    void completes_names_and_fields();
    void checks_text_while_a_script_runs();
    void stops_at_breakpoints_and_steps();
    void failed_run_leaves_nothing_behind();
    void exit_ends_with_its_code();
    void two_sessions_are_independent();
    void destruction_stops_a_running_script();
    void runs_one_section();
};

void SessionTest::runs_code_and_streams_text() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("fprintf('%d\\n', 1:3)");
    QVERIFY(host.wait_for<StartedEvent>().has_value());
    const FinishedEvent finished = host.finish(request);
    QCOMPARE(finished.status, RunStatus::Ok);
    QCOMPARE(host.take_text(TextStream::Output), std::string("1\n2\n3\n"));
    host.finish(session.execute("x = 5"));
    QCOMPARE(host.take_text(TextStream::Output), std::string("\nx =\n\n     5\n\n"));
}

void SessionTest::reports_errors_with_position() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("broken.m").toStdString();
    std::ofstream(path) << "a = 1;\nb = a + undefined_thing;\n";
    Recorder host;
    Session session(interactive(), host.sink());
    const FinishedEvent finished = host.finish(session.run_file(path));
    QCOMPARE(finished.status, RunStatus::Error);
    QVERIFY(finished.error.has_value());
    QCOMPARE(finished.error->identifier, std::string("MATLAB:UndefinedFunction"));
    QCOMPARE(finished.error->message, std::string("Unrecognized function or variable 'undefined_thing'."));
    QVERIFY(!finished.error->stack.empty());
    QCOMPARE(finished.error->stack[0].where.line1, 2);
    QCOMPARE(finished.error->stack[0].where.file, path);
    const FinishedEvent syntax = host.finish(session.execute("x = (1"));
    QCOMPARE(syntax.status, RunStatus::Error);
    const FinishedEvent missing = host.finish(session.run_file(folder.filePath("none.m").toStdString()));
    QCOMPARE(missing.status, RunStatus::Error);
}

void SessionTest::tells_workspace_differences() {
    Recorder host;
    Session session(interactive(), host.sink());
    session.execute("a = 1; b = ones(3, 4); c = 'text';");
    const auto first = host.wait_for<WorkspaceEvent>();
    QVERIFY(first.has_value());
    QCOMPARE(first->changed.size(), size_t(3));
    QCOMPARE(first->changed[1].name, std::string("b"));
    QCOMPARE(first->changed[1].size_text, std::string("3×4"));
    QCOMPARE(first->changed[1].class_name, std::string("double"));
    QCOMPARE(first->changed[1].bytes, uint64_t(96));
    session.execute("a = 2; clear c");
    const auto second = host.wait_for<WorkspaceEvent>();
    QVERIFY(second.has_value());
    QCOMPARE(second->changed.size(), size_t(1));
    QCOMPARE(second->changed[0].name, std::string("a"));
    QCOMPARE(second->removed, std::vector<std::string>{"c"});
    session.list_workspace();
    const auto all = host.wait_for<WorkspaceEvent>();
    QVERIFY(all && all->all);
    QCOMPARE(all->changed.size(), size_t(2));
}

void SessionTest::interrupts_an_endless_loop() {
    Recorder host;
    Session session(interactive(), host.sink());
    for (const char* code : {"while true, end", "k = 0; while true, k = k + 1; end", "while 1, x = sin(rand(10)); end",
                             "for i = 1:Inf, y = i * 2; end"}) {
        const RequestId request = session.execute(code);
        QVERIFY(host.wait_for<StartedEvent>().has_value());
        QTest::qWait(200);
        session.interrupt();
        QCOMPARE(host.finish(request).status, RunStatus::Interrupted);
    }
    QCOMPARE(host.finish(session.execute("disp(1)")).status, RunStatus::Ok);
    // `catch` must not swallow an interrupt.
    const RequestId request = session.execute("while true, try, while true, end, catch, end, end");
    QTest::qWait(200);
    session.interrupt();
    QCOMPARE(host.finish(request).status, RunStatus::Interrupted);
}

void SessionTest::interrupts_every_kind_of_work_data() {
    QTest::addColumn<QString>("code");
    QTest::newRow("a compiled loop") << "k = 0; while true, k = k + 1; end";
    QTest::newRow("a loop over an endless range") << "for k = 1:1e15, x = k; end";
    QTest::newRow("calls of a function") << "f = @(x) x + 1; while true, f(2); end";
    QTest::newRow("recursion that is caught") << "f = @(g, n) g(g, n); while true, try, f(f, 1); catch, end, end";
    QTest::newRow("cellfun") << "while true, cellfun(@(x) x + 1, {1, 2, 3}); end";
    QTest::newRow("array operations") << "a = ones(300); while true, a = a .* 0.5 + 1; end";
    QTest::newRow("text") << "while true, s = ''; for k = 1:100, s = [s sprintf('%d', k)]; end, end";
    QTest::newRow("eval") << "while true, eval('x = 1;'); end";
    QTest::newRow("a sort") << "x = mod((1:2e6) * 7919, 1e6); y = x + 0; while true, y = sort(y); y = x + 0; end";
    QTest::newRow("a sort of one large array") << "while true, sort(big); end";
    QTest::newRow("a sort with places") << "while true, [s, at] = sort(big); end";
    QTest::newRow("a descending sort of integers") << "k = int32(big * 1e9); while true, sort(k, 'descend'); end";
    QTest::newRow("a sort of rows") << "x = reshape(big, [], 4); while true, sortrows(x); end";
    QTest::newRow("unique") << "x = round(big * 1e5); while true, [u, a, b] = unique(x); end";
    QTest::newRow("a sort of texts") << "x = string(mod((1:1e5) * 7919, 1e5)); while true, sort(x); end";
    QTest::newRow("mode") << "while true, mode(big); end";
    QTest::newRow("a product of matrices") << "a = rand(500); while true, a * a; end";
    QTest::newRow("a convolution") << "conv(ones(1, 1e6), ones(1, 1e6));";
    QTest::newRow("regexp") << "s = repmat('ab', 1, 1e4); while true, regexp(s, '(a)(b)', 'tokens'); end";
    QTest::newRow("strrep") << "s = repmat('ab', 1, 1e4); while true, t = strrep(s, 'a', 'xyz'); end";
    QTest::newRow("growth of a cell array") << "c = {}; while true, c = {}; for k = 1:1e4, c{end + 1} = k; end, end";
    QTest::newRow("output") << "while true, disp(1), end";
    QTest::newRow("a pause") << "pause(1000)";
}

/// How long the prompt takes to come back is printed, not judged: the machine may be busy with other work.
void SessionTest::interrupts_every_kind_of_work() {
    QFETCH(QString, code);
    Recorder host;
    Session session(interactive(), host.sink());
    if (code.contains("big"))
        host.finish(session.execute("big = rand(1, " + std::to_string(kBig) + ");"));
    double best_s = 1e9;
    for (int i = 0; i < 2; ++i) {
        const RequestId request = session.execute(code.toStdString());
        QVERIFY(host.wait_for<StartedEvent>().has_value());
        QTest::qWait(100);
        const auto asked = std::chrono::steady_clock::now();
        session.interrupt();
        QCOMPARE(host.finish(request).status, RunStatus::Interrupted);
        best_s = std::min(best_s, std::chrono::duration<double>(std::chrono::steady_clock::now() - asked).count());
        host.take_text(TextStream::Output);
    }
    qInfo("%.1f ms", best_s * 1e3);
}

void SessionTest::drops_queued_requests_on_interrupt() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId endless = session.execute("while true, end");
    session.execute("never = 1;");
    QTest::qWait(100);
    session.interrupt();
    QCOMPARE(host.finish(endless).status, RunStatus::Interrupted);
    host.finish(session.execute("disp(exist('never'))"));
    QVERIFY(session.wait_idle(5s));
    QCOMPARE(host.take_text(TextStream::Output), std::string("     0\n"));
}

void SessionTest::answers_input() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("x = input('value: '); s = input('name: ', 's'); fprintf('%g %s\\n', x, s)");
    const auto question = host.wait_for<InputWantedEvent>();
    QVERIFY(question.has_value());
    QCOMPARE(question->prompt, std::string("value: "));
    session.provide_input("2 + 3");
    QVERIFY(host.wait_for<InputWantedEvent>().has_value());
    session.provide_input("Ada L");
    QCOMPARE(host.finish(request).status, RunStatus::Ok);
    QCOMPARE(host.take_text(TextStream::Output), std::string("5 Ada L\n"));
}

void SessionTest::interrupts_a_question() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("x = input('? ');");
    QVERIFY(host.wait_for<InputWantedEvent>().has_value());
    session.interrupt();
    QCOMPARE(host.finish(request).status, RunStatus::Interrupted);
    const RequestId ended = session.execute("x = input('? ');");
    QVERIFY(host.wait_for<InputWantedEvent>().has_value());
    session.close_input();
    QCOMPARE(host.finish(ended).status, RunStatus::Error);
}

void SessionTest::serves_requests_while_a_script_runs() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("big = magic(4); k = 0; while true, k = k + 1; end");
    QTest::qWait(100);
    std::optional<SliceEvent> slice;
    do { // until the first statement has run
        session.fetch("big", 0, 0, 2, 2);
        slice = host.wait_for<SliceEvent>();
        QVERIFY(slice.has_value());
    } while (slice->cells.empty());
    QCOMPARE(slice->cells, (std::vector<std::string>{"16", "5", "2", "11"}));
    session.evaluate("big");
    const auto tip = host.wait_for<EvaluatedEvent>();
    QVERIFY(tip && tip->ok);
    QVERIFY(host.wait_for<ProgressEvent>([](const ProgressEvent& e) { return e.elapsed_s > 0.1; }).has_value());
    session.interrupt();
    QCOMPARE(host.finish(request).status, RunStatus::Interrupted);
}

void SessionTest::streams_text_while_a_script_runs() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("fprintf('begin\\n'); while true, end");
    const auto text = host.wait_for<TextEvent>();
    QVERIFY(text.has_value());
    QCOMPARE(text->text, std::string("begin\n"));
    session.interrupt();
    host.finish(request);
    // A loop that prints a lot gives few events.
    host.finish(session.execute("for i = 1:100000, fprintf('%d\\n', i); end"));
    QVERIFY(host.count<TextEvent>() < 1000);
    const std::string all = host.take_text(TextStream::Output);
    QCOMPARE(std::count(all.begin(), all.end(), '\n'), 100000);
}

void SessionTest::fetches_a_slice() {
    Recorder host;
    Session session(interactive(), host.sink());
    host.finish(session.execute("c = {1, 'two'; [1 2 3], {4}}; s.a = 1; m = reshape(1:24, 2, 3, 4);"));
    session.fetch("c", 0, 0, 10, 10);
    auto slice = host.wait_for<SliceEvent>();
    QVERIFY(slice.has_value());
    QCOMPARE(slice->total_rows, int64_t(2));
    QCOMPARE(slice->cells.size(), size_t(4));
    QCOMPARE(slice->cells[2], std::string("'two'"));
    session.fetch("m", 1, 10, 1, 5);
    slice = host.wait_for<SliceEvent>();
    QCOMPARE(slice->total_cols, int64_t(12));
    QCOMPARE(slice->cells, (std::vector<std::string>{"22", "24"}));
    session.fetch("nothing", 0, 0, 1, 1);
    slice = host.wait_for<SliceEvent>();
    QVERIFY(!slice->error.empty());
    session.fetch("s", 0, 0, 1, 1);
    slice = host.wait_for<SliceEvent>();
    QVERIFY(!slice->error.empty());
}

void SessionTest::completes_names_and_fields() {
    Recorder host;
    Session session(interactive(), host.sink());
    host.finish(session.execute("station.height = 3397; station.name = 'MLO'; stations = 2;"));
    const auto texts = [&](const std::string& typed) {
        session.complete(typed, typed.size());
        std::vector<std::string> out;
        if (const auto completed = host.wait_for<CompletedEvent>())
            for (const Completion& candidate : completed->candidates)
                out.push_back(candidate.text);
        return out;
    };
    const auto has = [](const std::vector<std::string>& all, const char* one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    QVERIFY(has(texts("y = stat"), "stations"));
    QVERIFY(has(texts("y = stat"), "station"));
    QCOMPARE(texts("station.na"), std::vector<std::string>{"name"});
    QVERIFY(has(texts("x = lins"), "linspace"));
    QVERIFY(has(texts("whi"), "while"));
}

void SessionTest::checks_text_while_a_script_runs() {
    Recorder host;
    Session session(interactive(), host.sink());
    const RequestId request = session.execute("while true, end");
    session.check("memory.m", "x = (1;\n");
    const auto diagnostics = host.wait_for<DiagnosticsEvent>();
    QVERIFY(diagnostics.has_value());
    QCOMPARE(diagnostics->file, std::string("memory.m"));
    QVERIFY(!diagnostics->diagnostics.empty());
    QCOMPARE(diagnostics->diagnostics[0].line1, 1);
    session.interrupt();
    host.finish(request);
}

void SessionTest::stops_at_breakpoints_and_steps() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("steps.m").toStdString();
    std::ofstream(path) << "x = 1;\nx = x + 1;\nx = f(x);\ndisp(x)\nfunction y = f(a)\n  y = a * 10;\nend\n";
    Recorder host;
    Session session(interactive(), host.sink());
    session.set_breakpoints(path, {{2, ""}, {6, "a == 2"}});
    const RequestId request = session.run_file(path);
    auto paused = host.wait_for<PausedEvent>();
    QVERIFY(paused.has_value());
    QCOMPARE(paused->stack[0].where.line1, 2);
    session.step(Step::Over);
    paused = host.wait_for<PausedEvent>();
    QVERIFY(paused.has_value());
    QCOMPARE(paused->stack[0].where.line1, 3);
    const FinishedEvent typed = host.finish(session.execute("disp(x)"));
    QCOMPARE(typed.status, RunStatus::Ok);
    QCOMPARE(host.take_text(TextStream::Output), std::string("     2\n"));
    session.step(Step::Continue);
    paused = host.wait_for<PausedEvent>();
    QVERIFY(paused.has_value());
    QCOMPARE(paused->stack[0].where.line1, 6);
    QCOMPARE(paused->stack.size(), size_t(2));
    session.step(Step::Out);
    paused = host.wait_for<PausedEvent>();
    QVERIFY(paused.has_value());
    QCOMPARE(paused->stack.size(), size_t(1));
    session.step(Step::Continue);
    QCOMPARE(host.finish(request).status, RunStatus::Ok);
    QCOMPARE(host.take_text(TextStream::Output), std::string("    20\n"));
    // Quit ends the run; without breakpoints nothing stops.
    const RequestId again = session.run_file(path);
    QVERIFY(host.wait_for<PausedEvent>().has_value());
    session.step(Step::Quit);
    QCOMPARE(host.finish(again).status, RunStatus::Interrupted);
    session.set_breakpoints(path, {});
    QCOMPARE(host.finish(session.run_file(path)).status, RunStatus::Ok);
}

void SessionTest::failed_run_leaves_nothing_behind() {
    Recorder host;
    Session session(interactive(), host.sink());
    QCOMPARE(host.finish(session.execute("warning('off', 'a:b'); error('stop')")).status, RunStatus::Error);
    host.finish(session.execute("warning('a:b', 'seen')"));
    const std::string text = host.take_text(TextStream::Warning) + host.take_text(TextStream::Error) +
                             host.take_text(TextStream::Output);
    QVERIFY2(text.find("Warning: seen") != std::string::npos, text.c_str());
    // What was assigned before the failing statement stays, the failing assignment changes nothing.
    host.finish(session.execute("v = 1:3; v(1:2) = [7 8 9];"));
    host.finish(session.execute("disp(v)"));
    QCOMPARE(host.take_text(TextStream::Output), std::string("     1     2     3\n"));
}

void SessionTest::exit_ends_with_its_code() {
    Recorder host;
    Session session(interactive(), host.sink());
    const FinishedEvent finished = host.finish(session.execute("exit(4)"));
    QCOMPARE(finished.status, RunStatus::Exited);
    QCOMPARE(finished.exit_code, 4);
}

void SessionTest::two_sessions_are_independent() {
    Recorder first_host, second_host;
    Session first(interactive(), first_host.sink());
    Session second(interactive(), second_host.sink());
    const RequestId endless = first.execute("x = 1; while true, end");
    QCOMPARE(second_host.finish(second.execute("disp(exist('x'))")).status, RunStatus::Ok);
    QCOMPARE(second_host.take_text(TextStream::Output), std::string("     0\n"));
    first.interrupt();
    QCOMPARE(first_host.finish(endless).status, RunStatus::Interrupted);
}

void SessionTest::destruction_stops_a_running_script() {
    Recorder host;
    {
        Session session(interactive(), host.sink());
        session.execute("while true, end");
        QTest::qWait(100);
    }
    {
        Session session(interactive(), host.sink());
        session.execute("x = input('? ');");
        QVERIFY(host.wait_for<InputWantedEvent>().has_value());
    }
    QVERIFY(host.count<FinishedEvent>() >= 1);
}

void SessionTest::runs_one_section() {
    QTemporaryDir folder;
    const std::string path = folder.filePath("sections.m").toStdString();
    std::ofstream(path) << "old = 1;\n";
    Recorder host;
    Session session(interactive(), host.sink());
    const std::string text = "%% one\na = 1;\n%% two\nb = twice(4);\ndisp(b)\n%% three\nc = 3;\nfunction y = twice(x)\n y = 2 * x;\nend\n";
    QCOMPARE(host.finish(session.run_file(path, text, 3, 5)).status, RunStatus::Ok);
    host.finish(session.execute("disp([exist('a') exist('b') exist('c') exist('old')])"));
    QCOMPARE(host.take_text(TextStream::Output), std::string("     8\n     0     1     0     0\n"));
}

QTEST_GUILESS_MAIN(SessionTest)
#include "session_test.moc"
