#include "engine/jit/region.h"

namespace etna::jit {

using namespace bytecode;

namespace {

constexpr uint32_t kLongestLoop = 3000; ///< words

Step decode(const Code& code, uint32_t pc) {
    const Instr& word = code.words[pc];
    Step step;
    step.pc = pc;
    step.op = static_cast<Op>(word.op);
    step.a = word.a;
    step.b = word.b;
    step.c = word.c;
    step.wide = word.wide();
    const OpInfo& row = info(step.op);
    step.next = pc + static_cast<uint32_t>(words_of(row.format));
    uint32_t jump_word = pc;
    if (step.next == pc + 2) {
        const Instr& second = code.words[pc + 1];
        step.extra_a = second.a;
        step.wide = second.wide();
        jump_word = pc + 1;
    }
    step.jumps = row.format == Format::J || row.format == Format::AJ || row.format == Format::ABJ;
    if (step.jumps)
        step.target = static_cast<uint32_t>(static_cast<int64_t>(jump_word) + step.wide);
    step.falls_through = row.effects.find('E') == std::string_view::npos;
    return step;
}

} // namespace

std::optional<Region> find_region(const Code& code, uint32_t entry) {
    const Step head = decode(code, entry);
    Region region;
    region.entry = entry;
    region.begin = head.op == Op::LoopHead ? static_cast<uint32_t>(head.wide) : head.target;
    region.end = head.next;
    if (region.begin > entry || entry - region.begin > kLongestLoop)
        return std::nullopt;
    if (head.op == Op::LoopHead) { // the condition follows: up to its last jump back
        const uint32_t limit = static_cast<uint32_t>(code.words.size());
        for (uint32_t pc = head.next; pc < limit && pc - region.begin < kLongestLoop;) {
            const Step step = decode(code, pc);
            if (step.jumps && step.target == region.begin)
                region.end = step.next;
            pc = step.next;
        }
        if (region.end == head.next)
            return std::nullopt;
    }
    region.step_at.assign(region.end - region.begin, -1);
    for (uint32_t pc = region.begin; pc < region.end;) {
        region.step_at[pc - region.begin] = static_cast<int>(region.steps.size());
        region.steps.push_back(decode(code, pc));
        pc = region.steps.back().next;
    }
    for (const Step& step : region.steps) // a jump into the middle of an instruction: no loop of ours
        if (step.jumps && region.contains(step.target) && region.step_at[step.target - region.begin] < 0)
            return std::nullopt;
    if (region.step_at[entry - region.begin] < 0)
        return std::nullopt;
    return region;
}

} // namespace etna::jit
