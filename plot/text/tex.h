#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plot/model/types.h"

namespace etna::plot {

/// A stretch of text with one style. Shifts and sizes are relative to the surrounding text.
struct TexRun {
    std::string text; ///< UTF-8, markup removed
    bool bold = false;
    bool italic = false;
    bool upright = false;  ///< \rm: undoes the bold and italic of the surrounding text
    double scale = 1;      ///< of the font size; scripts are smaller
    double rise_em = 0;    ///< upwards, in em of the surrounding text
    bool stacked = false;  ///< starts where the previous run started (`x_i^2`)
    std::optional<Color> color;
    std::string font_name; ///< empty: the surrounding one
    std::optional<double> size_pt; ///< \fontsize
    friend bool operator==(const TexRun&, const TexRun&) = default;
};

/// Reads MATLAB's 'tex' markup ("Text Properties", Interpreter): `_x`, `^{..}`, groups, Greek letters and symbols,
/// \bf \it \sl \rm, \color{name}, \color[rgb]{r,g,b}, \fontname{..}, \fontsize{..}, escaped \\ \{ \} \_ \^.
/// Never fails: an unknown command or a missing brace stays as it was typed.
std::vector<TexRun> parse_tex(std::string_view text);
/// The same for the commonly used part of 'latex': `$` marks mathematics, whose letters are italic.
std::vector<TexRun> parse_latex(std::string_view text);

/// The character for a command without its backslash (`alpha`, `leq`), or empty.
std::string_view tex_symbol(std::string_view name);
/// MATLAB's colour names, long and short, and #RGB or #RRGGBB.
std::optional<Color> color_from_name(std::string_view name);

} // namespace etna::plot
