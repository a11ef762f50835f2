#pragma once

#include "engine/accel/context.h"
#include "engine/accel/graph.h"

namespace etna::accel {

/// The stream from which random gpuArrays are drawn (`gpurng`): counter-based, so that a state is two numbers.
struct GpuStream {
    uint64_t key = 0;  ///< the seed
    uint64_t next = 0; ///< number of the next 64-bit draw
    bool threefry = false;
};

/// `zeros(..., 'gpuArray')`, `rand(..., 'like', g)`, `linspace(g, b, n)` and their kin. False: the call has nothing to
/// do with the device, and the ordinary way runs. Functions that have no form of their own there (eye, colon) run on the
/// host, and their result goes to the device.
bool create_on_device(Context& context, GpuStream& stream, Call& call);

} // namespace etna::accel
