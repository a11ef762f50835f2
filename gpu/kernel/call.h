#pragma once

// One call of a kernel, ready to be recorded. Holds what the device needs until the commands have finished: the
// argument buffer and the descriptor set, if the arrangement of the arguments uses them.

#include "gpu/device/device.h"
#include "gpu/kernel/arguments.h"
#include "gpu/memory/buffer.h"

#include <memory>
#include <mutex>
#include <vector>

namespace etna::gpu {

/// Descriptor sets for devices without buffer addresses. Thread-safe.
class DescriptorSets {
  public:
    explicit DescriptorSets(std::shared_ptr<Device> device) : device_(std::move(device)) {}
    ~DescriptorSets();
    struct Set {
        VkDescriptorPool pool = VK_NULL_HANDLE;
        VkDescriptorSet set = VK_NULL_HANDLE;
    };
    Result<Set> allocate(VkDescriptorSetLayout layout, uint32_t bindings);
    void free(const Set& set);
    Device& device() const { return *device_; }

  private:
    std::shared_ptr<Device> device_;
    std::mutex mutex_;
    std::vector<VkDescriptorPool> pools_;
};

class KernelCall {
  public:
    static Result<KernelCall> prepare(const std::shared_ptr<Device>& device, DescriptorSets& sets,
                                      std::shared_ptr<ComputePipeline> pipeline, const ArgumentLayout& layout,
                                      const Arguments& arguments);
    KernelCall(KernelCall&&) noexcept = default;

    /// Dispatches `groups` workgroups for the items [base, base + count).
    void record(VkCommandBuffer commands, uint32_t base, uint32_t count, uint32_t groups);
    uint32_t workgroup_size() const { return pipeline_->workgroup_size(); }

    /// Gives everything back once the queue has reached `value`.
    static void retire(ComputeQueue& queue, uint64_t value, KernelCall call);

  private:
    KernelCall() = default;
    Device* device_ = nullptr;
    DescriptorSets* sets_ = nullptr;
    std::shared_ptr<ComputePipeline> pipeline_;
    std::vector<uint32_t> push_; ///< base and count first
    Buffer arguments_;
    DescriptorSets::Set set_;
};

} // namespace etna::gpu
