#include "gpu/kernel/call.h"

#include <cstring>

namespace etna::gpu {
namespace {

constexpr uint32_t kSetsPerPool = 64;
constexpr uint32_t kBindingsPerPool = 1024;

void append(std::vector<uint32_t>& words, uint64_t value) {
    words.push_back(static_cast<uint32_t>(value));
    words.push_back(static_cast<uint32_t>(value >> 32));
}

} // namespace

DescriptorSets::~DescriptorSets() {
    for (VkDescriptorPool pool : pools_)
        device_->vk().vkDestroyDescriptorPool(device_->handle(), pool, nullptr);
}

Result<DescriptorSets::Set> DescriptorSets::allocate(VkDescriptorSetLayout layout, uint32_t bindings) {
    const std::lock_guard lock(mutex_);
    const DeviceTable& vk = device_->vk();
    VkDescriptorSetAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO;
    info.descriptorSetCount = 1;
    info.pSetLayouts = &layout;
    Set set;
    for (auto pool = pools_.rbegin(); pool != pools_.rend(); ++pool) {
        info.descriptorPool = set.pool = *pool;
        if (vk.vkAllocateDescriptorSets(device_->handle(), &info, &set.set) == VK_SUCCESS)
            return set;
    }
    const VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, kBindingsPerPool + bindings};
    VkDescriptorPoolCreateInfo pool{};
    pool.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO;
    pool.flags = VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT;
    pool.maxSets = kSetsPerPool;
    pool.poolSizeCount = 1;
    pool.pPoolSizes = &size;
    VkResult result = vk.vkCreateDescriptorPool(device_->handle(), &pool, nullptr, &set.pool);
    if (result != VK_SUCCESS)
        return device_->check(result, "vkCreateDescriptorPool");
    pools_.push_back(set.pool);
    info.descriptorPool = set.pool;
    result = vk.vkAllocateDescriptorSets(device_->handle(), &info, &set.set);
    if (result != VK_SUCCESS)
        return device_->check(result, "vkAllocateDescriptorSets");
    return set;
}

void DescriptorSets::free(const Set& set) {
    if (!set.set)
        return;
    const std::lock_guard lock(mutex_);
    device_->vk().vkFreeDescriptorSets(device_->handle(), set.pool, 1, &set.set);
}

Result<KernelCall> KernelCall::prepare(const std::shared_ptr<Device>& device, DescriptorSets& sets,
                                       std::shared_ptr<ComputePipeline> pipeline, const ArgumentLayout& layout,
                                       const Arguments& arguments) {
    KernelCall call;
    call.device_ = device.get();
    call.sets_ = &sets;
    call.pipeline_ = std::move(pipeline);
    std::vector<uint32_t> scalars;
    if (layout.addresses()) {
        for (const Buffer* buffer : arguments.buffers)
            append(scalars, buffer->address());
    }
    for (const uint64_t word : arguments.words64)
        append(scalars, word);
    scalars.insert(scalars.end(), arguments.words32.begin(), arguments.words32.end());

    call.push_ = {0, 0};
    if (!layout.spilled()) {
        call.push_.insert(call.push_.end(), scalars.begin(), scalars.end());
    } else {
        auto made = Buffer::create(device, scalars.size() * 4, MemoryUse::Upload);
        if (!made)
            return made.status();
        call.arguments_ = made.take();
        std::memcpy(call.arguments_.mapped(), scalars.data(), scalars.size() * 4);
        if (layout.addresses())
            append(call.push_, call.arguments_.address());
    }
    if (call.pipeline_->bindings() == 0)
        return call;

    auto set = sets.allocate(call.pipeline_->set_layout(), call.pipeline_->bindings());
    if (!set)
        return set.status();
    call.set_ = set.value();
    std::vector<VkDescriptorBufferInfo> infos;
    for (const Buffer* buffer : arguments.buffers)
        infos.push_back({buffer->handle(), 0, VK_WHOLE_SIZE});
    if (call.arguments_)
        infos.push_back({call.arguments_.handle(), 0, VK_WHOLE_SIZE});
    std::vector<VkWriteDescriptorSet> writes(infos.size());
    for (size_t i = 0; i < infos.size(); ++i) {
        writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        writes[i].dstSet = call.set_.set;
        writes[i].dstBinding = static_cast<uint32_t>(i);
        writes[i].descriptorCount = 1;
        writes[i].descriptorType = VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        writes[i].pBufferInfo = &infos[i];
    }
    device->vk().vkUpdateDescriptorSets(device->handle(), static_cast<uint32_t>(writes.size()), writes.data(), 0,
                                        nullptr);
    return call;
}

void KernelCall::record(VkCommandBuffer commands, uint32_t base, uint32_t count, uint32_t groups) {
    const DeviceTable& vk = device_->vk();
    push_[0] = base;
    push_[1] = count;
    vk.vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline_->handle());
    if (set_.set)
        vk.vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_COMPUTE, pipeline_->layout(), 0, 1, &set_.set, 0,
                                   nullptr);
    vk.vkCmdPushConstants(commands, pipeline_->layout(), VK_SHADER_STAGE_COMPUTE_BIT, 0,
                          static_cast<uint32_t>(push_.size() * 4), push_.data());
    vk.vkCmdDispatch(commands, groups, 1, 1);
}

void KernelCall::retire(ComputeQueue& queue, uint64_t value, KernelCall call) {
    if (!call.set_.set && !call.arguments_)
        return; // pipelines live as long as their store
    auto kept = std::make_shared<KernelCall>(std::move(call));
    queue.retire(value, [kept] {
        kept->sets_->free(kept->set_);
        kept->arguments_ = Buffer();
    });
}

} // namespace etna::gpu
