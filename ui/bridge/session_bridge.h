#pragma once

#include "engine/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>
#include <mutex>
#include <vector>

namespace etna::ui {

/// A session for the GUI thread: the sink's events are collected under a lock, coalesced, and handed out as Qt signals
/// at most once a frame, so that a loop that prints a million lines costs the window a bounded amount of work and
/// memory. Lives on the GUI thread; every slot and signal is there.
class SessionBridge : public QObject {
    Q_OBJECT
  public:
    explicit SessionBridge(session::Options options, QObject* parent = nullptr);
    ~SessionBridge() override;

    session::Session& session() { return *session_; }

    enum class State { Idle, Busy, WaitingForInput, Paused };
    State state() const { return state_; }
    /// What runs now: its title, where it is, and since when.
    QString title() const { return title_; }
    const session::Location& where() const { return where_; }
    double elapsed_s() const;

    /// Sends what has been collected now, without waiting for the frame (tests, shutdown).
    void deliver();

  signals:
    void text(etna::session::TextStream stream, const QString& text);
    void console_cleared();
    void started(quint64 request, const QString& title);
    void progress(const etna::session::ProgressEvent& event);
    void workspace(const etna::session::WorkspaceEvent& event);
    void figure(const etna::session::FigureEvent& event);
    void input_wanted(const QString& prompt, bool any_key);
    void diagnostics(const etna::session::DiagnosticsEvent& event);
    void telemetry(const QByteArray& json);
    void paused(const std::vector<etna::session::StackFrame>& stack);
    void resumed();
    void folder_changed(const QString& path);
    void finished(const etna::session::FinishedEvent& event);
    void evaluated(const etna::session::EvaluatedEvent& event);
    void completed(const etna::session::CompletedEvent& event);
    void slice(const etna::session::SliceEvent& event);
    void state_changed();

  private:
    void push(session::Event&& event); // on the worker thread
    void hand_out(session::Event& event);
    void set_state(State state);

    std::mutex mutex_;
    std::vector<session::Event> queue_; // under mutex_
    size_t queued_text_ = 0;            // bytes, under mutex_
    bool wake_posted_ = false;          // under mutex_

    QTimer frame_;
    QElapsedTimer since_delivery_;
    QElapsedTimer run_clock_;
    State state_ = State::Idle;
    QString title_;
    session::Location where_;
    std::unique_ptr<session::Session> session_; // last: its worker calls push()
};

} // namespace etna::ui
