#include "engine/builtins/interpolation/weighted_sums.h"

#include <algorithm>
#include <cstring>

#include "engine/accel/parallel.h"
#include "engine/common/machine_clones.h"

namespace etna::builtins {
namespace {

/// Outputs that one loop over the taps computes: their sums stay in registers.
constexpr int64_t kWide = 32;
/// Taps that stay in the first cache, with the elements that they name.
constexpr size_t kTapsAtOnce = 1024;
/// Products between two polls: some ten milliseconds.
constexpr int64_t kProductsAtOnce = int64_t{1} << 26;
constexpr int64_t kWorthThreads = int64_t{1} << 18;

#if defined(__GNUC__)
using Four = double __attribute__((vector_size(32)));
#define ETNA_ADD(k)                                                                                                    \
    std::memcpy(&x, p + 4 * (k), sizeof(x));                                                                           \
    sum##k += w * x
#define ETNA_LOAD(k) std::memcpy(&sum##k, out + 4 * (k), sizeof(Four))
#define ETNA_STORE(k) std::memcpy(out + 4 * (k), &sum##k, sizeof(Four))

ETNA_MACHINE_CLONES
void add_wide(const double* from, const Tap* tap, const Tap* end, double* out) {
    Four sum0, sum1, sum2, sum3, sum4, sum5, sum6, sum7, x;
    ETNA_LOAD(0), ETNA_LOAD(1), ETNA_LOAD(2), ETNA_LOAD(3), ETNA_LOAD(4), ETNA_LOAD(5), ETNA_LOAD(6), ETNA_LOAD(7);
    for (; tap != end; ++tap) {
        const double* p = from + tap->offset;
        const Four w = {tap->weight, tap->weight, tap->weight, tap->weight};
        ETNA_ADD(0);
        ETNA_ADD(1);
        ETNA_ADD(2);
        ETNA_ADD(3);
        ETNA_ADD(4);
        ETNA_ADD(5);
        ETNA_ADD(6);
        ETNA_ADD(7);
    }
    ETNA_STORE(0), ETNA_STORE(1), ETNA_STORE(2), ETNA_STORE(3), ETNA_STORE(4), ETNA_STORE(5), ETNA_STORE(6), ETNA_STORE(7);
}
#undef ETNA_ADD
#undef ETNA_LOAD
#undef ETNA_STORE
#else
void add_wide(const double* from, const Tap* tap, const Tap* end, double* out) {
    double sums[kWide];
    std::copy_n(out, kWide, sums);
    for (; tap != end; ++tap)
        for (int64_t l = 0; l < kWide; ++l)
            sums[l] += tap->weight * from[tap->offset + l];
    std::copy_n(sums, kWide, out);
}
#endif

} // namespace

void weighted_sums(const double* from, std::span<const Tap> taps, double* out, int64_t count) {
    std::fill_n(out, count, 0.0);
    for (size_t first = 0; first < taps.size(); first += kTapsAtOnce) {
        const Tap* const begin = taps.data() + first;
        const Tap* const end = begin + std::min(kTapsAtOnce, taps.size() - first);
        int64_t k = 0;
        for (; k + kWide <= count; k += kWide)
            add_wide(from + k, begin, end, out + k);
        if (k == count)
            continue;
        if (count >= kWide && first == 0 && taps.size() <= kTapsAtOnce) { // the last ones again, with some before them
            std::fill_n(out + count - kWide, kWide, 0.0);
            add_wide(from + count - kWide, begin, end, out + count - kWide);
            continue;
        }
        for (const Tap* tap = begin; tap != end; ++tap)
            for (int64_t l = k; l < count; ++l)
                out[l] += tap->weight * from[l + tap->offset];
    }
}

void weighted_sums_parallel(const double* from, std::span<const Tap> taps, double* out, int64_t count,
                            const std::function<void()>& poll) {
    const int64_t terms = std::max<int64_t>(1, static_cast<int64_t>(taps.size()));
    const int64_t step = std::max<int64_t>(16 * kWide, kProductsAtOnce / terms);
    const int64_t grain = std::max<int64_t>(4 * kWide, kWorthThreads / terms / kWide * kWide);
    for (int64_t begin = 0; begin < count; begin += step) {
        poll();
        accel::parallel_for(begin, std::min(count, begin + step), grain, [&](int64_t first, int64_t last) {
            weighted_sums(from + first, taps, out + first, last - first);
        });
    }
}

} // namespace etna::builtins
