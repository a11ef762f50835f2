#pragma once

#include "gpu/device/vulkan.h"

#include <cstdint>
#include <string>

namespace etna::gpu {

/// What the chosen device is and can do, as queried; features listed here as true are enabled on the VkDevice.
struct Capabilities {
    std::string name;   ///< e.g. "llvmpipe (LLVM 15.0.6, 256 bits)"
    std::string vendor; ///< e.g. "NVIDIA", "AMD", "Intel", "Mesa"
    std::string driver; ///< driver name and version text
    std::string type;   ///< "discrete", "integrated", "virtual", "cpu" or "other"
    uint32_t vendor_id = 0;
    uint32_t device_id = 0;
    uint32_t driver_version = 0;
    uint32_t api_version = 0;
    uint8_t uuid[VK_UUID_SIZE] = {};        ///< pipeline cache UUID: changes with driver and device
    uint8_t device_uuid[VK_UUID_SIZE] = {}; ///< the same in other APIs
    bool is_cpu = false;                    ///< a software rasteriser: correct, never faster than the host

    bool float64 = false;
    bool int64 = false;
    bool int16 = false;
    bool int8 = false;
    bool float16 = false;
    bool storage16 = false; ///< 16-bit members in storage buffers
    bool storage8 = false;  ///< 8-bit members in storage buffers
    bool scalar_layout = false;
    bool buffer_device_address = false;
    bool synchronization2 = false;
    bool dynamic_rendering = false;
    bool host_query_reset = false;
    bool memory_budget = false;        ///< VK_EXT_memory_budget
    bool external_memory_host = false; ///< VK_EXT_external_memory_host
    bool shares_with_cuda = false;     ///< memory and the compute timeline are made so that CUDA can import them
    bool swapchain = false;            ///< VK_KHR_swapchain, only when presenting was asked for
    bool wide_lines = false;
    bool fill_mode_non_solid = false;
    bool sampler_anisotropy = false;
    bool dual_src_blend = false;
    bool independent_blend = false;
    bool sample_rate_shading = false;

    // Float controls: what may be asked of a shader with an execution mode.
    bool rte_float32 = false;
    bool rte_float64 = false;
    bool denorm_preserve_float32 = false;
    bool denorm_preserve_float64 = false;
    bool nan_preserve_float32 = false;
    bool nan_preserve_float64 = false;

    uint32_t subgroup_size = 0;
    uint32_t max_workgroup_invocations = 0;
    uint32_t max_workgroup_size_x = 0;
    uint32_t max_group_count_x = 0;
    uint32_t max_push_constants = 0;
    uint64_t shared_memory = 0;
    uint64_t max_storage_range = 0; ///< bytes that one SSBO binding may show
    uint64_t max_allocation = 0;
    uint64_t min_storage_alignment = 0;
    uint64_t non_coherent_atom = 0;
    double timestamp_period_ns = 0; ///< 0 when the compute queue has no timestamps
    VkSampleCountFlags color_sample_counts = 0;
};

} // namespace etna::gpu
