// The global `operator new`, asked about large blocks. The system hands out memory that it does not have and ends the
// process when it is touched; a container that wants more than there is gets std::bad_alloc here instead, which becomes
// the language's "Out of memory". Array storage asks by itself (value/storage). Left out under the sanitizers, which
// bring an operator of their own.
#include <cstdlib>
#include <new>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "engine/common/platform.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(ETNA_SANITIZED)

namespace {

constexpr std::size_t kAskSystemFrom = std::size_t{64} << 20;

#if defined(__GLIBC__)
/// Memory of arrays that are made and released again and again stays with the process: to get it from the kernel anew,
/// page by page, takes longer than most operations on it. Larger blocks than the first come from the kernel always.
[[maybe_unused]] const bool keeps_memory = [] {
    return mallopt(M_MMAP_THRESHOLD, 32 << 20) == 1 && mallopt(M_TRIM_THRESHOLD, 128 << 20) == 1 && mallopt(M_TOP_PAD, 64 << 20) == 1;
}();
#endif

void* allocate(std::size_t bytes) noexcept {
    if (bytes >= kAskSystemFrom && bytes > etna::available_memory_bytes())
        return nullptr;
    return std::malloc(bytes ? bytes : 1);
}

} // namespace

void* operator new(std::size_t bytes) {
    for (;;) {
        if (void* memory = allocate(bytes))
            return memory;
        const std::new_handler handler = std::get_new_handler();
        if (!handler)
            throw std::bad_alloc();
        handler();
    }
}
void* operator new[](std::size_t bytes) { return operator new(bytes); }
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept { return allocate(bytes); }
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept { return allocate(bytes); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

#endif
