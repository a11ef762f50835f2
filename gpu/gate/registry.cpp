#include "gpu/gate/registry.h"

#include <algorithm>
#include <functional>

namespace etna::gate {

void Registry::add_device(VkDevice device, const NextTable& next) {
    auto entry = std::make_shared<Device>();
    entry->handle = device;
    entry->next = next;
    std::unique_lock lock(mutex_);
    devices_[device] = std::move(entry);
}

void Registry::remove_device(VkDevice device) {
    std::unique_lock lock(mutex_);
    const auto found = devices_.find(device);
    if (found == devices_.end())
        return;
    for (const auto& queue : found->second->queues)
        queues_.erase(queue->handle);
    devices_.erase(found);
}

void Registry::add_queue(VkDevice device, VkQueue handle, bool guest) {
    if (!handle)
        return;
    std::unique_lock lock(mutex_);
    std::shared_ptr<Queue>& entry = queues_[handle];
    if (!entry) {
        entry = std::make_shared<Queue>();
        entry->handle = handle;
        entry->device = device;
        if (const auto found = devices_.find(device); found != devices_.end()) {
            entry->next = found->second->next;
            auto& queues = found->second->queues;
            const auto before = [](const auto& a, const auto& b) { return std::less<VkQueue>()(a->handle, b->handle); };
            queues.insert(std::upper_bound(queues.begin(), queues.end(), entry, before), entry);
        }
    }
    if (guest)
        entry->guest.store(true, std::memory_order_relaxed);
}

NextTable Registry::next_of(VkDevice device, const NextTable& fallback) {
    std::shared_lock lock(mutex_);
    const auto found = devices_.find(device);
    return found == devices_.end() ? fallback : found->second->next;
}

std::shared_ptr<Queue> Registry::queue(VkQueue handle, const NextTable& fallback) {
    {
        std::shared_lock lock(mutex_);
        const auto found = queues_.find(handle);
        if (found != queues_.end())
            return found->second;
    }
    std::unique_lock lock(mutex_);
    std::shared_ptr<Queue>& entry = queues_[handle];
    if (!entry) {
        entry = std::make_shared<Queue>();
        entry->handle = handle;
    }
    if (!entry->next.queue_submit)
        entry->next = fallback;
    return entry;
}

std::vector<std::shared_ptr<Queue>> Registry::queues_of(VkDevice device) {
    std::shared_lock lock(mutex_);
    const auto found = devices_.find(device);
    if (found == devices_.end())
        return {};
    return found->second->queues;
}

void Registry::count(EtnaGateStats& out) {
    std::shared_lock lock(mutex_);
    out.devices = static_cast<uint32_t>(devices_.size());
    out.queues = 0;
    for (const auto& device : devices_)
        out.queues += static_cast<uint32_t>(device.second->queues.size());
}

} // namespace etna::gate
