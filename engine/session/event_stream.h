#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "engine/session/session.h"

namespace etna::session {

/// The way of events to the host's sink: one at a time and in order, from whichever session thread. Text is collected
/// and sent as one event per stream and moment, so that a loop that prints a million lines costs its host few events.
class EventStream {
  public:
    explicit EventStream(EventSink sink) : sink_(std::move(sink)) {}

    /// Sends what text there is, then the event.
    void post(Event&& event);
    /// Collects text; sends it when there is much of it.
    void write(TextStream stream, std::string_view text);
    /// Sends collected text that has waited for `age` at least.
    void flush(std::chrono::milliseconds age = std::chrono::milliseconds(0));
    /// Throws collected text away (`clc`, a run that was dropped).
    void discard_text();

  private:
    void send_text(); ///< with the lock held

    static constexpr size_t kSendAtBytes = 64 * 1024;

    std::mutex mutex_;
    EventSink sink_;
    std::string text_;
    TextStream stream_ = TextStream::Output;
    std::chrono::steady_clock::time_point oldest_;
};

} // namespace etna::session
