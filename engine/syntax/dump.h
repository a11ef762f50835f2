#pragma once

#include <string>

#include "engine/syntax/ast.h"

namespace etna::syntax {

/// The tree as S-expressions, one statement a line, blocks indented by two blanks; for tests and `etna --dump-ast`.
/// `x = a(1).b + 2` prints `(= x (+ (index a (1) .b) 2))`; a statement that shows its result ends with `!`.
std::string dump(const Ast& ast);
std::string dump(const Expr& expr);

} // namespace etna::syntax
