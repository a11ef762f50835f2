#pragma once

#include "engine/ops/operators.h"

/// The elementwise families behind `binary`; both operands are flat. Internal to ops/.
namespace etna::ops {

/// An operand of `binary` and, when the caller gave it away, the value whose memory the result may take.
struct Operand {
    const Value& value;
    Value* spare = nullptr;
};

Value arithmetic(BinaryOp op, Operand a, Operand b); ///< Add, Subtract, Times, Divide, Power
Value comparison(BinaryOp op, const Value& a, const Value& b);
Value logical(BinaryOp op, const Value& a, const Value& b);
/// At least one operand is a string array.
Value string_binary(BinaryOp op, const Value& a, const Value& b);
/// `==` and `~=` of handle objects.
Value object_comparison(BinaryOp op, const Value& a, const Value& b);

Value matrix_times(const Value& a, const Value& b);
Value matrix_left_divide(const Value& a, const Value& b);
Value matrix_right_divide(const Value& a, const Value& b);
Value matrix_power(const Value& a, const Value& b);

/// A complex array whose imaginary parts are all zero becomes real; anything else stays.
Value narrow(Value value);
/// Raises `NaNToLogical` if a float array holds NaN.
void check_no_nan(const Value& value);
/// Raises `Operator 'op' is not supported for operands of type 'class'.` for the operand that is at fault.
[[noreturn]] void raise_unsupported(BinaryOp op, const Value& a, const Value& b);

} // namespace etna::ops
