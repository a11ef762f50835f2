#pragma once

#include "engine/session/session.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <deque>

namespace etna::ui {

class CompletionPopup;
class ConsoleView;
class HistoryStore;
class SessionBridge;

/// The command window: the view, the prompt's behaviour, and what happens between a command and its end. A command
/// typed while another runs waits its turn here and is echoed when it starts.
class CommandWindow : public QWidget {
    Q_OBJECT
  public:
    CommandWindow(HistoryStore& history, int scrollback, QWidget* parent = nullptr);
    void connect_session(SessionBridge* bridge);

    ConsoleView& view() { return *view_; }
    /// Runs text as if it had been typed.
    void run_text(const QString& text, bool remember = true);
    /// Shows that a file is started, as `>> co2`.
    void echo(const QString& text);
    void put_at_prompt(const QString& text);
    void interrupt();
    void clear();
    void note(const QString& text);
    /// From the moment a command is handed to the engine until its end has been shown.
    bool busy() const { return running_; }
    int waiting() const { return static_cast<int>(waiting_.size()); }

  signals:
    void link_clicked(const QString& file, int line1, int column1);
    /// What the header says at its right end.
    void header_changed(const QString& text);

  private:
    void submit();
    void start(const QString& text);
    void next_waiting();
    void walk_history(int direction);
    void complete();
    void copy_or_interrupt();
    void update_header();
    void on_text(session::TextStream stream, const QString& text);
    void on_finished(const session::FinishedEvent& event);
    void on_input_wanted(const QString& prompt, bool any_key);
    void on_completed(const session::CompletedEvent& event);
    void insert_completion(const QString& text);
    void show_error(const session::ErrorReport& error);

    HistoryStore& history_;
    SessionBridge* bridge_ = nullptr;
    ConsoleView* view_;
    CompletionPopup* popup_;
    std::deque<QString> waiting_;
    bool running_ = false;
    bool input_wanted_ = false;
    bool any_key_ = false;
    int history_at_ = -1;    ///< -1: not walking
    QString history_prefix_; ///< what was typed when walking began
    quint64 completion_request_ = 0;
    size_t completion_start_ = 0;
    QString completion_line_;
    QTimer header_timer_;
};

} // namespace etna::ui
