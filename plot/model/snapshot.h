#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/session/session.h"
#include "plot/model/data.h"

namespace etna::plot {

struct AxesSnapshot {
    uint64_t id = 0; ///< the same for the same axes in later snapshots, so that a viewer keeps its zoom
    AxesData axes;
    TextData title, subtitle, x_label, y_label;
    std::vector<SeriesData> series; ///< in drawing order
    std::vector<TextData> texts;
    std::optional<LegendData> legend;
    std::vector<int> legend_series; ///< index into `series`, one per legend label
};

/// An immutable copy of a figure, safe to read from any thread. The arrays are shared with the model, which never
/// writes into them. Automatic limits are already resolved; ticks and positions are chosen at drawing, since they
/// depend on the size.
struct FigureSnapshot : session::FigureSnapshot {
    FigureData figure;
    TextData super_title;
    std::vector<AxesSnapshot> axes; ///< in drawing order
    uint64_t revision = 0;          ///< grows with every change
    /// `Figure 2`, `Figure 2: Residuals` or `Residuals`, as MATLAB's title bar shows it.
    std::string window_title() const;
};

} // namespace etna::plot
