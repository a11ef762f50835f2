#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "engine/common/ref.h"

namespace etna {

class Storage;

/// Bytes in a device's memory. The provider in charge of the device implements it.
class DeviceBuffer : public RefCounted {
  public:
    virtual size_t size_bytes() const = 0;
    /// Copies the first `bytes` bytes to host memory and waits for them. Raises `Error` if the device is lost and the
    /// bytes with it.
    virtual void download(void* to, size_t bytes) = 0;

    /// The program asked for it to be there (`gpuArray`); otherwise the policy chose so and nobody can tell.
    bool requested = false;
    /// Every element is known to be >= 0 or NaN.
    bool not_negative = false;
};

/// An array operation that has been checked but not run. The graph in accel/ implements it.
class DeferredNode : public RefCounted {
  public:
    /// Runs what the node needs and leaves its bytes in `into`, on the host or on the device.
    virtual void force(Storage& into) = 0;
};

/// `start : step : last` that nobody has written to yet. `count` elements; `last` is the final element.
struct RangeSpec {
    double start = 0;
    double step = 1;
    double last = 0;
    int64_t count = 0;

    /// Element at 0-based `index`. Counts from both ends towards the middle, as MATLAB does, so that ranges are
    /// symmetric: `-1:0.1:1` contains an exact 0.
    double at(int64_t index) const {
        if (2 * index < count - 1)
            return start + static_cast<double>(index) * step;
        if (2 * index == count - 1)
            return count == 1 ? start : (start + last) / 2;
        return last - static_cast<double>(count - 1 - index) * step;
    }
};

/// Boundary counters of the two doors, for the telemetry.
struct StorageCounters {
    uint64_t downloads = 0;
    uint64_t downloaded_bytes = 0;
    uint64_t uploads = 0;
    uint64_t uploaded_bytes = 0;
    uint64_t forced_nodes = 0;
};
StorageCounters& storage_counters(); ///< of this thread

/// The bytes of one array. They are in at least one of these states: on the host, in a device buffer, a node of the
/// deferred graph, or a range (double only). `host()` and `device()` are the only doors; each passage is counted.
/// No other code knows where bytes are.
class Storage {
  public:
    Storage() = default;
    Storage(Storage&& other) noexcept { swap(other); }
    Storage& operator=(Storage&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Storage() {
        if (host_ || away_)
            release();
    }

    /// Host memory of this size. Raises `OutOfMemory` when the system has less to give.
    static Storage zeroed(size_t bytes);
    static Storage uninitialized(size_t bytes);
    static Storage of_range(const RangeSpec& range);
    static Storage of_node(Ref<DeferredNode> node, size_t bytes);
    static Storage of_device(Ref<DeviceBuffer> buffer, size_t bytes);
    Storage copy() const; ///< shares device buffers and nodes, copies host bytes

    size_t size_bytes() const { return bytes_; }

    /// Door one: the bytes on the host, wherever they were; the device's copy stays valid.
    const void* host() const { return host_ ? host_ : fetch_host(); }
    /// The bytes on the host for writing: the device's copy and the range are forgotten.
    void* host_mut() {
        if (!only_host_)
            settle_on_host();
        return host_;
    }
    /// Door two: the buffer that holds the bytes, or null while they are on the host alone. An upload is the
    /// provider's work; it leaves its buffer here with `set_device`, so that the next kernel finds it.
    const Ref<DeviceBuffer>& device() const;
    void set_device(Ref<DeviceBuffer> buffer) const;

    bool on_host() const { return host_ != nullptr; }
    bool on_device() const { return away_ && away_->buffer; }
    bool is_deferred() const { return away_ && away_->node; }
    const RangeSpec* range() const { return away_ && away_->is_range ? &away_->range : nullptr; }
    DeferredNode* node() const { return away_ ? away_->node.get() : nullptr; }

    /// What `DeferredNode::force` calls with its result. The node is forgotten.
    void settle(Storage&& result);

    /// Resizes the host bytes in place, keeping the first ones; new bytes are zero. Grows by half its size at least,
    /// so that appending is amortised O(1).
    void resize(size_t bytes);
    /// Drops the device's copy if the host has one (memory pressure).
    void drop_device() const;

  private:
    struct Away {
        Ref<DeviceBuffer> buffer;
        Ref<DeferredNode> node;
        RangeSpec range;
        bool is_range = false;
    };
    const void* fetch_host() const;
    void settle_on_host();
    void release() noexcept;
    void swap(Storage& other) noexcept {
        std::swap(host_, other.host_);
        std::swap(away_, other.away_);
        std::swap(only_host_, other.only_host_);
        std::swap(bytes_, other.bytes_);
        std::swap(capacity_, other.capacity_);
    }

    // `host_` and `away_` change under const: where the bytes are is not part of the value.
    mutable void* host_ = nullptr;
    mutable Away* away_ = nullptr;
    mutable bool only_host_ = true;
    size_t bytes_ = 0;
    size_t capacity_ = 0;
};

} // namespace etna
