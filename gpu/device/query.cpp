#include "gpu/device/query.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace etna::gpu {
namespace {

std::string vendor_name(uint32_t id) {
    switch (id) {
    case 0x1002:
        return "AMD";
    case 0x1010:
        return "Imagination";
    case 0x106B:
        return "Apple";
    case 0x10DE:
        return "NVIDIA";
    case 0x13B5:
        return "Arm";
    case 0x5143:
        return "Qualcomm";
    case 0x8086:
        return "Intel";
    case VK_VENDOR_ID_MESA:
        return "Mesa";
    default:
        break;
    }
    char text[16];
    std::snprintf(text, sizeof text, "0x%04X", id);
    return text;
}

const char* type_name(VkPhysicalDeviceType type) {
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return "discrete";
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return "integrated";
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return "virtual";
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return "cpu";
    default:
        return "other";
    }
}

int rank(VkPhysicalDeviceType type) {
    switch (type) {
    case VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU:
        return 4;
    case VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU:
        return 3;
    case VK_PHYSICAL_DEVICE_TYPE_VIRTUAL_GPU:
        return 2;
    case VK_PHYSICAL_DEVICE_TYPE_CPU:
        return 1;
    default:
        return 0;
    }
}

template <class Features>
void clear_keeping_chain(Features& features) {
    Features cleared{};
    cleared.sType = features.sType;
    cleared.pNext = features.pNext;
    features = cleared;
}

std::string lower(std::string text) {
    for (char& c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

} // namespace

bool PhysicalQuery::has_extension(const char* name) const {
    return std::find(extensions.begin(), extensions.end(), name) != extensions.end();
}

int PhysicalQuery::find_family(VkQueueFlags wanted, VkQueueFlags unwanted) const {
    for (size_t i = 0; i < families.size(); ++i) {
        const VkQueueFlags flags = families[i].queueFlags;
        if (families[i].queueCount > 0 && (flags & wanted) == wanted && (flags & unwanted) == 0)
            return static_cast<int>(i);
    }
    return -1;
}

const char* PhysicalQuery::unusable_because() const {
    if (api_version < VK_API_VERSION_1_2)
        return "its driver is older than Vulkan 1.2";
    if (!features12.timelineSemaphore)
        return "it has no timeline semaphores";
    if (find_family(VK_QUEUE_COMPUTE_BIT) < 0)
        return "it has no compute queue";
    return nullptr;
}

void query(const Instance& instance, VkPhysicalDevice device, PhysicalQuery& out) {
    const InstanceTable& vk = instance.vk();
    VkPhysicalDeviceProperties plain{};
    vk.vkGetPhysicalDeviceProperties(device, &plain);
    out.api_version = std::min(plain.apiVersion, instance.api_version());
    out.properties.properties = plain;

    uint32_t count = 0;
    vk.vkGetPhysicalDeviceQueueFamilyProperties(device, &count, nullptr);
    out.families.resize(count);
    vk.vkGetPhysicalDeviceQueueFamilyProperties(device, &count, out.families.data());

    count = 0;
    vk.vkEnumerateDeviceExtensionProperties(device, nullptr, &count, nullptr);
    std::vector<VkExtensionProperties> extensions(count);
    vk.vkEnumerateDeviceExtensionProperties(device, nullptr, &count, extensions.data());
    for (const auto& extension : extensions)
        out.extensions.emplace_back(extension.extensionName);

    if (out.api_version < VK_API_VERSION_1_2)
        return;
    out.properties.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_PROPERTIES_2;
    out.properties11.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_PROPERTIES;
    out.properties12.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_PROPERTIES;
    out.properties.pNext = &out.properties11;
    out.properties11.pNext = &out.properties12;
    vk.vkGetPhysicalDeviceProperties2(device, &out.properties);

    out.features.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_FEATURES_2;
    out.features11.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_1_FEATURES;
    out.features12.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_2_FEATURES;
    out.features13.sType = VK_STRUCTURE_TYPE_PHYSICAL_DEVICE_VULKAN_1_3_FEATURES;
    out.features.pNext = &out.features11;
    out.features11.pNext = &out.features12;
    if (out.api_version >= VK_API_VERSION_1_3)
        out.features12.pNext = &out.features13;
    vk.vkGetPhysicalDeviceFeatures2(device, &out.features);
}

Capabilities select_features(PhysicalQuery& query) {
    Capabilities c;
    const VkPhysicalDeviceProperties& p = query.properties.properties;
    const VkPhysicalDeviceVulkan12Properties& p12 = query.properties12;
    c.name = p.deviceName;
    c.vendor = vendor_name(p.vendorID);
    c.driver = std::string(p12.driverName) + (p12.driverInfo[0] ? std::string(", ") + p12.driverInfo : std::string());
    c.type = type_name(p.deviceType);
    c.vendor_id = p.vendorID;
    c.device_id = p.deviceID;
    c.driver_version = p.driverVersion;
    c.api_version = query.api_version;
    std::memcpy(c.uuid, p.pipelineCacheUUID, VK_UUID_SIZE);
    std::memcpy(c.device_uuid, query.properties11.deviceUUID, VK_UUID_SIZE);
    c.is_cpu = p.deviceType == VK_PHYSICAL_DEVICE_TYPE_CPU;

    const VkPhysicalDeviceFeatures have = query.features.features;
    VkPhysicalDeviceFeatures& f = query.features.features;
    f = {};
    f.shaderFloat64 = have.shaderFloat64;
    f.shaderInt64 = have.shaderInt64;
    f.shaderInt16 = have.shaderInt16;
    f.wideLines = have.wideLines;
    f.largePoints = have.largePoints;
    f.fillModeNonSolid = have.fillModeNonSolid;
    f.samplerAnisotropy = have.samplerAnisotropy;
    f.dualSrcBlend = have.dualSrcBlend;
    f.independentBlend = have.independentBlend;
    f.sampleRateShading = have.sampleRateShading;
    f.depthClamp = have.depthClamp;
    f.shaderClipDistance = have.shaderClipDistance;
    f.multiDrawIndirect = have.multiDrawIndirect;
    f.drawIndirectFirstInstance = have.drawIndirectFirstInstance;
    f.vertexPipelineStoresAndAtomics = have.vertexPipelineStoresAndAtomics;
    f.fragmentStoresAndAtomics = have.fragmentStoresAndAtomics;

    const VkPhysicalDeviceVulkan11Features have11 = query.features11;
    VkPhysicalDeviceVulkan11Features& f11 = query.features11;
    clear_keeping_chain(f11);
    f11.storageBuffer16BitAccess = have11.storageBuffer16BitAccess;
    f11.shaderDrawParameters = have11.shaderDrawParameters;

    const VkPhysicalDeviceVulkan12Features have12 = query.features12;
    VkPhysicalDeviceVulkan12Features& f12 = query.features12;
    clear_keeping_chain(f12);
    f12.timelineSemaphore = VK_TRUE;
    f12.bufferDeviceAddress = have12.bufferDeviceAddress;
    f12.scalarBlockLayout = have12.scalarBlockLayout;
    f12.hostQueryReset = have12.hostQueryReset;
    f12.shaderFloat16 = have12.shaderFloat16;
    f12.shaderInt8 = have12.shaderInt8;
    f12.storageBuffer8BitAccess = have12.storageBuffer8BitAccess;
    f12.vulkanMemoryModel = have12.vulkanMemoryModel;
    f12.vulkanMemoryModelDeviceScope = have12.vulkanMemoryModelDeviceScope;

    const VkPhysicalDeviceVulkan13Features have13 = query.features13;
    VkPhysicalDeviceVulkan13Features& f13 = query.features13;
    clear_keeping_chain(f13);
    f13.synchronization2 = have13.synchronization2;
    f13.dynamicRendering = have13.dynamicRendering;
    f13.maintenance4 = have13.maintenance4;

    c.float64 = f.shaderFloat64;
    c.int64 = f.shaderInt64;
    c.int16 = f.shaderInt16;
    c.int8 = f12.shaderInt8;
    c.float16 = f12.shaderFloat16;
    c.storage16 = f11.storageBuffer16BitAccess;
    c.storage8 = f12.storageBuffer8BitAccess;
    c.scalar_layout = f12.scalarBlockLayout;
    // 64-bit addresses reach the kernel in push constants and need 64-bit integers there.
    c.buffer_device_address = f12.bufferDeviceAddress && f.shaderInt64;
    c.synchronization2 = f13.synchronization2;
    c.dynamic_rendering = f13.dynamicRendering;
    c.host_query_reset = f12.hostQueryReset;
    c.memory_budget = query.has_extension("VK_EXT_memory_budget");
    c.external_memory_host = query.has_extension("VK_EXT_external_memory_host");
    constexpr uint32_t kNvidia = 0x10de;
    const char* vendor_blas = std::getenv("ETNA_CUBLAS");
    c.shares_with_cuda = p.vendorID == kNvidia && query.has_extension("VK_KHR_external_memory_fd") &&
                         query.has_extension("VK_KHR_external_semaphore_fd") &&
                         !(vendor_blas && std::strcmp(vendor_blas, "off") == 0);
    c.wide_lines = f.wideLines;
    c.fill_mode_non_solid = f.fillModeNonSolid;
    c.sampler_anisotropy = f.samplerAnisotropy;
    c.dual_src_blend = f.dualSrcBlend;
    c.independent_blend = f.independentBlend;
    c.sample_rate_shading = f.sampleRateShading;
    c.rte_float32 = p12.shaderRoundingModeRTEFloat32;
    c.rte_float64 = p12.shaderRoundingModeRTEFloat64;
    c.denorm_preserve_float32 = p12.shaderDenormPreserveFloat32;
    c.denorm_preserve_float64 = p12.shaderDenormPreserveFloat64;
    c.nan_preserve_float32 = p12.shaderSignedZeroInfNanPreserveFloat32;
    c.nan_preserve_float64 = p12.shaderSignedZeroInfNanPreserveFloat64;

    const VkPhysicalDeviceLimits& limits = p.limits;
    c.subgroup_size = query.properties11.subgroupSize;
    c.max_workgroup_invocations = limits.maxComputeWorkGroupInvocations;
    c.max_workgroup_size_x = limits.maxComputeWorkGroupSize[0];
    c.max_group_count_x = limits.maxComputeWorkGroupCount[0];
    c.max_push_constants = limits.maxPushConstantsSize;
    c.shared_memory = limits.maxComputeSharedMemorySize;
    c.max_storage_range = limits.maxStorageBufferRange;
    c.max_allocation = query.properties11.maxMemoryAllocationSize;
    c.min_storage_alignment = limits.minStorageBufferOffsetAlignment;
    c.non_coherent_atom = limits.nonCoherentAtomSize;
    c.color_sample_counts = limits.framebufferColorSampleCounts & limits.framebufferDepthSampleCounts;
    return c;
}

VkPhysicalDevice choose_physical(const Instance& instance, const std::string& preferred, std::string& reason) {
    const auto devices = instance.physical_devices();
    const bool by_index = !preferred.empty() && std::all_of(preferred.begin(), preferred.end(),
                                                            [](unsigned char c) { return std::isdigit(c); });
    VkPhysicalDevice best = VK_NULL_HANDLE;
    int best_score = -1;
    std::string rejected;
    for (size_t i = 0; i < devices.size(); ++i) {
        PhysicalQuery asked;
        query(instance, devices[i], asked);
        const std::string name = asked.properties.properties.deviceName;
        if (const char* why = asked.unusable_because()) {
            rejected += (rejected.empty() ? "" : "; ") + name + ": " + why;
            continue;
        }
        int score = rank(asked.properties.properties.deviceType) * 4;
        score += asked.features.features.shaderFloat64 ? 2 : 0;
        score += asked.find_family(VK_QUEUE_GRAPHICS_BIT | VK_QUEUE_COMPUTE_BIT) >= 0 ? 1 : 0;
        const bool wanted = !preferred.empty() && (by_index ? preferred == std::to_string(i)
                                                            : lower(name).find(lower(preferred)) != std::string::npos);
        if (wanted)
            score += 1000;
        if (score > best_score) {
            best = devices[i];
            best_score = score;
        }
    }
    if (!best)
        reason = devices.empty() ? "No Vulkan device was found on this machine."
                                 : "No Vulkan device is usable (" + rejected + ").";
    return best;
}

} // namespace etna::gpu
