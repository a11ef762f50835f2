#pragma once

#include "plot/layout/figure_layout.h"
#include "plot/render/decimate.h"
#include "plot/render/draw_list.h"

namespace etna::plot {

struct Stroke {
    Color color;
    double width_px = 1; ///< at least one pixel is drawn
    LineStyle style = LineStyle::Solid;
    double scale = 1;
};

/// Adds a polyline as one batch. Segments outside of `scissor` are left out; the dash pattern runs on through them.
void add_polyline(DrawList& draw, const PixelPath& path, const Stroke& stroke, const Scissor& scissor);

/// The dash pattern of a style at this width, in px; a period of 0 is solid.
float dash_pattern(LineStyle style, double width_px, double scale, std::array<float, 4>& dash);

} // namespace etna::plot
