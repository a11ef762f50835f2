#pragma once

#include <string_view>

#include "engine/value/value.h"

/// Builtins that programs call all the time on scalars and small arrays, without a call record. Each gives what the
/// builtin of that name gives, or declines and has changed nothing: then the builtin itself runs.
namespace etna::vm {

class Interpreter;

/// `nargs` arguments at `args`, the values of a call with at most one result. True: the result is in `args[0]` and the
/// other arguments are spent.
using DirectBuiltin = bool (*)(Interpreter&, Value* args, int nargs);

/// Null for names that have none.
DirectBuiltin find_direct_builtin(std::string_view name);
/// Builtins that give the same value whenever they are called without arguments: `true`, `pi`, `Inf`, ...
bool is_constant_builtin(std::string_view name);

} // namespace etna::vm
