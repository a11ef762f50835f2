// Classes derived from MException: what is thrown is an object of such a class, and what `catch` gets is that object.
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/exception_object.h"

namespace etna::vm {

namespace {

Value& slot_named(Instance& instance, const char* name) {
    return instance.values[static_cast<size_t>(instance.definition->property_of.at(name).slot)];
}

std::vector<ErrorFrame> frames_of(const Value& stack) {
    std::vector<ErrorFrame> out;
    if (!stack.is_struct())
        return out;
    const StructArray& rows = stack.structure();
    const int file = rows.fields().find("file"), name = rows.fields().find("name"), line = rows.fields().find("line");
    for (int64_t i = 0; i < rows.numel() && file >= 0 && name >= 0 && line >= 0; ++i)
        out.push_back({rows.at(i, file).to_text(), rows.at(i, name).to_text(), static_cast<int>(rows.at(i, line).to_double()), 0});
    return out;
}

} // namespace

bool is_exception_instance(const Value& value) {
    const Instance* instance = single_instance(value);
    return instance && instance->definition->is_a("MException");
}

Error error_of_instance(const Value& value, bool with_stack) {
    Instance& instance = *single_instance(value);
    Error error(slot_named(instance, "identifier").to_text(), slot_named(instance, "message").to_text());
    const Value& causes = slot_named(instance, "cause");
    if (causes.is_cell())
        for (const Value& cause : causes.cell().elements()) {
            if (const Error* plain = error_of(cause))
                error.causes().push_back(*plain);
            else if (is_exception_instance(cause))
                error.causes().push_back(error_of_instance(cause, true));
        }
    if (with_stack)
        error.stack() = frames_of(slot_named(instance, "stack"));
    return error;
}

void raise_object(Classes& classes, const Value& value, bool with_stack) {
    constexpr size_t kRemembered = 16;
    Error error = error_of_instance(value, with_stack);
    if (classes.thrown.size() == kRemembered)
        classes.thrown.erase(classes.thrown.begin());
    classes.thrown.emplace_back(error, value);
    throw error;
}

Value caught_value(Classes& classes, const Error& error) {
    for (size_t i = classes.thrown.size(); i-- > 0;) {
        if (&classes.thrown[i].first.stack() != &error.stack()) // copies of one error share its stack
            continue;
        Value object = std::move(classes.thrown[i].second);
        classes.thrown.erase(classes.thrown.begin() + static_cast<ptrdiff_t>(i));
        slot_named(writable_instance(object), "stack") = stack_value(error.stack());
        return object;
    }
    return exception_value(error);
}

/// `obj@MException(identifier, message, ...)`
void construct_exception(Interpreter::Machine& machine, Value& object, std::span<const Value> args) {
    ValueList made = machine.call_named("MException", args, 1);
    const Error* error = made.empty() ? nullptr : error_of(made[0]);
    if (!error)
        raise(Err::NeedOneResult);
    Instance& instance = writable_instance(object);
    slot_named(instance, "identifier") = Value::text(error->identifier());
    slot_named(instance, "message") = Value::text(error->message());
    slot_named(instance, "stack") = stack_value({});
    slot_named(instance, "cause") = builtins::cell_of(Dims(0, 0), {});
}

} // namespace etna::vm
