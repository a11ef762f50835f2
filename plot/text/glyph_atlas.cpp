#include "plot/text/glyph_atlas.h"

#include <algorithm>
#include <cmath>
#include <mutex>
#include <unordered_map>

#include "plot/text/font_system.h"

namespace etna::plot {
namespace {

constexpr int kOversample = 2;
constexpr int kMaxHeight = 8192;
constexpr float kFar = 1e20f;

/// Lower envelope of parabolas along one line of the grid; `f` holds squared distances and is replaced.
void transform_line(float* f, int n, size_t stride, std::vector<float>& in, std::vector<int>& v,
                    std::vector<float>& z) {
    for (int i = 0; i < n; ++i)
        in[static_cast<size_t>(i)] = f[static_cast<size_t>(i) * stride];
    auto at = [](auto& c, int i) -> auto& { return c[static_cast<size_t>(i)]; };
    int k = 0;
    at(v, 0) = 0;
    at(z, 0) = -kFar;
    at(z, 1) = kFar;
    for (int q = 1; q < n; ++q) {
        float s = 0;
        do {
            int r = at(v, k);
            s = ((at(in, q) + float(q) * float(q)) - (at(in, r) + float(r) * float(r))) / (2.0f * float(q - r));
        } while (s <= at(z, k) && --k >= 0);
        ++k;
        at(v, k) = q;
        at(z, k) = s;
        at(z, k + 1) = kFar;
    }
    k = 0;
    for (int q = 0; q < n; ++q) {
        while (at(z, k + 1) < float(q))
            ++k;
        float d = float(q - at(v, k));
        f[static_cast<size_t>(q) * stride] = d * d + at(in, at(v, k));
    }
}

void transform(std::vector<float>& grid, int width, int height) {
    auto longest = static_cast<size_t>(std::max(width, height));
    std::vector<float> in(longest), z(longest + 1);
    std::vector<int> v(longest);
    for (int x = 0; x < width; ++x)
        transform_line(grid.data() + x, height, static_cast<size_t>(width), in, v, z);
    for (int y = 0; y < height; ++y)
        transform_line(grid.data() + static_cast<size_t>(y) * width, width, 1, in, v, z);
}

} // namespace

std::vector<float> signed_distances(const std::vector<uint8_t>& coverage, int width, int height, int pad) {
    int w = width + 2 * pad, h = height + 2 * pad;
    std::vector<float> outside(static_cast<size_t>(w) * h, kFar), inside(static_cast<size_t>(w) * h, 0.0f);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            float a = coverage[static_cast<size_t>(y) * width + x] / 255.0f;
            size_t i = static_cast<size_t>(y + pad) * w + x + pad;
            float d = 0.5f - a;
            outside[i] = a >= 1 ? 0.0f : a <= 0 ? kFar : d > 0 ? d * d : 0.0f;
            inside[i] = a >= 1 ? kFar : a <= 0 ? 0.0f : d < 0 ? d * d : 0.0f;
        }
    }
    transform(outside, w, h);
    transform(inside, w, h);
    for (size_t i = 0; i < outside.size(); ++i)
        outside[i] = std::sqrt(inside[i]) - std::sqrt(outside[i]);
    return outside;
}

struct GlyphAtlas::Impl {
    mutable std::mutex mutex;
    std::unordered_map<uint64_t, AtlasGlyph> glyphs;
    std::vector<uint8_t> bytes = std::vector<uint8_t>(static_cast<size_t>(kWidth) * 512);
    int height = 512;
    int shelf_x = 0, shelf_y = 0, shelf_height = 0;
    uint64_t revision = 1;

    bool place(AtlasGlyph& g) {
        if (shelf_x + g.width > kWidth) {
            shelf_y += shelf_height;
            shelf_x = shelf_height = 0;
        }
        while (shelf_y + g.height > height) {
            if (height * 2 > kMaxHeight)
                return false;
            height *= 2;
            bytes.resize(static_cast<size_t>(kWidth) * height);
        }
        g.x = shelf_x;
        g.y = shelf_y;
        shelf_x += g.width;
        shelf_height = std::max(shelf_height, g.height);
        return true;
    }

    AtlasGlyph make(uint64_t key) {
        AtlasGlyph g;
        constexpr int em = kEmTexels * kOversample;
        GlyphOutlineBitmap bitmap = FontSystem::instance().rasterise(key, em);
        if (bitmap.width == 0 || bitmap.height == 0)
            return g;
        // One texel averages kOversample squared fine pixels; the cell starts at a multiple of it.
        constexpr int pad = (kSpread + 1) * kOversample;
        std::vector<float> fine = signed_distances(bitmap.coverage, bitmap.width, bitmap.height, pad);
        int fine_width = bitmap.width + 2 * pad, fine_height = bitmap.height + 2 * pad;
        g.width = fine_width / kOversample;
        g.height = fine_height / kOversample;
        g.left_em = double(bitmap.left - pad) / em;
        g.top_em = double(bitmap.top + pad) / em;
        if (g.width > kWidth || !place(g))
            return {};
        for (int y = 0; y < g.height; ++y) {
            for (int x = 0; x < g.width; ++x) {
                float sum = 0;
                for (int j = 0; j < kOversample; ++j)
                    for (int i = 0; i < kOversample; ++i)
                        sum += fine[static_cast<size_t>(y * kOversample + j) * fine_width + x * kOversample + i];
                float texels = sum / float(kOversample * kOversample * kOversample);
                float value = 127.5f + texels * (127.5f / kSpread);
                bytes[static_cast<size_t>(g.y + y) * kWidth + g.x + x] =
                    static_cast<uint8_t>(std::clamp(std::lround(value), 0L, 255L));
            }
        }
        ++revision;
        return g;
    }
};

GlyphAtlas::GlyphAtlas() : impl_(std::make_unique<Impl>()) {}
GlyphAtlas::~GlyphAtlas() = default;

GlyphAtlas& GlyphAtlas::instance() {
    // The font system is made first, so that it goes last.
    FontSystem::instance();
    static GlyphAtlas atlas;
    return atlas;
}

AtlasGlyph GlyphAtlas::find(uint64_t key) {
    std::lock_guard lock(impl_->mutex);
    if (auto it = impl_->glyphs.find(key); it != impl_->glyphs.end())
        return it->second;
    return impl_->glyphs[key] = impl_->make(key);
}

uint64_t GlyphAtlas::revision() const {
    std::lock_guard lock(impl_->mutex);
    return impl_->revision;
}

GlyphAtlas::Texels GlyphAtlas::texels() const {
    std::lock_guard lock(impl_->mutex);
    return {impl_->height, impl_->revision, impl_->bytes};
}

} // namespace etna::plot
