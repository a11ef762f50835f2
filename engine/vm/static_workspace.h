#pragma once

#include <vector>

#include "engine/vm/machine.h"

namespace etna::vm {

/// What text that runs in a workspace would add to it, by slot of its code (`assigned`), must be allowed there: functions
/// that are nested or hold nested ones have a static workspace. Raises `MATLAB:err_static_workspace_violation`.
void refuse_additions(Interpreter::Machine& machine, const Code& code, const std::vector<bool>& assigned, Frame& workspace);

} // namespace etna::vm
