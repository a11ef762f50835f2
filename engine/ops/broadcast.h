#pragma once

#include <vector>

#include "engine/ops/kernels.h"

/// Broadcasting (MATLAB: implicit expansion): every dimension of the operands is equal or 1. Internal to ops/.
namespace etna::ops {

/// One loop over both operands; strides in elements.
struct BroadcastLoop {
    int64_t size = 1;
    int64_t stride_a = 0;
    int64_t stride_b = 0;
};

/// The nest of loops for two sizes, innermost first; neighbouring loops that run through memory alike are one loop.
struct BroadcastPlan {
    Dims dims;
    std::vector<BroadcastLoop> loops; ///< at least one
};
/// Raises `SizesMismatch`.
BroadcastPlan plan_broadcast(const Dims& a, const Dims& b);

/// Where an operand's elements are, and what they become before the kernel sees them.
struct Side {
    const void* data = nullptr;
    size_t stored_bytes = 0;     ///< of one element in memory
    Converter convert = nullptr; ///< null: the kernel reads memory directly
    size_t kernel_bytes = 0;     ///< of one element as the kernel reads it
};

/// Runs the kernel over all loops into contiguous `out`.
void run_broadcast(const BroadcastPlan& plan, const Side& a, const Side& b, Kernel kernel, void* out, size_t out_bytes);
/// Operands of the same size, or one of them a scalar: no plan is needed.
void run_flat(int64_t n, Run run, const Side& a, const Side& b, Kernel kernel, void* out, size_t out_bytes);

} // namespace etna::ops
