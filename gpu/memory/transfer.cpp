#include "gpu/memory/transfer.h"

#include <algorithm>
#include <cstring>

namespace etna::gpu {

void barrier_between_work(const Device& device, VkCommandBuffer commands) {
    VkMemoryBarrier barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_READ_BIT |
                            VK_ACCESS_TRANSFER_WRITE_BIT;
    constexpr VkPipelineStageFlags kWork = VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT;
    device.vk().vkCmdPipelineBarrier(commands, kWork, kWork, 0, 1, &barrier, 0, nullptr, 0, nullptr);
}

void barrier_to_host(const Device& device, VkCommandBuffer commands) {
    VkMemoryBarrier barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER;
    barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_TRANSFER_WRITE_BIT;
    barrier.dstAccessMask = VK_ACCESS_HOST_READ_BIT;
    device.vk().vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT,
                                     VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &barrier, 0, nullptr, 0, nullptr);
}

Transfers::Transfers(std::shared_ptr<Device> device) : device_(std::move(device)) {}

Transfers::~Transfers() {
    device_->compute_queue().wait_idle();
}

Result<Transfers::Slot*> Transfers::next_slot(Ring& ring, MemoryUse use) {
    Slot& slot = ring.entries[ring.next];
    ring.next = (ring.next + 1) % ring.entries.size();
    if (!slot.buffer) {
        auto made = Buffer::create(device_, kSlotBytes, use);
        if (!made)
            return made.status();
        slot.buffer = made.take();
    }
    if (Status waited = device_->compute_queue().wait(slot.value); !waited)
        return waited;
    return &slot;
}

Status Transfers::upload(Buffer& to, uint64_t offset, const void* from, uint64_t size) {
    uploads_.fetch_add(1);
    uploaded_bytes_.fetch_add(size);
    if (size == 0)
        return {};
    if (to.mapped()) {
        std::memcpy(to.mapped() + offset, from, size); // coherent memory: a later submit makes it visible to the device
        return {};
    }
    const std::lock_guard lock(up_.mutex);
    const auto* bytes = static_cast<const std::byte*>(from);
    for (uint64_t done = 0; done < size;) {
        const uint64_t count = std::min(kSlotBytes, size - done);
        auto slot = next_slot(up_, MemoryUse::Upload);
        if (!slot)
            return slot.status();
        std::memcpy(slot.value()->buffer.mapped(), bytes + done, count);
        auto value = device_->compute_queue().submit([&](VkCommandBuffer commands) {
            barrier_between_work(*device_, commands);
            const VkBufferCopy region{0, offset + done, count};
            device_->vk().vkCmdCopyBuffer(commands, slot.value()->buffer.handle(), to.handle(), 1, &region);
        });
        if (!value)
            return value.status();
        slot.value()->value = value.value();
        done += count;
    }
    return {};
}

Status Transfers::download(const Buffer& from, uint64_t offset, void* to, uint64_t size, uint64_t after,
                           const std::atomic<bool>* interrupt) {
    downloads_.fetch_add(1);
    downloaded_bytes_.fetch_add(size);
    ComputeQueue& queue = device_->compute_queue();
    if (from.mapped() && from.host_cached()) {
        if (Status waited = queue.wait(after); !waited)
            return waited;
        std::memcpy(to, from.mapped() + offset, size);
        return {};
    }
    struct Pending {
        Slot* slot;
        uint64_t begin;
        uint64_t count;
    };
    const std::lock_guard lock(down_.mutex);
    auto* bytes = static_cast<std::byte*>(to);
    std::deque<Pending> pending;
    const auto finish_one = [&]() -> Status {
        const Pending copy = pending.front();
        pending.pop_front();
        if (Status waited = queue.wait(copy.slot->value); !waited)
            return waited;
        std::memcpy(bytes + copy.begin, copy.slot->buffer.mapped(), copy.count);
        return {};
    };
    for (uint64_t done = 0; done < size;) {
        if (interrupt && interrupt->load(std::memory_order_relaxed))
            return {Error::Interrupted, "The computation was interrupted."};
        if (pending.size() == down_.entries.size()) {
            if (Status finished = finish_one(); !finished)
                return finished;
        }
        auto slot = next_slot(down_, MemoryUse::Download);
        if (!slot)
            return slot.status();
        const uint64_t count = std::min(kSlotBytes, size - done);
        auto value = queue.submit([&](VkCommandBuffer commands) {
            barrier_between_work(*device_, commands);
            const VkBufferCopy region{offset + done, 0, count};
            device_->vk().vkCmdCopyBuffer(commands, from.handle(), slot.value()->buffer.handle(), 1, &region);
            barrier_to_host(*device_, commands);
        });
        if (!value)
            return value.status();
        slot.value()->value = value.value();
        pending.push_back({slot.value(), done, count});
        done += count;
    }
    while (!pending.empty()) {
        if (Status finished = finish_one(); !finished)
            return finished;
    }
    return {};
}

TransferStats Transfers::stats() const {
    return {uploads_.load(), uploaded_bytes_.load(), downloads_.load(), downloaded_bytes_.load()};
}

} // namespace etna::gpu
