// Writing by subscripts and fields, in place where nobody else holds the value.
#include <algorithm>
#include <utility>

#include "engine/accel/context.h"
#include "engine/common/platform.h"
#include "engine/ops/saturate.h"
#include "engine/ops/scalars.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/fast_paths.h"

namespace etna::vm {

using bytecode::FieldSite;
using bytecode::LinkKind;
using bytecode::Path;

/// `convert` knows all classes; here are the pairs that need no error.
bool write_converted(Array& array, int64_t i, const Value& value) {
    const ClassId cls = array.class_id();
    if (cls == ClassId::Char || cls == ClassId::Logical)
        return false;
    const Value::Tag tag = value.tag();
    const bool wide = tag == Value::Tag::Int64 || tag == Value::Tag::UInt64;
    if (wide && cls != ClassId::Double)
        return false;
    const double x = ops::scalar_as_double(value);
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_floating_point_v<T>)
            array.data_mut<T>()[i] = static_cast<T>(x);
        else if constexpr (!std::is_same_v<T, bool> && !std::is_same_v<T, char16_t>)
            array.data_mut<T>()[i] = ops::saturate<T>(x);
    });
    return true;
}

namespace {

bool is_single_object(const Value& value) { return value.is_object() && value.object().numel() == 1; }

void set_object_field(Value& target, std::string_view name, Value value) {
    target.object().at(0).set_property(std::string(name), value);
}

/// An assignment that is under way: who asks, and whether elements are deleted.
struct Assignment {
    Interpreter::Machine& machine;
    const bytecode::Code* from;
    bool erase = false; ///< the value is undefined, or the text of `x(i) = ''`
    bool* bypass = nullptr; ///< true: the class's subsasgn is not asked for the first step
};

void assign_steps(const Assignment& how, Value& target, std::span<Step> steps, Value&& value);

/// `s.(name) = x` adds only names that could be written as `s.name`; Octave takes any.
void check_new_field(const Assignment& how, const Value& target, const Step& step) {
    if (step.kind != LinkKind::DynamicField)
        return;
    const std::string_view name = step.name;
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const bool plain = !name.empty() && is_letter(name[0]) && std::all_of(name.begin(), name.end(), [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
    });
    if (plain || (target.is_defined() && target.is_struct() && target.structure().fields().find(name) >= 0))
        return;
    const RefCounted* unit = how.machine.top().code->unit.get();
    if (!unit || static_cast<const FileUnit*>(unit)->dialect != syntax::Dialect::Octave)
        raise(Err::BadFieldName, name);
}

/// `object.name<rest> = value`: the property's value is changed in its place unless checks or a set method stand between.
void assign_in_property(const Assignment& how, Value& target, std::span<Step> steps, Value&& value) {
    Interpreter::Machine& machine = how.machine;
    const std::string_view name = steps[0].name;
    const std::span<Step> rest = steps.subspan(1);
    ClassDefinition& definition = *class_of_value(target);
    if (target.object().numel() != 1 || target.object().stands_for_class) {
        if (target.object().stands_for_class)
            fail(kNoStaticMember, definition.name(), name);
        fail(kArrayAssignment, target.object().numel());
    }
    if (definition.is_old_style) {
        if (!is_inside(definition, how.from))
            fail(kOldStyleAccess);
        Value& fields = old_style_fields(target, context_of(how.from));
        assign_steps(how, *ops::field_place(fields, name), rest, std::move(value));
        return;
    }
    const auto is_handle = [](const Value& held) {
        return held.is_object() && (!held.object().object_class() || held.object().object_class()->is_handle());
    };
    {
        const ClassDefinition::PropertyPlace* place = definition.find_property(name, how.from);
        const bool reads_stored = place && place->slot >= 0 && !place->property->getter;
        Value held = reads_stored ? Value() : read_property(machine, target, name, how.from);
        if (reads_stored) {
            definition.readable(name, how.from); // may it be read at all
            const Instance& instance = instance_at(target.object(), 0);
            if (instance.deleted)
                fail(kInvalidHandle);
            const Value& stored = instance.values[static_cast<size_t>(place->slot)];
            if (is_handle(stored))
                held = stored;
        }
        if (held.is_defined() && is_handle(held)) { // the handle stays; what it refers to is changed
            const Ref<HandleObject> before = held.object().numel() == 1 ? held.object().elements()[0] : nullptr;
            assign_steps(how, held, rest, std::move(value));
            if (before && held.is_object() && held.object().numel() == 1 && held.object().elements()[0] == before)
                return;
            write_property(machine, target, name, std::move(held), how.from);
            return;
        }
        if (held.is_defined()) {
            assign_steps(how, held, rest, std::move(value));
            write_property(machine, target, name, std::move(held), how.from);
            return;
        }
    }
    const Member member = definition.writable(name, how.from);
    const bool flat_class_only =
        member.kind == MemberKind::CheckedSlot && !member.property->set_observable && !member.property->abort_set &&
        member.property->declaration && member.property->declaration->validators.empty() &&
        !member.property->declaration->has_dims;
    if (member.kind == MemberKind::Slot || flat_class_only) {
        Value& place = writable_instance(target).values[static_cast<size_t>(member.slot)];
        const std::string before = flat_class_only ? place.class_name() : std::string();
        if (!flat_class_only || place.is_flat() || place.is_struct() || place.is_cell()) {
            assign_steps(how, place, rest, std::move(value));
            if (flat_class_only && place.class_name() != before)
                place = check_property(machine, *member.property, std::move(place));
            return;
        }
    }
    Value held = instance_at(target.object(), 0).values[static_cast<size_t>(member.slot)];
    assign_steps(how, held, rest, std::move(value));
    write_property(machine, target, name, std::move(held), how.from);
}

/// `objects(subscripts)<rest> = value` for one element, made if it is missing.
void assign_in_element(const Assignment& how, Value& target, std::span<Step> steps, Value&& value) {
    const Step& step = steps[0];
    const std::span<Step> rest = steps.subspan(1);
    ClassDefinition& definition = *class_of_value(target);
    Value part;
    bool exists = true;
    try {
        part = how.machine.index_objects(target, step.subscripts);
    } catch (const Error& error) {
        if (error.identifier() != identifier_of(Err::BadSubscript))
            throw;
        exists = false;
    }
    if (!exists)
        part = Value(make_ref<ObjectArray>(definition.default_elements(1)[0], Ref<ObjectClass>(&definition)));
    const bool one = part.object().numel() == 1;
    const Ref<HandleObject> before = one ? part.object().elements()[0] : nullptr;
    assign_steps(how, part, rest, std::move(value));
    if (exists && one && part.is_object() && part.object().numel() == 1 && part.object().elements()[0] == before)
        return; // a handle: the element itself was changed
    ops::assign(target, step.subscripts, std::move(part));
}

void assign_steps(const Assignment& how, Value& target, std::span<Step> steps, Value&& value) {
    constexpr size_t kFew = 64; // steps for which there is stack always
    if (steps.size() > kFew && stack_bytes_left() < size_t{256} * 1024)
        throw Error("MATLAB:m_nesting_too_deep", "The code is nested too deeply. Split it into several statements or functions.");
    const Step& step = steps[0];
    const std::span<Step> rest = steps.subspan(1);
    ClassDefinition* definition = class_of_value(target);
    const bool bypass = how.bypass && std::exchange(*how.bypass, false);
    if (definition && !bypass && overloads_subsasgn(*definition, how.from, step.kind, step.name)) {
        target = how.erase && !definition->subsasgn ? call_delete_method(how.machine, target, steps)
                                                    : call_subsasgn(how.machine, target, steps, how.erase && !value.is_defined() ? Value::empty() : value);
        return;
    }
    switch (step.kind) {
    case LinkKind::Paren:
        if (rest.empty()) {
            if (!definition && is_single_object(target) &&
                target.object().at(0).assign_index(step.subscripts, how.erase && !value.is_defined() ? Value::empty() : value))
                return; // of a map, m(key) = [] is a value
            if (how.erase && !(value.is_defined() && (target.is_string() || target.is_object() || !target.is_defined())))
                ops::erase(target, step.subscripts);
            else
                how.machine.assign_objects_or_values(target, step.subscripts, std::move(value));
            return;
        }
        if (definition) {
            assign_in_element(how, target, steps, std::move(value));
            return;
        }
        if (rest[0].is_field() && (!target.is_defined() || target.is_struct() || (target.is_flat() && target.is_empty()))) {
            ValueList subscripts(step.subscripts.begin(), step.subscripts.end());
            for (size_t i = 0; i < subscripts.size(); ++i) // `s(:).f` and `s(:, 2).f` of something not there yet
                if (ops::is_magic_colon(subscripts[i]) &&
                    (!target.is_defined() || target.is_empty() ||
                     ops::end_value(target, static_cast<int>(i), static_cast<int>(subscripts.size())) == 1))
                    subscripts[i] = Value::of(1.0);
            check_new_field(how, target, rest[0]);
            Value* place = ops::element_field_place(target, subscripts, rest[0].name);
            if (rest.size() == 1)
                *place = std::move(value);
            else
                assign_steps(how, *place, rest.subspan(1), std::move(value));
            return;
        }
        {
            Value part;
            if (target.is_defined()) {
                if (!(is_single_object(target) && target.object().at(0).index(step.subscripts, part)))
                    part = ops::index(target, step.subscripts);
            }
            assign_steps(how, part, rest, std::move(value));
            if (target.is_object() && part.is_object() && !part.object().object_class())
                return; // handles refer to the same objects
            if (is_single_object(target) && target.object().at(0).assign_index(step.subscripts, part))
                return;
            ops::assign(target, step.subscripts, std::move(part));
        }
        return;
    case LinkKind::Brace:
        if (definition)
            raise(Err::BraceAssignNonCell);
        if (rest.empty()) {
            ops::brace_assign(target, step.subscripts, std::move(value));
        } else if (target.is_defined() && target.is_string()) { // s{1}(2) = 'x': in the characters of an element
            Value text = ops::index(target, step.subscripts);
            text = Value::text(text.to_text16());
            assign_steps(how, text, rest, std::move(value));
            ops::assign(target, step.subscripts, std::move(text));
        } else {
            assign_steps(how, *ops::cell_place(target, step.subscripts), rest, std::move(value));
        }
        return;
    case LinkKind::Field:
    case LinkKind::DynamicField:
        if (definition) {
            if (rest.empty())
                write_property(how.machine, target, step.name, std::move(value), how.from);
            else
                assign_in_property(how, target, steps, std::move(value));
            return;
        }
        if (is_single_object(target)) {
            if (rest.empty()) {
                set_object_field(target, step.name, std::move(value));
                return;
            }
            Value part = target.object().at(0).get_property(std::string(step.name));
            const bool was_object = part.is_object();
            assign_steps(how, part, rest, std::move(value));
            if (!was_object)
                set_object_field(target, step.name, std::move(part));
            return;
        }
        check_new_field(how, target, step);
        if (rest.empty())
            ops::assign_field(target, step.name, std::move(value));
        else
            assign_steps(how, *ops::field_place(target, step.name), rest, std::move(value));
        return;
    }
}

/// The steps of a path whose lists are the top ones; `names` keeps the texts of dynamic names.
std::vector<Step> steps_of(Interpreter::Machine& machine, const Path& path, std::vector<std::string>& names, size_t skip) {
    std::vector<Step> steps;
    const size_t lists = static_cast<size_t>(path.list_count());
    names.reserve(path.links.size());
    size_t next = 0;
    for (const Path::Link& link : path.links) {
        if (link.kind == LinkKind::Field) {
            steps.push_back({link.kind, link.site.name, {}});
            continue;
        }
        const std::span<Value> subscripts = machine.list(skip + lists - 1 - next++);
        if (link.kind == LinkKind::DynamicField) {
            if (subscripts.size() == 1 && read_operations(subscripts[0], steps))
                continue;
            if (subscripts.size() != 1 || !subscripts[0].is_text())
                refuse_dynamic_name();
            names.push_back(subscripts[0].to_text());
            steps.push_back({link.kind, names.back(), {}});
        } else {
            steps.push_back({link.kind, {}, subscripts});
        }
    }
    return steps;
}

/// What one subscript selects: positions from 1; `extent` is what a colon runs over.
std::vector<double> positions(const Value& subscript, int64_t extent) {
    std::vector<double> out;
    if (ops::is_magic_colon(subscript)) {
        for (int64_t i = 1; i <= extent; ++i)
            out.push_back(static_cast<double>(i));
        return out;
    }
    const ArrayView view(subscript);
    for (int64_t i = 0; i < view.numel(); ++i)
        if (!subscript.is_logical())
            out.push_back(view.double_at(i));
        else if (view.double_at(i) != 0)
            out.push_back(static_cast<double>(i + 1));
    return out;
}

/// The subscripts of each element that `target(subscripts)` names, in column-major order.
std::vector<ValueList> element_subscripts(const Value& target, std::span<const Value> subscripts) {
    std::vector<ValueList> out{{}};
    for (size_t k = subscripts.size(); k-- > 0;) {
        if (!subscripts[k].is_flat())
            raise(Err::SubscriptClass, subscripts[k].class_name());
        const int64_t extent = target.is_defined() ? ops::end_value(target, static_cast<int>(k), static_cast<int>(subscripts.size())) : 0;
        std::vector<ValueList> longer;
        for (const ValueList& rest : out)
            for (const double position : positions(subscripts[k], extent)) {
                ValueList element{Value::of(position)};
                element.insert(element.end(), rest.begin(), rest.end());
                longer.push_back(std::move(element));
            }
        out = std::move(longer);
    }
    return out;
}

/// `[s.name] = ...`, `[x.s(2:3).name] = ...`: one value for each element of the array.
void spread_field(const Assignment& how, Value& target, std::span<Step> steps, const ValueList& values) {
    const Step& step = steps[0];
    if (steps.size() == 1) {
        if (ClassDefinition* definition = class_of_value(target)) {
            for (size_t i = 0; i < values.size(); ++i) {
                Value element(make_ref<ObjectArray>(target.object().elements()[i], Ref<ObjectClass>(definition)));
                const Ref<HandleObject> before = target.object().elements()[i];
                write_property(how.machine, element, step.name, values[i], how.from);
                if (element.object().elements()[0] != before)
                    target.object_mut().elements_mut()[i] = element.object().elements()[0];
            }
            return;
        }
        if (target.is_object()) {
            for (size_t i = 0; i < values.size(); ++i)
                target.object().at(static_cast<int64_t>(i)).set_property(std::string(step.name), values[i]);
            return;
        }
        if (!target.is_struct()) { // nothing yet, or no struct: what `x.name = value` makes of it
            if (values.size() != 1)
                raise(Err::DotAssignNonStruct);
            ops::assign_field(target, step.name, Value(values[0]));
            return;
        }
        StructArray& fields = target.structure_mut();
        const std::string name(step.name);
        for (size_t i = 0; i < values.size(); ++i)
            fields.set(name, values[i], static_cast<int64_t>(i));
        return;
    }
    const std::span<Step> rest = steps.subspan(1);
    if (step.is_field()) {
        if (class_of_value(target)) {
            Value held = read_property(how.machine, target, step.name, how.from);
            spread_field(how, held, rest, values);
            write_property(how.machine, target, step.name, std::move(held), how.from);
            return;
        }
        spread_field(how, *ops::field_place(target, step.name), rest, values);
    } else if (step.kind == LinkKind::Brace) {
        spread_field(how, *ops::cell_place(target, step.subscripts), rest, values);
    } else if (rest.size() == 1 && rest[0].kind != LinkKind::Paren && rest[0].kind != LinkKind::Brace &&
               (!target.is_defined() || target.is_struct() || (target.is_flat() && target.is_empty()))) {
        // One element after the other, so that new fields and new elements appear.
        const std::vector<ValueList> elements = element_subscripts(target, step.subscripts);
        for (size_t i = 0; i < elements.size() && i < values.size(); ++i)
            *ops::element_field_place(target, elements[i], rest[0].name) = values[i];
    } else {
        Value part = ops::index(target, step.subscripts);
        spread_field(how, part, rest, values);
        ops::assign(target, step.subscripts, std::move(part));
    }
}

/// What a path leads to so far, or null.
const Value* follow(const Assignment& how, const Value& target, std::span<const Step> steps, ValueList& holders) {
    const Value* at = &target;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        if (!at->is_defined())
            return nullptr;
        try {
            if (ClassDefinition* definition = class_of_value(*at)) {
                if (overloads_subsref(*definition, how.from, step.kind, step.name)) {
                    ValueList values = call_subsref(how.machine, *at, steps.subspan(i), 1);
                    if (values.size() != 1)
                        return nullptr;
                    holders.push_back(std::move(values[0]));
                    return &holders.back();
                }
                if (step.is_field())
                    holders.push_back(read_property(how.machine, *at, step.name, how.from));
                else if (step.kind == LinkKind::Paren)
                    holders.push_back(how.machine.index_objects(*at, step.subscripts));
                else
                    return nullptr;
                at = &holders.back();
                continue;
            }
            if (step.is_field()) {
                if (at->is_struct() && at->numel() == 1) {
                    at = at->structure().find(step.name);
                    if (!at)
                        return nullptr;
                    continue;
                }
                if (is_single_object(*at))
                    holders.push_back(at->object().at(0).get_property(std::string(step.name)));
                else
                    return nullptr;
            } else if (step.kind == LinkKind::Brace) {
                ValueList values = ops::brace_index(*at, step.subscripts);
                if (values.size() != 1)
                    return nullptr;
                holders.push_back(std::move(values[0]));
            } else {
                holders.push_back(ops::index(*at, step.subscripts));
            }
        } catch (const Error&) {
            return nullptr; // not there yet: the assignment will make it
        }
        at = &holders.back();
    }
    return at;
}

} // namespace

namespace {

/// A place on the way of an assignment.
struct Place {
    Value* value = nullptr;
    size_t links = 0; ///< that lead here
};

/// The place of a property that is stored and read and written without checks, events, access methods or overloading, as
/// seen from the running code; null: the property needs more than its place. Remembered at the site.
Value* property_place(Interpreter::Machine& machine, Value& object, FieldSite& site, bool writes) {
    ClassDefinition* definition = class_of_value(object);
    if (!definition || object.object().numel() != 1)
        return nullptr;
    if (site.klass != definition || site.epoch != machine.epoch) {
        site.klass = definition;
        site.epoch = machine.epoch;
        site.kind = static_cast<uint8_t>(MemberKind::None);
        const Code* from = access_code(machine.top());
        const ClassDefinition::PropertyPlace* found =
            definition->is_old_style ? nullptr : definition->find_property(site.name, from);
        if (!found || found->slot < 0 || overloads_subsasgn(*definition, from, LinkKind::Field, site.name) ||
            overloads_subsref(*definition, from, LinkKind::Field, site.name))
            return nullptr;
        const PropertyDefinition& property = *found->property;
        const bool plain = !property.getter && !property.setter && !property.has_checks && !property.set_observable &&
                           !property.get_observable && !property.abort_set && !property.immutable;
        if (!plain || !definition->may_access(property.get_access, property.owner, from) ||
            !definition->may_access(property.set_access, property.owner, from))
            return nullptr;
        site.kind = static_cast<uint8_t>(MemberKind::Slot);
        site.slot = found->slot;
    }
    if (site.kind != static_cast<uint8_t>(MemberKind::Slot))
        return nullptr;
    if (writes && !definition->is_handle() &&
        !(object.heap()->is_unique() && object.object().elements()[0]->is_unique()))
        return nullptr;
    Instance& instance = instance_at(object.object(), 0);
    return instance.deleted ? nullptr : &instance.values[static_cast<size_t>(site.slot)];
}

/// Follows the links of a path, without making or copying anything, for as long as each container has one owner and the
/// place exists: what is written behind that point changes nobody else's value. The lists are the top ones.
Place walk(Interpreter::Machine& machine, Value& target, Path& path) {
    Place place{&target, 0};
    const size_t count = path.links.size();
    size_t list = static_cast<size_t>(path.list_count());
    for (size_t k = 0; k < count; ++k) {
        const LinkKind kind = path.links[k].kind;
        Value& at = *place.value;
        if (kind == LinkKind::Field && at.is_object()) {
            Value* slot = property_place(machine, at, path.links[k].site, true);
            if (!slot)
                return place;
            place = {slot, k + 1};
            continue;
        }
        if (!at.is_heap() || !at.heap()->is_unique())
            return place;
        if (kind == LinkKind::Field) {
            if (at.heap_kind() != HeapKind::Struct)
                return place;
            StructArray& structure = static_cast<StructArray&>(*at.heap());
            const int field = structure.dims().is_scalar() ? field_position(structure, path.links[k].site) : -1;
            if (field < 0)
                return place;
            place = {&structure.at_mut(0, field), k + 1};
            continue;
        }
        const std::span<const Value> subscripts = machine.list(--list);
        if (kind == LinkKind::DynamicField) {
            std::u16string_view name;
            char16_t one = 0;
            if (at.heap_kind() != HeapKind::Struct || subscripts.size() != 1 || !char_row(subscripts[0], name, one))
                return place;
            StructArray& structure = static_cast<StructArray&>(*at.heap());
            const int field = structure.dims().is_scalar() ? field_position(structure, name) : -1;
            if (field < 0)
                return place;
            place = {&structure.at_mut(0, field), k + 1};
            continue;
        }
        if (kind == LinkKind::Brace) {
            if (at.heap_kind() != HeapKind::Cell)
                return place;
            CellArray& cell = static_cast<CellArray&>(*at.heap());
            const int64_t i = position_of(cell.dims(), subscripts);
            if (i < 0)
                return place;
            place = {&cell.elements_mut()[static_cast<size_t>(i)], k + 1};
            continue;
        }
        if (at.heap_kind() != HeapKind::Struct || k + 1 == count || path.links[k + 1].kind != LinkKind::Field)
            return place;
        StructArray& structure = static_cast<StructArray&>(*at.heap());
        const int64_t i = position_of(structure.dims(), subscripts);
        const int field = i >= 0 ? field_position(structure, path.links[k + 1].site) : -1;
        if (field < 0)
            return place;
        place = {&structure.at_mut(i, field), k + 2};
        ++k;
    }
    return place;
}

} // namespace

void assign_by_steps(Interpreter::Machine& machine, Value& target, std::span<Step> steps, Value value,
                     const bytecode::Code* from) {
    bool bypass = true;
    assign_steps({machine, from, false, &bypass}, target, steps, std::move(value));
}

void Interpreter::Machine::assign_path(Value& target, Path& path, Value value) {
    const Place place = walk(*this, target, path);
    const size_t rest = path.links.size() - place.links;
    if (rest == 0) {
        const Value old = std::move(*place.value); // released after the new one is in place
        *place.value = std::move(value);
        drop_lists_of(path);
        return;
    }
    if (rest == 1 && path.links.back().kind == LinkKind::Paren && value.is_inline())
        if (const Array* array = host_array(*place.value); array && array->is_unique()) {
            const int64_t i = position_of(array->dims(), list(0));
            if (i >= 0 && write_element(const_cast<Array&>(*array), i, value)) {
                drop_lists_of(path);
                return;
            }
        }
    std::vector<std::string> names;
    std::vector<Step> steps = steps_of(*this, path, names, 0);
    // value.(operations) = [] deletes, as value(i) = [] does.
    const bool erases = path.links.back().kind == LinkKind::DynamicField && steps.back().kind == LinkKind::Paren &&
                        value.is_flat() && value.class_id() == ClassId::Double && value.dims().is_zero_by_zero();
    assign_steps({*this, access_code(top()), erases}, *place.value, std::span<Step>(steps).subspan(place.links), std::move(value));
    drop_lists_of(path);
}

const Instr* Interpreter::Machine::whole_chain(const Frame& frame, const Instr* pc, const Value& base) {
    const ClassDefinition* definition = class_of_value(base);
    if (!definition || base.object().stands_for_class)
        return nullptr;
    const Code& code = *frame.code;
    LinkKind kind = LinkKind::Field;
    std::string_view name;
    switch (static_cast<bytecode::Op>(pc->op)) {
    case bytecode::Op::Index1:
    case bytecode::Op::Index2:
    case bytecode::Op::IndexN:
        kind = LinkKind::Paren;
        break;
    case bytecode::Op::Brace1:
    case bytecode::Op::BraceN:
        kind = LinkKind::Brace;
        break;
    case bytecode::Op::Field:
    case bytecode::Op::FieldIndex:
        name = code.fields[static_cast<size_t>(pc[1].wide())].name;
        break;
    default:
        if (!definition->subsref)
            return nullptr;
    }
    if (!overloads_subsref(*definition, access_code(frame), kind, name))
        return nullptr;
    const uint32_t at = static_cast<uint32_t>(pc - code.words.data());
    const auto found = std::lower_bound(code.whole_chains.begin(), code.whole_chains.end(), at,
                                        [](const bytecode::WholeChain& chain, uint32_t word) { return chain.pc < word; });
    return found != code.whole_chains.end() && found->pc == at ? code.words.data() + found->target : nullptr;
}

int Interpreter::Machine::list_count(const Value& object, LinkKind kind, std::span<const Value> subscripts) {
    ClassDefinition& definition = *class_of_value(object);
    if (definition.numel) {
        ValueList args{object};
        if (kind == LinkKind::Paren || kind == LinkKind::Brace)
            args.insert(args.end(), subscripts.begin(), subscripts.end());
        const Code& code = definition.code_of(*definition.numel);
        if (code.varargin_slot < 0 && static_cast<int>(args.size()) > code.input_count)
            args.resize(static_cast<size_t>(code.input_count));
        const ValueList results = call_code(const_cast<Code&>(code), nullptr, nullptr, args, 1);
        return results.empty() ? 1 : static_cast<int>(results[0].to_double());
    }
    if (kind != LinkKind::Paren && kind != LinkKind::Brace)
        return static_cast<int>(object.object().numel());
    int64_t count = 1;
    for (size_t i = 0; i < subscripts.size(); ++i)
        count *= ops::is_magic_colon(subscripts[i]) ? end_of(object, static_cast<int>(i), static_cast<int>(subscripts.size()))
                                                    : subscripts[i].numel();
    return static_cast<int>(std::min<int64_t>(count, 30000));
}

void Interpreter::Machine::subsref_path(Frame& frame, int base, int result, int count, const Path& path) {
    std::vector<std::string> names;
    const std::vector<Step> steps = steps_of(*this, path, names, 0);
    const Value self = read(frame, base);
    const bool as_list = count == bytecode::kFromList;
    const int declared = as_list ? declared_list_length(*this, self, steps) : -1;
    const int wanted = declared >= 0                   ? declared
                       : as_list                       ? list_count(self, steps[0].kind, steps[0].subscripts)
                       : count == bytecode::kAsCaller ? frame.nargout
                       : count == bytecode::kCounted  ? frame.counted
                                                       : count;
    ValueList values = call_subsref(*this, self, steps, wanted);
    drop_lists_of(path);
    consume(frame, base);
    if (as_list) {
        for (Value& value : values)
            list_items.push_back(std::move(value));
        return;
    }
    for (int i = 0; i < std::max(1, wanted); ++i)
        frame.regs[result + i] = static_cast<size_t>(i) < values.size() ? std::move(values[static_cast<size_t>(i)]) : Value();
}

void Interpreter::Machine::erase_path(Value& target, const Path& path) {
    std::vector<std::string> names;
    std::vector<Step> steps = steps_of(*this, path, names, 0);
    assign_steps({*this, access_code(top()), true}, target, steps, path.by_text ? Value::text("") : Value());
    drop_lists_of(path);
}

void Interpreter::Machine::drop_lists_of(const Path& path) {
    if (const int lists = path.list_count())
        drop_lists(static_cast<size_t>(lists));
}

int64_t Interpreter::Machine::place_end(const Value& target, Path& path, int position, int count) {
    const Value* place = &target;
    for (Path::Link& link : path.links) {
        if (link.kind == LinkKind::Field && place->is_object()) {
            place = property_place(*this, const_cast<Value&>(*place), link.site, false);
            if (!place)
                break;
            continue;
        }
        if (link.kind != LinkKind::Field || !place->is_struct() || !place->structure().dims().is_scalar()) {
            place = nullptr;
            break;
        }
        const int field = field_position(place->structure(), link.site);
        if (field < 0)
            return 0; // not there yet
        place = &place->structure().at(0, field);
    }
    if (place)
        return place->is_defined() ? end_of(*place, position, count) : 0;
    std::vector<std::string> names;
    // The path's lists lie below the lists that are open now.
    const size_t lists = static_cast<size_t>(path.list_count());
    const size_t below = top().list_marks + static_cast<size_t>(path.first_list);
    const size_t skip = list_marks.size() - below - lists;
    const std::vector<Step> steps = steps_of(*this, path, names, skip);
    ValueList holders;
    holders.reserve(steps.size());
    const Value* at = follow({*this, access_code(top())}, target, steps, holders);
    return at && at->is_defined() ? end_of(*at, position, count) : 0;
}

int Interpreter::Machine::count_places(const Value& target, const Path& path) {
    std::vector<std::string> names;
    const std::vector<Step> steps = steps_of(*this, path, names, 0);
    ValueList holders;
    holders.reserve(steps.size());
    // `s(1:2).name` counts what its parentheses select, which need not be there yet.
    const bool selected = steps.size() > 1 && steps.back().kind != LinkKind::Brace && steps.back().kind != LinkKind::Paren &&
                          steps[steps.size() - 2].kind == LinkKind::Paren;
    const std::span<const Step> before(steps.data(), steps.size() - (selected ? 2 : 1));
    const Value* at = follow({*this, access_code(top())}, target, before, holders);
    const Step& last = steps[before.size()];
    if (last.kind == LinkKind::Paren && !selected)
        return 1;
    if (last.kind != LinkKind::Brace && !selected)
        return at && (at->is_struct() || at->is_object()) ? static_cast<int>(at->numel()) : 1;
    int64_t count = 1;
    for (size_t i = 0; i < last.subscripts.size(); ++i) {
        const Value& subscript = last.subscripts[i];
        if (ops::is_magic_colon(subscript))
            count *= at && at->is_defined() ? ops::end_value(*at, static_cast<int>(i), static_cast<int>(last.subscripts.size())) : 0;
        else if (subscript.is_logical()) {
            const ArrayView view(subscript);
            int64_t chosen = 0;
            for (int64_t k = 0; k < view.numel(); ++k)
                chosen += view.double_at(k) != 0;
            count *= chosen;
        } else
            count *= subscript.numel();
    }
    return static_cast<int>(std::min<int64_t>(count, 30000));
}

/// Gives counted values to the places of the last link, in order.
void Interpreter::Machine::assign_list(Frame& frame, int slot, const Path& path, Value* values, int count) {
    std::vector<std::string> names;
    std::vector<Step> steps = steps_of(*this, path, names, static_cast<size_t>(path.lists_above));
    Value& target = slot_value(frame, slot);
    Ref<CellArray> cells = make_ref<CellArray>(Dims(1, count));
    for (int i = 0; i < count; ++i) {
        if (!values[i].is_defined())
            raise(Err::NeedOneResult);
        cells->elements_mut()[static_cast<size_t>(i)] = std::move(values[i]);
        values[i] = Value();
    }
    const LinkKind last = steps.back().kind;
    if (count != 1 && (last == LinkKind::Field || last == LinkKind::DynamicField)) {
        spread_field({*this, access_code(top())}, target, steps, cells->elements());
        return;
    }
    const ClassDefinition* definition = class_of_value(target);
    if (count > 1 && steps.size() == 1 && definition && redefines_indexing(*definition, last, {})) {
        target = call_assign_method(*this, target, steps, cells->elements());
        return;
    }
    if (last != LinkKind::Brace || count == 1) {
        assign_steps({*this, access_code(top())}, target, steps, Value(cells->at(0)));
        return;
    }
    steps.back().kind = LinkKind::Paren; // c{1:3} takes what c(1:3) takes as a cell
    assign_steps({*this, access_code(top())}, target, steps, Value(std::move(cells)));
}

// ---- one link

namespace {
/// The value of a register for storing: moved out of a temporary.
Value stored(Interpreter::Machine& machine, Frame& frame, int reg) {
    const Value& value = machine.read(frame, reg);
    if (reg >= frame.code->first_temp)
        return std::move(frame.regs[reg]);
    return value;
}
} // namespace

void Interpreter::Machine::set1(Frame& frame, int base, int i, int value) {
    const Value subscript = read(frame, i);
    Value& target = frame.regs[base];
    const bool on_device = accel::Context::any_requested({&target, 1});
    Value right = stored(*this, frame, value);
    if (target.is_object() || right.is_object() || subscript.is_object()) {
        set_paren(target, {&subscript, 1}, std::move(right));
    } else if (target.is_heap() && target.heap_kind() == HeapKind::Array && subscript.tag() == Value::Tag::Double && right.is_inline()) {
        // Appending to a row or column of the same class grows in place.
        Array& array = const_cast<Array&>(target.array());
        const int64_t n = array.numel();
        if (subscript.get_double() == static_cast<double>(n + 1) && right.class_id() == array.class_id() && !array.is_complex() &&
            array.is_unique() && array.dims().count() == 2 && (array.dims().rows() == 1 || array.dims().is_zero_by_zero())) {
            array.grow(Dims(1, n + 1));
            visit_class(array.class_id(), [&](auto zero) {
                using T = decltype(zero);
                array.data_mut<T>()[n] = right.get<T>();
            });
        } else {
            ops::assign(target, {&subscript, 1}, std::move(right));
        }
    } else {
        ops::assign(target, {&subscript, 1}, std::move(right));
    }
    if (on_device)
        interpreter.accel().keep(target);
    consume(frame, i);
}

void Interpreter::Machine::set2(Frame& frame, int base, int i, int j, int value) {
    const Value subscripts[2] = {read(frame, i), read(frame, j)};
    Value right = stored(*this, frame, value);
    Value& target = frame.regs[base];
    const bool on_device = accel::Context::any_requested({&target, 1});
    if (target.is_object() || right.is_object() || subscripts[0].is_object() || subscripts[1].is_object())
        set_paren(target, subscripts, std::move(right));
    else
        ops::assign(target, subscripts, std::move(right));
    if (on_device)
        interpreter.accel().keep(target);
    consume(frame, i);
    consume(frame, j);
}

void Interpreter::Machine::set_brace(Frame& frame, int base, int i, int value) {
    const Value subscript = read(frame, i);
    Value right = stored(*this, frame, value);
    Value& target = frame.regs[base];
    if (target.is_cell() && target.heap()->is_unique() && subscript.tag() == Value::Tag::Double) {
        CellArray& cell = static_cast<CellArray&>(*target.heap());
        const int64_t n = cell.numel();
        const bool appends = subscript.get_double() == static_cast<double>(n + 1) &&
                             (cell.dims().is_row() || cell.dims().is_zero_by_zero());
        if (appends)
            cell.grow(Dims(1, n + 1));
        const int64_t at = appends ? n : position(subscript.get_double(), n);
        if (at >= 0) {
            Value& place = cell.elements_mut()[static_cast<size_t>(at)];
            const Value old = std::move(place); // released after the new one is in place
            place = std::move(right);
            return;
        }
    }
    if (ClassDefinition* definition = class_of_value(target)) {
        Step step{LinkKind::Brace, {}, {&subscript, 1}};
        if (!overloads_subsasgn(*definition, access_code(frame), LinkKind::Brace))
            raise(Err::BraceAssignNonCell);
        Value out = call_subsasgn(*this, target, {&step, 1}, right);
        target = std::move(out);
    } else {
        const Value plain = subscript.is_object() ? object_subscript(subscript) : subscript;
        ops::brace_assign(target, {&plain, 1}, std::move(right));
    }
    consume(frame, i);
}

bool Interpreter::Machine::set_field(Frame& frame, int base, FieldSite& site, int value) {
    Value right = stored(*this, frame, value);
    Value& target = frame.regs[base];
    if (target.is_struct() && target.heap()->is_unique() && target.structure().dims().is_scalar()) {
        StructArray& fields = static_cast<StructArray&>(*target.heap());
        const int found = field_position(fields, site);
        if (found < 0) {
            ops::assign_field(target, site.name, std::move(right));
            return false;
        }
        Value& place = fields.at_mut(0, found);
        const Value old = std::move(place); // released after the new one is in place
        place = std::move(right);
        return false;
    }
    if (class_of_value(target))
        return set_object_field(frame, base, site, std::move(right));
    if (is_single_object(target))
        target.object().at(0).set_property(site.name, right);
    else
        ops::assign_field(target, site.name, std::move(right));
    return false;
}

/// `target(subscripts) = right` where one of them is an object.
void Interpreter::Machine::set_paren(Value& target, std::span<const Value> subscripts, Value right) {
    std::vector<Value> plain(subscripts.begin(), subscripts.end());
    for (Value& subscript : plain)
        if (subscript.is_object())
            subscript = object_subscript(Value(subscript));
    const bytecode::Code* from = access_code(top());
    ClassDefinition* left = class_of_value(target);
    ClassDefinition* other = class_of_value(right);
    // An object on either side brings its subsasgn: x(3) = obj calls it too.
    const bool by_left = left && overloads_subsasgn(*left, from, LinkKind::Paren);
    const bool by_right = !left && other && overloads_subsasgn(*other, from, LinkKind::Paren) && !target.is_cell();
    if (by_left || by_right) {
        const Step step{LinkKind::Paren, {}, plain};
        Value out = call_subsasgn(*this, target, {&step, 1}, right);
        target = std::move(out);
        return;
    }
    if (!left && is_single_object(target) && target.object().at(0).assign_index(plain, right))
        return;
    assign_objects_or_values(target, plain, std::move(right));
}

void Interpreter::Machine::assign_objects_or_values(Value& target, std::span<const Value> subscripts, Value&& value) {
    if (ClassDefinition* definition = class_of_value(target); definition && definition->data_class != ClassId::Object)
        if (Instance* instance = single_instance(target); instance && !definition->is_enumeration) {
            Value right = class_of_value(value) ? object_data(value) : std::move(value);
            Value& data = writable_instance(target).values[static_cast<size_t>(definition->data_slot)];
            ops::assign(data, subscripts, std::move(right));
            return;
        }
    ops::assign(target, subscripts, std::move(value));
}

} // namespace etna::vm
