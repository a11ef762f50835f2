#include "gpu/provider/gpu_provider.h"
#include "gpu/provider/work.h"

#include <string>

namespace etna::gpu {
namespace {

/// A type of so many bytes; nothing else is done with the elements.
const char* type_of_size(size_t bytes, const Capabilities& capabilities) {
    switch (bytes) {
    case 1:
        return capabilities.storage8 ? "uint8_t" : nullptr;
    case 2:
        return capabilities.storage16 ? "uint16_t" : nullptr;
    case 4:
        return "uint";
    case 8:
        return "uvec2";
    default:
        return nullptr;
    }
}

/// Buffers from and to; scalars: first element, step.
Result<Lowered> lower_pick(size_t element, const Capabilities& capabilities) {
    const char* type = type_of_size(element, capabilities);
    if (!type)
        return {Error::Unsupported, "The device lacks storage for elements of this size."};
    Lowered lowered{ArgumentLayout(capabilities), {}, 4};
    lowered.layout.add_buffer(type, false);
    lowered.layout.add_buffer(type, true);
    lowered.layout.add_word32();
    lowered.layout.add_word32();
    std::string text = glsl_header(capabilities, kWorkgroup) + lowered.layout.declare();
    text += "void main() {\nif (gl_GlobalInvocationID.x >= count) return;\nuint i = base + gl_GlobalInvocationID.x;\n"
            "B1(i) = B0(U0 + i * U1);\n}\n";
    lowered.text = lowered.layout.text(std::move(text), kWorkgroup);
    return lowered;
}

constexpr uint64_t kPickKey = uint64_t{1} << 61; ///< see gpu_product.cpp for the others

} // namespace

Ref<DeviceBuffer> GpuProvider::pick(DeviceBuffer& from, size_t element, int64_t first, int64_t step, int64_t count) {
    const auto last = static_cast<uint64_t>(first + step * (count - 1));
    if (runtime_->device()->lost() || first < 0 || step < 0 || last >= from.size_bytes() / element ||
        last > 0xffffffffu)
        return nullptr;
    auto kernel = written_kernel(kPickKey | element, nullptr,
                                 [&] { return lower_pick(element, runtime_->device()->capabilities()); });
    const size_t bytes = static_cast<size_t>(count) * element;
    Ref<DeviceBuffer> to = kernel ? allocate(bytes) : nullptr;
    if (!to)
        return nullptr;
    Work work;
    Arguments arguments;
    if (!make_resident(work, {&from, nullptr, from.size_bytes()}, arguments) ||
        !make_resident(work, {to.get(), nullptr, bytes}, arguments))
        return nullptr;
    arguments.words32 = {static_cast<uint32_t>(first), static_cast<uint32_t>(step)};
    uint64_t ticket = 0;
    const Compiled& compiled = *kernel.value();
    if (!add_step(work, *compiled.lowered, compiled.pipeline, arguments, static_cast<uint64_t>(count), false, 4) ||
        !submit(work, nullptr, ticket))
        return nullptr;
    ++residency_->counters.kernels;
    residency_->counters.kernel_bytes += 2 * bytes;
    return to;
}

} // namespace etna::gpu
