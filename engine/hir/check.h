#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"

namespace etna {
class SourceFile;
}
namespace etna::syntax {
class Ast;
}

namespace etna::hir {

struct CheckOptions {
    /// Says whether a name is a function outside this file: a builtin, a file on the path. Called from the checking
    /// thread. Without it undefined names and shadowed functions are not looked for.
    std::function<bool(std::string_view name)> is_function;
};

/// Findings in a tree without errors, by position. A `%#ok` on the line silences them. Identifiers:
/// UndefinedName, UnusedValue, UnreachableCode, MissingSemicolon, GrowsInLoop, ShadowedFunction, TooManyInputs,
/// TooManyOutputs, AssignmentInCondition.
std::vector<Diagnostic> check(const SourceFile& source, const syntax::Ast& ast, const CheckOptions& options = {});

} // namespace etna::hir
