#include "gpu/memory/image.h"

#include "gpu/device/device.h"

#include <utility>

namespace etna::gpu {

Result<Image> Image::create(const std::shared_ptr<Device>& device, const ImageOptions& options) {
    const DeviceTable& vk = device->vk();
    VkImageCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_IMAGE_CREATE_INFO;
    info.imageType = VK_IMAGE_TYPE_2D;
    info.format = options.format;
    info.extent = {options.width, options.height, 1};
    info.mipLevels = 1;
    info.arrayLayers = 1;
    info.samples = options.samples;
    info.tiling = VK_IMAGE_TILING_OPTIMAL;
    info.usage = options.usage;
    info.initialLayout = VK_IMAGE_LAYOUT_UNDEFINED;
    Image image;
    image.device_ = device;
    image.options_ = options;
    VkResult result = vk.vkCreateImage(device->handle(), &info, nullptr, &image.handle_);
    if (result != VK_SUCCESS) {
        image.handle_ = VK_NULL_HANDLE;
        return device->check(result, "vkCreateImage");
    }
    VkMemoryRequirements needs{};
    vk.vkGetImageMemoryRequirements(device->handle(), image.handle_, &needs);
    auto allocation = device->memory().allocate(needs, MemoryUse::DeviceLocal, false);
    if (!allocation)
        return allocation.status();
    image.allocation_ = allocation.value();
    result = vk.vkBindImageMemory(device->handle(), image.handle_, image.allocation_.memory, image.allocation_.offset);
    if (result != VK_SUCCESS)
        return device->check(result, "vkBindImageMemory");
    constexpr VkImageUsageFlags kViewable =
        VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_STORAGE_BIT | VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT |
        VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_INPUT_ATTACHMENT_BIT;
    if (options.usage & kViewable) {
        VkImageViewCreateInfo view{};
        view.sType = VK_STRUCTURE_TYPE_IMAGE_VIEW_CREATE_INFO;
        view.image = image.handle_;
        view.viewType = VK_IMAGE_VIEW_TYPE_2D;
        view.format = options.format;
        view.subresourceRange = {options.aspect, 0, 1, 0, 1};
        result = vk.vkCreateImageView(device->handle(), &view, nullptr, &image.view_);
        if (result != VK_SUCCESS) {
            image.view_ = VK_NULL_HANDLE;
            return device->check(result, "vkCreateImageView");
        }
    }
    return image;
}

Image::~Image() {
    reset();
}

Image::Image(Image&& other) noexcept
    : device_(std::move(other.device_)), handle_(std::exchange(other.handle_, VK_NULL_HANDLE)),
      view_(std::exchange(other.view_, VK_NULL_HANDLE)), allocation_(std::exchange(other.allocation_, {})),
      options_(other.options_) {}

Image& Image::operator=(Image&& other) noexcept {
    if (this != &other) {
        reset();
        device_ = std::move(other.device_);
        handle_ = std::exchange(other.handle_, VK_NULL_HANDLE);
        view_ = std::exchange(other.view_, VK_NULL_HANDLE);
        allocation_ = std::exchange(other.allocation_, {});
        options_ = other.options_;
    }
    return *this;
}

void Image::reset() {
    if (!device_)
        return;
    if (view_)
        device_->vk().vkDestroyImageView(device_->handle(), view_, nullptr);
    if (handle_)
        device_->vk().vkDestroyImage(device_->handle(), handle_, nullptr);
    device_->memory().free(allocation_);
    view_ = VK_NULL_HANDLE;
    handle_ = VK_NULL_HANDLE;
    allocation_ = {};
    device_.reset();
}

} // namespace etna::gpu
