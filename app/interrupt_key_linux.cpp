#include "app/console.h"

#include <cerrno>
#include <csignal>
#include <thread>

#include <semaphore.h>

namespace etna::app {
namespace {

sem_t pressed; // sem_post is one of the few calls that a signal handler may make

void handle_signal(int) {
    const int saved = errno;
    sem_post(&pressed);
    errno = saved;
}

} // namespace

void on_interrupt_key(std::function<void()> action) {
    sem_init(&pressed, 0, 0);
    std::thread([action = std::move(action)] {
        while (true)
            if (sem_wait(&pressed) == 0)
                action();
    }).detach();
    struct sigaction handler = {};
    handler.sa_handler = handle_signal;
    sigaction(SIGINT, &handler, nullptr);
}

} // namespace etna::app
