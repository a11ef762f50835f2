#include <cmath>

#include "engine/ops/elementwise.h"
#include "engine/ops/kernels.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

Value general(BinaryOp op, Operand a, Operand b) {
    if (!a.value.is_defined() || !b.value.is_defined())
        raise(Err::NotEnoughInputs);
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

} // namespace

void raise_unsupported(BinaryOp op, const Value& a, const Value& b) {
    const bool blame_b = a.is_flat() || (a.is_string() && !b.is_flat() && !b.is_string());
    raise(Err::UndefinedOperator, symbol(op), (blame_b ? b : a).class_name());
}

Value binary(BinaryOp op, const Value& a, const Value& b) {
    if (Value out; a.tag() == Value::Tag::Double && b.tag() == Value::Tag::Double &&
                   scalar_doubles(op, a.get_double(), b.get_double(), out))
        return out;
    return general(op, {a}, {b});
}

Value binary(BinaryOp op, Value&& a, Value&& b) {
    if (Value out; a.tag() == Value::Tag::Double && b.tag() == Value::Tag::Double &&
                   scalar_doubles(op, a.get_double(), b.get_double(), out))
        return out;
    return general(op, {a, &a}, {b, &b});
}

} // namespace etna::ops
