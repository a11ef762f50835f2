#include "gpu/kernel/glsl_compiler.h"

#include <glslang/Public/ResourceLimits.h>
#include <glslang/Public/ShaderLang.h>
#include <glslang/SPIRV/GlslangToSpv.h>
#include <glslang/build_info.h>

namespace etna::gpu {
namespace {

/// glslang's process-wide tables. Never finalised: kernels may still compile on another thread during exit.
bool initialize_once() {
    static const bool done = glslang::InitializeProcess();
    return done;
}

} // namespace

Result<std::vector<uint32_t>> compile_glsl(const std::string& text) {
    if (!initialize_once())
        return {Error::ShaderCompile, "The shader compiler could not start."};
    constexpr auto kMessages = static_cast<EShMessages>(EShMsgSpvRules | EShMsgVulkanRules);
    const char* strings[] = {text.c_str()};
    glslang::TShader shader(EShLangCompute);
    shader.setStrings(strings, 1);
    shader.setEnvInput(glslang::EShSourceGlsl, EShLangCompute, glslang::EShClientVulkan, 120);
    shader.setEnvClient(glslang::EShClientVulkan, glslang::EShTargetVulkan_1_2);
    shader.setEnvTarget(glslang::EShTargetSpv, glslang::EShTargetSpv_1_5);
    if (!shader.parse(GetDefaultResources(), 460, false, kMessages))
        return {Error::ShaderCompile, shader.getInfoLog()};
    glslang::TProgram program;
    program.addShader(&shader);
    if (!program.link(kMessages))
        return {Error::ShaderCompile, program.getInfoLog()};
    glslang::SpvOptions options;
    options.generateDebugInfo = false;
    options.disableOptimizer = true;
    std::vector<unsigned int> words;
    glslang::GlslangToSpv(*program.getIntermediate(EShLangCompute), words, &options);
    if (words.empty())
        return {Error::ShaderCompile, "The shader compiler gave no code."};
    return std::vector<uint32_t>(words.begin(), words.end());
}

std::string glsl_compiler_version() {
    return "glslang " + std::to_string(GLSLANG_VERSION_MAJOR) + "." + std::to_string(GLSLANG_VERSION_MINOR) + "." +
           std::to_string(GLSLANG_VERSION_PATCH) + " spirv 1.5";
}

} // namespace etna::gpu
