#pragma once

#include "gpu/device/status.h"

#include <cstdint>
#include <string>
#include <vector>

namespace etna::gpu {

/// Compiles the text of a compute shader to SPIR-V 1.5 (Vulkan 1.2). The text is kept as it is: no optimiser runs, so
/// that `precise` arithmetic stays what was written. Any thread, several at once. The first call of a process costs
/// about 70 ms. Error: ShaderCompile, with the compiler's message.
Result<std::vector<uint32_t>> compile_glsl(const std::string& text);

/// Changes whenever another compiler version might give other words for the same text.
std::string glsl_compiler_version();

} // namespace etna::gpu
