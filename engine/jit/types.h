#pragma once

#include <memory>
#include <vector>

#include "engine/bytecode/code.h"
#include "engine/jit/region.h"

namespace etna::jit {

/// What compiled code knows of a register.
enum class Type : uint8_t {
    Unreached, ///< no path leads here
    Undefined, ///< the register has no value
    Double,
    Logical,
    Array, ///< a real double array, held by a variable that the loop does not replace
    Other, ///< anything else, or different things on different paths
};
using Types = std::vector<Type>; ///< by register

/// The registers of a `for` loop over a range, from its state register on; vm/ fills them. The value of pass p is
/// first + p * step below the middle of the range, and counts back from the last element above it.
constexpr int kFirst = 0, kStep = 1, kPosition = 2, kMiddle = 3, kCount = 4, kLast = 5;
constexpr int kRangeState = 5; ///< registers that are always doubles; kLast is one too in ranges of fractions

/// A call that the loop makes: its meaning when it was compiled.
struct Callee {
    double (*scalar1)(double) = nullptr;
    double (*scalar2)(double, double) = nullptr;
    Type constant_type = Type::Other; ///< of a call without arguments that always gives the same
    double constant = 0;
};

/// The types before each step of a region, found from those at its entry.
struct TypedRegion {
    Region region;
    std::vector<Types> before;      ///< by step index; empty: not reached
    std::vector<bool> assigned;     ///< registers that the region writes
    std::vector<bool> live;         ///< by step index * register count: temporaries that are read later
    std::vector<bool> written_array, read_array; ///< by register
    std::vector<Callee> callees;    ///< by call site
    int register_count = 0;

    bool is_live(int step, int reg) const {
        return live[static_cast<size_t>(step) * static_cast<size_t>(register_count) + static_cast<size_t>(reg)];
    }
};

/// Null if the region has an instruction that is not compiled, or a register with a value of unknown type would have
/// to be written back.
std::unique_ptr<TypedRegion> infer_types(const bytecode::Code& code, Region region, const Types& at_entry,
                                         std::vector<Callee> callees);

} // namespace etna::jit
