#include <algorithm>
#include <cmath>

#include "plot/layout/internal.h"
#include "plot/model/parts.h"

namespace etna::plot {
namespace {

constexpr double kIconWidth = 30; ///< MATLAB's ItemTokenSize
constexpr double kMargin = 9;     ///< between the legend and the axes' box

void move(PlacedText& t, double dx, double dy) {
    t.x += dx;
    t.y += dy;
    t.bounds.x += dx;
    t.bounds.y += dy;
}

void move(LegendLayout& legend, double dx, double dy) {
    legend.box.x += dx;
    legend.box.y += dy;
    for (LegendEntry& e : legend.entries) {
        e.icon.x += dx;
        e.icon.y += dy;
        move(e.label, dx, dy);
    }
    for (PlacedText& t : legend.title)
        move(t, dx, dy);
}

struct Place {
    double fx, fy; ///< 0 left or top, 0.5 centre, 1 right or bottom
};

Place place_of(LegendLocation location) {
    switch (location) {
    case LegendLocation::North:
    case LegendLocation::NorthOutside:
        return {0.5, 0};
    case LegendLocation::South:
    case LegendLocation::SouthOutside:
        return {0.5, 1};
    case LegendLocation::East:
    case LegendLocation::EastOutside:
        return {1, 0.5};
    case LegendLocation::West:
    case LegendLocation::WestOutside:
        return {0, 0.5};
    case LegendLocation::NorthWest:
    case LegendLocation::NorthWestOutside:
        return {0, 0};
    case LegendLocation::SouthEast:
    case LegendLocation::SouthEastOutside:
        return {1, 1};
    case LegendLocation::SouthWest:
    case LegendLocation::SouthWestOutside:
        return {0, 1};
    default:
        return {1, 0};
    }
}

RectPx inside_box(const RectPx& box, double width, double height, Place place, double margin) {
    return {box.x + margin + place.fx * (box.width - width - 2 * margin),
            box.y + margin + place.fy * (box.height - height - 2 * margin), width, height};
}

/// Points of the data as drawn, sampled: what a legend at 'best' should not cover.
std::vector<std::array<double, 2>> data_pixels(const AxesSnapshot& axes, const AxesLayout& layout) {
    std::vector<std::array<double, 2>> out;
    constexpr size_t kSamples = 2000;
    auto sample = [&](const DataArray& xs, const DataArray& ys, bool joined) {
        const auto& x = values(xs);
        const auto& y = values(ys);
        size_t n = std::min(x.size(), y.size()), stride = std::max<size_t>(1, n / kSamples);
        bool have = false;
        double lx = 0, ly = 0;
        for (size_t i = 0; i < n; i += stride) {
            double px = layout.x.to_px(x[i]), py = layout.y.to_px(y[i]);
            if (!std::isfinite(px) || !std::isfinite(py)) {
                have = false;
                continue;
            }
            out.push_back({px, py});
            if (have && joined) {
                int steps = std::min(32, static_cast<int>(std::hypot(px - lx, py - ly) / 6));
                for (int s = 1; s < steps; ++s)
                    out.push_back({lx + (px - lx) * s / steps, ly + (py - ly) * s / steps});
            }
            have = true;
            lx = px;
            ly = py;
        }
    };
    for (const SeriesData& s : axes.series) {
        if (!s.visible)
            continue;
        SeriesParts p = parts_of(s);
        sample(p.path_x, p.path_y, s.line_style != LineStyle::None);
        sample(p.mark_x, p.mark_y, false);
        sample(p.rect_x0, p.rect_y1, false);
        sample(p.rect_x1, p.rect_y1, false);
    }
    return out;
}

LegendLocation best_location(const AxesSnapshot& axes, const AxesLayout& layout, double width, double height,
                             double margin) {
    static constexpr LegendLocation kCandidates[] = {
        LegendLocation::NorthEast, LegendLocation::NorthWest, LegendLocation::SouthEast, LegendLocation::SouthWest,
        LegendLocation::East,      LegendLocation::West,      LegendLocation::North,     LegendLocation::South};
    auto points = data_pixels(axes, layout);
    LegendLocation best = LegendLocation::NorthEast;
    size_t fewest = SIZE_MAX;
    for (LegendLocation candidate : kCandidates) {
        RectPx r = inside_box(layout.box, width, height, place_of(candidate), margin);
        size_t covered = 0;
        for (const auto& p : points)
            covered += r.contains(p[0], p[1]);
        if (covered < fewest) {
            fewest = covered;
            best = candidate;
        }
    }
    return best;
}

} // namespace

bool is_outside(LegendLocation location) {
    switch (location) {
    case LegendLocation::NorthOutside:
    case LegendLocation::SouthOutside:
    case LegendLocation::EastOutside:
    case LegendLocation::WestOutside:
    case LegendLocation::NorthEastOutside:
    case LegendLocation::NorthWestOutside:
    case LegendLocation::SouthEastOutside:
    case LegendLocation::SouthWestOutside:
    case LegendLocation::BestOutside:
        return true;
    default:
        return false;
    }
}

LegendLayout measure_legend(const AxesSnapshot& axes, const ThemeColors& theme, double scale) {
    const LegendData& legend = *axes.legend;
    LegendLayout out;
    double font_px = points_to_px(legend.font.size_pt, scale);
    double pad = 6 * scale, icon = kIconWidth * scale, space = 5 * scale, column_gap = 12 * scale;
    Color color = resolve(legend.text_color, theme.text, theme);
    size_t count = std::min(legend.labels.size(), axes.legend_series.size());
    size_t columns = legend.horizontal ? std::max<size_t>(1, count)
                                       : std::clamp<size_t>(static_cast<size_t>(std::max(1, legend.columns)), 1,
                                                            std::max<size_t>(1, count));
    size_t rows = (count + columns - 1) / std::max<size_t>(1, columns);
    std::vector<TextLayout> labels;
    std::vector<double> widths(columns, 0), heights(rows, 0);
    for (size_t i = 0; i < count; ++i) {
        labels.push_back(layout_text({legend.labels[i]}, legend.font, font_px, legend.interpreter));
        size_t column = legend.horizontal ? i : i / rows, row = legend.horizontal ? 0 : i % rows;
        widths[column] = std::max(widths[column], labels.back().width);
        double line = labels.back().empty() ? font_px * 1.2 : labels.back().height();
        heights[row] = std::max(heights[row], line + 1.5 * scale);
    }
    double y = pad * 0.7, width = 2 * pad;
    for (double w : widths)
        width += icon + space + w;
    width += column_gap * double(columns - 1);
    TextLayout title;
    if (!legend.title.empty()) {
        FontData bold = legend.font;
        bold.bold = true;
        title = layout_text(legend.title, bold, font_px, legend.interpreter, HorizontalAlign::Center);
        if (!title.empty()) {
            width = std::max(width, title.width + 2 * pad);
            double height = title.height();
            out.title.push_back(place_text(std::move(title), width / 2, y, HorizontalAlign::Center, VerticalAlign::Top, 0, color));
            y += height + 2 * scale;
        }
    }
    double top = y;
    for (size_t i = 0; i < count; ++i) {
        size_t column = legend.horizontal ? i : i / rows, row = legend.horizontal ? 0 : i % rows;
        double x = pad;
        for (size_t c = 0; c < column; ++c)
            x += icon + space + widths[c] + column_gap;
        double ry = top;
        for (size_t r = 0; r < row; ++r)
            ry += heights[r];
        LegendEntry entry;
        entry.series = axes.legend_series[i];
        entry.icon = {x, ry, icon, heights[row]};
        entry.label = place_text(std::move(labels[i]), x + icon + space, ry + heights[row] / 2, HorizontalAlign::Left,
                                 VerticalAlign::Middle, 0, color);
        out.entries.push_back(std::move(entry));
    }
    double height = top + pad * 0.7;
    for (double h : heights)
        height += h;
    out.box = {0, 0, std::ceil(width), std::ceil(height)};
    return out;
}

void place_legend(const AxesSnapshot& axes, const RectPx& figure, double scale, AxesLayout& layout) {
    LegendLayout& legend = layout.legend;
    double margin = kMargin * scale;
    LegendLocation location = axes.legend->location;
    double w = legend.box.width, h = legend.box.height;
    RectPx target;
    if (location == LegendLocation::None) {
        const auto& p = axes.legend->position;
        target = {figure.x + p[0] * figure.width, figure.y + (1 - p[1] - p[3]) * figure.height, w, h};
    } else if (is_outside(location)) {
        Place place = place_of(location == LegendLocation::BestOutside ? LegendLocation::NorthEastOutside : location);
        target = inside_box(layout.box, w, h, place, 0);
        if (location == LegendLocation::NorthOutside)
            target.y = layout.extent.y - margin / 2 - h;
        else if (location == LegendLocation::SouthOutside)
            target.y = layout.extent.bottom() + margin / 2;
        else if (place.fx == 1)
            target.x = layout.extent.right() + margin;
        else
            target.x = layout.extent.x - margin - w;
    } else {
        if (location == LegendLocation::Best)
            location = best_location(axes, layout, w, h, margin);
        target = inside_box(layout.box, w, h, place_of(location), margin);
    }
    move(legend, std::round(target.x) - legend.box.x, std::round(target.y) - legend.box.y);
}

} // namespace etna::plot
