#pragma once

// Matrix products as GLSL. Two ways, both with 32-bit element numbers inside one matrix:
//
// Tile: a workgroup computes a tile of the result; it walks along the inner dimension and keeps slabs of both operands
// in shared memory, one ahead of the arithmetic; each invocation holds thread_m * thread_n sums in registers.
//
// Skinny: the result has at most 16 columns, so every element of op(a) is used a few times only and the product runs at
// memory speed. "Rows": a's rows lie next to each other, neighbouring invocations take neighbouring rows. "Dots": a's
// columns lie next to each other (a is transposed), a workgroup folds the columns of op(a)'s rows together. A result
// with few rows is computed as the transposed product.
//
// Where the result alone gives too few workgroups, the inner dimension is split: each part leaves its sums in a
// workspace, and a last pass adds them in the order of the parts. All orders are fixed, so the same product gives the
// same bits in every run on a device.

#include "engine/value/class_id.h"
#include "gpu/kernel/lowering.h"
#include "gpu/matrix/epilogue.h"

#include <cstdint>

namespace etna::gpu {

struct TileForm {
    ClassId element = ClassId::Double;
    bool transpose_a = false;
    bool transpose_b = false;
    bool symmetric = false; ///< only tiles on and below the diagonal run; the rest is their mirror image
    bool partial = false;   ///< the inner dimension is split: buffer 2 is the workspace
    uint32_t tile_m = 128, tile_n = 128, depth = 8;
    uint32_t thread_m = 8, thread_n = 8; ///< multiples of the 16-byte vector's length
    uint32_t warp_m = 8;                 ///< neighbouring invocations along m; 32 / warp_m along n

    uint32_t threads() const { return tile_m / thread_m * (tile_n / thread_n); }
    uint64_t key() const;
    friend bool operator==(const TileForm&, const TileForm&) = default;
};

/// Buffers a, b, c (or the workspace). 32-bit scalars: m, n, k, elements from one column of a and of b to the next,
/// tiles along m, along n, of one page and part, parts, their length along the inner dimension (a multiple of the
/// depth), elements from one page of a and of b to the next. Items are workgroups: tiles fastest, then parts, then
/// pages.
/// With an epilogue its arguments come first and stand for c.
Result<Lowered> lower_tiles(const TileForm& form, const Capabilities& capabilities,
                            const EpilogueText* epilogue = nullptr);

struct SkinnyForm {
    ClassId element = ClassId::Double;
    bool dots = false;    ///< a's inner dimension lies contiguous
    bool partial = false; ///< as in TileForm
    uint32_t columns = 1; ///< of the result, 1 to 16: the kernel's number, at least the real one
    uint32_t rows = 32;   ///< of a workgroup: 8, 16 or 32; with `dots` 1, 2 or 4

    uint64_t key() const;
    friend bool operator==(const SkinnyForm&, const SkinnyForm&) = default;
};

/// Buffers as for tiles. Scalars: m, n, k, elements from one column (rows) or row (dots) of op(a) to the next, along
/// the inner dimension and the columns of op(b), along rows and columns of c, groups of rows, parts, their length,
/// elements from one page of a and of b to the next. Items are workgroups: groups of rows fastest, then parts, then
/// pages.
Result<Lowered> lower_skinny(const SkinnyForm& form, const Capabilities& capabilities);

/// Adds the parts. Buffers workspace, c. Scalars: rows, elements of a page, parts. Items are elements of all pages.
/// With `symmetric` the workspace holds the lower triangle.
Result<Lowered> lower_sum_parts(ClassId element, bool symmetric, const Capabilities& capabilities,
                                const EpilogueText* epilogue = nullptr);

/// Copies the triangle below the diagonal above it. Buffer c; scalar: its rows. Items are workgroups: tiles of 32 by 32
/// on and below the diagonal.
Result<Lowered> lower_mirror(ClassId element, const Capabilities& capabilities);
constexpr uint32_t kMirrorTile = 32;

} // namespace etna::gpu
