#pragma once

// Device memory in large blocks, sub-allocated best-fit. vkAllocateMemory costs about 20 ms per GiB on a discrete card,
// so memory is asked for in blocks, large single allocations are kept for reuse when freed, and only `trim` or pressure
// gives them back. An allocation that cannot be made is a Status, never an exception; the caller spills to the host and
// retries.

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace etna::gpu {

class Device;

enum class MemoryUse : uint8_t {
    DeviceLocal, ///< kernels and drawing only; host access by staging
    Upload,      ///< host writes, device reads: host-visible and coherent
    Download,    ///< device writes, host reads: host-visible and coherent, cached where there is such a type
};

class MemoryBlock;

/// A piece of a block. Plain data: `Buffer` and `Image` own it and hand it back.
struct Allocation {
    MemoryBlock* block = nullptr;
    VkDeviceMemory memory = VK_NULL_HANDLE;
    uint64_t offset = 0;
    uint64_t size = 0;
    uint64_t memory_size = 0; ///< of all of `memory`
    void* mapped = nullptr;   ///< host address of `offset`, null when not host-visible
    uint32_t type = 0;
    bool host_cached = false; ///< `mapped` reads at memory speed
};

struct MemoryStats {
    uint64_t reserved = 0; ///< bytes taken from the driver
    uint64_t used = 0;     ///< bytes handed out
    uint64_t peak_used = 0;
    uint64_t device_budget = 0; ///< what this process may use of the device-local heaps
    uint64_t device_heap = 0;   ///< their size
    uint64_t blocks = 0;
    uint64_t allocations = 0; ///< live ones
    uint64_t pool_hits = 0;   ///< allocations served without asking the driver
    uint64_t pool_misses = 0;
};

class Allocator {
  public:
    explicit Allocator(Device& device);
    ~Allocator();
    Allocator(const Allocator&) = delete;
    Allocator& operator=(const Allocator&) = delete;

    /// `linear` is true for buffers and linear images; optimally tiled images live in blocks of their own.
    /// Errors: OutOfDeviceMemory (also when the limit or budget would be passed), Unsupported, DeviceLost. Any thread.
    Result<Allocation> allocate(const VkMemoryRequirements& needs, MemoryUse use, bool linear);
    void free(const Allocation& allocation);

    /// Gives memory that nobody uses back to the driver.
    void trim();
    MemoryStats stats() const;

    /// Caps the device-local bytes that this process takes, below the driver's budget. 0 lifts the cap.
    /// ETNA_GPU_MEMORY_LIMIT (MiB) sets it at creation.
    void set_limit(uint64_t bytes);

    /// Called with each piece of driver memory before it is given back, so that imports of it elsewhere end first.
    void set_release_hook(std::function<void(VkDeviceMemory)> hook);

  private:
    Result<MemoryBlock*> new_block(uint32_t type, uint64_t size, bool linear, bool dedicated);
    uint64_t device_budget() const;
    void release_block(size_t index);
    bool release_unused(uint64_t wanted);
    std::vector<uint32_t> candidate_types(uint32_t bits, MemoryUse use) const;

    Device& device_;
    VkPhysicalDeviceMemoryProperties properties_{};
    uint64_t block_size_ = 0;
    uint64_t limit_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::unique_ptr<MemoryBlock>> blocks_;
    MemoryStats stats_;
    uint64_t device_reserved_ = 0;
    std::function<void(VkDeviceMemory)> release_hook_;
};

} // namespace etna::gpu
