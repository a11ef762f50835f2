#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "engine/session/session.h"

namespace etna::app {

/// A terminal, or files and pipes in its place, as the host of a session: prints events, answers questions from
/// standard input.
class Console {
  public:
    /// The sink to give to the session.
    session::EventSink sink();
    /// Lets the console answer `input`; call once the session exists.
    void serve(session::Session& session) { session_ = &session; }
    /// Waits for the end of a request and returns its last event, answering questions meanwhile.
    session::FinishedEvent wait(session::RequestId request);
    /// Candidates for the word before the cursor; none if the engine does not answer at once.
    session::CompletedEvent complete(const std::string& text, size_t cursor);
    /// The newest telemetry, as JSON.
    std::string telemetry();

  private:
    void handle(session::Event&& event);

    session::Session* session_ = nullptr;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<session::FinishedEvent> finished_;
    std::optional<session::CompletedEvent> completed_;
    std::optional<std::string> question_;
    static constexpr session::RequestId kReading = ~session::RequestId{0};
    bool paused_ = false;           ///< the debugger has stopped the run
    session::RequestId typed_ = 0;  ///< of the line typed at its prompt that runs now; kReading while it is typed
    std::string telemetry_;
};

/// Calls `action` on another thread whenever the user presses Ctrl+C. Once for each process.
void on_interrupt_key(std::function<void()> action);

} // namespace etna::app
