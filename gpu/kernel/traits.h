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
    bool narrowing = false;  ///< double to float rounds to nearest even, overflow included
    bool narrowing_subnormal = false; ///< into subnormal floats too
    bool rounding64 = false; ///< floor, ceil and trunc of doubles, signed zeros included
    bool special64 = false;  ///< NaN, infinities and signed zeros pass through arithmetic, comparison and select
    bool special32 = false;
    bool corrected32 = false; ///< quotients and roots of singles by corrected estimates are correctly rounded
    bool plays_flushing = false; ///< a test: subnormal singles become zero by explicit statements

    /// The device runs double kernels with the host's bits, with the corrections that the lowering knows.
    bool exact64() const { return div64 && sqrt64 && plain64 && subnormal64 && special64; }
    /// The same for single; division, square root and whatever a subnormal number may touch may go through double.
    bool exact32() const {
        return plain32 && special32 && ((div32 && sqrt32 && subnormals32()) || (exact64() && narrowing));
    }
    /// Subnormal floats behave everywhere. Many devices flush them to zero.
    bool subnormals32() const { return subnormal32 && narrowing_subnormal; }
    friend bool operator==(const Traits&, const Traits&) = default;
};

/// Lines such as "fma64 emulated", for reports.
std::string describe(const Traits& traits);

/// First lines of every kernel: version, extensions, the float controls that the device offers, workgroup size.
std::string glsl_header(const Capabilities& capabilities, uint32_t workgroup_size);

/// eDivNormal32 and eSqrtNormal32 by the device's estimates and Newton's method. Needs fused multiply-adds.
std::string glsl_corrected_single();

/// Arithmetic on floats with the host's bits: eAdd32, eSub32, eMul32, eDiv32, eSqrt32, the comparisons eEq32, eNe32,
/// eLt32, eLe32, and the conversions eWiden and eNarrow. Plain operators where the device does them right, else through
/// double, which is exact for single precision; where subnormal floats are flushed, only results that one can have
/// touched go that way. eDivNormal32 and eSqrtNormal32 need operands that are zero or of moderate exponent (eModerate32).
std::string glsl_single_arithmetic(const Traits& traits);

/// eFloor64, eCeil64, eTrunc64: the device's own where they are right, else by bits.
std::string glsl_rounding64(const Traits& traits);

/// eFma64: the fused multiply-add of doubles, by the device or emulated with the same bits for all operands. The
/// emulation uses error-free transformations with one rounding to odd (Boldo and Melquiond, IEEE Transactions on
/// Computers 57(4), 2008) on scaled operands. It has no branches: it is inlined many times into a kernel, and control
/// flow would make compiling it take seconds.
std::string glsl_fma64(const Traits& traits);

} // namespace etna::gpu
