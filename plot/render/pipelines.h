#pragma once

#include <memory>

#include "gpu/device/vulkan.h"

namespace etna::gpu {
class Device;
}

namespace etna::plot {

/// Throws `std::runtime_error` for anything but VK_SUCCESS.
void require(gpu::Device& device, VkResult result, const char* what);

/// Push constants of every pipeline; `shaders/frame.glsl` has the same members.
struct FrameConstants {
    float size_px[2] = {1, 1};
    float half_width = 0.5f;
    float dash_period = 0;
    float color[4] = {0, 0, 0, 1};
    float dash[4] = {0, 0, 0, 0};
};
static_assert(sizeof(FrameConstants) == 48);

/// The render pass, the three pipelines (lines, shapes, glyphs: one instance a primitive, four vertices an instance)
/// and what binds the glyph atlas. All of one device, destroyed together.
class Pipelines {
  public:
    explicit Pipelines(std::shared_ptr<gpu::Device> device);
    ~Pipelines();
    Pipelines(const Pipelines&) = delete;
    Pipelines& operator=(const Pipelines&) = delete;

    VkRenderPass render_pass() const { return render_pass_; }
    VkPipelineLayout layout() const { return layout_; }
    VkPipeline line() const { return pipelines_[0]; }
    VkPipeline shape() const { return pipelines_[1]; }
    VkPipeline glyph() const { return pipelines_[2]; }
    /// A descriptor set for an atlas image; there are enough for as often as the atlas can grow.
    VkDescriptorSet bind_atlas(VkImageView view);

  private:
    void destroy();
    void make_render_pass();
    void make_layout();
    void make_pipelines();

    std::shared_ptr<gpu::Device> device_;
    VkRenderPass render_pass_ = VK_NULL_HANDLE;
    VkSampler sampler_ = VK_NULL_HANDLE;
    VkDescriptorSetLayout set_layout_ = VK_NULL_HANDLE;
    VkDescriptorPool pool_ = VK_NULL_HANDLE;
    VkPipelineLayout layout_ = VK_NULL_HANDLE;
    VkPipeline pipelines_[3] = {};
};

} // namespace etna::plot
