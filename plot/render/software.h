#pragma once

#include "plot/render/image.h"
#include "plot/render/scene.h"

namespace etna::plot {

/// Draws a scene on the CPU with the same coverage formulas as the shaders: for export where there is no Vulkan
/// device, and as the reference that the GPU's picture is tested against. Single-threaded.
Image render_software(const Scene& scene);

} // namespace etna::plot
