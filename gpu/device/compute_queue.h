#pragma once

// Where kernels are submitted. Work is ordered by one timeline semaphore: `submit` returns the value that the semaphore
// reaches when the recorded commands have finished. Qt adds no wait semaphores to its own submits, so a consumer on
// another queue (a figure) must use results only after `reached(value)`: publish on completion.
//
// Long work is to be cut into chunks of a few milliseconds (`submit_chunks`): the watchdog of a desktop stays quiet,
// other users of the queue get their turn, and an interrupt takes effect between two chunks.

#include "gpu/device/status.h"
#include "gpu/device/vulkan.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace etna::gpu {

class Device;

/// Where compute work goes, relative to the device that draws.
enum class ComputePlacement : uint8_t {
    Auto, ///< second queue if there is one; else a second device when presenting, the same queue when not
    SameQueue,
    SecondQueue,
    SecondDevice, ///< an own VkDevice on the same hardware: responsive windows, but data cross through the host
};
const char* placement_name(ComputePlacement placement);

class ComputeQueue {
  public:
    using Record = std::function<void(VkCommandBuffer)>;

    /// `device` owns the queue and outlives this object.
    static Result<std::unique_ptr<ComputeQueue>> create(Device& device, VkQueue queue, uint32_t family);
    ~ComputeQueue(); ///< waits for everything submitted
    ComputeQueue(const ComputeQueue&) = delete;
    ComputeQueue& operator=(const ComputeQueue&) = delete;

    VkQueue handle() const { return queue_; }
    uint32_t family() const { return family_; }
    VkSemaphore timeline() const { return timeline_; }

    /// Records into a recycled command buffer and submits it. Returns the timeline value of its completion. Any thread.
    Result<uint64_t> submit(const Record& record);

    /// Puts the work of another API into the order of this queue: `enqueue(wait, signal)` starts work there that begins
    /// when the timeline has reached `wait` and brings it to `signal`. Later submissions begin after it. The device
    /// must share its timeline (`Capabilities::shares_with_cuda`). When `enqueue` fails, nothing may signal.
    Result<uint64_t> submit_foreign(const std::function<Status(uint64_t wait, uint64_t signal)>& enqueue);

    /// Calls `record(cb, i)` for i = 0 .. count-1, one submission each, at most `in_flight` unfinished at a time. Stops
    /// with Error::Interrupted when `*interrupt` becomes true; the chunks already submitted still finish.
    Result<uint64_t> submit_chunks(uint64_t count, const std::function<void(VkCommandBuffer, uint64_t)>& record,
                                   const std::atomic<bool>* interrupt = nullptr, uint32_t in_flight = 2);

    /// Spins for about 50 us, then blocks. Error::Timeout when the time passes first.
    Status wait(uint64_t value, std::chrono::nanoseconds timeout = std::chrono::hours(24));
    bool reached(uint64_t value) { return completed() >= value; }
    /// The latest value the device has reached.
    uint64_t completed();
    /// The value of the latest submission.
    uint64_t last_submitted() const { return last_.load(); }
    Status wait_idle() { return wait(last_submitted()); }

    /// Runs `release` (e.g. the destruction of a buffer) once `value` is reached; checked at later submits and waits.
    void retire(uint64_t value, std::function<void()> release);

  private:
    struct Slot {
        VkCommandPool pool = VK_NULL_HANDLE;
        VkCommandBuffer buffer = VK_NULL_HANDLE;
        uint64_t value = 0; ///< free again when reached
    };
    explicit ComputeQueue(Device& device) : device_(device) {}
    Result<Slot> take_slot();
    void collect();

    Device& device_;
    VkQueue queue_ = VK_NULL_HANDLE;
    uint32_t family_ = 0;
    VkSemaphore timeline_ = VK_NULL_HANDLE;
    std::atomic<uint64_t> last_{0};
    std::mutex mutex_;        ///< slots and retired objects
    std::mutex submit_mutex_; ///< keeps timeline values in the order of submission
    uint64_t foreign_ = 0;    ///< value that another API signals and that the next submission must wait for
    std::atomic<uint64_t> foreign_last_{0}; ///< the latest of all such values
    std::deque<Slot> slots_;
    std::deque<std::pair<uint64_t, std::function<void()>>> retired_;
};

} // namespace etna::gpu
