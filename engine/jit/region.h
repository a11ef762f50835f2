#pragma once

#include <optional>
#include <vector>

#include "engine/bytecode/code.h"

namespace etna::jit {

/// One instruction of a loop, decoded.
struct Step {
    uint32_t pc = 0;
    uint32_t next = 0; ///< pc of the instruction behind it
    bytecode::Op op = bytecode::Op::Nop;
    uint16_t a = 0, b = 0, c = 0;
    uint16_t extra_a = 0; ///< of the second word
    int32_t wide = 0;     ///< of the first word, or of the second if there is one
    bool jumps = false;
    bool falls_through = true;
    uint32_t target = 0; ///< of the jump
};

/// The words [begin, end) of a loop with everything inside it, entered at the back edge `entry`.
struct Region {
    uint32_t begin = 0, end = 0, entry = 0;
    std::vector<Step> steps;        ///< in order
    std::vector<int> step_at;       ///< by pc - begin: index into `steps`, or -1
    bool contains(uint32_t pc) const { return pc >= begin && pc < end; }
    const Step& at(uint32_t pc) const { return steps[static_cast<size_t>(step_at[pc - begin])]; }
    int index_of(uint32_t pc) const { return step_at[pc - begin]; }
};

/// The loop whose back edge is at `entry`. Nothing if it is too long to be worth it.
std::optional<Region> find_region(const bytecode::Code& code, uint32_t entry);

} // namespace etna::jit
