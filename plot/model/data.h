#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/model/types.h"

/// What each graphics object holds: copyable records, the same in the live model and in its snapshots. Their defaults
/// come from the property tables (`plot/model/properties.h`), not from here.
namespace etna::plot {

/// Font properties shared by axes, text and legend. Sizes are in points, 1/72 inch.
struct FontData {
    std::string name = "Helvetica";
    double size_pt = 10;
    bool bold = false;
    bool italic = false;
};

struct TextData {
    std::vector<std::string> lines; ///< UTF-8, one entry per line; no lines or only empty ones draw nothing
    std::array<double, 3> position{};
    TextUnits units = TextUnits::Data;
    ColorSpec color = ColorSpec::automatic();
    FontData font;
    double rotation_deg = 0;
    HorizontalAlign horizontal = HorizontalAlign::Left;
    VerticalAlign vertical = VerticalAlign::Middle;
    Interpreter interpreter = Interpreter::Tex;
    ColorSpec background = ColorSpec::none();
    ColorSpec edge = ColorSpec::none();
    double margin_pt = 3;
    double line_width_pt = 0.5;
    bool clipping = false;
    bool visible = true;
};

/// What a series draws itself as; see `parts_of` in plot/model/parts.h.
enum class SeriesKind : uint8_t { Line, Stair, Stem, Scatter, Bar, Histogram, ConstantLine };

/// A line or one of its relatives. Each kind uses the fields that its property table lists.
struct SeriesData {
    SeriesKind kind = SeriesKind::Line;
    DataArray x, y;
    bool x_auto = true; ///< `XDataMode` is 'auto': 1, 2, 3, ...
    ColorSpec color;
    bool color_auto = true; ///< taken from the axes' colour order
    LineStyle line_style = LineStyle::Solid;
    double line_width_pt = 0.5;
    Marker marker = Marker::None;
    double marker_size_pt = 6;
    ColorSpec marker_edge = ColorSpec::automatic();
    ColorSpec marker_face = ColorSpec::none();
    std::string display_name;
    bool visible = true;
    // Scatter: areas in points squared (one value, or one per point) and colours (one triple, or n-by-3 column-major)
    DataArray sizes_pt2;
    DataArray colors;
    // Bars and histograms
    ColorSpec face = ColorSpec::flat();
    ColorSpec edge = ColorSpec::of({0, 0, 0, 1});
    double face_alpha = 1;
    double edge_alpha = 1;
    double base_value = 0;
    double bar_width = 0.8;
    bool horizontal = false;
    int group_index = 0; ///< this series among `group_count` grouped bar series
    int group_count = 1;
    DataArray bar_base; ///< stacked bars: where each bar starts; null: at `base_value`
    DataArray edges;    ///< histogram bin edges, one more than `y`
    double constant_value = 0;
    bool constant_is_x = true; ///< ConstantLine: `xline` rather than `yline`
};

struct AxisData {
    Limits limits{0, 1};
    bool limits_auto = true;
    Scale scale = Scale::Linear;
    Direction direction = Direction::Normal;
    std::vector<double> ticks;
    bool ticks_auto = true;
    std::vector<std::string> tick_labels;
    bool labels_auto = true;
    ColorSpec color; ///< axis line, ticks and labels
    bool grid = false;
    bool minor_grid = false;
    bool minor_tick = false;
    double label_rotation_deg = 0;
    bool at_far_side = false; ///< `XAxisLocation` is 'top', `YAxisLocation` is 'right'
    std::optional<int> exponent; ///< `ax.YAxis.Exponent`; absent: chosen
};

struct AxesData {
    std::array<double, 4> position{0.13, 0.11, 0.775, 0.815}; ///< normalised; left, bottom, width, height of the plot box
    std::array<double, 4> outer{0, 0, 1, 1};                  ///< room that labels may use before the box shrinks
    bool position_auto = true; ///< the box may shrink so that labels fit into `outer`
    AxisData x, y;
    ColorSpec color;
    ColorSpec grid_color;
    double grid_alpha = 0.15;
    ColorSpec minor_grid_color;
    double minor_grid_alpha = 0.25;
    LineStyle grid_style = LineStyle::Solid;
    LineStyle minor_grid_style = LineStyle::Dotted;
    bool box = false;
    bool tick_in = true;
    double tick_length = 0.01;
    double line_width_pt = 0.5;
    FontData font;
    double label_font_multiplier = 1.1;
    double title_font_multiplier = 1.1;
    bool title_bold = true;
    bool visible = true;
    bool layer_top = false;
    AspectMode aspect = AspectMode::Auto;
    LimitMethod limit_method = LimitMethod::TickAligned;
    NextPlot next_plot = NextPlot::Replace;
    std::vector<Color> color_order;
    int color_index = 0; ///< zero-based number of the next series' colour
    Interpreter tick_label_interpreter = Interpreter::Tex;
};

enum class LegendLocation : uint8_t {
    North, South, East, West, NorthEast, NorthWest, SouthEast, SouthWest, NorthOutside, SouthOutside, EastOutside,
    WestOutside, NorthEastOutside, NorthWestOutside, SouthEastOutside, SouthWestOutside, Best, BestOutside, None
};

struct LegendData {
    std::vector<std::string> labels;
    LegendLocation location = LegendLocation::NorthEast;
    bool horizontal = false;
    int columns = 1;
    bool box = true;
    bool visible = true;
    bool auto_update = true;
    FontData font;
    ColorSpec text_color;
    ColorSpec color;
    ColorSpec edge;
    Interpreter interpreter = Interpreter::Tex;
    double line_width_pt = 0.5;
    std::vector<std::string> title;
    std::array<double, 4> position{}; ///< normalised, used when `location` is None
};

struct FigureData {
    int number = 0;
    std::string name;
    bool number_title = true;
    std::array<double, 4> position_px{100, 100, 560, 420};
    ColorSpec color;
    bool color_auto = true; ///< follow the theme's canvas
    bool visible = true;
    NextPlot next_plot = NextPlot::Add;
    std::string file_name;
};

} // namespace etna::plot
