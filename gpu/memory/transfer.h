#pragma once

// Bytes between host memory and device buffers, through a ring of pinned slots on the compute queue. Memory that the
// host sees directly (integrated and software devices) is copied without the ring.

#include "gpu/device/device.h"
#include "gpu/memory/buffer.h"

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

namespace etna::gpu {

struct TransferStats {
    uint64_t uploads = 0;
    uint64_t uploaded_bytes = 0;
    uint64_t downloads = 0;
    uint64_t downloaded_bytes = 0;
};

class Transfers {
  public:
    explicit Transfers(std::shared_ptr<Device> device);
    ~Transfers();
    Transfers(const Transfers&) = delete;
    Transfers& operator=(const Transfers&) = delete;

    /// Copies `size` host bytes to `offset` in `to`, which no unfinished work may be using. On return the host bytes
    /// may be reused; work submitted to the compute queue later sees the new bytes. Any thread.
    Status upload(Buffer& to, uint64_t offset, const void* from, uint64_t size);

    /// Copies bytes to the host and waits for them, after the work that timeline value `after` stands for. Any thread.
    /// Stops with Error::Interrupted when `*interrupt` becomes true.
    Status download(const Buffer& from, uint64_t offset, void* to, uint64_t size, uint64_t after,
                    const std::atomic<bool>* interrupt = nullptr);

    TransferStats stats() const;

  private:
    static constexpr uint64_t kSlotBytes = 4ull << 20;
    struct Slot {
        Buffer buffer;
        uint64_t value = 0; ///< the copy that uses it is finished when the timeline reaches this
    };
    struct Ring {
        std::mutex mutex;
        std::array<Slot, 4> entries;
        size_t next = 0;
    };
    Result<Slot*> next_slot(Ring& ring, MemoryUse use);

    std::shared_ptr<Device> device_;
    Ring up_;
    Ring down_;
    std::atomic<uint64_t> uploads_{0};
    std::atomic<uint64_t> uploaded_bytes_{0};
    std::atomic<uint64_t> downloads_{0};
    std::atomic<uint64_t> downloaded_bytes_{0};
};

/// Orders everything submitted to the queue before against everything after it.
void barrier_between_work(const Device& device, VkCommandBuffer commands);
/// Makes what kernels and copies wrote visible to the host once the submission has finished.
void barrier_to_host(const Device& device, VkCommandBuffer commands);

} // namespace etna::gpu
