#pragma once

#include "ui/telemetry/gpu_report.h"

#include <QWidget>

class QQuickWindow;

namespace etna::ui {

class EmptyState;
class GpuItem;

/// The GPU dock: drawn by Dear ImGui in a Vulkan window, by plain painting where there is none. Nothing is made before
/// there is something to show, and a frame is drawn only when something changed.
class GpuPanel : public QWidget {
    Q_OBJECT
  public:
    explicit GpuPanel(QWidget* parent = nullptr);
    ~GpuPanel() override;

    void show_telemetry(const QByteArray& json);
    const GpuReport& report() const { return report_; }
    QString jit_text() const { return report_.jit; }
    bool uses_vulkan() const { return window_ != nullptr; }
    QImage grab_picture();

  signals:
    void detail_changed(const QString& text);
    void device_changed(const QString& chip, const QString& tip);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    void make_window();
    GpuReport report_;
    EmptyState* empty_;
    QQuickWindow* window_ = nullptr;
    QWidget* container_ = nullptr;
    GpuItem* item_ = nullptr;
    bool tried_ = false;
    int scroll_ = 0;
};

} // namespace etna::ui
