#include "engine/vm/classes/object_access.h"

#include <algorithm>

#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/declaration_check.h"
#include "engine/vm/fast_paths.h"

namespace etna::vm {

using bytecode::FieldSite;
using bytecode::LinkKind;

const bytecode::Code* access_code(const Frame& frame) {
    const Frame* at = &frame;
    while (at->overlay && !at->code->class_context)
        at = at->overlay;
    return at->code;
}

Instance& writable_instance(Value& object) {
    ClassDefinition* definition = class_of_value(object);
    if (definition->is_handle())
        return instance_at(object.object(), 0);
    Ref<HandleObject>& element = object.object_mut().elements_mut()[0];
    if (!element->is_unique())
        element = Ref<HandleObject>(make_ref<Instance>(static_cast<Instance&>(*element)));
    return static_cast<Instance&>(*element);
}

Value& old_style_fields(Value& object, const ClassDefinition* context) {
    Instance& instance = writable_instance(object);
    if (instance.definition.get() != context && context)
        for (const ClassDefinition* super : instance.definition->supers)
            if (super == context || super->inherits(context))
                return old_style_fields(*ops::field_place(instance.values[0], super->short_name), context);
    return instance.values[0];
}

const Value* data_of(const Instance& instance) {
    const int slot = instance.definition->data_slot;
    return slot < 0 || instance.deleted ? nullptr : &instance.values[static_cast<size_t>(slot)];
}

namespace {

Value first_result(ValueList&& values) {
    if (values.empty())
        raise(Err::NeedOneResult);
    return std::move(values[0]);
}

/// The part of an old-style object that belongs to the class whose method asks: its own fields, or those of a parent.
const Instance* part_for(const Instance& instance, const ClassDefinition* context) {
    if (instance.definition.get() == context || !context)
        return &instance;
    for (const ClassDefinition* super : instance.definition->supers)
        if (super == context || super->inherits(context))
            if (const Value* parent = instance.values[0].structure().find(super->short_name); parent && single_instance(*parent))
                return part_for(*single_instance(*parent), context);
    return &instance;
}

/// `obj.method` as a statement calls a method that gives nothing, too.
int most_one_result(const bytecode::Code& code) { return code.outputs.empty() && code.varargout_slot < 0 ? 0 : 1; }

Value dynamic_or_fail(Instance& instance, std::string_view name) {
    if (Value* dynamic = instance.dynamic_property(name))
        return *dynamic;
    fail(kNoMember, name, instance.definition->name());
}

} // namespace

Value read_property(Interpreter::Machine& machine, const Value& object, std::string_view name, const bytecode::Code* from) {
    ClassDefinition& definition = *class_of_value(object);
    if (object.object().numel() != 1) {
        ValueList values = read_properties(machine, object, name, from);
        if (values.size() != 1)
            fail(kNotOneValue, values.size());
        return std::move(values[0]);
    }
    Instance& instance = instance_at(object.object(), 0);
    if (definition.is_old_style) {
        if (!is_inside(definition, from))
            fail(kOldStyleAccess);
        if (const Value* field = part_for(instance, context_of(from))->values[0].structure().find(name))
            return *field;
        raise(Err::UnknownField, name);
    }
    const Member member = definition.readable(name, from);
    if (instance.deleted && member.kind != MemberKind::Constant)
        fail(kInvalidHandle);
    switch (member.kind) {
    case MemberKind::Slot:
    case MemberKind::CheckedSlot:
    case MemberKind::Setter:
        if (member.property->get_observable)
            notify_property_listeners(machine, object, *member.property, "PreGet");
        {
            Value out = instance.values[static_cast<size_t>(member.slot)];
            if (member.property->get_observable)
                notify_property_listeners(machine, object, *member.property, "PostGet");
            return out;
        }
    case MemberKind::Getter:
        return first_result(machine.call_code(*member.property->getter, nullptr, nullptr, {&object, 1}, 1));
    case MemberKind::Constant:
        return definition.constant_value(*member.property);
    case MemberKind::Enumeration:
        return definition.enumeration_value(*member.enumeration);
    case MemberKind::Empty:
        return Value::empty();
    case MemberKind::Method:
        return first_result(machine.call_code(definition.code_of(*member.method), nullptr, nullptr, {&object, 1}, 1));
    case MemberKind::StaticMethod:
        return first_result(machine.call_code(definition.code_of(*member.method), nullptr, nullptr, {}, 1));
    case MemberKind::None:
        break;
    }
    return dynamic_or_fail(instance, name);
}

ValueList read_properties(Interpreter::Machine& machine, const Value& objects, std::string_view name,
                          const bytecode::Code* from) {
    ClassDefinition& definition = *class_of_value(objects);
    const Value keep = objects;
    const int64_t count = objects.object().numel();
    if (!definition.is_old_style) {
        const Member member = definition.readable(name, from);
        const bool of_array = member.kind == MemberKind::Method || member.kind == MemberKind::StaticMethod;
        if (of_array) {
            bytecode::Code& code = definition.code_of(*member.method);
            return machine.call_code(code, nullptr, nullptr,
                                     member.kind == MemberKind::Method ? std::span<const Value>(&keep, 1)
                                                                       : std::span<const Value>(),
                                     most_one_result(code));
        }
        if (member.kind == MemberKind::Constant)
            return {definition.constant_value(*member.property)};
        if (member.kind == MemberKind::None && count == 0)
            fail(kNoMember, name, definition.name());
    }
    ValueList out;
    for (int64_t i = 0; i < count; ++i)
        out.push_back(read_property(machine, value_of(instance_at(keep.object(), i)), name, from));
    return out;
}

Value check_property(Interpreter::Machine& machine, PropertyDefinition& property, Value value) {
    const syntax::Declaration& declaration = *property.declaration;
    try {
        value = check_declared(machine.interpreter, declaration, std::move(value));
        if (declaration.validators.empty())
            return value;
        if (!property.validator)
            property.validator =
                property.owner->compile(property.owner->validator_of(declaration), false, "validate." + property.name);
        machine.call_code(*property.validator, nullptr, nullptr, {&value, 1}, 0);
    } catch (const Error& error) {
        Error named(error.identifier(), "Error setting property '" + property.name + "' of class '" + property.owner->name() +
                                            "'. " + error.message());
        throw named;
    }
    return value;
}

void write_member(Interpreter::Machine& machine, Value& object, const Member& member, Value value) {
    PropertyDefinition& property = *member.property;
    if (property.has_checks && member.kind != MemberKind::Empty)
        value = check_property(machine, property, std::move(value));
    if (property.abort_set && member.kind != MemberKind::Empty) {
        const Value current = property.getter || member.slot < 0
                                  ? read_property(machine, object, property.name, property.owner->constructor_code.get())
                                  : instance_at(object.object(), 0).values[static_cast<size_t>(member.slot)];
        if (current.class_name() == value.class_name() && ops::is_equal(current, value, false))
            return;
    }
    if (property.set_observable)
        notify_property_listeners(machine, object, property, "PreSet");
    if (member.kind == MemberKind::Setter) {
        const Value args[2] = {object, std::move(value)};
        const bool is_handle = class_of_value(object)->is_handle();
        const bool gives = !property.setter->outputs.empty();
        ValueList results = machine.call_code(*property.setter, nullptr, nullptr, args, gives ? 1 : 0);
        if (!is_handle) {
            if (results.empty())
                raise(Err::NeedOneResult);
            object = std::move(results[0]);
        }
    } else if (member.slot >= 0) {
        Instance& instance = writable_instance(object);
        const Value old = std::exchange(instance.values[static_cast<size_t>(member.slot)], std::move(value));
    }
    if (property.set_observable)
        notify_property_listeners(machine, object, property, "PostSet");
}

void write_property(Interpreter::Machine& machine, Value& object, std::string_view name, Value value,
                    const bytecode::Code* from) {
    ClassDefinition& definition = *class_of_value(object);
    if (object.object().stands_for_class)
        fail(kNoStaticMember, definition.name(), name);
    if (object.object().numel() != 1)
        fail(kArrayAssignment, object.object().numel());
    if (definition.is_old_style) {
        if (!is_inside(definition, from))
            fail(kOldStyleAccess);
        old_style_fields(object, context_of(from)).structure_mut().set(std::string(name), std::move(value));
        return;
    }
    Instance& instance = instance_at(object.object(), 0);
    const Member member = definition.writable(name, from);
    if (instance.deleted)
        fail(kInvalidHandle);
    if (member.kind == MemberKind::None) {
        if (Value* dynamic = instance.dynamic_property(name)) {
            const Value old = std::exchange(*dynamic, std::move(value));
            return;
        }
        fail(kNoProperty, name, definition.name());
    }
    if (member.kind == MemberKind::Slot) {
        const Value old = std::exchange(writable_instance(object).values[static_cast<size_t>(member.slot)], std::move(value));
        return;
    }
    write_member(machine, object, member, std::move(value));
}

// ---- indexing that a class does itself

Value substruct_of(std::span<const Step> steps) {
    static const Ref<FieldTable> fields = FieldTable::of({"type", "subs"});
    Ref<StructArray> out = make_ref<StructArray>(Dims(1, static_cast<int64_t>(steps.size())), fields);
    for (size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        const int64_t at = static_cast<int64_t>(i);
        if (step.is_field()) {
            out->at_mut(at, 0) = Value::text(".");
            out->at_mut(at, 1) = Value::text(step.name);
            continue;
        }
        out->at_mut(at, 0) = Value::text(step.kind == LinkKind::Paren ? "()" : "{}");
        Ref<CellArray> subs = make_ref<CellArray>(step.subscripts.empty() ? Dims(1, 0)
                                                                         : Dims(1, static_cast<int64_t>(step.subscripts.size())));
        for (size_t k = 0; k < step.subscripts.size(); ++k)
            subs->elements_mut()[k] = step.subscripts[k];
        out->at_mut(at, 1) = Value(std::move(subs));
    }
    return Value(std::move(out));
}

bool overloads_subsref(const ClassDefinition& definition, const bytecode::Code* from, LinkKind kind, std::string_view name) {
    return definition.subsref ? !is_inside(definition, from) : redefines_indexing(definition, kind, name);
}

bool overloads_subsasgn(const ClassDefinition& definition, const bytecode::Code* from, LinkKind kind, std::string_view name) {
    return definition.subsasgn ? !is_inside(definition, from) : redefines_indexing(definition, kind, name);
}

ValueList call_subsref(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, int nargout) {
    ClassDefinition& definition = *class_of_value(object);
    if (!definition.subsref)
        return call_reference_method(machine, object, steps, nargout);
    const Value args[2] = {object, substruct_of(steps)};
    return machine.call_code(definition.code_of(*definition.subsref), nullptr, nullptr, args, nargout);
}

Value call_subsasgn(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const Value& value) {
    ClassDefinition& definition = *class_of_value(object.is_object() ? object : value);
    if (!definition.subsasgn)
        return call_assign_method(machine, object, steps, value);
    const Value args[3] = {object.is_defined() ? object : Value::empty(), substruct_of(steps), value};
    return first_result(machine.call_code(definition.code_of(*definition.subsasgn), nullptr, nullptr, args, 1));
}

// ---- instructions

namespace {

/// What the name means for objects of this class in this code; remembered at the instruction.
void resolve_read(FieldSite& site, ClassDefinition& definition, const bytecode::Code* from, uint64_t epoch) {
    const Member member = definition.readable(site.name, from);
    site.kind = static_cast<uint8_t>(member.kind);
    site.slot = member.slot;
    site.member = member.method        ? static_cast<const void*>(member.method)
                  : member.enumeration ? static_cast<const void*>(member.enumeration)
                                       : static_cast<const void*>(member.property);
    site.klass = &definition;
    site.epoch = epoch;
}

[[noreturn]] void fail_static(const ClassDefinition& definition, const std::string& name) {
    fail(kNoStaticMember, definition.name(), name);
}

} // namespace

/// `Class.empty(0, 1)`
Value Interpreter::Machine::empty_objects(ClassDefinition& definition, std::span<const Value> sizes) {
    Dims dims = sizes.empty() ? Dims(0, 0) : builtins::size_arguments(sizes);
    if (dims.numel() != 0)
        fail({"MATLAB:class:emptyMustBeZero", "Class 'empty' method requires at least one dimension of size zero."});
    return Value(make_ref<ObjectArray>(dims, std::vector<Ref<HandleObject>>(), Ref<ObjectClass>(&definition)));
}

bool Interpreter::Machine::object_field(Frame& frame, int dst, int base, FieldSite& site) {
    const Value& value = read(frame, base);
    ClassDefinition& definition = *class_of_value(value);
    const ObjectArray& objects = value.object();
    if (site.klass == &definition && site.epoch == epoch && site.kind == static_cast<uint8_t>(MemberKind::Slot) &&
        objects.numel() == 1) [[likely]] {
        Instance& instance = instance_at(objects, 0);
        if (instance.deleted)
            fail(kInvalidHandle);
        Value out = instance.values[static_cast<size_t>(site.slot)];
        consume(frame, base);
        frame.regs[dst] = std::move(out);
        return false;
    }
    const bytecode::Code* from = access_code(frame);
    if (!objects.stands_for_class && overloads_subsref(definition, from, LinkKind::Field, site.name)) {
        const Value self = value;
        consume(frame, base);
        const Step step{LinkKind::Field, site.name, {}};
        frame.regs[dst] = first_result(call_subsref(*this, self, {&step, 1}, 1));
        return false;
    }
    if (definition.is_old_style || (objects.numel() != 1 && !objects.stands_for_class)) {
        const Value self = value;
        Value out = read_property(*this, self, site.name, from);
        consume(frame, base);
        frame.regs[dst] = std::move(out);
        return false;
    }
    if (site.klass != &definition || site.epoch != epoch)
        resolve_read(site, definition, from, epoch);
    const MemberKind kind = static_cast<MemberKind>(site.kind);
    Value out;
    switch (kind) {
    case MemberKind::Constant:
        out = definition.constant_value(*static_cast<const PropertyDefinition*>(site.member));
        break;
    case MemberKind::Enumeration: {
        EnumerationDefinition& member = *static_cast<EnumerationDefinition*>(const_cast<void*>(site.member));
        out = member.value.is_defined() ? member.value : definition.enumeration_value(member);
        break;
    }
    case MemberKind::Getter:
    case MemberKind::Method:
    case MemberKind::StaticMethod: {
        const bool is_static = kind == MemberKind::StaticMethod;
        if (objects.stands_for_class && !is_static)
            fail_static(definition, site.name);
        if (!is_static && instance_at(objects, 0).deleted && site.name != "isvalid")
            fail(kInvalidHandle);
        bytecode::Code& code =
            kind == MemberKind::Getter
                ? *static_cast<const PropertyDefinition*>(site.member)->getter
                : definition.code_of(*static_cast<MethodDefinition*>(const_cast<void*>(site.member)));
        if (kind == MemberKind::Method && site.name == "delete" && definition.is_handle()) {
            destroy_object(*classes, instance_at(objects, 0));
            consume(frame, base);
            return false;
        }
        Value* at = frame.regs + frame.code->register_count;
        if (!is_static)
            *at = value;
        consume(frame, base);
        if (at + 1 > high_water)
            high_water = at + 1;
        push(code, nullptr, nullptr, at, is_static ? 0 : 1, 1, frame.regs + dst);
        return true;
    }
    case MemberKind::Empty:
        out = Value::empty();
        break;
    case MemberKind::None:
        if (objects.stands_for_class) {
            if (site.name != "empty")
                fail_static(definition, site.name);
            out = empty_objects(definition, {});
            break;
        }
        if (call_builtin_method(value, site.name, {}, 1, out))
            break;
        [[fallthrough]];
    default:
        if (objects.stands_for_class)
            fail_static(definition, site.name);
        out = read_property(*this, Value(value), site.name, from);
        break;
    }
    consume(frame, base);
    frame.regs[dst] = std::move(out);
    return false;
}

/// `obj.name(args)` where `name` is no member: a function of the engine that works on such objects, `obj.isvalid()`.
bool Interpreter::Machine::call_builtin_method(const Value& object, const std::string& name, std::span<const Value> args,
                                               int nargout, Value& out) {
    ClassDefinition& definition = *class_of_value(object);
    if (name == "empty") {
        out = empty_objects(definition, args);
        return true;
    }
    const Builtin* builtin = definition.native_method(name);
    if (!builtin && definition.data_class != ClassId::Object)
        builtin = interpreter.registry().find(name);
    if (!builtin)
        return false;
    if (Instance* instance = single_instance(object))
        if (instance->dynamic_property(name))
            return false;
    ValueList all{object};
    all.insert(all.end(), args.begin(), args.end());
    unwrap_data(name, all);
    ValueList results = call_builtin_record(*builtin, all, nargout);
    out = results.empty() ? Value() : std::move(results[0]);
    return true;
}

bool Interpreter::Machine::object_field_index(Frame& frame, int base, FieldSite& site, Value* args, int nargs, int nargout) {
    const Value self = read(frame, base);
    consume(frame, base);
    ClassDefinition& definition = *class_of_value(self);
    const ObjectArray& objects = self.object();
    const bytecode::Code* from = access_code(frame);
    const auto give = [&](ValueList&& values) {
        for (int i = 0; i < nargs; ++i)
            args[i] = Value();
        for (int i = 0; i < std::max(1, nargout); ++i)
            args[i] = static_cast<size_t>(i) < values.size() ? std::move(values[static_cast<size_t>(i)]) : Value();
        return false;
    };
    const std::span<const Value> subscripts(args, static_cast<size_t>(nargs));
    Value* saved = extra_top;
    if (!objects.stands_for_class && overloads_subsref(definition, from, LinkKind::Field, site.name)) {
        const Step steps[2] = {{LinkKind::Field, site.name, {}}, {LinkKind::Paren, {}, subscripts}};
        extra_top = std::max(extra_top, args + nargs);
        ValueList values = call_subsref(*this, self, steps, nargout);
        extra_top = saved;
        return give(std::move(values));
    }
    if (!definition.is_old_style) {
        if (site.klass != &definition || site.epoch != epoch)
            resolve_read(site, definition, from, epoch);
        const MemberKind kind = static_cast<MemberKind>(site.kind);
        if (kind == MemberKind::Method || kind == MemberKind::StaticMethod) {
            MethodDefinition& method = *static_cast<MethodDefinition*>(const_cast<void*>(site.member));
            if (kind == MemberKind::Method && objects.stands_for_class)
                fail_static(definition, site.name);
            if (kind == MemberKind::Method && method.name == "delete" && definition.is_handle()) {
                for (int64_t i = 0; i < objects.numel(); ++i)
                    destroy_object(*classes, instance_at(objects, i));
                return give({});
            }
            bytecode::Code& code = definition.code_of(method);
            if (kind == MemberKind::Method) {
                if (objects.numel() == 1 && instance_at(objects, 0).deleted && method.name != "isvalid")
                    fail(kInvalidHandle);
                if (args + nargs + 1 > high_water)
                    high_water = args + nargs + 1;
                for (int i = nargs; i > 0; --i)
                    args[i] = std::move(args[i - 1]);
                args[0] = self;
                ++nargs;
            }
            push(code, nullptr, nullptr, args, nargs, nargout, args);
            return true;
        }
        if (kind == MemberKind::None) {
            Value out;
            extra_top = std::max(extra_top, args + nargs);
            bool done = false;
            if (objects.stands_for_class) {
                if (site.name != "empty")
                    fail_static(definition, site.name);
                out = empty_objects(definition, subscripts);
                done = true;
            } else {
                done = call_builtin_method(self, site.name, subscripts, nargout, out);
            }
            extra_top = saved;
            if (done)
                return give({std::move(out)});
        }
    }
    extra_top = std::max(extra_top, args + nargs);
    Value held;
    if (objects.stands_for_class) {
        const MemberKind kind = static_cast<MemberKind>(site.kind);
        if (kind == MemberKind::Constant)
            held = definition.constant_value(*static_cast<const PropertyDefinition*>(site.member));
        else if (kind == MemberKind::Enumeration)
            held = definition.enumeration_value(*static_cast<EnumerationDefinition*>(const_cast<void*>(site.member)));
        else
            fail_static(definition, site.name);
    } else if (!definition.is_old_style && site.kind == static_cast<uint8_t>(MemberKind::Slot) && objects.numel() == 1) {
        const Instance& instance = instance_at(objects, 0);
        if (instance.deleted)
            fail(kInvalidHandle);
        held = instance.values[static_cast<size_t>(site.slot)];
        if (nargs == 1 && args[0].tag() == Value::Tag::Double)
            if (const Array* array = host_array(held)) {
                const int64_t at = position(args[0].get_double(), array->numel());
                if (at >= 0) {
                    read_element(*array, at, args[0]);
                    extra_top = saved;
                    return false;
                }
            }
    } else {
        held = read_property(*this, self, site.name, from);
    }
    extra_top = saved;
    if (held.is_function_handle())
        return call_handle(held, args, nargs, nargout, args);
    return index_values(frame, held, args, nargs, nargout);
}

/// `value(args)` in place: results where the arguments were.
bool Interpreter::Machine::index_values(Frame& frame, const Value& held, Value* args, int nargs, int nargout) {
    const std::span<const Value> subscripts(args, static_cast<size_t>(nargs));
    Value* saved = extra_top;
    extra_top = std::max(extra_top, args + nargs);
    ValueList results(1);
    ClassDefinition* definition = class_of_value(held);
    if (definition && overloads_subsref(*definition, access_code(frame), LinkKind::Paren)) {
        const Step step{LinkKind::Paren, {}, subscripts};
        results = call_subsref(*this, held, {&step, 1}, nargout);
    } else if (definition) {
        results[0] = index_objects(held, subscripts);
    } else if (!(held.is_object() && held.object().numel() == 1 && held.object().at(0).index(subscripts, results[0]))) {
        results[0] = ops::index(held, subscripts);
    }
    extra_top = saved;
    for (int i = 0; i < nargs; ++i)
        args[i] = Value();
    for (int i = 0; i < std::max(1, nargout); ++i)
        args[i] = static_cast<size_t>(i) < results.size() ? std::move(results[static_cast<size_t>(i)]) : Value();
    return false;
}

/// `objects(subscripts)` as the engine does it.
Value Interpreter::Machine::index_objects(const Value& objects, std::span<const Value> subscripts) {
    ClassDefinition& definition = *class_of_value(objects);
    if (Instance* instance = single_instance(objects))
        if (const Value* data = data_of(*instance); data && !definition.is_enumeration) {
            Value part = ops::index(*data, subscripts);
            if (definition.slot_count > 1)
                return part;
            Ref<Instance> copy = make_ref<Instance>(*instance);
            copy->values[static_cast<size_t>(definition.data_slot)] = std::move(part);
            return value_of(*copy);
        }
    Value part = ops::index(objects, subscripts);
    if (definition.inherits_heterogeneous && part.is_object() && part.object().numel() > 0)
        const_cast<ObjectArray&>(part.object()).set_object_class(Ref<ObjectClass>(nearest_class(part.object(), &definition)));
    return part;
}

ValueList Interpreter::Machine::object_list(Frame& frame, const Value& objects, std::string_view name) {
    const Value keep = objects;
    ClassDefinition& definition = *class_of_value(keep);
    const bytecode::Code* from = access_code(frame);
    if (keep.object().stands_for_class) {
        if (name == "empty")
            return {empty_objects(definition, {})};
        const Member member = definition.readable(name, from);
        if (member.kind == MemberKind::Constant)
            return {definition.constant_value(*member.property)};
        if (member.kind == MemberKind::Enumeration)
            return {definition.enumeration_value(*member.enumeration)};
        if (member.kind == MemberKind::StaticMethod) {
            bytecode::Code& code = definition.code_of(*member.method);
            return call_code(code, nullptr, nullptr, {}, most_one_result(code));
        }
        fail_static(definition, std::string(name));
    }
    if (overloads_subsref(definition, from, LinkKind::Field, name)) {
        const Step step{LinkKind::Field, name, {}};
        const int declared = declared_list_length(*this, keep, {&step, 1});
        return call_subsref(*this, keep, {&step, 1}, declared >= 0 ? declared : list_count(keep, LinkKind::Field, {}));
    }
    if (keep.object().numel() == 1 && !definition.is_old_style &&
        definition.readable(name, from).kind == MemberKind::None) {
        Value out;
        if (call_builtin_method(keep, std::string(name), {}, 1, out))
            return out.is_defined() ? ValueList{std::move(out)} : ValueList();
    }
    return read_properties(*this, keep, name, from);
}

ValueList Interpreter::Machine::brace_values(Frame& frame, const Value& base, std::span<const Value> subscripts, int nargout) {
    ClassDefinition* definition = class_of_value(base);
    if (definition) {
        if (!overloads_subsref(*definition, access_code(frame), LinkKind::Brace))
            fail(kNoBrace);
        const Value keep = base;
        const Step step{LinkKind::Brace, {}, subscripts};
        const int declared = nargout < 0 ? declared_list_length(*this, keep, {&step, 1}) : nargout;
        return call_subsref(*this, keep, {&step, 1}, declared >= 0 ? declared : list_count(keep, LinkKind::Brace, subscripts));
    }
    for (const Value& subscript : subscripts)
        if (subscript.is_object()) {
            std::vector<Value> plain;
            for (const Value& each : subscripts)
                plain.push_back(each.is_object() ? object_subscript(each) : each);
            return ops::brace_index(base, plain);
        }
    return ops::brace_index(base, subscripts);
}

bool Interpreter::Machine::set_object_field(Frame& frame, int base, FieldSite& site, Value right) {
    Value& target = frame.regs[base];
    ClassDefinition& definition = *class_of_value(target);
    if (site.klass == &definition && site.epoch == epoch && site.kind == static_cast<uint8_t>(MemberKind::Slot) &&
        target.object().numel() == 1) [[likely]] {
        Instance& instance = writable_instance(target);
        if (instance.deleted)
            fail(kInvalidHandle);
        const Value old = std::exchange(instance.values[static_cast<size_t>(site.slot)], std::move(right));
        return false;
    }
    const bytecode::Code* from = access_code(frame);
    if (overloads_subsasgn(definition, from, LinkKind::Field, site.name)) {
        const Step step{LinkKind::Field, site.name, {}};
        Value out = call_subsasgn(*this, target, {&step, 1}, right);
        frame.regs[base] = std::move(out);
        return false;
    }
    if (definition.is_old_style || target.object().numel() != 1) {
        write_property(*this, target, site.name, std::move(right), from);
        return false;
    }
    const Member member = definition.writable(site.name, from);
    if (member.kind == MemberKind::Slot) {
        site.kind = static_cast<uint8_t>(member.kind);
        site.slot = member.slot;
        site.klass = &definition;
        site.epoch = epoch;
        return set_object_field(frame, base, site, std::move(right));
    }
    if (instance_at(target.object(), 0).deleted)
        fail(kInvalidHandle);
    const bool plain_setter = member.kind == MemberKind::Setter && !member.property->set_observable && !member.property->abort_set;
    if (!plain_setter) {
        if (member.kind == MemberKind::None)
            write_property(*this, target, site.name, std::move(right), from);
        else
            write_member(*this, target, member, std::move(right));
        return false;
    }
    if (member.property->has_checks)
        right = check_property(*this, *member.property, std::move(right));
    Value* at = frame.regs + frame.code->register_count;
    at[0] = target;
    at[1] = std::move(right);
    if (at + 2 > high_water)
        high_water = at + 2;
    const bool gives = !member.property->setter->outputs.empty();
    push(*member.property->setter, nullptr, nullptr, at, 2, gives ? 1 : 0, gives ? frame.regs + base : at);
    return true;
}

int64_t Interpreter::Machine::end_of(const Value& value, int position, int count) {
    ClassDefinition* definition = class_of_value(value);
    if (!definition)
        return ops::end_value(value, position, count);
    if (definition->end_method) {
        const Value args[3] = {value, Value::of(static_cast<double>(position + 1)), Value::of(static_cast<double>(count))};
        return static_cast<int64_t>(
            first_result(call_code(definition->code_of(*definition->end_method), nullptr, nullptr, args, 1)).to_double());
    }
    const MethodDefinition* size = definition->find_method("size", nullptr);
    if (size) {
        const Value sizes = first_result(call_code(definition->code_of(const_cast<MethodDefinition&>(*size)), nullptr, nullptr,
                                                   {&value, 1}, 1));
        const ArrayView view(sizes);
        double out = 1;
        for (int64_t k = count <= 1 ? 0 : position; k < view.numel(); ++k) {
            if (k == position || k >= count - 1 || count <= 1)
                out *= view.double_at(k);
            if (k == position && position < count - 1)
                break;
        }
        return static_cast<int64_t>(out);
    }
    if (Instance* instance = single_instance(value))
        if (const Value* data = data_of(*instance); data && !definition->is_enumeration)
            return ops::end_value(*data, position, count);
    return ops::end_value(value, position, count);
}

} // namespace etna::vm
