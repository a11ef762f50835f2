// listLength: how many values an indexing operation gives, for the methods of matlab.mixin.indexing classes.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using bytecode::LinkKind;
using vm::Step;

constexpr Message kOperations{"MATLAB:listLength:operations", "The second argument of listLength must be an indexing operation."};

int64_t length_of(vm::Interpreter::Machine& machine, const Value& value, std::span<const Step> steps) {
    if (steps.empty())
        return 1;
    if (vm::class_of_value(value))
        if (const int declared = vm::declared_list_length(machine, value, steps); declared >= 0)
            return declared;
    const Step& first = steps[0];
    if (steps.size() > 1) {
        const ValueList next = vm::follow_steps(machine, value, {&first, 1}, 1, nullptr);
        return next.size() == 1 ? length_of(machine, next[0], steps.subspan(1)) : 1;
    }
    if (first.kind == LinkKind::Brace && value.is_cell())
        return ops::index(value, first.subscripts).numel();
    if (first.is_field() && (value.is_struct() || value.is_object()))
        return value.numel();
    return 1;
}

/// `n = listLength(object, operations, context)`
void list_length(Call& call) {
    std::vector<Step> steps;
    if (!vm::read_operations(call.arg(1), steps))
        fail(kOperations);
    call.give(number(static_cast<double>(length_of(call.interpreter.machine(), call.arg(0), steps))));
}

constexpr Builtin kRows[] = {
    {"listLength", "Language", "Number of values that an indexing operation gives", 3, 3, 1, list_length},
};

} // namespace

void register_list_length(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
