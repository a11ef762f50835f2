#pragma once

#include <string>
#include <vector>

namespace etna::vm {

/// What `atexit` knows: functions that the engine calls when it ends, the last one first. Kept as
/// `interpreter.state<ExitFunctions>()`.
struct ExitFunctions {
    std::vector<std::string> names;
};

} // namespace etna::vm
