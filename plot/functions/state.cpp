#include "plot/functions/state.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::plot {
namespace {

/// The engine keeps one of these; handles hold it weakly.
struct StateHolder {
    std::shared_ptr<PlotState> state = std::make_shared<PlotState>();
};

Value numbers_value(const Numbers& n) {
    const auto& v = values(n.data);
    if (v.empty())
        return Value::empty();
    if (v.size() == 1)
        return Value::of(v[0]);
    return Value(Array::of<double>(Dims(n.rows, n.cols), v.data()));
}

std::string element_text(const Value& v) {
    if (v.is_text())
        return v.to_text();
    if (v.is_flat() && v.numel() == 0)
        return {};
    if (v.is_flat() && v.is_scalar())
        return fmt::format("{:.5g}", v.to_double());
    fail("MATLAB:hg:InvalidPropertyValue", "Each cell must contain text.");
}

/// A short form of a property for `disp`.
std::string summary(const PropertyValue& value) {
    if (auto* s = std::get_if<std::string>(&value))
        return "'" + *s + "'";
    if (auto* list = std::get_if<Strings>(&value))
        return fmt::format("{{{}×1 cell}}", list->size());
    if (auto* h = std::get_if<Handles>(&value))
        return h->ids.size() == 1 ? "[1×1 graphics object]" : fmt::format("[{}×1 graphics objects]", h->ids.size());
    const Numbers& n = std::get<Numbers>(value);
    const auto& v = values(n.data);
    if (v.empty())
        return "[]";
    if (v.size() == 1)
        return fmt::format("{:.5g}", v[0]);
    if (v.size() > 6)
        return fmt::format("[{}×{} double]", n.rows, n.cols);
    std::string out = "[";
    for (size_t i = 0; i < v.size(); ++i)
        out += fmt::format("{}{:.4f}", i ? " " : "", v[i]);
    return out + "]";
}

} // namespace

void fail(const char* identifier, const std::string& message) { throw Error(identifier, message); }

std::shared_ptr<PlotState> shared_state(vm::Interpreter& interpreter) { return interpreter.state<StateHolder>().state; }
PlotState& state_of(Call& call) { return *call.interpreter.state<StateHolder>().state; }

// ---- handles

GraphicsHandle::GraphicsHandle(std::weak_ptr<PlotState> state, const Object& object)
    : state_(std::move(state)), id_(object.id), class_name_(class_name_of(object)) {}

bool GraphicsHandle::is_valid() const {
    auto state = state_.lock();
    return state && state->model.find(id_);
}

Object& GraphicsHandle::object() const {
    auto state = state_.lock();
    Object* o = state ? state->model.find(id_) : nullptr;
    if (!o)
        raise(Err::DeletedObject);
    return *o;
}

std::vector<std::string> GraphicsHandle::property_names() const {
    std::vector<std::string> names;
    for (const Property& p : properties_of(object()))
        names.emplace_back(p.name);
    names.emplace_back("UserData");
    return names;
}

namespace {
/// The engine that a handle's values belong to is the one that runs on this thread; handles need it only to make
/// other handles, which share their state.
Value from_property_in(const std::weak_ptr<PlotState>& weak, const PropertyValue& value) {
    if (auto* h = std::get_if<Handles>(&value)) {
        std::vector<Ref<HandleObject>> list;
        auto state = weak.lock();
        for (ObjectId id : h->ids)
            if (Object* o = state ? state->model.find(id) : nullptr)
                list.push_back(Ref<HandleObject>(new GraphicsHandle(weak, *o)));
        if (list.empty())
            return Value::empty();
        auto n = static_cast<int64_t>(list.size());
        return Value(make_ref<ObjectArray>(Dims(n, 1), std::move(list)));
    }
    if (auto* n = std::get_if<Numbers>(&value))
        return numbers_value(*n);
    if (auto* s = std::get_if<std::string>(&value))
        return Value::text(*s);
    const Strings& list = std::get<Strings>(value);
    auto cell = make_ref<CellArray>(Dims(static_cast<int64_t>(list.size()), 1));
    for (size_t i = 0; i < list.size(); ++i)
        cell->elements_mut()[i] = Value::text(list[i]);
    return Value(std::move(cell));
}
} // namespace

Value GraphicsHandle::get_property(const std::string& name) {
    Object& o = object();
    auto state = state_.lock();
    if (name == "UserData") {
        auto it = state->user_data.find(id_);
        return it == state->user_data.end() ? Value::empty() : it->second;
    }
    const Property* p = plot::find_property(o, name);
    if (!p)
        raise(Err::UnknownProperty, name, class_name_);
    return from_property_in(state_, plot::get_property(state->model, o, *p));
}

void GraphicsHandle::set_property(const std::string& name, const Value& value) {
    Object& o = object();
    auto state = state_.lock();
    if (name == "UserData") {
        state->user_data[id_] = value;
        return;
    }
    const Property* p = plot::find_property(o, name);
    if (!p)
        raise(Err::UnknownProperty, name, class_name_);
    try {
        // `ax.Title = 'text'` is not MATLAB; `ax.Title.String` goes through the title's own handle.
        plot::set_property(state->model, o, *p, to_property(value));
    } catch (const PropertyError& e) {
        fail(e.identifier().c_str(), e.what());
    }
}

std::string GraphicsHandle::display_text() {
    auto state = state_.lock();
    Object* o = state ? state->model.find(id_) : nullptr;
    std::string_view full = class_name_;
    std::string_view brief = full.substr(full.rfind('.') + 1);
    if (!o)
        return fmt::format("  handle to deleted {}\n", brief);
    std::string out = fmt::format("  {} with properties:\n\n", brief);
    size_t width = 0;
    std::vector<std::pair<std::string_view, std::string>> rows;
    for (const Property& p : properties_of(*o)) {
        if (rows.size() >= 12)
            break;
        if (p.name == "Children" || p.name == "Parent" || p.name.ends_with("Mode"))
            continue;
        rows.emplace_back(p.name, summary(plot::get_property(state->model, *o, p)));
        width = std::max(width, p.name.size());
    }
    for (const auto& [name, text] : rows)
        out += fmt::format("    {:>{}}: {}\n", name, width, text);
    return out + "\n  Use GET to show all properties.\n";
}

bool GraphicsHandle::is_same(const HandleObject& other) const {
    auto* o = dynamic_cast<const GraphicsHandle*>(&other);
    return o && o->id_ == id_;
}

bool GraphicsHandle::is_a(std::string_view name) const {
    return HandleObject::is_a(name) || name == "matlab.graphics.Graphics";
}

// ---- values

Value handle_of(vm::Interpreter& interpreter, const Object& object) {
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(new GraphicsHandle(shared_state(interpreter), object))));
}

Value handles_of(vm::Interpreter& interpreter, const std::vector<Object*>& objects) {
    Handles handles;
    for (Object* o : objects)
        handles.ids.push_back(o->id);
    return from_property(interpreter, handles);
}

bool is_graphics(const Value& value) {
    if (!value.is_object())
        return false;
    for (const auto& e : value.object().elements())
        if (!dynamic_cast<const GraphicsHandle*>(e.get()))
            return false;
    return true;
}

std::vector<Object*> objects_in(Call& call, const Value& value) {
    Model& model = state_of(call).model;
    std::vector<Object*> out;
    if (is_graphics(value)) {
        for (const auto& e : value.object().elements())
            if (Object* o = model.find(static_cast<const GraphicsHandle&>(*e).id()))
                out.push_back(o);
    } else if (value.is_numeric()) {
        for (double v : to_double_vector(value)) {
            if (v == 0)
                out.push_back(&model.root());
            else if (Figure* f = v == std::floor(v) && v > 0 && v < 1e9 ? model.figure(static_cast<int>(v)) : nullptr)
                out.push_back(f);
        }
    }
    return out;
}

Object* object_in(Call& call, const Value& value, bool numbers) {
    if (!numbers && !is_graphics(value))
        return nullptr;
    if (value.numel() != 1)
        return nullptr;
    auto list = objects_in(call, value);
    return list.empty() ? nullptr : list.front();
}

PropertyValue to_property(const Value& value) {
    if (value.is_text())
        return value.to_text();
    if (value.is_cell()) {
        Strings out;
        for (const Value& v : value.cell().elements())
            out.push_back(element_text(v));
        return out;
    }
    if (value.is_string()) {
        Strings out;
        for (const auto& e : value.string_array().elements())
            out.push_back(e ? Value::text(std::u16string_view(*e)).to_text() : std::string());
        return out;
    }
    if (is_graphics(value)) {
        Handles h;
        for (const auto& e : value.object().elements())
            h.ids.push_back(static_cast<const GraphicsHandle&>(*e).id());
        return h;
    }
    if (value.is_char() && value.dims().rows() > 1) {
        // A char matrix is its rows.
        Strings out;
        ArrayView view(value);
        int64_t rows = value.dims().rows(), cols = value.dims().cols();
        for (int64_t r = 0; r < rows; ++r) {
            std::u16string line;
            for (int64_t c = 0; c < cols; ++c)
                line += view.data<char16_t>()[c * rows + r];
            while (!line.empty() && line.back() == u' ')
                line.pop_back();
            out.push_back(Value::text(std::u16string_view(line)).to_text());
        }
        return out;
    }
    if (value.is_flat()) {
        Dims dims = value.dims();
        int64_t rows = dims.rows(), n = dims.numel();
        return Numbers{rows, rows > 0 ? n / rows : 0, make_data(to_double_vector(value))};
    }
    fail("MATLAB:hg:InvalidPropertyValue",
         fmt::format("A value of class '{}' cannot be used for a graphics property.", value.class_name()));
}

Value from_property(vm::Interpreter& interpreter, const PropertyValue& value) {
    return from_property_in(shared_state(interpreter), value);
}

void set_value(Call& call, Object& object, const std::string& name, const Value& value) {
    PlotState& state = state_of(call);
    if (equal_ignoring_case(name, "UserData")) {
        state.user_data[object.id] = value;
        return;
    }
    try {
        set_property(state.model, object, match_property(object, name), to_property(value));
    } catch (const PropertyError& e) {
        fail(e.identifier().c_str(), e.what());
    }
}

Value get_value(Call& call, Object& object, const std::string& name) {
    PlotState& state = state_of(call);
    if (equal_ignoring_case(name, "UserData")) {
        auto it = state.user_data.find(object.id);
        return it == state.user_data.end() ? Value::empty() : it->second;
    }
    try {
        return from_property(call.interpreter, get_property(state.model, object, match_property(object, name)));
    } catch (const PropertyError& e) {
        fail(e.identifier().c_str(), e.what());
    }
}

void set_pairs(Call& call, Object& object, size_t first) {
    for (size_t i = first; i < call.args.size(); i += 2) {
        if (!call.args[i].is_text())
            fail("MATLAB:hg:InvalidParameterName", "Property names must be character vectors or string scalars.");
        if (i + 1 >= call.args.size())
            fail("MATLAB:hg:InvalidNumArgs", fmt::format("The property '{}' has no value. Give properties as pairs of name and value.",
                                                         call.args[i].to_text()));
        set_value(call, object, call.args[i].to_text(), call.args[i + 1]);
    }
}

// ---- arguments

PlotArguments::PlotArguments(Call& call, bool take_target) : call_(call) {
    if (!take_target || call.args.empty() || !is_graphics(call.args[0]))
        return;
    Object* o = object_in(call, call.args[0]);
    if (!o)
        raise(Err::DeletedObject);
    if (o->kind == Kind::Axes) {
        axes_ = static_cast<Axes*>(o);
        first_ = 1;
    } else if (o->kind == Kind::Figure) {
        Model& model = state_of(call).model;
        model.make_current(static_cast<Figure&>(*o));
        axes_ = &model.need_axes();
        first_ = 1;
    }
}

Axes& PlotArguments::axes() {
    if (!axes_)
        axes_ = &state_of(call_).model.need_axes();
    return *axes_;
}

bool prepare_axes(Model& model, Axes& axes) {
    if (axes.data.next_plot == NextPlot::Add)
        return false;
    if (axes.data.next_plot == NextPlot::ReplaceChildren) {
        model.clear_axes(axes, false);
        return true;
    }
    model.clear_axes(axes, true);
    axes.data.box = true;
    return true;
}

Color next_color(Axes& axes) {
    const auto& order = axes.data.color_order;
    if (order.empty())
        return kColorOrder[0];
    return order[static_cast<size_t>(axes.data.color_index++) % order.size()];
}

void join_legend(Model& model, Axes& axes, const std::vector<Object*>& series) {
    Legend* legend = model.legend_of(axes);
    if (!legend || !legend->data.auto_update)
        return;
    for (Object* o : series) {
        legend->entries.push_back(o->id);
        const std::string& name = static_cast<Series*>(o)->data.display_name;
        legend->data.labels.push_back(name.empty() ? fmt::format("data{}", legend->entries.size()) : name);
    }
}

} // namespace etna::plot
