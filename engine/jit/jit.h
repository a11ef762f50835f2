#pragma once

#include <cstdint>

#include "engine/bytecode/opcode.h"
#include "engine/vm/interpreter.h"

/// The compiler of hot loops. One kind of loop is compiled so far: numeric scalar `for` and `while` loops, with reads
/// and writes of elements of real double arrays, from the types that its registers have when it becomes hot. Whatever
/// an instruction does beyond that (another type, growth, an error, an interrupt) leaves the compiled code at exactly
/// that instruction with all registers written back, and the interpreter goes on: a loop gives the same with and
/// without this room.
namespace etna::vm {
struct Frame;
}

namespace etna::jit {

/// Passes of a loop before it is compiled.
constexpr int kHotPasses = 64;

/// Called by the machine at the back edge `back_edge` (ForNext or LoopHead) of a hot loop, after its safe point.
/// Returns the instruction to go on with. When that is `back_edge` itself, the machine interprets it: nothing was done,
/// or the compiled code came back to it. Never throws for the loop's own sake; `OutOfMemory` may pass.
const bytecode::Instr* enter_loop(vm::Interpreter::Machine& machine, vm::Frame& frame, const bytecode::Instr* back_edge);

/// True if this build can make machine code for the processor it runs on, and the system lets it.
bool is_available();

} // namespace etna::jit
