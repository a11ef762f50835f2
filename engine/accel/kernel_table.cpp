#include "engine/accel/kernel_table.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "engine/accel/fn_exp_log.h"
#include "engine/accel/fn_rounding.h"
#include "engine/accel/fn_single.h"
#include "engine/accel/fn_trig.h"

namespace etna::accel {
namespace {

using ir::Builder;
using ir::Expr;
using ir::Type;

constexpr bool chooses(std::string_view name) {
    return name == "max" || name == "min";
}

constexpr KernelRow kRows[] = {
#define ETNA_KERNEL(name, arity, rule, expression, ulp)                                                                \
    {#name, arity, KernelRule::rule, chooses(#name),                                                                   \
     []([[maybe_unused]] Expr a, [[maybe_unused]] Expr b) -> Expr { return expression; }, nullptr, ulp},
#define ETNA_KERNEL2(name, arity, rule, expression, single, ulp)                                                       \
    {#name, arity, KernelRule::rule, chooses(#name),                                                                   \
     []([[maybe_unused]] Expr a, [[maybe_unused]] Expr b) -> Expr { return expression; },                              \
     []([[maybe_unused]] Expr a, [[maybe_unused]] Expr b) -> Expr { return single; }, ulp},
#include "engine/accel/kernel_table.inc"
#undef ETNA_KERNEL
#undef ETNA_KERNEL2
};

/// Classes whose every element is a double exactly.
bool fits_double(ClassId c) {
    return is_flat(c) && c != ClassId::Int64 && c != ClassId::UInt64;
}

std::optional<ClassId> arithmetic_result(std::span<const OperandType> operands) {
    ClassId integer = ClassId::Double;
    bool single = false;
    for (const OperandType& o : operands)
        if (is_integer(o.cls)) {
            if (is_integer(integer) && integer != o.cls)
                return std::nullopt;
            integer = o.cls;
        } else if (o.cls == ClassId::Single) {
            single = true;
        }
    if (!is_integer(integer))
        return single ? ClassId::Single : ClassId::Double;
    for (const OperandType& o : operands)
        if (o.cls != integer && !(o.cls == ClassId::Double && o.scalar))
            return std::nullopt;
    return integer;
}

std::optional<ClassId> float_result(std::span<const OperandType> operands) {
    bool single = false;
    for (const OperandType& o : operands) {
        if (is_integer(o.cls))
            return std::nullopt;
        single = single || o.cls == ClassId::Single;
    }
    return single ? ClassId::Single : ClassId::Double;
}

} // namespace

std::span<const KernelRow> kernel_rows() {
    return kRows;
}

const KernelRow* find_kernel(std::string_view name) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, const KernelRow*> map;
        for (const KernelRow& row : kRows)
            map.emplace(row.name, &row);
        return map;
    }();
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : found->second;
}

std::optional<ClassId> result_class(const KernelRow& row, std::span<const OperandType> operands) {
    if (static_cast<int>(operands.size()) != row.arity)
        return std::nullopt;
    for (const OperandType& o : operands)
        if (!fits_double(o.cls))
            return std::nullopt;
    switch (row.rule) {
    case KernelRule::Arithmetic:
        return arithmetic_result(operands);
    case KernelRule::Compare:
        return ClassId::Logical;
    case KernelRule::Logical:
        for (const OperandType& o : operands)
            if (o.cls != ClassId::Logical)
                return std::nullopt;
        return ClassId::Logical;
    case KernelRule::Power:
    case KernelRule::Float:
    case KernelRule::FloatNotNegative:
    case KernelRule::Rounding:
        return float_result(operands);
    case KernelRule::Predicate:
        return is_float(operands[0].cls) ? std::optional(ClassId::Logical) : std::nullopt;
    case KernelRule::Cast:
        return operands[0].cls == class_from_name(row.name) ? std::nullopt : std::optional(class_from_name(row.name));
    }
    return std::nullopt;
}

Expr as_double(Expr value) {
    return convert(value, Type::F64);
}

Expr from_double(Expr value, ClassId to) {
    const auto saturate = [&](double low, double high) {
        const Expr r = fn::round(value);
        const Expr capped = select(r < high, r, high);
        return convert(select(fn::is_nan(value), 0.0, select(capped > low, capped, low)), ir::load_type(to));
    };
    switch (to) {
    case ClassId::Single:
        return convert(value, Type::F32);
    case ClassId::Int8:
        return saturate(-128, 127);
    case ClassId::Int16:
        return saturate(-32768, 32767);
    case ClassId::Int32:
        return saturate(-2147483648.0, 2147483647.0);
    case ClassId::UInt8:
        return saturate(0, 255);
    case ClassId::UInt16:
        return saturate(0, 65535);
    case ClassId::UInt32:
        return saturate(0, 4294967295.0);
    case ClassId::Logical:
        return value != 0.0;
    default:
        return value;
    }
}

Expr emit_kernel(const KernelRow& row, std::span<const Expr> operands, std::span<const OperandType> types,
                 ClassId result) {
    // A double that meets a single in a comparison or a power becomes single first.
    const bool some_single =
        std::any_of(types.begin(), types.end(), [](const OperandType& t) { return t.cls == ClassId::Single; });
    const bool in_single = result == ClassId::Single && (row.emit_single || row.rule == KernelRule::Arithmetic);
    Expr in[2];
    for (size_t k = 0; k < operands.size(); ++k) {
        const Expr operand = operands[k];
        if (row.rule == KernelRule::Logical)
            in[k] = operand.type() == Type::Bool ? operand : as_double(operand) != 0.0;
        else if (in_single)
            in[k] = operand.type() == Type::F32 ? operand : convert(as_double(operand), Type::F32);
        else if ((row.rule == KernelRule::Compare || row.rule == KernelRule::Power) && some_single &&
                 types[k].cls == ClassId::Double)
            in[k] = as_double(convert(operand, Type::F32));
        else
            in[k] = as_double(operand);
        // What meets an integer is one before the larger or smaller is chosen: a NaN is 0 there. (Rounding and saturation
        // may as well come afterwards.)
        if (row.chooses && is_integer(result) && is_float(types[k].cls))
            in[k] = select(fn::is_nan(in[k]), 0.0, in[k]);
    }
    Builder& builder = *in[0].builder;
    // The functions of fn_single.h are flush-proof; operators, and what rounds, are not.
    const bool function = in_single && (row.rule == KernelRule::Float || row.rule == KernelRule::FloatNotNegative ||
                                        row.rule == KernelRule::Power);
    const bool before = builder.set_flush_proof(function);
    const Expr out = in_single && row.emit_single ? row.emit_single(in[0], in[1]) : row.emit(in[0], in[1]);
    builder.set_flush_proof(before);
    if (out.type() == ir::load_type(result))
        return out;
    return from_double(out, result);
}

} // namespace etna::accel
