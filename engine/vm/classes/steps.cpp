// Chains of accesses that are known as data: `subsref`, `builtin('subsref', ...)`, properties that are added to objects.
#include "engine/display/blocks.h"
#include "engine/ops/subscripts.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

using bytecode::LinkKind;

namespace {

/// `object.name` and, if a method takes them, the arguments behind it; moves `i` to the last step that was used.
ValueList object_step(Interpreter::Machine& machine, const Value& at, std::span<const Step> steps, size_t& i, int nargout,
                      const bytecode::Code* from) {
    ClassDefinition& definition = *class_of_value(at);
    const std::string_view name = steps[i].name;
    if (!definition.is_old_style) {
        const Member member = definition.readable(name, from);
        if (member.kind == MemberKind::Method || member.kind == MemberKind::StaticMethod) {
            ValueList args;
            if (member.kind == MemberKind::Method)
                args.push_back(at);
            if (i + 1 < steps.size() && steps[i + 1].kind == LinkKind::Paren) {
                ++i;
                args.insert(args.end(), steps[i].subscripts.begin(), steps[i].subscripts.end());
            }
            const bool last = i + 1 == steps.size();
            return machine.call_code(definition.code_of(*member.method), nullptr, nullptr, args, last ? nargout : 1);
        }
        if (member.kind == MemberKind::None && at.object().numel() == 1 &&
            !instance_at(at.object(), 0).dynamic_property(name)) {
            const bool has_args = i + 1 < steps.size() && steps[i + 1].kind == LinkKind::Paren;
            Value out;
            if (machine.call_builtin_method(at, std::string(name), has_args ? steps[i + 1].subscripts : std::span<const Value>(),
                                            nargout, out)) {
                i += has_args ? 1 : 0;
                return out.is_defined() ? ValueList{std::move(out)} : ValueList();
            }
        }
    }
    return read_properties(machine, at, name, from);
}

ValueList one_step(Interpreter::Machine& machine, const Value& at, std::span<const Step> steps, size_t& i, int nargout,
                   const bytecode::Code* from) {
    const Step& step = steps[i];
    const bool last = i + 1 == steps.size();
    if (class_of_value(at)) {
        if (step.is_field())
            return object_step(machine, at, steps, i, nargout, from);
        if (step.kind == LinkKind::Paren)
            return {machine.index_objects(at, step.subscripts)};
        fail(kNoBrace);
    }
    switch (step.kind) {
    case LinkKind::Paren:
        if (at.is_function_handle())
            return machine.call_value(at, step.subscripts, last ? nargout : 1);
        {
            Value out;
            if (at.is_object() && at.object().numel() == 1 && at.object().at(0).index(step.subscripts, out))
                return {std::move(out)};
        }
        return {ops::index(at, step.subscripts)};
    case LinkKind::Brace:
        return ops::brace_index(at, step.subscripts);
    case LinkKind::Field:
    case LinkKind::DynamicField:
        break;
    }
    if (at.is_object() && at.object().numel() == 1)
        return {machine.field_named(at, step.name)};
    return ops::field(at, step.name);
}

} // namespace

ValueList follow_steps(Interpreter::Machine& machine, const Value& value, std::span<const Step> steps, int nargout,
                       const bytecode::Code* from) {
    ValueList values{value};
    for (size_t i = 0; i < steps.size(); ++i) {
        if (values.size() != 1)
            fail(kNotOneValue, values.size());
        const Value at = std::move(values[0]);
        ClassDefinition* definition = class_of_value(at);
        if (i > 0 && definition && overloads_subsref(*definition, from, steps[i].kind, steps[i].name))
            return call_subsref(machine, at, steps.subspan(i), nargout);
        values = one_step(machine, at, steps, i, nargout, from);
    }
    return values;
}

// ---- properties that are added to one object

namespace {

class DynamicProperty final : public HandleObject {
  public:
    DynamicProperty(Value object, std::string name) : object_(std::move(object)), name_(std::move(name)) {}
    std::string class_name() const override { return "meta.DynamicProperty"; }
    bool is_valid() const override { return is_there(); }
    std::vector<const Value*> held_values() const override { return {&object_}; }
    std::vector<std::string> property_names() const override {
        return {"Name", "Description", "GetAccess", "SetAccess", "Dependent", "Constant", "Hidden", "GetObservable", "SetObservable"};
    }
    Value get_property(const std::string& name) override {
        if (name == "Name")
            return Value::text(name_);
        if (name == "Description")
            return Value::text("");
        if (name == "GetAccess" || name == "SetAccess")
            return Value::text("public");
        for (const std::string& known : property_names())
            if (known == name)
                return Value::of(false);
        raise(Err::UnknownProperty, name, class_name());
    }
    void set_property(const std::string& name, const Value&) override { raise(Err::ReadOnlyProperty, name, class_name()); }
    std::string display_text() override { return "  DynamicProperty with properties:\n\n    Name: '" + name_ + "'\n"; }
    bool is_a(std::string_view name) const override {
        return name == class_name() || name == "meta.property" || name == "handle";
    }
    bool call_method(Interpreter&, std::string_view name, std::span<const Value>, int, ValueList&) override {
        if (name != "delete")
            return false;
        Instance& instance = instance_at(object_.object(), 0);
        std::erase_if(instance.extra().dynamic_properties, [&](const auto& entry) { return entry.first == name_; });
        return true;
    }

  private:
    bool is_there() const { return instance_at(object_.object(), 0).dynamic_property(name_) != nullptr; }
    Value object_;
    std::string name_;
};

} // namespace

Value dynamic_meta(const Value& object, const std::string& name) {
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(new DynamicProperty(object, name))));
}

Value copied_instance(Interpreter::Machine& machine, Instance& instance) {
    Ref<Instance> copy = make_ref<Instance>(instance);
    ClassDefinition& definition = *instance.definition;
    for (const ClassDefinition::PropertyPlace& place : definition.properties)
        if (place.property->non_copyable && place.slot >= 0)
            copy->values[static_cast<size_t>(place.slot)] = definition.defaults[static_cast<size_t>(place.slot)];
    if (instance.extras && !instance.extras->dynamic_properties.empty())
        copy->extra().dynamic_properties = instance.extras->dynamic_properties;
    machine.classes->add(*copy);
    return value_of(*copy);
}

} // namespace etna::vm
