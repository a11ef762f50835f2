#include "plot/render/pipelines.h"

#include <array>
#include <span>
#include <stdexcept>
#include <string>

#include "gpu/device/device.h"
#include "plot/render/draw_list.h"

#include "glyph_frag.h"
#include "glyph_vert.h"
#include "line_frag.h"
#include "line_vert.h"
#include "shape_frag.h"
#include "shape_vert.h"

namespace etna::plot {
namespace {

constexpr uint32_t kMaxAtlases = 8;

class ShaderModule {
  public:
    ShaderModule(gpu::Device& device, std::span<const uint32_t> words) : device_(device) {
        VkShaderModuleCreateInfo info{VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO, nullptr, 0, words.size_bytes(),
                                      words.data()};
        require(device_, device_.vk().vkCreateShaderModule(device_.handle(), &info, nullptr, &handle_),
                "vkCreateShaderModule");
    }
    ~ShaderModule() { device_.vk().vkDestroyShaderModule(device_.handle(), handle_, nullptr); }
    ShaderModule(const ShaderModule&) = delete;
    ShaderModule& operator=(const ShaderModule&) = delete;
    VkShaderModule handle() const { return handle_; }

  private:
    gpu::Device& device_;
    VkShaderModule handle_ = VK_NULL_HANDLE;
};

struct InstanceFormat {
    uint32_t stride;
    std::span<const VkVertexInputAttributeDescription> attributes;
};

constexpr VkFormat kFloat1 = VK_FORMAT_R32_SFLOAT, kFloat2 = VK_FORMAT_R32G32_SFLOAT,
                   kFloat4 = VK_FORMAT_R32G32B32A32_SFLOAT;
constexpr VkVertexInputAttributeDescription kLineAttributes[] = {{0, 0, kFloat4, 0}, {1, 0, kFloat4, 16},
                                                                 {2, 0, kFloat1, 32}};
constexpr VkVertexInputAttributeDescription kShapeAttributes[] = {{0, 0, kFloat4, 0}, {1, 0, kFloat4, 16},
                                                                  {2, 0, kFloat4, 32}, {3, 0, kFloat4, 48}};
constexpr VkVertexInputAttributeDescription kGlyphAttributes[] = {
    {0, 0, kFloat4, 0}, {1, 0, kFloat4, 16}, {2, 0, kFloat4, 32}, {3, 0, kFloat2, 48}, {4, 0, kFloat4, 56}};

VkPipeline make_pipeline(gpu::Device& device, VkRenderPass pass, VkPipelineLayout layout,
                         std::span<const uint32_t> vertex, std::span<const uint32_t> fragment,
                         const InstanceFormat& format) {
    ShaderModule vertex_module(device, vertex), fragment_module(device, fragment);
    VkPipelineShaderStageCreateInfo stages[2] = {};
    for (int i = 0; i < 2; ++i) {
        stages[i].sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
        stages[i].stage = i == 0 ? VK_SHADER_STAGE_VERTEX_BIT : VK_SHADER_STAGE_FRAGMENT_BIT;
        stages[i].module = i == 0 ? vertex_module.handle() : fragment_module.handle();
        stages[i].pName = "main";
    }
    VkVertexInputBindingDescription binding{0, format.stride, VK_VERTEX_INPUT_RATE_INSTANCE};
    VkPipelineVertexInputStateCreateInfo input{};
    input.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO;
    input.vertexBindingDescriptionCount = 1;
    input.pVertexBindingDescriptions = &binding;
    input.vertexAttributeDescriptionCount = static_cast<uint32_t>(format.attributes.size());
    input.pVertexAttributeDescriptions = format.attributes.data();
    VkPipelineInputAssemblyStateCreateInfo assembly{};
    assembly.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO;
    assembly.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_STRIP;
    VkPipelineViewportStateCreateInfo viewport{};
    viewport.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO;
    viewport.viewportCount = viewport.scissorCount = 1;
    VkPipelineRasterizationStateCreateInfo raster{};
    raster.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO;
    raster.polygonMode = VK_POLYGON_MODE_FILL;
    raster.cullMode = VK_CULL_MODE_NONE;
    raster.lineWidth = 1;
    VkPipelineMultisampleStateCreateInfo samples{};
    samples.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO;
    samples.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT;
    VkPipelineColorBlendAttachmentState blend{};
    blend.blendEnable = VK_TRUE;
    blend.srcColorBlendFactor = blend.srcAlphaBlendFactor = VK_BLEND_FACTOR_ONE;
    blend.dstColorBlendFactor = blend.dstAlphaBlendFactor = VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA;
    blend.colorWriteMask = 0xF;
    VkPipelineColorBlendStateCreateInfo blending{};
    blending.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO;
    blending.attachmentCount = 1;
    blending.pAttachments = &blend;
    constexpr VkDynamicState dynamic_states[] = {VK_DYNAMIC_STATE_VIEWPORT, VK_DYNAMIC_STATE_SCISSOR};
    VkPipelineDynamicStateCreateInfo dynamic{};
    dynamic.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO;
    dynamic.dynamicStateCount = 2;
    dynamic.pDynamicStates = dynamic_states;
    VkGraphicsPipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO;
    info.stageCount = 2;
    info.pStages = stages;
    info.pVertexInputState = &input;
    info.pInputAssemblyState = &assembly;
    info.pViewportState = &viewport;
    info.pRasterizationState = &raster;
    info.pMultisampleState = &samples;
    info.pColorBlendState = &blending;
    info.pDynamicState = &dynamic;
    info.layout = layout;
    info.renderPass = pass;
    VkPipeline pipeline = VK_NULL_HANDLE;
    require(device, device.vk().vkCreateGraphicsPipelines(device.handle(), VK_NULL_HANDLE, 1, &info, nullptr, &pipeline),
            "vkCreateGraphicsPipelines");
    return pipeline;
}

} // namespace

void require(gpu::Device& device, VkResult result, const char* what) {
    if (result == VK_SUCCESS)
        return;
    gpu::Status status = device.check(result, what);
    throw std::runtime_error("The Vulkan device could not draw the figure: " +
                             (status.reason.empty() ? std::string(what) : status.reason));
}

Pipelines::Pipelines(std::shared_ptr<gpu::Device> device) : device_(std::move(device)) {
    try {
        make_render_pass();
        make_layout();
        make_pipelines();
    } catch (...) {
        destroy();
        throw;
    }
}

Pipelines::~Pipelines() { destroy(); }

void Pipelines::destroy() {
    const gpu::DeviceTable& vk = device_->vk();
    VkDevice d = device_->handle();
    for (VkPipeline p : pipelines_)
        vk.vkDestroyPipeline(d, p, nullptr);
    vk.vkDestroyPipelineLayout(d, layout_, nullptr);
    vk.vkDestroyDescriptorPool(d, pool_, nullptr);
    vk.vkDestroyDescriptorSetLayout(d, set_layout_, nullptr);
    vk.vkDestroySampler(d, sampler_, nullptr);
    vk.vkDestroyRenderPass(d, render_pass_, nullptr);
}

void Pipelines::make_render_pass() {
    VkAttachmentDescription color{};
    color.format = VK_FORMAT_R8G8B8A8_UNORM;
    color.samples = VK_SAMPLE_COUNT_1_BIT;
    color.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
    color.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
    color.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
    color.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
    color.initialLayout = VK_IMAGE_LAYOUT_UNDEFINED;
    color.finalLayout = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
    VkAttachmentReference reference{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
    VkSubpassDescription subpass{};
    subpass.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS;
    subpass.colorAttachmentCount = 1;
    subpass.pColorAttachments = &reference;
    // Before: whoever sampled or copied the previous picture has finished. After: it may be sampled or copied.
    VkSubpassDependency dependencies[2] = {};
    constexpr VkPipelineStageFlags readers = VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT | VK_PIPELINE_STAGE_TRANSFER_BIT;
    dependencies[0] = {VK_SUBPASS_EXTERNAL, 0,
                       readers | VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT,
                       VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT,
                       VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT,
                       VK_ACCESS_COLOR_ATTACHMENT_READ_BIT | VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT, 0};
    dependencies[1] = {0, VK_SUBPASS_EXTERNAL, VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT, readers,
                       VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT, VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_TRANSFER_READ_BIT, 0};
    VkRenderPassCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO;
    info.attachmentCount = 1;
    info.pAttachments = &color;
    info.subpassCount = 1;
    info.pSubpasses = &subpass;
    info.dependencyCount = 2;
    info.pDependencies = dependencies;
    require(*device_, device_->vk().vkCreateRenderPass(device_->handle(), &info, nullptr, &render_pass_),
            "vkCreateRenderPass");
}

void Pipelines::make_layout() {
    const gpu::DeviceTable& vk = device_->vk();
    VkSamplerCreateInfo sampler{};
    sampler.sType = VK_STRUCTURE_TYPE_SAMPLER_CREATE_INFO;
    sampler.magFilter = sampler.minFilter = VK_FILTER_LINEAR;
    sampler.addressModeU = sampler.addressModeV = sampler.addressModeW = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    require(*device_, vk.vkCreateSampler(device_->handle(), &sampler, nullptr, &sampler_), "vkCreateSampler");
    VkDescriptorSetLayoutBinding binding{0, VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 1, VK_SHADER_STAGE_FRAGMENT_BIT,
                                         &sampler_};
    VkDescriptorSetLayoutCreateInfo sets{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO, nullptr, 0, 1, &binding};
    require(*device_, vk.vkCreateDescriptorSetLayout(device_->handle(), &sets, nullptr, &set_layout_),
            "vkCreateDescriptorSetLayout");
    VkDescriptorPoolSize size{VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, kMaxAtlases};
    VkDescriptorPoolCreateInfo pool{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO, nullptr, 0, kMaxAtlases, 1, &size};
    require(*device_, vk.vkCreateDescriptorPool(device_->handle(), &pool, nullptr, &pool_), "vkCreateDescriptorPool");
    VkPushConstantRange range{VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0, sizeof(FrameConstants)};
    VkPipelineLayoutCreateInfo layout{VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO, nullptr, 0, 1, &set_layout_, 1, &range};
    require(*device_, vk.vkCreatePipelineLayout(device_->handle(), &layout, nullptr, &layout_), "vkCreatePipelineLayout");
}

void Pipelines::make_pipelines() {
    pipelines_[0] = make_pipeline(*device_, render_pass_, layout_, line_vert, line_frag,
                                  {sizeof(LineInstance), kLineAttributes});
    pipelines_[1] = make_pipeline(*device_, render_pass_, layout_, shape_vert, shape_frag,
                                  {sizeof(ShapeInstance), kShapeAttributes});
    pipelines_[2] = make_pipeline(*device_, render_pass_, layout_, glyph_vert, glyph_frag,
                                  {sizeof(GlyphInstance), kGlyphAttributes});
}

VkDescriptorSet Pipelines::bind_atlas(VkImageView view) {
    VkDescriptorSetAllocateInfo allocate{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO, nullptr, pool_, 1, &set_layout_};
    VkDescriptorSet set = VK_NULL_HANDLE;
    require(*device_, device_->vk().vkAllocateDescriptorSets(device_->handle(), &allocate, &set),
            "vkAllocateDescriptorSets");
    VkDescriptorImageInfo image{VK_NULL_HANDLE, view, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
    VkWriteDescriptorSet write{};
    write.sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
    write.dstSet = set;
    write.descriptorCount = 1;
    write.descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
    write.pImageInfo = &image;
    device_->vk().vkUpdateDescriptorSets(device_->handle(), 1, &write, 0, nullptr);
    return set;
}

} // namespace etna::plot
