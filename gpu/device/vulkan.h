#pragma once

// The one way to include Vulkan in Etna: types only, no prototypes. Functions come from the dispatch tables, whose
// entries pass through the queue gate.

#ifndef VK_NO_PROTOTYPES
#define VK_NO_PROTOTYPES
#endif
#include <vulkan/vulkan_core.h>

namespace etna::gpu {

struct InstanceTable {
#define ETNA_VK_INSTANCE(name) PFN_##name name = nullptr;
#define ETNA_VK_INSTANCE_OPTIONAL(name) PFN_##name name = nullptr;
#define ETNA_VK_DEVICE(name)
#define ETNA_VK_DEVICE_OPTIONAL(name)
#include "gpu/device/functions.inc"
#undef ETNA_VK_INSTANCE
#undef ETNA_VK_INSTANCE_OPTIONAL
#undef ETNA_VK_DEVICE
#undef ETNA_VK_DEVICE_OPTIONAL
    PFN_vkGetDeviceProcAddr vkGetDeviceProcAddr = nullptr;
};

/// Functions of one VkDevice, its queues and command buffers: `device.vk().vkCmdDispatch(...)`.
struct DeviceTable {
#define ETNA_VK_INSTANCE(name)
#define ETNA_VK_INSTANCE_OPTIONAL(name)
#define ETNA_VK_DEVICE(name) PFN_##name name = nullptr;
#define ETNA_VK_DEVICE_OPTIONAL(name) PFN_##name name = nullptr;
#include "gpu/device/functions.inc"
#undef ETNA_VK_INSTANCE
#undef ETNA_VK_INSTANCE_OPTIONAL
#undef ETNA_VK_DEVICE
#undef ETNA_VK_DEVICE_OPTIONAL
};

} // namespace etna::gpu
