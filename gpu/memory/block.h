#pragma once

#include "gpu/device/vulkan.h"

#include <cstdint>
#include <map>

namespace etna::gpu {

/// One VkDeviceMemory and which parts of it are free. Knows nothing of Vulkan calls: the allocator makes and frees
/// them. Invariant: free ranges are disjoint and never touch (neighbours are merged).
class MemoryBlock {
  public:
    MemoryBlock(VkDeviceMemory memory, uint64_t size, uint32_t type, bool linear, bool dedicated, bool device_local,
                void* mapped)
        : memory_(memory), size_(size), type_(type), linear_(linear), dedicated_(dedicated),
          device_local_(device_local), mapped_(mapped) {
        free_[0] = size;
    }

    /// Takes the smallest free range that fits. `alignment` is a power of two.
    bool take(uint64_t size, uint64_t alignment, uint64_t& offset);
    void give_back(uint64_t offset, uint64_t size);
    bool empty() const { return free_.size() == 1 && free_.begin()->second == size_; }

    VkDeviceMemory memory() const { return memory_; }
    uint64_t size() const { return size_; }
    uint32_t type() const { return type_; }
    bool linear() const { return linear_; }
    bool dedicated() const { return dedicated_; }
    bool device_local() const { return device_local_; }
    void* mapped() const { return mapped_; }

  private:
    VkDeviceMemory memory_;
    uint64_t size_;
    uint32_t type_;
    bool linear_;
    bool dedicated_; ///< holds one large allocation at a time
    bool device_local_;
    void* mapped_;
    std::map<uint64_t, uint64_t> free_; ///< offset -> size
};

} // namespace etna::gpu
