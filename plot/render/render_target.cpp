#include "plot/render/render_target.h"

#include <algorithm>
#include <stdexcept>

#include "gpu/device/device.h"
#include "plot/render/pipelines.h"

namespace etna::plot {

VulkanTarget::VulkanTarget(std::shared_ptr<gpu::Device> device, VkRenderPass pass, int width_px, int height_px)
    : device_(std::move(device)) {
    VkPhysicalDeviceProperties properties;
    device_->vki().vkGetPhysicalDeviceProperties(device_->physical(), &properties);
    int largest = static_cast<int>(std::min(properties.limits.maxImageDimension2D, 32768u));
    if (width_px > largest || height_px > largest)
        throw std::runtime_error("The image would be " + std::to_string(width_px) + " by " + std::to_string(height_px) +
                                 " pixels; this device draws up to " + std::to_string(largest) +
                                 ". Use a lower resolution.");
    gpu::ImageOptions options;
    options.width = static_cast<uint32_t>(std::max(1, width_px));
    options.height = static_cast<uint32_t>(std::max(1, height_px));
    options.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    auto made = gpu::Image::create(device_, options);
    if (!made)
        throw std::runtime_error("No memory for a figure's image: " + made.status().reason);
    image_ = made.take();
    VkImageView view = image_.view();
    VkFramebufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO;
    info.renderPass = pass;
    info.attachmentCount = 1;
    info.pAttachments = &view;
    info.width = options.width;
    info.height = options.height;
    info.layers = 1;
    require(*device_, device_->vk().vkCreateFramebuffer(device_->handle(), &info, nullptr, &framebuffer_),
            "vkCreateFramebuffer");
}

VulkanTarget::~VulkanTarget() { device_->vk().vkDestroyFramebuffer(device_->handle(), framebuffer_, nullptr); }

void VulkanTarget::reserve(gpu::Buffer& buffer, uint64_t bytes, VkBufferUsageFlags usage) {
    if (buffer && buffer.size() >= bytes)
        return;
    uint64_t size = std::max<uint64_t>(bytes + bytes / 2, 64 * 1024);
    buffer = gpu::Buffer();
    auto made = gpu::Buffer::create(device_, size, gpu::MemoryUse::Upload, usage);
    if (!made)
        throw std::runtime_error("No memory for a figure's lines: " + made.status().reason);
    buffer = made.take();
}

} // namespace etna::plot
