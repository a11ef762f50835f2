#include "gpu/device/device.h"

#include "gpu/device/query.h"
#include "gpu/device/transient.h"
#include "gpu/gate/gate.h"
#include "gpu/memory/allocator.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>

namespace etna::gpu {
namespace {

struct Placed {
    uint32_t graphics_family = 0;
    uint32_t compute_family = 0;
    uint32_t compute_index = 0;
    bool has_graphics = false;
    ComputePlacement placement = ComputePlacement::SameQueue;
};

ComputePlacement wanted_placement(const DeviceOptions& options) {
    const char* text = std::getenv("ETNA_COMPUTE_QUEUE");
    for (const ComputePlacement known :
         {ComputePlacement::SameQueue, ComputePlacement::SecondQueue, ComputePlacement::SecondDevice}) {
        if (text && std::strcmp(text, placement_name(known)) == 0)
            return known;
    }
    return options.placement;
}

/// A second queue of the drawing family first: on discrete cards its waits are the fastest. Then a compute-only family.
Placed place_queues(const PhysicalQuery& query, const DeviceOptions& options, bool compute_only) {
    Placed placed;
    const int both = query.find_family(VK_QUEUE_GRAPHICS_BIT | VK_QUEUE_COMPUTE_BIT);
    const int any_compute = query.find_family(VK_QUEUE_COMPUTE_BIT);
    placed.has_graphics = both >= 0 && !compute_only;
    placed.graphics_family = static_cast<uint32_t>(both >= 0 ? both : any_compute);
    placed.compute_family = placed.graphics_family;
    if (compute_only)
        return placed;
    const ComputePlacement wanted = wanted_placement(options);
    const int separate = query.find_family(VK_QUEUE_COMPUTE_BIT, VK_QUEUE_GRAPHICS_BIT);
    const bool second_in_family = query.families[placed.graphics_family].queueCount > 1;
    const bool has_second = second_in_family || (placed.has_graphics && separate >= 0);
    if (has_second && (wanted == ComputePlacement::Auto || wanted == ComputePlacement::SecondQueue)) {
        placed.placement = ComputePlacement::SecondQueue;
        placed.compute_index = second_in_family ? 1 : 0;
        if (!second_in_family)
            placed.compute_family = static_cast<uint32_t>(separate);
    } else if (wanted == ComputePlacement::SecondDevice ||
               (wanted != ComputePlacement::SameQueue && options.want_present)) {
        placed.placement = ComputePlacement::SecondDevice;
    }
    return placed;
}

const char* load(const Instance& instance, VkDevice device, DeviceTable& table) {
    const char* missing = nullptr;
    const auto get = instance.vk().vkGetDeviceProcAddr;
#define ETNA_VK_INSTANCE(name)
#define ETNA_VK_INSTANCE_OPTIONAL(name)
#define ETNA_VK_DEVICE(name)                                                                                           \
    table.name = reinterpret_cast<PFN_##name>(get(device, #name));                                                     \
    if (!table.name)                                                                                                   \
        missing = #name;
#define ETNA_VK_DEVICE_OPTIONAL(name) table.name = reinterpret_cast<PFN_##name>(get(device, #name));
#include "gpu/device/functions.inc"
#undef ETNA_VK_INSTANCE
#undef ETNA_VK_INSTANCE_OPTIONAL
#undef ETNA_VK_DEVICE
#undef ETNA_VK_DEVICE_OPTIONAL
    return missing;
}

bool environment_says(const char* name) {
    const char* text = std::getenv(name);
    return text && *text && std::strcmp(text, "0") != 0;
}

double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

Result<std::shared_ptr<Device>> Device::create(DeviceOptions options) {
    const auto start = std::chrono::steady_clock::now();
    if (environment_says("ETNA_VULKAN_VALIDATION"))
        options.validation = true;
    if (options.preferred.empty()) {
        const char* text = std::getenv("ETNA_DEVICE");
        if (text && std::strncmp(text, "gpu:", 4) == 0)
            options.preferred = text + 4;
    }
    auto instance = Instance::create({options.want_present, options.validation, options.on_message});
    if (!instance)
        return instance.status();
    std::string reason;
    const VkPhysicalDevice physical = choose_physical(**instance, options.preferred, reason);
    if (!physical)
        return {Error::NoDevice, reason};
    std::shared_ptr<Device> device(new Device);
    device->options_ = std::move(options);
    if (Status opened = device->open(instance.take(), physical, false); !opened)
        return opened;
    device->creation_ms_ = ms_since(start);
    return device;
}

Result<std::shared_ptr<Device>> Device::create_compute_sibling(const Device& sibling) {
    const auto start = std::chrono::steady_clock::now();
    std::shared_ptr<Device> device(new Device);
    device->options_ = sibling.options_;
    device->options_.want_present = false;
    if (Status opened = device->open(sibling.instance_, sibling.physical_, true); !opened)
        return opened;
    device->creation_ms_ = ms_since(start);
    return device;
}

Status Device::open(std::shared_ptr<Instance> instance, VkPhysicalDevice physical, bool compute_only) {
    instance_ = std::move(instance);
    physical_ = physical;
    PhysicalQuery asked;
    query(*instance_, physical_, asked);
    capabilities_ = select_features(asked);
    const Placed placed = place_queues(asked, options_, compute_only);

    std::vector<const char*> extensions;
    for (const char* name : {"VK_EXT_memory_budget", "VK_EXT_external_memory_host", "VK_KHR_portability_subset"}) {
        if (asked.has_extension(name))
            extensions.push_back(name);
    }
    if (capabilities_.shares_with_cuda) {
        extensions.push_back("VK_KHR_external_memory_fd");
        extensions.push_back("VK_KHR_external_semaphore_fd");
    }
    capabilities_.swapchain =
        options_.want_present && instance_->present_enabled() && asked.has_extension("VK_KHR_swapchain");
    if (capabilities_.swapchain)
        extensions.push_back("VK_KHR_swapchain");

    const float priorities[] = {1.0f, 0.5f}; // drawing before computing
    std::vector<VkDeviceQueueCreateInfo> queues(1);
    queues[0].sType = VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO;
    queues[0].queueFamilyIndex = placed.graphics_family;
    queues[0].queueCount = placed.compute_family == placed.graphics_family ? placed.compute_index + 1 : 1;
    queues[0].pQueuePriorities = priorities;
    if (placed.compute_family != placed.graphics_family) {
        queues.push_back(queues[0]);
        queues[1].queueFamilyIndex = placed.compute_family;
        queues[1].queueCount = 1;
        queues[1].pQueuePriorities = priorities + 1;
    }
    VkDeviceCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO;
    info.pNext = &asked.features;
    info.queueCreateInfoCount = static_cast<uint32_t>(queues.size());
    info.pQueueCreateInfos = queues.data();
    info.enabledExtensionCount = static_cast<uint32_t>(extensions.size());
    info.ppEnabledExtensionNames = extensions.data();
    const VkResult created = vki().vkCreateDevice(physical_, &info, nullptr, &handle_);
    if (created != VK_SUCCESS) {
        handle_ = VK_NULL_HANDLE;
        return status_of(created, "vkCreateDevice");
    }
    if (const char* missing = load(*instance_, handle_, table_))
        return {Error::Unsupported, std::string("The graphics driver lacks ") + missing + "."};

    VkQueue compute = VK_NULL_HANDLE;
    table_.vkGetDeviceQueue(handle_, placed.graphics_family, 0, &graphics_queue_);
    table_.vkGetDeviceQueue(handle_, placed.compute_family, placed.compute_index, &compute);
    graphics_family_ = placed.graphics_family;
    has_graphics_ = placed.has_graphics;
    placement_ = placed.placement;
    sharing_families_ = {placed.graphics_family};
    if (placed.compute_family != placed.graphics_family)
        sharing_families_.push_back(placed.compute_family);
    if (asked.families[placed.compute_family].timestampValidBits > 0)
        capabilities_.timestamp_period_ns = static_cast<double>(asked.properties.properties.limits.timestampPeriod);

    allocator_ = std::make_unique<Allocator>(*this);
    transient_ = std::make_unique<TransientCommands>(*this, graphics_queue_, graphics_family_);
    auto queue = ComputeQueue::create(*this, compute, placed.compute_family);
    if (!queue)
        return queue.status();
    compute_ = queue.take();
    return {};
}

Device::~Device() {
    if (!handle_)
        return;
    if (table_.vkDeviceWaitIdle)
        table_.vkDeviceWaitIdle(handle_);
    compute_.reset();
    transient_.reset();
    allocator_.reset();
    if (table_.vkDestroyDevice)
        table_.vkDestroyDevice(handle_, nullptr);
}

Status Device::submit_and_wait(const std::function<void(VkCommandBuffer)>& record) {
    if (lost())
        return {Error::DeviceLost, "The GPU was lost earlier in this run."};
    return transient_->run(record);
}

Status Device::wait_idle() {
    return check(table_.vkDeviceWaitIdle(handle_), "vkDeviceWaitIdle");
}

Status Device::check(VkResult result, const char* what) {
    if (result == VK_ERROR_DEVICE_LOST)
        lost_.store(true);
    return status_of(result, what);
}

void Device::set_name(VkObjectType type, uint64_t object, const char* name) {
    if (!table_.vkSetDebugUtilsObjectNameEXT)
        return;
    VkDebugUtilsObjectNameInfoEXT info{};
    info.sType = VK_STRUCTURE_TYPE_DEBUG_UTILS_OBJECT_NAME_INFO_EXT;
    info.objectType = type;
    info.objectHandle = object;
    info.pObjectName = name;
    table_.vkSetDebugUtilsObjectNameEXT(handle_, &info);
}

} // namespace etna::gpu
