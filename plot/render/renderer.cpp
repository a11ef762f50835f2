#include "plot/render/renderer.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "gpu/device/device.h"
#include "plot/render/pipelines.h"
#include "plot/render/render_target.h"
#include "plot/render/scene.h"
#include "plot/text/glyph_atlas.h"

namespace etna::plot {
namespace {

std::shared_ptr<gpu::Device> drawing_device(gpu::Device& device) {
    if (!device.has_graphics())
        throw std::runtime_error("This Vulkan device cannot draw: it has no graphics queue.");
    return device.shared_from_this();
}

void image_barrier(const gpu::DeviceTable& vk, VkCommandBuffer commands, VkImage image, VkImageLayout from,
                   VkImageLayout to, VkPipelineStageFlags from_stage, VkAccessFlags from_access,
                   VkPipelineStageFlags to_stage, VkAccessFlags to_access) {
    VkImageMemoryBarrier barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER;
    barrier.srcAccessMask = from_access;
    barrier.dstAccessMask = to_access;
    barrier.oldLayout = from;
    barrier.newLayout = to;
    barrier.srcQueueFamilyIndex = barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = image;
    barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
    vk.vkCmdPipelineBarrier(commands, from_stage, to_stage, 0, 0, nullptr, 0, nullptr, 1, &barrier);
}

} // namespace

struct Renderer::Impl {
    explicit Impl(gpu::Device& d) : device(drawing_device(d)), pipelines(device) {}

    struct Atlas {
        gpu::Image image;
        VkDescriptorSet set = VK_NULL_HANDLE;
        uint64_t revision = 0; ///< 0: nothing uploaded yet
    };

    std::shared_ptr<gpu::Device> device;
    Pipelines pipelines;
    /// The last one is current. Smaller ones stay until the end: frames in flight may read them, and there are few.
    std::vector<Atlas> atlases;
    std::unique_ptr<VulkanTarget> offscreen;
    gpu::Buffer download;

    const gpu::DeviceTable& vk() const { return device->vk(); }

    /// Brings the atlas' image up to date; before the render pass.
    void upload_atlas(VkCommandBuffer commands, VulkanTarget& target, VulkanTarget::Slot& slot) {
        if (!atlases.empty() && atlases.back().revision == GlyphAtlas::instance().revision())
            return;
        GlyphAtlas::Texels texels = GlyphAtlas::instance().texels();
        auto height = static_cast<uint32_t>(texels.height);
        if (atlases.empty() || atlases.back().image.height() != height) {
            gpu::ImageOptions options;
            options.width = GlyphAtlas::kWidth;
            options.height = height;
            options.format = VK_FORMAT_R8_UNORM;
            options.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
            auto made = gpu::Image::create(device, options);
            if (!made)
                throw std::runtime_error("No memory for the glyphs of a figure: " + made.status().reason);
            Atlas atlas;
            atlas.image = made.take();
            atlas.set = pipelines.bind_atlas(atlas.image.view());
            atlases.push_back(std::move(atlas));
        }
        Atlas& atlas = atlases.back();
        target.reserve(slot.staging, texels.bytes.size(), VK_BUFFER_USAGE_TRANSFER_SRC_BIT);
        std::memcpy(slot.staging.mapped(), texels.bytes.data(), texels.bytes.size());
        bool fresh = atlas.revision == 0;
        image_barrier(vk(), commands, atlas.image.handle(),
                      fresh ? VK_IMAGE_LAYOUT_UNDEFINED : VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
                      VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, 0,
                      VK_PIPELINE_STAGE_TRANSFER_BIT, VK_ACCESS_TRANSFER_WRITE_BIT);
        VkBufferImageCopy region{};
        region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
        region.imageExtent = {GlyphAtlas::kWidth, height, 1};
        vk().vkCmdCopyBufferToImage(commands, slot.staging.handle(), atlas.image.handle(),
                                    VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
        image_barrier(vk(), commands, atlas.image.handle(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL,
                      VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL, VK_PIPELINE_STAGE_TRANSFER_BIT,
                      VK_ACCESS_TRANSFER_WRITE_BIT, VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT, VK_ACCESS_SHADER_READ_BIT);
        atlas.revision = texels.revision;
    }

    void record(VkCommandBuffer commands, VulkanTarget& target, const Scene& scene) {
        const DrawList& draw = scene.draw;
        VulkanTarget::Slot& slot = target.next_slot();
        upload_atlas(commands, target, slot);

        auto aligned = [](uint64_t n) { return (n + 63) & ~uint64_t{63}; };
        uint64_t line_bytes = draw.lines.size() * sizeof(LineInstance);
        uint64_t shape_bytes = draw.shapes.size() * sizeof(ShapeInstance);
        uint64_t glyph_bytes = draw.glyphs.size() * sizeof(GlyphInstance);
        VkDeviceSize offsets[3] = {0, aligned(line_bytes), aligned(line_bytes) + aligned(shape_bytes)};
        target.reserve(slot.instances, offsets[2] + glyph_bytes + 64, VK_BUFFER_USAGE_VERTEX_BUFFER_BIT);
        std::byte* mapped = slot.instances.mapped();
        if (line_bytes)
            std::memcpy(mapped, draw.lines.data(), line_bytes);
        if (shape_bytes)
            std::memcpy(mapped + offsets[1], draw.shapes.data(), shape_bytes);
        if (glyph_bytes)
            std::memcpy(mapped + offsets[2], draw.glyphs.data(), glyph_bytes);

        VkClearValue clear{};
        clear.color = {{draw.background.r, draw.background.g, draw.background.b, 1}};
        VkRenderPassBeginInfo begin{};
        begin.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO;
        begin.renderPass = pipelines.render_pass();
        begin.framebuffer = target.framebuffer();
        begin.renderArea = {{0, 0}, {static_cast<uint32_t>(target.width_px()), static_cast<uint32_t>(target.height_px())}};
        begin.clearValueCount = 1;
        begin.pClearValues = &clear;
        vk().vkCmdBeginRenderPass(commands, &begin, VK_SUBPASS_CONTENTS_INLINE);
        VkViewport viewport{0, 0, float(target.width_px()), float(target.height_px()), 0, 1};
        vk().vkCmdSetViewport(commands, 0, 1, &viewport);
        VkPipeline bound = VK_NULL_HANDLE;
        for (const Batch& batch : draw.batches)
            record_batch(commands, target, slot, batch, offsets, bound);
        vk().vkCmdEndRenderPass(commands);
    }

    void record_batch(VkCommandBuffer commands, VulkanTarget& target, VulkanTarget::Slot& slot, const Batch& batch,
                      const VkDeviceSize* offsets, VkPipeline& bound) {
        int x0 = std::clamp(batch.scissor.x, 0, target.width_px());
        int y0 = std::clamp(batch.scissor.y, 0, target.height_px());
        int x1 = std::clamp(batch.scissor.x + batch.scissor.width, x0, target.width_px());
        int y1 = std::clamp(batch.scissor.y + batch.scissor.height, y0, target.height_px());
        if (x1 == x0 || y1 == y0 || batch.count == 0)
            return;
        int kind = batch.primitive == Primitive::Line ? 0 : batch.primitive == Primitive::Shape ? 1 : 2;
        VkPipeline pipeline = kind == 0 ? pipelines.line() : kind == 1 ? pipelines.shape() : pipelines.glyph();
        if (pipeline != bound) {
            vk().vkCmdBindPipeline(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline);
            VkBuffer buffer = slot.instances.handle();
            vk().vkCmdBindVertexBuffers(commands, 0, 1, &buffer, &offsets[kind]);
            if (kind == 2)
                vk().vkCmdBindDescriptorSets(commands, VK_PIPELINE_BIND_POINT_GRAPHICS, pipelines.layout(), 0, 1,
                                             &atlases.back().set, 0, nullptr);
            bound = pipeline;
        }
        FrameConstants constants;
        constants.size_px[0] = float(target.width_px());
        constants.size_px[1] = float(target.height_px());
        constants.half_width = batch.width / 2;
        constants.dash_period = batch.dash_period;
        const float color[4] = {batch.color.r, batch.color.g, batch.color.b, batch.color.a};
        std::copy_n(color, 4, constants.color);
        std::copy_n(batch.dash.data(), 4, constants.dash);
        vk().vkCmdPushConstants(commands, pipelines.layout(), VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT,
                                0, sizeof constants, &constants);
        VkRect2D scissor{{x0, y0}, {static_cast<uint32_t>(x1 - x0), static_cast<uint32_t>(y1 - y0)}};
        vk().vkCmdSetScissor(commands, 0, 1, &scissor);
        vk().vkCmdDraw(commands, 4, batch.count, 0, batch.first);
    }
};

Renderer::Renderer(gpu::Device& device) : impl_(std::make_unique<Impl>(device)) {}
Renderer::~Renderer() = default;

std::unique_ptr<RenderTarget> Renderer::create_target(int width_px, int height_px) {
    return std::make_unique<VulkanTarget>(impl_->device, impl_->pipelines.render_pass(), width_px, height_px);
}

void Renderer::record(VkCommandBuffer commands, RenderTarget& target, const FigureSnapshot& figure,
                      const ViewState& view, double scale) {
    record(commands, target, *build_scene(figure, view, target.width_px(), target.height_px(), scale));
}

void Renderer::record(VkCommandBuffer commands, RenderTarget& target, const Scene& scene) {
    impl_->record(commands, static_cast<VulkanTarget&>(target), scene);
}

Image Renderer::render_image(const FigureSnapshot& figure, int width_px, int height_px, double dpi, Theme theme) {
    ViewState view;
    view.theme = theme;
    return render_image(*build_scene(figure, view, width_px, height_px, dpi / 96));
}

Image Renderer::render_image(const Scene& scene) {
    auto& target = impl_->offscreen;
    if (!target || target->width_px() != scene.width_px || target->height_px() != scene.height_px)
        target = std::make_unique<VulkanTarget>(impl_->device, impl_->pipelines.render_pass(), scene.width_px,
                                                scene.height_px);
    Image out;
    out.width = scene.width_px;
    out.height = scene.height_px;
    out.rgba.resize(static_cast<size_t>(out.width) * static_cast<size_t>(out.height) * 4);
    if (!impl_->download || impl_->download.size() < out.rgba.size()) {
        impl_->download = gpu::Buffer();
        auto made = gpu::Buffer::create(impl_->device, out.rgba.size(), gpu::MemoryUse::Download,
                                        VK_BUFFER_USAGE_TRANSFER_DST_BIT);
        if (!made)
            throw std::runtime_error("No memory for a figure's image: " + made.status().reason);
        impl_->download = made.take();
    }
    const gpu::DeviceTable& vk = impl_->vk();
    gpu::Status status = impl_->device->submit_and_wait([&](VkCommandBuffer commands) {
        impl_->record(commands, *target, scene);
        image_barrier(vk, commands, target->image(), VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL,
                      VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, VK_PIPELINE_STAGE_TRANSFER_BIT,
                      VK_ACCESS_TRANSFER_READ_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_ACCESS_TRANSFER_READ_BIT);
        VkBufferImageCopy region{};
        region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
        region.imageExtent = {static_cast<uint32_t>(out.width), static_cast<uint32_t>(out.height), 1};
        vk.vkCmdCopyImageToBuffer(commands, target->image(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
                                  impl_->download.handle(), 1, &region);
        VkMemoryBarrier host{VK_STRUCTURE_TYPE_MEMORY_BARRIER, nullptr, VK_ACCESS_TRANSFER_WRITE_BIT, VK_ACCESS_HOST_READ_BIT};
        vk.vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &host, 0,
                                nullptr, 0, nullptr);
    });
    if (!status.ok()) {
        // Nothing is known about what was uploaded.
        for (Impl::Atlas& atlas : impl_->atlases)
            atlas.revision = 0;
        throw std::runtime_error("The Vulkan device could not draw the figure: " + status.reason);
    }
    std::memcpy(out.rgba.data(), impl_->download.mapped(), out.rgba.size());
    return out;
}

} // namespace etna::plot
