#pragma once

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"
#include "gpu/memory/allocator.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace etna::gpu {

/// A VkBuffer with its memory. Move-only; keeps its device alive. Destroy it only after the queue has finished with it
/// (`ComputeQueue::retire` does that).
class Buffer {
  public:
    Buffer() = default;
    /// `size` in bytes, at least 1. The buffer can be used on every queue of the device and, where the device can, has
    /// an address. `usage` is added to storage and transfer usage.
    static Result<Buffer> create(const std::shared_ptr<Device>& device, uint64_t size, MemoryUse use,
                                 VkBufferUsageFlags usage = 0);
    ~Buffer();
    Buffer(Buffer&& other) noexcept;
    Buffer& operator=(Buffer&& other) noexcept;

    explicit operator bool() const { return handle_ != VK_NULL_HANDLE; }
    VkBuffer handle() const { return handle_; }
    uint64_t size() const { return size_; }
    /// Bytes of device memory that it occupies.
    uint64_t allocated() const { return allocation_.size; }
    /// Device address for kernels, 0 without bufferDeviceAddress.
    VkDeviceAddress address() const { return address_; }
    /// Host address of an Upload or Download buffer, else null (a device-local buffer may be visible on some devices).
    std::byte* mapped() const { return static_cast<std::byte*>(allocation_.mapped); }
    bool host_cached() const { return allocation_.host_cached; } ///< reading `mapped()` is fast
    /// Where it lies, for imports into other APIs.
    const Allocation& allocation() const { return allocation_; }
    const std::shared_ptr<Device>& device() const { return device_; }

  private:
    void reset();
    std::shared_ptr<Device> device_;
    VkBuffer handle_ = VK_NULL_HANDLE;
    Allocation allocation_;
    uint64_t size_ = 0;
    VkDeviceAddress address_ = 0;
};

} // namespace etna::gpu
