#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace etna {

/// Memory of small objects. A MATLAB program makes and drops small arrays all the time, so each thread keeps the blocks
/// that were given back, in a list for each size, and hands them out again in a few instructions. Blocks may be given
/// back by another thread than the one that took them. Under AddressSanitizer every block is a real allocation, so that
/// a use after the end is seen.
namespace small_blocks {

constexpr size_t kStep = 16;
constexpr size_t kLargest = 256; ///< bytes; larger requests go to the system
constexpr uint32_t kMostKept = 4096; ///< blocks of one size and thread

struct Free {
    Free* next;
};
struct List {
    Free* first;
    uint32_t room; ///< blocks that may still be kept; 0 until the thread has taken one from the system
};
/// Plain data that needs no construction, so that reaching it costs no check.
extern thread_local constinit List lists[kLargest / kStep + 1];

/// The size of the block that a request gets.
constexpr size_t rounded(size_t bytes) { return bytes == 0 ? kStep : (bytes + kStep - 1) & ~(kStep - 1); }

/// Out of the list's hands: from the system; null if it has no more.
void* take_from_system(size_t bytes);
void give_to_system(void* block, size_t bytes);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kEnabled = false;
#else
constexpr bool kEnabled = true;
#endif

/// Memory for `bytes` bytes, or null. Give it back with the same number.
inline void* take(size_t bytes) {
    if (kEnabled && bytes <= kLargest) {
        List& list = lists[(bytes + kStep - 1) / kStep];
        if (Free* block = list.first) [[likely]] {
            list.first = block->next;
            ++list.room;
            return block;
        }
    }
    return take_from_system(bytes);
}

inline void give(void* block, size_t bytes) {
    if (kEnabled && bytes <= kLargest && block) {
        List& list = lists[(bytes + kStep - 1) / kStep];
        if (list.room != 0) [[likely]] {
            Free* kept = static_cast<Free*>(block);
            kept->next = list.first;
            list.first = kept;
            --list.room;
            return;
        }
    }
    give_to_system(block, bytes);
}

} // namespace small_blocks
} // namespace etna
