#pragma once

#include "engine/accel/ir.h"
#include "gpu/device/capabilities.h"
#include "gpu/kernel/traits.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace etna::gpu {

/// What of the support functions a body calls.
struct BodyNeeds {
    bool fma64 = false;
    bool rounding64 = false;
    bool single = false;
    bool quotient = false;
    std::set<uint64_t> tables;
};

/// Statements for the instructions of a kernel, given `uint i`, the element's linear index. Values become v0, v1, ...
/// In a vector kernel, input k that varies along all dimensions is found in `w<k>[lane]`; shared_statements(), given
/// `uint vector`, compute what the elements have in common and stand before them.
///
/// Where the device turns subnormal singles into zero, or where there are exceptional guards, the body is there twice:
/// with plain operations that watch for operands and results which may have been subnormal, and without the exceptional
/// regions; and, for the elements where one was or one would have been entered, whole. Then only the outputs' values are
/// visible behind it.
class GlslBody {
  public:
    GlslBody(const etna::accel::ir::Kernel& kernel, const Capabilities& capabilities, const Traits& traits,
             uint32_t vector = 0);

    /// Empty when the device can run the kernel, else what it lacks.
    const std::string& unsupported() const { return unsupported_; }
    const std::string& statements() const { return statements_; }
    /// There are two bodies: the parts of statements(), for those who put them together otherwise. The plain one
    /// declares `bool touched`, which says whether the element wants the careful one.
    bool is_double() const { return !careful_.empty(); }
    const std::string& plain_statements() const { return plain_text_; }
    const std::string& careful_statements() const { return careful_; }
    const std::string& shared_statements() const { return shared_text_; }
    const BodyNeeds& needs() const { return needs_; }
    /// Constant tables and support functions, for the top of the text.
    std::string support() const;

  private:
    void emit_indices();
    void emit_twice();
    void find_clean();
    void find_shared();
    bool is_upper_index(const etna::accel::ir::Instruction& i) const;
    void emit(etna::accel::ir::ValueId id);
    void watch(etna::accel::ir::ValueId id);
    std::string flushed(const std::string& value) const;
    /// Singles by plain operations that watch().
    bool loose() const { return plain_ && watches_singles_; }
    std::string expression(const etna::accel::ir::Instruction& instruction);
    std::string constant(const etna::accel::ir::Instruction& instruction) const;
    std::string convert(etna::accel::ir::Type to, etna::accel::ir::Type from, const std::string& value);
    std::string bitcast(etna::accel::ir::Type to, etna::accel::ir::Type from, const std::string& value) const;
    void require(bool have, const char* what);
    void require_type(etna::accel::ir::Type type);
    uint32_t mask(uint32_t varies) const;
    bool is_dense(uint32_t varies) const { return mask(varies) == mask(etna::accel::ir::kAllDims); }

    const etna::accel::ir::Kernel& kernel_;
    const Capabilities& capabilities_;
    const Traits& traits_;
    const uint32_t vector_; ///< elements of an invocation, a power of two; 0: one, not from vectors
    BodyNeeds needs_;
    std::string unsupported_;
    std::string statements_, plain_text_, careful_, shared_text_;
    std::vector<bool> shared_; ///< values of shared_statements()
    bool emitting_shared_ = false;
    bool guarded_ = false; ///< between Guard and EndGuard
    bool watches_singles_ = false;
    bool plain_ = false;   ///< the body for ordinary elements
    bool skipping_ = false;
    std::set<etna::accel::ir::ValueId> skipped_; ///< values of exceptional regions that the plain body lacks
    std::vector<bool> watched_; ///< values that may be subnormal and meet an operation to which that matters
    etna::accel::ir::ValueId loop_ = etna::accel::ir::kNoValue;
};

/// Name of a type in GLSL, of a class in memory, and of the expression that stores a value there.
const char* glsl_type(etna::accel::ir::Type type);
const char* glsl_memory_type(etna::ClassId element);
std::string glsl_store(etna::ClassId element, const std::string& value);
/// What the device lacks to hold elements of the class in buffers, or null.
const char* missing_storage(etna::ClassId element, const Capabilities& capabilities);

/// A double as a GLSL expression with exactly these bits.
std::string glsl_double(double value);

} // namespace etna::gpu
