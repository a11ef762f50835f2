#include "app/console.h"

#include <csignal>
#include <thread>

#include <unistd.h>

namespace etna::app {
namespace {

int pressed[2]; // a pipe: macOS has no unnamed semaphores, and write is safe in a signal handler

void handle_signal(int) {
    const char byte = 0;
    (void)!write(pressed[1], &byte, 1);
}

} // namespace

void on_interrupt_key(std::function<void()> action) {
    if (pipe(pressed) != 0)
        return;
    std::thread([action = std::move(action)] {
        char byte;
        while (true)
            if (read(pressed[0], &byte, 1) == 1)
                action();
    }).detach();
    struct sigaction handler = {};
    handler.sa_handler = handle_signal;
    sigaction(SIGINT, &handler, nullptr);
}

} // namespace etna::app
