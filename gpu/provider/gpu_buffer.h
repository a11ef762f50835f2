#pragma once

#include "engine/value/storage.h"
#include "gpu/memory/buffer.h"
#include "gpu/provider/runtime.h"

#include "engine/accel/provider.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace etna::gpu {

class GpuBuffer;

/// The arrays of one provider: their list in order of use, and the eviction of the oldest to the host when the device
/// is full. It outlives the provider while arrays do. One engine thread.
class Residency {
  public:
    explicit Residency(std::shared_ptr<Runtime> runtime) : runtime_(std::move(runtime)) {}

    Runtime& runtime() { return *runtime_; }
    etna::accel::ProviderCounters counters;
    uint64_t live_bytes = 0;

    /// Device memory, after evicting what is needed for it.
    Result<Buffer> make_room(uint64_t bytes);
    void touch(GpuBuffer& buffer);
    void remove(GpuBuffer& buffer);

  private:
    friend class GpuBuffer;
    bool evict_oldest();
    std::shared_ptr<Runtime> runtime_;
    GpuBuffer* oldest_ = nullptr;
    GpuBuffer* newest_ = nullptr;
};

/// An array's bytes on the device, or on the host while they are evicted.
class GpuBuffer final : public DeviceBuffer {
  public:
    GpuBuffer(std::shared_ptr<Residency> home, Buffer buffer, size_t bytes);
    ~GpuBuffer() override;

    size_t size_bytes() const override { return bytes_; }
    void download(void* to, size_t bytes) override;

    const std::shared_ptr<Residency>& home() const { return home_; }
    /// The device buffer; null until `ensure_resident` when it was evicted.
    Buffer& buffer() { return buffer_; }
    Status ensure_resident();
    bool evicted() const { return evicted_; }

    uint64_t last_use = 0; ///< timeline value of the last run that touches it
    int pins = 0;          ///< never evicted while positive

  private:
    friend class Residency;
    bool evict();

    std::shared_ptr<Residency> home_;
    Buffer buffer_;
    size_t bytes_;
    bool evicted_ = false;
    std::vector<std::byte> spilled_;
    GpuBuffer* older_ = nullptr;
    GpuBuffer* newer_ = nullptr;
};

/// Destroys a buffer once the queue has reached `value`.
void retire_buffer(ComputeQueue& queue, uint64_t value, Buffer buffer);

} // namespace etna::gpu
