#pragma once

#include "gpu/device/capabilities.h"
#include "gpu/device/instance.h"

#include <string>
#include <vector>

namespace etna::gpu {

/// Everything asked of a physical device before and while its VkDevice is created. The feature structs form one chain
/// that holds what is supported; `select_features` reduces it to what Etna enables.
struct PhysicalQuery {
    VkPhysicalDeviceProperties2 properties{};
    VkPhysicalDeviceVulkan11Properties properties11{};
    VkPhysicalDeviceVulkan12Properties properties12{};
    VkPhysicalDeviceFeatures2 features{};
    VkPhysicalDeviceVulkan11Features features11{};
    VkPhysicalDeviceVulkan12Features features12{};
    VkPhysicalDeviceVulkan13Features features13{};
    std::vector<VkQueueFamilyProperties> families;
    std::vector<std::string> extensions;
    uint32_t api_version = 0; ///< the lower of the instance's and the device's

    bool has_extension(const char* name) const;
    int find_family(VkQueueFlags wanted, VkQueueFlags unwanted = 0) const; ///< -1 when there is none
    /// Null when Etna can use the device, else what it lacks.
    const char* unusable_because() const;
};

/// Fills `out`; its chain points into itself, so it must stay where it is.
void query(const Instance& instance, VkPhysicalDevice device, PhysicalQuery& out);

/// Turns off every feature that Etna does not use, and describes the rest.
Capabilities select_features(PhysicalQuery& query);

/// Picks a device: `preferred` is an index, a part of a name, or empty. Null with `reason` set when none is usable.
VkPhysicalDevice choose_physical(const Instance& instance, const std::string& preferred, std::string& reason);

} // namespace etna::gpu
