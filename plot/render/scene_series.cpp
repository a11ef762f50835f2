#include <algorithm>
#include <cmath>

#include "plot/model/parts.h"
#include "plot/render/polyline.h"
#include "plot/render/scene_parts.h"

namespace etna::plot {
namespace {

constexpr Color kNone{0, 0, 0, 0};

struct SeriesColors {
    Color line, marker_face, marker_edge, face, edge;
};

SeriesColors colors_of(const SeriesData& s, const AxesSnapshot& axes, const ThemeColors& theme) {
    SeriesColors c;
    c.line = resolve(s.color, kColorOrder[0], theme);
    if (s.color.is_none())
        c.line = kNone;
    Color axes_color = axes.axes.color.is_none() ? theme.canvas : resolve(axes.axes.color, theme.axes, theme);
    auto marker = [&](const ColorSpec& spec, bool face) {
        if (spec.is_none())
            return kNone;
        if (spec.mode == ColorSpec::Mode::Auto)
            return face ? axes_color : c.line;
        return resolve(spec, c.line, theme); // 'flat' takes the series' own colour
    };
    c.marker_face = marker(s.marker_face, true);
    c.marker_edge = marker(s.marker_edge, false);
    c.face = s.face.is_none() ? kNone : resolve(s.face, c.line, theme);
    c.face.a *= static_cast<float>(s.face_alpha);
    c.edge = s.edge.is_none() ? kNone : resolve(s.edge, c.line, theme);
    c.edge.a *= static_cast<float>(s.edge_alpha);
    return c;
}

double edge_px(const SeriesData& s, double scale) { return std::max(1.0, points_to_px(s.line_width_pt, scale)); }

/// Lines may reach half their width over the box, so that one along its edge is not cut in two.
Scissor clip_of(const AxesLayout& layout, double width_px, const Painter& painter) {
    int reach = static_cast<int>(std::ceil(width_px / 2));
    int x0 = std::max(0, static_cast<int>(layout.box.x) - reach), y0 = std::max(0, static_cast<int>(layout.box.y) - reach);
    int x1 = std::min(painter.full().width, static_cast<int>(layout.box.right()) + reach + 1);
    int y1 = std::min(painter.full().height, static_cast<int>(layout.box.bottom()) + reach + 1);
    return {x0, y0, std::max(0, x1 - x0), std::max(0, y1 - y0)};
}

void paint_rects(Painter& painter, const SeriesData& s, const SeriesParts& parts, const AxesSnapshot& axes,
                 const AxesLayout& layout, const SeriesColors& c, double scale) {
    const auto &x0 = values(parts.rect_x0), &x1 = values(parts.rect_x1), &y0 = values(parts.rect_y0),
               &y1 = values(parts.rect_y1);
    Scissor scissor = clip_of(layout, 0, painter);
    // Edges lie on the same pixels as axis lines and ticks at the same value.
    double half = axis_line_px(axes.axes, scale) / 2.0;
    auto clamped = [](double px, double value, const AxisLayout& axis) {
        // A base of zero is below every log axis: the bar then starts at its end.
        if (std::isnan(px) && axis.log && value <= 0)
            px = axis.reversed ? axis.end_px : axis.begin_px;
        return std::clamp(px, std::min(axis.begin_px, axis.end_px) - 10, std::max(axis.begin_px, axis.end_px) + 10);
    };
    for (size_t i = 0; i < x0.size(); ++i) {
        if (!std::isfinite(x0[i]) || !std::isfinite(x1[i]) || !std::isfinite(y0[i]) || !std::isfinite(y1[i]))
            continue;
        if (y0[i] == y1[i] && !s.horizontal)
            continue;
        double ax = std::round(clamped(layout.x.to_px(x0[i]), x0[i], layout.x) - half);
        double bx = std::round(clamped(layout.x.to_px(x1[i]), x1[i], layout.x) - half);
        double ay = std::round(clamped(layout.y.to_px(y0[i]), y0[i], layout.y) - half);
        double by = std::round(clamped(layout.y.to_px(y1[i]), y1[i], layout.y) - half);
        if (ax > bx)
            std::swap(ax, bx);
        if (ay > by)
            std::swap(ay, by);
        double line = c.edge.a > 0 ? std::round(edge_px(s, scale)) : 0;
        // Neighbours share the pixel of their common edge.
        painter.rect_in(scissor, ax, ay, std::max(1.0, bx - ax + line), std::max(1.0, by - ay + line), c.face, c.edge, line);
    }
}

/// Nine points of MATLAB's default colormap; scatter colours given as numbers run through it.
Color parula(double t) {
    static constexpr float kPoints[9][3] = {{0.2422f, 0.1504f, 0.6603f}, {0.2810f, 0.3228f, 0.9579f},
                                            {0.1786f, 0.5289f, 0.9682f}, {0.0689f, 0.6948f, 0.8394f},
                                            {0.2161f, 0.7843f, 0.5923f}, {0.6720f, 0.7793f, 0.2227f},
                                            {0.9970f, 0.7659f, 0.2199f}, {0.9610f, 0.8890f, 0.1537f},
                                            {0.9769f, 0.9839f, 0.0805f}};
    t = std::clamp(std::isfinite(t) ? t : 0.0, 0.0, 1.0) * 8;
    int i = std::min(7, static_cast<int>(t));
    auto f = static_cast<float>(t - i);
    auto mix = [&](int k) { return kPoints[i][k] * (1 - f) + kPoints[i + 1][k] * f; };
    return {mix(0), mix(1), mix(2), 1};
}

struct PointColors {
    const std::vector<double>& data;
    size_t points;
    double low = 0, high = 1;
    explicit PointColors(const SeriesData& s) : data(values(s.colors)), points(values(s.x).size()) {
        if (per_value()) {
            low = *std::min_element(data.begin(), data.end());
            high = *std::max_element(data.begin(), data.end());
        }
    }
    bool per_point() const { return points > 1 && data.size() == 3 * points; }
    bool per_value() const { return points > 1 && data.size() == points && points != 3; }
    Color at(size_t i, const Color& other) const {
        if (per_point())
            return {float(data[i]), float(data[i + points]), float(data[i + 2 * points]), 1};
        if (per_value())
            return parula(high > low ? (data[i] - low) / (high - low) : 0);
        return other;
    }
};

void paint_markers(Painter& painter, const SeriesData& s, const SeriesParts& parts, const AxesLayout& layout,
                   const SeriesColors& c, double scale) {
    if (s.marker == Marker::None)
        return;
    const auto &x = values(parts.mark_x), &y = values(parts.mark_y), &sizes = values(s.sizes_pt2);
    double edge = edge_px(s, scale);
    PointColors colors(s);
    bool own = s.kind == SeriesKind::Scatter && (colors.per_point() || colors.per_value());
    for (size_t i : marker_points(parts.mark_x, parts.mark_y, layout)) {
        double size_pt = s.marker_size_pt;
        if (!sizes.empty()) {
            double area = sizes.size() == 1 ? sizes[0] : i < sizes.size() ? sizes[i] : sizes.back();
            if (!(area > 0))
                continue;
            size_pt = std::sqrt(area);
        }
        Color face = c.marker_face, line = c.marker_edge;
        face.a *= s.kind == SeriesKind::Scatter ? static_cast<float>(s.face_alpha) : 1.0f;
        line.a *= s.kind == SeriesKind::Scatter ? static_cast<float>(s.edge_alpha) : 1.0f;
        if (own) {
            Color color = colors.at(i, c.line);
            if (s.marker_face.mode == ColorSpec::Mode::Flat)
                face = {color.r, color.g, color.b, face.a};
            if (s.marker_edge.mode == ColorSpec::Mode::Flat)
                line = {color.r, color.g, color.b, line.a};
        }
        painter.marker(s.marker, layout.x.to_px(x[i]), layout.y.to_px(y[i]), points_to_px(size_pt, scale), edge, face,
                       line, painter.full());
    }
}

} // namespace

void paint_series(Painter& painter, const SeriesData& s, const AxesSnapshot& axes, const AxesLayout& layout,
                  const ThemeColors& theme, double scale) {
    SeriesColors c = colors_of(s, axes, theme);
    double width = points_to_px(s.line_width_pt, scale);
    if (s.kind == SeriesKind::ConstantLine) {
        double px = s.constant_is_x ? layout.x.to_px(s.constant_value) : layout.y.to_px(s.constant_value);
        if (!std::isfinite(px))
            return;
        PixelPath path = s.constant_is_x ? PixelPath{{px, layout.box.bottom()}, {px, layout.box.y}}
                                         : PixelPath{{layout.box.x, px}, {layout.box.right(), px}};
        add_polyline(painter.draw(), path, {c.line, width, s.line_style, scale}, clip_of(layout, width, painter));
        return;
    }
    SeriesParts parts = parts_of(s);
    if (parts.rect_x0)
        paint_rects(painter, s, parts, axes, layout, c, scale);
    if (parts.path_x && s.line_style != LineStyle::None)
        add_polyline(painter.draw(), pixel_path(parts.path_x, parts.path_y, layout.x, layout.y),
                     {c.line, width, s.line_style, scale}, clip_of(layout, std::max(1.0, width), painter));
    if (s.kind == SeriesKind::Stem) {
        double px = layout.y.to_px(s.base_value);
        if (std::isfinite(px))
            add_polyline(painter.draw(), {{layout.box.x, px}, {layout.box.right(), px}},
                         {resolve(ColorSpec::automatic(), theme.axis, theme), 1, LineStyle::Solid, scale},
                         clip_of(layout, 1, painter));
    }
    if (parts.mark_x)
        paint_markers(painter, s, parts, layout, c, scale);
}

void paint_legend(Painter& painter, const AxesSnapshot& axes, const AxesLayout& layout, const ThemeColors& theme,
                  double scale) {
    const LegendData& legend = *axes.legend;
    const LegendLayout& l = layout.legend;
    if (legend.box)
        painter.rect(l.box.x, l.box.y, l.box.width, l.box.height,
                     legend.color.is_none() ? kNone : resolve(legend.color, theme.legend, theme),
                     legend.edge.is_none() ? kNone : resolve(legend.edge, theme.legend_edge, theme),
                     std::max(1.0, std::round(points_to_px(legend.line_width_pt, scale) * 0.9)));
    for (const LegendEntry& entry : l.entries) {
        const SeriesData& s = axes.series[static_cast<size_t>(entry.series)];
        SeriesColors c = colors_of(s, axes, theme);
        double y = std::round(entry.icon.y + entry.icon.height / 2) + 0.5, x = entry.icon.x;
        double width = points_to_px(s.line_width_pt, scale);
        bool bars = s.kind == SeriesKind::Bar || s.kind == SeriesKind::Histogram;
        if (bars) {
            double h = std::round(entry.icon.height * 0.55);
            painter.rect(std::round(x), std::round(y - h / 2), std::round(entry.icon.width), h, c.face, c.edge,
                         std::round(edge_px(s, scale)));
        } else if (s.kind != SeriesKind::Scatter) {
            PixelPath path{{x, y}, {x + entry.icon.width, y}};
            add_polyline(painter.draw(), path, {c.line, width, s.line_style, scale}, painter.full());
        }
        if (!bars && s.kind != SeriesKind::ConstantLine) {
            const auto& sizes = values(s.sizes_pt2);
            double size_pt = sizes.empty() ? s.marker_size_pt : std::min(8.0, std::sqrt(std::max(1.0, sizes[0])));
            Color face = c.marker_face;
            if (s.kind == SeriesKind::Scatter)
                face.a *= static_cast<float>(s.face_alpha);
            painter.marker(s.marker, x + entry.icon.width / 2, y, points_to_px(std::min(size_pt, 12.0), scale),
                           edge_px(s, scale), face, c.marker_edge, painter.full());
        }
        painter.text(entry.label, painter.full());
    }
    for (const PlacedText& t : l.title)
        painter.text(t, painter.full());
}

} // namespace etna::plot
