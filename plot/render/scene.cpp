#include "plot/render/scene.h"

#include <algorithm>
#include <cmath>

#include "plot/render/scene_parts.h"
#include "plot/text/glyph_atlas.h"

namespace etna::plot {

Batch& Painter::batch(Primitive primitive, const Scissor& scissor, size_t first) {
    if (!draw_.batches.empty()) {
        Batch& last = draw_.batches.back();
        if (last.primitive == primitive && last.scissor == scissor && last.first + last.count == first)
            return last;
    }
    Batch b;
    b.primitive = primitive;
    b.first = static_cast<uint32_t>(first);
    b.scissor = scissor;
    draw_.batches.push_back(b);
    return draw_.batches.back();
}

void Painter::shape(const ShapeInstance& shape, const Scissor& scissor) {
    batch(Primitive::Shape, scissor, draw_.shapes.size()).count++;
    draw_.shapes.push_back(shape);
}

void Painter::rect_in(const Scissor& scissor, double x, double y, double width, double height, const Color& face,
                      const Color& edge, double edge_px) {
    if (!(width > 0) || !(height > 0))
        return;
    ShapeInstance s{};
    s.cx = static_cast<float>(x + width / 2);
    s.cy = static_cast<float>(y + height / 2);
    s.half_width = static_cast<float>(width / 2);
    s.half_height = static_cast<float>(height / 2);
    s.shape = kShapeRect;
    s.edge_width = static_cast<float>(edge_px);
    const Color* colors[2] = {&face, &edge};
    for (int i = 0; i < 2; ++i) {
        float* to = i == 0 ? s.face : s.edge;
        to[0] = colors[i]->r;
        to[1] = colors[i]->g;
        to[2] = colors[i]->b;
        to[3] = colors[i]->a;
    }
    shape(s, scissor);
}

void Painter::rect(double x, double y, double width, double height, const Color& face, const Color& edge,
                   double edge_px, double corner_px) {
    rect_in(full_, x, y, width, height, face, edge, edge_px);
    if (corner_px > 0 && !draw_.shapes.empty())
        draw_.shapes.back().corner = static_cast<float>(corner_px);
}

void Painter::marker(Marker marker, double x, double y, double size_px, double edge_px, const Color& face,
                     const Color& edge, const Scissor& scissor) {
    if (marker == Marker::None)
        return;
    ShapeInstance s{};
    s.cx = static_cast<float>(x);
    s.cy = static_cast<float>(y);
    s.half_width = s.half_height = static_cast<float>(size_px / 2);
    s.shape = static_cast<float>(static_cast<int>(marker));
    s.edge_width = static_cast<float>(edge_px);
    Color fill = face, line = edge;
    if (marker == Marker::Point) {
        // A filled disc in the edge colour, a third as wide as other markers.
        s.half_width = s.half_height = static_cast<float>(std::max(size_px / 6, 0.9));
        s.edge_width = 0;
        fill = edge;
        line = {0, 0, 0, 0};
    }
    s.face[0] = fill.r, s.face[1] = fill.g, s.face[2] = fill.b, s.face[3] = fill.a;
    s.edge[0] = line.r, s.edge[1] = line.g, s.edge[2] = line.b, s.edge[3] = line.a;
    shape(s, scissor);
}

void Painter::text(const PlacedText& placed, const Scissor& scissor) {
    GlyphAtlas& atlas = GlyphAtlas::instance();
    double a = placed.rotation_deg * M_PI / 180;
    for (const PlacedGlyph& g : placed.text.glyphs) {
        AtlasGlyph cell = atlas.find(g.key);
        if (cell.width == 0)
            continue;
        Color c = g.color.value_or(placed.color);
        double texel = g.size_px / GlyphAtlas::kEmTexels;
        GlyphInstance q{};
        q.x = static_cast<float>(g.x + cell.left_em * g.size_px);
        q.y = static_cast<float>(g.y - cell.top_em * g.size_px);
        q.width = static_cast<float>(cell.width * texel);
        q.height = static_cast<float>(cell.height * texel);
        q.u0 = static_cast<float>(cell.x);
        q.v0 = static_cast<float>(cell.y);
        q.u1 = static_cast<float>(cell.x + cell.width);
        q.v1 = static_cast<float>(cell.y + cell.height);
        q.ox = static_cast<float>(placed.x);
        q.oy = static_cast<float>(placed.y);
        q.cos_a = static_cast<float>(std::cos(a));
        q.sin_a = static_cast<float>(std::sin(a));
        q.px_range = static_cast<float>(2.0 * GlyphAtlas::kSpread * texel);
        q.color[0] = c.r, q.color[1] = c.g, q.color[2] = c.b, q.color[3] = c.a;
        batch(Primitive::Glyph, scissor, draw_.glyphs.size()).count++;
        draw_.glyphs.push_back(q);
    }
}

namespace {

void paint_text_object(Painter& painter, const PlacedText& t, const AxesLayout& layout, double scale) {
    Scissor scissor = painter.full();
    if (t.clip)
        scissor = {static_cast<int>(layout.box.x), static_cast<int>(layout.box.y), static_cast<int>(layout.box.width) + 1,
                   static_cast<int>(layout.box.height) + 1};
    if (t.background.is_rgb() || t.edge.is_rgb()) {
        Color none{0, 0, 0, 0};
        double m = t.margin_px;
        painter.rect_in(scissor, std::round(t.bounds.x - m), std::round(t.bounds.y - m),
                        std::round(t.bounds.width + 2 * m), std::round(t.bounds.height + 2 * m),
                        t.background.is_rgb() ? t.background.rgb : none, t.edge.is_rgb() ? t.edge.rgb : none,
                        t.edge.is_rgb() ? std::max(1.0, std::round(scale)) : 0);
    }
    painter.text(t, scissor);
}

} // namespace

std::shared_ptr<const Scene> build_scene(const FigureSnapshot& figure, const ViewState& view, int width_px,
                                         int height_px, double scale) {
    auto scene = std::make_shared<Scene>();
    scene->width_px = std::max(1, width_px);
    scene->height_px = std::max(1, height_px);
    scene->scale = scale > 0 ? scale : 1;
    scene->layout = layout_figure(figure, view, scene->width_px, scene->height_px, scene->scale);
    ThemeColors theme = theme_colors(figure.figure, view.theme);
    scene->draw.background = theme.canvas;
    Painter painter(scene->draw, scene->width_px, scene->height_px);
    for (size_t i = 0; i < figure.axes.size(); ++i) {
        const AxesSnapshot& axes = figure.axes[i];
        const AxesLayout& layout = scene->layout.axes[i];
        paint_axes(painter, axes, layout, theme, scene->scale);
        for (const SeriesData& series : axes.series)
            if (series.visible)
                paint_series(painter, series, axes, layout, theme, scene->scale);
        for (const PlacedText& t : layout.texts)
            painter.text(t, painter.full());
        for (const PlacedText& t : layout.data_texts)
            paint_text_object(painter, t, layout, scene->scale);
        if (layout.has_legend)
            paint_legend(painter, axes, layout, theme, scene->scale);
    }
    for (const PlacedText& t : scene->layout.texts)
        painter.text(t, painter.full());
    return scene;
}

} // namespace etna::plot
