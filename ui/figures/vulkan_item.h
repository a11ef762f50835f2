#pragma once

#include "gpu/device/vulkan.h"

#include <QQuickItem>

#include <memory>

namespace etna::ui {

/// An image and whatever must live as long as command buffers may use it.
struct VulkanPicture {
    VkImage image = VK_NULL_HANDLE;
    std::shared_ptr<void> owner;
};

/// What draws into the picture of a VulkanItem. Lives on the window's render thread; only `synchronize` may look at
/// the item, because the GUI thread is blocked then. Its destructor runs when the queue has finished.
class VulkanPainter {
  public:
    virtual ~VulkanPainter() = default;
    /// A new picture of this size in physical pixels. An empty one: nothing can be drawn.
    virtual VulkanPicture resize(QSize pixels) = 0;
    virtual void synchronize(QSize pixels, double device_pixel_ratio) = 0;
    /// Records commands that leave the picture in SHADER_READ_ONLY_OPTIMAL, outside a render pass.
    virtual void record(VkCommandBuffer commands) = 0;
};

/// A Qt Quick item that shows a VkImage drawn in Qt's own command buffer: no submit of our own, no semaphores. Draws
/// only when `redraw` was called or the size changed.
class VulkanItem : public QQuickItem {
    Q_OBJECT
  public:
    explicit VulkanItem(QQuickItem* parent = nullptr);
    void redraw();

  protected:
    virtual std::unique_ptr<VulkanPainter> make_painter() = 0;
    QSGNode* updatePaintNode(QSGNode* node, UpdatePaintNodeData*) override;
    void geometryChange(const QRectF& now, const QRectF& before) override;

  private:
    bool dirty_ = true;
};

} // namespace etna::ui
