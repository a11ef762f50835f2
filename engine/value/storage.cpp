#include "engine/value/storage.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include "engine/common/interruption.h"
#include "engine/common/platform.h"
#include "engine/common/small_blocks.h"
#include "engine/value/error.h"

namespace etna {
namespace {

constexpr size_t kPollFrom = size_t{1} << 20;
/// Below this many bytes the system is not asked how much memory it has left.
constexpr size_t kAskSystemFrom = size_t{64} << 20;
/// From here on, page faults cost more than the work on the page.
constexpr size_t kLargePagesFrom = size_t{8} << 20;

/// The kernel hands out pages that it does not have and kills the process later, so large requests are compared with
/// what is really there.
void check_available(size_t bytes) {
    if (bytes >= kAskSystemFrom && bytes > available_memory_bytes())
        raise(Err::OutOfMemory, bytes);
}

/// Blocks of at most small_blocks::kLargest bytes come from there, and have that capacity; see `free_block`.
void* allocate(size_t bytes, bool zero) {
    if (bytes <= small_blocks::kLargest) [[likely]] {
        void* memory = small_blocks::take(bytes);
        if (!memory)
            raise(Err::OutOfMemory, bytes);
        if (zero)
            std::memset(memory, 0, bytes);
        return memory;
    }
    if (bytes >= kPollFrom)
        poll_interruption(); // a builtin that makes one large array after another ends here
    check_available(bytes);
    void* memory = zero ? std::calloc(bytes ? bytes : 1, 1) : std::malloc(bytes ? bytes : 1);
    if (!memory)
        raise(Err::OutOfMemory, bytes);
    if (bytes >= kLargePagesFrom)
        prefer_large_pages(memory, bytes);
    return memory;
}

void free_block(void* memory, size_t capacity) {
    if (capacity <= small_blocks::kLargest)
        small_blocks::give(memory, capacity);
    else
        std::free(memory);
}

} // namespace

StorageCounters& storage_counters() {
    thread_local StorageCounters counters;
    return counters;
}

void Storage::release() noexcept {
    if (host_)
        free_block(host_, capacity_);
    delete away_;
}

Storage Storage::zeroed(size_t bytes) {
    Storage s;
    s.host_ = allocate(bytes, true);
    s.bytes_ = s.capacity_ = bytes;
    return s;
}

Storage Storage::uninitialized(size_t bytes) {
    Storage s;
    s.host_ = allocate(bytes, false);
    s.bytes_ = s.capacity_ = bytes;
    return s;
}

Storage Storage::of_range(const RangeSpec& range) {
    Storage s;
    s.away_ = new Away{{}, {}, range, true};
    s.only_host_ = false;
    s.bytes_ = static_cast<size_t>(range.count) * sizeof(double);
    return s;
}

Storage Storage::of_node(Ref<DeferredNode> node, size_t bytes) {
    Storage s;
    s.away_ = new Away{{}, std::move(node), {}, false};
    s.only_host_ = false;
    s.bytes_ = bytes;
    return s;
}

Storage Storage::of_device(Ref<DeviceBuffer> buffer, size_t bytes) {
    Storage s;
    s.away_ = new Away{std::move(buffer), {}, {}, false};
    s.only_host_ = false;
    s.bytes_ = bytes;
    return s;
}

Storage Storage::copy() const {
    Storage s;
    if (away_) {
        s.away_ = new Away(*away_);
        s.only_host_ = false;
        s.bytes_ = bytes_;
        return s; // range, node or buffer say it all; the host bytes come when asked for
    }
    s.host_ = allocate(bytes_, false);
    s.bytes_ = s.capacity_ = bytes_;
    if (bytes_)
        std::memcpy(s.host_, host_, bytes_);
    return s;
}

const void* Storage::fetch_host() const {
    if (!away_) { // the empty storage of an array without elements
        host_ = allocate(bytes_, true);
        const_cast<Storage*>(this)->capacity_ = bytes_;
        return host_;
    }
    if (away_->node) {
        const Ref<DeferredNode> node = away_->node; // stays alive while it settles
        ++storage_counters().forced_nodes;
        node->force(const_cast<Storage&>(*this));
        return host();
    }
    check_available(bytes_);
    void* memory = allocate(bytes_, false);
    if (away_->is_range) {
        double* out = static_cast<double*>(memory);
        const RangeSpec& range = away_->range;
        for (int64_t i = 0; i < range.count; ++i)
            out[i] = range.at(i);
    } else {
        ++storage_counters().downloads;
        storage_counters().downloaded_bytes += bytes_;
        try {
            away_->buffer->download(memory, bytes_);
        } catch (...) {
            free_block(memory, bytes_);
            throw;
        }
    }
    host_ = memory;
    const_cast<Storage*>(this)->capacity_ = bytes_;
    return host_;
}

void Storage::settle_on_host() {
    host();
    delete std::exchange(away_, nullptr);
    only_host_ = true;
}

const Ref<DeviceBuffer>& Storage::device() const {
    static const Ref<DeviceBuffer> none;
    return away_ ? away_->buffer : none;
}

void Storage::set_device(Ref<DeviceBuffer> buffer) const {
    if (!away_)
        away_ = new Away;
    away_->buffer = std::move(buffer);
    only_host_ = false;
}

void Storage::settle(Storage&& result) {
    delete std::exchange(away_, nullptr);
    if (host_)
        free_block(std::exchange(host_, nullptr), capacity_);
    only_host_ = true;
    capacity_ = 0;
    swap(result);
}

void Storage::drop_device() const {
    if (!away_ || !host_)
        return;
    delete std::exchange(away_, nullptr);
    only_host_ = true;
}

void Storage::resize(size_t bytes) {
    host_mut();
    if (bytes > capacity_ || !host_) {
        const size_t wanted = std::max(bytes, capacity_ + capacity_ / 2);
        check_available(wanted);
        void* memory = nullptr;
        if (host_ && capacity_ > small_blocks::kLargest) {
            memory = std::realloc(host_, wanted);
            if (!memory)
                raise(Err::OutOfMemory, wanted);
        } else {
            memory = allocate(wanted, false);
            if (host_) {
                std::memcpy(memory, host_, std::min(bytes_, bytes));
                free_block(host_, capacity_);
            }
        }
        host_ = memory;
        capacity_ = wanted;
    }
    if (bytes > bytes_)
        std::memset(static_cast<char*>(host_) + bytes_, 0, bytes - bytes_);
    bytes_ = bytes;
}

} // namespace etna
