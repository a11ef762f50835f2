#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>

/// How long work below the virtual machine ends early. The machine looks at safe points between instructions; a builtin
/// that sorts, converts or reads for long calls `poll_interruption` now and then (`Poll` counts the steps), so that an
/// interrupt takes effect within its few milliseconds. It never serves other requests: whoever polls may be in the
/// middle of a change.
namespace etna {

/// Why the work of one engine should end. A session has one and its threads set it.
struct Interruption {
    const std::atomic<bool>* stop = nullptr; ///< the user asked to stop
    std::atomic<bool> memory_short{false};   ///< the system is about to run out of memory
};

/// The one of the calling thread's engine; may be null.
void set_interruption(Interruption* interruption);

/// Raises `InterruptRequest` if the user has asked to stop, `OutOfMemory` if the system runs out of memory.
void poll_interruption();

/// Polls once in every 2^14 steps of an inner loop.
class Poll {
  public:
    void operator()() {
        if ((++steps_ & 0x3FFF) == 0)
            poll_interruption();
    }

  private:
    uint32_t steps_ = 0;
};

/// std::stable_sort that polls. The order of the elements is unspecified after an interrupt.
template <class Iterator, class Less>
void interruptible_stable_sort(Iterator begin, Iterator end, Less less) {
    Poll poll;
    std::stable_sort(begin, end, [&](const auto& a, const auto& b) {
        poll();
        return less(a, b);
    });
}

} // namespace etna
