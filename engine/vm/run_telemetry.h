#pragma once

#include <string>

namespace etna::vm {

class Interpreter;

/// What a run did, as one JSON object: what accel/ counts (engine/accel/telemetry.h lists it), and
/// "jit": {"enabled", "loops_compiled"}.
std::string telemetry_json(Interpreter& interpreter);

} // namespace etna::vm
