#pragma once

#include <cstdint>
#include <functional>
#include <span>

/// The inner loop of convolutions and of filters without feedback.
namespace etna::builtins {

/// One term of a sum: the element `offset` places on, times `weight`.
struct Tap {
    int64_t offset;
    double weight;
};

/// out[k] = 0 + taps[0].weight * from[k + taps[0].offset] + taps[1].weight * ..., added in the order of the taps, for
/// k < count. Every element that is named must exist; `out` lies apart from `from`. One thread; same bits on every
/// machine.
void weighted_sums(const double* from, std::span<const Tap> taps, double* out, int64_t count);

/// The same on several threads when it pays. Calls `poll`, which may throw, a few times a second.
void weighted_sums_parallel(const double* from, std::span<const Tap> taps, double* out, int64_t count,
                            const std::function<void()>& poll);

} // namespace etna::builtins
