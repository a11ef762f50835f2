#include "plot/render/interaction.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "plot/model/parts.h"

namespace etna::plot {
namespace {

/// Limits that show what lies between two pixels of an axis.
Limits limits_between(const AxisLayout& axis, double begin_px, double end_px) {
    Limits limits{axis.to_data(begin_px), axis.to_data(end_px)};
    if (limits[0] > limits[1])
        std::swap(limits[0], limits[1]);
    return limits;
}

/// Refuses what doubles cannot resolve or hold.
bool is_sound(const Limits& limits) {
    double size = std::max(std::abs(limits[0]), std::abs(limits[1]));
    return std::isfinite(limits[0]) && std::isfinite(limits[1]) && limits[1] - limits[0] > size * 1e-12 && size < 1e300;
}

bool change(ViewState& view, const AxesLayout& axes, double x0, double x1, double y0, double y1) {
    ViewLimits limits{limits_between(axes.x, x0, x1), limits_between(axes.y, y0, y1)};
    if (!is_sound(limits.x) || !is_sound(limits.y))
        return false;
    view.limits[axes.id] = limits;
    return true;
}

} // namespace

std::optional<int> axes_at(const FigureLayout& layout, double x_px, double y_px) {
    for (int i = static_cast<int>(layout.axes.size()) - 1; i >= 0; --i)
        if (layout.axes[static_cast<size_t>(i)].box.contains(x_px, y_px))
            return i;
    return std::nullopt;
}

DataPoint pixel_to_data(const FigureLayout& layout, int axes_index, double x_px, double y_px) {
    const AxesLayout& axes = layout.axes[static_cast<size_t>(axes_index)];
    return {axes.x.to_data(x_px), axes.y.to_data(y_px)};
}

bool zoom_at(ViewState& view, const FigureLayout& layout, double x_px, double y_px, double factor) {
    auto index = axes_at(layout, x_px, y_px);
    if (!index || !(factor > 0))
        return false;
    const AxesLayout& a = layout.axes[static_cast<size_t>(*index)];
    auto toward = [&](double centre, double px) { return centre + (px - centre) / factor; };
    return change(view, a, toward(x_px, a.x.begin_px), toward(x_px, a.x.end_px), toward(y_px, a.y.begin_px),
                  toward(y_px, a.y.end_px));
}

bool zoom_to(ViewState& view, const FigureLayout& layout, double x0_px, double y0_px, double x1_px, double y1_px) {
    auto index = axes_at(layout, x0_px, y0_px);
    if (!index)
        return false;
    const AxesLayout& a = layout.axes[static_cast<size_t>(*index)];
    x1_px = std::clamp(x1_px, a.box.x, a.box.right());
    y1_px = std::clamp(y1_px, a.box.y, a.box.bottom());
    bool wide = std::abs(x1_px - x0_px) >= 4, high = std::abs(y1_px - y0_px) >= 4;
    if (!wide && !high)
        return false;
    return change(view, a, wide ? x0_px : a.x.begin_px, wide ? x1_px : a.x.end_px, high ? y0_px : a.y.begin_px,
                  high ? y1_px : a.y.end_px);
}

bool pan(ViewState& view, const FigureLayout& layout, double from_x_px, double from_y_px, double to_x_px,
         double to_y_px) {
    auto index = axes_at(layout, from_x_px, from_y_px);
    if (!index)
        return false;
    const AxesLayout& a = layout.axes[static_cast<size_t>(*index)];
    double dx = to_x_px - from_x_px, dy = to_y_px - from_y_px;
    return change(view, a, a.x.begin_px - dx, a.x.end_px - dx, a.y.begin_px - dy, a.y.end_px - dy);
}

bool reset_at(ViewState& view, const FigureLayout& layout, double x_px, double y_px) {
    auto index = axes_at(layout, x_px, y_px);
    return index && view.limits.erase(layout.axes[static_cast<size_t>(*index)].id) > 0;
}

std::optional<DataTip> data_tip_at(const FigureSnapshot& figure, const FigureLayout& layout, double x_px, double y_px,
                                   double radius_px) {
    auto index = axes_at(layout, x_px, y_px);
    if (!index || static_cast<size_t>(*index) >= figure.axes.size())
        return std::nullopt;
    const AxesLayout& a = layout.axes[static_cast<size_t>(*index)];
    std::optional<DataTip> best;
    double nearest = radius_px * radius_px;
    const auto& series = figure.axes[static_cast<size_t>(*index)].series;
    for (size_t s = 0; s < series.size(); ++s) {
        if (!series[s].visible || series[s].kind == SeriesKind::ConstantLine)
            continue;
        const auto &x = values(series[s].x), &y = values(series[s].y);
        for (size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
            double px = a.x.to_px(x[i]), py = a.y.to_px(y[i]);
            double d = (px - x_px) * (px - x_px) + (py - y_px) * (py - y_px);
            if (!(d < nearest))
                continue;
            nearest = d;
            DataTip tip;
            tip.axes_index = *index;
            tip.series_index = static_cast<int>(s);
            tip.point_index = i;
            tip.data = {x[i], y[i]};
            tip.x_px = px;
            tip.y_px = py;
            best = tip;
        }
    }
    if (best)
        best->text = fmt::format("X {:.6g}\nY {:.6g}", best->data.x, best->data.y);
    return best;
}

} // namespace etna::plot
