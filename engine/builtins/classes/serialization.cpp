// What of an object goes into a file, and an object from it again, past all access rules. Source: MATLAB's page "Object Save
// and Load": neither constructors nor set methods run, and properties that the file does not have keep their defaults.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using vm::ClassDefinition;
using vm::Instance;

constexpr Message kNoSuchClass{"MATLAB:load:classNotFound", "The class '{}' of an object in the file was not found."};
constexpr const char* kMember = "enumeration_member";
constexpr const char* kData = "underlying_data";

/// `s = matlab.internal.object_values(object)`: the stored properties of one object, without transient ones; the member's
/// name of an enumeration. 0-by-0 for objects that are not written in the language.
void object_values(Call& call) {
    Instance* instance = vm::single_instance(call.arg(0));
    if (!instance || instance->definition->is_old_style)
        return call.give(Value::empty());
    ClassDefinition& definition = *instance->definition;
    Ref<StructArray> out = StructArray::scalar();
    if (instance->enumeration >= 0) {
        out->set(kMember, Value::text(definition.own_members[static_cast<size_t>(instance->enumeration)]->name));
        return call.give(Value(std::move(out)));
    }
    for (const ClassDefinition::PropertyPlace& place : definition.properties)
        if (place.slot >= 0 && !place.property->transient && instance->values[static_cast<size_t>(place.slot)].is_defined())
            out->set(place.property->name, instance->values[static_cast<size_t>(place.slot)]);
    if (definition.data_slot >= 0)
        out->set(kData, instance->values[static_cast<size_t>(definition.data_slot)]);
    call.give(Value(std::move(out)));
}

/// `object = matlab.internal.object_from_values(name, s)`
void object_from_values(Call& call) {
    const std::string name = text_argument(call, 0);
    ClassDefinition* definition = call.interpreter.machine().classes->find(name);
    if (!definition || !call.arg(1).is_struct() || call.arg(1).numel() != 1)
        fail(kNoSuchClass, name);
    const StructArray& kept = call.arg(1).structure();
    if (const Value* member = kept.find(kMember)) {
        vm::EnumerationDefinition* found = definition->find_enumeration(member->to_text());
        if (!found)
            fail(kNoSuchClass, name);
        return call.give(definition->enumeration_value(*found));
    }
    Value out = definition->construct_on_load ? call.interpreter.machine().classes->construct(*definition, {})
                                              : vm::value_of(*definition->allocate());
    Instance& instance = *vm::single_instance(out);
    for (const ClassDefinition::PropertyPlace& place : definition->properties)
        if (const Value* value = place.slot >= 0 ? kept.find(place.property->name) : nullptr)
            instance.values[static_cast<size_t>(place.slot)] = *value;
    if (const Value* data = definition->data_slot >= 0 ? kept.find(kData) : nullptr)
        instance.values[static_cast<size_t>(definition->data_slot)] = *data;
    call.give(std::move(out));
}

constexpr std::string_view kCategory = "Language";
constexpr Builtin kRows[] = {
    {"matlab.internal.object_values", kCategory, "Stored properties of an object", 1, 1, 1, object_values},
    {"matlab.internal.object_from_values", kCategory, "Object from its stored properties", 2, 2, 1, object_from_values},
};

} // namespace

void register_serialization(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
