#include "ui/shell/main_window.h"

#include "ui/bridge/session_bridge.h"
#include "ui/commands/command_table.h"
#include "ui/commands/settings.h"
#include "ui/console/command_window.h"
#include "ui/console/console_view.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/editor_area.h"
#include "ui/editor/matlab_lexer.h"
#include "ui/figures/figures_panel.h"
#include "ui/figures/vulkan_host.h"
#include "ui/files/folder_view.h"
#include "ui/shell/call_stack_bar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/telemetry/gpu_panel.h"
#include "ui/widgets/dock_panel.h"
#include "ui/workspace/workspace_model.h"
#include "ui/workspace/workspace_view.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTimer>

#include <algorithm>

// What the window does with the engine.

namespace etna::ui {

using State = SessionBridge::State;

void MainWindow::start_session() {
    if (bridge_)
        return;
    session::Options options = options_.session_options ? options_.session_options() : session::Options();
    options.interactive = true;
    QString folder = settings_->get(Setting::CurrentFolder).toString();
    if (!options_.files.empty())
        folder = QFileInfo(QString::fromStdString(options_.files.back())).absolutePath();
    else if (folder.isEmpty() && editors_->current() && !editors_->current()->path().isEmpty())
        folder = QFileInfo(editors_->current()->path()).absolutePath();
    if (!QFileInfo(folder).isDir())
        folder = QDir::currentPath();
    if (options.current_folder.empty())
        options.current_folder = folder.toStdString();
    folder_->set_folder(QString::fromStdString(options.current_folder));
    folder_->set_active_file(editors_->current() ? editors_->current()->path() : QString());
    bridge_ = std::make_unique<SessionBridge>(std::move(options));
    connect_engine();
    ask_function_names();
    on_state_changed();
    emit ready();
    if (options_.run_at_start)
        QMetaObject::invokeMethod(this, &MainWindow::run_current, Qt::QueuedConnection);
    VulkanHost::warm_up();
    show_device_when_known(40);
}

void MainWindow::show_device_when_known(int tries) {
    if (gpu_->report().valid || tries == 0)
        return; // a run has said more, or there is no device
    const QString name = VulkanHost::device_name();
    if (name.isEmpty()) {
        QTimer::singleShot(250, this, [this, tries] { show_device_when_known(tries - 1); });
        return;
    }
    top_bar_->set_chip(tr("Compute: auto · %1, double").arg(name.section(" (", 0, 0)),
                       tr("Where large arrays are computed. Click for the GPU panel."));
    gpu_dock_->title()->set_detail(name);
}

void MainWindow::connect_engine() {
    SessionBridge* bridge = bridge_.get();
    console_->connect_session(bridge);
    workspace_->connect_session(bridge);
    figures_->connect_session(bridge);
    connect(bridge, &SessionBridge::telemetry, this, &MainWindow::on_telemetry);
    connect(bridge, &SessionBridge::state_changed, this, &MainWindow::on_state_changed);
    connect(bridge, &SessionBridge::paused, this, &MainWindow::on_paused);
    connect(bridge, &SessionBridge::resumed, this, [this] {
        stack_bar_->hide();
        editors_->show_executing({}, 0, false);
    });
    connect(bridge, &SessionBridge::finished, this, &MainWindow::on_finished);
    connect(bridge, &SessionBridge::completed, this, &MainWindow::collect_function_names);
    connect(bridge, &SessionBridge::folder_changed, this, [this](const QString& path) {
        folder_->set_folder(path);
        update_commands();
    });
    connect(bridge, &SessionBridge::progress, this, [this](const session::ProgressEvent& event) {
        editors_->show_executing(QString::fromStdString(event.where.file), event.where.line1, false);
    });
    editors_->connect_session(bridge);
}

void MainWindow::run_current() {
    if (!bridge_)
        return;
    if (bridge_->state() == State::Paused) {
        bridge_->session().step(session::Step::Continue);
        return;
    }
    Document* document = editors_->current();
    if (!document || bridge_->state() != State::Idle)
        return;
    if (document->path().isEmpty()) {
        console_->echo(QFileInfo(document->title()).completeBaseName());
        bridge_->session().run_file(document->title().toStdString(), document->editor().utf8().toStdString());
        return;
    }
    // As MATLAB does, run saves; where the file cannot be written, the text of the editor runs and the bar says why.
    const bool saved = !document->modified() || document->save();
    console_->echo(QFileInfo(document->path()).completeBaseName());
    if (saved)
        bridge_->session().run_file(document->path().toStdString());
    else
        bridge_->session().run_file(document->path().toStdString(), document->editor().utf8().toStdString());
}

void MainWindow::run_section(bool advance) {
    Document* document = editors_->current();
    if (!document || !bridge_)
        return;
    CodeEditor& editor = document->editor();
    const auto [first, last] = editor.section_at_cursor();
    const QString name = document->path().isEmpty() ? document->title() : document->path();
    console_->note(tr("%1, lines %2 to %3").arg(document->title()).arg(first).arg(last));
    bridge_->session().run_file(name.toStdString(), editor.utf8().toStdString(), first, last);
    if (advance)
        editor.go_to_section(+1);
}

void MainWindow::run_selection() {
    CodeEditor* editor = editors_->current_editor();
    if (!editor)
        return;
    QByteArray text = editor->selection_utf8();
    if (text.trimmed().isEmpty())
        text = editor->lines_utf8(editor->line1(), editor->line1());
    QString code = QString::fromUtf8(text).replace("\r\n", "\n");
    while (code.endsWith('\n'))
        code.chop(1);
    if (!code.trimmed().isEmpty())
        console_->run_text(code);
}

void MainWindow::step() {
    if (!bridge_)
        return;
    if (bridge_->state() == State::Paused) {
        bridge_->session().step(session::Step::Over);
        return;
    }
    Document* document = editors_->current();
    if (!document || bridge_->state() != State::Idle)
        return;
    // Step from the prompt: run to the first line of code, with a breakpoint that goes when the run has stopped there.
    const QString name = document->path().isEmpty() ? document->title() : document->path();
    std::vector<int> lines = document->editor().breakpoints();
    lines.push_back(document->editor().first_code_line());
    send_breakpoints(name, lines);
    stepping_file_ = name;
    run_current();
}

void MainWindow::stop() {
    if (!bridge_)
        return;
    if (bridge_->state() == State::Paused)
        bridge_->session().step(session::Step::Quit);
    else
        console_->interrupt();
}

void MainWindow::send_breakpoints(const QString& file, const std::vector<int>& lines1) {
    if (!bridge_ || file.isEmpty())
        return;
    std::vector<session::Breakpoint> breakpoints;
    for (int line : lines1)
        breakpoints.push_back({line, {}});
    bridge_->session().set_breakpoints(file.toStdString(), std::move(breakpoints));
}

void MainWindow::on_state_changed() {
    using Dot = StatusStrip::Dot;
    switch (bridge_->state()) {
    case State::Busy:
        status_->set_state(Dot::Running, tr("Running"));
        break;
    case State::WaitingForInput:
        status_->set_state(Dot::Waiting, tr("Waiting for input"));
        break;
    case State::Paused:
        status_->set_state(Dot::Waiting, tr("Stopped in the debugger"));
        break;
    case State::Idle:
        status_->set_state(Dot::Ready, tr("Ready"));
        break;
    }
    update_commands();
}

void MainWindow::on_paused(const std::vector<session::StackFrame>& stack) {
    if (!stepping_file_.isEmpty()) {
        if (Document* document = editors_->find(stepping_file_))
            send_breakpoints(stepping_file_, document->editor().breakpoints());
        stepping_file_.clear();
    }
    stack_bar_->show_stack(stack);
    if (!stack.empty())
        editors_->show_executing(QString::fromStdString(stack.front().where.file), stack.front().where.line1, true);
    activateWindow();
}

void MainWindow::on_finished(const session::FinishedEvent& event) {
    stack_bar_->hide();
    editors_->show_executing({}, 0, false);
    if (!stepping_file_.isEmpty()) {
        if (Document* document = editors_->find(stepping_file_))
            send_breakpoints(stepping_file_, document->editor().breakpoints());
        stepping_file_.clear();
    }
    if (event.status == session::RunStatus::Error)
        status_->set_state(StatusStrip::Dot::Error, tr("Stopped by an error"));
    else if (event.status == session::RunStatus::Interrupted)
        status_->set_state(StatusStrip::Dot::Ready, tr("Stopped"));
    else if (event.status == session::RunStatus::Exited)
        close();
}

void MainWindow::on_telemetry(const QByteArray& json) {
    gpu_->show_telemetry(json);
    status_->set_jit(gpu_->jit_text());
}

void MainWindow::open_selection() {
    CodeEditor* editor = editors_->current_editor();
    if (!editor)
        return;
    const QString word = (editor->hasSelectedText() ? editor->selectedText() : editor->word_under_cursor()).trimmed();
    if (word.isEmpty())
        return;
    const QStringList folders = {QFileInfo(editor->path()).absolutePath(), folder_->folder()};
    for (const QString& folder : folders)
        for (const QString& name : {word, word + ".m"})
            if (!folder.isEmpty() && QFileInfo(folder + '/' + name).isFile()) {
                editors_->open(folder + '/' + name);
                return;
            }
    // A function of this file?
    const QList<QByteArray> lines = editor->utf8().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines[i]).trimmed();
        if (line.startsWith("function") && line.contains(QRegularExpression("\\b" + QRegularExpression::escape(word) + "\\b"))) {
            editor->go_to(static_cast<int>(i) + 1);
            return;
        }
    }
    if (workspace_->model_of_variables().find(word.toStdString())) {
        workspace_->open_variable(word);
        return;
    }
    status_->show_message(tr("No file, function or variable is called %1.").arg(word));
}

void MainWindow::ask_function_names() {
    function_names_ = settings_->get(Setting::FunctionNames).toStringList();
    auto install = [this] {
        QSet<QByteArray> names;
        for (const QString& name : function_names_)
            names.insert(name.toUtf8());
        MatlabLexer::set_global_functions(names);
        for (Document* document : editors_->documents())
            document->editor().recolor();
    };
    if (!function_names_.isEmpty())
        install();
    for (char c = 'a'; c <= 'z'; ++c) {
        const std::string letter(1, c);
        name_requests_.push_back(bridge_->session().complete(letter, 1));
    }
}

void MainWindow::collect_function_names(const session::CompletedEvent& event) {
    const auto it = std::find(name_requests_.begin(), name_requests_.end(), event.request);
    if (it == name_requests_.end())
        return;
    name_requests_.erase(it);
    for (const session::Completion& candidate : event.candidates)
        if (candidate.detail == "function" || candidate.detail.starts_with("function"))
            fresh_names_ << QString::fromStdString(candidate.text);
    if (!name_requests_.empty() || fresh_names_.isEmpty())
        return;
    fresh_names_.removeDuplicates();
    fresh_names_.sort();
    if (fresh_names_ == function_names_)
        return;
    function_names_ = fresh_names_;
    settings_->set(Setting::FunctionNames, function_names_);
    QSet<QByteArray> names;
    for (const QString& name : function_names_)
        names.insert(name.toUtf8());
    MatlabLexer::set_global_functions(names);
    for (Document* document : editors_->documents())
        document->editor().recolor();
}

} // namespace etna::ui
