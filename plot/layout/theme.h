#pragma once

#include "plot/model/data.h"
#include "plot/render/view_state.h"

namespace etna::plot {

/// What 'auto' colours mean on a canvas.
struct ThemeColors {
    bool dark = false;
    Color canvas, axes, text, axis, grid, legend, legend_edge;
};

/// The theme's colours; a figure with a colour of its own gets light or dark text to go with it.
ThemeColors theme_colors(const FigureData& figure, Theme theme);
/// The colour of a property: its own, or `automatic`. Black, which would vanish on a dark canvas, becomes the text
/// colour there.
Color resolve(const ColorSpec& spec, const Color& automatic, const ThemeColors& theme);

} // namespace etna::plot
