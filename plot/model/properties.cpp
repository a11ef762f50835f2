#include "plot/model/properties.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "plot/layout/internal.h"
#include "plot/model/property_rows.h"

namespace etna::plot {
namespace {

using namespace rows;
using Table = std::vector<Property>;
constexpr Effect R = Effect::Redraw, G = Effect::Geometry, L = Effect::Limits, N = Effect::None;
using Ids = std::vector<uint64_t>;

const auto kAutoManual = [] { static const Words w{{"manual", "auto"}}; return w; };
const auto kNormalBold = [] { static const Words w{{"normal", "bold"}}; return w; };
const auto kNormalItalic = [] { static const Words w{{"normal", "italic"}}; return w; };
const auto kInOut = [] { static const Words w{{"out", "in"}}; return w; };
const auto kBottomTop = [] { static const Words w{{"bottom", "top"}}; return w; };
const auto kLeftRight = [] { static const Words w{{"left", "right"}}; return w; };
const auto kHandleVisible = [] { static const Words w{{"off", "on"}}; return w; };

Ids visible_children(Object& o) {
    Ids ids; // MATLAB lists the newest first
    for (size_t i = o.children.size(); i-- > 0;)
        if (o.children[i]->handle_visible)
            ids.push_back(o.children[i]->id);
    return ids;
}

void add_common(Table& t) {
    t.push_back(handle<Object>("Children", [](Model&, Object& o) { return visible_children(o); }));
    t.push_back(handle<Object>("Parent", [](Model&, Object& o) { return o.parent ? Ids{o.parent->id} : Ids{}; }));
    t.push_back(either<Object>("HandleVisibility", nullptr, N, [](Object& o) -> bool& { return o.handle_visible; },
                               kHandleVisible));
    t.push_back(text<Object>("Tag", nullptr, N, [](Object& o) -> std::string& { return o.tag; }));
    t.push_back({"Type", "text", nullptr, N,
                 [](Model&, Object& o) -> PropertyValue { return std::string(type_name_of(o)); }, nullptr});
}

template <class O>
void add_font(Table& t, Initial size) {
    t.push_back(text<O>("FontName", "Helvetica", G, [](O& o) -> std::string& { return o.data.font.name; }));
    t.push_back(positive<O>("FontSize", size, G, [](O& o) -> double& { return o.data.font.size_pt; }));
    t.push_back(either<O>("FontWeight", "normal", G, [](O& o) -> bool& { return o.data.font.bold; }, kNormalBold));
    t.push_back(either<O>("FontAngle", "normal", G, [](O& o) -> bool& { return o.data.font.italic; }, kNormalItalic));
}

// ---- series

void set_y(Series& s, const PropertyValue& v) {
    s.data.y = make_data(to_vector(v));
    size_t n = values(s.data.y).size();
    if (s.data.x_auto && values(s.data.x).size() != n) {
        std::vector<double> x(n);
        for (size_t i = 0; i < n; ++i)
            x[i] = double(i + 1);
        s.data.x = make_data(std::move(x));
    }
}

Table series_table() {
    Table t;
    t.push_back(data<Series>("XData", L, [](Series& s) -> DataArray& { return s.data.x; }));
    t.back().set = [](Model&, Object& o, const PropertyValue& v) {
        auto& s = static_cast<Series&>(o);
        s.data.x = make_data(to_vector(v));
        s.data.x_auto = false;
    };
    t.push_back(data<Series>("YData", L, [](Series& s) -> DataArray& { return s.data.y; }));
    t.back().set = [](Model&, Object& o, const PropertyValue& v) { set_y(static_cast<Series&>(o), v); };
    t.push_back(text<Series>("DisplayName", "", G, [](Series& s) -> std::string& { return s.data.display_name; }));
    t.push_back(flag<Series>("Visible", "on", L, [](Series& s) -> bool& { return s.data.visible; }));
    return t;
}

void add_line_color(Table& t) {
    t.push_back(color<Series>("Color", "#0072BD", [](Series& s) -> ColorSpec& { return s.data.color; }));
    t.back().set = [](Model&, Object& o, const PropertyValue& v) {
        auto& s = static_cast<Series&>(o);
        s.data.color = to_color(v);
        s.data.color_auto = false;
    };
}

void add_stroke(Table& t, const char* style, Initial width = 0.5) {
    t.push_back(word<Series>("LineStyle", style, R, [](Series& s) -> LineStyle& { return s.data.line_style; }));
    t.push_back(positive<Series>("LineWidth", width, R, [](Series& s) -> double& { return s.data.line_width_pt; }));
}

void add_marker(Table& t, const char* marker, const char* edge, const char* face, bool size = true) {
    t.push_back(word<Series>("Marker", marker, R, [](Series& s) -> Marker& { return s.data.marker; }));
    if (size)
        t.push_back(positive<Series>("MarkerSize", 6.0, R, [](Series& s) -> double& { return s.data.marker_size_pt; }));
    t.push_back(color<Series>("MarkerEdgeColor", edge, [](Series& s) -> ColorSpec& { return s.data.marker_edge; }));
    t.push_back(color<Series>("MarkerFaceColor", face, [](Series& s) -> ColorSpec& { return s.data.marker_face; }));
}

Table line_table() {
    Table t = series_table();
    add_line_color(t);
    add_stroke(t, "-");
    add_marker(t, "none", "auto", "none");
    add_common(t);
    return t;
}

Table stem_table() {
    Table t = series_table();
    add_line_color(t);
    add_stroke(t, "-");
    add_marker(t, "o", "auto", "none");
    t.push_back(number<Series>("BaseValue", 0.0, L, [](Series& s) -> double& { return s.data.base_value; }));
    add_common(t);
    return t;
}

Table scatter_table() {
    Table t = series_table();
    t.push_back(data<Series>("SizeData", R, [](Series& s) -> DataArray& { return s.data.sizes_pt2; }));
    t.push_back(data<Series>("CData", R, [](Series& s) -> DataArray& { return s.data.colors; }));
    add_marker(t, "o", "flat", "none", false);
    t.push_back(positive<Series>("LineWidth", 0.5, R, [](Series& s) -> double& { return s.data.line_width_pt; }));
    t.push_back(number<Series>("MarkerFaceAlpha", 1.0, R, [](Series& s) -> double& { return s.data.face_alpha; }));
    t.push_back(number<Series>("MarkerEdgeAlpha", 1.0, R, [](Series& s) -> double& { return s.data.edge_alpha; }));
    add_common(t);
    return t;
}

void add_faces(Table& t, double alpha) {
    t.push_back(color<Series>("FaceColor", "flat", [](Series& s) -> ColorSpec& { return s.data.face; }));
    t.push_back(color<Series>("EdgeColor", "black", [](Series& s) -> ColorSpec& { return s.data.edge; }));
    t.push_back(number<Series>("FaceAlpha", alpha, R, [](Series& s) -> double& { return s.data.face_alpha; }));
    t.push_back(number<Series>("EdgeAlpha", 1.0, R, [](Series& s) -> double& { return s.data.edge_alpha; }));
    t.push_back(positive<Series>("LineWidth", 0.5, R, [](Series& s) -> double& { return s.data.line_width_pt; }));
}

Table bar_table() {
    Table t = series_table();
    add_faces(t, 1);
    t.push_back(number<Series>("BarWidth", 0.8, L, [](Series& s) -> double& { return s.data.bar_width; }));
    t.push_back(number<Series>("BaseValue", 0.0, L, [](Series& s) -> double& { return s.data.base_value; }));
    t.push_back(flag<Series>("Horizontal", "off", L, [](Series& s) -> bool& { return s.data.horizontal; }));
    add_common(t);
    return t;
}

Table histogram_table() {
    Table t;
    t.push_back(data<Series>("Data", L, [](Series& s) -> DataArray& { return s.data.x; }));
    t.push_back(data<Series>("Values", L, [](Series& s) -> DataArray& { return s.data.y; }));
    t.back().set = nullptr;
    t.push_back(data<Series>("BinCounts", L, [](Series& s) -> DataArray& { return s.data.y; }));
    t.push_back(data<Series>("BinEdges", L, [](Series& s) -> DataArray& { return s.data.edges; }));
    t.push_back({"NumBins", "number", nullptr, L,
                 [](Model&, Object& o) -> PropertyValue {
                     return Numbers::scalar(double(values(static_cast<Series&>(o).data.y).size()));
                 },
                 nullptr});
    t.push_back(text<Series>("DisplayName", "", G, [](Series& s) -> std::string& { return s.data.display_name; }));
    t.push_back(flag<Series>("Visible", "on", L, [](Series& s) -> bool& { return s.data.visible; }));
    add_faces(t, 0.6);
    add_common(t);
    return t;
}

Table constant_line_table() {
    Table t;
    t.push_back(number<Series>("Value", 0.0, L, [](Series& s) -> double& { return s.data.constant_value; }));
    add_line_color(t);
    add_stroke(t, "-");
    t.push_back(text<Series>("DisplayName", "", G, [](Series& s) -> std::string& { return s.data.display_name; }));
    t.push_back(flag<Series>("Visible", "on", L, [](Series& s) -> bool& { return s.data.visible; }));
    add_common(t);
    return t;
}

// ---- text

Table text_table() {
    Table t;
    t.push_back({"String", "text", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue {
                     const Strings& lines = static_cast<Text&>(o).data.lines;
                     if (lines.size() <= 1)
                         return lines.empty() ? std::string() : lines.front();
                     return lines;
                 },
                 [](Model&, Object& o, const PropertyValue& v) { static_cast<Text&>(o).data.lines = to_lines(v); }});
    t.push_back({"Position", "numbers", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue {
                     const auto& p = static_cast<Text&>(o).data.position;
                     return Numbers::row({p[0], p[1], p[2]});
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto p = to_vector(v);
                     if (p.size() != 2 && p.size() != 3)
                         throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Value must be a 2-element or 3-element vector.");
                     static_cast<Text&>(o).data.position = {p[0], p[1], p.size() == 3 ? p[2] : 0};
                 }});
    t.push_back(word<Text>("Units", "data", G, [](Text& o) -> TextUnits& { return o.data.units; }));
    t.push_back(color<Text>("Color", "auto", [](Text& o) -> ColorSpec& { return o.data.color; }));
    add_font<Text>(t, 10.0);
    t.push_back(number<Text>("Rotation", 0.0, G, [](Text& o) -> double& { return o.data.rotation_deg; }));
    t.push_back(word<Text>("HorizontalAlignment", "left", G, [](Text& o) -> HorizontalAlign& { return o.data.horizontal; }));
    t.push_back(word<Text>("VerticalAlignment", "middle", G, [](Text& o) -> VerticalAlign& { return o.data.vertical; }));
    t.push_back(word<Text>("Interpreter", "tex", G, [](Text& o) -> Interpreter& { return o.data.interpreter; }));
    t.push_back(color<Text>("BackgroundColor", "none", [](Text& o) -> ColorSpec& { return o.data.background; }));
    t.push_back(color<Text>("EdgeColor", "none", [](Text& o) -> ColorSpec& { return o.data.edge; }));
    t.push_back(positive<Text>("Margin", 3.0, G, [](Text& o) -> double& { return o.data.margin_pt; }));
    t.push_back(flag<Text>("Clipping", "off", R, [](Text& o) -> bool& { return o.data.clipping; }));
    t.push_back(flag<Text>("Visible", "on", G, [](Text& o) -> bool& { return o.data.visible; }));
    add_common(t);
    return t;
}

// ---- axes

/// The ticks that a figure of the default size shows.
AxisLayout current_ticks(Model& model, Axes& axes, bool x) {
    model.resolve(axes);
    const Figure& f = Model::figure_of(axes);
    const AxisData& axis = x ? axes.data.x : axes.data.y;
    double length = x ? axes.data.position[2] * f.data.position_px[2] : axes.data.position[3] * f.data.position_px[3];
    return x ? lay_out_axis(axis, axes.data, axis.limits, 0, length, true, 1)
             : lay_out_axis(axis, axes.data, axis.limits, length, 0, false, 1);
}

/// Names of one coordinate's properties: the same rows for x and for y.
struct CoordinateNames {
    std::string_view lim, mode, scale, dir, tick, tick_mode, label, label_mode, color, grid, minor_grid, minor_tick, angle;
};

template <class A>
void add_coordinate(Table& t, const CoordinateNames& n, A) {
    t.push_back({n.lim, "limits", nullptr, L,
                 [](Model& m, Object& o) -> PropertyValue {
                     m.resolve(static_cast<Axes&>(o));
                     const AxisData& a = A{}(static_cast<Axes&>(o));
                     return Numbers::row({a.limits[0], a.limits[1]});
                 },
                 [](Model& m, Object& o, const PropertyValue& v) {
                     AxisData& a = A{}(static_cast<Axes&>(o));
                     auto given = to_vector(v);
                     // An infinite end is left to be chosen.
                     if (given.size() == 2 && (std::isinf(given[0]) || std::isinf(given[1]))) {
                         bool was = a.limits_auto;
                         a.limits_auto = true;
                         m.resolve(static_cast<Axes&>(o));
                         a.limits_auto = was;
                         for (size_t i = 0; i < 2; ++i)
                             given[i] = std::isinf(given[i]) ? a.limits[i] : given[i];
                     }
                     a.limits = to_limits(Numbers::row(given));
                     a.limits_auto = false;
                 }});
    t.push_back(either<Axes>(n.mode, nullptr, L, [](Axes& o) -> bool& { return A{}(o).limits_auto; }, kAutoManual));
    t.push_back(word<Axes>(n.scale, "linear", L, [](Axes& o) -> Scale& { return A{}(o).scale; }));
    t.push_back(word<Axes>(n.dir, "normal", G, [](Axes& o) -> Direction& { return A{}(o).direction; }));
    t.push_back({n.tick, "numbers", nullptr, G,
                 [](Model& m, Object& o) -> PropertyValue {
                     const AxisData& a = A{}(static_cast<Axes&>(o));
                     return Numbers::row(a.ticks_auto ? current_ticks(m, static_cast<Axes&>(o), &a == &static_cast<Axes&>(o).data.x).ticks : a.ticks);
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto ticks = to_vector(v);
                     if (!std::is_sorted(ticks.begin(), ticks.end()) ||
                         std::adjacent_find(ticks.begin(), ticks.end()) != ticks.end())
                         throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Tick values must increase.");
                     AxisData& a = A{}(static_cast<Axes&>(o));
                     a.ticks = std::move(ticks);
                     a.ticks_auto = false;
                 }});
    t.push_back(either<Axes>(n.tick_mode, nullptr, G, [](Axes& o) -> bool& { return A{}(o).ticks_auto; }, kAutoManual));
    t.push_back({n.label, "texts", nullptr, G,
                 [](Model& m, Object& o) -> PropertyValue {
                     const AxisData& a = A{}(static_cast<Axes&>(o));
                     return a.labels_auto ? current_ticks(m, static_cast<Axes&>(o), &a == &static_cast<Axes&>(o).data.x).labels : a.tick_labels;
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     AxisData& a = A{}(static_cast<Axes&>(o));
                     a.tick_labels = to_lines(v);
                     a.labels_auto = false;
                 }});
    t.push_back(either<Axes>(n.label_mode, nullptr, G, [](Axes& o) -> bool& { return A{}(o).labels_auto; }, kAutoManual));
    t.push_back(number<Axes>(n.angle, 0.0, G, [](Axes& o) -> double& { return A{}(o).label_rotation_deg; }));
    t.push_back(color<Axes>(n.color, "auto", [](Axes& o) -> ColorSpec& { return A{}(o).color; }));
    t.push_back(flag<Axes>(n.grid, "off", R, [](Axes& o) -> bool& { return A{}(o).grid; }));
    t.push_back(flag<Axes>(n.minor_grid, "off", R, [](Axes& o) -> bool& { return A{}(o).minor_grid; }));
    t.push_back(flag<Axes>(n.minor_tick, "off", R, [](Axes& o) -> bool& { return A{}(o).minor_tick; }));
}

PropertyValue rectangle_value(const std::array<double, 4>& r) { return Numbers::row({r[0], r[1], r[2], r[3]}); }

Table axes_table() {
    Table t;
    add_coordinate(t, {"XLim", "XLimMode", "XScale", "XDir", "XTick", "XTickMode", "XTickLabel", "XTickLabelMode", "XColor",
                       "XGrid", "XMinorGrid", "XMinorTick", "XTickLabelRotation"},
                   [](Axes& a) -> AxisData& { return a.data.x; });
    add_coordinate(t, {"YLim", "YLimMode", "YScale", "YDir", "YTick", "YTickMode", "YTickLabel", "YTickLabelMode", "YColor",
                       "YGrid", "YMinorGrid", "YMinorTick", "YTickLabelRotation"},
                   [](Axes& a) -> AxisData& { return a.data.y; });
    t.push_back(either<Axes>("XAxisLocation", "bottom", G, [](Axes& a) -> bool& { return a.data.x.at_far_side; }, kBottomTop));
    t.push_back(either<Axes>("YAxisLocation", "left", G, [](Axes& a) -> bool& { return a.data.y.at_far_side; }, kLeftRight));
    t.push_back(handle<Axes>("Title", [](Model&, Axes& a) { return Ids{a.title->id}; }));
    t.push_back(handle<Axes>("Subtitle", [](Model&, Axes& a) { return Ids{a.subtitle->id}; }));
    t.push_back(handle<Axes>("XLabel", [](Model&, Axes& a) { return Ids{a.x_label->id}; }));
    t.push_back(handle<Axes>("YLabel", [](Model&, Axes& a) { return Ids{a.y_label->id}; }));
    t.push_back(handle<Axes>("Legend", [](Model& m, Axes& a) { Legend* l = m.legend_of(a); return l ? Ids{l->id} : Ids{}; }));
    add_font<Axes>(t, 10.0);
    t.push_back(number<Axes>("TitleFontSizeMultiplier", 1.1, G, [](Axes& a) -> double& { return a.data.title_font_multiplier; }));
    t.push_back(number<Axes>("LabelFontSizeMultiplier", 1.1, G, [](Axes& a) -> double& { return a.data.label_font_multiplier; }));
    t.push_back(either<Axes>("TitleFontWeight", "bold", G, [](Axes& a) -> bool& { return a.data.title_bold; }, kNormalBold));
    t.push_back(flag<Axes>("Box", "off", R, [](Axes& a) -> bool& { return a.data.box; }));
    t.push_back(color<Axes>("Color", "auto", [](Axes& a) -> ColorSpec& { return a.data.color; }));
    t.push_back(color<Axes>("GridColor", "auto", [](Axes& a) -> ColorSpec& { return a.data.grid_color; }));
    t.push_back(number<Axes>("GridAlpha", 0.15, R, [](Axes& a) -> double& { return a.data.grid_alpha; }));
    t.push_back(word<Axes>("GridLineStyle", "-", R, [](Axes& a) -> LineStyle& { return a.data.grid_style; }));
    t.push_back(color<Axes>("MinorGridColor", "auto", [](Axes& a) -> ColorSpec& { return a.data.minor_grid_color; }));
    t.push_back(number<Axes>("MinorGridAlpha", 0.25, R, [](Axes& a) -> double& { return a.data.minor_grid_alpha; }));
    t.push_back(word<Axes>("MinorGridLineStyle", ":", R, [](Axes& a) -> LineStyle& { return a.data.minor_grid_style; }));
    t.push_back(either<Axes>("TickDir", "in", G, [](Axes& a) -> bool& { return a.data.tick_in; }, kInOut));
    t.push_back(positive<Axes>("LineWidth", 0.5, R, [](Axes& a) -> double& { return a.data.line_width_pt; }));
    t.push_back(word<Axes>("TickLabelInterpreter", "tex", G, [](Axes& a) -> Interpreter& { return a.data.tick_label_interpreter; }));
    t.push_back(word<Axes>("LimitMethod", "tickaligned", L, [](Axes& a) -> LimitMethod& { return a.data.limit_method; }));
    t.push_back({"Position", "rectangle", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue { return rectangle_value(static_cast<Axes&>(o).data.position); },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto& a = static_cast<Axes&>(o);
                     a.data.position = to_rectangle(v);
                     a.data.position_auto = false;
                 }});
    t.push_back({"InnerPosition", "rectangle", nullptr, G, t.back().get, t.back().set});
    t.push_back({"OuterPosition", "rectangle", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue { return rectangle_value(static_cast<Axes&>(o).data.outer); },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto& a = static_cast<Axes&>(o);
                     auto r = to_rectangle(v);
                     a.data.outer = r;
                     a.data.position = {r[0] + 0.13 * r[2], r[1] + 0.11 * r[3], 0.775 * r[2], 0.815 * r[3]};
                     a.data.position_auto = true;
                 }});
    t.push_back({"ColorOrder", "numbers", nullptr, R,
                 [](Model&, Object& o) -> PropertyValue {
                     const auto& order = static_cast<Axes&>(o).data.color_order;
                     std::vector<double> v;
                     for (int k = 0; k < 3; ++k)
                         for (const Color& c : order)
                             v.push_back(std::round(double(k == 0 ? c.r : k == 1 ? c.g : c.b) * 1e4) / 1e4);
                     return Numbers{static_cast<int64_t>(order.size()), 3, make_data(std::move(v))};
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto* n = std::get_if<Numbers>(&v);
                     if (!n || n->cols != 3 || n->rows < 1)
                         throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Value must be an n-by-3 matrix of RGB triplets.");
                     const auto& d = values(n->data);
                     auto rows = static_cast<size_t>(n->rows);
                     std::vector<Color> order;
                     for (size_t i = 0; i < rows; ++i)
                         order.push_back({float(d[i]), float(d[i + rows]), float(d[i + 2 * rows]), 1});
                     static_cast<Axes&>(o).data.color_order = std::move(order);
                 }});
    t.push_back({"ColorOrderIndex", "number", nullptr, N,
                 [](Model&, Object& o) -> PropertyValue {
                     auto& a = static_cast<Axes&>(o).data;
                     auto n = std::max<int>(1, static_cast<int>(a.color_order.size()));
                     return Numbers::scalar(a.color_index % n + 1);
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     static_cast<Axes&>(o).data.color_index = std::max(0, static_cast<int>(std::clamp(to_number(v), 1.0, 1e6)) - 1);
                 }});
    t.push_back(word<Axes>("NextPlot", "replace", N, [](Axes& a) -> NextPlot& { return a.data.next_plot; }));
    t.push_back(flag<Axes>("Visible", "on", G, [](Axes& a) -> bool& { return a.data.visible; }));
    add_common(t);
    return t;
}

// ---- legend and figure

const Words& location_words() {
    static const Words w{{"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest",
                          "northoutside", "southoutside", "eastoutside", "westoutside", "northeastoutside",
                          "northwestoutside", "southeastoutside", "southwestoutside", "best", "bestoutside", "none"}};
    return w;
}

Table legend_table() {
    Table t;
    t.push_back({"String", "texts", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue { return static_cast<Legend&>(o).data.labels; },
                 [](Model&, Object& o, const PropertyValue& v) {
                     auto* list = std::get_if<Strings>(&v);
                     auto& l = static_cast<Legend&>(o).data.labels;
                     l = list ? *list : Strings{to_text(v)};
                 }});
    t.push_back({"Location", "word", "northeast", G,
                 [](Model&, Object& o) -> PropertyValue {
                     return std::string(location_words().words[static_cast<size_t>(static_cast<Legend&>(o).data.location)]);
                 },
                 [](Model&, Object& o, const PropertyValue& v) {
                     // Whole words only: `north` is also the beginning of five others.
                     static_cast<Legend&>(o).data.location = static_cast<LegendLocation>(to_word(v, location_words()));
                 }});
    const auto kOrientation = [] { static const Words w{{"vertical", "horizontal"}}; return w; };
    t.push_back(either<Legend>("Orientation", "vertical", G, [](Legend& l) -> bool& { return l.data.horizontal; }, kOrientation));
    t.push_back(number<Legend>("NumColumns", 1.0, G, [](Legend& l) -> int& { return l.data.columns; }));
    t.push_back(flag<Legend>("Box", "on", R, [](Legend& l) -> bool& { return l.data.box; }));
    t.push_back(flag<Legend>("AutoUpdate", "on", N, [](Legend& l) -> bool& { return l.data.auto_update; }));
    add_font<Legend>(t, 9.0);
    t.push_back(color<Legend>("TextColor", "auto", [](Legend& l) -> ColorSpec& { return l.data.text_color; }));
    t.push_back(color<Legend>("Color", "auto", [](Legend& l) -> ColorSpec& { return l.data.color; }));
    t.push_back(color<Legend>("EdgeColor", "auto", [](Legend& l) -> ColorSpec& { return l.data.edge; }));
    t.push_back(positive<Legend>("LineWidth", 0.5, R, [](Legend& l) -> double& { return l.data.line_width_pt; }));
    t.push_back(word<Legend>("Interpreter", "tex", G, [](Legend& l) -> Interpreter& { return l.data.interpreter; }));
    t.push_back({"Position", "rectangle", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue { return rectangle_value(static_cast<Legend&>(o).data.position); },
                 [](Model&, Object& o, const PropertyValue& v) {
                     static_cast<Legend&>(o).data.position = to_rectangle(v);
                     static_cast<Legend&>(o).data.location = LegendLocation::None;
                 }});
    t.push_back(flag<Legend>("Visible", "on", G, [](Legend& l) -> bool& { return l.data.visible; }));
    add_common(t);
    return t;
}

Table figure_table() {
    Table t;
    t.push_back({"Number", "number", nullptr, N,
                 [](Model&, Object& o) -> PropertyValue { return Numbers::scalar(static_cast<Figure&>(o).data.number); },
                 nullptr});
    t.push_back(text<Figure>("Name", "", R, [](Figure& f) -> std::string& { return f.data.name; }));
    t.push_back(flag<Figure>("NumberTitle", "on", R, [](Figure& f) -> bool& { return f.data.number_title; }));
    t.push_back(color<Figure>("Color", nullptr, [](Figure& f) -> ColorSpec& { return f.data.color; }));
    t.back().get = [](Model&, Object& o) -> PropertyValue {
        auto& f = static_cast<Figure&>(o).data;
        return f.color_auto ? PropertyValue(Numbers::row({1, 1, 1})) : from_color(f.color);
    };
    t.back().set = [](Model&, Object& o, const PropertyValue& v) {
        auto& f = static_cast<Figure&>(o).data;
        f.color = to_color(v);
        f.color_auto = !f.color.is_rgb();
    };
    t.push_back({"Position", "rectangle", nullptr, G,
                 [](Model&, Object& o) -> PropertyValue { return rectangle_value(static_cast<Figure&>(o).data.position_px); },
                 [](Model&, Object& o, const PropertyValue& v) {
                     static_cast<Figure&>(o).data.position_px = to_rectangle(v);
                 }});
    t.push_back({"Units", "word", nullptr, N, [](Model&, Object&) -> PropertyValue { return std::string("pixels"); },
                 [](Model&, Object&, const PropertyValue& v) { to_word(v, Words{{"pixels"}}); }});
    t.push_back(flag<Figure>("Visible", "on", R, [](Figure& f) -> bool& { return f.data.visible; }));
    t.push_back(word<Figure>("NextPlot", "add", N, [](Figure& f) -> NextPlot& { return f.data.next_plot; }));
    t.push_back(text<Figure>("FileName", "", N, [](Figure& f) -> std::string& { return f.data.file_name; }));
    t.push_back({"CurrentAxes", "handle", nullptr, N,
                 [](Model& m, Object& o) -> PropertyValue {
                     auto& f = static_cast<Figure&>(o);
                     return Handles{m.find(f.current_axes) ? Ids{f.current_axes} : Ids{}};
                 },
                 [](Model& m, Object& o, const PropertyValue& v) {
                     auto* h = std::get_if<Handles>(&v);
                     Object* axes = h && h->ids.size() == 1 ? m.find(h->ids[0]) : nullptr;
                     if (!axes || axes->kind != Kind::Axes || axes->parent != &o)
                         throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Value must be an axes of this figure.");
                     static_cast<Figure&>(o).current_axes = axes->id;
                 }});
    add_common(t);
    return t;
}

Table root_table() {
    Table t;
    t.push_back({"CurrentFigure", "handle", nullptr, N,
                 [](Model& m, Object&) -> PropertyValue {
                     Figure* f = m.current_figure();
                     return Handles{f ? Ids{f->id} : Ids{}};
                 },
                 [](Model& m, Object&, const PropertyValue& v) {
                     auto* h = std::get_if<Handles>(&v);
                     Object* f = h && h->ids.size() == 1 ? m.find(h->ids[0]) : nullptr;
                     if (!f || f->kind != Kind::Figure)
                         throw PropertyError("MATLAB:hg:InvalidPropertyValue", "Value must be a figure.");
                     m.make_current(static_cast<Figure&>(*f));
                 }});
    t.push_back({"ScreenSize", "rectangle", nullptr, N,
                 [](Model&, Object&) -> PropertyValue { return Numbers::row({1, 1, 1920, 1080}); }, nullptr});
    t.push_back({"ScreenPixelsPerInch", "number", nullptr, N,
                 [](Model&, Object&) -> PropertyValue { return Numbers::scalar(96); }, nullptr});
    add_common(t);
    return t;
}

const Table& table_of(const Object& object) {
    static const Table figure = figure_table(), axes = axes_table(), text = text_table(), legend = legend_table(),
                       root = root_table(), line = line_table(), stem = stem_table(), scatter = scatter_table(),
                       bar = bar_table(), histogram = histogram_table(), constant = constant_line_table();
    switch (object.kind) {
    case Kind::Root:
        return root;
    case Kind::Figure:
        return figure;
    case Kind::Axes:
        return axes;
    case Kind::Text:
        return text;
    case Kind::Legend:
        return legend;
    case Kind::Series:
        break;
    }
    switch (static_cast<const Series&>(object).data.kind) {
    case SeriesKind::Stem:
        return stem;
    case SeriesKind::Scatter:
        return scatter;
    case SeriesKind::Bar:
        return bar;
    case SeriesKind::Histogram:
        return histogram;
    case SeriesKind::ConstantLine:
        return constant;
    default:
        return line;
    }
}

struct TypeNames {
    std::string_view class_name, type_name;
};

TypeNames names_of(const Object& object) {
    switch (object.kind) {
    case Kind::Root:
        return {"matlab.ui.Root", "root"};
    case Kind::Figure:
        return {"matlab.ui.Figure", "figure"};
    case Kind::Axes:
        return {"matlab.graphics.axis.Axes", "axes"};
    case Kind::Text:
        return {"matlab.graphics.primitive.Text", "text"};
    case Kind::Legend:
        return {"matlab.graphics.illustration.Legend", "legend"};
    case Kind::Series:
        break;
    }
    switch (static_cast<const Series&>(object).data.kind) {
    case SeriesKind::Stair:
        return {"matlab.graphics.chart.primitive.Stair", "stair"};
    case SeriesKind::Stem:
        return {"matlab.graphics.chart.primitive.Stem", "stem"};
    case SeriesKind::Scatter:
        return {"matlab.graphics.chart.primitive.Scatter", "scatter"};
    case SeriesKind::Bar:
        return {"matlab.graphics.chart.primitive.Bar", "bar"};
    case SeriesKind::Histogram:
        return {"matlab.graphics.chart.primitive.Histogram", "histogram"};
    case SeriesKind::ConstantLine:
        return {"matlab.graphics.chart.decoration.ConstantLine", "constantline"};
    default:
        return {"matlab.graphics.chart.primitive.Line", "line"};
    }
}

} // namespace

std::span<const Property> properties_of(const Object& object) { return table_of(object); }
std::string_view class_name_of(const Object& object) { return names_of(object).class_name; }
std::string_view type_name_of(const Object& object) { return names_of(object).type_name; }

const Property* find_property(const Object& object, std::string_view name) {
    for (const Property& p : table_of(object))
        if (p.name == name)
            return &p;
    return nullptr;
}

const Property& match_property(const Object& object, std::string_view name) {
    const Property* found = nullptr;
    int count = 0;
    for (const Property& p : table_of(object)) {
        if (equal_ignoring_case(p.name, name))
            return p;
        if (!name.empty() && p.name.size() > name.size() && equal_ignoring_case(p.name.substr(0, name.size()), name)) {
            found = &p;
            ++count;
        }
    }
    if (count == 1)
        return *found;
    if (count > 1)
        throw PropertyError("MATLAB:hg:AmbiguousProperty",
                            fmt::format("The name '{}' matches more than one property for class '{}'.", name, class_name_of(object)));
    throw PropertyError("MATLAB:hg:InvalidProperty",
                        fmt::format("Unrecognized property '{}' for class '{}'.", name, class_name_of(object)));
}

bool is_property_of(const Object& object, std::string_view name) {
    if (name.empty())
        return false;
    for (const Property& p : table_of(object))
        if (p.name.size() >= name.size() && equal_ignoring_case(p.name.substr(0, name.size()), name))
            return true;
    return false;
}

PropertyValue get_property(Model& model, Object& object, const Property& property) { return property.get(model, object); }

void set_property(Model& model, Object& object, const Property& property, const PropertyValue& value) {
    if (!property.set)
        throw PropertyError("MATLAB:class:SetProhibited",
                            fmt::format("Unable to set the '{}' property of class '{}' because it is read-only.", property.name,
                                        class_name_of(object)));
    try {
        property.set(model, object, value);
    } catch (const PropertyError& e) {
        std::string_view full = class_name_of(object);
        throw PropertyError(e.identifier(), fmt::format("Error setting property '{}' of class '{}':\n{}", property.name,
                                                        full.substr(full.rfind('.') + 1), e.what()));
    }
    if (object.kind == Kind::Text && property.name.starts_with("Font"))
        static_cast<Text&>(object).own_font = true;
    if (object.kind == Kind::Axes && property.effect == Effect::Geometry)
        apply_label_fonts(static_cast<Axes&>(object));
    if (property.effect != Effect::None)
        model.touch(object);
}

void apply_defaults(Model& model, Object& object) {
    if (object.kind == Kind::Axes)
        static_cast<Axes&>(object).data.color_order.assign(kColorOrder.begin(), kColorOrder.end());
    for (const Property& p : table_of(object)) {
        if (!p.set)
            continue;
        if (auto* d = std::get_if<double>(&p.initial))
            p.set(model, object, Numbers::scalar(*d));
        else if (auto* s = std::get_if<const char*>(&p.initial))
            p.set(model, object, std::string(*s));
    }
    if (object.kind == Kind::Series)
        static_cast<Series&>(object).data.color_auto = true;
    for (const Model::Default& d : model.defaults)
        if (equal_ignoring_case(d.type, type_name_of(object)))
            if (const Property* p = find_property(object, d.property); p && p->set)
                p->set(model, object, d.value);
}

void apply_label_fonts(Axes& a) {
    if (!a.title)
        return;
    auto apply = [&](Text& t, double multiplier, bool bold) {
        if (t.own_font)
            return;
        t.data.font = a.data.font;
        t.data.font.size_pt = a.data.font.size_pt * multiplier;
        t.data.font.bold = bold;
    };
    apply(*a.title, a.data.title_font_multiplier, a.data.title_bold);
    apply(*a.subtitle, a.data.title_font_multiplier, a.data.font.bold);
    apply(*a.x_label, a.data.label_font_multiplier, a.data.font.bold);
    apply(*a.y_label, a.data.label_font_multiplier, a.data.font.bold);
}

} // namespace etna::plot
