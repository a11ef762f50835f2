#include "gpu/memory/block.h"

namespace etna::gpu {

bool MemoryBlock::take(uint64_t size, uint64_t alignment, uint64_t& offset) {
    if (alignment == 0)
        alignment = 1;
    auto best = free_.end();
    for (auto range = free_.begin(); range != free_.end(); ++range) {
        const uint64_t start = (range->first + alignment - 1) & ~(alignment - 1);
        const uint64_t lost = start - range->first;
        if (range->second < lost || range->second - lost < size)
            continue;
        if (best == free_.end() || range->second < best->second)
            best = range;
    }
    if (best == free_.end())
        return false;
    const uint64_t begin = best->first;
    const uint64_t end = begin + best->second;
    offset = (begin + alignment - 1) & ~(alignment - 1);
    free_.erase(best);
    if (offset > begin)
        free_[begin] = offset - begin;
    if (offset + size < end)
        free_[offset + size] = end - offset - size;
    return true;
}

void MemoryBlock::give_back(uint64_t offset, uint64_t size) {
    auto next = free_.lower_bound(offset);
    if (next != free_.end() && offset + size == next->first) {
        size += next->second;
        next = free_.erase(next);
    }
    if (next != free_.begin()) {
        const auto before = std::prev(next);
        if (before->first + before->second == offset) {
            before->second += size;
            return;
        }
    }
    free_[offset] = size;
}

} // namespace etna::gpu
