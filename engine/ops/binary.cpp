#include <cmath>

#include "engine/ops/elementwise.h"
#include "engine/ops/kernels.h"
#include "engine/ops/scalars.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

Value general(BinaryOp op, Operand a, Operand b) {
    if (!a.value.is_defined() || !b.value.is_defined())
        raise(Err::NotEnoughInputs);
    if (a.value.is_sparse() || b.value.is_sparse())
        return sparse::binary(op, a.value, b.value);
    if (a.value.is_string() || b.value.is_string())
        return string_binary(op, a.value, b.value);
    if (a.value.is_object() || b.value.is_object())
        return object_comparison(op, a.value, b.value);
    if (!a.value.is_flat() || !b.value.is_flat())
        raise_unsupported(op, a.value, b.value);
    switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Subtract:
    case BinaryOp::Times:
    case BinaryOp::Divide:
    case BinaryOp::Power:
        return arithmetic(op, a, b);
    case BinaryOp::LeftDivide:
        return arithmetic(BinaryOp::Divide, b, a);
    case BinaryOp::MTimes:
        if (a.value.is_scalar() || b.value.is_scalar())
            return arithmetic(BinaryOp::Times, a, b);
        return matrix_times(a.value, b.value);
    case BinaryOp::MDivide:
        if (b.value.is_scalar())
            return arithmetic(BinaryOp::Divide, a, b);
        return matrix_right_divide(a.value, b.value);
    case BinaryOp::MLeftDivide:
        if (a.value.is_scalar())
            return arithmetic(BinaryOp::Divide, b, a);
        return matrix_left_divide(a.value, b.value);
    case BinaryOp::MPower:
        if (a.value.is_scalar() && b.value.is_scalar())
            return arithmetic(BinaryOp::Power, a, b);
        return matrix_power(a.value, b.value);
    case BinaryOp::And:
    case BinaryOp::Or:
        return logical(op, a.value, b.value);
    default:
        return comparison(op, a.value, b.value);
    }
}

/// Both operands inline doubles: the interpreter's usual case.
bool scalar_doubles(BinaryOp op, double x, double y, Value& out) {
    switch (op) {
    case BinaryOp::Add:
        out = Value::of(x + y);
        return true;
    case BinaryOp::Subtract:
        out = Value::of(x - y);
        return true;
    case BinaryOp::Times:
    case BinaryOp::MTimes:
        out = Value::of(x * y);
        return true;
    case BinaryOp::Divide:
    case BinaryOp::MDivide:
        out = Value::of(x / y);
        return true;
    case BinaryOp::LeftDivide:
    case BinaryOp::MLeftDivide:
        out = Value::of(y / x);
        return true;
    case BinaryOp::Power:
    case BinaryOp::MPower:
        if (x < 0 && y != std::floor(y))
            return false;
        out = Value::of(scalar_power(x, y));
        return true;
    case BinaryOp::Equal:
        out = Value::of(x == y);
        return true;
    case BinaryOp::NotEqual:
        out = Value::of(x != y);
        return true;
    case BinaryOp::Less:
        out = Value::of(x < y);
        return true;
    case BinaryOp::LessEqual:
        out = Value::of(x <= y);
        return true;
    case BinaryOp::Greater:
        out = Value::of(x > y);
        return true;
    case BinaryOp::GreaterEqual:
        out = Value::of(x >= y);
        return true;
    case BinaryOp::And:
    case BinaryOp::Or:
        if (x != x || y != y)
            return false;
        out = Value::of(op == BinaryOp::And ? x != 0 && y != 0 : x != 0 || y != 0);
        return true;
    }
    return false;
}

/// One side of `double_arrays`.
struct DoubleSide {
    const double* data = nullptr;
    Array* array = nullptr; ///< null for a scalar
    double scalar = 0;

    bool take(const Value& v) {
        if (v.tag() == Value::Tag::Double) {
            scalar = v.get_double();
            data = &scalar;
            return true;
        }
        if (!v.is_heap() || v.heap_kind() != HeapKind::Array)
            return false;
        array = const_cast<Array*>(&v.array());
        if (array->class_id() != ClassId::Double || array->is_complex() || !array->storage().on_host())
            return false;
        data = array->data<double>();
        return true;
    }
};

/// Fast path: real double arrays of one size, or one and an inline double, with their bytes on the host. Nothing has to
/// be decided for them but the kernel, which is the general path's, so small arrays cost little.
bool double_arrays(BinaryOp op, Operand a, Operand b, Value& out) {
    DoubleSide x, y;
    if (!x.take(a.value) || !y.take(b.value) || (!x.array && !y.array))
        return false;
    const bool both = x.array && y.array;
    if (both && !(x.array->dims() == y.array->dims()))
        return false;
    const Array& shape = x.array ? *x.array : *y.array;
    Run run = both ? Run::Both : x.array ? Run::RightScalar : Run::LeftScalar;
    if (op >= BinaryOp::Equal) {
        if (op > BinaryOp::GreaterEqual)
            return false;
        Ref<Array> result = Array::uninitialized(ClassId::Logical, shape.dims());
        compare_kernel(op, ClassId::Double)(x.data, y.data, result->data_mut<bool>(), shape.numel(), run);
        out = Value(std::move(result));
        return true;
    }
    switch (op) {
    case BinaryOp::Add:
    case BinaryOp::Subtract:
    case BinaryOp::Times:
    case BinaryOp::Divide:
        break;
    case BinaryOp::Power:
        if (y.array || y.scalar != std::floor(y.scalar) || std::isinf(y.scalar)) // may leave the real numbers
            return false;
        break;
    case BinaryOp::MTimes:
        if (both)
            return false;
        op = BinaryOp::Times;
        break;
    case BinaryOp::MDivide:
        if (y.array)
            return false;
        op = BinaryOp::Divide;
        break;
    default:
        return false;
    }
    const Kernel kernel = float_kernel(op, ClassId::Double);
    for (const Operand& operand : {a, b}) {
        Array* array = operand.spare && operand.spare->is_heap() ? static_cast<Array*>(operand.spare->heap()) : nullptr;
        if (!array || !array->is_unique() || !(array->dims() == shape.dims()))
            continue;
        double* to = array->data_mut<double>();
        kernel(array == x.array ? to : x.data, array == y.array ? to : y.data, to, shape.numel(), run);
        out = std::move(*operand.spare);
        return true;
    }
    Ref<Array> result = Array::uninitialized(ClassId::Double, shape.dims());
    kernel(x.data, y.data, result->data_mut<double>(), shape.numel(), run);
    out = Value(std::move(result));
    return true;
}

/// What the fast paths give, or undefined.
Value quick(BinaryOp op, Operand a, Operand b) {
    Value out;
    if (a.value.is_inline() && b.value.is_inline()) {
        if (a.value.tag() == Value::Tag::Double && b.value.tag() == Value::Tag::Double)
            scalar_doubles(op, a.value.get_double(), b.value.get_double(), out);
        else
            scalar_binary(op, a.value, b.value, out);
    } else if (!double_arrays(op, a, b, out)) {
        complex_scalar_binary(op, a.value, b.value, out);
    }
    return out;
}

/// One of the operands is a diagonal or permutation matrix.
bool has_special_form(const Value& a, const Value& b) {
    const auto special = [](const Value& v) {
        return form_of(v) == ArrayForm::Diagonal || form_of(v) == ArrayForm::Permutation;
    };
    return special(a) || special(b);
}

/// What is left of the forms of diagonal and permutation matrices. (Octave manual, "Diagonal and Permutation Matrices".)
ArrayForm form_of_result(BinaryOp op, const Value& a, const Value& b) {
    const ArrayForm left = form_of(a), right = form_of(b);
    if (a.class_id() != b.class_id())
        return ArrayForm::Full;
    const bool one_of_each = left == ArrayForm::Diagonal ? b.is_scalar() : right == ArrayForm::Diagonal && a.is_scalar();
    switch (op) {
    case BinaryOp::MTimes:
        return left == right ? left : one_of_each ? ArrayForm::Diagonal : ArrayForm::Full;
    case BinaryOp::MDivide:
    case BinaryOp::MPower:
        return left == right || (left == ArrayForm::Diagonal && b.is_scalar()) ? left : ArrayForm::Full;
    case BinaryOp::MLeftDivide:
        return left == right || (right == ArrayForm::Diagonal && a.is_scalar()) ? right : ArrayForm::Full;
    case BinaryOp::Add:
    case BinaryOp::Subtract:
        return left == ArrayForm::Diagonal && right == left ? left : ArrayForm::Full;
    default:
        return ArrayForm::Full;
    }
}

Value evaluate(BinaryOp op, Operand a, Operand b) {
    if (Value out = quick(op, a, b); out.is_defined())
        return out;
    return general(op, a, b);
}

Value with_special_form(BinaryOp op, Operand a, Operand b) {
    const ArrayForm form = form_of_result(op, a.value, b.value);
    Value out = evaluate(op, a, b);
    if (form_of(out) != form)
        out.array_mut().set_form(form);
    return out;
}

} // namespace

void raise_unsupported(BinaryOp op, const Value& a, const Value& b) {
    const bool blame_b = a.is_flat() || (a.is_string() && !b.is_flat() && !b.is_string());
    raise(Err::UndefinedOperator, symbol(op), (blame_b ? b : a).class_name());
}

Value binary(BinaryOp op, const Value& a, const Value& b) {
    if (has_special_form(a, b)) [[unlikely]]
        return with_special_form(op, {a}, {b});
    return evaluate(op, {a}, {b});
}

Value binary(BinaryOp op, Value&& a, Value&& b) {
    if (has_special_form(a, b)) [[unlikely]]
        return with_special_form(op, {a, &a}, {b, &b});
    return evaluate(op, {a, &a}, {b, &b});
}

} // namespace etna::ops
