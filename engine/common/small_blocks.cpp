#include "engine/common/small_blocks.h"

namespace etna::small_blocks {

thread_local constinit List lists[kLargest / kStep + 1] = {};

namespace {

/// Opens the lists of a thread, and returns their blocks to the system when it ends.
struct Thread {
    Thread() {
        for (List& list : lists)
            list.room = kMostKept;
    }
    ~Thread() {
        for (List& list : lists) {
            list.room = 0; // what comes later goes to the system
            while (Free* block = list.first) {
                list.first = block->next;
                std::free(block);
            }
        }
    }
};

} // namespace

void* take_from_system(size_t bytes) {
    if (kEnabled && bytes <= kLargest) {
        thread_local Thread thread;
        (void)&thread;
    }
    return std::malloc(rounded(bytes));
}

void give_to_system(void* block, size_t) { std::free(block); }

} // namespace etna::small_blocks
