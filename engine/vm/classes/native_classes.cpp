// Classes of the engine that classes can inherit from, object arrays of one class, conversions between classes.
#include <algorithm>

#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

namespace {

struct NativeRow {
    std::string_view name;
    std::string_view supers; ///< separated by blanks
    bool is_handle;
    bool is_abstract;
};

constexpr NativeRow kNatives[] = {
    {"handle", "", true, true},
    {"dynamicprops", "handle", true, true},
    {"hgsetget", "handle", true, true},
    {"matlab.mixin.SetGet", "handle", true, true},
    {"matlab.mixin.SetGetExactNames", "matlab.mixin.SetGet", true, true},
    {"matlab.mixin.Copyable", "handle", true, true},
    {"matlab.mixin.Heterogeneous", "", false, true},
    {"matlab.mixin.internal.Scalar", "", false, true},
    {"matlab.mixin.Scalar", "", false, true},
    {"matlab.mixin.CustomDisplay", "", false, true},
    {"matlab.mixin.CustomCompactDisplayProvider", "", false, true},
    {"matlab.mixin.CustomElementSerialization", "", false, true},
    {"matlab.mixin.indexing.RedefinesParen", "", false, true},
    {"matlab.mixin.indexing.RedefinesBrace", "", false, true},
    {"matlab.mixin.indexing.RedefinesDot", "", false, true},
    {"matlab.mixin.indexing.OverridesPublicDotMethodCall", "", false, true},
    {"matlab.mixin.indexing.ForbidsPublicDotMethodCall", "", false, true},
    {"event.EventData", "handle", true, false},
    {"event.PropertyEvent", "event.EventData", true, false},
    {"MException", "", false, false},
};

constexpr std::string_view kDataClasses[] = {"double", "single", "int8",   "int16",  "int32",   "int64", "uint8",
                                             "uint16", "uint32", "uint64", "logical", "char", "cell", "struct", "string"};

void add_property(ClassDefinition& definition, const char* name) {
    auto property = std::make_unique<PropertyDefinition>();
    property->name = name;
    property->owner = &definition;
    property->set_access.kind = AccessRule::Kind::Protected;
    property->default_value = Value::empty();
    definition.own_properties.push_back(std::move(property));
}

} // namespace

ClassDefinition* Classes::native(const std::string& name) {
    const auto found = natives.find(name);
    if (found != natives.end())
        return found->second.get();
    const auto make = [&]() {
        Ref<ClassDefinition> made = make_ref<ClassDefinition>(machine, name);
        made->is_native = true;
        made->short_name = name.substr(name.rfind('.') == std::string::npos ? 0 : name.rfind('.') + 1);
        natives.emplace(name, made);
        return made;
    };
    for (const std::string_view data : kDataClasses)
        if (data == name) {
            Ref<ClassDefinition> made = make();
            made->data_class = class_from_name(name);
            made->data_slot = made->slot_count++;
            made->defaults_ready = true;
            return made.get();
        }
    for (const NativeRow& row : kNatives) {
        if (row.name != name)
            continue;
        Ref<ClassDefinition> made = make();
        made->is_abstract = row.is_abstract;
        made->set_handle(row.is_handle);
        if (!row.supers.empty()) {
            made->supers.push_back(native(std::string(row.supers)));
            made->keep.emplace_back(made->supers.back());
        }
        if (name == "event.EventData") {
            add_property(*made, "Source");
            add_property(*made, "EventName");
        }
        if (name == "MException")
            for (const char* property : {"identifier", "message", "cause", "stack", "Correction"})
                add_property(*made, property);
        if (name == "event.PropertyEvent")
            add_property(*made, "AffectedObject");
        if (name == "handle") {
            auto event = std::make_unique<EventDefinition>();
            event->name = "ObjectBeingDestroyed";
            event->owner = made.get();
            made->own_events.push_back(std::move(event));
        }
        made->inherits_heterogeneous = name == "matlab.mixin.Heterogeneous";
        made->redefines_paren = name == "matlab.mixin.indexing.RedefinesParen";
        made->redefines_brace = name == "matlab.mixin.indexing.RedefinesBrace";
        made->redefines_dot = name == "matlab.mixin.indexing.RedefinesDot";
        made->is_scalar_only = name == "matlab.mixin.Scalar";
        inherit(*made);
        made->is_abstract = row.is_abstract;
        return made.get();
    }
    return nullptr;
}

/// Rows of the registry that are named for a class of the engine: `handle.delete`, `matlab.mixin.Copyable.copy`.
const Builtin* ClassDefinition::native_method(std::string_view name) {
    const std::string key(name);
    const auto known = native_methods.find(key);
    if (known != native_methods.end())
        return known->second;
    const Registry& registry = machine.interpreter.registry();
    const Builtin* found = is_enumeration ? registry.find("enumeration." + key) : nullptr;
    for (size_t i = 0; !found && i < ancestors.size(); ++i)
        if (ancestors[i]->is_native)
            found = registry.find((ancestors[i]->name() == "hgsetget" ? "matlab.mixin.SetGet" : ancestors[i]->name()) + "." + key);
    native_methods.emplace(key, found);
    return found;
}

Value Classes::class_reference(ClassDefinition& definition) {
    Ref<ObjectArray> reference =
        make_ref<ObjectArray>(Dims(0, 0), std::vector<Ref<HandleObject>>(), Ref<ObjectClass>(&definition));
    reference->stands_for_class = true;
    return Value(std::move(reference));
}

Value Classes::construct(ClassDefinition& definition, std::span<const Value> args) {
    if (definition.is_native) {
        if (definition.data_class != ClassId::Object || definition.name() == "MException") {
            ValueList results = machine.call_named(definition.name(), args, 1);
            return results.empty() ? Value::empty() : std::move(results[0]);
        }
        return value_of(*definition.allocate());
    }
    if (!definition.constructor_code) {
        ValueList results = machine.call_named(definition.name(), args, 1);
        return results.empty() ? Value::empty() : std::move(results[0]);
    }
    bytecode::Code& code = *static_cast<FileUnit&>(*definition.unit).main;
    ValueList results = machine.call_code(code, nullptr, nullptr, args, 1);
    if (results.empty())
        raise(Err::NeedOneResult);
    return std::move(results[0]);
}

/// `obj@Base(args)` for a class of the engine: what `obj` holds, or nothing to do.
void Interpreter::Machine::construct_native(Value& object, ClassDefinition& base, std::span<const Value> args) {
    if (base.name() == "MException")
        return construct_exception(*this, object, args);
    if (base.data_class == ClassId::Object)
        return;
    Value data;
    if (args.empty()) {
        data = is_numeric(base.data_class) || base.data_class == ClassId::Logical || base.data_class == ClassId::Char
                   ? Value(Array::zeros(base.data_class, Dims(0, 0)))
                   : Value::empty();
        if (base.data_class == ClassId::Double)
            data = Value::empty();
    } else {
        std::vector<Value> plain(args.begin(), args.end());
        for (Value& value : plain)
            if (ClassDefinition* definition = class_of_value(value); definition && definition->data_class != ClassId::Object)
                value = object_data(value);
        ValueList results = call_named(base.name(), plain, 1);
        data = results.empty() ? Value::empty() : std::move(results[0]);
    }
    Instance& instance = writable_instance(object);
    instance.values[static_cast<size_t>(instance.definition->data_slot)] = std::move(data);
}

// ---- arrays

std::vector<Ref<HandleObject>> ClassDefinition::default_elements(size_t count) {
    std::vector<Ref<HandleObject>> out;
    if (is_abstract && inherits_heterogeneous) {
        ValueList made;
        MethodDefinition* method = find_method("getDefaultScalarElement", constructor_code.get());
        if (method)
            made = machine.call_code(code_of(*method), nullptr, nullptr, {}, 1);
        if (!made.empty() && single_instance(made[0]))
            while (out.size() < count)
                out.push_back(made[0].object().elements()[0]);
        if (out.size() == count)
            return out;
    }
    if (is_old_style)
        raise(Err::ObjectGap);
    const Value first = is_enumeration && !own_members.empty() ? enumeration_value(*own_members.front())
                                                               : machine.classes->construct(*this, {});
    Instance* instance = single_instance(first);
    if (!instance)
        raise(Err::ObjectGap);
    out.emplace_back(instance);
    while (out.size() < count) {
        if (!is_handle() || is_enumeration) { // value objects part when one is written
            out.emplace_back(instance);
            continue;
        }
        Ref<Instance> copy = make_ref<Instance>(*instance);
        machine.classes->add(*copy);
        out.emplace_back(copy.get());
    }
    return out;
}

Ref<ObjectArray> ClassDefinition::converted(const Value& value) {
    ClassDefinition* other = class_of_value(value);
    if (other && (other == this || other->inherits(this)))
        return Ref<ObjectArray>(const_cast<ObjectArray*>(&value.object()));
    Value out;
    if (other) { // a converter of the other class: a method with this class's name
        if (MethodDefinition* converter = other->find_method(short_name, nullptr)) {
            ValueList results = machine.call_code(other->code_of(*converter), nullptr, nullptr, {&value, 1}, 1);
            if (!results.empty())
                out = std::move(results[0]);
        }
    }
    if (!out.is_defined() && inherits_heterogeneous) {
        if (MethodDefinition* convert = find_method("convertObject", constructor_code.get())) {
            const Value args[2] = {Value::text(name()), value};
            ValueList results = machine.call_code(code_of(*convert), nullptr, nullptr, args, 1);
            if (!results.empty())
                out = std::move(results[0]);
        }
    }
    if (!out.is_defined()) {
        if (is_abstract)
            raise(Err::NoConversion, name(), value.class_name());
        out = machine.classes->construct(*this, {&value, 1});
    }
    ClassDefinition* made = class_of_value(out);
    if (!made || !(made == this || made->inherits(this)))
        raise(Err::NoConversion, name(), value.class_name());
    return Ref<ObjectArray>(const_cast<ObjectArray*>(&out.object()));
}

Value ClassDefinition::converted_to(const Value& objects, ClassId target) {
    ValueList results;
    const std::string name(class_name(target));
    if (machine.dispatch_values(name, {&objects, 1}, 1, results) && !results.empty())
        return std::move(results[0]);
    if (data_class != ClassId::Object)
        return machine.object_data(objects);
    raise(Err::NoConversion, name, objects.class_name());
}

Ref<ObjectClass> ClassDefinition::common_class(const Ref<ObjectClass>& other_class) {
    ClassDefinition* other = static_cast<ClassDefinition*>(other_class.get());
    if (!other || !inherits_heterogeneous || !other->inherits_heterogeneous)
        return nullptr;
    if (other == this || other->inherits(this))
        return Ref<ObjectClass>(this);
    if (inherits(other))
        return other_class;
    for (ClassDefinition* ancestor : ancestors)
        if (other->inherits(ancestor) && ancestor->inherits_heterogeneous &&
            ancestor->name() != "matlab.mixin.Heterogeneous")
            return Ref<ObjectClass>(ancestor);
    for (ClassDefinition* ancestor : ancestors)
        if (ancestor->name() == "matlab.mixin.Heterogeneous")
            return Ref<ObjectClass>(ancestor);
    return nullptr;
}

} // namespace etna::vm
