#pragma once

// The door for programs: a provider for the engine, its warm-up, and the report of `etna accel-info`.

#include <memory>
#include <string>

#include "engine/accel/provider.h"

namespace etna::gpu {

/// For `accel::register_provider_factory`: nothing of Vulkan is loaded before the engine asks for a device. Null when
/// there is no usable one (`shared_runtime().status()` says why). Waits for a warm-up that is under way. Any thread.
std::unique_ptr<accel::Provider> make_provider();

/// Prepares the device on a thread of its own, so that the first use does not wait. Returns at once.
void start_warm_up();

/// The report as text for people, or as one JSON object; ends with a newline. Creates the device if need be.
std::string accel_info(bool json);

/// Measures the processor's and the device's speeds anew, stores them for the offload policy, and gives them as a table
/// (or JSON). `sweep`: also the time of a reduction for several two-pass thresholds (ETNA_TWO_PASS).
struct CalibrateOptions {
    bool quick = false, sweep = false, json = false;
};
std::string accel_calibrate(const CalibrateOptions& options);

} // namespace etna::gpu
