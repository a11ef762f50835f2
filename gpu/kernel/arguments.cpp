#include "gpu/kernel/arguments.h"

#include <algorithm>

namespace etna::gpu {

ArgumentLayout::ArgumentLayout(const Capabilities& capabilities)
    : addresses_(capabilities.buffer_device_address),
      max_push_(std::min<uint32_t>(capabilities.max_push_constants, 256)) {}

uint32_t ArgumentLayout::add_buffer(const std::string& element, bool written) {
    buffers_.push_back({element, written});
    return static_cast<uint32_t>(buffers_.size() - 1);
}

uint32_t ArgumentLayout::scalar_bytes() const {
    return (addresses_ ? 8 * buffers() : 0) + 8 * words64_ + 4 * words32_;
}

uint32_t ArgumentLayout::push_bytes() const {
    if (!spilled_)
        return 8 + scalar_bytes();
    return addresses_ ? 16 : 8;
}

std::string ArgumentLayout::declare() {
    spilled_ = 8 + scalar_bytes() > max_push_;
    std::string fields;
    if (addresses_ && !buffers_.empty())
        fields += " uvec2 b[" + std::to_string(buffers_.size()) + "];";
    if (words64_)
        fields += " uvec2 p[" + std::to_string(words64_) + "];";
    if (words32_)
        fields += " uint u[" + std::to_string(words32_) + "];";

    std::string out;
    if (!spilled_) {
        out += "layout(push_constant) uniform Args { uint chunk_base; uint chunk_count;" + fields + " } A;\n";
        out += "#define base A.chunk_base\n#define count A.chunk_count\n";
    } else {
        out += "layout(push_constant) uniform Chunk { uint chunk_base; uint chunk_count;";
        out += addresses_ ? " uvec2 args; } Q;\n" : " } Q;\n";
        out += "#define base Q.chunk_base\n#define count Q.chunk_count\n";
        if (addresses_) {
            out += "layout(buffer_reference, std430, buffer_reference_align = 8) readonly buffer Args {" + fields +
                   " };\n#define A Args(Q.args)\n";
        } else {
            out += "layout(std430, set = 0, binding = " + std::to_string(buffers_.size()) + ") readonly buffer Args {" +
                   fields + " } A;\n";
        }
    }
    for (size_t i = 0; i < buffers_.size(); ++i) {
        const std::string number = std::to_string(i);
        const std::string access = buffers_[i].written ? "restrict" : "restrict readonly";
        if (addresses_) {
            const bool wide = buffers_[i].element.ends_with("vec4") && !buffers_[i].element.starts_with("u8");
            out += std::string("layout(buffer_reference, std430, buffer_reference_align = ") + (wide ? "16" : "8") + ") " +
                   access + " buffer R" + number +
                   " { " + buffers_[i].element + " v[]; };\n";
            out += "#define B" + number + "(i) R" + number + "(A.b[" + number + "]).v[i]\n";
        } else {
            out += "layout(std430, set = 0, binding = " + number + ") " + access + " buffer R" + number + " { " +
                   buffers_[i].element + " v[]; } r" + number + ";\n";
            out += "#define B" + number + "(i) r" + number + ".v[i]\n";
        }
    }
    for (uint32_t i = 0; i < words64_; ++i)
        out += "#define P" + std::to_string(i) + " A.p[" + std::to_string(i) + "]\n";
    for (uint32_t i = 0; i < words32_; ++i)
        out += "#define U" + std::to_string(i) + " A.u[" + std::to_string(i) + "]\n";
    return out;
}

KernelText ArgumentLayout::text(std::string glsl, uint32_t workgroup_size) const {
    KernelText text;
    text.glsl = std::move(glsl);
    text.bindings = addresses_ ? 0 : buffers() + (spilled_ ? 1 : 0);
    text.push_bytes = push_bytes();
    text.workgroup_size = workgroup_size;
    return text;
}

} // namespace etna::gpu
