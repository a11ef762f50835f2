#include "engine/builtins/elementary_math/remainder_loops.h"

#include <algorithm>
#include <cmath>

#include "engine/accel/elementary.h"
#include "engine/common/machine_clones.h"
#include "engine/common/vectorize.h"

namespace etna::builtins {
namespace {

constexpr double kLongestDividend = 0x1p30;
constexpr double kLongestDivisor = 0x1p20;

/// All at most kLongestDividend in size: no NaN, no infinity.
ETNA_MACHINE_CLONES bool are_short(const double* x, int64_t count) {
    int longer = 0;
    for (int64_t i = 0; i < count; ++i)
        longer |= !(std::fabs(x[i]) <= kLongestDividend);
    return !longer;
}

/// accel/fn_rounding's remainder where quotients fit 32 bits. The quotient times the divisor is exact, so that the
/// difference is rounded once, as a fused multiply-add would.
ETNA_MACHINE_CLONES void short_remainders(const double* x, double y, bool floored, double* out, int64_t count) {
    const double size = std::fabs(y);
    ETNA_VECTORIZE
    for (int64_t i = 0; i < count; ++i) {
        const double v = x[i], q = v / y;
        double n = static_cast<double>(static_cast<int32_t>(q));
        n = floored && n > q ? n - 1 : n;
        double r = v - n * y;
        const double wanted = floored ? y : v;
        const double step = std::copysign(size, wanted);
        r = (r < 0 && wanted > 0) || (r > 0 && wanted < 0) ? r + step : r;
        // A fraction whose quotient is within rounding of an integer counts as a multiple.
        const double near = static_cast<double>(static_cast<int32_t>(q + std::copysign(0.5, q)));
        const bool fraction = static_cast<double>(static_cast<int32_t>(v)) != v;
        const bool close = fraction && std::fabs(q - near) < 0x1p-51 * std::fabs(near);
        out[i] = close || r == 0 || std::fabs(r) >= size ? std::copysign(0.0, wanted) : r;
    }
}

} // namespace

bool is_short_divisor(double y) { return y != 0 && std::fabs(y) <= kLongestDivisor && y == std::trunc(y); }

void remainders(const double* x, double y, bool floored, double* out, int64_t count) {
    constexpr int64_t kStretch = 1024;
    for (int64_t begin = 0; begin < count; begin += kStretch) {
        const int64_t n = std::min(kStretch, count - begin);
        if (are_short(x + begin, n)) {
            short_remainders(x + begin, y, floored, out + begin, n);
            continue;
        }
        for (int64_t i = begin; i < begin + n; ++i)
            out[i] = floored ? accel::elementary::mod(x[i], y) : accel::elementary::rem(x[i], y);
    }
}

} // namespace etna::builtins
