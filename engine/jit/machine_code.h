#pragma once

#include <cstdint>
#include <memory>

#include "engine/jit/types.h"

namespace etna::jit {

/// An array that a loop indexes: its bytes at this entry.
struct ArrayAccess {
    double* elements = nullptr;
    uint64_t numel = 0;
    uint64_t rows = 0;
    uint64_t cols = 0; ///< product of all dimensions but the first
};

/// Machine code of one loop. Owns its memory, which is never writable and executable through the same address.
class MachineCode {
  public:
    virtual ~MachineCode() = default;
    /// Runs from the loop's back edge with the frame's registers and one ArrayAccess for each register that `arrays`
    /// of the compiler named, in that order. Returns the word to go on with; registers are up to date.
    virtual uint64_t run(Value* registers, const ArrayAccess* arrays) const = 0;
};

/// Null if the processor is not supported or there is no memory for code. `safe_point` points to a byte: not zero asks
/// the loop to come back at its next back edge. `arrays`: the registers that hold arrays.
std::unique_ptr<MachineCode> compile(const bytecode::Code& code, const TypedRegion& typed, const Types& at_entry,
                                     const std::vector<int>& arrays, const void* safe_point);
bool can_compile();

} // namespace etna::jit
