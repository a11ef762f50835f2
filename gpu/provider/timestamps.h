#pragma once

#include "gpu/device/device.h"

#include <array>
#include <cstdint>
#include <memory>

namespace etna::gpu {

/// Device time of kernel runs, by ticket. The last 256 runs can be asked about. One thread.
class Timestamps {
  public:
    explicit Timestamps(std::shared_ptr<Device> device);
    ~Timestamps();
    Timestamps(const Timestamps&) = delete;
    Timestamps& operator=(const Timestamps&) = delete;

    /// A ticket for a new run, 0 when the device has no timestamps or the ring is full of unfinished runs.
    uint64_t begin();
    void write_start(VkCommandBuffer commands, uint64_t ticket);
    void write_end(VkCommandBuffer commands, uint64_t ticket);
    /// The run was recorded and submitted; without this its ticket never yields a time.
    void submitted(uint64_t ticket);

    /// Nanoseconds of a finished run; 0 while it is unknown. Never waits.
    uint64_t time_ns(uint64_t ticket);

    /// Calls `use(ticket, ns)` once for each run that has finished since the last call.
    template <class F>
    void collect(F&& use) {
        while (oldest_ < next_) {
            Slot& slot = slot_of(oldest_);
            if (slot.pending) {
                const uint64_t ns = time_ns(oldest_);
                if (slot.pending)
                    return; // not finished yet
                if (!slot.reported) {
                    slot.reported = true;
                    use(oldest_, ns);
                }
            }
            ++oldest_;
        }
    }

  private:
    static constexpr uint32_t kRuns = 256;
    struct Slot {
        uint64_t ticket = 0;
        bool pending = false;
        bool reported = false;
        uint64_t ns = 0;
    };
    Slot& slot_of(uint64_t ticket) { return slots_[ticket % kRuns]; }

    std::shared_ptr<Device> device_;
    VkQueryPool pool_ = VK_NULL_HANDLE;
    std::array<Slot, kRuns> slots_;
    uint64_t next_ = 1;
    uint64_t oldest_ = 1;
};

} // namespace etna::gpu
