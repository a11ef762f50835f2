#pragma once

#include <memory>

#include "engine/accel/provider.h"

namespace etna::accel {

/// The cores of this machine as a provider: always there. Kernels run to their end inside `run`; buffers are ordinary
/// memory (`gpuArray` uses them where there is no device).
std::unique_ptr<Provider> make_host_provider();
/// The host memory of a buffer that the host provider made, or null.
void* host_memory(DeviceBuffer& buffer);

} // namespace etna::accel
