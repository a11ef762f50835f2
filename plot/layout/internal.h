#pragma once

#include "plot/layout/figure_layout.h"
#include "plot/layout/theme.h"

/// The steps of `layout_figure`, each in its own file.
namespace etna::plot {

/// Limits, ticks and labels of one coordinate along a box side from `begin_px` (lower limit) to `end_px`.
AxisLayout lay_out_axis(const AxisData& axis, const AxesData& axes, Limits limits, double begin_px, double end_px,
                        bool horizontal, double scale);

/// Text with its anchor at a point, aligned and rotated about it. Unrotated baselines lie on whole pixels.
PlacedText place_text(TextLayout text, double x, double y, HorizontalAlign horizontal, VerticalAlign vertical,
                      double rotation_deg, Color color);

/// Everything of one axes for a given box. `layout.box` is set; fills the rest but the legend.
void lay_out_decorations(const AxesSnapshot& axes, const ThemeColors& theme, double scale, AxesLayout& layout);

/// Sizes of the legend's parts, with its box at the origin.
LegendLayout measure_legend(const AxesSnapshot& axes, const ThemeColors& theme, double scale);
bool is_outside(LegendLocation location);
/// Moves a measured legend to its place relative to the axes' box.
void place_legend(const AxesSnapshot& axes, const RectPx& figure, double scale, AxesLayout& layout);

/// The limits that are shown: the viewer's or the model's, made safe (finite, increasing, positive on log axes) and,
/// for `axis equal`, widened to the shape of the box.
void shown_limits(const AxesSnapshot& axes, const ViewState& view, double width_px, double height_px, Limits& x,
                  Limits& y);

} // namespace etna::plot
