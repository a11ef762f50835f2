#pragma once

#include "plot/model/snapshot.h"
#include "plot/render/scene.h"
#include "plot/render/view_state.h"

#include <QPointF>
#include <QSize>
#include <QString>

#include <map>
#include <memory>

class QImage;

namespace etna::ui {

/// One figure as a viewer sees it: the newest snapshot, where the user zoomed to, and the scene for the present size.
/// Knows no widgets, so that the Vulkan view and the image view share every mouse gesture.
class FigureContent {
  public:
    void set_snapshot(std::shared_ptr<const plot::FigureSnapshot> snapshot);
    const std::shared_ptr<const plot::FigureSnapshot>& snapshot() const { return snapshot_; }
    void set_dark(bool dark);
    /// Physical pixels and physical pixels per 1/96 inch. Builds the scene when something changed.
    std::shared_ptr<const plot::Scene> scene(QSize pixels, double scale);

    // Positions are physical pixels of the last scene. True: draw again.
    bool zoom(QPointF at, double factor);
    bool zoom_centre(double factor);
    bool pan(QPointF from, QPointF to);
    bool reset();
    /// The data tip under the mouse, empty when there is none.
    QString tip(QPointF at) const;
    bool zoomed() const { return !view_.limits.empty(); }

    /// The figure as it is seen (with the user's zoom) on a white canvas, `scale` times the size of the view.
    QImage picture(QSize logical, double scale, bool dark) const;

  private:
    std::shared_ptr<const plot::FigureSnapshot> snapshot_;
    plot::ViewState view_;
    std::shared_ptr<const plot::Scene> scene_;
    bool stale_ = true;
};

} // namespace etna::ui
