#pragma once

#include <cstdint>
#include <functional>

namespace etna::accel {

/// Calls `body(begin, end)` for parts of [begin, end) whose lengths are multiples of `grain` (the last one apart), on
/// as many threads as `set_threads` allows. Returns when all are done. The body must not throw and must not touch
/// reference-counted values.
void parallel_for(int64_t begin, int64_t end, int64_t grain, const std::function<void(int64_t, int64_t)>& body);

/// Threads that `parallel_for` uses from now on; 0: one a core.
void set_threads(int count);
int threads();

} // namespace etna::accel
