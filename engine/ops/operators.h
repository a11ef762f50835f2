#pragma once

#include <span>

#include "engine/value/value.h"

/// The reference semantics of MATLAB's operators: every fast path (VM, JIT, kernels) gives what these give.
namespace etna::ops {

enum class BinaryOp : uint8_t {
    Add,
    Subtract,
    Times,    ///< `.*`
    Divide,   ///< `./`
    LeftDivide, ///< `.\`
    Power,    ///< `.^`
    MTimes,
    MDivide,
    MLeftDivide,
    MPower,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And, ///< `&`
    Or,  ///< `|`
};

enum class UnaryOp : uint8_t { Plus, Minus, Not, Transpose, CTranspose };

/// `+`, `.*`, `mldivide`, ... as users write them, and the names of the functions that they call.
std::string_view symbol(BinaryOp op);
std::string_view function_name(BinaryOp op);
std::string_view symbol(UnaryOp op);
std::string_view function_name(UnaryOp op);

/// Any operands; broadcast; MATLAB's class rules (integer saturation, single wins over double, char and logical act as
/// double), integer results rounded. Raises `MATLAB:sizeDimensionsMustMatch`, `MATLAB:innerdim`, `MATLAB:UndefinedFunction`.
Value binary(BinaryOp op, const Value& a, const Value& b);
/// The same, allowed to write the result into an operand's memory when nobody else holds it.
Value binary(BinaryOp op, Value&& a, Value&& b);
Value unary(UnaryOp op, const Value& a);
Value unary(UnaryOp op, Value&& a);

/// The class of `a op b` for arithmetic operators; raises what `binary` would.
ClassId arithmetic_class(BinaryOp op, ClassId a, ClassId b);
/// Broadcast size; raises `MATLAB:sizeDimensionsMustMatch`.
Dims broadcast_dims(const Dims& a, const Dims& b);

/// `if x`, `while x`: true if x is not empty and all elements are nonzero. Raises for NaN and for classes without truth.
bool is_true(const Value& condition);
/// Operand of `&&` and `||`: as `is_true`, but must be convertible to a logical scalar.
bool to_logical_scalar(const Value& operand);

/// `a:b` and `a:s:b`; a lazy range for doubles. Operands are scalars (first element used, as MATLAB does).
Value colon(const Value& start, const Value& stop);
Value colon(const Value& start, const Value& step, const Value& stop);

/// Converts to a flat class: saturating and rounding for integers, `single`, `double`, `logical` (raises for NaN), `char`.
Value convert(const Value& value, ClassId to);

/// `[a, b, ...]` and `[a; b; ...]`; MATLAB's class rules for mixtures (integer wins, char with numbers, cells, strings,
/// structs, objects), and its exception for 0-by-0 operands.
Value horzcat(std::span<const Value> parts);
Value vertcat(std::span<const Value> parts);
/// Along 0-based dimension.
Value concatenate(int dimension, std::span<const Value> parts);

/// `isequal(a, b)`: sizes and values; NaN differs from itself unless `nan_equal`.
bool is_equal(const Value& a, const Value& b, bool nan_equal = false);

} // namespace etna::ops
