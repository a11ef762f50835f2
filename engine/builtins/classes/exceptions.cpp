// Methods that classes derived from MException inherit.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/operators.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/error_report.h"

namespace etna::builtins {
namespace {

vm::Classes& classes_of(const Call& call) { return *call.interpreter.machine().classes; }

/// The object whose method is called; a script can name the method and give it anything.
const Value& exception_argument(const Call& call) {
    if (!vm::is_exception_instance(call.arg(0)))
        raise(Err::NotAnException, call.builtin.name);
    return call.arg(0);
}

void throw_(Call& call) { vm::raise_object(classes_of(call), exception_argument(call), false); }
void rethrow(Call& call) { vm::raise_object(classes_of(call), exception_argument(call), true); }
void get_report(Call& call) {
    call.give(Value::text(vm::error_report(vm::error_of_instance(exception_argument(call), true))));
}

void add_cause(Call& call) {
    exception_argument(call);
    Value object = std::move(call.args[0]);
    vm::Instance& instance = vm::writable_instance(object);
    Value& causes = instance.values[static_cast<size_t>(instance.definition->property_of.at("cause").slot)];
    ValueList list = causes.is_cell() ? causes.cell().elements() : ValueList();
    list.push_back(call.arg(1));
    const int64_t count = static_cast<int64_t>(list.size());
    causes = cell_of(Dims(count, 1), std::move(list));
    call.give(std::move(object));
}

constexpr std::string_view kCategory = "Classes";
constexpr Builtin kRows[] = {
    {"MException.throw", kCategory, "Throw exception", 1, 1, 0, throw_},
    {"MException.throwAsCaller", kCategory, "Throw exception as if from calling function", 1, 1, 0, throw_},
    {"MException.error", kCategory, "Throw exception", 1, 1, 0, throw_},
    {"MException.rethrow", kCategory, "Rethrow previously caught exception", 1, 1, 0, rethrow},
    {"MException.getReport", kCategory, "Get error message for exception", 1, kAnyNumber, 1, get_report},
    {"MException.addCause", kCategory, "Record additional causes of exception", 2, 2, 1, add_cause},
};

} // namespace

void register_exceptions(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
