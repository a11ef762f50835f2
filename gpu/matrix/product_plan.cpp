#include "gpu/matrix/product_plan.h"

#include <algorithm>

namespace etna::gpu {
namespace {

constexpr uint64_t kMostNumbered = 0xffffffffull; ///< elements that 32-bit numbers reach
constexpr uint32_t kMostColumns = 16;             ///< of a skinny product
constexpr uint64_t kMostWorkspace = 1ull << 30;   ///< bytes

uint64_t divide_up(uint64_t a, uint64_t b) {
    return (a + b - 1) / b;
}

uint32_t word(uint64_t value) {
    return static_cast<uint32_t>(value);
}

struct Sizes {
    explicit Sizes(const accel::ProductShape& s)
        : m(static_cast<uint64_t>(s.rows)), n(static_cast<uint64_t>(s.cols)), k(static_cast<uint64_t>(s.inner)),
          pages(static_cast<uint64_t>(s.pages)), page_a(static_cast<uint64_t>(s.page_a)),
          page_b(static_cast<uint64_t>(s.page_b)) {}
    uint64_t m, n, k, pages, page_a, page_b;

    bool numbered() const {
        const uint64_t a = std::max(m * k, page_a * pages), b = std::max(k * n, page_b * pages);
        return std::max({a, b, m * n * pages}) < kMostNumbered;
    }
};

/// Workgroups that fill the device a few times over; more would only add work that is not arithmetic.
uint64_t wanted_groups(const Capabilities& c) {
    return c.is_cpu ? 8 : c.type == "integrated" ? 64 : 528;
}

/// Parts of the inner dimension, so that there are enough workgroups; each keeps at least `shortest` of it.
uint64_t parts_for(uint64_t groups, const Sizes& s, size_t element, uint64_t shortest, const Capabilities& c) {
    const uint64_t wanted = wanted_groups(c);
    if (groups * 2 > wanted)
        return 1;
    uint64_t parts = std::min(wanted / groups, std::max<uint64_t>(1, s.k / shortest));
    parts = std::min(parts, std::max<uint64_t>(1, kMostWorkspace / (s.m * s.n * s.pages * element)));
    return parts < 2 ? 1 : parts;
}

bool fits(const ProductPlan& plan) {
    return plan.workspace_elements() < kMostNumbered && plan.items < kMaxElements;
}

TileForm choose_tiles(const Sizes& s, ClassId element, const Capabilities& c) {
    TileForm form;
    form.element = element;
    const auto set = [&](uint32_t m, uint32_t n, uint32_t depth, uint32_t thread_m, uint32_t thread_n, uint32_t warp) {
        form.tile_m = m;
        form.tile_n = n;
        form.depth = depth;
        form.thread_m = thread_m;
        form.thread_n = thread_n;
        form.warp_m = warp;
    };
    const auto groups = [&](uint64_t m, uint64_t n) { return divide_up(s.m, m) * divide_up(s.n, n) * s.pages; };
    const uint64_t enough = wanted_groups(c) / 4;
    if (c.is_cpu || (s.m <= 32 && s.n <= 32) || groups(64, 64) * std::max<uint64_t>(1, s.k / 256) < enough)
        set(32, 32, 8, 4, 4, 8);
    else if (s.n <= 32)
        set(128, 32, 8, 8, 4, 8);
    else if (s.m <= 32)
        set(32, 128, 8, 4, 8, 8);
    else if (std::min(s.m, s.n) <= 96 || groups(128, 128) * std::max<uint64_t>(1, s.k / 1024) < enough)
        set(64, 64, 8, 4, 4, 8);
    else
        set(128, 128, 8, 8, 8, 8);
    return form;
}

ProductPlan plan_skinny(const accel::ProductShape& shape, const Sizes& s, bool swapped, const Capabilities& c) {
    // The product of the transposes when the result has few rows: c' = op(b)' * op(a)'.
    const bool transposed = swapped ? !shape.transpose_b : shape.transpose_a;
    const bool other = swapped ? !shape.transpose_a : shape.transpose_b;
    const uint64_t m = swapped ? s.n : s.m, n = swapped ? s.m : s.n;
    ProductPlan plan;
    plan.skinny = true;
    plan.swapped = swapped;
    SkinnyForm& form = plan.thin;
    form.element = shape.cls;
    form.dots = transposed;
    form.columns = 1;
    while (form.columns < n)
        form.columns *= 2;
    const uint64_t wanted = wanted_groups(c);
    if (form.dots) {
        form.rows = form.columns > 8 ? 2 : 4;
        while (form.rows > 1 && divide_up(m, form.rows) * s.pages < wanted / 2)
            form.rows /= 2;
    } else {
        form.rows = 32;
        while (form.rows > 8 && divide_up(m, form.rows) * s.pages < wanted / 2)
            form.rows /= 2;
    }
    const uint64_t groups = divide_up(m, form.rows);
    plan.parts = word(parts_for(groups * s.pages, s, element_size(shape.cls), form.dots ? 8192 : 2048, c));
    const uint64_t length = divide_up(s.k, plan.parts);
    plan.parts = word(divide_up(s.k, length));
    form.partial = plan.parts > 1;
    const uint64_t page_a = swapped ? s.page_b : s.page_a, page_b = swapped ? s.page_a : s.page_b;
    // Elements of op(b): (p, j) is at p + j * k, or at j + p * n where it is transposed.
    plan.scalars = {word(m),
                    word(n),
                    word(s.k),
                    word(transposed ? s.k : m),
                    word(other ? n : 1),
                    word(other ? 1 : s.k),
                    word(swapped ? n : 1),
                    word(swapped ? 1 : m),
                    word(groups),
                    plan.parts,
                    word(length),
                    word(page_a),
                    word(page_b)};
    plan.items = groups * plan.parts * s.pages;
    plan.units_per_item = static_cast<double>(form.rows) * static_cast<double>(length) * (form.columns + 1.0) / 4;
    plan.page_elements = s.m * s.n;
    plan.pages = s.pages;
    plan.method = form.dots ? "dots" : "rows";
    if (plan.parts > 1)
        plan.method += " in " + std::to_string(plan.parts) + " parts";
    return plan;
}

} // namespace

Result<ProductPlan> plan_tiles(const accel::ProductShape& shape, TileForm form, const Capabilities& capabilities,
                               uint64_t most_parts) {
    const Sizes s(shape);
    if (!s.numbered())
        return {Error::Unsupported, "A matrix has more elements than a kernel can number."};
    ProductPlan plan;
    form.element = shape.cls;
    form.transpose_a = shape.transpose_a;
    form.transpose_b = shape.transpose_b;
    form.symmetric = shape.symmetric && form.tile_m == form.tile_n && s.pages == 1;
    const uint64_t tiles_m = divide_up(s.m, form.tile_m), tiles_n = divide_up(s.n, form.tile_n);
    const uint64_t tiles = form.symmetric ? tiles_m * (tiles_m + 1) / 2 : tiles_m * tiles_n;
    plan.parts = word(
        std::min(most_parts, parts_for(tiles * s.pages, s, element_size(shape.cls), 16ull * form.depth, capabilities)));
    const uint64_t length = divide_up(divide_up(s.k, plan.parts), form.depth) * form.depth;
    plan.parts = word(divide_up(s.k, length));
    form.partial = plan.parts > 1;
    plan.tiles = form;
    plan.scalars = {word(s.m),
                    word(s.n),
                    word(s.k),
                    word(shape.transpose_a ? s.k : s.m),
                    word(shape.transpose_b ? s.n : s.k),
                    word(tiles_m),
                    word(tiles_n),
                    word(tiles),
                    plan.parts,
                    word(length),
                    word(s.page_a),
                    word(s.page_b)};
    plan.items = tiles * plan.parts * s.pages;
    plan.units_per_item = static_cast<double>(form.tile_m) * form.tile_n * static_cast<double>(std::min(length, s.k)) /
                          (shape.cls == ClassId::Double ? 8 : 16);
    plan.page_elements = s.m * s.n;
    plan.pages = s.pages;
    plan.method = "tiles " + std::to_string(form.tile_m) + "x" + std::to_string(form.tile_n);
    if (plan.parts > 1)
        plan.method += " in " + std::to_string(plan.parts) + " parts";
    if (!fits(plan))
        return {Error::Unsupported, "The product has more parts than a kernel can number."};
    return plan;
}

Result<ProductPlan> plan_product(const accel::ProductShape& shape, const Capabilities& capabilities) {
    const Sizes s(shape);
    if (!s.numbered())
        return {Error::Unsupported, "A matrix has more elements than a kernel can number."};
    const bool few_columns = s.n <= kMostColumns, few_rows = s.m <= kMostColumns;
    const bool many_small = s.pages > 1 && few_columns && few_rows && s.k <= 64;
    if ((few_columns || few_rows) &&
        !many_small) { // a symmetric one comes out symmetric: a*b and b*a are added in one order
        ProductPlan plan = plan_skinny(shape, s, !few_columns || (few_rows && s.m < s.n), capabilities);
        if (!fits(plan))
            return {Error::Unsupported, "The product has more parts than a kernel can number."};
        return plan;
    }
    return plan_tiles(shape, choose_tiles(s, shape.cls, capabilities), capabilities, ~0ull);
}

} // namespace etna::gpu
