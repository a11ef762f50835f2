#include <algorithm>
#include <cmath>

#include "plot/render/polyline.h"
#include "plot/render/scene_parts.h"

namespace etna::plot {
namespace {

Color with_alpha(Color c, double alpha) {
    c.a *= static_cast<float>(alpha);
    return c;
}

struct AxesPainter {
    Painter& painter;
    const AxesSnapshot& axes;
    const AxesLayout& layout;
    const ThemeColors& theme;
    double scale;
    int line; ///< width of axis lines, px

    /// First pixel of a line `width` wide through a coordinate.
    static double snapped(double px, double width) { return std::round(px - width / 2); }

    void grid_line(bool vertical, double px, LineStyle style, const Color& color) {
        const RectPx& box = layout.box;
        if (style == LineStyle::Solid) {
            double at = snapped(px, line);
            if (vertical)
                painter.rect(at, box.y, line, box.height, color);
            else
                painter.rect(box.x, at, box.width, line, color);
            return;
        }
        double at = snapped(px, line) + line / 2.0;
        PixelPath path = vertical ? PixelPath{{at, box.bottom()}, {at, box.y}} : PixelPath{{box.x, at}, {box.right(), at}};
        add_polyline(painter.draw(), path, {color, double(line), style, scale}, painter.full());
    }

    void grid(const AxisData& axis, const AxisLayout& ticks, bool vertical) {
        double lo = std::min(ticks.begin_px, ticks.end_px), hi = std::max(ticks.begin_px, ticks.end_px);
        auto on_edge = [&](double px) { return px - lo < 0.75 || hi - px < 0.75; };
        Color major = with_alpha(resolve(axes.axes.grid_color, theme.grid, theme), axes.axes.grid_alpha);
        Color minor = with_alpha(resolve(axes.axes.minor_grid_color, theme.grid, theme), axes.axes.minor_grid_alpha);
        if (axis.minor_grid)
            for (double t : ticks.minor_ticks) {
                double px = ticks.to_px(t);
                bool is_major = false;
                for (double m : ticks.ticks)
                    is_major = is_major || std::abs(ticks.to_px(m) - px) < 0.5;
                if (!is_major && !on_edge(px))
                    grid_line(vertical, px, axes.axes.minor_grid_style, minor);
            }
        if (axis.grid)
            for (double t : ticks.ticks)
                if (double px = ticks.to_px(t); !on_edge(px) || !axes.axes.box)
                    grid_line(vertical, px, axes.axes.grid_style, major);
    }

    void tick(bool horizontal_axis, bool far_side, double px, double length, const Color& color) {
        const RectPx& box = layout.box;
        double at = snapped(px, line);
        double inward = axes.axes.tick_in ? 1 : -1;
        if (horizontal_axis) {
            double from = far_side ? box.y + line : box.bottom();
            double to = from + (far_side ? inward : -inward) * length;
            painter.rect(at, std::round(std::min(from, to)), line, std::max(1.0, std::round(length)), color);
        } else {
            double from = far_side ? box.right() : box.x + line;
            double to = from + (far_side ? -inward : inward) * length;
            painter.rect(std::round(std::min(from, to)), at, std::max(1.0, std::round(length)), line, color);
        }
    }

    void ticks(const AxisData& axis, const AxisLayout& ticks, bool horizontal, const Color& color) {
        double length = axes.axes.tick_length * std::max(layout.box.width, layout.box.height);
        for (int side = 0; side < 2; ++side) {
            bool far_side = side == 1;
            if (far_side != axis.at_far_side && !axes.axes.box)
                continue;
            for (double t : ticks.ticks)
                tick(horizontal, far_side, ticks.to_px(t), length, color);
            if (axis.minor_tick || (ticks.log && axis.ticks_auto))
                for (double t : ticks.minor_ticks)
                    tick(horizontal, far_side, ticks.to_px(t), length / 2, color);
        }
    }

    void lines(const Color& x_color, const Color& y_color) {
        const RectPx& box = layout.box;
        bool all = axes.axes.box;
        if (all || !axes.axes.x.at_far_side)
            painter.rect(box.x, box.bottom(), box.width + line, line, x_color);
        if (all || axes.axes.x.at_far_side)
            painter.rect(box.x, box.y, box.width + line, line, x_color);
        if (all || !axes.axes.y.at_far_side)
            painter.rect(box.x, box.y, line, box.height + line, y_color);
        if (all || axes.axes.y.at_far_side)
            painter.rect(box.right(), box.y, line, box.height + line, y_color);
    }
};

} // namespace

void paint_axes(Painter& painter, const AxesSnapshot& axes, const AxesLayout& layout, const ThemeColors& theme,
                double scale) {
    if (!axes.axes.visible)
        return;
    AxesPainter p{painter, axes, layout, theme, scale, axis_line_px(axes.axes, scale)};
    const RectPx& box = layout.box;
    if (!axes.axes.color.is_none())
        painter.rect(box.x, box.y, box.width + p.line, box.height + p.line,
                     resolve(axes.axes.color, theme.axes, theme));
    p.grid(axes.axes.x, layout.x, true);
    p.grid(axes.axes.y, layout.y, false);
    Color x_color = resolve(axes.axes.x.color, theme.axis, theme), y_color = resolve(axes.axes.y.color, theme.axis, theme);
    p.lines(x_color, y_color);
    p.ticks(axes.axes.x, layout.x, true, x_color);
    p.ticks(axes.axes.y, layout.y, false, y_color);
}

} // namespace etna::plot
