#pragma once

#include "ui/figures/figure_content.h"

#include <QWidget>

class QQuickWindow;

namespace etna::ui {

class FigureItem;

/// Shows one figure at a time: in a Vulkan window where there is one, else as an image. The mouse zooms by wheel, pans
/// by drag, resets by double click in both.
class FigureView : public QWidget {
    Q_OBJECT
  public:
    explicit FigureView(QWidget* parent = nullptr);
    ~FigureView() override;

    /// The caller keeps the content alive while it is shown; null shows nothing.
    void show_content(FigureContent* content);
    FigureContent* content() const { return content_; }
    void redraw();
    bool uses_vulkan() const { return window_ != nullptr; }
    /// What is on the screen, read back (tests).
    QImage grab_picture();

    void wheel(QPointF at, double steps);
    void press(QPointF at);
    void drag(QPointF at);
    void release();
    void hover(QPointF at, QPoint global);
    void reset();

  signals:
    void changed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

  private:
    void make_window();
    FigureContent* content_ = nullptr;
    QQuickWindow* window_ = nullptr;
    QWidget* container_ = nullptr;
    FigureItem* item_ = nullptr;
    bool tried_ = false;
    QPointF drag_at_;
    bool dragging_ = false;
};

} // namespace etna::ui
