// set, get, findobj, ishghandle, delete: handles of any class.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/state.h"

namespace etna::plot {
namespace {

/// All objects of a value; raises if one is no graphics object or is gone.
std::vector<Object*> need_objects(Call& call, const Value& value) {
    auto found = objects_in(call, value);
    if (static_cast<int64_t>(found.size()) != value.numel()) {
        if (is_graphics(value))
            raise(Err::DeletedObject);
        fail("MATLAB:hg:BadHandle", "Invalid handle. The first argument must be a graphics object.");
    }
    return found;
}

/// `set(groot, 'defaultLineLineWidth', 2)`: true if the name is one of these.
bool set_default(Call& call, Object& object, const std::string& name, const Value& value) {
    if (name.size() < 8 || !equal_ignoring_case(name.substr(0, 7), "default"))
        return false;
    std::string rest = name.substr(7);
    static constexpr std::string_view kTypes[] = {"ConstantLine", "Histogram", "Scatter", "Figure", "Legend", "Stair",
                                                  "Axes", "Line", "Text", "Stem", "Bar"};
    for (std::string_view type : kTypes) {
        if (rest.size() <= type.size() || !equal_ignoring_case(std::string_view(rest).substr(0, type.size()), type))
            continue;
        Model& model = state_of(call).model;
        std::string property = rest.substr(type.size());
        std::erase_if(model.defaults, [&](const Model::Default& d) {
            return equal_ignoring_case(d.type, type) && equal_ignoring_case(d.property, property);
        });
        if (!(value.is_text() && equal_ignoring_case(value.to_text(), "remove")))
            model.defaults.push_back({std::string(type), property, to_property(value)});
        (void)object;
        return true;
    }
    return false;
}

void set_one(Call& call, Object& object, const std::string& name, const Value& value) {
    if (object.kind == Kind::Root && set_default(call, object, name, value))
        return;
    set_value(call, object, name, value);
}

/// `set(h, name, value, ...)`, `set(h, struct)`, `set(h, {names}, {values})`
void set(Call& call) {
    auto objects = need_objects(call, call.args[0]);
    if (call.args.size() == 2 && call.args[1].is_struct()) {
        const StructArray& s = call.args[1].structure();
        for (Object* o : objects)
            for (int f = 0; f < s.fields().count(); ++f)
                set_one(call, *o, s.fields().names()[static_cast<size_t>(f)], s.at(0, f));
        return;
    }
    if (call.args.size() < 3)
        fail("MATLAB:hg:InvalidNumArgs", "Give properties as pairs of name and value: set(h, 'LineWidth', 2).");
    for (size_t i = 1; i < call.args.size(); i += 2) {
        if (i + 1 >= call.args.size())
            fail("MATLAB:hg:InvalidNumArgs", "Every property needs a value: set(h, 'LineWidth', 2).");
        const Value& name = call.args[i];
        const Value& value = call.args[i + 1];
        if (name.is_cell() && value.is_cell()) {
            const CellArray &names = name.cell(), &list = value.cell();
            bool rows = list.dims().rows() == static_cast<int64_t>(objects.size()) &&
                        list.numel() == names.numel() * static_cast<int64_t>(objects.size());
            if (!rows && list.numel() != names.numel())
                fail("MATLAB:hg:InvalidNumArgs", "There must be as many values as names.");
            for (size_t o = 0; o < objects.size(); ++o)
                for (int64_t k = 0; k < names.numel(); ++k)
                    set_one(call, *objects[o], names.at(k).to_text(),
                            rows ? list.at(k * static_cast<int64_t>(objects.size()) + static_cast<int64_t>(o)) : list.at(k));
            continue;
        }
        if (!name.is_text())
            fail("MATLAB:hg:InvalidParameterName", "Property names must be character vectors or string scalars.");
        for (Object* o : objects)
            set_one(call, *o, name.to_text(), value);
    }
}

void get(Call& call) {
    if (call.args[0].is_empty() && !is_graphics(call.args[0]))
        return call.give(Value::empty());
    auto objects = need_objects(call, call.args[0]);
    if (call.args.size() == 1) {
        if (objects.size() != 1)
            fail("MATLAB:hg:InvalidNumArgs", "Name the property to get from several objects: get(h, 'Tag').");
        std::vector<std::string> names;
        for (const Property& p : properties_of(*objects[0]))
            names.emplace_back(p.name);
        std::sort(names.begin(), names.end());
        auto made = make_ref<StructArray>(Dims(), FieldTable::of(names));
        for (size_t i = 0; i < names.size(); ++i)
            made->at_mut(0, static_cast<int>(i)) = get_value(call, *objects[0], names[i]);
        return call.give(Value(std::move(made)));
    }
    if (call.args[1].is_cell()) {
        const CellArray& names = call.args[1].cell();
        auto n = static_cast<int64_t>(objects.size());
        auto out = make_ref<CellArray>(Dims(n, names.numel()));
        for (int64_t o = 0; o < n; ++o)
            for (int64_t k = 0; k < names.numel(); ++k)
                out->elements_mut()[static_cast<size_t>(k * n + o)] =
                    get_value(call, *objects[static_cast<size_t>(o)], names.at(k).to_text());
        return call.give(Value(std::move(out)));
    }
    if (!call.args[1].is_text())
        fail("MATLAB:hg:InvalidParameterName", "Property names must be character vectors or string scalars.");
    std::string name = call.args[1].to_text();
    if (objects.size() == 1)
        return call.give(get_value(call, *objects[0], name));
    auto out = make_ref<CellArray>(Dims(static_cast<int64_t>(objects.size()), 1));
    for (size_t i = 0; i < objects.size(); ++i)
        out->elements_mut()[i] = get_value(call, *objects[i], name);
    call.give(Value(std::move(out)));
}

/// Which elements are live graphics objects, of a type if one is named.
void isgraphics(Call& call) {
    const Value& v = call.args[0];
    std::string type = call.args.size() > 1 && call.args[1].is_text() ? call.args[1].to_text() : std::string();
    Model& model = state_of(call).model;
    std::vector<uint8_t> out;
    auto matches = [&](Object* o) { return o && (type.empty() || equal_ignoring_case(type, type_name_of(*o))); };
    if (v.is_object()) {
        for (const auto& e : v.object().elements()) {
            auto* h = dynamic_cast<const GraphicsHandle*>(e.get());
            out.push_back(h && matches(model.find(h->id())));
        }
    } else if (v.is_numeric()) {
        for (double n : to_double_vector(v))
            out.push_back(n == 0 ? matches(&model.root())
                                 : n > 0 && n < 1e9 && n == std::floor(n) && matches(model.figure(static_cast<int>(n))));
    } else {
        return call.give(Value::of(false));
    }
    if (out.size() == 1)
        return call.give(Value::of(out[0] != 0));
    call.give(builtins::logical_array(v.dims(), out));
}

/// The engine's own `delete`, which removes files.
BuiltinFunction g_file_delete = nullptr;

void delete_objects(Call& call) {
    bool graphics = !call.args.empty();
    for (const Value& v : call.args)
        graphics = graphics && is_graphics(v);
    if (graphics) {
        Model& model = state_of(call).model;
        for (const Value& v : call.args)
            for (Object* o : objects_in(call, v))
                if (model.find(o->id) == o)
                    model.remove(*o);
        return;
    }
    if (!g_file_delete)
        fail("MATLAB:delete:InvalidInput", "Argument must be a graphics object.");
    g_file_delete(call);
}

/// True if a property of the object equals a value; objects without the property do not match.
bool has_value(Call& call, Object& object, const std::string& name, const Value& value) {
    const Property* row = nullptr;
    try {
        row = &match_property(object, name);
    } catch (const PropertyError&) {
        return false;
    }
    PropertyValue have = get_property(state_of(call).model, object, *row), want = to_property(value);
    if (have.index() != want.index())
        return false;
    if (auto* s = std::get_if<std::string>(&have))
        return row->name == "Tag" || row->name == "String" || row->name == "DisplayName"
                   ? *s == std::get<std::string>(want)
                   : equal_ignoring_case(*s, std::get<std::string>(want));
    if (auto* n = std::get_if<Numbers>(&have))
        return values(n->data) == values(std::get<Numbers>(want).data);
    if (auto* h = std::get_if<Handles>(&have))
        return h->ids == std::get<Handles>(want).ids;
    return std::get<Strings>(have) == std::get<Strings>(want);
}

void collect(Object& o, std::vector<Object*>& out, bool hidden) {
    out.push_back(&o);
    for (size_t i = o.children.size(); i-- > 0;)
        if (hidden || o.children[i]->handle_visible)
            collect(*o.children[i], out, hidden);
}

void find_objects(Call& call, bool hidden) {
    size_t first = 0;
    std::vector<Object*> roots;
    if (!call.args.empty() && (is_graphics(call.args[0]) || call.args[0].is_numeric())) {
        roots = objects_in(call, call.args[0]);
        first = 1;
    } else {
        roots.push_back(&state_of(call).model.root());
    }
    std::vector<Object*> all, out;
    for (Object* r : roots)
        collect(*r, all, hidden);
    for (Object* o : all) {
        bool matches = true;
        for (size_t i = first; i + 1 < call.args.size(); i += 2) {
            if (!call.args[i].is_text())
                fail("MATLAB:hg:InvalidParameterName", "Property names must be character vectors or string scalars.");
            matches = matches && has_value(call, *o, call.args[i].to_text(), call.args[i + 1]);
        }
        if (matches)
            out.push_back(o);
    }
    call.give(handles_of(call.interpreter, out));
}

void findobj(Call& call) { find_objects(call, false); }
void findall(Call& call) { find_objects(call, true); }

constexpr const char* kCategory = "Graphics: Objects";
const Builtin kFunctions[] = {
    {"set", kCategory, "Set properties of graphics objects", 1, kMany, 0, set},
    {"get", kCategory, "Get properties of graphics objects", 1, 2, 1, get},
    {"isgraphics", kCategory, "True for graphics objects that exist", 1, 2, 1, isgraphics},
    {"ishghandle", kCategory, "True for graphics objects that exist", 1, 2, 1, isgraphics},
    {"ishandle", kCategory, "True for graphics objects that exist", 1, 2, 1, isgraphics},
    {"findobj", kCategory, "Find graphics objects with given properties", 0, kMany, 1, findobj},
    {"findall", kCategory, "Find all graphics objects, hidden ones too", 0, kMany, 1, findall},
    {"delete", kCategory, "Delete files or graphics objects", 1, kMany, 0, delete_objects},
};

} // namespace

void register_property_functions(Registry& registry) {
    if (const Builtin* before = registry.find("delete"); before && before->function != delete_objects)
        g_file_delete = before->function;
    registry.add(kFunctions);
}

} // namespace etna::plot
