#pragma once

#include "gpu/kernel/pipeline.h"
#include "gpu/kernel/traits.h"

#include <memory>

namespace etna::gpu {

/// Measures the device's arithmetic on a few thousand operands and compares with the host. The result is kept in
/// `folder` per device and driver, so that only the first start pays. Empty `folder` measures anew.
Result<Traits> probe_traits(const std::shared_ptr<Device>& device, PipelineStore& pipelines, const std::string& folder);

/// The same without any cache.
Result<Traits> measure_traits(const std::shared_ptr<Device>& device, PipelineStore& pipelines);

} // namespace etna::gpu
