#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace etna::plot {

/// A glyph's place in the atlas and on the text: texels, and offsets in em.
struct AtlasGlyph {
    int x = 0, y = 0, width = 0, height = 0; ///< texels; a width of 0 draws nothing (a blank)
    double left_em = 0, top_em = 0;          ///< of the cell's top left corner from the glyph's origin, y up
};

/// Signed distances of glyphs, one byte a texel: 128 on the outline, larger inside; `kSpread` texels reach 0 or 255.
/// One atlas for the process; it only grows, and glyphs keep their place. Safe from any thread.
class GlyphAtlas {
  public:
    static constexpr int kEmTexels = 48;
    static constexpr int kSpread = 6;
    static constexpr int kWidth = 1024;

    static GlyphAtlas& instance();
    ~GlyphAtlas();

    /// Makes the glyph if it is not there. A full atlas (8192 rows) gives a blank.
    AtlasGlyph find(uint64_t key);
    /// Grows with each new glyph.
    uint64_t revision() const;
    /// A copy of the texels, `kWidth` wide, and their revision.
    struct Texels {
        int height = 0;
        uint64_t revision = 0;
        std::vector<uint8_t> bytes;
    };
    Texels texels() const;

  private:
    GlyphAtlas();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Signed distance to the outline of a coverage bitmap, in pixels, positive inside, for a grid that is `pad` pixels
/// larger on each side. Exact Euclidean distance transform (Felzenszwalb and Huttenlocher, "Distance Transforms of
/// Sampled Functions"), with the coverage of edge pixels as sub-pixel distance.
std::vector<float> signed_distances(const std::vector<uint8_t>& coverage, int width, int height, int pad);

} // namespace etna::plot
