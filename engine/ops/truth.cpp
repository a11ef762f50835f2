#include "engine/ops/operators.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

template <class T>
bool all_nonzero(const T* x, int64_t n) {
    for (int64_t i = 0; i < n; ++i) {
        if constexpr (std::is_floating_point_v<T>)
            if (x[i] != x[i])
                raise(Err::NaNToLogical);
        if (x[i] == T(0))
            return false;
    }
    return true;
}

template <class T>
bool all_nonzero_complex(const T* z, int64_t n) {
    for (int64_t i = 0; i < n; ++i)
        if (z[2 * i] == 0 && z[2 * i + 1] == 0)
            return false;
    return true;
}

} // namespace

bool is_true(const Value& condition) {
    if (condition.tag() == Value::Tag::Logical)
        return condition.get_logical();
    if (condition.is_sparse())
        return sparse::is_true(condition.sparse());
    if (!condition.is_flat())
        raise(Err::NonLogicalCondition, condition.class_name());
    const ArrayView view(condition);
    if (view.numel() == 0)
        return false;
    if (view.is_complex())
        return view.class_id() == ClassId::Single ? all_nonzero_complex(view.data<float>(), view.numel())
                                                  : all_nonzero_complex(view.data<double>(), view.numel());
    return visit_class(view.class_id(),
                       [&](auto zero) { return all_nonzero(view.data<decltype(zero)>(), view.numel()); });
}

bool to_logical_scalar(const Value& operand) {
    if (operand.tag() == Value::Tag::Logical)
        return operand.get_logical();
    if (!operand.is_flat() && !operand.is_sparse())
        raise(Err::ShortCircuitClass, operand.class_name());
    if (operand.numel() != 1)
        raise(Err::ShortCircuitOperand);
    return is_true(operand);
}

} // namespace etna::ops
