#include "engine/jit/helpers.h"

#include <cmath>

#include "engine/jit/types.h"
#include "engine/ops/kernels.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::jit {

double power(double base, double exponent) { return ops::scalar_power(base, exponent); }

bool prepare_range(double first, double step, double last, double* state) {
    const Value range = ops::colon(Value::of(first), Value::of(step), Value::of(last));
    if (!range.is_heap() || range.heap_kind() != HeapKind::Array)
        return false;
    const RangeSpec* spec = range.array().storage().range();
    if (!spec)
        return false;
    const bool whole = first == std::floor(first) && step == std::floor(step) && std::fabs(first) < 0x1p53 &&
                       std::fabs(last) < 0x1p53;
    state[kFirst] = spec->start;
    state[kStep] = spec->step;
    state[kPosition] = 0;
    state[kMiddle] = whole ? HUGE_VAL : (static_cast<double>(spec->count) - 1) / 2;
    state[kCount] = static_cast<double>(spec->count);
    state[kLast] = spec->last;
    return true;
}

} // namespace etna::jit
