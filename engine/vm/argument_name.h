#pragma once

#include <string>

namespace etna::vm {
class Interpreter;

/// The variable that was passed as the 0-based input of the builtin that runs; empty if it was no plain variable.
std::string builtin_argument_name(Interpreter& interpreter, int index);

} // namespace etna::vm
