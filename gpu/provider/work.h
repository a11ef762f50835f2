#pragma once

#include "gpu/kernel/call.h"
#include "gpu/provider/gpu_buffer.h"
#include "gpu/provider/gpu_provider.h"

#include <deque>
#include <vector>

namespace etna::gpu {

/// Keeps the operands of a launch from being evicted while it is prepared.
class Pins {
  public:
    ~Pins() {
        for (GpuBuffer* buffer : buffers_)
            --buffer->pins;
    }
    void add(GpuBuffer* buffer) {
        ++buffer->pins;
        buffers_.push_back(buffer);
    }
    const std::vector<GpuBuffer*>& buffers() const { return buffers_; }

  private:
    std::vector<GpuBuffer*> buffers_;
};

/// A launch taken apart: passes in order, each to be cut into dispatches, and what must live until they have finished.
struct GpuProvider::Work {
    struct Step {
        KernelCall call;
        uint64_t items;
        bool group_per_item; ///< an item is a workgroup, else an invocation
        double units_per_item;
    };
    std::deque<Step> steps;
    std::deque<Buffer> scratch; ///< a deque: addresses of its elements are taken
    Pins pins;
    double units = 0;
    bool product = false; ///< its units are those of matrix products
    double units_per_ns = 0; ///< as measured in earlier runs; 0: not known
    uint64_t kernel = 0;     ///< key of the compiled kernel that it runs, if it is one of the IR's
};

} // namespace etna::gpu
