#include "plot/layout/figure_layout.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include "plot/layout/internal.h"

namespace etna::plot {
namespace {

constexpr double kOuterGap = 5; ///< between labels and the edge of their room, in 1/96 inch

RectPx to_pixels(const std::array<double, 4>& normalised, double width, double height) {
    return {normalised[0] * width, (1 - normalised[1] - normalised[3]) * height, normalised[2] * width,
            normalised[3] * height};
}

RectPx snapped(const RectPx& r) {
    double x = std::round(r.x), y = std::round(r.y);
    return {x, y, std::max(1.0, std::round(r.right()) - x), std::max(1.0, std::round(r.bottom()) - y)};
}

Limits safe(Limits limits, Scale scale) {
    if (!std::isfinite(limits[0]) || !std::isfinite(limits[1]) || !(limits[0] < limits[1]))
        limits = {0, 1};
    if (scale == Scale::Log && !(limits[1] > 0))
        limits = {0.1, 1};
    if (scale == Scale::Log && !(limits[0] > 0))
        limits[0] = std::max(limits[1] * 1e-3, DBL_MIN);
    return limits;
}

void widen(Limits& limits, double factor) {
    double middle = (limits[0] + limits[1]) / 2, half = (limits[1] - limits[0]) / 2 * factor;
    limits = {middle - half, middle + half};
}

/// `axis image` and `axis square`: the largest box of the wanted shape in the middle of the given one.
RectPx shaped(const RectPx& box, const AxesSnapshot& axes) {
    double shape;
    if (axes.axes.aspect == AspectMode::Square)
        shape = 1;
    else if (axes.axes.aspect == AspectMode::Image)
        shape = (axes.axes.x.limits[1] - axes.axes.x.limits[0]) / (axes.axes.y.limits[1] - axes.axes.y.limits[0]);
    else
        return box;
    if (!(shape > 0) || !std::isfinite(shape))
        return box;
    double w = std::min(box.width, box.height * shape), h = std::min(box.height, box.width / shape);
    return snapped({box.x + (box.width - w) / 2, box.y + (box.height - h) / 2, w, h});
}

void lay_out_in_box(const AxesSnapshot& axes, const ViewState& view, const ThemeColors& theme, double scale,
                    AxesLayout& out) {
    Limits x, y;
    shown_limits(axes, view, out.box.width, out.box.height, x, y);
    // Axis lines cover whole pixels to the right of and below the box's corners; data go through their middle.
    double half = axis_line_px(axes.axes, scale) / 2.0;
    out.x = lay_out_axis(axes.axes.x, axes.axes, x, out.box.x + half, out.box.right() + half, true, scale);
    out.y = lay_out_axis(axes.axes.y, axes.axes, y, out.box.bottom() + half, out.box.y + half, false, scale);
    lay_out_decorations(axes, theme, scale, out);
}

/// Room that a legend outside of the box takes from each side: left, top, right, bottom.
std::array<double, 4> legend_room(const AxesSnapshot& axes, const LegendLayout& legend, double scale) {
    double gap = 14 * scale;
    switch (axes.legend->location) {
    case LegendLocation::NorthOutside:
        return {0, legend.box.height + gap, 0, 0};
    case LegendLocation::SouthOutside:
        return {0, 0, 0, legend.box.height + gap};
    case LegendLocation::WestOutside:
    case LegendLocation::NorthWestOutside:
    case LegendLocation::SouthWestOutside:
        return {legend.box.width + gap, 0, 0, 0};
    default:
        return {0, 0, legend.box.width + gap, 0};
    }
}

AxesLayout lay_out_axes(const AxesSnapshot& axes, const ViewState& view, const ThemeColors& theme, double width,
                        double height, double scale, double reserved_top) {
    AxesLayout out;
    out.id = axes.id;
    RectPx outer = to_pixels(axes.axes.outer, width, height);
    RectPx box = to_pixels(axes.axes.position, width, height);
    if (reserved_top > 0 && axes.axes.position_auto) {
        // A super title pushes every axes down in proportion.
        double f = (height - reserved_top) / height;
        for (RectPx* r : {&outer, &box}) {
            r->y = reserved_top + r->y * f;
            r->height *= f;
        }
    }
    out.has_legend = axes.legend && axes.legend->visible && !axes.legend_series.empty();
    std::array<double, 4> room{};
    if (out.has_legend) {
        out.legend = measure_legend(axes, theme, scale);
        if (is_outside(axes.legend->location))
            room = legend_room(axes, out.legend, scale);
    }
    RectPx inner = box;
    out.box = shaped(snapped(inner), axes);
    lay_out_in_box(axes, view, theme, scale, out);
    if (axes.axes.position_auto) {
        // Labels that need more room than the box leaves push its sides in; ticks then change, so look again.
        for (int pass = 0; pass < 3; ++pass) {
            double gap = std::min(kOuterGap * scale, 0.02 * std::min(width, height) + 1);
            double left = outer.x + gap + room[0] - out.extent.x;
            double top = outer.y + gap + room[1] - out.extent.y;
            double right = out.extent.right() - (outer.right() - gap - room[2]);
            double bottom = out.extent.bottom() - (outer.bottom() - gap - room[3]);
            if (std::max({left, top, right, bottom}) < 0.5)
                break;
            double smallest = 20 * scale;
            double dl = std::max(0.0, left), dr = std::max(0.0, right), dt = std::max(0.0, top), db = std::max(0.0, bottom);
            if (inner.width - dl - dr >= smallest) {
                inner.x += dl;
                inner.width -= dl + dr;
            }
            if (inner.height - dt - db >= smallest) {
                inner.y += dt;
                inner.height -= dt + db;
            }
            out.box = shaped(snapped(inner), axes);
            lay_out_in_box(axes, view, theme, scale, out);
        }
    }
    if (out.has_legend)
        place_legend(axes, {0, 0, width, height}, scale, out);
    return out;
}

double luminance(const Color& c) { return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b; }

Color hex(unsigned rgb, float alpha = 1) {
    return {float((rgb >> 16) & 255) / 255, float((rgb >> 8) & 255) / 255, float(rgb & 255) / 255, alpha};
}

} // namespace

int axis_line_px(const AxesData& axes, double scale) {
    return std::max(1, static_cast<int>(std::lround(points_to_px(axes.line_width_pt, scale) * 0.9)));
}

ThemeColors theme_colors(const FigureData& figure, Theme theme) {
    ThemeColors c;
    bool own = !figure.color_auto && figure.color.is_rgb();
    c.dark = own ? luminance(figure.color.rgb) < 0.4 : theme == Theme::Dark;
    if (c.dark) {
        c.canvas = c.axes = hex(0x1c2026);
        c.text = hex(0xdfe4ec);
        c.axis = hex(0xb4bdca);
        c.grid = hex(0xdfe4ec);
        c.legend = hex(0x22272e);
        c.legend_edge = hex(0x3a424d);
    } else {
        c.canvas = c.axes = hex(0xffffff);
        c.text = hex(0x000000);
        c.axis = hex(0x262626);
        c.grid = hex(0x262626);
        c.legend = hex(0xffffff);
        c.legend_edge = hex(0xc9ced6);
    }
    if (own)
        c.canvas = figure.color.rgb;
    return c;
}

Color resolve(const ColorSpec& spec, const Color& automatic, const ThemeColors& theme) {
    if (!spec.is_rgb())
        return automatic;
    if (theme.dark && spec.rgb.r == 0 && spec.rgb.g == 0 && spec.rgb.b == 0)
        return {theme.text.r, theme.text.g, theme.text.b, spec.rgb.a};
    return spec.rgb;
}

void shown_limits(const AxesSnapshot& axes, const ViewState& view, double width_px, double height_px, Limits& x,
                  Limits& y) {
    x = safe(axes.axes.x.limits, axes.axes.x.scale);
    y = safe(axes.axes.y.limits, axes.axes.y.scale);
    if (auto it = view.limits.find(axes.id); it != view.limits.end()) {
        x = safe(it->second.x, axes.axes.x.scale);
        y = safe(it->second.y, axes.axes.y.scale);
        return;
    }
    if (axes.axes.aspect == AspectMode::Equal && axes.axes.x.scale == Scale::Linear &&
        axes.axes.y.scale == Scale::Linear) {
        double per_x = (x[1] - x[0]) / width_px, per_y = (y[1] - y[0]) / height_px;
        if (per_x > per_y && std::isfinite(per_x / per_y))
            widen(y, per_x / per_y);
        else if (std::isfinite(per_y / per_x))
            widen(x, per_y / per_x);
    }
}

FigureLayout layout_figure(const FigureSnapshot& figure, const ViewState& view, int width_px, int height_px,
                           double scale) {
    FigureLayout out;
    out.width_px = std::max(1, width_px);
    out.height_px = std::max(1, height_px);
    out.scale = scale > 0 ? scale : 1;
    ThemeColors theme = theme_colors(figure.figure, view.theme);
    double reserved = 0;
    if (figure.super_title.visible && !figure.super_title.lines.empty()) {
        TextLayout t = layout_text(figure.super_title.lines, figure.super_title.font,
                                   points_to_px(figure.super_title.font.size_pt, out.scale),
                                   figure.super_title.interpreter, HorizontalAlign::Center);
        if (!t.empty()) {
            double gap = 6 * out.scale;
            reserved = t.height() + gap;
            out.texts.push_back(place_text(std::move(t), out.width_px / 2.0, gap, HorizontalAlign::Center,
                                           VerticalAlign::Top, 0, resolve(figure.super_title.color, theme.text, theme)));
        }
    }
    for (const AxesSnapshot& axes : figure.axes)
        out.axes.push_back(lay_out_axes(axes, view, theme, out.width_px, out.height_px, out.scale, reserved));
    return out;
}

} // namespace etna::plot
