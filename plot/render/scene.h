#pragma once

#include <memory>
#include <optional>

#include "plot/layout/figure_layout.h"
#include "plot/model/snapshot.h"
#include "plot/render/draw_list.h"
#include "plot/render/view_state.h"

namespace etna::plot {

/// A figure laid out and turned into primitives for one size: what the Vulkan renderer and the software rasteriser
/// draw, and what maps pixels to data. Immutable; no GPU objects inside.
class Scene {
  public:
    int width_px = 0;
    int height_px = 0;
    double scale = 1;
    FigureLayout layout;
    DrawList draw;
};

/// `scale` is physical pixels per 1/96 inch. Never fails; sizes below 1 are taken as 1. Lines with many
/// more points than pixel columns are reduced to each column's exact extremes, which gives the same picture.
std::shared_ptr<const Scene> build_scene(const FigureSnapshot& figure, const ViewState& view, int width_px,
                                         int height_px, double scale);

} // namespace etna::plot
