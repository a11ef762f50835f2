#pragma once

#include <string_view>

#include "engine/value/value.h"

namespace etna::vm {
class Interpreter;
}

namespace etna::builtins {

/// The present value of one of Octave's settings (settings.cpp has the list), such as `save_precision`. The name must be
/// one of them.
Value setting_value(vm::Interpreter& interpreter, std::string_view name);

} // namespace etna::builtins
