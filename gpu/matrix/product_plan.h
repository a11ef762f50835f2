#pragma once

#include "engine/accel/provider.h"
#include "gpu/matrix/product_text.h"

#include <string>
#include <vector>

namespace etna::gpu {

/// How a product runs on a device: the kernel, its scalars, and in how many parts the inner dimension is split.
struct ProductPlan {
    bool skinny = false;
    bool swapped = false; ///< computed as the transposed product: buffer 0 is b and buffer 1 is a
    TileForm tiles;
    SkinnyForm thin;
    std::vector<uint32_t> scalars;
    uint64_t items = 0;         ///< workgroups
    double units_per_item = 0;  ///< work, in elementwise instructions
    uint32_t parts = 1;         ///< more than one: the sums go to a workspace first
    uint64_t page_elements = 0; ///< of the result
    uint64_t pages = 1;
    std::string method; ///< `tiles 128x128x8 in 22 parts`

    uint64_t workspace_elements() const { return parts > 1 ? parts * page_elements * pages : 0; }
};

/// Unsupported: an operand has more elements than a kernel can number.
Result<ProductPlan> plan_product(const accel::ProductShape& shape, const Capabilities& capabilities);

/// The same with tiles of a given form, for measurements. Its element, transposes and `partial` are set here.
Result<ProductPlan> plan_tiles(const accel::ProductShape& shape, TileForm form, const Capabilities& capabilities,
                               uint64_t most_parts);

} // namespace etna::gpu
