#include "app/console.h"

#include <cstdio>
#include <iostream>
#include <utility>

namespace etna::app {
namespace {

void print(std::FILE* file, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), file);
    std::fflush(file);
}

} // namespace

session::EventSink Console::sink() {
    return [this](session::Event&& event) { handle(std::move(event)); };
}

void Console::handle(session::Event&& event) {
    using namespace session;
    if (auto* text = std::get_if<TextEvent>(&event)) {
        print(text->stream == TextStream::Output ? stdout : stderr, text->text);
    } else if (std::get_if<ClearConsoleEvent>(&event)) {
        print(stdout, "\x1b[2J\x1b[H");
    } else if (auto* telemetry = std::get_if<TelemetryEvent>(&event)) {
        const std::lock_guard lock(mutex_);
        telemetry_ = std::move(telemetry->json);
    } else if (auto* question = std::get_if<InputWantedEvent>(&event)) {
        print(stdout, question->prompt);
        const std::lock_guard lock(mutex_);
        question_ = question->prompt;
        changed_.notify_all();
    } else if (auto* completed = std::get_if<CompletedEvent>(&event)) {
        const std::lock_guard lock(mutex_);
        completed_ = std::move(*completed);
        changed_.notify_all();
    } else if (auto* paused = std::get_if<PausedEvent>(&event)) {
        if (!paused->stack.empty())
            print(stdout, "Stopped in " + paused->stack[0].function + " (line " + std::to_string(paused->stack[0].where.line1) + ")\n");
        const std::lock_guard lock(mutex_);
        paused_ = true;
        changed_.notify_all();
    } else if (std::get_if<ResumedEvent>(&event)) {
        const std::lock_guard lock(mutex_);
        paused_ = false;
        typed_ = 0;
    } else if (auto* finished = std::get_if<FinishedEvent>(&event)) {
        const std::lock_guard lock(mutex_);
        finished_ = std::move(*finished);
        changed_.notify_all();
    }
}

session::FinishedEvent Console::wait(session::RequestId request) {
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [&] {
            return question_ || (paused_ && typed_ == 0) || (finished_ && (finished_->request == request || finished_->request == typed_));
        });
        if (finished_ && finished_->request == request)
            break;
        if (finished_) { // what was typed at the debugger's prompt is done
            const std::optional<session::ErrorReport> error = std::exchange(finished_, {})->error;
            typed_ = 0;
            if (error)
                print(stderr, error->report + "\n");
            continue;
        }
        std::string line;
        if (!question_) {
            typed_ = kReading;
            lock.unlock();
            print(stdout, "K>> ");
            if (std::getline(std::cin, line)) {
                const session::RequestId typed = session_->execute(std::move(line));
                lock.lock();
                typed_ = typed;
            } else {
                session_->step(session::Step::Quit);
                lock.lock();
            }
            continue;
        }
        question_.reset();
        lock.unlock();
        if (std::getline(std::cin, line))
            session_->provide_input(std::move(line));
        else
            session_->close_input();
        lock.lock();
    }
    session::FinishedEvent finished = std::move(*finished_);
    finished_.reset();
    lock.unlock();
    if (finished.error)
        print(stderr, finished.error->report + "\n");
    else if (finished.status == session::RunStatus::Interrupted)
        print(stderr, "Operation terminated by user.\n");
    return finished;
}

session::CompletedEvent Console::complete(const std::string& text, size_t cursor) {
    const session::RequestId request = session_->complete(text, cursor);
    std::unique_lock lock(mutex_);
    constexpr std::chrono::milliseconds kPatience{500};
    const bool answered =
        changed_.wait_for(lock, kPatience, [&] { return completed_ && completed_->request == request; });
    return answered ? std::move(*completed_) : session::CompletedEvent{};
}

std::string Console::telemetry() {
    const std::lock_guard lock(mutex_);
    return telemetry_;
}

} // namespace etna::app
