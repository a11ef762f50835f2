#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "engine/vm/interpreter.h"

/// What keeps a fuzzed engine within bounds: time, output, memory.
namespace etna::fuzz {

constexpr size_t kMaxOutput = size_t{1} << 20;
constexpr size_t kMaxArrayBytes = size_t{16} << 20;
constexpr auto kMaxTime = std::chrono::seconds(3);

/// Keeps what is printed, and stops a run that prints too much.
struct Text final : vm::Host {
    std::string text;
    vm::Interpreter* interpreter = nullptr;
    void write(session::TextStream stream, std::string_view part) override {
        if (stream != session::TextStream::Error && text.size() < kMaxOutput)
            text += part;
        else if (interpreter)
            interpreter->request_interrupt();
    }
    void post(session::Event&&) override {}
    std::string read_line(std::string_view) override { return {}; }
    void safe_point() override {}
};

/// Interrupts a run that takes too long.
class Watchdog {
  public:
    Watchdog() : thread_([this] { watch(); }) {}
    ~Watchdog() {
        {
            const std::lock_guard lock(mutex_);
            interpreter_ = nullptr;
            ending_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }
    /// From now on watch this one, or none.
    void set(vm::Interpreter* interpreter) {
        const std::lock_guard lock(mutex_);
        interpreter_ = interpreter;
        deadline_ = std::chrono::steady_clock::now() + kMaxTime;
    }

  private:
    void watch() {
        std::unique_lock lock(mutex_);
        while (!changed_.wait_for(lock, std::chrono::milliseconds(100), [this] { return ending_; }))
            if (interpreter_ && std::chrono::steady_clock::now() > deadline_)
                interpreter_->request_interrupt();
    }
    std::mutex mutex_;
    std::condition_variable changed_;
    vm::Interpreter* interpreter_ = nullptr;
    std::chrono::steady_clock::time_point deadline_;
    bool ending_ = false;
    std::thread thread_;
};

} // namespace etna::fuzz
