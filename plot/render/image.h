#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace etna::plot {

/// 8-bit RGBA, top row first, straight alpha (figures are opaque, so alpha is 255).
struct Image {
    int width = 0;
    int height = 0;
    std::vector<uint8_t> rgba;

    const uint8_t* at(int x, int y) const { return rgba.data() + 4 * (static_cast<size_t>(y) * width + x); }
    uint8_t* at(int x, int y) { return rgba.data() + 4 * (static_cast<size_t>(y) * width + x); }
};

} // namespace etna::plot
