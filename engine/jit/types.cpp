#include "engine/jit/types.h"

#include <algorithm>

namespace etna::jit {

using namespace bytecode;

namespace {

bool is_scalar(Type type) { return type == Type::Double || type == Type::Logical; }

Type merge(Type a, Type b) {
    if (a == Type::Unreached || a == b)
        return b;
    return b == Type::Unreached ? a : Type::Other;
}

bool is_comparison(Op op) { return op >= Op::Equal && op <= Op::GreaterEqual; }
bool is_arithmetic(Op op) { return op >= Op::Add && op <= Op::MPower; }
bool is_compare_jump(Op op) { return op >= Op::JumpIfLess && op <= Op::JumpUnlessNotEqual; }

/// What one step reads and writes.
struct Effects {
    std::vector<int> reads;
    std::vector<int> writes;
};

class Inference {
  public:
    Inference(const Code& code, TypedRegion& typed) : code_(code), typed_(typed), region_(typed.region) {}

    bool run(const Types& at_entry) {
        typed_.before.assign(region_.steps.size(), {});
        typed_.assigned.assign(static_cast<size_t>(typed_.register_count), false);
        typed_.read_array = typed_.written_array = typed_.assigned;
        std::vector<uint32_t> work{region_.entry};
        typed_.before[static_cast<size_t>(region_.index_of(region_.entry))] = at_entry;
        while (!work.empty()) {
            const uint32_t pc = work.back();
            work.pop_back();
            const Step& step = region_.at(pc);
            Types types = typed_.before[static_cast<size_t>(region_.index_of(pc))];
            if (!apply(step, types))
                return false;
            if (step.falls_through && region_.contains(step.next))
                flow(step.next, types, work);
            if (step.jumps && region_.contains(step.target))
                flow(step.target, types, work);
        }
        return can_write_back(at_entry) && find_liveness();
    }

  private:
    void flow(uint32_t pc, const Types& types, std::vector<uint32_t>& work) {
        Types& known = typed_.before[static_cast<size_t>(region_.index_of(pc))];
        if (known.empty()) {
            known = types;
            work.push_back(pc);
            return;
        }
        bool changed = false;
        for (size_t r = 0; r < known.size(); ++r) {
            const Type merged = merge(known[r], types[r]);
            changed = changed || merged != known[r];
            known[r] = merged;
        }
        if (changed)
            work.push_back(pc);
    }

    void set(Types& types, int reg, Type type) {
        types[static_cast<size_t>(reg)] = type;
        typed_.assigned[static_cast<size_t>(reg)] = true;
    }

    /// True and the types after the step, or false: it is not compiled.
    bool apply(const Step& s, Types& types) {
        const auto type = [&](int reg) { return types[static_cast<size_t>(reg)]; };
        const auto scalar = [&](int reg) { return is_scalar(type(reg)); };
        if (is_arithmetic(s.op)) {
            if (!scalar(s.b) || !scalar(s.c))
                return false;
            set(types, s.a, Type::Double);
            return true;
        }
        if (is_comparison(s.op) || s.op == Op::And || s.op == Op::Or) {
            if (!scalar(s.b) || !scalar(s.c))
                return false;
            set(types, s.a, Type::Logical);
            return true;
        }
        if (is_compare_jump(s.op))
            return scalar(s.a) && scalar(s.b);
        switch (s.op) {
        case Op::Nop:
        case Op::Jump:
        case Op::LoopHead:
            return true;
        case Op::Move:
            if (!scalar(s.b))
                return false;
            set(types, s.a, type(s.b));
            return true;
        case Op::LoadConst: {
            const Value& constant = code_.constants[static_cast<size_t>(s.wide)];
            if (constant.tag() != Value::Tag::Double && constant.tag() != Value::Tag::Logical)
                return false;
            set(types, s.a, constant.tag() == Value::Tag::Double ? Type::Double : Type::Logical);
            return true;
        }
        case Op::LoadName: {
            const CallSite& site = code_.call_sites[static_cast<size_t>(s.wide)];
            if (site.slot >= 0 && type(site.slot) != Type::Undefined) {
                if (!scalar(site.slot))
                    return false;
                set(types, s.a, type(site.slot));
                return true;
            }
            const Callee& callee = typed_.callees[static_cast<size_t>(s.wide)];
            if (!is_scalar(callee.constant_type))
                return false;
            set(types, s.a, callee.constant_type);
            return true;
        }
        case Op::Plus:
        case Op::Minus:
        case Op::Transpose:
        case Op::CTranspose:
            if (!scalar(s.b) || (s.op != Op::Minus && s.op != Op::Plus && type(s.b) != Type::Double))
                return false;
            set(types, s.a, Type::Double);
            return true;
        case Op::Not:
        case Op::ToLogical:
            if (!scalar(s.b))
                return false;
            set(types, s.a, Type::Logical);
            return true;
        case Op::JumpIf:
        case Op::JumpUnless:
        case Op::JumpIfScalar:
        case Op::JumpUnlessScalar:
            return scalar(s.a);
        case Op::ForNext:
            for (int k = 0; k < kRangeState; ++k) // without the last, which only ranges of fractions have
                if (type(s.a + k) != Type::Double)
                    return false;
            set(types, s.a + kPosition, Type::Double);
            set(types, s.b, Type::Double);
            return true;
        case Op::ForPrepare:
            if (s.b != 3 || type(s.a) != Type::Double || type(s.a + 1) != Type::Double || type(s.a + 2) != Type::Double)
                return false;
            for (int k = 0; k <= kRangeState; ++k)
                set(types, s.a + k, Type::Double);
            return true;
        case Op::Index1:
            if (type(s.b) != Type::Array || type(s.c) != Type::Double)
                return false;
            typed_.read_array[s.b] = true;
            set(types, s.a, Type::Double);
            return true;
        case Op::Index2:
            if (type(s.b) != Type::Array || type(s.c) != Type::Double || type(s.extra_a) != Type::Double)
                return false;
            typed_.read_array[s.b] = true;
            set(types, s.a, Type::Double);
            return true;
        case Op::Set1:
            if (type(s.a) != Type::Array || type(s.b) != Type::Double || !scalar(s.c))
                return false;
            typed_.written_array[s.a] = true;
            return true;
        case Op::Set2:
            if (type(s.a) != Type::Array || type(s.b) != Type::Double || type(s.c) != Type::Double || !scalar(s.extra_a))
                return false;
            typed_.written_array[s.a] = true;
            return true;
        case Op::Call:
        case Op::CallOrIndex:
            return apply_call(s, types);
        default:
            return false;
        }
    }

    bool apply_call(const Step& s, Types& types) {
        const CallSite& site = code_.call_sites[static_cast<size_t>(s.wide)];
        const auto type = [&](int reg) { return types[static_cast<size_t>(reg)]; };
        if (s.c > 1 || s.b == kFromList || s.b > 2)
            return false;
        for (int k = 0; k < s.b; ++k)
            if (type(s.a + k) != Type::Double)
                return false;
        if (s.op == Op::CallOrIndex && site.slot >= 0 && type(site.slot) != Type::Undefined) {
            if (type(site.slot) != Type::Array || s.b == 0)
                return false;
            typed_.read_array[static_cast<size_t>(site.slot)] = true;
            set(types, s.a, Type::Double);
            return true;
        }
        const Callee& callee = typed_.callees[static_cast<size_t>(s.wide)];
        if (!(s.b == 1 && callee.scalar1) && !(s.b == 2 && callee.scalar2))
            return false;
        set(types, s.a, Type::Double);
        return true;
    }

    /// Every variable that the loop assigns must have a known type wherever compiled code can be left, and no array
    /// that it indexes may be replaced.
    bool can_write_back(const Types& at_entry) {
        for (int r = 0; r < typed_.register_count; ++r) {
            const size_t reg = static_cast<size_t>(r);
            if (!typed_.assigned[reg])
                continue;
            if (typed_.read_array[reg] || typed_.written_array[reg] || at_entry[reg] == Type::Array)
                return false;
            if (at_entry[reg] == Type::Other && r < code_.first_temp)
                return false;
            if (r >= code_.slot_count)
                continue;
            for (const Types& types : typed_.before)
                if (!types.empty() && types[reg] != Type::Undefined && !is_scalar(types[reg]))
                    return false;
        }
        return true;
    }

    Effects effects(const Step& s) const {
        Effects e;
        if (is_arithmetic(s.op) || is_comparison(s.op) || s.op == Op::And || s.op == Op::Or) {
            e.reads = {s.b, s.c};
            e.writes = {s.a};
            return e;
        }
        if (is_compare_jump(s.op)) {
            e.reads = {s.a, s.b};
            return e;
        }
        switch (s.op) {
        case Op::Move:
        case Op::Plus:
        case Op::Minus:
        case Op::Transpose:
        case Op::CTranspose:
        case Op::Not:
        case Op::ToLogical:
            e.reads = {s.b};
            e.writes = {s.a};
            break;
        case Op::LoadConst:
        case Op::LoadName:
            e.writes = {s.a};
            break;
        case Op::JumpIf:
        case Op::JumpUnless:
        case Op::JumpIfScalar:
        case Op::JumpUnlessScalar:
            e.reads = {s.a};
            break;
        case Op::ForNext:
            for (int k = 0; k <= kRangeState; ++k)
                e.reads.push_back(s.a + k);
            e.writes = {s.b};
            break;
        case Op::ForPrepare:
            e.reads = {s.a, s.a + 1, s.a + 2};
            for (int k = 3; k <= kRangeState; ++k)
                e.writes.push_back(s.a + k);
            break;
        case Op::Index1:
            e.reads = {s.c};
            e.writes = {s.a};
            break;
        case Op::Index2:
            e.reads = {s.c, s.extra_a};
            e.writes = {s.a};
            break;
        case Op::Set1:
            e.reads = {s.b, s.c};
            break;
        case Op::Set2:
            e.reads = {s.b, s.c, s.extra_a};
            break;
        case Op::Call:
        case Op::CallOrIndex:
            for (int k = 0; k < s.b; ++k)
                e.reads.push_back(s.a + k);
            if (s.b == 0)
                e.writes = {s.a};
            break;
        default:
            break;
        }
        return e;
    }

    /// Backwards: which registers are read after each step's beginning. Used for temporaries only; variables are
    /// always written back.
    bool find_liveness() {
        const size_t count = static_cast<size_t>(typed_.register_count);
        typed_.live.assign(region_.steps.size() * count, false);
        for (bool changed = true; changed;) {
            changed = false;
            for (size_t i = region_.steps.size(); i-- > 0;) {
                const Step& s = region_.steps[i];
                if (typed_.before[i].empty())
                    continue;
                std::vector<bool> live(count, false);
                const auto join = [&](uint32_t pc) {
                    const size_t j = static_cast<size_t>(region_.index_of(pc)) * count;
                    for (size_t r = 0; r < count; ++r)
                        live[r] = live[r] || typed_.live[j + r];
                };
                if (s.falls_through && region_.contains(s.next))
                    join(s.next);
                if (s.jumps && region_.contains(s.target))
                    join(s.target);
                const Effects e = effects(s);
                for (const int reg : e.writes)
                    live[static_cast<size_t>(reg)] = false;
                for (const int reg : e.reads)
                    live[static_cast<size_t>(reg)] = true;
                for (size_t r = 0; r < count; ++r)
                    if (live[r] && !typed_.live[i * count + r]) {
                        typed_.live[i * count + r] = true;
                        changed = true;
                    }
            }
        }
        return true;
    }

    const Code& code_;
    TypedRegion& typed_;
    const Region& region_;
};

} // namespace

std::unique_ptr<TypedRegion> infer_types(const Code& code, Region region, const Types& at_entry,
                                         std::vector<Callee> callees) {
    auto typed = std::make_unique<TypedRegion>();
    typed->region = std::move(region);
    typed->callees = std::move(callees);
    typed->register_count = code.register_count;
    if (!Inference(code, *typed).run(at_entry))
        return nullptr;
    return typed;
}

} // namespace etna::jit
