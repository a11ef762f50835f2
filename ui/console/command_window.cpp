#include "ui/console/command_window.h"

#include "ui/bridge/session_bridge.h"
#include "ui/console/console_input.h"
#include "ui/console/console_view.h"
#include "ui/editor/matlab_lexer.h"
#include "ui/history/history_store.h"
#include "ui/widgets/completion_popup.h"

#include <QFileInfo>
#include <QVBoxLayout>

namespace etna::ui {

using State = SessionBridge::State;

CommandWindow::CommandWindow(HistoryStore& history, int scrollback, QWidget* parent)
    : QWidget(parent), history_(history) {
    setObjectName("PanelBody");
    view_ = new ConsoleView(this);
    view_->buffer().set_max_lines(scrollback);
    popup_ = new CompletionPopup(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(view_);
    setFocusProxy(&view_->input());
    ConsoleInput& input = view_->input();
    input.key_filter = [this](QKeyEvent* event) {
        if (any_key_ && bridge_) {
            any_key_ = false;
            input_wanted_ = false;
            bridge_->session().provide_input({});
            return true;
        }
        return popup_->handle_key(event);
    };
    connect(&input, &ConsoleInput::submitted, this, &CommandWindow::submit);
    connect(&input, &ConsoleInput::history_wanted, this, &CommandWindow::walk_history);
    connect(&input, &ConsoleInput::completion_wanted, this, &CommandWindow::complete);
    connect(&input, &ConsoleInput::copy_or_interrupt, this, &CommandWindow::copy_or_interrupt);
    connect(&input, &ConsoleInput::escaped, this, [this] {
        view_->input().set_text({});
        history_at_ = -1;
    });
    connect(&input, &QPlainTextEdit::textChanged, this, [this] {
        if (history_at_ < 0 ||
            view_->input().text() != history_.items()[static_cast<size_t>(history_at_)].text)
            history_at_ = -1;
    });
    connect(popup_, &CompletionPopup::chosen, this, &CommandWindow::insert_completion);
    connect(view_, &ConsoleView::link_clicked, this, &CommandWindow::link_clicked);
    connect(view_, &ConsoleView::interrupt_wanted, this, &CommandWindow::interrupt);
    header_timer_.setInterval(100);
    connect(&header_timer_, &QTimer::timeout, this, &CommandWindow::update_header);
}

void CommandWindow::connect_session(SessionBridge* bridge) {
    bridge_ = bridge;
    connect(bridge, &SessionBridge::text, this, &CommandWindow::on_text);
    connect(bridge, &SessionBridge::console_cleared, this, &CommandWindow::clear);
    connect(bridge, &SessionBridge::finished, this, &CommandWindow::on_finished);
    connect(bridge, &SessionBridge::input_wanted, this, &CommandWindow::on_input_wanted);
    connect(bridge, &SessionBridge::completed, this, &CommandWindow::on_completed);
    connect(bridge, &SessionBridge::paused, this, [this] { view_->set_prompt(QStringLiteral("K>> ")); });
    connect(bridge, &SessionBridge::resumed, this, [this] { view_->set_prompt(QStringLiteral(">> ")); });
    connect(bridge, &SessionBridge::state_changed, this, [this] {
        const bool busy = bridge_->state() == State::Busy;
        running_ = bridge_->state() != State::Idle;
        view_->set_busy(busy);
        if (running_)
            header_timer_.start();
        update_header();
    });
    update_header();
}

void CommandWindow::echo(const QString& text) {
    const QStringList lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i)
        view_->buffer().append_line({(i == 0 ? ">> " : "   ") + lines[i], LineKind::Echo, false, {}, 0, 0});
    view_->buffer_changed();
    view_->scroll_to_end();
}

void CommandWindow::note(const QString& text) {
    view_->buffer().append_line({text, LineKind::Note, false, {}, 0, 0});
    view_->buffer_changed();
}

void CommandWindow::put_at_prompt(const QString& text) {
    view_->input().set_text(text);
    view_->input().setFocus();
}

void CommandWindow::submit() {
    ConsoleInput& input = view_->input();
    const QString text = input.text();
    if (input_wanted_ && bridge_) {
        input_wanted_ = false;
        view_->buffer().append_line({view_->prompt() + text, LineKind::Output, false, {}, 0, 0});
        view_->set_prompt(QStringLiteral(">> "));
        view_->buffer_changed();
        input.set_text({});
        bridge_->session().provide_input(text.toStdString());
        return;
    }
    // Enter in the middle of an unfinished block makes a new line; at its end it runs.
    if (needs_more_input(text.toUtf8())) {
        input.moveCursor(QTextCursor::End);
        input.insertPlainText("\n");
        return;
    }
    input.set_text({});
    history_at_ = -1;
    if (text.trimmed().isEmpty()) {
        echo({});
        return;
    }
    run_text(text);
}

void CommandWindow::run_text(const QString& text, bool remember) {
    if (remember)
        history_.add(text);
    const bool paused = bridge_ && bridge_->state() == State::Paused;
    if (running_ && !paused) {
        waiting_.push_back(text);
        update_header();
        return;
    }
    start(text);
}

void CommandWindow::start(const QString& text) {
    echo(text);
    if (!bridge_)
        return;
    running_ = true; // until the session's events say more
    bridge_->session().execute(text.toStdString());
}

void CommandWindow::next_waiting() {
    if (waiting_.empty())
        return;
    const QString text = waiting_.front();
    waiting_.pop_front();
    start(text);
}

void CommandWindow::on_text(session::TextStream stream, const QString& text) {
    const LineKind kind = stream == session::TextStream::Error     ? LineKind::Error
                          : stream == session::TextStream::Warning ? LineKind::Warning
                                                                   : LineKind::Output;
    view_->buffer().append_text(text, kind);
    view_->buffer_changed();
}

void CommandWindow::show_error(const session::ErrorReport& error) {
    ConsoleBuffer& buffer = view_->buffer();
    buffer.close_line();
    buffer.append_text(QString::fromStdString(error.message) + "\n", LineKind::Error);
    if (error.stack.empty())
        return;
    int shown = 0;
    for (const session::StackFrame& frame : error.stack) {
        const QString file = QString::fromStdString(frame.where.file);
        QString where;
        if (file.isEmpty()) {
            if (shown > 0)
                continue; // the prompt at the end of a script's stack says nothing
            where = frame.where.column1 > 0 ? tr("  at the prompt, column %1").arg(frame.where.column1)
                                            : tr("  at the prompt");
            buffer.append_line({where, LineKind::Where, false, {}, 0, 0});
        } else {
            const QString name = QFileInfo(file).fileName();
            const QString function = QString::fromStdString(frame.function);
            where = tr("  %1 %2 line %3").arg(shown == 0 ? tr("at") : tr("called from"), name).arg(frame.where.line1);
            if (frame.where.column1 > 0 && shown == 0)
                where += tr(", column %1").arg(frame.where.column1);
            if (!function.isEmpty() && function != QFileInfo(file).completeBaseName())
                where += tr(" (in %1)").arg(function.section('>', -1));
            buffer.append_line({where, LineKind::Where, false, file, frame.where.line1, std::max(1, frame.where.column1)});
        }
        if (++shown == 8)
            break;
    }
}

void CommandWindow::on_finished(const session::FinishedEvent& event) {
    view_->buffer().close_line();
    if (event.status == session::RunStatus::Error && event.error)
        show_error(*event.error);
    else if (event.status == session::RunStatus::Interrupted) {
        view_->buffer().append_line({tr("Stopped."), LineKind::Error, false, {}, 0, 0});
        waiting_.clear();
    }
    input_wanted_ = any_key_ = false;
    running_ = false;
    view_->set_prompt(QStringLiteral(">> "));
    view_->set_busy(false);
    view_->buffer_changed();
    next_waiting();
    update_header();
}

void CommandWindow::on_input_wanted(const QString& prompt, bool any_key) {
    any_key_ = any_key;
    input_wanted_ = !any_key;
    QString last = prompt;
    const qsizetype newline = prompt.lastIndexOf('\n');
    if (newline >= 0) {
        view_->buffer().append_text(prompt.left(newline + 1), LineKind::Output);
        last = prompt.mid(newline + 1);
    }
    view_->set_prompt(any_key ? QString() : last);
    view_->buffer_changed();
    view_->scroll_to_end();
    view_->input().setFocus();
    update_header();
}

void CommandWindow::clear() {
    view_->buffer().clear();
    view_->buffer_changed();
}

void CommandWindow::interrupt() {
    waiting_.clear();
    if (bridge_)
        bridge_->session().interrupt();
}

void CommandWindow::copy_or_interrupt() {
    if (view_->has_selection() || view_->input().textCursor().hasSelection())
        view_->copy();
    else if (running_)
        interrupt();
    else
        view_->input().set_text({});
}

void CommandWindow::walk_history(int direction) {
    ConsoleInput& input = view_->input();
    const int size = static_cast<int>(history_.items().size());
    if (history_at_ < 0) {
        if (direction > 0)
            return;
        history_prefix_ = input.text();
    }
    const int found = history_.find(history_at_ < 0 ? size : history_at_, direction, history_prefix_, input.text());
    if (found < 0) {
        if (direction > 0) {
            history_at_ = -1;
            input.set_text(history_prefix_);
        }
        return;
    }
    history_at_ = found;
    const int keep = found;
    input.set_text(history_.items()[static_cast<size_t>(found)].text);
    history_at_ = keep; // set_text passes through an empty field
}

void CommandWindow::complete() {
    if (!bridge_)
        return;
    completion_line_ = view_->input().line_before_cursor();
    const std::string text = completion_line_.toStdString();
    completion_request_ = bridge_->session().complete(text, text.size());
}

void CommandWindow::on_completed(const session::CompletedEvent& event) {
    ConsoleInput& input = view_->input();
    if (event.request != completion_request_ || input.line_before_cursor() != completion_line_)
        return;
    completion_start_ = event.start;
    if (event.candidates.empty())
        return;
    // What all candidates share is inserted at once, as a shell does.
    std::string common = event.candidates.front().text;
    for (const session::Completion& c : event.candidates) {
        size_t n = 0;
        while (n < common.size() && n < c.text.size() && common[n] == c.text[n])
            ++n;
        common.resize(n);
    }
    const std::string typed = completion_line_.toStdString().substr(std::min(event.start, completion_line_.toStdString().size()));
    if (event.candidates.size() == 1) {
        insert_completion(QString::fromStdString(event.candidates.front().text));
        return;
    }
    if (common.size() > typed.size()) {
        insert_completion(QString::fromStdString(common));
        completion_line_ = input.line_before_cursor();
    }
    const QRect cursor = input.cursorRect();
    popup_->show_at(input.viewport()->mapToGlobal(cursor.bottomLeft() + QPoint(0, 4)), 24, event.candidates);
}

void CommandWindow::insert_completion(const QString& text) {
    ConsoleInput& input = view_->input();
    const QByteArray line = input.line_before_cursor().toUtf8();
    const QString kept = QString::fromUtf8(line.left(static_cast<qsizetype>(completion_start_)));
    QTextCursor cursor = input.textCursor();
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor,
                        static_cast<int>(input.line_before_cursor().size() - kept.size()));
    cursor.insertText(text);
    input.setTextCursor(cursor);
}

void CommandWindow::update_header() {
    if (!bridge_) {
        emit header_changed(tr("starting"));
        return;
    }
    const QString queued = waiting_.empty() ? QString() : tr(" · %1 waiting").arg(waiting_.size());
    QString where = bridge_->title().section('\n', 0, 0).left(40);
    const session::Location& at = bridge_->where();
    if (!at.file.empty())
        where = tr("%1 line %2").arg(QFileInfo(QString::fromStdString(at.file)).fileName()).arg(at.line1);
    switch (bridge_->state()) {
    case State::Busy:
        emit header_changed(
            tr("running · %1 · %2 s · Ctrl+C stops it").arg(where).arg(bridge_->elapsed_s(), 0, 'f', 1) + queued);
        break;
    case State::WaitingForInput:
        emit header_changed(any_key_ ? tr("paused · press any key") : tr("waiting for your input") + queued);
        break;
    case State::Paused:
        emit header_changed(tr("stopped at %1 · F5 continues, Shift+F5 quits").arg(where));
        break;
    default:
        header_timer_.stop();
        emit header_changed(tr("ready"));
    }
}

} // namespace etna::ui
