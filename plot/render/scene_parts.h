#pragma once

#include "plot/layout/figure_layout.h"
#include "plot/layout/theme.h"
#include "plot/render/draw_list.h"

/// The steps of `build_scene`, each in its own file.
namespace etna::plot {

/// Appends primitives; consecutive shapes or glyphs with one scissor share a batch.
class Painter {
  public:
    Painter(DrawList& draw, int width_px, int height_px) : draw_(draw), full_{0, 0, width_px, height_px} {}

    DrawList& draw() { return draw_; }
    const Scissor& full() const { return full_; }
    void shape(const ShapeInstance& shape, const Scissor& scissor);
    /// A rectangle; its outline, `edge_px` wide, lies inside.
    void rect(double x, double y, double width, double height, const Color& face, const Color& edge = {0, 0, 0, 0},
              double edge_px = 0, double corner_px = 0);
    void rect_in(const Scissor& scissor, double x, double y, double width, double height, const Color& face,
                 const Color& edge, double edge_px);
    void marker(Marker marker, double x, double y, double size_px, double edge_px, const Color& face,
                const Color& edge, const Scissor& scissor);
    void text(const PlacedText& text, const Scissor& scissor);

  private:
    Batch& batch(Primitive primitive, const Scissor& scissor, size_t first);

    DrawList& draw_;
    Scissor full_;
};

/// Background, grid, ticks and axis lines.
void paint_axes(Painter& painter, const AxesSnapshot& axes, const AxesLayout& layout, const ThemeColors& theme,
                double scale);
void paint_series(Painter& painter, const SeriesData& series, const AxesSnapshot& axes, const AxesLayout& layout,
                  const ThemeColors& theme, double scale);
void paint_legend(Painter& painter, const AxesSnapshot& axes, const AxesLayout& layout, const ThemeColors& theme,
                  double scale);

} // namespace etna::plot
