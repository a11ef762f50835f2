#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "plot/layout/internal.h"

namespace etna::plot {
namespace {

RectPx united(const RectPx& a, const RectPx& b) {
    double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

TextLayout shape(const TextData& text, const FontData& font, double px) {
    return layout_text(text.lines, font, px, text.interpreter, HorizontalAlign::Center);
}

/// The font of a title or label: its own where it was set, else what the axes' multipliers say. The model keeps both
/// in the text, so this only turns points into pixels.
double px_of(const TextData& text, double scale) { return points_to_px(text.font.size_pt, scale); }

/// Left and right ends of all placed texts on one row, so that a title can step over an exponent.
bool overlaps(const RectPx& a, const RectPx& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

} // namespace

PlacedText place_text(TextLayout text, double x, double y, HorizontalAlign horizontal, VerticalAlign vertical,
                      double rotation_deg, Color color) {
    double dx = horizontal == HorizontalAlign::Left ? 0 : -text.width * (horizontal == HorizontalAlign::Center ? 0.5 : 1);
    double dy = 0;
    switch (vertical) {
    case VerticalAlign::Top:
        dy = text.ascent;
        break;
    case VerticalAlign::Cap:
        dy = text.cap_height;
        break;
    case VerticalAlign::Middle:
        // The middle of the letters, not of the line box: level with what stands beside it.
        // With several lines the last baseline is `descent` less one line's descent below the first.
        dy = (text.cap_height - text.last_baseline) / 2;
        break;
    case VerticalAlign::Baseline:
        break;
    case VerticalAlign::Bottom:
        dy = -text.descent;
        break;
    }
    double a = rotation_deg * M_PI / 180, c = std::cos(a), s = std::sin(a);
    auto turn = [&](double px, double py) { return std::pair(px * c + py * s, -px * s + py * c); };
    auto [ox, oy] = turn(dx, dy);
    PlacedText placed;
    placed.x = x + ox;
    placed.y = y + oy;
    if (rotation_deg == 0)
        placed.y = std::round(placed.y);
    else if (std::abs(rotation_deg) == 90)
        placed.x = std::round(placed.x);
    placed.rotation_deg = rotation_deg;
    placed.color = color;
    double x0 = 1e30, y0 = 1e30, x1 = -1e30, y1 = -1e30;
    for (double px : {0.0, text.width})
        for (double py : {-text.ascent, text.descent}) {
            auto [rx, ry] = turn(px, py);
            x0 = std::min(x0, placed.x + rx);
            x1 = std::max(x1, placed.x + rx);
            y0 = std::min(y0, placed.y + ry);
            y1 = std::max(y1, placed.y + ry);
        }
    placed.bounds = {x0, y0, x1 - x0, y1 - y0};
    placed.text = std::move(text);
    return placed;
}

void lay_out_decorations(const AxesSnapshot& snapshot, const ThemeColors& theme, double scale, AxesLayout& out) {
    const AxesData& axes = snapshot.axes;
    const RectPx& box = out.box;
    double tick_px = points_to_px(axes.font.size_pt, scale);
    double gap = 4 * scale;
    out.texts.clear();
    out.data_texts.clear();

    double below = box.bottom(), above = box.y, left = box.x, right = box.right();
    auto grow = [&](const PlacedText& t) {
        below = std::max(below, t.bounds.bottom());
        above = std::min(above, t.bounds.y);
        left = std::min(left, t.bounds.x);
        right = std::max(right, t.bounds.right());
    };
    std::optional<RectPx> y_exponent;
    if (axes.visible) {
        Color x_color = resolve(axes.x.color, theme.axis, theme), y_color = resolve(axes.y.color, theme.axis, theme);
        double tick_out = axes.tick_in ? 0 : axes.tick_length * std::max(box.width, box.height);
        double x_edge = axes.x.at_far_side ? box.y - tick_out - gap : box.bottom() + tick_out + gap;
        double label_bottom = x_edge, label_top = x_edge;
        for (size_t i = 0; i < out.x.ticks.size() && i < out.x.labels.size(); ++i) {
            TextLayout t = layout_text(out.x.labels[i], axes.font, tick_px, axes.tick_label_interpreter);
            double px = out.x.to_px(out.x.ticks[i]);
            double rotation = out.x.label_rotation_deg;
            PlacedText p;
            if (rotation == 0) {
                // Ascent of a label with a raised exponent counts, so that 10^3 keeps its distance too.
                double rise = axes.x.at_far_side ? 0 : std::max(t.cap_height, out.x.log ? t.ascent * 0.9 : 0.0);
                p = place_text(std::move(t), px, x_edge + rise, HorizontalAlign::Center,
                               axes.x.at_far_side ? VerticalAlign::Bottom : VerticalAlign::Baseline, 0, x_color);
            } else {
                bool end_at_tick = (rotation > 0) != axes.x.at_far_side;
                double half = t.cap_height / 2;
                p = place_text(std::move(t), px, x_edge + (axes.x.at_far_side ? -half : half),
                               end_at_tick ? HorizontalAlign::Right : HorizontalAlign::Left, VerticalAlign::Middle,
                               rotation, x_color);
            }
            label_bottom = std::max(label_bottom, p.bounds.bottom());
            label_top = std::min(label_top, p.bounds.y);
            grow(p);
            if (!p.text.empty())
                out.texts.push_back(std::move(p));
        }
        double y_edge = axes.y.at_far_side ? box.right() + tick_out + gap : box.x - tick_out - gap;
        double label_left = y_edge, label_right = y_edge;
        for (size_t i = 0; i < out.y.ticks.size() && i < out.y.labels.size(); ++i) {
            TextLayout t = layout_text(out.y.labels[i], axes.font, tick_px, axes.tick_label_interpreter);
            PlacedText p = place_text(std::move(t), y_edge, out.y.to_px(out.y.ticks[i]),
                                      axes.y.at_far_side ? HorizontalAlign::Left : HorizontalAlign::Right,
                                      VerticalAlign::Middle, out.y.label_rotation_deg, y_color);
            label_left = std::min(label_left, p.bounds.x);
            label_right = std::max(label_right, p.bounds.right());
            grow(p);
            if (!p.text.empty())
                out.texts.push_back(std::move(p));
        }
        if (out.y.exponent != 0) {
            TextLayout t = layout_text(fmt::format("\\times10^{{{}}}", out.y.exponent), axes.font, tick_px, Interpreter::Tex);
            PlacedText p = place_text(std::move(t), axes.y.at_far_side ? box.right() : box.x, box.y - gap,
                                      axes.y.at_far_side ? HorizontalAlign::Right : HorizontalAlign::Left,
                                      VerticalAlign::Baseline, 0, y_color);
            grow(p);
            y_exponent = p.bounds;
            out.texts.push_back(std::move(p));
        }
        std::optional<RectPx> x_exponent;
        if (out.x.exponent != 0) {
            TextLayout t = layout_text(fmt::format("\\times10^{{{}}}", out.x.exponent), axes.font, tick_px, Interpreter::Tex);
            double y = axes.x.at_far_side ? label_top - gap / 2 : label_bottom + gap / 2 + t.ascent;
            PlacedText p = place_text(std::move(t), box.right(), y, HorizontalAlign::Right, VerticalAlign::Baseline, 0, x_color);
            grow(p);
            x_exponent = p.bounds;
            out.texts.push_back(std::move(p));
        }
        if (snapshot.x_label.visible) {
            TextLayout t = shape(snapshot.x_label, snapshot.x_label.font, px_of(snapshot.x_label, scale));
            if (!t.empty()) {
                double y = axes.x.at_far_side ? label_top - gap / 2 : label_bottom + gap / 2;
                VerticalAlign v = axes.x.at_far_side ? VerticalAlign::Bottom : VerticalAlign::Top;
                Color c = resolve(snapshot.x_label.color, x_color, theme);
                double center = box.x + box.width / 2;
                PlacedText p = place_text(t, center, y, HorizontalAlign::Center, v, 0, c);
                if (x_exponent && overlaps(p.bounds, *x_exponent))
                    p = place_text(std::move(t), center, axes.x.at_far_side ? x_exponent->y : x_exponent->bottom(),
                                   HorizontalAlign::Center, v, 0, c);
                grow(p);
                out.texts.push_back(std::move(p));
            }
        }
        if (snapshot.y_label.visible) {
            TextLayout t = shape(snapshot.y_label, snapshot.y_label.font, px_of(snapshot.y_label, scale));
            if (!t.empty()) {
                double x = axes.y.at_far_side ? label_right + gap * 1.25 : label_left - gap * 1.25;
                double rotation = snapshot.y_label.rotation_deg;
                Color c = resolve(snapshot.y_label.color, y_color, theme);
                PlacedText p;
                if (std::abs(rotation - 90) < 1e-9)
                    p = place_text(std::move(t), x, box.y + box.height / 2, HorizontalAlign::Center,
                                   axes.y.at_far_side ? VerticalAlign::Top : VerticalAlign::Bottom, 90, c);
                else
                    p = place_text(std::move(t), x, box.y + box.height / 2,
                                   axes.y.at_far_side ? HorizontalAlign::Left : HorizontalAlign::Right,
                                   VerticalAlign::Middle, rotation, c);
                grow(p);
                out.texts.push_back(std::move(p));
            }
        }
    }
    // Titles stay when the axes is switched off.
    double title_y = (axes.visible && axes.x.at_far_side ? above : box.y) - gap * 1.25;
    for (const TextData* text : {&snapshot.subtitle, &snapshot.title}) {
        if (!text->visible)
            continue;
        TextLayout t = shape(*text, text->font, px_of(*text, scale));
        if (t.empty())
            continue;
        Color c = resolve(text->color, theme.text, theme);
        double center = box.x + box.width / 2;
        // The line box has more room above the letters than is needed below them.
        double descent = t.descent - t.last_baseline;
        PlacedText p = place_text(t, center, title_y + descent * 0.35, HorizontalAlign::Center, VerticalAlign::Bottom, 0, c);
        if (y_exponent && overlaps(p.bounds, *y_exponent))
            p = place_text(std::move(t), center, y_exponent->y, HorizontalAlign::Center, VerticalAlign::Bottom, 0, c);
        title_y = p.bounds.y;
        above = std::min(above, p.bounds.y);
        out.texts.push_back(std::move(p));
    }
    out.extent = united(box, {left, above, right - left, below - above});

    for (const TextData& text : snapshot.texts) {
        if (!text.visible)
            continue;
        TextLayout t = layout_text(text.lines, text.font, points_to_px(text.font.size_pt, scale), text.interpreter,
                                   text.horizontal);
        if (t.empty())
            continue;
        double x, y;
        if (text.units == TextUnits::Normalized) {
            x = box.x + text.position[0] * box.width;
            y = box.bottom() - text.position[1] * box.height;
        } else {
            x = out.x.to_px(text.position[0]);
            y = out.y.to_px(text.position[1]);
        }
        if (!std::isfinite(x) || !std::isfinite(y) || std::abs(x) > 1e6 || std::abs(y) > 1e6)
            continue;
        PlacedText p = place_text(std::move(t), x, y, text.horizontal, text.vertical, text.rotation_deg,
                                  resolve(text.color, theme.text, theme));
        p.background = text.background;
        p.edge = text.edge;
        p.margin_px = points_to_px(text.margin_pt, scale) / 2;
        p.clip = text.clipping;
        out.data_texts.push_back(std::move(p));
    }
}

} // namespace etna::plot
