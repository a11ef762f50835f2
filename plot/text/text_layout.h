#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plot/model/data.h"

namespace etna::plot {

/// A shaped glyph: which, where and how large.
struct PlacedGlyph {
    uint64_t key = 0; ///< face and glyph index, for the atlas
    double x = 0, y = 0; ///< of the glyph's origin from the text's anchor, px, y down
    double size_px = 0;
    std::optional<Color> color; ///< from \color; absent: the text's
};

/// Text after markup, shaping and line breaking. The anchor is the left end of the first line's baseline.
struct TextLayout {
    std::vector<PlacedGlyph> glyphs;
    double width = 0;   ///< of the widest line, px
    double ascent = 0;  ///< from the first baseline up to the top of the first line, px
    double descent = 0; ///< from the first baseline down to the bottom of the last line, px
    double cap_height = 0;
    double last_baseline = 0; ///< from the first baseline down to the last one, px; 0 for a single line
    bool empty() const { return glyphs.empty() && width <= 0; }
    double height() const { return ascent + descent; }
};

/// Shapes UTF-8 lines with HarfBuzz. `size_px` is the em size. Lines are aligned to each other by `align`. Safe from
/// any thread. Characters that no font has are drawn as the font's box.
TextLayout layout_text(const std::vector<std::string>& lines, const FontData& font, double size_px,
                       Interpreter interpreter, HorizontalAlign align = HorizontalAlign::Left);
TextLayout layout_text(const std::string& line, const FontData& font, double size_px,
                       Interpreter interpreter = Interpreter::None);

} // namespace etna::plot
