// The operators as functions: plus, times, eq, not, ...
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"

namespace etna::builtins {
namespace {

using ops::BinaryOp;
using ops::UnaryOp;

template <BinaryOp op>
void binary(Call& call) {
    call.give(ops::binary(op, std::move(call.args[0]), std::move(call.args[1])));
}
/// plus(a, b, c, ...) folds from the left.
template <BinaryOp op>
void fold(Call& call) {
    Value result = ops::binary(op, std::move(call.args[0]), std::move(call.args[1]));
    for (int i = 2; i < call.nargin(); ++i)
        result = ops::binary(op, std::move(result), std::move(call.args[static_cast<size_t>(i)]));
    call.give(std::move(result));
}
template <UnaryOp op>
void unary(Call& call) {
    call.give(ops::unary(op, std::move(call.args[0])));
}

void xor_(Call& call) {
    Value result = ops::unary(UnaryOp::Not, call.arg(0));
    for (int i = 1; i < call.nargin(); ++i)
        result = ops::binary(BinaryOp::NotEqual, i == 1 ? result : ops::unary(UnaryOp::Not, result), ops::unary(UnaryOp::Not, call.arg(i)));
    call.give(std::move(result));
}

constexpr std::string_view kOperators = "Operators and Elementary Operations";
constexpr Builtin kRows[] = {
    {"plus", kOperators, "Add numbers, append strings", 2, kAnyNumber, 1, fold<BinaryOp::Add>, kElementwise},
    {"minus", kOperators, "Subtract numbers", 2, 2, 1, binary<BinaryOp::Subtract>, kElementwise},
    {"times", kOperators, "Multiplication", 2, kAnyNumber, 1, fold<BinaryOp::Times>, kElementwise},
    {"rdivide", kOperators, "Right array division", 2, 2, 1, binary<BinaryOp::Divide>, kElementwise},
    {"ldivide", kOperators, "Left array division", 2, 2, 1, binary<BinaryOp::LeftDivide>, kElementwise},
    {"power", kOperators, "Element-wise power", 2, 2, 1, binary<BinaryOp::Power>, kElementwise},
    {"mtimes", kOperators, "Matrix multiplication", 2, kAnyNumber, 1, fold<BinaryOp::MTimes>, kPure},
    {"mrdivide", kOperators, "Solve systems of linear equations xA = B for x", 2, 2, 1, binary<BinaryOp::MDivide>, kPure},
    {"mldivide", kOperators, "Solve systems of linear equations Ax = B for x", 2, 2, 1, binary<BinaryOp::MLeftDivide>, kPure},
    {"mpower", kOperators, "Matrix power", 2, 2, 1, binary<BinaryOp::MPower>, kPure},
    {"eq", kOperators, "Determine equality", 2, 2, 1, binary<BinaryOp::Equal>, kElementwise},
    {"ne", kOperators, "Determine inequality", 2, 2, 1, binary<BinaryOp::NotEqual>, kElementwise},
    {"lt", kOperators, "Determine less than", 2, 2, 1, binary<BinaryOp::Less>, kElementwise},
    {"le", kOperators, "Determine less than or equal to", 2, 2, 1, binary<BinaryOp::LessEqual>, kElementwise},
    {"gt", kOperators, "Determine greater than", 2, 2, 1, binary<BinaryOp::Greater>, kElementwise},
    {"ge", kOperators, "Determine greater than or equal to", 2, 2, 1, binary<BinaryOp::GreaterEqual>, kElementwise},
    {"and", kOperators, "Find logical AND", 2, kAnyNumber, 1, fold<BinaryOp::And>, kElementwise},
    {"or", kOperators, "Find logical OR", 2, kAnyNumber, 1, fold<BinaryOp::Or>, kElementwise},
    {"xor", kOperators, "Find logical exclusive-OR", 2, kAnyNumber, 1, xor_, kPure},
    {"not", kOperators, "Find logical NOT", 1, 1, 1, unary<UnaryOp::Not>, kElementwise},
    {"uminus", kOperators, "Unary minus", 1, 1, 1, unary<UnaryOp::Minus>, kElementwise},
    {"uplus", kOperators, "Unary plus", 1, 1, 1, unary<UnaryOp::Plus>, kElementwise},
    {"transpose", kOperators, "Transpose vector or matrix", 1, 1, 1, unary<UnaryOp::Transpose>, kPure},
    {"ctranspose", kOperators, "Complex conjugate transpose", 1, 1, 1, unary<UnaryOp::CTranspose>, kPure},
};

} // namespace

void register_operators(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
