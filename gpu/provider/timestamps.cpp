#include "gpu/provider/timestamps.h"

#include <algorithm>

namespace etna::gpu {

Timestamps::Timestamps(std::shared_ptr<Device> device) : device_(std::move(device)) {
    if (device_->capabilities().timestamp_period_ns <= 0)
        return;
    VkQueryPoolCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_QUERY_POOL_CREATE_INFO;
    info.queryType = VK_QUERY_TYPE_TIMESTAMP;
    info.queryCount = 2 * kRuns;
    if (device_->vk().vkCreateQueryPool(device_->handle(), &info, nullptr, &pool_) != VK_SUCCESS)
        pool_ = VK_NULL_HANDLE;
}

Timestamps::~Timestamps() {
    device_->vk().vkDestroyQueryPool(device_->handle(), pool_, nullptr);
}

uint64_t Timestamps::begin() {
    if (!pool_)
        return 0;
    Slot& slot = slot_of(next_);
    if (slot.pending) {
        time_ns(slot.ticket);
        if (slot.pending)
            return 0;
    }
    const uint64_t ticket = next_++;
    oldest_ = std::max(oldest_, next_ > kRuns ? next_ - kRuns : 1);
    slot = {ticket, false, false, 0};
    return ticket;
}

void Timestamps::write_start(VkCommandBuffer commands, uint64_t ticket) {
    if (!ticket)
        return;
    const auto first = static_cast<uint32_t>(ticket % kRuns) * 2;
    device_->vk().vkCmdResetQueryPool(commands, pool_, first, 2);
    device_->vk().vkCmdWriteTimestamp(commands, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, pool_, first);
}

void Timestamps::write_end(VkCommandBuffer commands, uint64_t ticket) {
    if (!ticket)
        return;
    const auto first = static_cast<uint32_t>(ticket % kRuns) * 2;
    device_->vk().vkCmdWriteTimestamp(commands, VK_PIPELINE_STAGE_BOTTOM_OF_PIPE_BIT, pool_, first + 1);
}

void Timestamps::submitted(uint64_t ticket) {
    if (ticket)
        slot_of(ticket).pending = true;
}

uint64_t Timestamps::time_ns(uint64_t ticket) {
    if (!ticket || !pool_)
        return 0;
    Slot& slot = slot_of(ticket);
    if (slot.ticket != ticket)
        return 0;
    if (!slot.pending)
        return slot.ns;
    struct {
        uint64_t time;
        uint64_t available;
    } results[2]{};
    const VkResult result = device_->vk().vkGetQueryPoolResults(
        device_->handle(), pool_, static_cast<uint32_t>(ticket % kRuns) * 2, 2, sizeof results, results,
        sizeof results[0], VK_QUERY_RESULT_64_BIT | VK_QUERY_RESULT_WITH_AVAILABILITY_BIT);
    if (result != VK_SUCCESS || !results[0].available || !results[1].available)
        return 0;
    slot.pending = false;
    if (results[1].time > results[0].time)
        slot.ns = static_cast<uint64_t>(static_cast<double>(results[1].time - results[0].time) *
                                        device_->capabilities().timestamp_period_ns);
    return slot.ns;
}

} // namespace etna::gpu
