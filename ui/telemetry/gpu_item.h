#pragma once

#include "ui/figures/vulkan_item.h"
#include "ui/telemetry/gpu_report.h"

namespace etna::ui {

/// The GPU panel's content, drawn by Dear ImGui. ImGui keeps one global context, so there is one such item in a
/// process.
class GpuItem : public VulkanItem {
    Q_OBJECT
  public:
    GpuItem();
    void set_report(const GpuReport& report);
    const GpuReport& report() const { return report_; }
    /// Wheel steps since the last frame.
    float take_wheel();
    QPointF mouse() const { return mouse_; }

  protected:
    std::unique_ptr<VulkanPainter> make_painter() override;
    void wheelEvent(QWheelEvent* event) override;
    void hoverMoveEvent(QHoverEvent* event) override;

  private:
    GpuReport report_;
    float wheel_ = 0;
    QPointF mouse_{-1, -1};
};

/// The bytes of the font file behind the interface font, put together from its tables; empty when it has none.
QByteArray interface_font_bytes();

} // namespace etna::ui
