#pragma once

#include <string>

#include "engine/accel/context.h"
#include "engine/accel/provider.h"
#include "engine/accel/telemetry.h"

namespace etna::accel {

/// The JSON object that telemetry.h describes. `device` may be null.
std::string telemetry_json(Telemetry& telemetry, const ContextOptions& options, Provider& host, Provider* device);

} // namespace etna::accel
