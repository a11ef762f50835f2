#include "gpu/device/compute_queue.h"

#include "gpu/device/device.h"

#include <thread>
#include <utility>

namespace etna::gpu {

const char* placement_name(ComputePlacement placement) {
    switch (placement) {
    case ComputePlacement::Auto:
        return "auto";
    case ComputePlacement::SameQueue:
        return "same";
    case ComputePlacement::SecondQueue:
        return "second-queue";
    case ComputePlacement::SecondDevice:
        return "second-device";
    }
    return "unknown";
}

Result<std::unique_ptr<ComputeQueue>> ComputeQueue::create(Device& device, VkQueue queue, uint32_t family) {
    std::unique_ptr<ComputeQueue> self(new ComputeQueue(device));
    self->queue_ = queue;
    self->family_ = family;
    VkSemaphoreTypeCreateInfo type{};
    type.sType = VK_STRUCTURE_TYPE_SEMAPHORE_TYPE_CREATE_INFO;
    type.semaphoreType = VK_SEMAPHORE_TYPE_TIMELINE;
    VkSemaphoreCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_CREATE_INFO;
    info.pNext = &type;
    VkExportSemaphoreCreateInfo shared{};
    shared.sType = VK_STRUCTURE_TYPE_EXPORT_SEMAPHORE_CREATE_INFO;
    shared.handleTypes = VK_EXTERNAL_SEMAPHORE_HANDLE_TYPE_OPAQUE_FD_BIT;
    if (device.capabilities().shares_with_cuda)
        type.pNext = &shared;
    const VkResult result = device.vk().vkCreateSemaphore(device.handle(), &info, nullptr, &self->timeline_);
    if (result != VK_SUCCESS)
        return device.check(result, "vkCreateSemaphore");
    return self;
}

ComputeQueue::~ComputeQueue() {
    if (timeline_ == VK_NULL_HANDLE)
        return;
    wait_idle();
    for (auto& entry : retired_)
        entry.second();
    for (const Slot& slot : slots_)
        device_.vk().vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
    device_.vk().vkDestroySemaphore(device_.handle(), timeline_, nullptr);
}

Result<ComputeQueue::Slot> ComputeQueue::take_slot() {
    const DeviceTable& vk = device_.vk();
    const uint64_t done = completed();
    {
        const std::lock_guard lock(mutex_);
        if (!slots_.empty() && slots_.front().value <= done) {
            Slot slot = slots_.front();
            slots_.pop_front();
            const VkResult reset = vk.vkResetCommandPool(device_.handle(), slot.pool, 0);
            if (reset == VK_SUCCESS)
                return slot;
            vk.vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
            return device_.check(reset, "vkResetCommandPool");
        }
    }
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
    result = vk.vkAllocateCommandBuffers(device_.handle(), &buffer, &slot.buffer);
    if (result != VK_SUCCESS) {
        vk.vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
        return device_.check(result, "vkAllocateCommandBuffers");
    }
    return slot;
}

Result<uint64_t> ComputeQueue::submit(const Record& record) {
    if (device_.lost())
        return {Error::DeviceLost, "The GPU was lost earlier in this run."};
    collect();
    auto taken = take_slot();
    if (!taken)
        return taken.status();
    Slot slot = taken.value();
    const DeviceTable& vk = device_.vk();
    VkCommandBufferBeginInfo begin{};
    begin.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    VkResult result = vk.vkBeginCommandBuffer(slot.buffer, &begin);
    if (result == VK_SUCCESS) {
        record(slot.buffer);
        result = vk.vkEndCommandBuffer(slot.buffer);
    }
    uint64_t value = 0;
    if (result == VK_SUCCESS) {
        const std::lock_guard order(submit_mutex_);
        value = last_.load() + 1;
        VkTimelineSemaphoreSubmitInfo timeline{};
        timeline.sType = VK_STRUCTURE_TYPE_TIMELINE_SEMAPHORE_SUBMIT_INFO;
        timeline.signalSemaphoreValueCount = 1;
        timeline.pSignalSemaphoreValues = &value;
        const VkPipelineStageFlags everything = VK_PIPELINE_STAGE_ALL_COMMANDS_BIT;
        VkSubmitInfo submit{};
        submit.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO;
        submit.pNext = &timeline;
        submit.commandBufferCount = 1;
        submit.pCommandBuffers = &slot.buffer;
        submit.signalSemaphoreCount = 1;
        submit.pSignalSemaphores = &timeline_;
        if (foreign_ > 0) { // once: what follows on this queue starts after this submission
            timeline.waitSemaphoreValueCount = 1;
            timeline.pWaitSemaphoreValues = &foreign_;
            submit.waitSemaphoreCount = 1;
            submit.pWaitSemaphores = &timeline_;
            submit.pWaitDstStageMask = &everything;
        }
        result = vk.vkQueueSubmit(queue_, 1, &submit, VK_NULL_HANDLE);
        if (result == VK_SUCCESS) {
            last_.store(value);
            foreign_ = 0;
        }
    }
    if (result != VK_SUCCESS) {
        vk.vkDestroyCommandPool(device_.handle(), slot.pool, nullptr);
        return device_.check(result, "submitting a kernel");
    }
    slot.value = value;
    const std::lock_guard lock(mutex_);
    slots_.push_back(slot);
    return value;
}

Result<uint64_t> ComputeQueue::submit_foreign(const std::function<Status(uint64_t, uint64_t)>& enqueue) {
    if (device_.lost())
        return {Error::DeviceLost, "The GPU was lost earlier in this run."};
    collect();
    const std::lock_guard order(submit_mutex_);
    const uint64_t value = last_.load() + 1;
    if (Status enqueued = enqueue(value - 1, value); !enqueued)
        return enqueued;
    last_.store(value);
    foreign_ = value;
    foreign_last_.store(value);
    return value;
}

Result<uint64_t> ComputeQueue::submit_chunks(uint64_t count,
                                             const std::function<void(VkCommandBuffer, uint64_t)>& record,
                                             const std::atomic<bool>* interrupt, uint32_t in_flight) {
    std::deque<uint64_t> pending;
    uint64_t last = last_submitted();
    for (uint64_t i = 0; i < count; ++i) {
        if (interrupt && interrupt->load(std::memory_order_relaxed))
            return {Error::Interrupted, "The computation was interrupted."};
        if (pending.size() >= in_flight) {
            if (Status waited = wait(pending.front()); !waited)
                return waited;
            pending.pop_front();
        }
        auto value = submit([&](VkCommandBuffer buffer) { record(buffer, i); });
        if (!value)
            return value;
        last = value.value();
        pending.push_back(last);
    }
    return last;
}

uint64_t ComputeQueue::completed() {
    uint64_t value = 0;
    const VkResult result = device_.vk().vkGetSemaphoreCounterValue(device_.handle(), timeline_, &value);
    device_.check(result, "vkGetSemaphoreCounterValue");
    return value;
}

Status ComputeQueue::wait(uint64_t value, std::chrono::nanoseconds timeout) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    // Sleeping costs a wake-up of up to 0.3 ms; a device that is this processor needs the core for its work.
    const auto spin_until = start + std::chrono::microseconds(device_.capabilities().is_cpu ? 50 : 2000);
    while (completed() < value) {
        if (device_.lost())
            return {Error::DeviceLost, "The GPU was lost while a kernel ran."};
        if (Clock::now() < spin_until)
            continue;
        if (value <=
            foreign_last_.load()) { // nothing wakes us for what another API signals but a slow poll of the driver
            if (Clock::now() - start > timeout)
                return {Error::Timeout, "A computation took longer than it was given."};
            std::this_thread::sleep_for(std::chrono::microseconds(20));
            continue;
        }
        VkSemaphoreWaitInfo info{};
        info.sType = VK_STRUCTURE_TYPE_SEMAPHORE_WAIT_INFO;
        info.semaphoreCount = 1;
        info.pSemaphores = &timeline_;
        info.pValues = &value;
        const auto left = timeout - (Clock::now() - start);
        const uint64_t left_ns =
            left.count() > 0 ? static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(left).count())
                             : 0;
        const VkResult result = device_.vk().vkWaitSemaphores(device_.handle(), &info, left_ns);
        if (result == VK_SUCCESS)
            break;
        return device_.check(result, "waiting for a kernel");
    }
    collect();
    return {};
}

void ComputeQueue::retire(uint64_t value, std::function<void()> release) {
    if (reached(value)) {
        release();
        return;
    }
    const std::lock_guard lock(mutex_);
    retired_.emplace_back(value, std::move(release));
}

void ComputeQueue::collect() {
    const uint64_t done = completed();
    std::vector<std::function<void()>> ready;
    {
        const std::lock_guard lock(mutex_);
        while (!retired_.empty() && retired_.front().first <= done) {
            ready.push_back(std::move(retired_.front().second));
            retired_.pop_front();
        }
    }
    for (auto& release : ready)
        release(); // outside the lock: it may free memory or retire more
}

} // namespace etna::gpu
