#pragma once

#include <optional>
#include <string_view>

#include "plot/model/types.h"

namespace etna::plot {

/// `'r--o'`: any of style, marker and colour, each at most once, in any order ("LineSpec").
struct LineSpec {
    std::optional<LineStyle> style;
    std::optional<Marker> marker;
    std::optional<Color> color;
};

/// Nothing if the text is no line specification.
std::optional<LineSpec> parse_line_spec(std::string_view text);

} // namespace etna::plot
