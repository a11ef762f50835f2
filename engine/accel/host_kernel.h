#pragma once

#include <memory>
#include <vector>

#include "engine/accel/ir.h"

namespace etna::accel {

/// Elements that host code computes at a time. Four blocks of the reduction tree; 8 KB a value, so that the values of a
/// chain stay in the first two levels of cache.
constexpr int kHostBlock = 1024;

/// Values in a block are stored as double, float, int32_t, uint32_t, int64_t, uint64_t, and Bool as one byte, 0 or 1.
size_t block_bytes(ir::Type type);

/// A kernel's body prepared for the cores: computes up to kHostBlock elements from dense operands. Immutable; several
/// threads run it at once, each with its own scratch memory.
class HostKernel {
  public:
    virtual ~HostKernel() = default;
    /// Memory that `run` needs, aligned to 64 bytes.
    virtual size_t scratch_bytes() const = 0;
    /// Must run once on fresh scratch memory before `run`; again when parameters change.
    virtual void prepare(void* scratch, const uint64_t* parameters) const = 0;
    /// `inputs[k]` holds `count` values of the type that input k is loaded in (Index instructions follow the inputs, in
    /// the order of `index_masks`, as doubles). `outputs[k]` receives `count` values of output k's value type.
    virtual void run(void* scratch, const void* const* inputs, void* const* outputs, int count) const = 0;

    /// The masks of the kernel's Index instructions, each once.
    const std::vector<uint32_t>& index_masks() const { return index_masks_; }

  protected:
    std::vector<uint32_t> index_masks_;
};

/// The portable back end: each instruction is a loop over the block, which the compiler vectorises.
std::unique_ptr<HostKernel> make_block_interpreter(const ir::Kernel& kernel);
/// Machine code for this processor, or null if it lacks AVX2 and FMA or the kernel holds something unknown to it.
std::unique_ptr<HostKernel> make_machine_kernel(const ir::Kernel& kernel);

} // namespace etna::accel
