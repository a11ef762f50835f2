#pragma once

#include "gpu/device/capabilities.h"

#include <string>

namespace etna::gpu {

/// How the device's arithmetic behaves, measured by `probe_traits` against the host bit by bit. The lowering writes
/// plain operations where the device rounds as IEEE 754 says, and corrected ones where it does not.
struct Traits {
    bool measured = false;
    bool fma64 = false; ///< double fma is fused
    bool fma32 = false;
    bool div64 = false; ///< correctly rounded
    bool sqrt64 = false;
    bool div32 = false;
    bool sqrt32 = false;
    bool plain64 = false; ///< a*b+c in doubles is two roundings and never contracted
    bool plain32 = false;
    bool subnormal64 = false; ///< subnormal doubles are read, computed and written
    bool subnormal32 = false;
    bool narrowing = false;  ///< double to float rounds to nearest even, subnormals and overflow included
    bool rounding64 = false; ///< floor, ceil and trunc of doubles, signed zeros included
    bool special64 = false;  ///< NaN, infinities and signed zeros pass through arithmetic, comparison and select
    bool special32 = false;

    /// The device runs double kernels with the host's bits, with the corrections that the lowering knows.
    bool exact64() const { return div64 && sqrt64 && plain64 && subnormal64 && special64; }
    /// The same for single; division and square root may go through double.
    bool exact32() const {
        return plain32 && subnormal32 && special32 && ((div32 && sqrt32) || (exact64() && narrowing));
    }
    friend bool operator==(const Traits&, const Traits&) = default;
};

/// Lines such as "fma64 emulated", for reports.
std::string describe(const Traits& traits);

/// First lines of every kernel: version, extensions, the float controls that the device offers, workgroup size.
std::string glsl_header(const Capabilities& capabilities, uint32_t workgroup_size);

/// eDiv32 and eSqrt32: correctly rounded division and square root of floats. Plain operators where the device rounds
/// correctly, else through double, which is exact for single precision.
std::string glsl_single_arithmetic(const Traits& traits);

/// eFloor64, eCeil64, eTrunc64: the device's own where they are right, else by bits.
std::string glsl_rounding64(const Traits& traits);

/// eFma64: the fused multiply-add of doubles, by the device or emulated with the same bits for all operands. The
/// emulation uses error-free transformations with one rounding to odd (Boldo and Melquiond, IEEE Transactions on
/// Computers 57(4), 2008) on scaled operands. It has no branches: it is inlined many times into a kernel, and control
/// flow would make compiling it take seconds.
std::string glsl_fma64(const Traits& traits);

} // namespace etna::gpu
