#pragma once

#include <string>
#include <vector>

namespace etna::gpu {

/// What `etna accel-info` shows. Creates the device if need be.
struct DeviceReport {
    bool available = false;
    std::string reason; ///< why not, one sentence
    std::string json;   ///< everything as one JSON object, also when there is no device
    std::vector<std::pair<std::string, std::string>> lines; ///< the same for people: label, value
};
DeviceReport device_report();

} // namespace etna::gpu
