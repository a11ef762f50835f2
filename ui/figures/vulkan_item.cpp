#include "gpu/device/device.h"

#include "ui/figures/vulkan_item.h"

#include "ui/figures/vulkan_host.h"

#include <QQuickWindow>
#include <QSGSimpleTextureNode>
#include <QSGTexture>
#include <qsgtexture_platform.h>

#include <deque>

namespace etna::ui {

namespace {

/// Frames after which no command buffer of the window can use a replaced picture (Qt 6.4 keeps two in flight).
constexpr int kRetireFrames = 4;

class PictureNode : public QObject, public QSGSimpleTextureNode {
  public:
    PictureNode(QQuickWindow* window, std::unique_ptr<VulkanPainter> painter)
        : window_(window), painter_(std::move(painter)) {
        setOwnsTexture(false);
        setFiltering(QSGTexture::Nearest);
        connect(window, &QQuickWindow::beforeRendering, this, [this] { before_rendering(); }, Qt::DirectConnection);
    }

    ~PictureNode() override {
        // The window's frames may still be on their way; afterwards everything may go.
        if (VulkanHost* host = VulkanHost::instance())
            host->device()->vk().vkQueueWaitIdle(host->device()->graphics_queue());
        delete texture();
        picture_ = {};
        retired_.clear();
        painter_.reset();
    }

    /// GUI thread blocked. False: there is nothing to show.
    bool synchronize(QSize pixels, double ratio, bool dirty) {
        if (pixels != pixels_) {
            retire();
            pixels_ = pixels;
            picture_ = painter_->resize(pixels);
            if (!picture_.image)
                return false;
            setTexture(QNativeInterface::QSGVulkanTexture::fromNative(
                picture_.image, VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL, window_, pixels));
            dirty = true;
        }
        if (!picture_.image)
            return false;
        if (dirty) {
            painter_->synchronize(pixels, ratio);
            record_ = true;
            markDirty(QSGNode::DirtyMaterial);
        }
        return true;
    }

  private:
    struct Retired {
        VulkanPicture picture;
        std::unique_ptr<QSGTexture> texture;
        int frames = 0;
    };

    void retire() {
        if (picture_.image)
            retired_.push_back({std::move(picture_), std::unique_ptr<QSGTexture>(texture()), 0});
        picture_ = {};
    }

    void before_rendering() {
        while (!retired_.empty() && retired_.front().frames >= kRetireFrames)
            retired_.pop_front();
        for (Retired& old : retired_)
            ++old.frames;
        if (!record_)
            return;
        record_ = false;
        window_->beginExternalCommands();
        auto* commands = static_cast<VkCommandBuffer*>(window_->rendererInterface()->getResource(
            window_, QSGRendererInterface::CommandListResource));
        if (commands && *commands)
            painter_->record(*commands);
        window_->endExternalCommands();
    }

    QQuickWindow* window_;
    std::unique_ptr<VulkanPainter> painter_;
    VulkanPicture picture_;
    std::deque<Retired> retired_;
    QSize pixels_;
    bool record_ = false;
};

} // namespace

VulkanItem::VulkanItem(QQuickItem* parent) : QQuickItem(parent) { setFlag(ItemHasContents); }

void VulkanItem::redraw() {
    dirty_ = true;
    update();
}

void VulkanItem::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    update();
}

QSGNode* VulkanItem::updatePaintNode(QSGNode* old, UpdatePaintNodeData*) {
    auto* node = static_cast<PictureNode*>(old);
    const double ratio = window()->effectiveDevicePixelRatio();
    const QSize pixels(qRound(width() * ratio), qRound(height() * ratio));
    if (pixels.isEmpty()) {
        delete node;
        return nullptr;
    }
    if (!node) {
        std::unique_ptr<VulkanPainter> painter = make_painter();
        if (!painter)
            return nullptr;
        node = new PictureNode(window(), std::move(painter));
        dirty_ = true;
    }
    if (!node->synchronize(pixels, ratio, dirty_)) {
        delete node;
        return nullptr;
    }
    dirty_ = false;
    node->setRect(0, 0, width(), height());
    return node;
}

} // namespace etna::ui
