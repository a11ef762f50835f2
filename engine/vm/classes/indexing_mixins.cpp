// matlab.mixin.indexing.RedefinesParen, RedefinesBrace and RedefinesDot: classes whose methods do the indexing. Source:
// MATLAB's page "Customize Object Indexing".
#include "engine/builtins/arguments.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

using bytecode::LinkKind;

namespace {

/// One element of the array that the methods get: `matlab.indexing.IndexingOperation`.
class IndexingOperation final : public HandleObject {
  public:
    IndexingOperation(Interpreter::Machine& machine, const Step& step)
        : machine_(machine), kind_(step.kind), name_(step.name), indices_(step.subscripts.begin(), step.subscripts.end()) {}

    Step step() const { return {kind_, name_, indices_}; }
    std::string class_name() const override { return "matlab.indexing.IndexingOperation"; }
    std::vector<std::string> property_names() const override {
        return kind_ == LinkKind::Field || kind_ == LinkKind::DynamicField ? std::vector<std::string>{"Type", "Name"}
                                                                         : std::vector<std::string>{"Type", "Indices"};
    }
    Value get_property(const std::string& name) override {
        const bool is_field = kind_ == LinkKind::Field || kind_ == LinkKind::DynamicField;
        if (name == "Type") {
            ClassDefinition* types = machine_.classes->find("matlab.indexing.IndexingOperationType");
            const char* member = kind_ == LinkKind::Paren ? "Paren" : kind_ == LinkKind::Brace ? "Brace" : "Dot";
            EnumerationDefinition* found = types ? types->find_enumeration(member) : nullptr;
            if (found)
                return types->enumeration_value(*found);
        }
        if (name == "Name" && is_field)
            return Value::string(name_);
        if (name == "Indices" && !is_field)
            return builtins::cell_of(Dims(indices_.empty() ? 0 : 1, static_cast<int64_t>(indices_.size())), indices_);
        raise(Err::UnknownProperty, name, class_name());
    }
    void set_property(const std::string& name, const Value&) override { raise(Err::ReadOnlyProperty, name, class_name()); }
    std::string display_text() override { return "  IndexingOperation\n"; }

  private:
    Interpreter::Machine& machine_;
    LinkKind kind_;
    std::string name_;
    ValueList indices_;
};

Value operations_of(Interpreter::Machine& machine, std::span<const Step> steps) {
    std::vector<Ref<HandleObject>> out;
    for (const Step& step : steps)
        out.emplace_back(new IndexingOperation(machine, step));
    const int64_t count = static_cast<int64_t>(out.size());
    return Value(make_ref<ObjectArray>(Dims(1, count), std::move(out)));
}

MethodDefinition& method_for(const ClassDefinition& definition, LinkKind kind, const char* act) {
    const std::string name = (kind == LinkKind::Paren ? "paren" : kind == LinkKind::Brace ? "brace" : "dot") + std::string(act);
    MethodDefinition* method = definition.find_method(name, definition.constructor_code.get());
    if (!method)
        fail(kAbstractMethod, name, definition.name());
    return *method;
}

} // namespace

bool redefines_indexing(const ClassDefinition& definition, LinkKind kind, std::string_view name) {
    if (kind == LinkKind::Paren)
        return definition.redefines_paren;
    if (kind == LinkKind::Brace)
        return definition.redefines_brace;
    if (!definition.redefines_dot)
        return false;
    const std::string key(name);
    return !definition.property_of.count(key) && !definition.method_of.count(key);
}

ValueList call_reference_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, int nargout) {
    ClassDefinition& definition = *class_of_value(object);
    const Value args[2] = {object, operations_of(machine, steps)};
    return machine.call_code(definition.code_of(method_for(definition, steps[0].kind, "Reference")), nullptr, nullptr, args, nargout);
}

int declared_list_length(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps) {
    ClassDefinition& definition = *class_of_value(object);
    const bytecode::Code* inside = definition.constructor_code.get();
    const LinkKind kind = steps[0].kind;
    const bool redefined = redefines_indexing(definition, kind, steps[0].name);
    const std::string name = !redefined                ? "numArgumentsFromSubscript"
                             : kind == LinkKind::Paren ? "parenListLength"
                             : kind == LinkKind::Brace ? "braceListLength"
                                                       : "dotListLength";
    MethodDefinition* method = definition.find_method(name, inside);
    ClassDefinition* contexts = method ? machine.classes->find("matlab.indexing.IndexingContext") : nullptr;
    EnumerationDefinition* expression = contexts ? contexts->find_enumeration("Expression") : nullptr;
    if (!expression)
        return -1;
    const Value args[3] = {object, redefined ? operations_of(machine, steps) : substruct_of(steps),
                           contexts->enumeration_value(*expression)};
    const ValueList results = machine.call_code(definition.code_of(*method), nullptr, nullptr, args, 1);
    if (results.empty() || !results[0].is_flat() || results[0].numel() != 1)
        raise(Err::NeedOneResult);
    return static_cast<int>(std::clamp(results[0].to_double(), 0.0, 30000.0));
}

Value call_assign_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const Value& value) {
    return call_assign_method(machine, object, steps, ValueList{value});
}

Value call_assign_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const ValueList& values) {
    ClassDefinition& definition = *class_of_value(object.is_object() ? object : values[0]);
    ValueList args{object.is_defined() ? object : Value::empty(), operations_of(machine, steps)};
    args.insert(args.end(), values.begin(), values.end());
    ValueList results =
        machine.call_code(definition.code_of(method_for(definition, steps[0].kind, "Assign")), nullptr, nullptr, args, 1);
    if (results.empty())
        raise(Err::NeedOneResult);
    return std::move(results[0]);
}

Value call_delete_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps) {
    ClassDefinition& definition = *class_of_value(object);
    const Value args[2] = {object, operations_of(machine, steps)};
    ValueList results =
        machine.call_code(definition.code_of(method_for(definition, steps[0].kind, "Delete")), nullptr, nullptr, args, 1);
    if (results.empty())
        raise(Err::NeedOneResult);
    return std::move(results[0]);
}

bool read_operations(const Value& value, std::vector<Step>& steps) {
    if (!value.is_object() || value.object().numel() == 0 || !dynamic_cast<const IndexingOperation*>(&value.object().at(0)))
        return false;
    for (const Ref<HandleObject>& element : value.object().elements())
        steps.push_back(static_cast<const IndexingOperation&>(*element).step());
    return true;
}

ValueList Interpreter::Machine::follow_operations(Frame& frame, int base, int operations, int nargout) {
    const Value keep = read(frame, operations);
    const Value value = read(frame, base);
    consume(frame, base);
    consume(frame, operations);
    std::vector<Step> steps;
    if (!read_operations(keep, steps))
        raise(Err::BadFieldName, keep.class_name());
    ValueList values = follow_steps(*this, value, steps, nargout, access_code(frame));
    if (values.empty())
        raise(Err::NeedOneResult);
    return values;
}

} // namespace etna::vm
