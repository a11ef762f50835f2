#pragma once

#include <cstdint>

#include "engine/accel/ir.h"

/// The one order in which reductions add up. It depends on the number of elements and on nothing else, so that one
/// thread, many threads and any number of workgroups return the same bits. Builtins use it for arrays of any size.
///
/// For the values v[0..n) that fold into one result:
///   1. Blocks of kBlock = 256 consecutive values. Lane l (0..15) of a block folds v[l], v[l + 16], v[l + 32], ... of
///      the block one after the other, starting with v[l] itself. Values beyond n are the identity.
///   2. The 16 lanes fold pairwise: a[l] = a[l] op a[l + 8] for l < 8, then + 4, + 2, + 1; a[0] is the block's value.
///   3. The blocks' values p fold pairwise in rounds: p[k] = p[2k] op p[2k + 1]; the last of an odd number passes
///      unchanged; until one is left. (Any aligned run of 2^m blocks is a subtree: threads and workgroups take those.)
/// n = 0 gives the result that the caller wants for empty (0, 1, or nothing).
///
/// The accumulator is a double for every class. op is: Sum a + b; Prod a * b; Min (b < a || a != a) ? b : a;
/// Max (b > a || a != a) ? b : a. any and all are Max and Min over 0 and 1.
namespace etna::accel {

constexpr int kReduceLanes = 16;
constexpr int kReduceSteps = 16;
constexpr int kReduceBlock = kReduceLanes * kReduceSteps;

double reduction_identity(ir::Reduction op);

inline double reduction_step(ir::Reduction op, double a, double b) {
    switch (op) {
    case ir::Reduction::Prod:
        return a * b;
    case ir::Reduction::Min:
        return (b < a || a != a) ? b : a;
    case ir::Reduction::Max:
        return (b > a || a != a) ? b : a;
    default:
        return a + b;
    }
}

/// Folds n contiguous values. n > 0.
double reduce_tree(ir::Reduction op, const double* values, int64_t n);

/// Folds an array of a real flat class seen as [inner, n, outer] along its middle: out[i + inner * o] is the fold of
/// the n values in[i + inner * (r + n * o)], converted to double first (int64 and uint64 by rounding). n = 0 fills
/// `out` with the identity (-0 becomes 0). Uses several threads when it pays; the bits do not depend on that.
void reduce_array(ir::Reduction op, ClassId element, const void* in, int64_t inner, int64_t n, int64_t outer,
                  double* out);

/// Folds block values (step 3) that the caller has collected in order. Overwrites `blocks`. count > 0.
double reduce_blocks(ir::Reduction op, double* blocks, int64_t count);
/// Folds one block of at most kReduceBlock values (steps 1 and 2). n > 0.
double reduce_block(ir::Reduction op, const double* values, int64_t n);

} // namespace etna::accel
