#include "gpu/memory/allocator.h"

#include "gpu/device/device.h"
#include "gpu/memory/block.h"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <utility>

namespace etna::gpu {
namespace {

constexpr uint64_t kMiB = 1024 * 1024;
constexpr uint64_t kLargestBlock = 64 * kMiB;
constexpr uint64_t kDedicatedStep = kMiB; ///< large allocations are rounded up, so that freed ones fit again

uint64_t round_up(uint64_t value, uint64_t step) {
    return (value + step - 1) / step * step;
}

/// Large sizes in steps of an eighth of their power of two: arrays of nearly equal size then share pooled memory.
uint64_t size_class(uint64_t size) {
    uint64_t power = kDedicatedStep;
    while (power * 2 <= size)
        power *= 2;
    return round_up(size, std::max(kDedicatedStep, power / 8));
}

std::string megabytes(uint64_t bytes) {
    return std::to_string(bytes / kMiB) + " MiB";
}

} // namespace

Allocator::Allocator(Device& device) : device_(device) {
    device.vki().vkGetPhysicalDeviceMemoryProperties(device.physical(), &properties_);
    for (uint32_t i = 0; i < properties_.memoryHeapCount; ++i) {
        if (properties_.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT)
            stats_.device_heap += properties_.memoryHeaps[i].size;
    }
    block_size_ = std::clamp<uint64_t>(stats_.device_heap / 64, 8 * kMiB, kLargestBlock);
    if (const char* text = std::getenv("ETNA_GPU_MEMORY_LIMIT"))
        limit_ = std::strtoull(text, nullptr, 10) * kMiB;
}

Allocator::~Allocator() {
    while (!blocks_.empty())
        release_block(blocks_.size() - 1);
}

std::vector<uint32_t> Allocator::candidate_types(uint32_t bits, MemoryUse use) const {
    constexpr VkMemoryPropertyFlags kHost = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    VkMemoryPropertyFlags required = 0;
    VkMemoryPropertyFlags liked = 0;
    VkMemoryPropertyFlags disliked = VK_MEMORY_PROPERTY_LAZILY_ALLOCATED_BIT;
    switch (use) {
    case MemoryUse::DeviceLocal:
        liked = VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
        disliked |= VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT; // leave the small visible window of older cards to others
        break;
    case MemoryUse::Upload:
        required = kHost;
        disliked |= VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
        break;
    case MemoryUse::Download:
        required = kHost;
        liked = VK_MEMORY_PROPERTY_HOST_CACHED_BIT;
        disliked |= VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
        break;
    }
    std::vector<std::pair<int, uint32_t>> scored;
    for (uint32_t i = 0; i < properties_.memoryTypeCount; ++i) {
        const VkMemoryPropertyFlags flags = properties_.memoryTypes[i].propertyFlags;
        constexpr VkMemoryPropertyFlags kUnusable =
            VK_MEMORY_PROPERTY_PROTECTED_BIT | VK_MEMORY_PROPERTY_DEVICE_COHERENT_BIT_AMD;
        if (!(bits >> i & 1) || (flags & required) != required || (flags & kUnusable))
            continue;
        scored.emplace_back(((flags & liked) == liked ? 2 : 0) - ((flags & disliked) ? 1 : 0), i);
    }
    std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<uint32_t> types;
    for (const auto& entry : scored)
        types.push_back(entry.second);
    return types;
}

uint64_t Allocator::device_budget() const {
    uint64_t budget = stats_.device_heap / 10 * 9;
    if (device_.capabilities().memory_budget) {
        VkPhysicalDeviceMemoryBudgetPropertiesEXT heaps{};
        heaps.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_BUDGET_PROPERTIES_EXT;
        VkPhysicalDeviceMemoryProperties2 properties{};
        properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_MEMORY_PROPERTIES_2;
        properties.pNext = &heaps;
        device_.vki().vkGetPhysicalDeviceMemoryProperties2(device_.physical(), &properties);
        uint64_t sum = 0;
        for (uint32_t i = 0; i < properties_.memoryHeapCount; ++i) {
            if (properties_.memoryHeaps[i].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT)
                sum += heaps.heapBudget[i];
        }
        budget = std::min(budget, sum / 20 * 19);
    }
    return limit_ ? std::min(budget, limit_) : budget;
}

Result<MemoryBlock*> Allocator::new_block(uint32_t type, uint64_t size, bool linear, bool dedicated) {
    const uint32_t heap = properties_.memoryTypes[type].heapIndex;
    const bool device_local = (properties_.memoryHeaps[heap].flags & VK_MEMORY_HEAP_DEVICE_LOCAL_BIT) != 0;
    constexpr VkMemoryPropertyFlags kMappable =
        VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    const bool visible = (properties_.memoryTypes[type].propertyFlags & kMappable) == kMappable;
    if (device_local) {
        const uint64_t budget = device_budget();
        if (device_reserved_ + size > budget)
            release_unused(device_reserved_ + size - budget);
        if (device_reserved_ + size > budget)
            return {Error::OutOfDeviceMemory, "The device has no room for another " + megabytes(size) + "; " +
                                                  megabytes(device_reserved_) + " of " + megabytes(budget) +
                                                  " are taken."};
    }
    VkMemoryAllocateFlagsInfo flags{};
    flags.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_FLAGS_INFO;
    flags.flags = VK_MEMORY_ALLOCATE_DEVICE_ADDRESS_BIT;
    VkMemoryAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    info.allocationSize = size;
    info.memoryTypeIndex = type;
    if (linear && device_.capabilities().buffer_device_address)
        info.pNext = &flags;
    VkExportMemoryAllocateInfo shared{};
    shared.sType = VK_STRUCTURE_TYPE_EXPORT_MEMORY_ALLOCATE_INFO;
    shared.handleTypes = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT;
    if (linear && device_local && !visible && device_.capabilities().shares_with_cuda) {
        shared.pNext = info.pNext;
        info.pNext = &shared;
    }
    VkDeviceMemory memory = VK_NULL_HANDLE;
    VkResult result = device_.vk().vkAllocateMemory(device_.handle(), &info, nullptr, &memory);
    if (result == VK_ERROR_OUT_OF_DEVICE_MEMORY && release_unused(size))
        result = device_.vk().vkAllocateMemory(device_.handle(), &info, nullptr, &memory);
    if (result != VK_SUCCESS)
        return device_.check(result, "vkAllocateMemory");
    void* mapped = nullptr;
    if (visible) {
        result = device_.vk().vkMapMemory(device_.handle(), memory, 0, VK_WHOLE_SIZE, 0, &mapped);
        if (result != VK_SUCCESS) {
            device_.vk().vkFreeMemory(device_.handle(), memory, nullptr);
            return device_.check(result, "vkMapMemory");
        }
    }
    blocks_.push_back(std::make_unique<MemoryBlock>(memory, size, type, linear, dedicated, device_local, mapped));
    stats_.reserved += size;
    if (device_local)
        device_reserved_ += size;
    return blocks_.back().get();
}

Result<Allocation> Allocator::allocate(const VkMemoryRequirements& needs, MemoryUse use, bool linear) {
    const std::lock_guard lock(mutex_);
    const auto types = candidate_types(needs.memoryTypeBits, use);
    if (types.empty())
        return {Error::Unsupported, "The device has no memory type for this use."};
    const bool dedicated = needs.size > block_size_ / 4;
    const uint64_t size = dedicated ? size_class(needs.size) : needs.size;
    Status last;
    for (const uint32_t type : types) {
        MemoryBlock* chosen = nullptr;
        uint64_t offset = 0;
        for (const auto& block : blocks_) {
            if (block->type() != type || block->linear() != linear || block->dedicated() != dedicated)
                continue;
            // A pooled single allocation may be a little larger than asked for, but not much.
            if (dedicated && (!block->empty() || block->size() > size + size / 4))
                continue;
            if (block->take(needs.size, needs.alignment, offset)) {
                chosen = block.get();
                break;
            }
        }
        if (chosen) {
            ++stats_.pool_hits;
        } else {
            auto made = new_block(type, dedicated ? size : block_size_, linear, dedicated);
            if (!made) {
                last = made.status();
                if (last.error == Error::DeviceLost)
                    return last;
                continue;
            }
            chosen = made.value();
            ++stats_.pool_misses;
            if (!chosen->take(needs.size, needs.alignment, offset))
                return {Error::Driver, "A fresh memory block is too small for its first piece."};
        }
        ++stats_.allocations;
        stats_.used += needs.size;
        stats_.peak_used = std::max(stats_.peak_used, stats_.used);
        Allocation result;
        result.block = chosen;
        result.memory = chosen->memory();
        result.offset = offset;
        result.size = needs.size;
        result.memory_size = chosen->size();
        result.type = type;
        result.host_cached = (properties_.memoryTypes[type].propertyFlags & VK_MEMORY_PROPERTY_HOST_CACHED_BIT) != 0;
        if (chosen->mapped())
            result.mapped = static_cast<char*>(chosen->mapped()) + offset;
        return result;
    }
    return last;
}

void Allocator::free(const Allocation& allocation) {
    if (!allocation.block)
        return;
    const std::lock_guard lock(mutex_);
    allocation.block->give_back(allocation.offset, allocation.size);
    --stats_.allocations;
    stats_.used -= allocation.size;
}

void Allocator::release_block(size_t index) {
    MemoryBlock& block = *blocks_[index];
    stats_.reserved -= block.size();
    if (block.device_local())
        device_reserved_ -= block.size();
    if (release_hook_)
        release_hook_(block.memory());
    device_.vk().vkFreeMemory(device_.handle(), block.memory(), nullptr); // unmaps as well
    blocks_.erase(blocks_.begin() + static_cast<std::ptrdiff_t>(index));
}

/// Frees empty device-local blocks until `wanted` bytes are back; true when that much came back.
bool Allocator::release_unused(uint64_t wanted) {
    uint64_t freed = 0;
    for (size_t i = blocks_.size(); i-- > 0 && freed < wanted;) {
        if (!blocks_[i]->empty() || !blocks_[i]->device_local())
            continue;
        freed += blocks_[i]->size();
        release_block(i);
    }
    return freed >= wanted && freed > 0;
}

void Allocator::trim() {
    const std::lock_guard lock(mutex_);
    for (size_t i = blocks_.size(); i-- > 0;) {
        if (blocks_[i]->empty())
            release_block(i);
    }
}

MemoryStats Allocator::stats() const {
    const std::lock_guard lock(mutex_);
    MemoryStats stats = stats_;
    stats.blocks = blocks_.size();
    stats.device_budget = device_budget();
    return stats;
}

void Allocator::set_release_hook(std::function<void(VkDeviceMemory)> hook) {
    const std::lock_guard lock(mutex_);
    release_hook_ = std::move(hook);
}

void Allocator::set_limit(uint64_t bytes) {
    const std::lock_guard lock(mutex_);
    limit_ = bytes;
}

} // namespace etna::gpu
