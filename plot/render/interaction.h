#pragma once

#include <optional>
#include <string>

#include "plot/layout/figure_layout.h"
#include "plot/model/snapshot.h"
#include "plot/render/view_state.h"

/// What a viewer does with the mouse. Positions are physical pixels from the top left corner of the figure; `layout`
/// is the one of the scene that the user sees. All functions change `view` only, and leave it alone when the position
/// is outside every axes.
namespace etna::plot {

/// Index of the axes whose box contains the point (the topmost one), or nothing.
std::optional<int> axes_at(const FigureLayout& layout, double x_px, double y_px);

struct DataPoint {
    double x = 0, y = 0;
};
/// Data coordinates of a pixel in axes `axes_index`, also outside its box; log axes are taken into account.
DataPoint pixel_to_data(const FigureLayout& layout, int axes_index, double x_px, double y_px);

/// Magnifies about a point: `factor` 2 shows half of the range. Returns whether anything changed.
bool zoom_at(ViewState& view, const FigureLayout& layout, double x_px, double y_px, double factor);
/// Zooms to the rectangle spanned by two points of one axes; a rectangle less than 4 px wide or high zooms one way only.
bool zoom_to(ViewState& view, const FigureLayout& layout, double x0_px, double y0_px, double x1_px, double y1_px);
/// Moves the data under `from` to `to`.
bool pan(ViewState& view, const FigureLayout& layout, double from_x_px, double from_y_px, double to_x_px,
         double to_y_px);
/// Back to the model's limits in the axes under the point.
bool reset_at(ViewState& view, const FigureLayout& layout, double x_px, double y_px);

struct DataTip {
    int axes_index = 0;
    int series_index = 0;
    size_t point_index = 0;
    DataPoint data;
    double x_px = 0, y_px = 0;
    std::string text; ///< `X 1998.5` newline `Y 366.7`, as MATLAB's data tip
};
/// The data point nearest to the position, within `radius_px`.
std::optional<DataTip> data_tip_at(const FigureSnapshot& figure, const FigureLayout& layout, double x_px, double y_px,
                                   double radius_px = 12);

} // namespace etna::plot
