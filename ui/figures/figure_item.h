#pragma once

#include "ui/figures/vulkan_item.h"

namespace etna::ui {

class FigureView;

/// The figure inside the Vulkan window; passes the mouse on to its view.
class FigureItem : public VulkanItem {
    Q_OBJECT
  public:
    explicit FigureItem(FigureView* view);

  protected:
    std::unique_ptr<VulkanPainter> make_painter() override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;

  private:
    FigureView* view_;
};

} // namespace etna::ui
