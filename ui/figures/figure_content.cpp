#include "ui/figures/figure_content.h"

#include "plot/render/image.h"
#include "plot/render/interaction.h"
#include "plot/render/software.h"

#include <QImage>

namespace etna::ui {

void FigureContent::set_snapshot(std::shared_ptr<const plot::FigureSnapshot> snapshot) {
    // A new plot in the same axes gets new limits from the script: the user's zoom belongs to the old picture only
    // when the axes is gone.
    if (snapshot) {
        std::erase_if(view_.limits, [&](const auto& entry) {
            for (const plot::AxesSnapshot& axes : snapshot->axes)
                if (axes.id == entry.first)
                    return false;
            return true;
        });
    }
    snapshot_ = std::move(snapshot);
    stale_ = true;
}

void FigureContent::set_dark(bool dark) {
    const plot::Theme theme = dark ? plot::Theme::Dark : plot::Theme::Light;
    stale_ |= theme != view_.theme;
    view_.theme = theme;
}

std::shared_ptr<const plot::Scene> FigureContent::scene(QSize pixels, double scale) {
    if (!snapshot_ || pixels.isEmpty())
        return nullptr;
    if (stale_ || !scene_ || scene_->width_px != pixels.width() || scene_->height_px != pixels.height() ||
        scene_->scale != scale) {
        scene_ = plot::build_scene(*snapshot_, view_, pixels.width(), pixels.height(), scale);
        stale_ = false;
    }
    return scene_;
}

bool FigureContent::zoom(QPointF at, double factor) {
    const bool changed = scene_ && plot::zoom_at(view_, scene_->layout, at.x(), at.y(), factor);
    stale_ |= changed;
    return changed;
}

bool FigureContent::zoom_centre(double factor) {
    if (!scene_)
        return false;
    bool changed = false;
    for (const plot::AxesLayout& axes : scene_->layout.axes)
        changed |= zoom({axes.box.x + axes.box.width / 2, axes.box.y + axes.box.height / 2}, factor);
    return changed;
}

bool FigureContent::pan(QPointF from, QPointF to) {
    const bool changed = scene_ && plot::pan(view_, scene_->layout, from.x(), from.y(), to.x(), to.y());
    stale_ |= changed;
    return changed;
}

bool FigureContent::reset() {
    const bool changed = !view_.limits.empty();
    view_.limits.clear();
    stale_ |= changed;
    return changed;
}

QString FigureContent::tip(QPointF at) const {
    if (!scene_ || !snapshot_)
        return {};
    const auto tip = plot::data_tip_at(*snapshot_, scene_->layout, at.x(), at.y());
    return tip ? QString::fromStdString(tip->text) : QString();
}

QImage FigureContent::picture(QSize logical, double scale, bool dark) const {
    if (!snapshot_ || logical.isEmpty())
        return {};
    plot::ViewState view = view_;
    view.theme = dark ? plot::Theme::Dark : plot::Theme::Light;
    const QSize pixels = logical * scale;
    const plot::Image image =
        plot::render_software(*plot::build_scene(*snapshot_, view, pixels.width(), pixels.height(), scale));
    return QImage(image.rgba.data(), image.width, image.height, image.width * 4, QImage::Format_RGBA8888).copy();
}

} // namespace etna::ui
