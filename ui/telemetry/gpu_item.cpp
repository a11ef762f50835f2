// ImGui's header brings Vulkan with prototypes for its own backend; it goes first. Our own calls use the device's table.
#include <imgui.h>

#include <backends/imgui_impl_vulkan.h>

#include "gpu/device/device.h"
#include "gpu/memory/image.h"

#include "ui/telemetry/gpu_item.h"

#include "ui/figures/vulkan_host.h"
#include "ui/theme/theme.h"

#include <QHoverEvent>

#include <cstring>

namespace etna::ui {

namespace {

struct Colours {
    ImU32 text, dim, chip, gpu, cpu, panel, scroll;
};

ImU32 colour(const QColor& c) { return IM_COL32(c.red(), c.green(), c.blue(), 255); }

/// The text, or its beginning with an ellipsis when it is wider than `width`.
std::string elided(const std::string& text, float width) {
    if (ImGui::CalcTextSize(text.c_str()).x <= width)
        return text;
    std::string cut = text;
    do {
        do
            cut.pop_back();
        while (!cut.empty() && (cut.back() & 0xC0) == 0x80); // whole UTF-8 characters
        if (!cut.empty() && (cut.back() & 0x80))
            cut.pop_back();
    } while (!cut.empty() && ImGui::CalcTextSize((cut + "…").c_str()).x > width);
    return cut + "…";
}

/// The panel's content in ImGui; sizes in physical pixels, `s` of them per device-independent one.
void draw_report(const GpuReport& report, const Colours& c, ImVec2 size, float s) {
    ImGui::SetNextWindowPos(ImVec2(0, 0));
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(12 * s, 8 * s));
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, 8 * s);
    ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarRounding, 4 * s);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 3 * s));
    ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, c.panel);
    ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, c.scroll);
    ImGui::Begin("gpu", nullptr,
                 ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoCollapse | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground);
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const float width = ImGui::GetContentRegionAvail().x;
    const float name_width = width * (width < 400 * s ? 0.34f : 0.36f), rate_width = (width < 400 * s ? 66 : 84) * s, time_width = 56 * s, gap = 10 * s, row = 24 * s;
    const float bar_width = width - name_width - rate_width - time_width - 3 * gap;
    for (const GpuRow& each : report.rows) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float text_y = at.y + (row - ImGui::GetTextLineHeight()) / 2;
        draw->AddText(ImVec2(at.x, text_y), c.text, elided(each.name, name_width).c_str());
        const float x = at.x + name_width + gap, y = at.y + row / 2 - 4 * s;
        if (bar_width > 12 * s) {
            draw->AddRectFilled(ImVec2(x, y), ImVec2(x + bar_width, y + 8 * s), c.chip, 4 * s);
            if (each.fraction > 0) {
                const float part = std::max(8 * s, static_cast<float>(each.fraction) * bar_width);
                draw->AddRectFilled(ImVec2(x, y), ImVec2(x + part, y + 8 * s), each.on_gpu ? c.gpu : c.cpu, 4 * s);
            }
        }
        draw->AddText(ImVec2(x + bar_width + gap, text_y), c.text, each.rate.c_str());
        const float time = ImGui::CalcTextSize(each.time.c_str()).x;
        draw->AddText(ImVec2(at.x + width - time, text_y), c.text, each.time.c_str());
        ImGui::Dummy(ImVec2(width, row - 3 * s));
    }
    ImGui::Dummy(ImVec2(1, 2 * s));
    ImGui::PushStyleColor(ImGuiCol_Text, c.dim);
    ImGui::PushTextWrapPos(0);
    for (const std::string& sentence : report.sentences)
        ImGui::TextUnformatted(sentence.c_str());
    ImGui::TextUnformatted(report.counters.c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor(3);
    ImGui::End();
    ImGui::PopStyleVar(4);
}

class GpuPainter : public VulkanPainter {
  public:
    GpuPainter(std::shared_ptr<gpu::Device> device, GpuItem* item) : device_(std::move(device)), item_(item) {}

    ~GpuPainter() override {
        if (ready_)
            ImGui_ImplVulkan_Shutdown();
        if (context_)
            ImGui::DestroyContext(context_);
        const auto& vk = device_->vk();
        if (pool_)
            vk.vkDestroyDescriptorPool(device_->handle(), pool_, nullptr);
        if (pass_)
            vk.vkDestroyRenderPass(device_->handle(), pass_, nullptr);
    }

    VulkanPicture resize(QSize pixels) override {
        if (!ready_ && !prepare())
            return {};
        struct Target {
            std::shared_ptr<gpu::Device> device;
            gpu::Image image;
            VkFramebuffer framebuffer = VK_NULL_HANDLE;
            ~Target() {
                if (framebuffer)
                    device->vk().vkDestroyFramebuffer(device->handle(), framebuffer, nullptr);
            }
        };
        gpu::ImageOptions options;
        options.width = static_cast<uint32_t>(pixels.width());
        options.height = static_cast<uint32_t>(pixels.height());
        options.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;
        auto image = gpu::Image::create(device_, options);
        if (!image.ok())
            return {};
        auto target = std::make_shared<Target>();
        target->device = device_;
        target->image = std::move(image.value());
        const VkImageView view = target->image.view();
        VkFramebufferCreateInfo info{VK_STRUCTURE_TYPE_FRAMEBUFFER_CREATE_INFO, nullptr, 0, pass_, 1, &view,
                                     options.width, options.height, 1};
        if (device_->vk().vkCreateFramebuffer(device_->handle(), &info, nullptr, &target->framebuffer) != VK_SUCCESS)
            return {};
        framebuffer_ = target->framebuffer;
        return {target->image.handle(), target};
    }

    void synchronize(QSize pixels, double ratio) override {
        const Tokens& t = tokens();
        if (ratio != ratio_) {
            ratio_ = ratio;
            load_font();
        }
        pixels_ = pixels;
        clear_ = {{static_cast<float>(t.panel.redF()), static_cast<float>(t.panel.greenF()),
                   static_cast<float>(t.panel.blueF()), 1.0f}};
        const Colours colours{colour(t.text),    colour(t.dim),   colour(t.chip), colour(t.gpu),
                              colour(t.keyword), colour(t.panel), colour(t.scroll)};
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = ImVec2(static_cast<float>(pixels.width()), static_cast<float>(pixels.height()));
        io.DeltaTime = 1.0f / 60;
        io.MousePos = ImVec2(static_cast<float>(item_->mouse().x() * ratio),
                             static_cast<float>(item_->mouse().y() * ratio));
        io.MouseWheel = item_->take_wheel();
        ImGui_ImplVulkan_NewFrame();
        // Twice: ImGui sizes its scrollbar from the frame before.
        for (int i = 0; i < 2; ++i) {
            ImGui::NewFrame();
            draw_report(item_->report(), colours, io.DisplaySize, static_cast<float>(ratio));
            ImGui::Render();
            io.MouseWheel = 0;
        }
    }

    void record(VkCommandBuffer commands) override {
        const auto& vk = device_->vk();
        if (!font_uploaded_) {
            font_uploaded_ = ImGui_ImplVulkan_CreateFontsTexture(commands);
        }
        VkRenderPassBeginInfo begin{};
        begin.sType = VK_STRUCTURE_TYPE_RENDER_PASS_BEGIN_INFO;
        begin.renderPass = pass_;
        begin.framebuffer = framebuffer_;
        begin.renderArea.extent = {static_cast<uint32_t>(pixels_.width()), static_cast<uint32_t>(pixels_.height())};
        VkClearValue clear{};
        clear.color = clear_;
        begin.clearValueCount = 1;
        begin.pClearValues = &clear;
        vk.vkCmdBeginRenderPass(commands, &begin, VK_SUBPASS_CONTENTS_INLINE);
        ImGui_ImplVulkan_RenderDrawData(ImGui::GetDrawData(), commands);
        vk.vkCmdEndRenderPass(commands);
    }

  private:
    bool prepare() {
        const auto& vk = device_->vk();
        VkAttachmentDescription colour_attachment{};
        colour_attachment.format = VK_FORMAT_R8G8B8A8_UNORM;
        colour_attachment.samples = VK_SAMPLE_COUNT_1_BIT;
        colour_attachment.loadOp = VK_ATTACHMENT_LOAD_OP_CLEAR;
        colour_attachment.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
        colour_attachment.stencilLoadOp = VK_ATTACHMENT_LOAD_OP_DONT_CARE;
        colour_attachment.stencilStoreOp = VK_ATTACHMENT_STORE_OP_DONT_CARE;
        colour_attachment.initialLayout = VK_IMAGE_LAYOUT_UNDEFINED;
        colour_attachment.finalLayout = VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL;
        const VkAttachmentReference reference{0, VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
        VkSubpassDescription subpass{};
        subpass.pipelineBindPoint = VK_PIPELINE_BIND_POINT_GRAPHICS;
        subpass.colorAttachmentCount = 1;
        subpass.pColorAttachments = &reference;
        // Qt samples the picture in the frame before and in this one.
        VkSubpassDependency dependencies[2] = {};
        dependencies[0].srcSubpass = VK_SUBPASS_EXTERNAL;
        dependencies[0].dstSubpass = 0;
        dependencies[0].srcStageMask = VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT;
        dependencies[0].dstStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
        dependencies[0].srcAccessMask = VK_ACCESS_SHADER_READ_BIT;
        dependencies[0].dstAccessMask = VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT;
        dependencies[1].srcSubpass = 0;
        dependencies[1].dstSubpass = VK_SUBPASS_EXTERNAL;
        dependencies[1].srcStageMask = VK_PIPELINE_STAGE_COLOR_ATTACHMENT_OUTPUT_BIT;
        dependencies[1].dstStageMask = VK_PIPELINE_STAGE_FRAGMENT_SHADER_BIT;
        dependencies[1].srcAccessMask = VK_ACCESS_COLOR_ATTACHMENT_WRITE_BIT;
        dependencies[1].dstAccessMask = VK_ACCESS_SHADER_READ_BIT;
        VkRenderPassCreateInfo pass_info{VK_STRUCTURE_TYPE_RENDER_PASS_CREATE_INFO, nullptr, 0, 1, &colour_attachment, 1,
                                         &subpass, 2, dependencies};
        if (vk.vkCreateRenderPass(device_->handle(), &pass_info, nullptr, &pass_) != VK_SUCCESS)
            return false;
        const VkDescriptorPoolSize pool_size{VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER, 4};
        VkDescriptorPoolCreateInfo pool_info{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO, nullptr,
                                             VK_DESCRIPTOR_POOL_CREATE_FREE_DESCRIPTOR_SET_BIT, 4, 1, &pool_size};
        if (vk.vkCreateDescriptorPool(device_->handle(), &pool_info, nullptr, &pool_) != VK_SUCCESS)
            return false;
        context_ = ImGui::CreateContext();
        ImGui::GetIO().IniFilename = nullptr;
        ImGui::GetIO().LogFilename = nullptr;
        ImGui_ImplVulkan_InitInfo info{};
        info.Instance = device_->instance_handle();
        info.PhysicalDevice = device_->physical();
        info.Device = device_->handle();
        info.QueueFamily = device_->graphics_family();
        info.Queue = device_->graphics_queue();
        info.DescriptorPool = pool_;
        info.MinImageCount = 4; // vertex buffers in turn: more than Qt has frames in flight
        info.ImageCount = 4;
        info.MSAASamples = VK_SAMPLE_COUNT_1_BIT;
        ready_ = ImGui_ImplVulkan_Init(&info, pass_);
        return ready_;
    }

    void load_font() {
        static const ImWchar ranges[] = {0x20, 0xff, 0x370, 0x3ff, 0x2010, 0x2030, 0x2190, 0x21ff, 0x2200, 0x22ff, 0};
        ImFontAtlas* atlas = ImGui::GetIO().Fonts;
        atlas->Clear();
        const QByteArray bytes = interface_font_bytes();
        ImFont* font = nullptr;
        if (!bytes.isEmpty()) {
            void* copy = ImGui::MemAlloc(static_cast<size_t>(bytes.size()));
            std::memcpy(copy, bytes.constData(), static_cast<size_t>(bytes.size()));
            ImFontConfig config;
            config.OversampleH = 3;
            config.OversampleV = 2;
            font = atlas->AddFontFromMemoryTTF(copy, static_cast<int>(bytes.size()),
                                               static_cast<float>(14.5 * ratio_), &config, ranges);
        }
        if (!font)
            atlas->AddFontDefault();
        font_uploaded_ = false;
        // NewFrame asserts on a built atlas, the texture follows in the next command buffer.
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        atlas->GetTexDataAsRGBA32(&pixels, &width, &height);
    }

    std::shared_ptr<gpu::Device> device_;
    GpuItem* item_;
    ImGuiContext* context_ = nullptr;
    VkRenderPass pass_ = VK_NULL_HANDLE;
    VkDescriptorPool pool_ = VK_NULL_HANDLE;
    VkFramebuffer framebuffer_ = VK_NULL_HANDLE;
    VkClearColorValue clear_{};
    QSize pixels_;
    double ratio_ = 0;
    bool ready_ = false;
    bool font_uploaded_ = false;
};

} // namespace

GpuItem::GpuItem() { setAcceptHoverEvents(true); }

void GpuItem::set_report(const GpuReport& report) {
    report_ = report;
    redraw();
}

float GpuItem::take_wheel() {
    const float wheel = wheel_;
    wheel_ = 0;
    return wheel;
}

std::unique_ptr<VulkanPainter> GpuItem::make_painter() {
    return std::make_unique<GpuPainter>(VulkanHost::instance()->device(), this);
}

void GpuItem::wheelEvent(QWheelEvent* event) {
    wheel_ += static_cast<float>(event->angleDelta().y() / 120.0);
    mouse_ = event->position();
    redraw();
    event->accept();
}

void GpuItem::hoverMoveEvent(QHoverEvent* event) { mouse_ = event->position(); }

} // namespace etna::ui
