#include "gpu/device/device.h"
#include "plot/render/renderer.h"
#include "plot/render/scene.h"

#include "ui/figures/figure_item.h"

#include "ui/figures/figure_view.h"
#include "ui/figures/vulkan_host.h"

#include <QHoverEvent>
#include <QQuickWindow>

#include <stdexcept>

namespace etna::ui {

namespace {

class FigurePainter : public VulkanPainter {
  public:
    FigurePainter(gpu::Device& device, FigureView* view) : renderer_(device), view_(view) {}

    VulkanPicture resize(QSize pixels) override {
        std::shared_ptr<plot::RenderTarget> target = renderer_.create_target(pixels.width(), pixels.height());
        target_ = target.get();
        return {target->image(), target};
    }

    void synchronize(QSize pixels, double ratio) override {
        scene_ = view_->content() ? view_->content()->scene(pixels, ratio) : nullptr;
    }

    void record(VkCommandBuffer commands) override {
        if (!scene_)
            scene_ = std::make_shared<plot::Scene>();
        renderer_.record(commands, *target_, *scene_);
    }

  private:
    plot::Renderer renderer_;
    FigureView* view_;
    plot::RenderTarget* target_ = nullptr;
    std::shared_ptr<const plot::Scene> scene_;
};

} // namespace

FigureItem::FigureItem(FigureView* view) : view_(view) {
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptHoverEvents(true);
}

std::unique_ptr<VulkanPainter> FigureItem::make_painter() {
    try {
        return std::make_unique<FigurePainter>(*VulkanHost::instance()->device(), view_);
    } catch (const std::runtime_error& error) {
        qWarning("figures: %s", error.what());
        return nullptr;
    }
}

void FigureItem::wheelEvent(QWheelEvent* event) {
    view_->wheel(event->position(), event->angleDelta().y() / 120.0);
    event->accept();
}

void FigureItem::mousePressEvent(QMouseEvent* event) { view_->press(event->position()); }
void FigureItem::mouseMoveEvent(QMouseEvent* event) { view_->drag(event->position()); }
void FigureItem::mouseReleaseEvent(QMouseEvent*) { view_->release(); }
void FigureItem::mouseDoubleClickEvent(QMouseEvent*) { view_->reset(); }

void FigureItem::hoverMoveEvent(QHoverEvent* event) {
    view_->hover(event->position(), window()->mapToGlobal(event->position().toPoint()));
}

} // namespace etna::ui
