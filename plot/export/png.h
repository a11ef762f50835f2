#pragma once

#include <string>
#include <vector>

#include "plot/render/image.h"

namespace etna::plot {

/// An image as PNG bytes: 8-bit RGB, or RGBA if a pixel is not opaque; `dpi` becomes the pHYs chunk. Throws
/// `std::runtime_error` if the image is empty or memory runs out.
std::vector<uint8_t> encode_png(const Image& image, double dpi);
/// Writes a PNG file under its final name only when it is complete. Throws `std::runtime_error` with a sentence for
/// the user.
void write_png(const std::string& path, const Image& image, double dpi);
/// Reads a PNG file into RGBA. Throws `std::runtime_error`.
Image read_png(const std::string& path);

} // namespace etna::plot
