#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/accel/ir.h"

namespace etna::accel {

/// Which classes a kernel takes, the type in which it computes, and the class of its result. Common to all: real
/// arrays of double, single, logical, char and integers up to 32 bits (64-bit integers and complex numbers run at
/// once, through ops/). Integers compute in double, then round (ties away from zero) and saturate; single computes in
/// single for Arithmetic and where the row has an expression for it, in double with one rounding at the end elsewhere.
enum class KernelRule : uint8_t {
    Arithmetic, ///< MATLAB's class rules: an integer class wins (with its own class or scalar doubles), then single
    Power,      ///< as Arithmetic for floats; integers run at once. The result must be known to be real
    Compare,    ///< any classes, compared as doubles, double with single as singles; logical
    Logical,    ///< logical operands; logical (a NaN in a float operand is an error, which only a look at it can find)
    Float,      ///< double, single; logical and char act as double
    FloatNotNegative, ///< as Float, real for arguments that are known not to be negative
    Rounding,         ///< double, single; logical and char act as double
    Predicate,        ///< double, single; logical
    Cast,             ///< to the class that the row is named after
};

struct KernelRow {
    std::string_view name;
    int arity;
    KernelRule rule;
    bool chooses; ///< one of its operands: max, min
    ir::Expr (*emit)(ir::Expr a, ir::Expr b); ///< operands in the computing type; `b` is unused when arity is 1
    ir::Expr (*emit_single)(ir::Expr a, ir::Expr b); ///< the same in F32 for results of class single, or null
    double ulp;                                      ///< measured maximum error in units in the last place
};

/// The row with this name, or null.
const KernelRow* find_kernel(std::string_view name);
std::span<const KernelRow> kernel_rows();

/// What a row sees of an operand before its elements exist.
struct OperandType {
    ClassId cls = ClassId::Double;
    bool scalar = false;
};
/// Class of the result, or nothing if the row does not take these operands (the ordinary path computes or complains).
std::optional<ClassId> result_class(const KernelRow& row, std::span<const OperandType> operands);

/// Emits the row for operands given in their load types. The result has type load_type(result).
ir::Expr emit_kernel(const KernelRow& row, std::span<const ir::Expr> operands, std::span<const OperandType> types,
                     ClassId result);

/// A value of class `from` in its load type as F64.
ir::Expr as_double(ir::Expr value);
/// A double rounded and saturated into class `to`, in its load type.
ir::Expr from_double(ir::Expr value, ClassId to);

} // namespace etna::accel
