#include "engine/jit/jit.h"

#include <memory>

#include "engine/jit/machine_code.h"
#include "engine/jit/region.h"
#include "engine/jit/types.h"
#include "engine/value/array.h"
#include "engine/vm/debugger.h"
#include "engine/vm/machine.h"

namespace etna::jit {

using namespace bytecode;

namespace {

constexpr int kMostCompilations = 4;  ///< of one loop, for changing types
constexpr int kMismatchesBefore = 16; ///< entries with other types before it is compiled for them

/// What the room knows of one loop.
struct Loop {
    std::unique_ptr<MachineCode> machine_code;
    Types at_entry;
    std::vector<int> guarded;       ///< registers whose type at entry the code relies on
    std::vector<int> scratch;       ///< temporaries that the code may overwrite: must hold no heap object
    std::vector<int> arrays;        ///< registers with arrays
    std::vector<bool> writes_array; ///< by position in `arrays`
    uint64_t epoch = 0;
    int compilations = 0;
    int mismatches = 0;
};

Type type_of(const Value& value) {
    switch (value.tag()) {
    case Value::Tag::Undefined:
        return Type::Undefined;
    case Value::Tag::Double:
        return Type::Double;
    case Value::Tag::Logical:
        return Type::Logical;
    case Value::Tag::Heap:
        if (value.heap_kind() == HeapKind::Array && value.array().class_id() == ClassId::Double && !value.is_complex())
            return Type::Array;
        return Type::Other;
    default:
        return Type::Other;
    }
}

/// What the calls of the region mean now. Sites that have not run yet have no meaning.
std::vector<Callee> callees_of(vm::Interpreter::Machine& machine, const Code& code, const Region& region) {
    std::vector<Callee> out(code.call_sites.size());
    for (const Step& step : region.steps) {
        const bool load = step.op == Op::LoadName;
        if (!load && step.op != Op::Call && step.op != Op::CallOrIndex)
            continue;
        const CallSite& site = code.call_sites[static_cast<size_t>(step.wide)];
        if (site.epoch != machine.epoch || !site.builtin)
            continue;
        Callee& callee = out[static_cast<size_t>(step.wide)];
        callee.scalar1 = site.scalar1;
        callee.scalar2 = site.scalar2;
        if (load && site.builtin->traits.pure && site.builtin->min_inputs == 0) {
            const ValueList results = machine.call_builtin_record(*site.builtin, {}, 1);
            if (results.size() == 1 && (type_of(results[0]) == Type::Double || type_of(results[0]) == Type::Logical)) {
                callee.constant_type = type_of(results[0]);
                callee.constant = results[0].to_double();
            }
        }
    }
    return out;
}

/// Tells the interpreter whether to come here at every pass.
void mark(Code& code, size_t pc, bool compiled) {
    Instr& word = code.words[pc];
    (static_cast<Op>(word.op) == Op::LoopHead ? word.a : word.c) = compiled ? 1 : 0;
}

void compile_loop(Loop& loop, vm::Interpreter::Machine& machine, vm::Frame& frame, uint32_t back_edge) {
    const Code& code = *frame.code;
    loop.machine_code.reset();
    loop.guarded.clear();
    loop.scratch.clear();
    loop.arrays.clear();
    loop.writes_array.clear();
    ++loop.compilations;
    loop.mismatches = 0;
    loop.epoch = machine.epoch;
    std::optional<Region> region = find_region(code, back_edge);
    if (!region)
        return;
    loop.at_entry.clear();
    for (int reg = 0; reg < code.register_count; ++reg)
        loop.at_entry.push_back(type_of(frame.regs[reg]));
    for (int slot = 0; slot < code.slot_count; ++slot)
        if (code.boxed[static_cast<size_t>(slot)])
            loop.at_entry[static_cast<size_t>(slot)] = Type::Other;
    std::vector<Callee> callees = callees_of(machine, code, *region);
    const std::unique_ptr<TypedRegion> typed = infer_types(code, std::move(*region), loop.at_entry, std::move(callees));
    if (!typed)
        return;
    const int entry = typed->region.index_of(back_edge);
    for (int reg = 0; reg < code.register_count; ++reg) {
        const size_t r = static_cast<size_t>(reg);
        const bool array = typed->read_array[r] || typed->written_array[r];
        bool used = array || typed->is_live(entry, reg);
        for (const CallSite& site : code.call_sites)
            used = used || site.slot == reg;
        if (array) {
            loop.arrays.push_back(reg);
            loop.writes_array.push_back(typed->written_array[r]);
        }
        if (used || (typed->assigned[r] && reg < code.slot_count))
            loop.guarded.push_back(reg);
        else if (typed->assigned[r])
            loop.scratch.push_back(reg);
    }
    loop.machine_code = compile(code, *typed, loop.at_entry, loop.arrays, machine.interpreter.safe_point_flag());
    if (loop.machine_code)
        ++machine.loops_compiled;
}

bool types_match(const Loop& loop, const vm::Frame& frame) {
    for (const int reg : loop.guarded)
        if (type_of(frame.regs[reg]) != loop.at_entry[static_cast<size_t>(reg)])
            return false;
    for (const int reg : loop.scratch)
        if (frame.regs[reg].is_heap())
            return false;
    return true;
}

/// Gets the arrays' bytes to the host, and an owner of its own for each array that is written.
void prepare_arrays(const Loop& loop, vm::Frame& frame, std::vector<ArrayAccess>& out) {
    out.resize(loop.arrays.size());
    for (const bool writes : {true, false}) // writing may copy; only then are addresses final
        for (size_t k = 0; k < loop.arrays.size(); ++k) {
            if (loop.writes_array[k] != writes)
                continue;
            Value& value = frame.regs[loop.arrays[k]];
            ArrayAccess& access = out[k];
            if (writes)
                access.elements = value.array_mut().data_mut<double>();
            else
                access.elements = const_cast<double*>(value.array().data<double>());
            const Dims& dims = value.array().dims();
            access.numel = static_cast<uint64_t>(dims.numel());
            access.rows = static_cast<uint64_t>(dims.rows());
            access.cols = access.rows ? access.numel / access.rows : 0;
        }
}

} // namespace

bool is_available() { return can_compile(); }

const Instr* enter_loop(vm::Interpreter::Machine& machine, vm::Frame& frame, const Instr* back_edge) {
    Code& code = *frame.code;
    if (machine.interpreter.debugger().armed)
        return back_edge;
    const size_t pc = static_cast<size_t>(back_edge - code.words.data());
    if (code.compiled_loops.size() != code.words.size())
        code.compiled_loops.resize(code.words.size());
    std::shared_ptr<void>& slot = code.compiled_loops[pc];
    if (!slot)
        slot = std::make_shared<Loop>();
    Loop& loop = *static_cast<Loop*>(slot.get());

    if (frame.loose) // variables that `eval` made may stand where the code calls functions
        return back_edge;
    const bool usable = loop.machine_code && loop.epoch == machine.epoch && types_match(loop, frame);
    if (!usable) {
        const bool first = loop.compilations == 0;
        const bool give_up = loop.compilations >= kMostCompilations;
        if (!first && (give_up || ++loop.mismatches < kMismatchesBefore)) {
            if (give_up)
                mark(code, pc, false);
            return back_edge;
        }
        compile_loop(loop, machine, frame, static_cast<uint32_t>(pc));
        mark(code, pc, loop.machine_code != nullptr);
        if (!loop.machine_code || !types_match(loop, frame))
            return back_edge;
    }
    thread_local std::vector<ArrayAccess> arrays;
    prepare_arrays(loop, frame, arrays);
    return code.words.data() + loop.machine_code->run(frame.regs, arrays.data());
}

} // namespace etna::jit
