#include <iterator>

#include "engine/ops/operators.h"

namespace etna::ops {
namespace {

struct Names {
    std::string_view symbol;
    std::string_view function;
};

constexpr Names kBinary[] = {{"+", "plus"},      {"-", "minus"},    {".*", "times"},  {"./", "rdivide"}, {".\\", "ldivide"},
                             {".^", "power"},    {"*", "mtimes"},   {"/", "mrdivide"}, {"\\", "mldivide"}, {"^", "mpower"},
                             {"==", "eq"},       {"~=", "ne"},      {"<", "lt"},      {"<=", "le"},      {">", "gt"},
                             {">=", "ge"},       {"&", "and"},      {"|", "or"}};
constexpr Names kUnary[] = {{"+", "uplus"}, {"-", "uminus"}, {"~", "not"}, {".'", "transpose"}, {"'", "ctranspose"}};
static_assert(std::size(kBinary) == static_cast<size_t>(BinaryOp::Or) + 1);
static_assert(std::size(kUnary) == static_cast<size_t>(UnaryOp::CTranspose) + 1);

} // namespace

std::string_view symbol(BinaryOp op) { return kBinary[static_cast<size_t>(op)].symbol; }
std::string_view function_name(BinaryOp op) { return kBinary[static_cast<size_t>(op)].function; }
std::string_view symbol(UnaryOp op) { return kUnary[static_cast<size_t>(op)].symbol; }
std::string_view function_name(UnaryOp op) { return kUnary[static_cast<size_t>(op)].function; }

} // namespace etna::ops
