#pragma once

#include "engine/accel/host_kernel.h"
#include "engine/accel/provider.h"

namespace etna::accel {

/// Runs a kernel over its whole iteration space on several threads, from `Operand::host` to `Operand::host`.
RunStatus run_on_cores(const HostKernel& code, const Launch& launch);

} // namespace etna::accel
