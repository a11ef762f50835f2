#pragma once

#include "engine/accel/context.h"
#include "engine/accel/planner.h"
#include "engine/accel/provider.h"
#include "engine/accel/telemetry.h"

namespace etna::accel {

/// What a group would cost.
struct GroupCost {
    double instructions = 0; ///< per element, those that compute
    uint64_t input_bytes = 0;
    uint64_t output_bytes = 0;
    uint64_t resident_bytes = 0; ///< of the inputs, already on the device
    bool requested = false;      ///< an input or the result is a gpuArray
};
GroupCost cost_of(const Plan& plan, const Provider* device);

/// Seconds on a provider. `transfers`: inputs that are not there go up, outputs come down.
double estimate_s(const GroupCost& cost, int64_t elements, const Calibration& model, bool transfers);

/// Below this estimate for the cores no device is even looked for: starting one costs more.
constexpr double kWorthADevice_s = 0.02;

/// The choice from the estimates; `requested`: an operand or the result is a gpuArray.
DecisionRecord choose_device(DeviceMode mode, const Provider* device, bool requested, double cpu_s, double gpu_s);

/// Chooses where a group runs and says why. `device` is null if there is none.
DecisionRecord decide(const Plan& plan, DeviceMode mode, Provider& host, Provider* device);

/// The same for a matrix product.
DecisionRecord decide_product(const Node& product, DeviceMode mode, Provider& host, Provider* device);

} // namespace etna::accel
