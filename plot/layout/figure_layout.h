#pragma once

#include <string>
#include <vector>

#include "plot/model/snapshot.h"
#include "plot/render/view_state.h"
#include "plot/text/text_layout.h"

/// Where everything of a figure goes, in pixels from the top left corner. Depends on the size, the fonts and the view;
/// knows nothing of drawing.
namespace etna::plot {

struct RectPx {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    bool contains(double px, double py) const { return px >= x && px < right() && py >= y && py < bottom(); }
};

/// One coordinate of an axes: limits as shown, and the ticks chosen for this size.
struct AxisLayout {
    Limits limits{0, 1};
    bool log = false;
    bool reversed = false;
    double begin_px = 0; ///< pixel of limits[0] when not reversed; for y this is the bottom
    double end_px = 1;
    std::vector<double> ticks;
    std::vector<std::string> labels;
    std::vector<double> minor_ticks;
    int exponent = 0; ///< labels are to be multiplied by ten to this power
    double label_rotation_deg = 0;

    /// Pixel of a data value; infinite or NaN for values that have none (log of zero).
    double to_px(double value) const;
    double to_data(double px) const;
};

struct PlacedText {
    TextLayout text;
    double x = 0, y = 0; ///< anchor: left end of the first baseline before rotation
    double rotation_deg = 0;
    Color color;
    RectPx bounds; ///< after rotation, axis-parallel
    ColorSpec background = ColorSpec::none();
    ColorSpec edge = ColorSpec::none();
    double margin_px = 0;
    bool clip = false;
};

struct LegendEntry {
    int series = 0; ///< index into the axes' series
    RectPx icon;
    PlacedText label;
};

struct LegendLayout {
    RectPx box;
    std::vector<LegendEntry> entries;
    std::vector<PlacedText> title;
};

struct AxesLayout {
    uint64_t id = 0;
    RectPx box;    ///< the plot box; whole pixels
    RectPx extent; ///< the box with tick labels, labels and titles
    AxisLayout x, y;
    std::vector<PlacedText> texts; ///< tick labels, exponents, titles and labels
    std::vector<PlacedText> data_texts; ///< `text` objects
    bool has_legend = false;
    LegendLayout legend;
};

struct FigureLayout {
    int width_px = 0, height_px = 0;
    double scale = 1; ///< pixels per 1/96 inch
    std::vector<AxesLayout> axes;
    std::vector<PlacedText> texts; ///< `sgtitle`
};

FigureLayout layout_figure(const FigureSnapshot& figure, const ViewState& view, int width_px, int height_px,
                           double scale);

/// Width of axis lines and ticks: whole pixels, at least one.
int axis_line_px(const AxesData& axes, double scale);

/// Physical pixels of a length in points at this scale.
inline double points_to_px(double points, double scale) { return points * (96.0 / 72.0) * scale; }

} // namespace etna::plot
