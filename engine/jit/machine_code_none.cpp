// Processors without a compiler: every loop is interpreted.
#include "engine/jit/machine_code.h"

namespace etna::jit {

bool can_compile() { return false; }

std::unique_ptr<MachineCode> compile(const bytecode::Code&, const TypedRegion&, const Types&, const std::vector<int>&,
                                     const void*) {
    return nullptr;
}

} // namespace etna::jit
