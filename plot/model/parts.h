#pragma once

#include "plot/model/data.h"

/// A plot type is a composition of parts: how data become points and rectangles. Layout takes limits from the parts,
/// the renderer draws them; neither knows plot types.
namespace etna::plot {

struct SeriesParts {
    DataArray path_x, path_y; ///< polyline, broken at NaN; null: none
    DataArray mark_x, mark_y; ///< where markers go; null: none
    DataArray rect_x0, rect_x1, rect_y0, rect_y1; ///< rectangles; null: none
};

/// Cheap for lines and scatters, whose arrays are shared; the other kinds make new ones.
SeriesParts parts_of(const SeriesData& series);

struct Bounds {
    double min = 0, max = 0;
    bool empty = true;
    void add(double v) {
        if (empty || v < min)
            min = v;
        if (empty || v > max)
            max = v;
        empty = false;
    }
};

/// The finite extent of a series, for automatic limits; on a log axis only positive values count.
void add_bounds(const SeriesData& series, Scale x_scale, Scale y_scale, Bounds& x, Bounds& y);

} // namespace etna::plot
