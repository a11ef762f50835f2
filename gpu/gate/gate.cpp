#include "gpu/gate/gate.h"

#include "gpu/gate/loader.h"
#include "gpu/gate/registry.h"

#include <cstring>
#include <filesystem>
#include <string>
#include <system_error>

namespace etna::gate {
namespace {

struct Loader {
    std::string error;
    PFN_vkGetInstanceProcAddr get_instance_proc_addr = nullptr;
    PFN_vkCreateDevice create_device = nullptr;
    NextTable exported; ///< the loader's own entry points, for queues that were fetched past the gate
};

template <class F>
void symbol(void* library, F& function, const char* name) {
    function = reinterpret_cast<F>(loader_symbol(library, name));
}

Loader open() {
    Loader loader;
    void* library = open_loader(loader.error);
    if (!library)
        return loader;
    symbol(library, loader.get_instance_proc_addr, "vkGetInstanceProcAddr");
    symbol(library, loader.create_device, "vkCreateDevice");
    symbol(library, loader.exported.get_device_proc_addr, "vkGetDeviceProcAddr");
    symbol(library, loader.exported.get_device_queue, "vkGetDeviceQueue");
    symbol(library, loader.exported.get_device_queue2, "vkGetDeviceQueue2");
    symbol(library, loader.exported.destroy_device, "vkDestroyDevice");
    symbol(library, loader.exported.device_wait_idle, "vkDeviceWaitIdle");
    symbol(library, loader.exported.queue_wait_idle, "vkQueueWaitIdle");
    symbol(library, loader.exported.queue_submit, "vkQueueSubmit");
    symbol(library, loader.exported.queue_submit2, "vkQueueSubmit2");
    symbol(library, loader.exported.queue_present, "vkQueuePresentKHR");
    symbol(library, loader.exported.queue_bind_sparse, "vkQueueBindSparse");
    if (!loader.get_instance_proc_addr || !loader.create_device || !loader.exported.get_device_proc_addr)
        loader.error = "the Vulkan loader lacks its entry points";
    return loader;
}

const Loader& loader() {
    static const Loader* const opened = new Loader(open());
    return *opened;
}

Registry& registry() {
    static Registry* const all = new Registry; // outlives every static destructor that may still call Vulkan
    return *all;
}

void add_one(std::atomic<uint64_t>& counter) {
    counter.fetch_add(1, std::memory_order_relaxed);
}

std::shared_ptr<Queue> queue_of(VkQueue handle) {
    auto queue = registry().queue(handle, loader().exported);
    if (queue->guest.load(std::memory_order_relaxed))
        add_one(counters().guest_calls);
    return queue;
}

// Gated functions. Each looks up its queue, takes it, and calls the driver.

VKAPI_ATTR VkResult VKAPI_CALL queue_submit(VkQueue handle, uint32_t count, const VkSubmitInfo* submits,
                                            VkFence fence) {
    const auto queue = queue_of(handle);
    const std::lock_guard lock(*queue);
    add_one(counters().submits);
    return queue->next.queue_submit(handle, count, submits, fence);
}

VKAPI_ATTR VkResult VKAPI_CALL queue_submit2(VkQueue handle, uint32_t count, const VkSubmitInfo2* submits,
                                             VkFence fence) {
    const auto queue = queue_of(handle);
    const std::lock_guard lock(*queue);
    add_one(counters().submits);
    return queue->next.queue_submit2(handle, count, submits, fence);
}

VKAPI_ATTR VkResult VKAPI_CALL queue_bind_sparse(VkQueue handle, uint32_t count, const VkBindSparseInfo* binds,
                                                 VkFence fence) {
    const auto queue = queue_of(handle);
    const std::lock_guard lock(*queue);
    add_one(counters().submits);
    return queue->next.queue_bind_sparse(handle, count, binds, fence);
}

VKAPI_ATTR VkResult VKAPI_CALL queue_present(VkQueue handle, const VkPresentInfoKHR* info) {
    const auto queue = queue_of(handle);
    const std::lock_guard lock(*queue);
    add_one(counters().presents);
    return queue->next.queue_present(handle, info);
}

VKAPI_ATTR VkResult VKAPI_CALL queue_wait_idle(VkQueue handle) {
    const auto queue = queue_of(handle);
    const std::lock_guard lock(*queue);
    add_one(counters().idle_waits);
    return queue->next.queue_wait_idle(handle);
}

VKAPI_ATTR VkResult VKAPI_CALL device_wait_idle(VkDevice device) {
    const auto queues = registry().queues_of(device);
    add_one(counters().idle_waits);
    for (const auto& queue : queues)
        queue->lock();
    const VkResult result = registry().next_of(device, loader().exported).device_wait_idle(device);
    for (auto queue = queues.rbegin(); queue != queues.rend(); ++queue)
        (*queue)->unlock();
    return result;
}

/// Waits for the guest's queues one after the other, so that a kernel on another queue keeps running.
VKAPI_ATTR VkResult VKAPI_CALL guest_device_wait_idle(VkDevice device) {
    bool any = false;
    for (const auto& queue : registry().queues_of(device)) {
        if (!queue->guest.load(std::memory_order_relaxed))
            continue;
        any = true;
        const VkResult result = queue_wait_idle(queue->handle);
        if (result != VK_SUCCESS)
            return result;
    }
    return any ? VK_SUCCESS : device_wait_idle(device);
}

void fetch_queue(VkDevice device, uint32_t family, uint32_t index, VkQueue* queue, bool guest) {
    registry().next_of(device, loader().exported).get_device_queue(device, family, index, queue);
    registry().add_queue(device, *queue, guest);
}

void fetch_queue2(VkDevice device, const VkDeviceQueueInfo2* info, VkQueue* queue, bool guest) {
    registry().next_of(device, loader().exported).get_device_queue2(device, info, queue);
    registry().add_queue(device, *queue, guest);
}

VKAPI_ATTR void VKAPI_CALL host_get_queue(VkDevice device, uint32_t family, uint32_t index, VkQueue* queue) {
    fetch_queue(device, family, index, queue, false);
}
VKAPI_ATTR void VKAPI_CALL guest_get_queue(VkDevice device, uint32_t family, uint32_t index, VkQueue* queue) {
    fetch_queue(device, family, index, queue, true);
}
VKAPI_ATTR void VKAPI_CALL host_get_queue2(VkDevice device, const VkDeviceQueueInfo2* info, VkQueue* queue) {
    fetch_queue2(device, info, queue, false);
}
VKAPI_ATTR void VKAPI_CALL guest_get_queue2(VkDevice device, const VkDeviceQueueInfo2* info, VkQueue* queue) {
    fetch_queue2(device, info, queue, true);
}

VKAPI_ATTR VkResult VKAPI_CALL create_device(VkPhysicalDevice physical, const VkDeviceCreateInfo* info,
                                             const VkAllocationCallbacks* allocator, VkDevice* device) {
    const VkResult result = loader().create_device(physical, info, allocator, device);
    if (result != VK_SUCCESS)
        return result;
    const auto next_function = [&](const char* name) { return loader().exported.get_device_proc_addr(*device, name); };
    const auto fill = [&]<class F>(F& function, const char* name) {
        function = reinterpret_cast<F>(next_function(name));
    };
    NextTable next;
    next.get_device_proc_addr = loader().exported.get_device_proc_addr;
    fill(next.get_device_queue, "vkGetDeviceQueue");
    fill(next.get_device_queue2, "vkGetDeviceQueue2");
    fill(next.destroy_device, "vkDestroyDevice");
    fill(next.device_wait_idle, "vkDeviceWaitIdle");
    fill(next.queue_wait_idle, "vkQueueWaitIdle");
    fill(next.queue_submit, "vkQueueSubmit");
    fill(next.queue_submit2, "vkQueueSubmit2");
    if (!next.queue_submit2)
        fill(next.queue_submit2, "vkQueueSubmit2KHR");
    fill(next.queue_present, "vkQueuePresentKHR");
    fill(next.queue_bind_sparse, "vkQueueBindSparse");
    registry().add_device(*device, next);
    return result;
}

VKAPI_ATTR void VKAPI_CALL destroy_device(VkDevice device, const VkAllocationCallbacks* allocator) {
    if (!device)
        return;
    const NextTable next = registry().next_of(device, loader().exported);
    registry().remove_device(device); // first: the driver may hand out the same queue handles again
    next.destroy_device(device, allocator);
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL host_get_device_proc_addr(VkDevice device, const char* name);
VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL guest_get_device_proc_addr(VkDevice device, const char* name);

struct Gated {
    const char* name;
    PFN_vkVoidFunction host;
    PFN_vkVoidFunction guest;
};

template <class F>
PFN_vkVoidFunction erase(F* function) {
    return reinterpret_cast<PFN_vkVoidFunction>(function);
}

const Gated* find_gated(const char* name) {
    static const Gated kTable[] = {
        {"vkQueueSubmit", erase(queue_submit), erase(queue_submit)},
        {"vkQueueSubmit2", erase(queue_submit2), erase(queue_submit2)},
        {"vkQueueSubmit2KHR", erase(queue_submit2), erase(queue_submit2)},
        {"vkQueueBindSparse", erase(queue_bind_sparse), erase(queue_bind_sparse)},
        {"vkQueuePresentKHR", erase(queue_present), erase(queue_present)},
        {"vkQueueWaitIdle", erase(queue_wait_idle), erase(queue_wait_idle)},
        {"vkDeviceWaitIdle", erase(device_wait_idle), erase(guest_device_wait_idle)},
        {"vkGetDeviceQueue", erase(host_get_queue), erase(guest_get_queue)},
        {"vkGetDeviceQueue2", erase(host_get_queue2), erase(guest_get_queue2)},
        {"vkCreateDevice", erase(create_device), erase(create_device)},
        {"vkDestroyDevice", erase(destroy_device), erase(destroy_device)},
        {"vkGetDeviceProcAddr", erase(host_get_device_proc_addr), erase(guest_get_device_proc_addr)},
        {"vkGetInstanceProcAddr", erase(etna_gate_get_instance_proc_addr), erase(::vkGetInstanceProcAddr)},
    };
    if (!name || std::strncmp(name, "vk", 2) != 0)
        return nullptr;
    for (const Gated& gated : kTable) {
        if (std::strcmp(gated.name, name) == 0)
            return &gated;
    }
    return nullptr;
}

/// The gated function only where the driver has the plain one, so that an absent extension stays absent.
PFN_vkVoidFunction choose(PFN_vkVoidFunction plain, const char* name, bool guest) {
    if (!plain)
        return nullptr;
    const Gated* gated = find_gated(name);
    if (!gated)
        return plain;
    return guest ? gated->guest : gated->host;
}

VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL host_get_device_proc_addr(VkDevice device, const char* name) {
    return choose(loader().exported.get_device_proc_addr(device, name), name, false);
}
VKAPI_ATTR PFN_vkVoidFunction VKAPI_CALL guest_get_device_proc_addr(VkDevice device, const char* name) {
    return choose(loader().exported.get_device_proc_addr(device, name), name, true);
}

PFN_vkVoidFunction instance_function(VkInstance instance, const char* name, bool guest) {
    if (!loader().error.empty())
        return nullptr;
    return choose(loader().get_instance_proc_addr(instance, name), name, guest);
}

} // namespace
} // namespace etna::gate

using namespace etna::gate;

extern "C" {

PFN_vkVoidFunction etna_gate_get_instance_proc_addr(VkInstance instance, const char* name) {
    return instance_function(instance, name, false);
}

PFN_vkVoidFunction vkGetInstanceProcAddr(VkInstance instance, const char* name) {
    return instance_function(instance, name, true);
}

const char* etna_gate_loader_error(void) {
    return loader().error.empty() ? nullptr : loader().error.c_str();
}

const char* etna_gate_path(void) {
    static const std::string* const path =
        new std::string(library_path(reinterpret_cast<const void*>(&etna_gate_get_instance_proc_addr)));
    return path->c_str();
}

int etna_gate_install_for_qt(void) {
    const std::string ours = etna_gate_path();
    if (ours.empty())
        return 0;
    const std::string now = set_environment_once("QT_VULKAN_LIB", ours);
    std::error_code ignored;
    return now == ours || std::filesystem::equivalent(now, ours, ignored) ? 1 : 0;
}

void etna_gate_lock(VkQueue queue) {
    registry().queue(queue, loader().exported)->lock();
}

void etna_gate_unlock(VkQueue queue) {
    registry().queue(queue, loader().exported)->unlock();
}

void etna_gate_stats(EtnaGateStats* out) {
    const Counters& all = counters();
    out->submits = all.submits.load(std::memory_order_relaxed);
    out->presents = all.presents.load(std::memory_order_relaxed);
    out->idle_waits = all.idle_waits.load(std::memory_order_relaxed);
    out->contended = all.contended.load(std::memory_order_relaxed);
    out->blocked_ns = all.blocked_ns.load(std::memory_order_relaxed);
    out->guest_calls = all.guest_calls.load(std::memory_order_relaxed);
    registry().count(*out);
}

} // extern "C"
