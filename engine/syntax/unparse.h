#pragma once

#include <string>
#include <string_view>

#include "engine/syntax/ast.h"

namespace etna::syntax {

/// The text of an expression as MATLAB's `func2str` writes it: no blanks, commas between elements, semicolons between
/// rows, parentheses and number spellings as written. `source` is the text that the tree was parsed from.
std::string unparse(const Expr& expr, std::string_view source);

/// Sets `text` of an anonymous function and of all those inside it, sharing one copy in the arena.
void attach_text(AnonymousFunction& function, std::string_view source, Arena& arena);

const char* operator_text(BinaryOp op);
const char* operator_text(UnaryOp op);

} // namespace etna::syntax
