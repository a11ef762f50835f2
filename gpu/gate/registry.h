#pragma once

// What the gate knows of devices and queues. A queue belongs to the device it was fetched from; a queue never announced
// (fetched past the gate) gets an entry of its own at first use and is served through the loader's exported functions.

#include "gpu/gate/gate.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <vector>

namespace etna::gate {

/// The driver's own functions of one device, looked up once when it is created.
struct NextTable {
    PFN_vkGetDeviceProcAddr get_device_proc_addr = nullptr;
    PFN_vkGetDeviceQueue get_device_queue = nullptr;
    PFN_vkGetDeviceQueue2 get_device_queue2 = nullptr;
    PFN_vkDestroyDevice destroy_device = nullptr;
    PFN_vkDeviceWaitIdle device_wait_idle = nullptr;
    PFN_vkQueueWaitIdle queue_wait_idle = nullptr;
    PFN_vkQueueSubmit queue_submit = nullptr;
    PFN_vkQueueSubmit2 queue_submit2 = nullptr;
    PFN_vkQueuePresentKHR queue_present = nullptr;
    PFN_vkQueueBindSparse queue_bind_sparse = nullptr;
};

struct Counters {
    std::atomic<uint64_t> submits{0};
    std::atomic<uint64_t> presents{0};
    std::atomic<uint64_t> idle_waits{0};
    std::atomic<uint64_t> contended{0};
    std::atomic<uint64_t> blocked_ns{0};
    std::atomic<uint64_t> guest_calls{0};
};

inline Counters& counters() {
    static Counters* const all = new Counters; // outlives every static destructor that may still call Vulkan
    return *all;
}

struct Device;

struct Queue {
    VkQueue handle = VK_NULL_HANDLE;
    VkDevice device = VK_NULL_HANDLE;
    NextTable next;
    std::atomic<bool> guest{false};
    std::mutex mutex;

    /// Takes the queue and counts how long that took when another thread had it.
    void lock() {
        if (mutex.try_lock())
            return;
        const auto start = std::chrono::steady_clock::now();
        mutex.lock();
        const auto waited = std::chrono::steady_clock::now() - start;
        counters().contended.fetch_add(1, std::memory_order_relaxed);
        counters().blocked_ns.fetch_add(
            static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(waited).count()),
            std::memory_order_relaxed);
    }
    void unlock() { mutex.unlock(); }
};

struct Device {
    VkDevice handle = VK_NULL_HANDLE;
    NextTable next;
    std::vector<std::shared_ptr<Queue>> queues; ///< in the order of their handles: the fixed order of locking
};

class Registry {
  public:
    void add_device(VkDevice device, const NextTable& next);
    void remove_device(VkDevice device);
    void add_queue(VkDevice device, VkQueue queue, bool guest);

    /// The device's functions; `fallback` when the device was not created through the gate.
    NextTable next_of(VkDevice device, const NextTable& fallback);
    std::shared_ptr<Queue> queue(VkQueue handle, const NextTable& fallback);
    /// All queues of a device in locking order.
    std::vector<std::shared_ptr<Queue>> queues_of(VkDevice device);
    void count(EtnaGateStats& out);

  private:
    std::shared_mutex mutex_;
    std::unordered_map<VkDevice, std::shared_ptr<Device>> devices_;
    std::unordered_map<VkQueue, std::shared_ptr<Queue>> queues_;
};

} // namespace etna::gate
