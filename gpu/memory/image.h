#pragma once

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"
#include "gpu/memory/allocator.h"

#include <cstdint>
#include <memory>

namespace etna::gpu {

struct ImageOptions {
    uint32_t width = 1;
    uint32_t height = 1;
    VkFormat format = VK_FORMAT_R8G8B8A8_UNORM;
    VkImageUsageFlags usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT;
    VkSampleCountFlagBits samples = VK_SAMPLE_COUNT_1_BIT;
    VkImageAspectFlags aspect = VK_IMAGE_ASPECT_COLOR_BIT;
};

/// A 2-D VkImage in device memory with a view of all of it. Move-only; keeps its device alive. Starts in layout
/// UNDEFINED. Destroy it only after the queue has finished with it.
class Image {
  public:
    Image() = default;
    static Result<Image> create(const std::shared_ptr<Device>& device, const ImageOptions& options);
    ~Image();
    Image(Image&& other) noexcept;
    Image& operator=(Image&& other) noexcept;

    explicit operator bool() const { return handle_ != VK_NULL_HANDLE; }
    VkImage handle() const { return handle_; }
    VkImageView view() const { return view_; }
    uint32_t width() const { return options_.width; }
    uint32_t height() const { return options_.height; }
    VkFormat format() const { return options_.format; }
    const ImageOptions& options() const { return options_; }

  private:
    void reset();
    std::shared_ptr<Device> device_;
    VkImage handle_ = VK_NULL_HANDLE;
    VkImageView view_ = VK_NULL_HANDLE;
    Allocation allocation_;
    ImageOptions options_;
};

} // namespace etna::gpu
