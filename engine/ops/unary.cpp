#include "engine/common/vectorize.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/transpose.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

template <class T>
T negated(T x) {
    if constexpr (std::is_floating_point_v<T>)
        return -x;
    else if constexpr (std::is_unsigned_v<T>)
        return T{0};
    else
        return x == std::numeric_limits<T>::min() ? std::numeric_limits<T>::max() : static_cast<T>(-x);
}

/// An array of `cls` and the value's size: the value's own memory if it may be taken.
Ref<Array> result_array(const Value& a, Value* spare, ClassId cls) {
    if (spare && spare->is_heap()) {
        Array& array = static_cast<Array&>(*spare->heap());
        if (array.is_unique() && array.class_id() == cls)
            return Ref<Array>(&array);
    }
    return Array::uninitialized(cls, a.dims(), a.is_complex() ? Complexity::Complex : Complexity::Real);
}

Value minus(const Value& a, Value* spare) {
    const ClassId from = a.class_id();
    if (!is_numeric(from))
        return minus(convert(a, ClassId::Double), nullptr);
    return visit_class(from, [&](auto zero) -> Value {
        using T = decltype(zero);
        if (a.is_inline())
            return Value::of(negated(a.get<T>()));
        Ref<Array> out = result_array(a, spare, from);
        const T* in = a.array().data<T>();
        T* to = out->data_mut<T>();
        const int64_t n = out->numel() * (out->is_complex() ? 2 : 1);
        ETNA_VECTORIZE
        for (int64_t i = 0; i < n; ++i)
            to[i] = negated(in[i]);
        if (a.array().form() == ArrayForm::Diagonal)
            out->set_form(ArrayForm::Diagonal);
        return out;
    });
}

Value negation(const Value& a) {
    if (a.is_complex())
        raise(Err::ComplexLogical);
    check_no_nan(a);
    const ArrayView view(a);
    return visit_class(view.class_id(), [&](auto zero) -> Value {
        using T = decltype(zero);
        const T* in = view.data<T>();
        if (a.is_inline())
            return Value::of(*in == T(0));
        Ref<Array> out = Array::uninitialized(ClassId::Logical, view.dims());
        bool* to = out->data_mut<bool>();
        const int64_t n = view.numel();
        for (int64_t i = 0; i < n; ++i)
            to[i] = in[i] == T(0);
        return out;
    });
}

Value dispatch(UnaryOp op, const Value& a, Value* spare) {
    if (!a.is_defined())
        raise(Err::NotEnoughInputs);
    if (op == UnaryOp::Transpose || op == UnaryOp::CTranspose)
        return transpose(a, op == UnaryOp::CTranspose, spare);
    if (a.is_sparse())
        return sparse::unary(op, a);
    if (!a.is_flat())
        raise(Err::UndefinedOperator, symbol(op), a.class_name());
    switch (op) {
    case UnaryOp::Plus:
        if (is_numeric(a.class_id()))
            return spare ? std::move(*spare) : a;
        return convert(a, ClassId::Double);
    case UnaryOp::Minus:
        return minus(a, spare);
    default:
        return negation(a);
    }
}

} // namespace

Value unary(UnaryOp op, const Value& a) { return dispatch(op, a, nullptr); }
Value unary(UnaryOp op, Value&& a) { return dispatch(op, a, &a); }

} // namespace etna::ops
