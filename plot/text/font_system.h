#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace etna::plot {

/// One glyph as HarfBuzz placed it; lengths are in em.
struct ShapedGlyph {
    uint64_t key = 0; ///< face number in the upper half, glyph index in the lower
    double x_offset = 0, y_offset = 0, advance = 0;
};

struct FontMetrics {
    double ascent = 0.95, descent = 0.25, cap_height = 0.72; ///< in em, all positive
};

struct GlyphOutlineBitmap {
    int width = 0, height = 0;
    int left = 0, top = 0; ///< of the bitmap's top left pixel from the origin, y up
    std::vector<uint8_t> coverage;
};

/// The fonts of the process: finds them with fontconfig, shapes with HarfBuzz, draws outlines with FreeType. All
/// functions are safe from any thread. Without any font text has zero glyphs and an estimated width.
class FontSystem {
  public:
    static FontSystem& instance();
    ~FontSystem();

    /// The face for a family; `Helvetica`, MATLAB's default, becomes Inter where it is installed, or what fontconfig
    /// has in its place. -1 if the machine has no fonts at all.
    int face_for(const std::string& family, bool bold, bool italic);
    FontMetrics metrics(int face);
    /// Shapes one line of one style; characters that the face lacks come from fallback fonts.
    std::vector<ShapedGlyph> shape(int face, std::string_view utf8);
    /// The glyph's coverage at `em_px` pixels per em, unhinted.
    GlyphOutlineBitmap rasterise(uint64_t key, int em_px);

  private:
    FontSystem();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace etna::plot
