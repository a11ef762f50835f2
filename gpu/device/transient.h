#pragma once

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"

#include <functional>
#include <mutex>
#include <vector>

namespace etna::gpu {

class Device;

/// Command buffers for one-off work on the graphics queue: record, submit, wait, reuse.
class TransientCommands {
  public:
    TransientCommands(Device& device, VkQueue queue, uint32_t family)
        : device_(device), queue_(queue), family_(family) {}
    ~TransientCommands();
    TransientCommands(const TransientCommands&) = delete;
    TransientCommands& operator=(const TransientCommands&) = delete;

    Status run(const std::function<void(VkCommandBuffer)>& record);

  private:
    struct Slot {
        VkCommandPool pool = VK_NULL_HANDLE;
        VkCommandBuffer buffer = VK_NULL_HANDLE;
        VkFence fence = VK_NULL_HANDLE;
    };
    Result<Slot> take();
    void destroy(const Slot& slot);

    Device& device_;
    VkQueue queue_;
    uint32_t family_;
    std::mutex mutex_;
    std::vector<Slot> free_;
};

} // namespace etna::gpu
