#pragma once

// The kernel IR as GLSL. Each instruction becomes one `precise` statement, so that nothing is contracted or
// reassociated, and the result has the bits of every other back end. What the device does not round correctly is
// replaced by functions from traits.h; what it cannot do at all makes the kernel Unsupported, and the host runs it.
//
// Reductions follow reduce_tree.h. The first pass folds blocks of 256 values. Wide: 16 lanes of a workgroup fold a
// block and a workgroup folds 16 blocks of one result. Tiled: the same for up to 16 neighbouring results at once, so that
// neighbouring invocations read neighbouring elements. Narrow: one invocation folds a whole block; neighbouring
// invocations belong to neighbouring results, which suits reductions along outer dimensions and short ones. Later
// passes fold the partial values of each result pairwise in rounds.
//
// An invocation of an elementwise pass computes one element; of a vector pass some neighbouring ones, which it loads and
// stores at once: single precision reaches the memory's speed no other way. Vector-wide and vector-tiled passes are wide
// and tiled ones made of vectors. Buffers are padded to whole vectors.

#include "engine/accel/ir.h"
#include "gpu/device/status.h"
#include "gpu/kernel/arguments.h"
#include "gpu/kernel/traits.h"

#include <cstdint>
#include <span>
#include <vector>

namespace etna::gpu {

enum class PassKind : uint8_t { Elementwise, Vector, Wide, VectorWide, Tiled, VectorTiled, Narrow };
/// A work item of the first pass is a workgroup.
constexpr bool is_group_pass(PassKind kind) {
    return kind >= PassKind::Wide && kind <= PassKind::VectorTiled;
}

constexpr uint32_t kWorkgroup = 256;
constexpr uint32_t kWideBlocks = 16;       ///< blocks that one workgroup folds in a wide pass
constexpr uint32_t kVectorWideBlocks = 64; ///< the same in a vector-wide pass: four lanes an invocation
constexpr uint32_t kTreeFanIn = 256; ///< partial values that one workgroup folds in a tree pass
constexpr uint32_t kFoldAtMost = 32; ///< partial values a result that one invocation folds in the final pass
constexpr uint64_t kMaxElements = 1ull << 31;

/// Numbers of one launch.
struct Shape {
    uint64_t elements = 1; ///< of the iteration space
    uint64_t inner = 1;    ///< product of the sizes before the reduced dimensions
    uint64_t reduced = 1;  ///< n: values that fold into one result
    uint64_t results = 1;
    uint64_t blocks = 1;   ///< of 256 values, for one result
    uint64_t partials = 1; ///< that the first pass leaves for one result
    uint32_t width = 1;    ///< elements of an invocation of a vector pass
    PassKind kind = PassKind::Elementwise;
};
Shape shape_of(const etna::accel::ir::Kernel& kernel, std::span<const int64_t> sizes);

constexpr uint32_t kVector = 4; ///< elements of an invocation of a vector-wide pass
/// Elements of an invocation of the other vector passes, or 0: the kernel is not made of vectors. Four where all arrays
/// have elements of four bytes; two of eight bytes where there is little to compute, or where neighbours have something to
/// share, such as a block of random numbers.
uint32_t vector_width(const etna::accel::ir::Kernel& kernel);

/// Work items of the first pass: elements, vectors, workgroups (wide) or result-and-block pairs (narrow).
uint64_t first_pass_items(const Shape& shape);

/// A generated kernel. Buffers: inputs, then outputs (for a reduced output of a reducing kernel: its partial values).
/// 64-bit scalars: the parameters. 32-bit scalars: what add_sizes() adds, then for reducing kernels inner, reduced,
/// results, blocks, partials.
struct Lowered {
    ArgumentLayout layout;
    KernelText text;
    uint32_t instructions = 0;      ///< for the estimate of its time
    uint32_t loop_instructions = 0; ///< in each iteration of its loops
};
Result<Lowered> lower(const etna::accel::ir::Kernel& kernel, PassKind kind, const Capabilities& capabilities,
                      const Traits& traits);

/// The sizes of the iteration space, and for each but the last two numbers with which the kernel divides by it.
void add_sizes(std::span<const int64_t> sizes, std::vector<uint32_t>& words);

/// Later passes. Tree: buffers partial-in, partial-out; scalars count-in, count-out (per result). Fold: buffers
/// partial-in, output; scalars count-in, results; stores the output's class.
Result<Lowered> lower_tree(etna::accel::ir::Reduction op, const Capabilities& capabilities, const Traits& traits);
Result<Lowered> lower_fold(etna::accel::ir::Reduction op, etna::ClassId element, const Capabilities& capabilities,
                           const Traits& traits);

} // namespace etna::gpu
