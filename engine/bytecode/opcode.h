#pragma once

#include <cstdint>
#include <string_view>

namespace etna::bytecode {

enum class Op : uint16_t {
#define ETNA_OPCODE(name, format, effects, sentence) name,
#include "engine/bytecode/opcodes.inc"
#undef ETNA_OPCODE
};

enum class Format : uint8_t { N, A, AB, ABC, AW, W, J, AJ, ABJ, ABCX, ABX };

struct OpInfo {
    std::string_view name;
    Format format;
    std::string_view effects;
    std::string_view sentence;
};

const OpInfo& info(Op op);
int op_count();

constexpr int words_of(Format format) {
    return format == Format::ABJ || format == Format::ABCX || format == Format::ABX ? 2 : 1;
}

/// One word of code. `wide` reads b and c as one 32-bit number: an index, or a jump's distance in words from the word
/// that holds it.
struct Instr {
    uint16_t op = 0;
    uint16_t a = 0;
    uint16_t b = 0;
    uint16_t c = 0;

    int32_t wide() const { return static_cast<int32_t>(b | static_cast<uint32_t>(c) << 16); }
    void set_wide(int32_t w) {
        b = static_cast<uint16_t>(static_cast<uint32_t>(w) & 0xFFFF);
        c = static_cast<uint16_t>(static_cast<uint32_t>(w) >> 16);
    }
};
static_assert(sizeof(Instr) == 8);

/// As a number of arguments: they are in the top list.
constexpr uint16_t kFromList = 0xFFFF;
/// As a number of results: as many as the caller of this function wants.
constexpr uint16_t kAsCaller = 0xFFFE;
/// As a number of results: as many as the last PlaceCount of this frame counted.
constexpr uint16_t kCounted = 0xFFFD;
constexpr int kMostRegisters = 0xFF00;

} // namespace etna::bytecode
