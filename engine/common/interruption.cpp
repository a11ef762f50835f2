#include "engine/common/interruption.h"

#include "engine/value/error.h"

namespace etna {
namespace {
thread_local Interruption* current = nullptr;
}

void set_interruption(Interruption* interruption) { current = interruption; }

void poll_interruption() {
    if (!current)
        return;
    if (current->stop && current->stop->load(std::memory_order_relaxed))
        throw InterruptRequest{};
    if (current->memory_short.exchange(false, std::memory_order_relaxed))
        throw Error(std::string(identifier_of(Err::OutOfMemory)), "Out of memory.");
}

} // namespace etna
