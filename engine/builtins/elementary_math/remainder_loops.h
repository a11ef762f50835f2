#pragma once

#include <cstdint>

/// mod and rem of many doubles by one whole number.
namespace etna::builtins {

/// The divisors that the loops know: whole, not 0, at most 2^20 in size.
bool is_short_divisor(double y);

/// out[i] = mod(x[i], y) for `floored`, else rem(x[i], y): to the bit what accel/elementary gives. One thread.
void remainders(const double* x, double y, bool floored, double* out, int64_t count);

} // namespace etna::builtins
