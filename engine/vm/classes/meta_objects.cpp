#include "engine/vm/classes/meta_objects.h"

#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/display/blocks.h"
#include "engine/ops/operators.h"
#include "engine/value/function_handle.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

namespace {

using builtins::cell_of;
using builtins::cell_of_text;

Value object(MetaObject::Kind kind, const ClassDefinition& definition, const void* member) {
    return Value(make_ref<ObjectArray>(
        Ref<HandleObject>(new MetaObject(kind, Ref<ClassDefinition>(const_cast<ClassDefinition*>(&definition)), member))));
}

Value objects(std::vector<Ref<HandleObject>> list) {
    const int64_t count = static_cast<int64_t>(list.size());
    return Value(make_ref<ObjectArray>(count ? Dims(count, 1) : Dims(0, 1), std::move(list)));
}

Ref<HandleObject> element(MetaObject::Kind kind, const ClassDefinition& definition, const void* member) {
    return Ref<HandleObject>(new MetaObject(kind, Ref<ClassDefinition>(const_cast<ClassDefinition*>(&definition)), member));
}

/// `public`, `protected`, `private`; a cell with the classes of a list.
Value access_value(const AccessRule& rule, Classes& classes) {
    if (rule.kind != AccessRule::Kind::List)
        return Value::text(rule.text());
    ValueList out;
    for (const std::string& name : rule.classes)
        if (ClassDefinition* definition = classes.find(name))
            out.push_back(meta_class(*definition));
    const int64_t count = static_cast<int64_t>(out.size());
    return cell_of(Dims(count ? 1 : 0, count), std::move(out));
}

Value flag(bool on) { return builtins::logical(on); }

Value class_property(ClassDefinition& definition, const std::string& name, bool& found) {
    Classes& classes = *definition.machine.classes;
    using Kind = MetaObject::Kind;
    if (name == "Name")
        return Value::text(definition.name());
    if (name == "Description")
        return Value::text(definition.description);
    if (name == "DetailedDescription")
        return Value::text(definition.detailed_description);
    if (name == "Hidden")
        return flag(definition.is_hidden);
    if (name == "Sealed")
        return flag(definition.is_sealed || (definition.is_enumeration && !definition.own_members.empty()));
    if (name == "Abstract")
        return flag(definition.is_abstract);
    if (name == "Enumeration")
        return flag(definition.is_enumeration);
    if (name == "ConstructOnLoad")
        return flag(definition.construct_on_load);
    if (name == "HandleCompatible")
        return flag(definition.is_handle() || definition.handle_compatible);
    if (name == "RestrictsSubclassing")
        return flag(definition.restricts_subclasses);
    if (name == "InferiorClasses") {
        std::vector<Ref<HandleObject>> list;
        for (const std::string& inferior : definition.inferior)
            if (ClassDefinition* other = classes.find(inferior))
                list.push_back(element(Kind::Class, *other, nullptr));
        return objects(std::move(list));
    }
    if (name == "ContainingPackage") {
        if (definition.name().find('.') == std::string::npos)
            return objects({});
        return object(Kind::Package, definition, nullptr);
    }
    if (name == "PropertyList" || name == "Properties") {
        std::vector<Ref<HandleObject>> list;
        for (const ClassDefinition::PropertyPlace& place : definition.properties)
            list.push_back(element(Kind::Property, *place.property->owner, place.property));
        return objects(std::move(list));
    }
    if (name == "MethodList" || name == "Methods") {
        std::vector<Ref<HandleObject>> list;
        if (definition.constructor)
            list.push_back(element(Kind::Method, definition, definition.constructor));
        // Its own in the order of the file, then the inherited ones.
        for (const auto& method : definition.own_methods)
            if (const auto at = definition.method_of.find(method->name); at != definition.method_of.end() && at->second == method.get())
                list.push_back(element(Kind::Method, definition, method.get()));
        std::vector<const MethodDefinition*> inherited;
        for (const auto& [key, method] : definition.method_of)
            if (method->owner != &definition)
                inherited.push_back(method);
        std::sort(inherited.begin(), inherited.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
        for (const MethodDefinition* method : inherited)
            list.push_back(element(Kind::Method, *method->owner, method));
        return objects(std::move(list));
    }
    if (name == "EventList" || name == "Events") {
        std::vector<Ref<HandleObject>> list;
        for (const EventDefinition* event : definition.events)
            list.push_back(element(Kind::Event, *event->owner, event));
        return objects(std::move(list));
    }
    if (name == "EnumerationMemberList" || name == "EnumeratedValues") {
        std::vector<Ref<HandleObject>> list;
        for (const auto& member : definition.own_members)
            list.push_back(element(Kind::Enumeration, definition, member.get()));
        return objects(std::move(list));
    }
    if (name == "SuperclassList" || name == "SuperClasses") {
        std::vector<Ref<HandleObject>> list;
        for (const ClassDefinition* super : definition.supers)
            list.push_back(element(Kind::Class, *super, nullptr));
        return objects(std::move(list));
    }
    found = false;
    return {};
}

/// An attribute of matlab.unittest.TestCase's members: true, false, or its text; false where the file does not name it.
bool test_attribute(const std::vector<std::pair<std::string, std::string>>& attributes, const std::string& name, Value& out) {
    static constexpr std::string_view kNames[] = {
        "Test", "TestMethodSetup", "TestMethodTeardown", "TestClassSetup", "TestClassTeardown", "TestTags", "ParameterCombination",
        "TestParameter", "MethodSetupParameter", "ClassSetupParameter"};
    if (std::find(std::begin(kNames), std::end(kNames), name) == std::end(kNames))
        return false;
    out = flag(false);
    for (const auto& [key, text] : attributes)
        if (key == name)
            out = text == "true" || text == "false" ? flag(text == "true") : Value::text(text);
    return true;
}

Value property_property(const PropertyDefinition& property, const std::string& name, bool& found) {
    Classes& classes = *property.owner->machine.classes;
    const bool has_default = property.declaration && property.declaration->value && !property.abstract;
    if (name == "Name")
        return Value::text(property.name);
    if (name == "Description")
        return Value::text(property.description);
    if (name == "DetailedDescription")
        return Value::text(property.detailed_description);
    if (name == "GetAccess")
        return access_value(property.get_access, classes);
    if (name == "SetAccess")
        return property.immutable ? Value::text("immutable")
               : property.constant ? Value::text("none")
                                   : access_value(property.set_access, classes);
    if (name == "Dependent")
        return flag(property.dependent);
    if (name == "Constant")
        return flag(property.constant);
    if (name == "Abstract")
        return flag(property.abstract);
    if (name == "Transient")
        return flag(property.transient);
    if (name == "Hidden")
        return flag(property.hidden);
    if (name == "GetObservable")
        return flag(property.get_observable);
    if (name == "SetObservable")
        return flag(property.set_observable);
    if (name == "AbortSet")
        return flag(property.abort_set);
    if (name == "NonCopyable")
        return flag(property.non_copyable);
    if (name == "GetMethod" || name == "SetMethod") {
        const Ref<bytecode::Code>& code = name[0] == 'G' ? property.getter : property.setter;
        if (!code)
            return Value::empty();
        Ref<BoundFunction> bound = make_ref<BoundFunction>();
        bound->code = code;
        return Value(make_ref<FunctionHandle>(code->name, Ref<RefCounted>(bound)));
    }
    if (name == "HasDefault")
        return flag(has_default);
    if (name == "DefaultValue") {
        if (!has_default)
            fail({"MATLAB:class:NoDefaultDefined", "No default value has been defined for property '{}'."}, property.name);
        if (property.constant)
            return property.owner->constant_value(property);
        property.owner->evaluate_defaults();
        return property.default_value.is_defined() ? property.default_value : Value::empty();
    }
    if (name == "Validation")
        return property.has_checks ? object(MetaObject::Kind::Validation, *property.owner, &property) : objects({});
    if (name == "DefiningClass")
        return meta_class(*property.owner);
    if (Value out; test_attribute(property.more_attributes, name, out))
        return out;
    found = false;
    return {};
}

Value method_property(const MethodDefinition& method, const std::string& name, bool& found) {
    if (name == "Name")
        return Value::text(method.name);
    if (name == "Description" || name == "DetailedDescription")
        return Value::text("");
    if (name == "Access")
        return access_value(method.access, *method.owner->machine.classes);
    if (name == "Static")
        return flag(method.is_static);
    if (name == "Abstract")
        return flag(method.is_abstract);
    if (name == "Sealed")
        return flag(method.sealed);
    if (name == "Hidden")
        return flag(method.hidden);
    if (name == "ExplicitConversion")
        return flag(false);
    if (name == "InputNames" || name == "OutputNames") {
        const std::vector<std::string>& names = name[0] == 'I' ? method.inputs : method.outputs;
        return cell_of_text(Dims(static_cast<int64_t>(names.size()), names.empty() ? 0 : 1), names);
    }
    if (name == "DefiningClass")
        return meta_class(*method.owner);
    if (Value out; test_attribute(method.more_attributes, name, out))
        return out;
    found = false;
    return {};
}

Value event_property(const EventDefinition& event, const std::string& name, bool& found) {
    if (name == "Name")
        return Value::text(event.name);
    if (name == "Description" || name == "DetailedDescription")
        return Value::text("");
    if (name == "Hidden")
        return flag(event.hidden);
    if (name == "ListenAccess")
        return access_value(event.listen_access, *event.owner->machine.classes);
    if (name == "NotifyAccess")
        return access_value(event.notify_access, *event.owner->machine.classes);
    if (name == "DefiningClass")
        return meta_class(*event.owner);
    found = false;
    return {};
}

Value validation_property(const PropertyDefinition& property, const std::string& name, bool& found) {
    const syntax::Declaration& declaration = *property.declaration;
    if (name == "Class") {
        ClassDefinition* definition = declaration.class_name.empty()
                                          ? nullptr
                                          : property.owner->machine.classes->find(std::string(declaration.class_name));
        return definition ? meta_class(*definition) : objects({});
    }
    if (name == "ValidatorFunctions") {
        ValueList list;
        for (const syntax::Expr* validator : declaration.validators) {
            const std::string text(property.owner->source_text(validator->span));
            list.push_back(Value(make_ref<FunctionHandle>(text, nullptr)));
        }
        const int64_t count = static_cast<int64_t>(list.size());
        return cell_of(Dims(count ? 1 : 0, count), std::move(list));
    }
    found = false;
    return {};
}

} // namespace

Value meta_class(ClassDefinition& definition) { return object(MetaObject::Kind::Class, definition, nullptr); }

Value meta_property(Interpreter::Machine&, const PropertyDefinition& property) {
    return object(MetaObject::Kind::Property, *property.owner, &property);
}

ClassDefinition* class_of_meta(const Value& value) {
    if (!value.is_object() || value.object().numel() != 1)
        return nullptr;
    const auto* meta = dynamic_cast<const MetaObject*>(&value.object().at(0));
    return meta && meta->kind == MetaObject::Kind::Class ? meta->definition.get() : nullptr;
}

std::vector<MethodDefinition*> listed_methods(const ClassDefinition& definition) {
    std::vector<MethodDefinition*> out;
    for (const auto& [name, method] : definition.method_of)
        if (!method->hidden && method->access.kind == AccessRule::Kind::Public)
            out.push_back(method);
    if (definition.constructor && definition.constructor->access.kind == AccessRule::Kind::Public)
        out.push_back(definition.constructor);
    std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
    return out;
}

std::string MetaObject::class_name() const {
    switch (kind) {
    case Kind::Class:
        return "meta.class";
    case Kind::Property:
        return "meta.property";
    case Kind::Method:
        return "meta.method";
    case Kind::Event:
        return "meta.event";
    case Kind::Enumeration:
        return "meta.EnumeratedValue";
    case Kind::Validation:
        return "meta.Validation";
    case Kind::Package:
        break;
    }
    return "meta.package";
}

std::vector<std::string> MetaObject::property_names() const {
    switch (kind) {
    case Kind::Class:
        return {"Name",        "Description",     "DetailedDescription", "Hidden",            "Sealed",       "Abstract",
                "Enumeration", "ConstructOnLoad", "HandleCompatible",    "InferiorClasses",   "ContainingPackage",
                "RestrictsSubclassing", "PropertyList", "MethodList",    "EventList",         "EnumerationMemberList",
                "SuperclassList"};
    case Kind::Property:
        return {"Name",      "Description", "DetailedDescription", "GetAccess",     "SetAccess", "Dependent",
                "Constant",  "Abstract",    "Transient",           "Hidden",        "GetObservable", "SetObservable",
                "AbortSet",  "NonCopyable", "GetMethod",           "SetMethod",     "HasDefault",    "Validation",
                "DefiningClass"};
    case Kind::Method:
        return {"Access", "Static", "Abstract", "Sealed", "ExplicitConversion", "Hidden", "InputNames", "OutputNames",
                "DefiningClass", "Name", "Description", "DetailedDescription"};
    case Kind::Event:
        return {"Name", "Description", "DetailedDescription", "Hidden", "NotifyAccess", "ListenAccess", "DefiningClass"};
    case Kind::Enumeration:
        return {"Name", "Description", "DetailedDescription"};
    case Kind::Validation:
        return {"Class", "ValidatorFunctions"};
    case Kind::Package:
        break;
    }
    return {"Name"};
}

Value MetaObject::get_property(const std::string& name) {
    bool found = true;
    Value out;
    switch (kind) {
    case Kind::Class:
        out = class_property(*definition, name, found);
        break;
    case Kind::Property:
        out = property_property(*static_cast<const PropertyDefinition*>(member), name, found);
        break;
    case Kind::Method:
        out = method_property(*static_cast<const MethodDefinition*>(member), name, found);
        break;
    case Kind::Event:
        out = event_property(*static_cast<const EventDefinition*>(member), name, found);
        break;
    case Kind::Enumeration:
        found = name == "Name" || name == "Description" || name == "DetailedDescription";
        out = Value::text(name == "Name" ? static_cast<const EnumerationDefinition*>(member)->name : "");
        break;
    case Kind::Validation:
        out = validation_property(*static_cast<const PropertyDefinition*>(member), name, found);
        break;
    case Kind::Package: {
        const std::string full = definition->name();
        found = name == "Name";
        out = Value::text(full.substr(0, full.rfind('.')));
        break;
    }
    }
    if (!found)
        raise(Err::UnknownProperty, name, class_name());
    return out;
}

void MetaObject::set_property(const std::string& name, const Value&) { raise(Err::ReadOnlyProperty, name, class_name()); }

std::string MetaObject::display_text() {
    const display::Format format;
    std::string out = "  " + class_name().substr(5) + " with properties:\n\n";
    const std::vector<std::string> names = property_names();
    size_t widest = 0;
    for (const std::string& name : names)
        widest = std::max(widest, name.size());
    for (const std::string& name : names)
        out += std::string(4 + widest - name.size(), ' ') + name + ": " + display::field_text(get_property(name), format, 50) + "\n";
    return out;
}

bool MetaObject::is_same(const HandleObject& other) const {
    const auto* meta = dynamic_cast<const MetaObject*>(&other);
    return meta && meta->kind == kind && meta->definition == definition && meta->member == member;
}

bool MetaObject::is_a(std::string_view name) const {
    return name == class_name() || name == "meta.MetaData" || name == "handle";
}

bool MetaObject::call_method(Interpreter&, std::string_view name, std::span<const Value> arguments, int, ValueList& results) {
    if (kind != Kind::Class || arguments.size() != 1)
        return false;
    ClassDefinition* other = class_of_meta(arguments[0]);
    if (!other)
        return false;
    const bool below = definition->inherits(other), above = other->inherits(definition.get()), same = other == definition.get();
    if (name == "lt")
        results.push_back(builtins::logical(below));
    else if (name == "le")
        results.push_back(builtins::logical(below || same));
    else if (name == "gt")
        results.push_back(builtins::logical(above));
    else if (name == "ge")
        results.push_back(builtins::logical(above || same));
    else
        return false;
    return true;
}

} // namespace etna::vm
