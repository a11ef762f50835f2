#include "engine/bytecode/opcode.h"

namespace etna::bytecode {
namespace {

constexpr OpInfo kInfos[] = {
#define ETNA_OPCODE(name, format, effects, sentence) {#name, Format::format, effects, sentence},
#include "engine/bytecode/opcodes.inc"
#undef ETNA_OPCODE
};

} // namespace

const OpInfo& info(Op op) { return kInfos[static_cast<size_t>(op)]; }
int op_count() { return static_cast<int>(sizeof(kInfos) / sizeof(kInfos[0])); }

} // namespace etna::bytecode
