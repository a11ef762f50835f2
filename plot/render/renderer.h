#pragma once

#include <memory>
#include <vulkan/vulkan_core.h>

#include "plot/model/snapshot.h"
#include "plot/render/image.h"
#include "plot/render/view_state.h"

namespace etna::gpu {
class Device;
}

namespace etna::plot {

class Scene;

/// An image that figures are drawn into, with the per-frame buffers that drawing needs: VK_FORMAT_R8G8B8A8_UNORM,
/// usable as colour attachment, sampled image and copy source. After the recorded commands it is in
/// SHADER_READ_ONLY_OPTIMAL. It has `kFramesInFlight` instance buffers used in turn: record it at most that many times
/// before the first of those command buffers has finished. Destroy it only when no command buffer uses it.
class RenderTarget {
  public:
    static constexpr int kFramesInFlight = 4;
    virtual ~RenderTarget() = default;
    virtual VkImage image() const = 0;
    virtual VkImageView view() const = 0;
    virtual int width_px() const = 0;
    virtual int height_px() const = 0;
};

/// Draws figures with Vulkan. One renderer per view: it keeps pipelines, the glyph atlas' image and level-of-detail
/// pyramids, and must be used from one thread at a time. The device must outlive it; destroy it, and its targets, only
/// when no command buffer uses them.
class Renderer {
  public:
    /// Throws `std::runtime_error` if a Vulkan object cannot be made.
    explicit Renderer(gpu::Device& device);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Sizes are in physical pixels, at least 1.
    std::unique_ptr<RenderTarget> create_target(int width_px, int height_px);

    /// Records the figure into `target`: uploads, one render pass, and the barriers on both sides, so that a later
    /// fragment shader on the same queue may sample the image. `commands` must be outside a render pass (Qt Quick:
    /// between `beginExternalCommands` and `endExternalCommands` in `beforeRendering`). `scale` is physical pixels per
    /// 1/96 inch: the window's device pixel ratio.
    void record(VkCommandBuffer commands, RenderTarget& target, const FigureSnapshot& figure, const ViewState& view,
                double scale);
    /// The same with a scene that was built before, for instance on another thread (`build_scene`).
    void record(VkCommandBuffer commands, RenderTarget& target, const Scene& scene);

    /// Draws off-screen on the device's own queue and waits. `dpi` 96 draws one pixel per 1/96 inch.
    Image render_image(const FigureSnapshot& figure, int width_px, int height_px, double dpi,
                       Theme theme = Theme::Light);
    Image render_image(const Scene& scene);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etna::plot
