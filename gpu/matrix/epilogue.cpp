#include "gpu/matrix/epilogue.h"

#include "gpu/kernel/glsl_body.h"

namespace etna::gpu {

EpilogueText::EpilogueText(const Epilogue& epilogue, ClassId element, const Capabilities& capabilities,
                           const Traits& traits)
    : epilogue_(epilogue), element_(element),
      body_(std::make_unique<GlslBody>(*epilogue.kernel, capabilities, traits)) {
    if (!body_->unsupported().empty())
        status_ = {Error::Unsupported, "The kernel runs on the host: " + body_->unsupported() + "."};
    for (const accel::ir::Output& output : epilogue.kernel->outputs)
        if (const char* missing = missing_storage(output.element, capabilities))
            status_ = {Error::Unsupported,
                       std::string("The kernel runs on the host: the device lacks ") + missing + "."};
}

EpilogueText::~EpilogueText() = default;

void EpilogueText::add_arguments(ArgumentLayout& layout) const {
    for (const accel::ir::Input& input : epilogue_.kernel->inputs)
        layout.add_buffer(glsl_memory_type(input.element), false);
    for (const accel::ir::Output& output : epilogue_.kernel->outputs)
        layout.add_buffer(glsl_memory_type(output.element), true);
    for (size_t p = 0; p < epilogue_.kernel->parameters.size(); ++p)
        layout.add_word64();
    layout.add_word32();
}

std::string EpilogueText::function() const {
    const std::string product = "B" + std::to_string(epilogue_.product_input);
    std::string text = body_->support() + "#undef " + product + "\n#define " + product + "(i) product\n";
    text += std::string("void epilogue(uint i, ") + glsl_memory_type(element_) + " product) {\n" + body_->statements();
    const size_t inputs = epilogue_.kernel->inputs.size();
    for (size_t k = 0; k < epilogue_.kernel->outputs.size(); ++k) {
        const accel::ir::Output& output = epilogue_.kernel->outputs[k];
        text += "B" + std::to_string(inputs + k) +
                "(i) = " + glsl_store(output.element, "v" + std::to_string(output.value)) + ";\n";
    }
    return text + "}\n";
}

} // namespace etna::gpu
