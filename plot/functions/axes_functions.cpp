// axes, subplot, hold, axis, grid and what else shapes axes.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/value/array.h"
#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/state.h"

namespace etna::plot {
namespace {

using Rect = std::array<double, 4>;

void axes(Call& call) {
    Model& model = state_of(call).model;
    if (call.args.size() == 1 && is_graphics(call.args[0])) {
        Object* o = object_in(call, call.args[0]);
        if (!o)
            raise(Err::DeletedObject);
        if (o->kind != Kind::Axes)
            fail("MATLAB:axes:InvalidHandle", "Argument must be an axes.");
        model.make_current(static_cast<Axes&>(*o));
        if (call.nargout > 0)
            call.give(call.args[0]);
        return;
    }
    size_t pairs = 0;
    Figure* f = nullptr;
    if (!call.args.empty() && is_graphics(call.args[0])) {
        Object* o = object_in(call, call.args[0]);
        if (!o || o->kind != Kind::Figure)
            fail("MATLAB:axes:InvalidParent", "The parent of an axes must be a figure.");
        f = static_cast<Figure*>(o);
        pairs = 1;
    }
    Axes& a = model.new_axes(f ? *f : model.need_figure());
    try {
        set_pairs(call, a, pairs);
    } catch (...) {
        model.remove(a);
        throw;
    }
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, a));
}

void gca(Call& call) { call.give(handle_of(call.interpreter, state_of(call).model.need_axes())); }

void cla(Call& call) {
    PlotArguments arguments(call);
    bool reset = arguments.is_text(0) && equal_ignoring_case(arguments.text(0), "reset");
    Axes& a = arguments.axes();
    state_of(call).model.clear_axes(a, reset);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, a));
}

// ---- subplot

/// The boxes of MATLAB's subplot grid: the default axes' box, divided so that labels fit between ("subplot").
struct Grid {
    int rows, cols;
    static constexpr double kLeft = 0.13, kBottom = 0.11, kWidth = 0.775, kHeight = 0.815;
    static constexpr double kInsetLeft = 0.2, kInsetBottom = 0.18, kInsetRight = 0.04, kInsetTop = 0.1;

    /// Box and room of the cells from (r0, c0) to (r1, c1), counted from the top left.
    void cells(int r0, int c0, int r1, int c1, Rect& box, Rect& outer) const {
        double gap_x = kWidth * (kInsetLeft + kInsetRight) / (cols - kInsetLeft - kInsetRight);
        double gap_y = kHeight * (kInsetBottom + kInsetTop) / (rows - kInsetBottom - kInsetTop);
        double cell_x = (kWidth + gap_x) / cols, cell_y = (kHeight + gap_y) / rows;
        int from_bottom = rows - 1 - r1;
        box = {kLeft + c0 * cell_x, kBottom + from_bottom * cell_y, (c1 - c0 + 1) * cell_x - gap_x,
               (r1 - r0 + 1) * cell_y - gap_y};
        if (rows == 1 && cols == 1)
            box = {kLeft, kBottom, kWidth, kHeight};
        // Labels have the gap to the neighbours in the insets' proportion, and the whole margin at the figure's edge.
        double share_x = kInsetLeft / (kInsetLeft + kInsetRight), share_y = kInsetBottom / (kInsetBottom + kInsetTop);
        double left = c0 == 0 ? 0 : box[0] - gap_x * share_x;
        double bottom = r1 == rows - 1 ? 0 : box[1] - gap_y * share_y;
        double right = c1 == cols - 1 ? 1 : box[0] + box[2] + gap_x * (1 - share_x);
        double top = r0 == 0 ? 1 : box[1] + box[3] + gap_y * (1 - share_y);
        outer = {left, bottom, right - left, top - bottom};
    }
};

bool overlap(const Rect& a, const Rect& b) {
    constexpr double e = 1e-6;
    return a[0] + e < b[0] + b[2] && b[0] + e < a[0] + a[2] && a[1] + e < b[1] + b[3] && b[1] + e < a[1] + a[3];
}

bool same(const Rect& a, const Rect& b) {
    for (size_t i = 0; i < 4; ++i)
        if (std::abs(a[i] - b[i]) > 1e-6)
            return false;
    return true;
}

/// Makes the axes of a box current: the one that is there, or a new one in place of those that it would cover.
Axes& axes_at_box(Model& model, Figure& f, const Rect& box, const Rect& outer, bool replace) {
    std::vector<Axes*> covered;
    for (const auto& child : f.children) {
        if (child->kind != Kind::Axes)
            continue;
        auto& a = static_cast<Axes&>(*child);
        if (same(a.data.position, box) && !replace) {
            model.make_current(a);
            return a;
        }
        if (overlap(a.data.position, box))
            covered.push_back(&a);
    }
    for (Axes* a : covered)
        model.remove(*a);
    Axes& a = model.new_axes(f);
    a.data.position = box;
    a.data.outer = outer;
    a.data.position_auto = true;
    return a;
}

int whole(const Value& v, const char* what) {
    double x = v.is_numeric() && v.is_scalar() ? v.to_double() : -1;
    if (!(x >= 1 && x <= 10000) || x != std::floor(x))
        fail("MATLAB:subplot:InvalidArgument", fmt::format("{} must be a positive integer.", what));
    return static_cast<int>(x);
}

void subplot(Call& call) {
    Model& model = state_of(call).model;
    auto give = [&](Axes& a, size_t pairs) {
        set_pairs(call, a, pairs);
        if (call.nargout > 0)
            call.give(handle_of(call.interpreter, a));
    };
    std::vector<Value> parsed; // `subplot 211`, `subplot(211)`
    if (call.args.empty())
        return give(axes_at_box(model, model.need_figure(), {Grid::kLeft, Grid::kBottom, Grid::kWidth, Grid::kHeight},
                                {0, 0, 1, 1}, false), 0);
    if (Object* o = object_in(call, call.args[0]); o && o->kind == Kind::Axes) {
        model.make_current(static_cast<Axes&>(*o));
        return give(static_cast<Axes&>(*o), 1);
    }
    if (call.args[0].is_text() && equal_ignoring_case(call.args[0].to_text(), "Position")) {
        if (call.args.size() < 2)
            raise(Err::NotEnoughInputs);
        Rect box{};
        try {
            box = to_rectangle(to_property(call.args[1]));
        } catch (const PropertyError& e) {
            fail(e.identifier().c_str(), e.what());
        }
        Axes& a = axes_at_box(model, model.need_figure(), box, {0, 0, 1, 1}, false);
        a.data.position_auto = false;
        return give(a, 2);
    }
    int rows, cols;
    std::vector<double> cells;
    size_t next;
    auto as_number = [](const Value& v) { return v.is_text() ? Value::of(std::atof(v.to_text().c_str())) : v; };
    Value first = as_number(call.args[0]);
    if (call.args.size() == 1 || (call.args[1].is_text() && std::atof(call.args[1].to_text().c_str()) <= 0)) {
        int code = whole(first, "The subplot code");
        if (code < 111 || code > 999 || code % 10 == 0 || code / 10 % 10 == 0)
            fail("MATLAB:subplot:InvalidArgument", "A subplot code has three digits from 1 to 9, for example 211.");
        rows = code / 100;
        cols = code / 10 % 10;
        cells = {double(code % 10)};
        next = 1;
    } else {
        if (call.args.size() < 3)
            raise(Err::NotEnoughInputs);
        rows = whole(first, "The number of rows");
        cols = whole(as_number(call.args[1]), "The number of columns");
        Value third = as_number(call.args[2]);
        if (!third.is_numeric())
            fail("MATLAB:subplot:InvalidArgument", "The position must be a number or a vector of numbers.");
        cells = to_double_vector(third);
        next = 3;
    }
    int r0 = rows, c0 = cols, r1 = -1, c1 = -1;
    for (double v : cells) {
        if (v != std::floor(v) || v < 1 || v > double(rows) * cols)
            fail("MATLAB:subplot:SubplotIndexTooLarge",
                 fmt::format("Index exceeds number of subplots. The grid has {} places.", rows * cols));
        int k = static_cast<int>(v) - 1;
        r0 = std::min(r0, k / cols);
        r1 = std::max(r1, k / cols);
        c0 = std::min(c0, k % cols);
        c1 = std::max(c1, k % cols);
    }
    if (r1 < 0)
        fail("MATLAB:subplot:InvalidArgument", "The position must not be empty.");
    bool replace = false;
    if (next < call.args.size() && call.args[next].is_text()) {
        std::string word = call.args[next].to_text();
        if (equal_ignoring_case(word, "replace") || equal_ignoring_case(word, "align")) {
            replace = equal_ignoring_case(word, "replace");
            ++next;
        }
    }
    Rect box, outer;
    Grid{rows, cols}.cells(r0, c0, r1, c1, box, outer);
    give(axes_at_box(model, model.need_figure(), box, outer, replace), next);
}

/// `tiledlayout(m, n)` and `nexttile`: the same grid, filled in order.
void tiledlayout(Call& call) {
    Model& model = state_of(call).model;
    Figure& f = model.need_figure();
    int rows = 1, cols = 1;
    if (call.args.size() >= 2 && !call.args[0].is_text()) {
        rows = whole(call.args[0], "The number of rows");
        cols = whole(call.args[1], "The number of columns");
    }
    model.clear_figure(f);
    f.tile_rows = rows;
    f.tile_cols = cols;
    f.next_tile = 0;
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, f));
}

void nexttile(Call& call) {
    Model& model = state_of(call).model;
    Figure& f = model.need_figure();
    if (f.tile_rows == 0)
        f.tile_rows = f.tile_cols = 1;
    int tile = f.next_tile, span_r = 1, span_c = 1;
    size_t next = 0;
    if (next < call.args.size() && is_graphics(call.args[next]))
        ++next;
    if (next < call.args.size() && call.args[next].is_numeric() && call.args[next].numel() == 1)
        tile = whole(call.args[next++], "The tile") - 1;
    if (next < call.args.size() && call.args[next].is_numeric() && call.args[next].numel() == 2) {
        auto span = to_double_vector(call.args[next]);
        span_r = static_cast<int>(std::clamp(span[0], 1.0, double(f.tile_rows)));
        span_c = static_cast<int>(std::clamp(span[1], 1.0, double(f.tile_cols)));
    }
    while (tile >= f.tile_rows * f.tile_cols)
        ++f.tile_rows;
    Rect box, outer;
    int r = tile / f.tile_cols, c = tile % f.tile_cols;
    Grid{f.tile_rows, f.tile_cols}.cells(r, c, std::min(r + span_r, f.tile_rows) - 1, std::min(c + span_c, f.tile_cols) - 1,
                                         box, outer);
    f.next_tile = tile + span_c;
    Axes& a = axes_at_box(model, f, box, outer, false);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, a));
}

// ---- switches

/// 'on', 'off', true, false, or nothing, which toggles.
bool wanted(const PlotArguments& arguments, bool now, const char* function) {
    if (arguments.count() == 0)
        return !now;
    try {
        return to_on_off(to_property(arguments[0]));
    } catch (const PropertyError&) {
        fail("MATLAB:hg:UnknownOption", fmt::format("Unknown command option. Use {0} on or {0} off.", function));
    }
}

void hold(Call& call) {
    PlotArguments arguments(call);
    Axes& a = arguments.axes();
    if (arguments.is_text(0) && equal_ignoring_case(arguments.text(0), "all"))
        a.data.next_plot = NextPlot::Add;
    else
        a.data.next_plot = wanted(arguments, a.data.next_plot == NextPlot::Add, "hold") ? NextPlot::Add : NextPlot::Replace;
}

void ishold(Call& call) {
    PlotArguments arguments(call);
    Axes* a = arguments.has_axes() ? &arguments.axes() : state_of(call).model.current_axes();
    call.give(Value::of(a && a->data.next_plot == NextPlot::Add));
}

void grid(Call& call) {
    PlotArguments arguments(call);
    Axes& a = arguments.axes();
    AxisData *x = &a.data.x, *y = &a.data.y;
    if (arguments.is_text(0) && equal_ignoring_case(arguments.text(0), "minor")) {
        bool on = !x->minor_grid;
        x->minor_grid = y->minor_grid = on;
        if (on)
            x->grid = y->grid = true;
    } else {
        bool on = wanted(arguments, x->grid || y->grid, "grid");
        for (AxisData* axis : {x, y}) {
            axis->grid = on;
            axis->minor_grid = on && axis->scale == Scale::Log; // decades alone say too little
        }
    }
    state_of(call).model.touch(a);
}

void box(Call& call) {
    PlotArguments arguments(call);
    Axes& a = arguments.axes();
    a.data.box = wanted(arguments, a.data.box, "box");
    state_of(call).model.touch(a);
}

// ---- limits

void axis(Call& call) {
    PlotArguments arguments(call);
    Model& model = state_of(call).model;
    Axes& a = arguments.axes();
    AxesData& d = a.data;
    for (size_t i = 0; i < arguments.count(); ++i) {
        if (!arguments.is_text(i)) {
            std::vector<double> v;
            try {
                v = to_vector(to_property(arguments[i]));
            } catch (const PropertyError&) {
                fail("MATLAB:axis:InvalidNumberElements", "Vector must have 4, 6, or 8 elements.");
            }
            if (v.size() != 4 && v.size() != 6 && v.size() != 8)
                fail("MATLAB:axis:InvalidNumberElements", "Vector must have 4, 6, or 8 elements.");
            model.resolve(a);
            Limits given[2] = {{v[0], v[1]}, {v[2], v[3]}};
            AxisData* axes2[2] = {&d.x, &d.y};
            for (int k = 0; k < 2; ++k) {
                for (size_t e = 0; e < 2; ++e)
                    if (std::isinf(given[k][e]))
                        given[k][e] = axes2[k]->limits[e];
                if (!(given[k][0] < given[k][1]))
                    fail("MATLAB:axis:InvalidLimits", "Limits must increase: [xmin xmax ymin ymax].");
            }
            for (int k = 0; k < 2; ++k) {
                axes2[k]->limits = given[k];
                axes2[k]->limits_auto = false;
            }
            continue;
        }
        std::string word = arguments.text(i);
        auto is = [&](const char* w) { return equal_ignoring_case(word, w); };
        if (is("auto") || is("tickaligned")) {
            d.x.limits_auto = d.y.limits_auto = true;
            d.limit_method = LimitMethod::TickAligned;
        } else if (is("tight") || is("padded")) {
            d.x.limits_auto = d.y.limits_auto = true;
            d.limit_method = is("tight") ? LimitMethod::Tight : LimitMethod::Padded;
        } else if (is("auto x")) {
            d.x.limits_auto = true;
        } else if (is("auto y")) {
            d.y.limits_auto = true;
        } else if (is("manual")) {
            model.resolve(a);
            d.x.limits_auto = d.y.limits_auto = false;
        } else if (is("equal")) {
            d.aspect = AspectMode::Equal;
        } else if (is("image")) {
            d.aspect = AspectMode::Image;
            d.x.limits_auto = d.y.limits_auto = true;
            d.limit_method = LimitMethod::Tight;
        } else if (is("square")) {
            d.aspect = AspectMode::Square;
        } else if (is("normal") || is("fill")) {
            d.aspect = AspectMode::Auto;
        } else if (is("ij")) {
            d.y.direction = Direction::Reverse;
        } else if (is("xy")) {
            d.y.direction = Direction::Normal;
        } else if (is("on")) {
            d.visible = true;
        } else if (is("off")) {
            d.visible = false;
        } else if (!is("vis3d")) {
            fail("MATLAB:axis:UnknownOption", fmt::format("Unknown command option '{}'. Use a limits vector, or a word such as "
                                                          "tight, equal, square, off or auto.", word));
        }
    }
    model.touch(a);
    model.resolve(a);
    if (call.nargout > 0 || arguments.count() == 0)
        call.give(builtins::row_vector({d.x.limits[0], d.x.limits[1], d.y.limits[0], d.y.limits[1]}));
}

void limits(Call& call, bool x) {
    PlotArguments arguments(call);
    Model& model = state_of(call).model;
    Axes& a = arguments.axes();
    AxisData& axis_data = x ? a.data.x : a.data.y;
    if (arguments.count() == 0) {
        model.resolve(a);
        return call.give(builtins::row_vector({axis_data.limits[0], axis_data.limits[1]}));
    }
    if (arguments.is_text(0)) {
        std::string word = arguments.text(0);
        if (equal_ignoring_case(word, "auto") || equal_ignoring_case(word, "tickaligned")) {
            axis_data.limits_auto = true;
            a.data.limit_method = LimitMethod::TickAligned;
        } else if (equal_ignoring_case(word, "manual")) {
            model.resolve(a);
            axis_data.limits_auto = false;
        } else if (equal_ignoring_case(word, "tight") || equal_ignoring_case(word, "padded")) {
            axis_data.limits_auto = true;
            a.data.limit_method = equal_ignoring_case(word, "tight") ? LimitMethod::Tight : LimitMethod::Padded;
        } else if (equal_ignoring_case(word, "mode")) {
            return call.give(Value::text(std::string_view(axis_data.limits_auto ? "auto" : "manual")));
        } else {
            fail("MATLAB:hg:UnknownOption", fmt::format("Unknown option '{}'. Use a vector [min max], auto, manual or tight.", word));
        }
        model.touch(a);
        return;
    }
    set_value(call, a, x ? "XLim" : "YLim", arguments[0]);
    if (call.nargout > 0)
        call.give(builtins::row_vector({axis_data.limits[0], axis_data.limits[1]}));
}

void xlim(Call& call) { limits(call, true); }
void ylim(Call& call) { limits(call, false); }

/// `xticks(v)`, `xticks('auto')`, `xticks()` and their like: a property behind a function.
void through_property(Call& call, const char* property, const char* mode) {
    PlotArguments arguments(call);
    Axes& a = arguments.axes();
    if (arguments.count() == 0)
        return call.give(get_value(call, a, property));
    if (mode && arguments.is_text(0) &&
        (equal_ignoring_case(arguments.text(0), "auto") || equal_ignoring_case(arguments.text(0), "manual")))
        return set_value(call, a, mode, arguments[0]);
    set_value(call, a, property, arguments[0]);
}

void xticks(Call& call) { through_property(call, "XTick", "XTickMode"); }
void yticks(Call& call) { through_property(call, "YTick", "YTickMode"); }
void xticklabels(Call& call) { through_property(call, "XTickLabel", "XTickLabelMode"); }
void yticklabels(Call& call) { through_property(call, "YTickLabel", "YTickLabelMode"); }
void xtickangle(Call& call) { through_property(call, "XTickLabelRotation", nullptr); }
void ytickangle(Call& call) { through_property(call, "YTickLabelRotation", nullptr); }

void colororder(Call& call) {
    PlotArguments arguments(call);
    Axes& a = arguments.axes();
    if (arguments.count() == 0)
        return call.give(get_value(call, a, "ColorOrder"));
    set_value(call, a, "ColorOrder", arguments[0]);
}

constexpr const char* kCategory = "Graphics: Axes Appearance";
const Builtin kFunctions[] = {
    {"axes", kCategory, "Create an axes or make one current", 0, kMany, 1, axes},
    {"gca", kCategory, "Current axes", 0, 0, 1, gca},
    {"cla", kCategory, "Clear an axes", 0, 2, 1, cla},
    {"subplot", kCategory, "Create an axes in a grid", 0, kMany, 1, subplot},
    {"tiledlayout", kCategory, "Divide the figure into tiles", 0, kMany, 1, tiledlayout},
    {"nexttile", kCategory, "Create an axes in the next tile", 0, 3, 1, nexttile},
    {"hold", kCategory, "Keep what is drawn when more is added", 0, 2, 0, hold},
    {"ishold", kCategory, "True if hold is on", 0, 1, 1, ishold},
    {"grid", kCategory, "Show or hide grid lines", 0, 2, 0, grid},
    {"box", kCategory, "Show or hide the outline of an axes", 0, 2, 0, box},
    {"axis", kCategory, "Set limits and aspect ratio of an axes", 0, kMany, 1, axis},
    {"xlim", kCategory, "Set or get the limits of the x-axis", 0, 2, 1, xlim},
    {"ylim", kCategory, "Set or get the limits of the y-axis", 0, 2, 1, ylim},
    {"xticks", kCategory, "Set or get the ticks of the x-axis", 0, 2, 1, xticks},
    {"yticks", kCategory, "Set or get the ticks of the y-axis", 0, 2, 1, yticks},
    {"xticklabels", kCategory, "Set or get the tick labels of the x-axis", 0, 2, 1, xticklabels},
    {"yticklabels", kCategory, "Set or get the tick labels of the y-axis", 0, 2, 1, yticklabels},
    {"xtickangle", kCategory, "Rotate the tick labels of the x-axis", 0, 2, 1, xtickangle},
    {"ytickangle", kCategory, "Rotate the tick labels of the y-axis", 0, 2, 1, ytickangle},
    {"colororder", kCategory, "Set or get the colors of new lines", 0, 2, 1, colororder},
};

} // namespace

void register_axes_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
