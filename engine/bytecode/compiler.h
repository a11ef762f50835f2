#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/bytecode/code.h"
#include "engine/hir/scope.h"

namespace etna::bytecode {

struct CompileContext {
    SourcePtr source;
    RefCounted* unit = nullptr; ///< kept alive by the code
    /// The text is in Octave's dialect, where && and || take arrays as `if` does: `(d = find (x, 1)) || (d = 1);`
    bool is_octave = false;
    /// True if a dotted name (`containers.Map`, `pkg.fun`) is a function.
    std::function<bool(std::string_view dotted)> is_function;
    RefCounted* class_context = nullptr;    ///< vm::ClassDefinition whose members the code may use
    bool is_constructor = false;            ///< the function makes objects of that class
    std::vector<std::string> superclasses;  ///< whose constructors it calls, first of all those that its text leaves out
};

/// Code of a resolved function and of those nested in it. Raises an `Error` with the position in its stack for what
/// only the compiler notices (`MATLAB:m_...`).
Ref<Code> compile_function(const hir::Scope& scope, const CompileContext& context);

/// Code of a script's body. `value_wanted`: the last statement is an expression whose value is returned rather than
/// shown (`eval` with results).
Ref<Code> compile_script(const hir::Scope& scope, const syntax::Block& body, const CompileContext& context,
                         bool value_wanted = false);

} // namespace etna::bytecode
