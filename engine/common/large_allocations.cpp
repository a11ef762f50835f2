// The global `operator new`, asked about large blocks. The system hands out memory that it does not have and ends the
// process when it is touched; a container that wants more than there is gets std::bad_alloc here instead, which becomes
// the language's "Out of memory". Array storage asks by itself (value/storage). Left out under the sanitizers, which
// bring an operator of their own.
#include <cstdlib>
#include <new>

#include "engine/common/platform.h"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(ETNA_SANITIZED)

namespace {

constexpr std::size_t kAskSystemFrom = std::size_t{64} << 20;

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
