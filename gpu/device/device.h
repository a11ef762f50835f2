#pragma once

// The Vulkan device. One `Device` wraps one VkDevice with its queues, memory and dispatch table. It works without any
// window and without Qt; Qt Quick adopts its handles as a guest. See gpu/gate/gate.h for the rules of sharing queues.
//
// Process-wide use: `shared_device()` draws (and, when it can, computes); `compute_device()` computes. They are the
// same object unless the hardware has a single queue and windows are presented from it; then kernels get a VkDevice of
// their own. Both are created at first use, never at program start.

#include "gpu/device/capabilities.h"
#include "gpu/device/compute_queue.h"
#include "gpu/device/instance.h"
#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace etna::gpu {

class Allocator;
class TransientCommands;

struct DeviceOptions {
    bool want_present = false; ///< surface and swapchain extensions, when available
    bool validation = false;   ///< also switched on by ETNA_VULKAN_VALIDATION=1
    /// Index in the loader's order or a part of the device's name, as in ETNA_DEVICE=gpu:1 or ETNA_DEVICE=gpu:intel.
    /// Empty: the most capable one.
    std::string preferred;
    ComputePlacement placement = ComputePlacement::Auto; ///< ETNA_COMPUTE_QUEUE=same|second-queue|second-device wins
    std::function<void(MessageSeverity, const std::string&)> on_message;
};

class Device : public std::enable_shared_from_this<Device> {
  public:
    /// Loads Vulkan, chooses a physical device and creates the logical one. Fails with a reason, never throws.
    static Result<std::shared_ptr<Device>> create(DeviceOptions options = {});
    /// A second VkDevice on the same hardware and instance, with a compute queue only.
    static Result<std::shared_ptr<Device>> create_compute_sibling(const Device& device);
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    VkInstance instance_handle() const { return instance_->handle(); }
    VkPhysicalDevice physical() const { return physical_; }
    VkDevice handle() const { return handle_; }
    const DeviceTable& vk() const { return table_; }
    const InstanceTable& vki() const { return instance_->vk(); }
    Instance& instance() const { return *instance_; }

    VkQueue graphics_queue() const { return graphics_queue_; }
    uint32_t graphics_family() const { return graphics_family_; }
    uint32_t graphics_queue_index() const { return 0; }
    bool has_graphics() const { return has_graphics_; }

    ComputeQueue& compute_queue() { return *compute_; }
    /// How compute work is placed; SecondDevice means that this device's own compute queue is not the one to use for
    /// it.
    ComputePlacement placement() const { return placement_; }
    /// Families that share a buffer or image when it is used for both drawing and computing (one or two entries).
    const std::vector<uint32_t>& sharing_families() const { return sharing_families_; }

    const Capabilities& capabilities() const { return capabilities_; }
    const DeviceOptions& options() const { return options_; }
    Allocator& memory() { return *allocator_; }

    /// Records commands for the graphics queue, submits them and waits. For one-off work such as uploads and figure
    /// export. Any thread.
    Status submit_and_wait(const std::function<void(VkCommandBuffer)>& record);
    /// Waits until every queue of this device is idle.
    Status wait_idle();

    /// Becomes true when a call returned VK_ERROR_DEVICE_LOST; the caller moves its work to the host.
    bool lost() const { return lost_.load(); }
    /// `status_of`, and remembers a lost device.
    Status check(VkResult result, const char* what);

    /// Names an object for validation messages and debuggers; does nothing without debug utils.
    void set_name(VkObjectType type, uint64_t object, const char* name);

    double creation_ms() const { return creation_ms_; }

  private:
    Device() = default;
    Status open(std::shared_ptr<Instance> instance, VkPhysicalDevice physical, bool compute_only);

    DeviceOptions options_;
    std::shared_ptr<Instance> instance_;
    VkPhysicalDevice physical_ = VK_NULL_HANDLE;
    VkDevice handle_ = VK_NULL_HANDLE;
    DeviceTable table_;
    Capabilities capabilities_;
    VkQueue graphics_queue_ = VK_NULL_HANDLE;
    uint32_t graphics_family_ = 0;
    bool has_graphics_ = false;
    ComputePlacement placement_ = ComputePlacement::SameQueue;
    std::vector<uint32_t> sharing_families_;
    std::unique_ptr<Allocator> allocator_;
    std::unique_ptr<TransientCommands> transient_;
    std::unique_ptr<ComputeQueue> compute_;
    std::atomic<bool> lost_{false};
    double creation_ms_ = 0;
};

/// Options of the process-wide device. Must come before its first use; later calls have no effect and return false.
bool configure_shared_device(DeviceOptions options);

/// The process-wide device, created at the first call (tens to hundreds of milliseconds; call it off the main thread).
/// Null when there is no usable Vulkan: `shared_device_status()` says why. Any thread.
std::shared_ptr<Device> shared_device();

/// The device for kernels: `shared_device()` or its sibling, see ComputePlacement.
std::shared_ptr<Device> compute_device();

/// Result of the creation; ok before the first use too.
Status shared_device_status();

/// True once the process-wide device has been created successfully. Creates nothing.
bool shared_device_exists();

/// Drops the process-wide references. The device goes when the last holder lets go; runs by itself at process exit.
void release_shared_device();

} // namespace etna::gpu
