#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/vm/classes/classes.h"

/// Reading and writing the properties of objects, calling their methods: what does not fit into one instruction. `from` is
/// the code that asks; null stands for code outside of every class.
namespace etna::vm {

/// One link of a chain of accesses, with its subscripts.
struct Step {
    bytecode::LinkKind kind;
    std::string_view name;
    std::span<const Value> subscripts;
    bool is_field() const { return kind == bytecode::LinkKind::Field || kind == bytecode::LinkKind::DynamicField; }
};

/// The class that is inherited from when a class names this one: `containers.Map` is made by the engine, and classes derived
/// from it inherit from a class of the library that keeps one.
inline std::string_view class_to_inherit(std::string_view name) {
    return name == "containers.Map" ? "matlab.internal.MapBase" : name;
}

/// The code whose access rights an instruction of the frame has: scripts and `eval` take those of the code around them.
const bytecode::Code* access_code(const Frame& frame);

/// The value of a property, of a method without arguments, of a constant, for one object. Raises as `obj.name` does.
Value read_property(Interpreter::Machine& machine, const Value& object, std::string_view name, const bytecode::Code* from);
/// `object.name` for each object of the array.
ValueList read_properties(Interpreter::Machine& machine, const Value& objects, std::string_view name,
                          const bytecode::Code* from);
/// `object.name = value`, with the set method, checks and events that the property has.
void write_property(Interpreter::Machine& machine, Value& object, std::string_view name, Value value,
                    const bytecode::Code* from);
void write_member(Interpreter::Machine& machine, Value& object, const Member& member, Value value);
/// The one object of a scalar value, for writing: a value object is copied first if it has other owners.
Instance& writable_instance(Value& object);
/// The value as the property's declaration wants it; raises with the property's name in the message.
Value check_property(Interpreter::Machine& machine, PropertyDefinition& property, Value value);
/// The struct with an old-style object's fields, for writing, as a method of `context` sees them: of the object itself or of
/// the parent object of that class in it.
Value& old_style_fields(Value& object, const ClassDefinition* context);
/// What an object of a class derived from `double`, `int32`, ... holds; null: it holds no such value.
const Value* data_of(const Instance& instance);

/// The struct array that `subsref` and `subsasgn` get: fields type and subs.
Value substruct_of(std::span<const Step> steps);
/// True if indexing of these objects that begins with such a link goes to the class's own `subsref` there, or to the method of
/// a `matlab.mixin.indexing` class that it inherits from.
bool overloads_subsref(const ClassDefinition& definition, const bytecode::Code* from, bytecode::LinkKind kind,
                       std::string_view name = {});
bool overloads_subsasgn(const ClassDefinition& definition, const bytecode::Code* from, bytecode::LinkKind kind,
                        std::string_view name = {});
/// True if the class redefines indexing by that kind of link through `matlab.mixin.indexing`.
bool redefines_indexing(const ClassDefinition& definition, bytecode::LinkKind kind, std::string_view name);
ValueList call_reference_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, int nargout);
Value call_assign_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const Value& value);
/// The same for several values: `[obj{1:2}] = deal(...)`.
Value call_assign_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const ValueList& values);
Value call_delete_method(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps);
/// The steps that a value of class `matlab.indexing.IndexingOperation` tells; false: it is something else. They refer to
/// the value.
bool read_operations(const Value& value, std::vector<Step>& steps);
/// How many values the class itself says that such an indexing expression has: by `braceListLength`, `dotListLength`,
/// `parenListLength` or `numArgumentsFromSubscript`. -1: it does not say.
int declared_list_length(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps);
ValueList call_subsref(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, int nargout);
Value call_subsasgn(Interpreter::Machine& machine, const Value& object, std::span<const Step> steps, const Value& value);

/// The `meta.property` object of a property.
Value meta_property(Interpreter::Machine& machine, const PropertyDefinition& property);

/// The `meta.DynamicProperty` object of a property that was added to one object.
Value dynamic_meta(const Value& object, const std::string& name);
/// Another handle object with the same values; those of NonCopyable properties are the defaults.
Value copied_instance(Interpreter::Machine& machine, Instance& instance);

/// The engine's own indexing through all steps; classes of values further in may have indexing of their own.
ValueList follow_steps(Interpreter::Machine& machine, const Value& value, std::span<const Step> steps, int nargout,
                       const bytecode::Code* from);
/// The engine's own assignment through all steps.
void assign_by_steps(Interpreter::Machine& machine, Value& target, std::span<Step> steps, Value value,
                     const bytecode::Code* from);

// ---- classes derived from MException (exception_classes.cpp)

bool is_exception_instance(const Value& value);
Error error_of_instance(const Value& value, bool with_stack);
[[noreturn]] void raise_object(Classes& classes, const Value& value, bool with_stack);
/// What `catch err` binds: the object that was thrown, or an MException.
Value caught_value(Classes& classes, const Error& error);
void construct_exception(Interpreter::Machine& machine, Value& object, std::span<const Value> args);

/// `delete(h)`: runs the delete methods from the object's class upwards and makes the object invalid.
void destroy_object(Classes& classes, Instance& instance);
/// Listeners of an object that goes.
void forget_listeners(Instance& instance);
/// Tells the listeners of an event; true if there were any.
void notify_listeners(Interpreter::Machine& machine, const Value& source, const std::string& event, Value data);
void notify_property_listeners(Interpreter::Machine& machine, const Value& source, const PropertyDefinition& property,
                               const char* event);

} // namespace etna::vm
