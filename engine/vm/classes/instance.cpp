#include "engine/vm/classes/instance.h"

#include <unordered_set>

#include "engine/ops/operators.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

Value value_of(Instance& instance) {
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(&instance), Ref<ObjectClass>(instance.definition)));
}

ClassDefinition* nearest_class(const ObjectArray& objects, ClassDefinition* declared) {
    if (objects.numel() == 0)
        return declared;
    ClassDefinition* nearest = instance_at(objects, 0).definition.get();
    for (int64_t i = 1; i < objects.numel(); ++i) {
        ClassDefinition* own = instance_at(objects, i).definition.get();
        if (own == nearest)
            continue;
        const Ref<ObjectClass> common = nearest->common_class(instance_at(objects, i).definition);
        if (!common)
            return declared;
        nearest = static_cast<ClassDefinition*>(common.get());
    }
    return nearest;
}

Instance::Instance(const Instance& other)
    : HandleObject(other), definition(other.definition), values(other.values), constructed(other.constructed),
      enumeration(other.enumeration) {}

Instance::~Instance() {
    Classes& classes = *definition->machine.classes;
    if (registered)
        classes.remove(*this);
    if (!deleted && !destructing && definition->is_handle() && !classes.ending && (definition->destructor || extras)) {
        // Nobody refers to this object any more, but its methods need one to work on.
        Ref<Instance> stand_in = make_ref<Instance>(definition, std::move(values));
        stand_in->constructed = constructed;
        stand_in->extras = std::move(extras);
        destroy_object(classes, *stand_in);
        values.clear();
    }
    if (extras)
        forget_listeners(*this);
    detail::destroy_nested(values);
}

Value* Instance::dynamic_property(std::string_view name) {
    if (extras)
        for (auto& [known, value] : extras->dynamic_properties)
            if (known == name)
                return &value;
    return nullptr;
}

std::vector<const Value*> Instance::held_values() const {
    std::vector<const Value*> out;
    for (const Value& value : values)
        out.push_back(&value);
    if (extras)
        for (const auto& [name, value] : extras->dynamic_properties)
            out.push_back(&value);
    return out;
}

std::vector<std::string> Instance::property_names() const {
    if (definition->is_old_style)
        return definition->old_fields;
    std::vector<std::string> names = definition->public_properties();
    if (extras)
        for (const auto& [name, value] : extras->dynamic_properties)
            names.push_back(name);
    return names;
}

Value Instance::get_property(const std::string& name) {
    return read_property(definition->machine, value_of(*this), name, nullptr);
}

void Instance::set_property(const std::string& name, const Value& value) {
    Value self = value_of(*this);
    write_property(definition->machine, self, name, value, nullptr);
}

std::string Instance::display_text() {
    const Value self = value_of(*this);
    return definition->display_text(self.object());
}

bool Instance::is_same(const HandleObject& other) const { return this == &other; }

bool Instance::is_equal(const HandleObject& other, bool nan_equal) const {
    if (this == &other)
        return true;
    const auto* right = dynamic_cast<const Instance*>(&other);
    if (!right || right->definition != definition || deleted || right->deleted)
        return false;
    if (definition->is_enumeration && data_of(*this) == nullptr)
        return enumeration == right->enumeration;
    // Handles that refer to each other in a circle are equal if nothing else says they are not.
    thread_local std::unordered_set<const Instance*> visited;
    if (definition->is_handle() && !visited.insert(this).second)
        return true;
    bool same = true;
    try {
        for (size_t i = 0; i < values.size() && same; ++i)
            same = ops::is_equal(values[i], right->values[i], nan_equal);
    } catch (...) {
        visited.erase(this);
        throw;
    }
    visited.erase(this);
    return same;
}

bool Instance::call_method(Interpreter& interpreter, std::string_view name, std::span<const Value> arguments, int nargout,
                           ValueList& results) {
    ValueList all{value_of(*this)};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return interpreter.machine().dispatch_values(name, all, nargout, results);
}

} // namespace etna::vm
