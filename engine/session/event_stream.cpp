#include "engine/session/event_stream.h"

namespace etna::session {

void EventStream::post(Event&& event) {
    const std::lock_guard lock(mutex_);
    send_text();
    sink_(std::move(event));
}

void EventStream::write(TextStream stream, std::string_view text) {
    const std::lock_guard lock(mutex_);
    if (stream != stream_)
        send_text();
    if (text_.empty())
        oldest_ = std::chrono::steady_clock::now();
    stream_ = stream;
    text_ += text;
    if (text_.size() >= kSendAtBytes)
        send_text();
}

void EventStream::flush(std::chrono::milliseconds age) {
    const std::lock_guard lock(mutex_);
    if (!text_.empty() && std::chrono::steady_clock::now() - oldest_ >= age)
        send_text();
}

void EventStream::discard_text() {
    const std::lock_guard lock(mutex_);
    text_.clear();
}

void EventStream::send_text() {
    if (text_.empty())
        return;
    TextEvent event{stream_, {}};
    event.text.swap(text_);
    sink_(std::move(event));
}

} // namespace etna::session
