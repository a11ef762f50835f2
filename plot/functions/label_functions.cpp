// title, xlabel, ylabel, text, legend.
#include <algorithm>

#include <fmt/format.h>

#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/series_data.h"

namespace etna::plot {
namespace {

void set_label(Call& call, std::unique_ptr<Text> Axes::*which) {
    PlotArguments arguments(call);
    if (arguments.count() == 0)
        raise(Err::NotEnoughInputs);
    Text& t = *(arguments.axes().*which);
    set_value(call, t, "String", arguments[0]);
    set_pairs(call, t, arguments.first() + 1);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, t));
}

void title(Call& call) { set_label(call, &Axes::title); }
void subtitle(Call& call) { set_label(call, &Axes::subtitle); }
void xlabel(Call& call) { set_label(call, &Axes::x_label); }
void ylabel(Call& call) { set_label(call, &Axes::y_label); }

void sgtitle(Call& call) {
    Model& model = state_of(call).model;
    size_t at = 0;
    Figure* f = nullptr;
    if (!call.args.empty() && is_graphics(call.args[0])) {
        Object* o = object_in(call, call.args[0]);
        if (!o || o->kind != Kind::Figure)
            fail("MATLAB:sgtitle:InvalidParent", "The first argument must be a figure or text.");
        f = static_cast<Figure*>(o);
        at = 1;
    }
    if (call.args.size() <= at)
        raise(Err::NotEnoughInputs);
    Text& t = model.need_super_title(f ? *f : model.need_figure());
    set_value(call, t, "String", call.args[at]);
    set_pairs(call, t, at + 1);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, t));
}

/// `text(x, y, txt, name, value, ...)`; vectors place one text at each point, a cell array of as many texts one of each.
void text(Call& call) {
    PlotArguments arguments(call);
    if (arguments.count() < 3)
        raise(Err::NotEnoughInputs);
    require_data(arguments[0]);
    require_data(arguments[1]);
    auto x = values(std::get<Numbers>(to_property(arguments[0])).data);
    auto y = values(std::get<Numbers>(to_property(arguments[1])).data);
    if (x.size() != y.size())
        fail("MATLAB:text:InvalidData", "X and Y must have as many elements as each other.");
    size_t at = 2;
    if (!arguments.is_text(2) && is_data(arguments[2]) && arguments.count() > 3)
        ++at; // a z-coordinate, which lies in the plane here
    PropertyValue content = to_property(arguments[at]);
    auto* list = std::get_if<Strings>(&content);
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    std::vector<Object*> made;
    try {
        for (size_t i = 0; i < x.size(); ++i) {
            Text& t = model.new_text(axes);
            made.push_back(&t);
            t.data.position = {x[i], y[i], 0};
            t.data.lines = list && x.size() > 1 && list->size() == x.size() ? Strings{(*list)[i]} : to_lines(content);
            set_pairs(call, t, arguments.first() + at + 1);
        }
    } catch (const PropertyError& e) {
        for (Object* o : made)
            model.remove(*o);
        fail(e.identifier().c_str(), e.what());
    } catch (...) {
        for (Object* o : made)
            model.remove(*o);
        throw;
    }
    if (call.nargout > 0)
        call.give(handles_of(call.interpreter, made));
}

// ---- legend

std::vector<Object*> series_in(Axes& axes) {
    std::vector<Object*> out;
    for (const auto& child : axes.children)
        if (child->kind == Kind::Series && child->handle_visible &&
            !(static_cast<Series&>(*child).data.kind == SeriesKind::ConstantLine &&
              static_cast<Series&>(*child).data.display_name.empty()))
            out.push_back(child.get());
    return out;
}

/// One-word commands: `legend off`, `legend boxoff`. False if the word is none.
bool legend_command(Model& model, Axes& axes, const std::string& word) {
    Legend* l = model.legend_of(axes);
    auto is = [&](const char* w) { return equal_ignoring_case(word, w); };
    if (is("off")) {
        if (l)
            model.remove(*l);
    } else if (is("hide") || is("show") || is("toggle")) {
        if (!l)
            return is("hide");
        l->data.visible = is("toggle") ? !l->data.visible : is("show");
    } else if (is("boxoff") || is("boxon")) {
        if (l)
            l->data.box = is("boxon");
    } else {
        return false;
    }
    model.touch(axes);
    return true;
}

void legend(Call& call) {
    PlotArguments arguments(call);
    Model& model = state_of(call).model;
    // Graphics handles that are no axes are the series to list.
    size_t next = 0;
    std::vector<Object*> series;
    bool chosen = false;
    if (arguments.count() > 0 && is_graphics(arguments[0])) {
        for (Object* o : objects_in(call, arguments[0]))
            if (o->kind == Kind::Series)
                series.push_back(o);
        if (series.empty())
            fail("MATLAB:legend:InvalidHandle", "The first argument must be an axes or lines of an axes.");
        chosen = true;
        next = 1;
    }
    Axes& axes = chosen ? *Model::axes_of(*series.front()) : arguments.axes();
    if (arguments.count() == next + 1 && arguments.is_text(next) && !chosen && legend_command(model, axes, arguments.text(next)))
        return;
    if (!chosen)
        series = series_in(axes);
    Strings labels;
    bool given = false;
    Legend probe(0, &axes); // only its class matters: which words are property names
    while (next < arguments.count()) {
        const Value& v = arguments[next];
        if (v.is_text()) {
            std::string word = v.to_text();
            // A property needs its whole name here: 'Box' or 'Color' as labels are rare, short words are not.
            bool is_name = false;
            for (const Property& p : properties_of(probe))
                is_name = is_name || equal_ignoring_case(p.name, word);
            if (is_name && (arguments.count() - next) % 2 == 0)
                break;
            labels.push_back(word);
        } else if (v.is_cell() || v.is_string()) {
            PropertyValue list = to_property(v);
            labels.insert(labels.end(), std::get<Strings>(list).begin(), std::get<Strings>(list).end());
        } else if (v.is_char()) {
            PropertyValue rows = to_property(v);
            if (auto* list = std::get_if<Strings>(&rows))
                labels.insert(labels.end(), list->begin(), list->end());
            else
                labels.push_back(std::get<std::string>(rows));
        } else {
            fail("MATLAB:legend:InvalidLabel", "Legend labels must be text.");
        }
        given = true;
        ++next;
    }
    if (given && labels.size() > series.size()) {
        call.interpreter.warn("MATLAB:legend:IgnoringExtraEntries", "Ignoring extra legend entries.");
        labels.resize(series.size());
    }
    bool existed = model.legend_of(axes) != nullptr;
    Legend& l = model.need_legend(axes);
    if (given || chosen || !existed || l.entries.empty()) {
        if (given)
            series.resize(std::min(series.size(), labels.size()));
        l.entries.clear();
        l.data.labels.clear();
        for (size_t i = 0; i < series.size(); ++i) {
            auto& s = static_cast<Series&>(*series[i]);
            if (given)
                s.data.display_name = labels[i];
            l.entries.push_back(s.id);
            l.data.labels.push_back(s.data.display_name.empty() ? fmt::format("data{}", i + 1) : s.data.display_name);
        }
    }
    try {
        set_pairs(call, l, arguments.first() + next);
    } catch (...) {
        if (!existed)
            model.remove(l);
        throw;
    }
    model.touch(axes);
    if (call.nargout > 0)
        call.give(handle_of(call.interpreter, l));
}

constexpr const char* kCategory = "Graphics: Labels and Annotations";
const Builtin kFunctions[] = {
    {"title", kCategory, "Add a title to an axes", 1, kMany, 1, title},
    {"subtitle", kCategory, "Add a subtitle to an axes", 1, kMany, 1, subtitle},
    {"sgtitle", kCategory, "Add a title above all subplots", 1, kMany, 1, sgtitle},
    {"xlabel", kCategory, "Label the x-axis", 1, kMany, 1, xlabel},
    {"ylabel", kCategory, "Label the y-axis", 1, kMany, 1, ylabel},
    {"text", kCategory, "Add text at data points", 3, kMany, 1, text},
    {"legend", kCategory, "Add a legend to an axes", 0, kMany, 1, legend},
};

} // namespace

void register_label_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
