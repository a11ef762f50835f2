// What a name means for a class: access rules, defaults, constants, enumeration members.
#include <algorithm>

#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/declaration_check.h"

namespace etna::vm {

std::string AccessRule::text() const {
    switch (kind) {
    case Kind::Public:
        return "public";
    case Kind::Protected:
        return "protected";
    case Kind::Private:
        return "private";
    case Kind::List:
        break;
    }
    std::string out;
    for (const std::string& name : classes)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

ClassDefinition::~ClassDefinition() = default;

bool ClassDefinition::is_a(std::string_view asked) const {
    const std::string_view name = class_to_inherit(asked);
    if (name == this->name())
        return true;
    for (const ClassDefinition* ancestor : ancestors)
        if (ancestor->name() == name)
            return true;
    if (data_class == ClassId::Object)
        return false;
    return (name == "numeric" && is_numeric(data_class)) || (name == "float" && is_float(data_class)) ||
           (name == "integer" && is_integer(data_class));
}

bool ClassDefinition::inherits(const ClassDefinition* other) const {
    return std::find(ancestors.begin(), ancestors.end(), other) != ancestors.end();
}

bool is_inside(const ClassDefinition& definition, const bytecode::Code* from) {
    const ClassDefinition* context = context_of(from);
    return context && (context == &definition || definition.inherits(context));
}

namespace {

/// Access methods do not call themselves: inside `get.Name` the stored value is read.
bool is_own_accessor(const bytecode::Code* from, std::string_view access, const PropertyDefinition& property) {
    for (; from; from = from->parent)
        if (from->class_context == property.owner && from->accessor_of.size() == access.size() + property.name.size() &&
            from->accessor_of.compare(0, access.size(), access) == 0 &&
            from->accessor_of.compare(access.size(), std::string::npos, property.name) == 0)
            return true;
    return false;
}

bool is_in_constructor(const bytecode::Code* from, const ClassDefinition* owner) {
    for (; from; from = from->parent)
        if (from->is_constructor && from->class_context == owner)
            return true;
    return false;
}

} // namespace

bool ClassDefinition::may_access(const AccessRule& rule, const ClassDefinition* owner, const bytecode::Code* from) const {
    if (rule.kind == AccessRule::Kind::Public)
        return true;
    const ClassDefinition* context = context_of(from);
    if (!context)
        return false;
    if (context == owner)
        return true;
    if (rule.kind == AccessRule::Kind::Private)
        return false;
    if (rule.kind == AccessRule::Kind::Protected)
        return context->inherits(owner) || owner->inherits(context);
    for (const std::string& name : rule.classes)
        if (context->is_a(name))
            return true;
    return false;
}

const ClassDefinition::PropertyPlace* ClassDefinition::find_property(std::string_view name, const bytecode::Code* from) const {
    const std::string key(name);
    const ClassDefinition* context = context_of(from);
    if (context && context != this && inherits(context))
        for (const PropertyPlace& place : context->properties)
            if (place.property->owner == context && place.property->name == name &&
                place.property->get_access.kind == AccessRule::Kind::Private) {
                thread_local PropertyPlace shadowed;
                shadowed = {place.property, slot_of.at(place.property)};
                return &shadowed;
            }
    const auto found = property_of.find(key);
    return found == property_of.end() ? nullptr : &found->second;
}

MethodDefinition* ClassDefinition::find_method(std::string_view name, const bytecode::Code* from) const {
    const ClassDefinition* context = context_of(from);
    if (context && context != this && inherits(context))
        for (const auto& method : context->own_methods)
            if (method->access.kind == AccessRule::Kind::Private && method->name == name)
                return method.get();
    const auto found = method_of.find(std::string(name));
    return found == method_of.end() ? nullptr : found->second;
}

EnumerationDefinition* ClassDefinition::find_enumeration(std::string_view name) const {
    for (const auto& member : own_members)
        if (member->name == name)
            return member.get();
    for (const ClassDefinition* super : supers)
        if (EnumerationDefinition* found = super->find_enumeration(name))
            return found;
    return nullptr;
}

Member ClassDefinition::readable(std::string_view name, const bytecode::Code* from) const {
    Member member;
    if (const PropertyPlace* place = find_property(name, from)) {
        PropertyDefinition& property = *place->property;
        if (!may_access(property.get_access, property.owner, from))
            fail(kGetProhibited, name, this->name());
        member.property = &property;
        member.slot = place->slot;
        if (property.constant)
            member.kind = MemberKind::Constant;
        else if (property.getter && !is_own_accessor(from, "get.", property))
            member.kind = MemberKind::Getter;
        else if (place->slot >= 0)
            member.kind = property.get_observable ? MemberKind::CheckedSlot : MemberKind::Slot;
        else
            member.kind = MemberKind::Empty;
        return member;
    }
    if (MethodDefinition* method = find_method(name, from)) {
        if (!may_access(method->access, method->owner, from))
            fail(kMethodRestricted, name, this->name());
        member.method = method;
        member.kind = method->is_static ? MemberKind::StaticMethod : MemberKind::Method;
        return member;
    }
    if (EnumerationDefinition* found = find_enumeration(name)) {
        member.enumeration = found;
        member.kind = MemberKind::Enumeration;
    }
    return member;
}

Member ClassDefinition::writable(std::string_view name, const bytecode::Code* from) const {
    Member member;
    const PropertyPlace* place = find_property(name, from);
    if (!place)
        return member;
    PropertyDefinition& property = *place->property;
    if (property.constant)
        fail(kSetConstant, name, this->name());
    const bool allowed = property.immutable ? is_in_constructor(from, property.owner)
                                            : may_access(property.set_access, property.owner, from);
    if (!allowed)
        fail(kSetProhibited, name, this->name());
    member.property = &property;
    member.slot = place->slot;
    if (property.setter && !is_own_accessor(from, "set.", property))
        member.kind = MemberKind::Setter;
    else if (place->slot >= 0)
        member.kind = property.has_checks || property.set_observable || property.abort_set ? MemberKind::CheckedSlot
                                                                                           : MemberKind::Slot;
    else if (property.setter) // in the set method of a dependent property: there is nothing to store
        member.kind = MemberKind::Empty;
    else
        fail(kSetDependent, this->name(), name);
    return member;
}

std::vector<std::string> ClassDefinition::public_properties() const {
    std::vector<std::string> out;
    for (const PropertyPlace& place : properties)
        if (!place.property->hidden && place.property->get_access.kind == AccessRule::Kind::Public)
            out.push_back(place.property->name);
    return out;
}

// ---- values

namespace {

Value evaluate(ClassDefinition& definition, PropertyDefinition& property) {
    const syntax::Declaration* declaration = property.declaration;
    if (!declaration)
        return property.default_value.is_defined() ? property.default_value : Value::empty();
    if (!declaration->value)
        return property.has_checks ? declared_default(definition.machine.interpreter, *declaration) : Value::empty();
    Ref<bytecode::Code> code =
        definition.compile(definition.function_of(declaration->value, property.name), false, property.name);
    ValueList values = definition.machine.call_code(*code, nullptr, nullptr, {}, 1);
    Value value = values.empty() ? Value::empty() : std::move(values[0]);
    if (property.has_checks)
        value = check_declared(definition.machine.interpreter, *declaration, std::move(value));
    return value;
}

} // namespace

void ClassDefinition::evaluate_defaults() {
    if (defaults_ready)
        return;
    for (ClassDefinition* super : supers)
        super->evaluate_defaults();
    for (const auto& property : own_properties) {
        if (slot_of[property.get()] < 0 || property->default_value.is_defined() || property->evaluating)
            continue;
        property->evaluating = true;
        try {
            property->default_value = evaluate(*this, *property);
        } catch (...) {
            property->evaluating = false;
            throw;
        }
        property->evaluating = false;
    }
    ValueList values(static_cast<size_t>(slot_count), Value::empty());
    bool complete = true;
    for (const auto& [property, slot] : slot_of) {
        if (slot < 0)
            continue;
        if (property->default_value.is_defined())
            values[static_cast<size_t>(slot)] = property->default_value;
        complete = complete && !property->evaluating;
    }
    defaults = std::move(values);
    defaults_ready = complete;
}

const Value& ClassDefinition::constant_value(const PropertyDefinition& constant) {
    PropertyDefinition& property = const_cast<PropertyDefinition&>(constant);
    if (!property.default_value.is_defined()) {
        if (property.evaluating)
            raise(Err::RecursionLimit, machine.recursion_limit);
        property.evaluating = true;
        try {
            property.default_value = evaluate(*property.owner, property);
        } catch (...) {
            property.evaluating = false;
            throw;
        }
        property.evaluating = false;
    }
    return property.default_value;
}

Value ClassDefinition::enumeration_value(EnumerationDefinition& member) {
    if (member.value.is_defined())
        return member.value;
    if (member.evaluating)
        raise(Err::RecursionLimit, machine.recursion_limit);
    member.evaluating = true;
    try {
        ValueList args;
        if (!member.tree->args.empty()) {
            auto* cell = arena.make<syntax::Brackets>();
            cell->kind = syntax::ExprKind::Cell;
            cell->span = member.tree->span;
            syntax::Row row;
            row.elements = member.tree->args;
            row.span = member.tree->span;
            cell->rows = arena.copy<syntax::Row>(&row, 1);
            Ref<bytecode::Code> code = compile(function_of(cell, member.name), false, member.name);
            ValueList values = machine.call_code(*code, nullptr, nullptr, {}, 1);
            args = values.at(0).cell().elements();
        }
        ValueList made = machine.call_code(*constructor_code, nullptr, nullptr, args, 1);
        member.value = std::move(made.at(0));
    } catch (...) {
        member.evaluating = false;
        throw;
    }
    member.evaluating = false;
    if (Instance* instance = single_instance(member.value))
        for (size_t i = 0; i < own_members.size(); ++i)
            if (own_members[i].get() == &member)
                instance->enumeration = static_cast<int>(i);
    return member.value;
}

Ref<Instance> ClassDefinition::allocate() {
    if (is_abstract) {
        if (is_explicitly_abstract)
            fail(kExplicitlyAbstract, name());
        for (const auto& method : own_methods)
            if (method->is_abstract)
                fail(kAbstractClass, name());
        for (const auto& property : own_properties)
            if (property->abstract)
                fail(kAbstractClass, name());
        fail(kAbstractInherits, name(), name());
    }
    evaluate_defaults();
    Ref<Instance> instance = make_ref<Instance>(Ref<ClassDefinition>(this), defaults);
    if (is_handle())
        machine.classes->add(*instance);
    return instance;
}

} // namespace etna::vm
