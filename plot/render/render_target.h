#pragma once

#include "gpu/memory/buffer.h"
#include "gpu/memory/image.h"
#include "plot/render/renderer.h"

namespace etna::plot {

/// The implementation of `RenderTarget`: the image, its framebuffer, and for each frame in flight the buffers that its
/// commands read.
class VulkanTarget final : public RenderTarget {
  public:
    struct Slot {
        gpu::Buffer instances; ///< lines, shapes, glyphs, one after the other
        gpu::Buffer staging;   ///< texels of the atlas, when this frame uploads them
    };

    VulkanTarget(std::shared_ptr<gpu::Device> device, VkRenderPass pass, int width_px, int height_px);
    ~VulkanTarget() override;

    VkImage image() const override { return image_.handle(); }
    VkImageView view() const override { return image_.view(); }
    int width_px() const override { return static_cast<int>(image_.width()); }
    int height_px() const override { return static_cast<int>(image_.height()); }

    VkFramebuffer framebuffer() const { return framebuffer_; }
    /// The buffers of the next frame: the ones used longest ago.
    Slot& next_slot() { return slots_[static_cast<size_t>(next_++ % kFramesInFlight)]; }
    /// Makes `buffer` at least this large; what it held is lost.
    void reserve(gpu::Buffer& buffer, uint64_t bytes, VkBufferUsageFlags usage);

  private:
    std::shared_ptr<gpu::Device> device_;
    gpu::Image image_;
    VkFramebuffer framebuffer_ = VK_NULL_HANDLE;
    std::array<Slot, kFramesInFlight> slots_;
    int next_ = 0;
};

} // namespace etna::plot
