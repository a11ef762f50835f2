#pragma once

// How a kernel receives its buffers and scalars. The text is generated for one of four arrangements: buffers by 64-bit
// address or by binding, and scalars in push constants or, when they do not fit, in a small argument buffer.
//
// In the text: B0(i), B1(i), ... are elements of the buffers; P0, P1, ... are 64-bit scalars as uvec2; U0, U1, ... are
// 32-bit unsigned scalars; `base` and `count` describe the chunk: the invocations of one dispatch cover items
// [base, base + count).

#include "gpu/device/capabilities.h"
#include "gpu/kernel/pipeline.h"

#include <cstdint>
#include <string>
#include <vector>

namespace etna::gpu {

class ArgumentLayout {
  public:
    explicit ArgumentLayout(const Capabilities& capabilities);

    /// `element` is the GLSL type in memory. Returns the number in `B<number>(i)`.
    uint32_t add_buffer(const std::string& element, bool written);
    uint32_t add_word64() { return words64_++; }
    uint32_t add_word32() { return words32_++; }

    /// Declarations for the text, after the header. Freezes the layout.
    std::string declare();
    /// The whole kernel text's call description.
    KernelText text(std::string glsl, uint32_t workgroup_size) const;

    bool addresses() const { return addresses_; }
    bool spilled() const { return spilled_; } ///< scalars are in an argument buffer
    uint32_t buffers() const { return static_cast<uint32_t>(buffers_.size()); }
    uint32_t words64() const { return words64_; }
    uint32_t words32() const { return words32_; }
    uint32_t push_bytes() const;
    uint32_t scalar_bytes() const; ///< addresses, 64-bit and 32-bit scalars

  private:
    struct BufferSlot {
        std::string element;
        bool written;
    };
    bool addresses_;
    bool spilled_ = false;
    uint32_t max_push_;
    std::vector<BufferSlot> buffers_;
    uint32_t words64_ = 0;
    uint32_t words32_ = 0;
};

/// The values for one call, in the order of the layout.
struct Arguments {
    std::vector<const class Buffer*> buffers;
    std::vector<uint64_t> words64;
    std::vector<uint32_t> words32;
};

} // namespace etna::gpu
