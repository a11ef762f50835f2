#include "gpu/device/transient.h"

#include "gpu/device/device.h"

#include <cstdint>

namespace etna::gpu {

TransientCommands::~TransientCommands() {
    for (const Slot& slot : free_)
        destroy(slot);
}

void TransientCommands::destroy(const Slot& slot) {
    device_.vk().vkDestroyFence(device_.handle(), slot.fence, nullptr);
    device_.vk().vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
}

Result<TransientCommands::Slot> TransientCommands::take() {
    {
        const std::lock_guard lock(mutex_);
        if (!free_.empty()) {
            const Slot slot = free_.back();
            free_.pop_back();
            return slot;
        }
    }
    const DeviceTable& vk = device_.vk();
    Slot slot;
    VkCommandPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO;
    pool.flags = VK_COMMAND_POOL_CREATE_TRANSIENT_BIT;
    pool.queueFamilyIndex = family_;
    VkResult result = vk.vkCreateCommandPool(device_.handle(), &pool, nullptr, &slot.pool);
    if (result != VK_SUCCESS)
        return device_.check(result, "vkCreateCommandPool");
    VkCommandBufferAllocateInfo buffer{};
    buffer.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
    buffer.commandPool = slot.pool;
    buffer.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    buffer.commandBufferCount = 1;
    VkFenceCreateInfo fence{};
    fence.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
    result = vk.vkAllocateCommandBuffers(device_.handle(), &buffer, &slot.buffer);
    if (result == VK_SUCCESS)
        result = vk.vkCreateFence(device_.handle(), &fence, nullptr, &slot.fence);
    if (result != VK_SUCCESS) {
        vk.vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
        return device_.check(result, "making a command buffer");
    }
    return slot;
}

Status TransientCommands::run(const std::function<void(VkCommandBuffer)>& record) {
    auto taken = take();
    if (!taken)
        return taken.status();
    const Slot slot = taken.value();
    const DeviceTable& vk = device_.vk();
    VkCommandBufferBeginInfo begin{};
    begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    VkResult result = vk.vkBeginCommandBuffer(slot.buffer, &begin);
    if (result == VK_SUCCESS) {
        record(slot.buffer);
        result = vk.vkEndCommandBuffer(slot.buffer);
    }
    if (result == VK_SUCCESS) {
        VkSubmitInfo submit{};
        submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO;
        submit.commandBufferCount = 1;
        submit.pCommandBuffers = &slot.buffer;
        result = vk.vkQueueSubmit(queue_, 1, &submit, slot.fence);
        if (result == VK_SUCCESS)
            result = vk.vkWaitForFences(device_.handle(), 1, &slot.fence, VK_TRUE, UINT64_MAX);
    }
    if (result == VK_SUCCESS)
        result = vk.vkResetFences(device_.handle(), 1, &slot.fence);
    if (result == VK_SUCCESS)
        result = vk.vkResetCommandPool(device_.handle(), slot.pool, 0);
    if (result != VK_SUCCESS) {
        destroy(slot);
        return device_.check(result, "a one-off submission");
    }
    const std::lock_guard lock(mutex_);
    free_.push_back(slot);
    return {};
}

} // namespace etna::gpu
