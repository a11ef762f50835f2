#include "ui/bridge/session_bridge.h"

#include <QCoreApplication>

namespace etna::ui {

namespace {

constexpr int kFrameMs = 16;
/// The most text that waits for the window. The command window keeps less than this, so nothing visible is lost.
constexpr size_t kTextLimit = 32u << 20;

/// Joins `event` to the last of `queue` when nobody could tell the difference.
bool coalesce(std::vector<session::Event>& queue, session::Event& event) {
    if (queue.empty() || queue.back().index() != event.index())
        return false;
    if (auto* text = std::get_if<session::TextEvent>(&event)) {
        auto& last = std::get<session::TextEvent>(queue.back());
        if (last.stream != text->stream)
            return false;
        last.text += text->text;
        return true;
    }
    if (std::holds_alternative<session::ProgressEvent>(event) ||
        std::holds_alternative<session::TelemetryEvent>(event)) {
        queue.back() = std::move(event);
        return true;
    }
    if (auto* figure = std::get_if<session::FigureEvent>(&event)) {
        auto& last = std::get<session::FigureEvent>(queue.back());
        if (last.figure != figure->figure)
            return false;
        figure->raise = figure->raise || last.raise;
        last = std::move(*figure);
        return true;
    }
    return false;
}

} // namespace

SessionBridge::SessionBridge(session::Options options, QObject* parent) : QObject(parent) {
    frame_.setSingleShot(true);
    connect(&frame_, &QTimer::timeout, this, &SessionBridge::deliver);
    since_delivery_.start();
    session_ = std::make_unique<session::Session>(std::move(options),
                                                  [this](session::Event&& event) { push(std::move(event)); });
}

SessionBridge::~SessionBridge() { session_.reset(); }

double SessionBridge::elapsed_s() const { return run_clock_.isValid() ? run_clock_.elapsed() / 1000.0 : 0.0; }

void SessionBridge::push(session::Event&& event) {
    const std::lock_guard lock(mutex_);
    if (const auto* text = std::get_if<session::TextEvent>(&event))
        queued_text_ += text->text.size();
    if (!coalesce(queue_, event))
        queue_.push_back(std::move(event));
    if (queued_text_ > kTextLimit) {
        // Only the newest half can still be seen: the window's scrollback is shorter.
        if (auto* text = std::get_if<session::TextEvent>(&queue_.back())) {
            size_t cut = text->text.size() / 2;
            cut = text->text.find('\n', cut);
            cut = cut == std::string::npos ? 0 : cut + 1;
            text->text.erase(0, cut);
            queued_text_ -= cut;
        }
    }
    if (!wake_posted_) {
        wake_posted_ = true;
        QMetaObject::invokeMethod(
            this,
            [this] {
                const qint64 since = since_delivery_.elapsed();
                if (since >= kFrameMs)
                    deliver();
                else if (!frame_.isActive())
                    frame_.start(static_cast<int>(kFrameMs - since));
            },
            Qt::QueuedConnection);
    }
}

void SessionBridge::deliver() {
    std::vector<session::Event> events;
    {
        const std::lock_guard lock(mutex_);
        events.swap(queue_);
        queued_text_ = 0;
        wake_posted_ = false;
    }
    for (session::Event& event : events)
        hand_out(event);
    since_delivery_.restart();
}

void SessionBridge::set_state(State state) {
    state_ = state;
    emit state_changed();
}

void SessionBridge::hand_out(session::Event& event) {
    using namespace session;
    std::visit(
        [this](auto& e) {
            using T = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<T, TextEvent>) {
                emit text(e.stream, QString::fromUtf8(e.text.data(), static_cast<qsizetype>(e.text.size())));
            } else if constexpr (std::is_same_v<T, ClearConsoleEvent>) {
                emit console_cleared();
            } else if constexpr (std::is_same_v<T, StartedEvent>) {
                title_ = QString::fromStdString(e.title);
                where_ = {};
                run_clock_.restart();
                set_state(State::Busy);
                emit started(e.request, title_);
            } else if constexpr (std::is_same_v<T, ProgressEvent>) {
                where_ = e.where;
                emit progress(e);
            } else if constexpr (std::is_same_v<T, WorkspaceEvent>) {
                emit workspace(e);
            } else if constexpr (std::is_same_v<T, FigureEvent>) {
                emit figure(e);
            } else if constexpr (std::is_same_v<T, InputWantedEvent>) {
                set_state(State::WaitingForInput);
                emit input_wanted(QString::fromStdString(e.prompt), e.any_key);
            } else if constexpr (std::is_same_v<T, DiagnosticsEvent>) {
                emit diagnostics(e);
            } else if constexpr (std::is_same_v<T, TelemetryEvent>) {
                emit telemetry(QByteArray::fromStdString(e.json));
            } else if constexpr (std::is_same_v<T, PausedEvent>) {
                if (!e.stack.empty())
                    where_ = e.stack.front().where;
                set_state(State::Paused);
                emit paused(e.stack);
            } else if constexpr (std::is_same_v<T, ResumedEvent>) {
                set_state(State::Busy);
                emit resumed();
            } else if constexpr (std::is_same_v<T, CurrentFolderEvent>) {
                emit folder_changed(QString::fromStdString(e.path));
            } else if constexpr (std::is_same_v<T, FinishedEvent>) {
                set_state(State::Idle);
                emit finished(e);
            } else if constexpr (std::is_same_v<T, EvaluatedEvent>) {
                emit evaluated(e);
            } else if constexpr (std::is_same_v<T, CompletedEvent>) {
                emit completed(e);
            } else if constexpr (std::is_same_v<T, SliceEvent>) {
                emit slice(e);
            }
        },
        event);
}

} // namespace etna::ui
