// plot, line and their relatives: every call form that "plot" documents, with several groups of data, line
// specifications, matrices column by column, and name-value pairs.
#include <algorithm>

#include <fmt/format.h>

#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/series_data.h"

namespace etna::plot {
namespace {

void apply_spec(Series& s, const LineSpec& spec) {
    if (spec.style)
        s.data.line_style = *spec.style;
    if (spec.marker) {
        s.data.marker = *spec.marker;
        // Markers alone mean no line, except for stems, which are lines.
        if (!spec.style && s.data.kind == SeriesKind::Line)
            s.data.line_style = LineStyle::None;
    }
    if (spec.color) {
        s.data.color = ColorSpec::of(*spec.color);
        s.data.color_auto = false;
    }
}

void give_handles(Call& call, const std::vector<Object*>& objects) {
    if (call.nargout > 0)
        call.give(handles_of(call.interpreter, objects));
}

/// Makes the series, then sets pairs on each; if a pair is refused, what was made is taken back.
std::vector<Object*> make_series(Call& call, Axes& axes, SeriesKind kind, const std::vector<DataGroup>& groups,
                                 size_t first_pair) {
    Model& model = state_of(call).model;
    std::vector<Object*> made;
    int color_before = axes.data.color_index;
    try {
        for (const DataGroup& group : groups)
            for (const DataPair& pair : group.lines) {
                Series& s = model.new_series(axes, kind);
                made.push_back(&s);
                s.data.x = pair.x;
                s.data.y = pair.y;
                s.data.x_auto = pair.x_auto;
                if (group.spec)
                    apply_spec(s, *group.spec);
                if (s.data.color_auto)
                    s.data.color = ColorSpec::of(next_color(axes));
            }
        for (Object* o : made)
            set_pairs(call, *o, first_pair);
    } catch (...) {
        for (Object* o : made)
            model.remove(*o);
        axes.data.color_index = color_before;
        throw;
    }
    join_legend(model, axes, made);
    return made;
}

struct LineForm {
    SeriesKind kind = SeriesKind::Line;
    Scale x = Scale::Linear, y = Scale::Linear;
};

void draw_lines(Call& call, const LineForm& form) {
    PlotArguments arguments(call);
    if (arguments.count() == 0)
        raise(Err::NotEnoughInputs);
    size_t next = 0;
    std::vector<DataGroup> groups = read_groups(arguments, next);
    if (groups.empty())
        fail("MATLAB:graphics:InvalidDataType", fmt::format("The first argument of {} must be data.", call.builtin.name));
    if (next < arguments.count() && !arguments.is_text(next))
        require_data(arguments[next]);
    // A wrong specification is refused before the axes is cleared.
    if (next < arguments.count() && (arguments.count() - next) % 2 != 0)
        fail("MATLAB:plot:InvalidLineSpec",
             fmt::format("'{}' is neither a line specification such as '--r' nor a name with a value.", arguments.text(next)));
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    bool cleared = prepare_axes(model, axes);
    if (cleared || axes.children.empty()) {
        axes.data.x.scale = form.x;
        axes.data.y.scale = form.y;
    }
    give_handles(call, make_series(call, axes, form.kind, groups, arguments.first() + next));
}

void plot(Call& call) { draw_lines(call, {}); }
void semilogx(Call& call) { draw_lines(call, {SeriesKind::Line, Scale::Log, Scale::Linear}); }
void semilogy(Call& call) { draw_lines(call, {SeriesKind::Line, Scale::Linear, Scale::Log}); }
void loglog(Call& call) { draw_lines(call, {SeriesKind::Line, Scale::Log, Scale::Log}); }
void stairs(Call& call) { draw_lines(call, {SeriesKind::Stair, Scale::Linear, Scale::Linear}); }

void stem(Call& call) {
    PlotArguments arguments(call);
    std::vector<size_t> keep;
    bool filled = false;
    size_t end = arguments.count();
    if (end > 0 && arguments.is_text(end - 1) && equal_ignoring_case(arguments.text(end - 1), "filled")) {
        filled = true;
        call.args = call.args.first(call.args.size() - 1);
    }
    PlotArguments rest(call);
    if (rest.count() == 0)
        raise(Err::NotEnoughInputs);
    size_t next = 0;
    auto groups = read_groups(rest, next);
    if (groups.empty())
        fail("MATLAB:graphics:InvalidDataType", "The first argument of stem must be data.");
    Model& model = state_of(call).model;
    Axes& axes = rest.axes();
    prepare_axes(model, axes);
    auto made = make_series(call, axes, SeriesKind::Stem, groups, rest.first() + next);
    if (filled)
        for (Object* o : made)
            static_cast<Series*>(o)->data.marker_face = ColorSpec::flat();
    give_handles(call, made);
}

/// `line(x, y)`, `line('XData', x, ...)`: adds to the axes whatever `hold` says.
void line(Call& call) {
    PlotArguments arguments(call);
    size_t next = 0;
    std::vector<DataGroup> groups;
    if (arguments.count() > 0 && !arguments.is_text(0)) {
        if (arguments.count() < 2 || arguments.is_text(1))
            raise(Err::NotEnoughInputs);
        DataGroup group;
        group.lines = pair_columns(&arguments[0], arguments[1]);
        next = 2;
        if (next < arguments.count() && !arguments.is_text(next))
            fail("MATLAB:line:ThreeD", "Lines in three dimensions are not available. Give x and y only.");
        groups.push_back(std::move(group));
    } else {
        DataGroup group;
        bool has_data = false;
        for (size_t i = 0; i < arguments.count(); i += 2)
            has_data |= arguments.is_text(i) && (equal_ignoring_case(arguments.text(i), "XData") ||
                                                 equal_ignoring_case(arguments.text(i), "YData"));
        group.lines.push_back(has_data ? DataPair{make_data({}), make_data({}), true}
                                       : DataPair{make_data({0, 1}), make_data({0, 1}), false});
        groups.push_back(std::move(group));
    }
    Axes& axes = arguments.axes();
    int index = axes.data.color_index;
    auto made = make_series(call, axes, SeriesKind::Line, groups, arguments.first() + next);
    // Unlike plot, line draws in the first colour and does not advance.
    axes.data.color_index = index;
    for (Object* o : made)
        if (auto& s = static_cast<Series&>(*o); s.data.color_auto)
            s.data.color = ColorSpec::of(axes.data.color_order.empty() ? kColorOrder[0] : axes.data.color_order[0]);
    give_handles(call, made);
}

void constant_lines(Call& call, bool is_x) {
    PlotArguments arguments(call);
    if (arguments.count() == 0)
        raise(Err::NotEnoughInputs);
    require_data(arguments[0]);
    std::vector<double> at = to_property(arguments[0]).index() == 0 ? values(std::get<Numbers>(to_property(arguments[0])).data)
                                                                    : std::vector<double>{};
    size_t next = 1;
    std::optional<LineSpec> spec;
    if (arguments.is_text(next))
        if ((spec = parse_line_spec(arguments.text(next))))
            ++next;
    std::string label;
    if (arguments.is_text(next) && (arguments.count() - next) % 2 == 1)
        label = arguments.text(next++);
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    std::vector<Object*> made;
    try {
        for (double v : at) {
            Series& s = model.new_series(axes, SeriesKind::ConstantLine);
            made.push_back(&s);
            s.data.constant_value = v;
            s.data.constant_is_x = is_x;
            s.data.color = ColorSpec::of({0.15f, 0.15f, 0.15f, 1});
            if (spec)
                apply_spec(s, *spec);
            if (!label.empty())
                s.data.display_name = label;
            set_pairs(call, s, arguments.first() + next);
        }
    } catch (...) {
        for (Object* o : made)
            model.remove(*o);
        throw;
    }
    give_handles(call, made);
}

void xline(Call& call) { constant_lines(call, true); }
void yline(Call& call) { constant_lines(call, false); }

constexpr const char* kCategory = "Graphics: Line Plots";
const Builtin kFunctions[] = {
    {"plot", kCategory, "Two-dimensional line plot", 1, kMany, 1, plot},
    {"line", kCategory, "Create lines in the current axes", 0, kMany, 1, line},
    {"semilogx", kCategory, "Line plot with a logarithmic x-axis", 1, kMany, 1, semilogx},
    {"semilogy", kCategory, "Line plot with a logarithmic y-axis", 1, kMany, 1, semilogy},
    {"loglog", kCategory, "Line plot with two logarithmic axes", 1, kMany, 1, loglog},
    {"stairs", kCategory, "Stairstep graph", 1, kMany, 1, stairs},
    {"stem", kCategory, "Plot of discrete data as stems", 1, kMany, 1, stem},
    {"xline", kCategory, "Vertical line at a constant x-value", 1, kMany, 1, xline},
    {"yline", kCategory, "Horizontal line at a constant y-value", 1, kMany, 1, yline},
};

} // namespace

void register_line_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
