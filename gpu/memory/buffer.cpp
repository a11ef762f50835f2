#include "gpu/memory/buffer.h"

#include "gpu/device/device.h"

#include <utility>

namespace etna::gpu {

Result<Buffer> Buffer::create(const std::shared_ptr<Device>& device, uint64_t size, MemoryUse use,
                              VkBufferUsageFlags usage) {
    const DeviceTable& vk = device->vk();
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = size ? size : 1;
    info.usage = usage | VK_BUFFER_USAGE_TRANSFER_SRC_BIT | VK_BUFFER_USAGE_TRANSFER_DST_BIT |
                 VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
    if (device->capabilities().buffer_device_address)
        info.usage |= VK_BUFFER_USAGE_SHADER_DEVICE_ADDRESS_BIT;
    const auto& families = device->sharing_families();
    if (families.size() > 1) {
        info.sharingMode = VK_SHARING_MODE_CONCURRENT;
        info.queueFamilyIndexCount = static_cast<uint32_t>(families.size());
        info.pQueueFamilyIndices = families.data();
    }
    VkExternalMemoryBufferCreateInfo shared{};
    shared.sType = VK_STRUCTURE_TYPE_EXTERNAL_MEMORY_BUFFER_CREATE_INFO;
    shared.handleTypes = VK_EXTERNAL_MEMORY_HANDLE_TYPE_OPAQUE_FD_BIT;
    if (use == MemoryUse::DeviceLocal && device->capabilities().shares_with_cuda)
        info.pNext = &shared;
    Buffer buffer;
    buffer.device_ = device;
    buffer.size_ = info.size;
    VkResult result = vk.vkCreateBuffer(device->handle(), &info, nullptr, &buffer.handle_);
    if (result != VK_SUCCESS) {
        buffer.handle_ = VK_NULL_HANDLE;
        return device->check(result, "vkCreateBuffer");
    }
    VkMemoryRequirements needs{};
    vk.vkGetBufferMemoryRequirements(device->handle(), buffer.handle_, &needs);
    auto allocation = device->memory().allocate(needs, use, true);
    if (!allocation)
        return allocation.status();
    buffer.allocation_ = allocation.value();
    result =
        vk.vkBindBufferMemory(device->handle(), buffer.handle_, buffer.allocation_.memory, buffer.allocation_.offset);
    if (result != VK_SUCCESS)
        return device->check(result, "vkBindBufferMemory");
    if (device->capabilities().buffer_device_address) {
        VkBufferDeviceAddressInfo address{};
        address.sType = VK_STRUCTURE_TYPE_BUFFER_DEVICE_ADDRESS_INFO;
        address.buffer = buffer.handle_;
        buffer.address_ = vk.vkGetBufferDeviceAddress(device->handle(), &address);
    }
    return buffer;
}

Buffer::~Buffer() {
    reset();
}

Buffer::Buffer(Buffer&& other) noexcept
    : device_(std::move(other.device_)), handle_(std::exchange(other.handle_, VK_NULL_HANDLE)),
      allocation_(std::exchange(other.allocation_, {})), size_(std::exchange(other.size_, 0)),
      address_(std::exchange(other.address_, 0)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
    if (this != &other) {
        reset();
        device_ = std::move(other.device_);
        handle_ = std::exchange(other.handle_, VK_NULL_HANDLE);
        allocation_ = std::exchange(other.allocation_, {});
        size_ = std::exchange(other.size_, 0);
        address_ = std::exchange(other.address_, 0);
    }
    return *this;
}

void Buffer::reset() {
    if (!device_)
        return;
    if (handle_)
        device_->vk().vkDestroyBuffer(device_->handle(), handle_, nullptr);
    device_->memory().free(allocation_);
    handle_ = VK_NULL_HANDLE;
    allocation_ = {};
    device_.reset();
}

} // namespace etna::gpu
