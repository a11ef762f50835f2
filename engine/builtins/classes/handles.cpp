// What handle classes inherit: delete, listeners, get and set, copy, properties that are added to one object. Rows named
// `class.function` are methods of the engine's classes; an object finds them through the classes that it inherits from.
#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/display/blocks.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/events.h"
#include "engine/vm/classes/meta_objects.h"
#include "engine/vm/classes/object_access.h"

namespace etna::builtins {
namespace {

using vm::class_of_value;
using vm::ClassDefinition;
using vm::Instance;
using vm::instance_at;
using vm::ListenerObject;

constexpr Message kNoEvent{"MATLAB:class:invalidEvent", "Event '{}' is not defined for class '{}'."};
constexpr Message kNoListenAccess{"MATLAB:class:EventListenAccess", "Cannot listen to event '{}' of class '{}'."};
constexpr Message kNoNotifyAccess{"MATLAB:class:EventNotifyAccess", "Cannot notify listeners of event '{}' in class '{}'."};
constexpr Message kNotObservable{"MATLAB:class:nonSetObservableProp",
                                 "While adding a {} listener, property '{}' in class '{}' is not defined to be {}."};
constexpr Message kCallback{"MATLAB:class:invalidCallback", "The callback of a listener must be a function handle."};
constexpr Message kNotAHandle{"MATLAB:class:RequireHandle", "The argument must be a handle object."};
constexpr Message kNoSetProperty{"MATLAB:class:InvalidProperty", "The name '{}' is not an accessible property for an instance of class '{}'."};
constexpr Message kAmbiguous{"MATLAB:class:AmbiguousProperty", "The name '{}' is ambiguous for an instance of class '{}'."};
constexpr Message kPairs{"MATLAB:class:BadParamValuePairs", "Invalid parameter/value pair arguments."};
constexpr Message kPropertyExists{"MATLAB:class:PropertyInUse", "The property '{}' is defined already for class '{}'."};
constexpr Message kBadName{"MATLAB:class:InvalidPropertyName", "'{}' is not a valid property name."};

ClassDefinition& class_argument(const Call& call, int index) {
    ClassDefinition* definition = class_of_value(call.arg(index));
    if (!definition || !definition->is_handle())
        fail(kNotAHandle);
    return *definition;
}

const bytecode::Code* asking(const Call& call) { return vm::access_code(call.interpreter.machine().top()); }

void delete_(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value keep = call.arg(0);
    if (vm::MethodDefinition* method = definition.find_method("delete", asking(call)))
        if (!definition.may_access(method->access, method->owner, asking(call)))
            fail(vm::kMethodRestricted, "delete", definition.name());
    for (int64_t i = 0; i < keep.object().numel(); ++i)
        vm::destroy_object(*call.interpreter.machine().classes, instance_at(keep.object(), i));
}

void is_valid(Call& call) {
    if (!call.arg(0).is_object())
        refuse_class(call, call.arg(0));
    std::vector<uint8_t> out;
    for (const Ref<HandleObject>& object : call.arg(0).object().elements())
        out.push_back(object->is_valid());
    call.give(logical_array(call.arg(0).dims(), out));
}

// ---- events

void notify(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const std::string event = text_argument(call, 1);
    const auto found = definition.event_of.find(event);
    if (found == definition.event_of.end())
        fail(kNoEvent, event, definition.name());
    if (!definition.may_access(found->second->notify_access, found->second->owner, asking(call)))
        fail(kNoNotifyAccess, event, definition.name());
    vm::notify_listeners(call.interpreter.machine(), Value(call.arg(0)), event, call.nargin() > 2 ? call.arg(2) : Value());
}

std::vector<std::string> property_names_argument(const Value& value) {
    std::vector<std::string> out;
    if (value.is_cell()) {
        for (const Value& element : value.cell().elements())
            out.push_back(element.is_object() ? element.object().at(0).get_property("Name").to_text() : element.to_text());
    } else if (value.is_object()) {
        for (const Ref<HandleObject>& element : value.object().elements())
            out.push_back(element->get_property("Name").to_text());
    } else {
        out.push_back(value.to_text());
    }
    return out;
}

void add_listener(Call& call, bool lives_with_source) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value source = call.arg(0);
    const bool of_property = call.nargin() > 3;
    const std::string event = text_argument(call, of_property ? 2 : 1);
    const Value callback = call.arg(of_property ? 3 : 2);
    if (!callback.is_function_handle() && !callback.is_text())
        fail(kCallback);
    std::vector<std::string> properties{""};
    if (of_property) {
        properties = property_names_argument(call.arg(1));
        for (const std::string& name : properties) {
            const ClassDefinition::PropertyPlace* place = definition.find_property(name, asking(call));
            if (!place)
                fail(vm::kNoMember, name, definition.name());
            const bool gets = event == "PreGet" || event == "PostGet";
            if (!gets && event != "PreSet" && event != "PostSet")
                fail(kNoEvent, event, definition.name());
            if (!(gets ? place->property->get_observable : place->property->set_observable))
                fail(kNotObservable, event, name, definition.name(), gets ? "GetObservable" : "SetObservable");
        }
    } else {
        const auto found = definition.event_of.find(event);
        if (found == definition.event_of.end())
            fail(kNoEvent, event, definition.name());
        if (!definition.may_access(found->second->listen_access, found->second->owner, asking(call)))
            fail(kNoListenAccess, event, definition.name());
    }
    std::vector<Ref<HandleObject>> made;
    for (int64_t i = 0; i < source.object().numel(); ++i)
        for (const std::string& property : properties) {
            Instance& instance = instance_at(source.object(), i);
            if (instance.deleted)
                fail(vm::kInvalidHandle);
            Ref<ListenerObject> listener = make_ref<ListenerObject>(instance, event, callback, property);
            instance.extra().listeners.push_back(
                {listener.get(), lives_with_source ? Ref<HandleObject>(listener.get()) : nullptr});
            made.emplace_back(listener.get());
        }
    const int64_t count = static_cast<int64_t>(made.size());
    if (call.nargout > 0 || !lives_with_source)
        call.give(Value(make_ref<ObjectArray>(Dims(1, count), std::move(made))));
}
void addlistener(Call& call) { add_listener(call, true); }
void listener(Call& call) { add_listener(call, false); }

// ---- matlab.mixin.SetGet

/// The property that a name means: case does not matter, and it may be shortened as long as it stays clear.
std::string matched_property(const ClassDefinition& definition, const Instance* instance, const std::string& name) {
    std::vector<std::string> names = definition.public_properties();
    if (instance)
        names = instance->property_names();
    if (std::find(names.begin(), names.end(), name) != names.end())
        return name;
    const std::string wanted = to_lower_ascii(name);
    std::string found;
    for (const std::string& candidate : names) {
        const std::string lower = to_lower_ascii(candidate);
        if (lower == wanted)
            return candidate;
        if (lower.compare(0, wanted.size(), wanted) != 0)
            continue;
        if (!found.empty())
            fail(kAmbiguous, name, definition.name());
        found = candidate;
    }
    if (found.empty() && definition.find_property(name, nullptr))
        return name;
    if (found.empty())
        fail(kNoSetProperty, name, definition.name());
    return found;
}

void get(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    const ObjectArray& objects = self.object();
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    const bytecode::Code* from = asking(call);
    const auto value_at = [&](int64_t i, const std::string& name) {
        Instance& instance = instance_at(objects, i);
        if (instance.deleted)
            fail(vm::kInvalidHandle);
        return vm::read_property(machine, vm::value_of(instance), matched_property(definition, &instance, name), from);
    };
    if (call.nargin() == 1) {
        if (objects.numel() == 0)
            return call.give(Value(StructArray::scalar()));
        const std::vector<std::string> names = instance_at(objects, 0).property_names();
        if (call.nargout == 0) {
            Ref<StructArray> shown = StructArray::scalar();
            for (const std::string& name : names)
                shown->set(name, value_at(0, name));
            call.interpreter.write(display::struct_block(Value(shown), call.interpreter.display_format()) + "\n");
            return;
        }
        Ref<StructArray> out = make_ref<StructArray>(Dims(objects.numel(), 1), FieldTable::of(names));
        for (int64_t i = 0; i < objects.numel(); ++i)
            for (size_t k = 0; k < names.size(); ++k)
                out->at_mut(i, static_cast<int>(k)) = value_at(i, names[k]);
        return call.give(Value(std::move(out)));
    }
    if (call.arg(1).is_cell()) {
        const CellArray& names = call.arg(1).cell();
        Ref<CellArray> out = make_ref<CellArray>(Dims(objects.numel(), names.numel()));
        for (int64_t i = 0; i < objects.numel(); ++i)
            for (int64_t k = 0; k < names.numel(); ++k)
                out->elements_mut()[static_cast<size_t>(i + k * objects.numel())] = value_at(i, names.at(k).to_text());
        return call.give(Value(std::move(out)));
    }
    const std::string name = text_argument(call, 1);
    if (objects.numel() == 1)
        return call.give(value_at(0, name));
    ValueList out;
    for (int64_t i = 0; i < objects.numel(); ++i)
        out.push_back(value_at(i, name));
    call.give(cell_of(Dims(objects.numel(), 1), std::move(out)));
}

void set(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    const bytecode::Code* from = asking(call);
    const auto set_one = [&](int64_t i, const std::string& name, const Value& value) {
        Instance& instance = instance_at(self.object(), i);
        if (instance.deleted)
            fail(vm::kInvalidHandle);
        Value object = vm::value_of(instance);
        vm::write_property(machine, object, matched_property(definition, &instance, name), value, from);
    };
    const auto set_all = [&](const std::string& name, const Value& value) {
        for (int64_t i = 0; i < self.object().numel(); ++i)
            set_one(i, name, value);
    };
    if (call.nargin() == 1) { // set(obj): the properties that can be set
        Ref<StructArray> out = StructArray::scalar();
        for (const ClassDefinition::PropertyPlace& place : definition.properties)
            if (!place.property->hidden && !place.property->constant && !place.property->immutable &&
                place.property->set_access.kind == vm::AccessRule::Kind::Public)
                out->set(place.property->name, cell_of(Dims(0, 0), {}));
        return call.give(Value(std::move(out)));
    }
    int i = 1;
    while (i < call.nargin()) {
        const Value& what = call.arg(i);
        if (what.is_struct()) {
            const StructArray& fields = what.structure();
            for (int f = 0; f < fields.fields().count(); ++f)
                set_all(fields.fields().names()[static_cast<size_t>(f)], fields.at(0, f));
            ++i;
            continue;
        }
        if (i + 1 >= call.nargin())
            fail(kPairs);
        if (what.is_cell()) {
            const CellArray& names = what.cell();
            const CellArray& values = call.arg(i + 1).cell();
            const int64_t rows = values.dims().rows();
            for (int64_t o = 0; o < self.object().numel(); ++o)
                for (int64_t k = 0; k < names.numel(); ++k)
                    set_one(o, names.at(k).to_text(), values.at((rows == 1 ? 0 : o) + k * rows));
        } else {
            set_all(text_argument(call, i), call.arg(i + 1));
        }
        i += 2;
    }
}

// ---- matlab.mixin.Copyable

/// `copy`: each element by the class's `copyElement`.
void copy(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    std::vector<Ref<HandleObject>> out;
    for (int64_t i = 0; i < self.object().numel(); ++i) {
        Instance& instance = instance_at(self.object(), i);
        if (instance.deleted)
            fail(vm::kInvalidHandle);
        ClassDefinition& own = *instance.definition;
        const Value one = vm::value_of(instance);
        Value made;
        if (vm::MethodDefinition* method = own.find_method("copyElement", own.constructor_code.get())) {
            ValueList results = machine.call_code(own.code_of(*method), nullptr, nullptr, {&one, 1}, 1);
            if (results.empty())
                raise(Err::NeedOneResult);
            made = std::move(results[0]);
        } else {
            made = vm::copied_instance(machine, instance);
        }
        if (!vm::single_instance(made))
            raise(Err::NoConversion, own.name(), made.class_name());
        out.push_back(made.object().elements()[0]);
    }
    call.give(Value(make_ref<ObjectArray>(self.dims(), std::move(out), Ref<ObjectClass>(&definition))));
}

/// `copyElement@matlab.mixin.Copyable(obj)`: the properties' values are copied, what they refer to is not.
void copy_element(Call& call) {
    class_argument(call, 0);
    const Value self = call.arg(0);
    call.give(vm::copied_instance(call.interpreter.machine(), instance_at(self.object(), 0)));
}

// ---- dynamicprops

void addprop(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    const std::string name = text_argument(call, 1);
    const bool valid = !name.empty() && std::isalpha(static_cast<unsigned char>(name[0])) &&
                       std::all_of(name.begin(), name.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    if (!valid)
        fail(kBadName, name);
    for (int64_t i = 0; i < self.object().numel(); ++i) {
        Instance& instance = instance_at(self.object(), i);
        if (definition.property_of.count(name) || definition.method_of.count(name) || instance.dynamic_property(name))
            fail(kPropertyExists, name, definition.name());
        instance.extra().dynamic_properties.emplace_back(name, Value::empty());
    }
    if (call.nargout > 0)
        call.give(vm::dynamic_meta(self, name));
}

void findprop(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    const std::string name = text_argument(call, 1);
    const auto found = definition.property_of.find(name);
    if (found != definition.property_of.end())
        return call.give(vm::meta_property(call.interpreter.machine(), *found->second.property));
    if (Instance* instance = vm::single_instance(self))
        if (instance->dynamic_property(name))
            return call.give(vm::dynamic_meta(self, name));
    call.give(Value(make_ref<ObjectArray>(Dims(0, 1), std::vector<Ref<HandleObject>>())));
}

/// `findobj(objs, 'Name', value, ...)`: the objects of the array whose properties have these values.
void findobj(Call& call) {
    ClassDefinition& definition = class_argument(call, 0);
    const Value self = call.arg(0);
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    std::vector<Ref<HandleObject>> out;
    for (int64_t i = 0; i < self.object().numel(); ++i) {
        Instance& instance = instance_at(self.object(), i);
        bool all = true;
        int a = 1;
        while (a < call.nargin() && all) {
            const std::string name = text_argument(call, a);
            if (name == "-depth" || name == "-function" || name == "-property" || name == "-isa") {
                if (name == "-isa")
                    all = instance.definition->is_a(text_argument(call, a + 1));
                else if (name == "-property")
                    all = instance.definition->property_of.count(text_argument(call, a + 1)) > 0;
                else if (name == "-function") {
                    const Value one = vm::value_of(instance);
                    ValueList results = machine.call_value(call.arg(a + 1), {&one, 1}, 1);
                    all = !results.empty() && ops::is_true(results[0]);
                }
                a += 2;
                continue;
            }
            if (name == "-and") {
                ++a;
                continue;
            }
            if (a + 1 >= call.nargin())
                fail(kPairs);
            try {
                all = ops::is_equal(vm::read_property(machine, vm::value_of(instance), name, nullptr), call.arg(a + 1), false);
            } catch (const Error&) {
                all = false;
            }
            a += 2;
        }
        if (all)
            out.emplace_back(&instance);
    }
    const int64_t count = static_cast<int64_t>(out.size());
    call.give(Value(make_ref<ObjectArray>(count == 1 ? Dims(1, 1) : self.dims().rows() == 1 && count ? Dims(1, count) : Dims(count, 1),
                                          std::move(out), Ref<ObjectClass>(&definition))));
}

// ---- comparing handles

template <ops::BinaryOp op>
void compare(Call& call) {
    call.give(ops::binary(op, call.arg(0), call.arg(1)));
}

constexpr std::string_view kCategory = "Classes";
constexpr Builtin kRows[] = {
    {"handle.delete", kCategory, "Delete handle object", 1, 1, 0, delete_},
    {"handle.isvalid", kCategory, "Determine valid handles", 1, 1, 1, is_valid},
    {"handle.notify", kCategory, "Notify listeners that event is occurring", 2, 3, 0, notify},
    {"handle.addlistener", kCategory, "Create event listener bound to event source", 3, 4, 1, addlistener},
    {"handle.listener", kCategory, "Create event listener without binding to event source", 3, 4, 1, listener},
    {"handle.findobj", kCategory, "Find handle objects", 1, kAnyNumber, 1, findobj},
    {"handle.findprop", kCategory, "Find meta.property object", 2, 2, 1, findprop},
    {"matlab.mixin.SetGet.get", kCategory, "Query property values of handle objects", 1, 2, 1, get},
    {"matlab.mixin.SetGet.set", kCategory, "Assign property values to handle objects", 1, kAnyNumber, 1, set},
    {"matlab.mixin.Copyable.copy", kCategory, "Copy array of handle objects", 1, 1, 1, copy},
    {"matlab.mixin.Copyable.copyElement", kCategory, "Copy scalar handle object", 1, 1, 1, copy_element},
    {"copyElement", kCategory, "Copy scalar handle object", 1, 1, 1, copy_element},
    {"dynamicprops.addprop", kCategory, "Add dynamic property to object", 2, 2, 1, addprop},
    {"notify", kCategory, "Notify listeners that event is occurring", 2, 3, 0, notify},
    {"addlistener", kCategory, "Create event listener bound to event source", 3, 4, 1, addlistener},
    {"listener", kCategory, "Create event listener without binding to event source", 3, 4, 1, listener},
};

} // namespace

void register_handles(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
