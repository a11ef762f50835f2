// The machine-code back end of the kernel IR for x86-64 with AVX2 and FMA.
//
// Four elements at a time: 64-bit values fill a ymm register, 32-bit values an xmm register, Bool is a mask of four
// 64-bit lanes. Guarded regions are not compiled: when a lane asks for one, the code returns with its position, the
// portable back end computes that part of the block, and the code goes on behind it. So the hot loop holds only what
// ordinary arguments need.
#include <algorithm>
#include <cstring>

#include <asmjit/x86.h>

#include "engine/accel/host_kernel.h"

namespace etna::accel {
namespace {

using ir::Instruction;
using ir::Op;
using ir::Type;
using ir::ValueId;
namespace x86 = asmjit::x86;

constexpr int kLanes = 4;
constexpr int kEntry = 32;        ///< bytes of a broadcast constant
constexpr int kRareElements = 64; ///< computed by the portable back end at a time

/// Computes elements [from, to) and returns where it stopped.
using Code = int64_t (*)(const void* const* inputs, void* const* outputs, const void* table, int64_t from, int64_t to);

asmjit::JitRuntime& runtime() {
    static asmjit::JitRuntime* instance = [] {
        asmjit::JitAllocator::CreateParams parameters;
        parameters.options = asmjit::JitAllocatorOptions::kUseDualMapping; // never writable and executable at once
        return new asmjit::JitRuntime(&parameters); // lives as long as the process: kernels may go after statics
    }();
    return *instance;
}

bool is_wide(Type t) {
    return t == Type::Bool || block_bytes(t) == 8;
}

/// Translates one kernel. `failed()` says that it holds something that only the portable back end knows.
class Translator {
  public:
    Translator(const ir::Kernel& kernel, const std::vector<uint32_t>& index_masks, asmjit::CodeHolder& code)
        : kernel_(kernel), masks_(index_masks), cc_(&code) {}

    bool run() {
        analyse();
        asmjit::FuncNode* function =
            cc_.addFunc(asmjit::FuncSignatureT<int64_t, const void*, const void*, const void*, int64_t, int64_t>(
                asmjit::CallConvId::kHost));
        function->frame().setAvxEnabled(); // spills would keep half a register otherwise
        function->frame().setAvxCleanup();
        x86::Gp inputs = cc_.newUIntPtr(), outputs = cc_.newUIntPtr(), end = cc_.newInt64();
        table_ = cc_.newUIntPtr();
        at_ = cc_.newInt64();
        function->setArg(0, inputs);
        function->setArg(1, outputs);
        function->setArg(2, table_);
        function->setArg(3, at_);
        function->setArg(4, end);
        load_pointers(inputs, outputs);
        const asmjit::Label loop = cc_.newLabel();
        done_ = cc_.newLabel();
        cc_.bind(loop);
        registers_.assign(kernel_.body.size(), x86::Ymm());
        for (ValueId id = 0; id < kernel_.body.size() && !failed_; ++id)
            translate(id);
        for (size_t k = 0; k < kernel_.outputs.size() && !failed_; ++k)
            store(k);
        cc_.add(at_, kLanes);
        cc_.cmp(at_, end);
        cc_.jl(loop);
        cc_.bind(done_);
        cc_.ret(at_);
        cc_.endFunc();
        return !failed_ && cc_.finalize() == asmjit::kErrorOk;
    }

    /// Contents of the table: constants first, then room for the parameters.
    struct Entry {
        uint64_t bits = 0;
        bool narrow = false;
        bool parameter = false;
    };
    const std::vector<Entry>& entries() const { return entries_; }

  private:
    /// Which values the hot loop needs, and where each is used last. Guarded regions fall out, and a Select on a guard
    /// is its other operand.
    void analyse() {
        const size_t n = kernel_.body.size();
        root_.resize(n);
        inside_.assign(n, false);
        bool inside = false;
        std::vector<ValueId> conditions;
        for (ValueId id = 0; id < n; ++id) {
            const Instruction& i = kernel_.body[id];
            root_[id] = id;
            if (i.op == Op::Guard) {
                inside = true;
                conditions.push_back(i.a);
            }
            inside_[id] = inside && i.op != Op::Guard;
            if (i.op == Op::EndGuard)
                inside = false;
            const bool guarded = i.op == Op::Select && i.b != ir::kNoValue && inside_[i.b] && !inside_[id];
            if (guarded)
                root_[id] = root_[i.c];
            else if (i.op == Op::Bitcast && is_wide(i.type))
                root_[id] = root_[i.a];
        }
        needed_.assign(n, false);
        last_use_.assign(n, 0);
        fused_negation_.assign(n, true);
        const auto need = [&](ValueId user, ValueId used, bool in_fma) {
            used = root_[used];
            needed_[used] = true;
            last_use_[used] = std::max(last_use_[used], user);
            if (!in_fma)
                fused_negation_[used] = false;
        };
        for (const ir::Output& o : kernel_.outputs)
            need(static_cast<ValueId>(n), o.value, false);
        for (ValueId id = static_cast<ValueId>(n); id-- > 0;) {
            const Instruction& i = kernel_.body[id];
            if (i.op == Op::EndLoop) // a carry is needed as long as the loop goes on
                for (ValueId c = loop_before(id) + 1; kernel_.body[c].op == Op::Carry; ++c) {
                    need(id, c, false);
                    need(id, static_cast<ValueId>(kernel_.body[c].bits), false);
                }
            const bool always = i.op == Op::Guard || i.op == Op::Loop;
            if (inside_[id] || (!always && (!needed_[id] || root_[id] != id)))
                continue;
            for (const ValueId o : {i.a, i.b, i.c})
                if (o != ir::kNoValue)
                    need(id, o, i.op == Op::Fma);
        }
        // A negation that only multiply-adds use becomes part of them, so its operand lives until then.
        for (ValueId id = 0; id < n; ++id)
            if (needed_[id] && is_fused_negation(id))
                last_use_[root_[kernel_.body[id].a]] = std::max(last_use_[root_[kernel_.body[id].a]], last_use_[id]);
        for (ValueId end = 0; end < n; ++end) { // what comes from before a loop lives until its end
            if (kernel_.body[end].op != Op::EndLoop)
                continue;
            const ValueId loop = loop_before(end);
            for (ValueId id = 0; id < loop; ++id)
                if (last_use_[id] > loop && last_use_[id] < end)
                    last_use_[id] = end;
        }
    }

    ValueId loop_before(ValueId end) const {
        while (kernel_.body[end].op != Op::Loop)
            --end;
        return end;
    }

    bool is_fused_negation(ValueId id) const {
        return kernel_.body[id].op == Op::Neg && ir::is_float(kernel_.body[id].type) && fused_negation_[id];
    }

    void load_pointers(const x86::Gp& inputs, const x86::Gp& outputs) {
        for (size_t k = 0; k < kernel_.inputs.size() + masks_.size(); ++k) {
            in_.push_back(cc_.newUIntPtr());
            cc_.mov(in_.back(), x86::ptr(inputs, static_cast<int32_t>(8 * k)));
        }
        for (size_t k = 0; k < kernel_.outputs.size(); ++k) {
            out_.push_back(cc_.newUIntPtr());
            cc_.mov(out_.back(), x86::ptr(outputs, static_cast<int32_t>(8 * k)));
        }
    }

    // ---- operands

    x86::Mem entry(Entry wanted) {
        for (size_t k = 0; k < entries_.size(); ++k)
            if (entries_[k].bits == wanted.bits && entries_[k].narrow == wanted.narrow &&
                entries_[k].parameter == wanted.parameter)
                return x86::ptr(table_, static_cast<int32_t>(k) * kEntry);
        entries_.push_back(wanted);
        return x86::ptr(table_, static_cast<int32_t>(entries_.size() - 1) * kEntry);
    }
    x86::Mem wide(uint64_t bits) { return entry({bits, false, false}); }
    x86::Mem narrow(uint32_t bits) { return entry({bits, true, false}); }

    bool is_constant(ValueId id) const {
        const Op op = kernel_.body[root_[id]].op;
        return op == Op::Constant || op == Op::Parameter;
    }
    x86::Mem constant(ValueId id) {
        const Instruction& i = kernel_.body[root_[id]];
        return entry({i.bits, block_bytes(i.type) == 4, i.op == Op::Parameter});
    }
    /// The value in a register.
    x86::Ymm reg(ValueId id) {
        id = root_[id];
        if (is_constant(id)) {
            const x86::Ymm r = cc_.newYmmPd();
            cc_.vmovapd(r, constant(id));
            return r;
        }
        return registers_[id];
    }
    x86::Ymm define(ValueId id) { return registers_[id] = cc_.newYmmPd(); }
    /// A register that may be overwritten, holding the value: its own when nobody needs it afterwards.
    x86::Ymm writable(ValueId user, ValueId id) {
        id = root_[id];
        if (is_constant(id) || last_use_[id] == user)
            return reg(id);
        const x86::Ymm r = cc_.newYmmPd();
        cc_.vmovapd(r, registers_[id]);
        return r;
    }

    /// d = a op b where b may stay in memory.
    void binary(x86::Inst::Id instruction, ValueId id, bool commutes, bool swap = false) {
        const Instruction& i = kernel_.body[id];
        ValueId a = swap ? i.b : i.a, b = swap ? i.a : i.b;
        if (commutes && is_constant(a))
            std::swap(a, b);
        const x86::Ymm first = reg(a);
        if (is_wide(kernel_.body[root_[a]].type)) {
            if (is_constant(b))
                cc_.emit(instruction, define(id), first, constant(b));
            else
                cc_.emit(instruction, define(id), first, reg(b));
        } else if (is_constant(b)) {
            cc_.emit(instruction, define(id).xmm(), first.xmm(), constant(b));
        } else {
            const x86::Ymm second = reg(b);
            cc_.emit(instruction, define(id).xmm(), first.xmm(), second.xmm());
        }
    }

    void with_constant(x86::Inst::Id instruction, ValueId id, ValueId a, uint64_t bits) {
        const x86::Ymm first = reg(a);
        if (is_wide(kernel_.body[root_[a]].type))
            cc_.emit(instruction, define(id), first, wide(bits));
        else
            cc_.emit(instruction, define(id).xmm(), first.xmm(), narrow(static_cast<uint32_t>(bits)));
    }

    // ---- instructions

    void translate(ValueId id) {
        const Instruction& i = kernel_.body[id];
        if (inside_[id])
            return;
        if (i.op == Op::Guard) {
            const x86::Ymm mask = reg(i.a);
            cc_.vtestpd(mask, mask);
            cc_.jnz(done_);
            return;
        }
        if (i.op == Op::Loop)
            return begin_loop(id);
        if (i.op == Op::EndLoop)
            return end_loop(id);
        if (!needed_[id] || root_[id] != id || is_fused_negation(id))
            return;
        switch (i.op) {
        case Op::Constant:
        case Op::Parameter:
        case Op::Guard:
        case Op::EndGuard:
        case Op::Loop:
        case Op::Carry:
        case Op::EndLoop:
            return;
        case Op::Gather:
            return gather(id, i);
        case Op::Load:
            return load(id, static_cast<size_t>(i.bits), i.type);
        case Op::Index: {
            const auto found = std::find(masks_.begin(), masks_.end(), static_cast<uint32_t>(i.bits));
            load(id, kernel_.inputs.size() + static_cast<size_t>(found - masks_.begin()), Type::F64);
            if (i.type == Type::U64) { // a whole number below 2^52 in the low bits of 2^52 + x
                constexpr uint64_t kTwo52 = 0x4330000000000000u;
                cc_.vaddpd(registers_[id], registers_[id], wide(kTwo52));
                cc_.vpxor(registers_[id], registers_[id], wide(kTwo52));
            }
            return;
        }
        case Op::Fma:
            return fma(id, i);
        case Op::Eq:
        case Op::Ne:
        case Op::Lt:
        case Op::Le:
            return compare(id, i);
        case Op::Select:
            return select(id, i);
        case Op::Convert:
            return convert(id, i);
        case Op::Bitcast: // 32-bit ones; the wide ones are the same register already
            cc_.vmovaps(define(id).xmm(), reg(i.a).xmm());
            return;
        default:
            if (i.type == Type::F64)
                return f64(id, i);
            if (i.type == Type::F32)
                return f32(id, i);
            return integer(id, i);
        }
    }

    void begin_loop(ValueId id) {
        const Instruction& i = kernel_.body[id];
        if (!is_constant(i.a)) {
            failed_ = true;
            return;
        }
        for (ValueId c = id + 1; kernel_.body[c].op == Op::Carry; ++c)
            registers_[c] = copy(kernel_.body[c].a);
        const x86::Ymm number = define(id);
        cc_.vpxor(number, number, number);
        iteration_ = cc_.newInt32();
        count_ = cc_.newInt32();
        cc_.xor_(iteration_, iteration_);
        x86::Mem count = constant(i.a);
        count.setSize(4);
        cc_.mov(count_, count);
        loop_ = cc_.newLabel();
        loop_end_ = cc_.newLabel();
        cc_.test(count_, count_);
        cc_.jz(loop_end_);
        cc_.bind(loop_);
    }

    void end_loop(ValueId end) {
        const ValueId loop = loop_before(end);
        for (ValueId c = loop + 1; kernel_.body[c].op == Op::Carry; ++c) {
            const ValueId next = root_[kernel_.body[c].bits];
            if (next == c)
                continue;
            if (kernel_.body[next].op == Op::Carry)
                failed_ = true; // two carries that change places
            else
                cc_.vmovapd(registers_[c], reg(next));
        }
        if (needed_[loop])
            cc_.vpaddd(registers_[loop].xmm(), registers_[loop].xmm(), narrow(1));
        cc_.inc(iteration_);
        cc_.cmp(iteration_, count_);
        cc_.jb(loop_);
        cc_.bind(loop_end_);
    }

    /// Elements at computed places: floats only, the others go the portable way.
    void gather(ValueId id, const Instruction& i) {
        const ClassId element = kernel_.inputs[i.bits].element;
        if (element != ClassId::Double && element != ClassId::Single) {
            failed_ = true;
            return;
        }
        const x86::Ymm index = cc_.newYmmPd(), all = cc_.newYmmPd(), from = reg(i.a);
        cc_.vpmovzxdq(index, from.xmm());
        cc_.vpcmpeqd(all, all, all);
        const x86::Ymm d = define(id);
        cc_.vpxor(d, d, d);
        if (element == ClassId::Double)
            cc_.vgatherqpd(d, x86::ptr(in_[i.bits], index, 3), all);
        else
            cc_.vgatherqps(d.xmm(), x86::ptr(in_[i.bits], index, 2), all.xmm());
    }

    void load(ValueId id, size_t input, Type type) {
        const x86::Ymm r = define(id);
        switch (type) {
        case Type::Bool:
            cc_.vpmovzxbq(r, x86::dword_ptr(in_[input], at_));
            cc_.vpcmpgtq(r, r, wide(0));
            return;
        case Type::F64:
        case Type::I64:
        case Type::U64:
            cc_.vmovupd(r, x86::ymmword_ptr(in_[input], at_, 3));
            return;
        default:
            cc_.vmovups(r.xmm(), x86::xmmword_ptr(in_[input], at_, 2));
        }
    }

    void store(size_t k) {
        const ValueId id = kernel_.outputs[k].value;
        const x86::Ymm r = reg(id);
        switch (kernel_.body[id].type) {
        case Type::Bool: {
            const x86::Ymm t = cc_.newYmmPd(), high = cc_.newYmmPd();
            cc_.vextractf128(high.xmm(), r, 1);
            cc_.vshufps(t.xmm(), r.xmm(), high.xmm(), 0x88);
            cc_.vpackssdw(t.xmm(), t.xmm(), t.xmm());
            cc_.vpacksswb(t.xmm(), t.xmm(), t.xmm());
            cc_.vpand(t.xmm(), t.xmm(), narrow(0x01010101));
            cc_.vmovd(x86::dword_ptr(out_[k], at_), t.xmm());
            return;
        }
        case Type::F64:
        case Type::I64:
        case Type::U64:
            cc_.vmovupd(x86::ymmword_ptr(out_[k], at_, 3), r);
            return;
        default:
            cc_.vmovups(x86::xmmword_ptr(out_[k], at_, 2), r.xmm());
        }
    }

    /// a * b + c with negations folded in; one operand may come from memory.
    void fma(ValueId id, const Instruction& i) {
        bool negate_product = false, negate_sum = false;
        const auto strip = [&](ValueId v, bool& flag) {
            v = root_[v];
            while (is_fused_negation(v)) {
                flag = !flag;
                v = root_[kernel_.body[v].a];
            }
            return v;
        };
        ValueId a = strip(i.a, negate_product), b = strip(i.b, negate_product);
        const ValueId c = strip(i.c, negate_sum);
        if (is_constant(a))
            std::swap(a, b);
        const bool single = i.type == Type::F32;
        const auto pick = [&](x86::Inst::Id plain, x86::Inst::Id sub, x86::Inst::Id negated, x86::Inst::Id both) {
            return negate_product ? (negate_sum ? both : negated) : (negate_sum ? sub : plain);
        };
        const x86::Inst::Id form213 =
            single ? pick(x86::Inst::kIdVfmadd213ps, x86::Inst::kIdVfmsub213ps, x86::Inst::kIdVfnmadd213ps,
                          x86::Inst::kIdVfnmsub213ps)
                   : pick(x86::Inst::kIdVfmadd213pd, x86::Inst::kIdVfmsub213pd, x86::Inst::kIdVfnmadd213pd,
                          x86::Inst::kIdVfnmsub213pd);
        const x86::Inst::Id form132 =
            single ? pick(x86::Inst::kIdVfmadd132ps, x86::Inst::kIdVfmsub132ps, x86::Inst::kIdVfnmadd132ps,
                          x86::Inst::kIdVfnmsub132ps)
                   : pick(x86::Inst::kIdVfmadd132pd, x86::Inst::kIdVfmsub132pd, x86::Inst::kIdVfnmadd132pd,
                          x86::Inst::kIdVfnmsub132pd);
        const x86::Inst::Id form231 =
            single ? pick(x86::Inst::kIdVfmadd231ps, x86::Inst::kIdVfmsub231ps, x86::Inst::kIdVfnmadd231ps,
                          x86::Inst::kIdVfnmsub231ps)
                   : pick(x86::Inst::kIdVfmadd231pd, x86::Inst::kIdVfmsub231pd, x86::Inst::kIdVfnmadd231pd,
                          x86::Inst::kIdVfnmsub231pd);
        const auto emit = [&](x86::Inst::Id form, const x86::Ymm& d, const x86::Ymm& second, const auto& third) {
            if (!single)
                cc_.emit(form, d, second, third);
            else if constexpr (std::is_same_v<std::decay_t<decltype(third)>, x86::Mem>)
                cc_.emit(form, d.xmm(), second.xmm(), third);
            else
                cc_.emit(form, d.xmm(), second.xmm(), third.xmm());
        };
        if (is_constant(c)) { // d = d * b + [c]
            const x86::Ymm second = reg(b), d = writable(id, a);
            emit(form213, d, second, constant(c));
            registers_[id] = d;
        } else if (is_constant(b)) {
            if (last_use_[c] == id && c != a) { // d = a * [b] + d
                const x86::Ymm d = reg(c);
                emit(form231, d, reg(a), constant(b));
                registers_[id] = d;
            } else { // d = d * [b] + c
                const x86::Ymm third = reg(c), d = c == a ? copy(a) : writable(id, a);
                emit(form132, d, third, constant(b));
                registers_[id] = d;
            }
        } else if (last_use_[c] == id && c != a && c != b) {
            const x86::Ymm d = reg(c);
            emit(form231, d, reg(a), reg(b));
            registers_[id] = d;
        } else {
            const x86::Ymm d = a == b || a == c ? copy(a) : writable(id, a);
            emit(form213, d, reg(b), reg(c));
            registers_[id] = d;
        }
    }
    x86::Ymm copy(ValueId id) {
        const x86::Ymm r = cc_.newYmmPd();
        cc_.vmovapd(r, reg(id));
        return r;
    }

    void f64(ValueId id, const Instruction& i) {
        switch (i.op) {
        case Op::Add:
            return binary(x86::Inst::kIdVaddpd, id, true);
        case Op::Sub:
            return binary(x86::Inst::kIdVsubpd, id, false);
        case Op::Mul:
            return binary(x86::Inst::kIdVmulpd, id, true);
        case Op::Div:
            return binary(x86::Inst::kIdVdivpd, id, false);
        case Op::Neg:
            return with_constant(x86::Inst::kIdVxorpd, id, i.a, uint64_t{1} << 63);
        case Op::Abs:
            return with_constant(x86::Inst::kIdVandpd, id, i.a, ~(uint64_t{1} << 63));
        case Op::Sqrt: {
            const x86::Ymm a = reg(i.a);
            cc_.vsqrtpd(define(id), a);
            return;
        }
        case Op::Floor:
        case Op::Ceil:
        case Op::Trunc: {
            const x86::Ymm a = reg(i.a);
            cc_.vroundpd(define(id), a, i.op == Op::Floor ? 9 : i.op == Op::Ceil ? 10 : 11);
            return;
        }
        default:
            failed_ = true;
        }
    }

    void f32(ValueId id, const Instruction& i) {
        switch (i.op) {
        case Op::Add:
            return binary(x86::Inst::kIdVaddps, id, true);
        case Op::Sub:
            return binary(x86::Inst::kIdVsubps, id, false);
        case Op::Mul:
            return binary(x86::Inst::kIdVmulps, id, true);
        case Op::Div:
            return binary(x86::Inst::kIdVdivps, id, false);
        case Op::Neg:
            return with_constant(x86::Inst::kIdVxorps, id, i.a, uint64_t{1} << 31);
        case Op::Abs:
            return with_constant(x86::Inst::kIdVandps, id, i.a, 0x7fffffffu);
        case Op::Sqrt: {
            const x86::Ymm a = reg(i.a);
            cc_.vsqrtps(define(id).xmm(), a.xmm());
            return;
        }
        case Op::Floor:
        case Op::Ceil:
        case Op::Trunc: {
            const x86::Ymm a = reg(i.a);
            cc_.vroundps(define(id).xmm(), a.xmm(), i.op == Op::Floor ? 9 : i.op == Op::Ceil ? 10 : 11);
            return;
        }
        default:
            failed_ = true;
        }
    }

    void integer(ValueId id, const Instruction& i) {
        const bool wide_value = is_wide(i.type);
        const bool is_signed = i.type == Type::I32 || i.type == Type::I64;
        switch (i.op) {
        case Op::Add:
            return binary(wide_value ? x86::Inst::kIdVpaddq : x86::Inst::kIdVpaddd, id, true);
        case Op::Sub:
            return binary(wide_value ? x86::Inst::kIdVpsubq : x86::Inst::kIdVpsubd, id, false);
        case Op::Mul:
            return binary(x86::Inst::kIdVpmulld, id, true);
        case Op::MulLow32:
            return binary(x86::Inst::kIdVpmuludq, id, true);
        case Op::And:
            return binary(x86::Inst::kIdVpand, id, true);
        case Op::Or:
            return binary(x86::Inst::kIdVpor, id, true);
        case Op::Xor:
            return binary(x86::Inst::kIdVpxor, id, true);
        case Op::Not:
            return with_constant(x86::Inst::kIdVpxor, id, i.a, ~uint64_t{0});
        case Op::Shl:
            return shift(id, i, wide_value ? x86::Inst::kIdVpsllq : x86::Inst::kIdVpslld,
                         wide_value ? x86::Inst::kIdVpsllvq : x86::Inst::kIdVpsllvd);
        case Op::Shr:
            if (wide_value && is_signed)
                failed_ = true; // AVX2 has no arithmetic shift of 64-bit lanes
            else if (is_signed)
                shift(id, i, x86::Inst::kIdVpsrad, x86::Inst::kIdVpsravd);
            else
                shift(id, i, wide_value ? x86::Inst::kIdVpsrlq : x86::Inst::kIdVpsrld,
                      wide_value ? x86::Inst::kIdVpsrlvq : x86::Inst::kIdVpsrlvd);
            return;
        default:
            failed_ = true;
        }
    }

    void shift(ValueId id, const Instruction& i, x86::Inst::Id by_immediate, x86::Inst::Id by_lanes) {
        const Instruction& amount = kernel_.body[root_[i.b]];
        if (amount.op != Op::Constant)
            return binary(by_lanes, id, false);
        const x86::Ymm a = reg(i.a);
        if (is_wide(i.type))
            cc_.emit(by_immediate, define(id), a, asmjit::imm(amount.bits));
        else
            cc_.emit(by_immediate, define(id).xmm(), a.xmm(), asmjit::imm(amount.bits));
    }

    void compare(ValueId id, const Instruction& i) {
        const Type type = kernel_.body[i.a].type;
        if (is_float(type)) {
            // Predicates: equal ordered, not equal unordered, less than, less or equal; all quiet.
            const uint32_t predicate = i.op == Op::Eq ? 0x00 : i.op == Op::Ne ? 0x04 : i.op == Op::Lt ? 0x11 : 0x12;
            const x86::Ymm a = reg(i.a), b = reg(i.b);
            if (type == Type::F64)
                cc_.vcmppd(define(id), a, b, predicate);
            else {
                const x86::Ymm d = define(id);
                cc_.vcmpps(d.xmm(), a.xmm(), b.xmm(), predicate);
                cc_.vpmovsxdq(d, d.xmm());
            }
            return;
        }
        // Integers: equal and greater than exist; the others are their complements.
        const bool is_wide_type = is_wide(type), is_signed = type == Type::I32 || type == Type::I64;
        x86::Ymm a = reg(i.a), b = reg(i.b);
        const x86::Ymm d = define(id);
        const auto emit = [&](x86::Inst::Id instruction, const x86::Ymm& x, const x86::Ymm& y) {
            if (is_wide_type)
                cc_.emit(instruction, d, x, y);
            else {
                cc_.emit(instruction, d.xmm(), x.xmm(), y.xmm());
                cc_.vpmovsxdq(d, d.xmm());
            }
        };
        if (i.op == Op::Eq || i.op == Op::Ne) {
            emit(is_wide_type ? x86::Inst::kIdVpcmpeqq : x86::Inst::kIdVpcmpeqd, a, b);
        } else {
            if (!is_signed) { // flipping the sign bits keeps the order
                const x86::Ymm x = cc_.newYmmPd(), y = cc_.newYmmPd();
                const x86::Mem flip = is_wide_type ? wide(uint64_t{1} << 63) : narrow(uint32_t{1} << 31);
                if (is_wide_type) {
                    cc_.vpxor(x, a, flip);
                    cc_.vpxor(y, b, flip);
                } else {
                    cc_.vpxor(x.xmm(), a.xmm(), flip);
                    cc_.vpxor(y.xmm(), b.xmm(), flip);
                }
                a = x;
                b = y;
            }
            const x86::Inst::Id greater = is_wide_type ? x86::Inst::kIdVpcmpgtq : x86::Inst::kIdVpcmpgtd;
            if (i.op == Op::Lt)
                emit(greater, b, a);
            else
                emit(greater, a, b); // complement below
        }
        if (i.op == Op::Ne || i.op == Op::Le)
            cc_.vpxor(d, d, wide(~uint64_t{0}));
    }

    void select(ValueId id, const Instruction& i) {
        x86::Ymm mask = reg(i.a);
        const x86::Ymm no = reg(i.c);
        if (is_wide(i.type)) {
            if (is_constant(i.b))
                cc_.vblendvpd(define(id), no, constant(i.b), mask);
            else
                cc_.vblendvpd(define(id), no, reg(i.b), mask);
            return;
        }
        const x86::Ymm yes = reg(i.b), short_mask = low_halves(mask);
        cc_.vblendvps(define(id).xmm(), no.xmm(), yes.xmm(), short_mask.xmm());
    }

    /// The low 32 bits of each 64-bit lane, side by side.
    x86::Ymm low_halves(const x86::Ymm& r) {
        const x86::Ymm high = cc_.newYmmPd(), out = cc_.newYmmPd();
        cc_.vextractf128(high.xmm(), r, 1);
        cc_.vshufps(out.xmm(), r.xmm(), high.xmm(), 0x88);
        return out;
    }

    void convert(ValueId id, const Instruction& i) {
        const Type from = kernel_.body[i.a].type, to = i.type;
        const x86::Ymm a = reg(i.a);
        constexpr uint64_t kTwo52 = 0x4330000000000000u;
        if (from == Type::Bool) {
            if (to == Type::F64) {
                cc_.vandpd(define(id), a, wide(0x3ff0000000000000u));
            } else if (is_wide(to)) {
                cc_.vpand(define(id), a, wide(1));
            } else {
                const x86::Ymm mask = low_halves(a);
                cc_.vpand(define(id).xmm(), mask.xmm(), narrow(to == Type::F32 ? 0x3f800000u : 1));
            }
        } else if (from == Type::F64 && to == Type::F32) {
            cc_.vcvtpd2ps(define(id).xmm(), a);
        } else if (from == Type::F32 && to == Type::F64) {
            cc_.vcvtps2pd(define(id), a.xmm());
        } else if (from == Type::F64 && to == Type::I32) {
            cc_.vcvttpd2dq(define(id).xmm(), a);
        } else if (from == Type::F64 && to == Type::U32) { // whole numbers below 2^32 in the low bits of 2^52 + x
            const x86::Ymm t = cc_.newYmmPd();
            cc_.vroundpd(t, a, 11);
            cc_.vaddpd(t, t, wide(kTwo52));
            const x86::Ymm low = low_halves(t);
            cc_.vmovaps(define(id).xmm(), low.xmm());
        } else if (from == Type::I32 && to == Type::F64) {
            cc_.vcvtdq2pd(define(id), a.xmm());
        } else if (from == Type::U32 && to == Type::F64) {
            const x86::Ymm d = define(id);
            cc_.vpmovzxdq(d, a.xmm());
            cc_.vpor(d, d, wide(kTwo52));
            cc_.vsubpd(d, d, wide(kTwo52));
        } else if (!is_float(from) && !is_float(to)) {
            if (is_wide(from) == is_wide(to))
                cc_.vmovapd(define(id), a);
            else if (is_wide(from)) {
                const x86::Ymm low = low_halves(a);
                cc_.vmovaps(define(id).xmm(), low.xmm());
            } else if (from == Type::I32)
                cc_.vpmovsxdq(define(id), a.xmm());
            else
                cc_.vpmovzxdq(define(id), a.xmm());
        } else {
            failed_ = true;
        }
    }

    const ir::Kernel& kernel_;
    const std::vector<uint32_t>& masks_;
    x86::Compiler cc_;
    x86::Gp table_, at_;
    asmjit::Label done_, loop_, loop_end_;
    x86::Gp iteration_, count_;
    std::vector<x86::Gp> in_, out_;
    std::vector<x86::Ymm> registers_;
    std::vector<ValueId> root_, last_use_;
    std::vector<bool> inside_, needed_, fused_negation_;
    std::vector<Entry> entries_;
    bool failed_ = false;
};

class MachineKernel final : public HostKernel {
  public:
    MachineKernel(const ir::Kernel& kernel, std::unique_ptr<HostKernel> portable)
        : kernel_(kernel), portable_(std::move(portable)) {
        index_masks_ = portable_->index_masks();
    }
    ~MachineKernel() override {
        if (code_)
            runtime().release(code_);
    }

    bool compile() {
        asmjit::CodeHolder holder;
        if (holder.init(runtime().environment()) != asmjit::kErrorOk)
            return false;
        Translator translator(kernel_, index_masks_, holder);
        if (!translator.run())
            return false;
        entries_ = translator.entries();
        return runtime().add(&code_, &holder) == asmjit::kErrorOk;
    }

    size_t scratch_bytes() const override { return portable_offset() + portable_->scratch_bytes(); }

    void prepare(void* scratch, const uint64_t* parameters) const override {
        Header& header = *static_cast<Header*>(scratch);
        header.parameters = parameters;
        header.portable_ready = false;
        char* table = static_cast<char*>(scratch) + kHeader;
        for (size_t k = 0; k < entries_.size(); ++k) {
            const uint64_t bits = entries_[k].parameter ? parameters[entries_[k].bits] : entries_[k].bits;
            const uint64_t lane = entries_[k].narrow ? (bits & 0xffffffffu) * 0x100000001u : bits;
            for (int i = 0; i < kLanes; ++i)
                std::memcpy(table + k * kEntry + static_cast<size_t>(i) * 8, &lane, 8);
        }
    }

    void run(void* scratch, const void* const* inputs, void* const* outputs, int count) const override {
        const char* table = static_cast<const char*>(scratch) + kHeader;
        const int whole = count / kLanes * kLanes;
        for (int64_t at = 0; at < whole;) {
            at = code_(inputs, outputs, table, at, whole);
            if (at >= whole)
                break;
            const int some = static_cast<int>(std::min<int64_t>(kRareElements, whole - at));
            run_portable(scratch, inputs, outputs, static_cast<int>(at), some);
            at += some;
        }
        if (whole < count)
            run_tail(scratch, inputs, outputs, whole, count - whole);
    }

  private:
    static constexpr size_t kMaxOperands = 64;
    struct Header {
        const uint64_t* parameters;
        bool portable_ready;
    };
    static constexpr size_t kHeader = 64;
    size_t portable_offset() const { return (kHeader + entries_.size() * kEntry + 63) / 64 * 64; }

    size_t input_bytes(size_t k) const {
        return k < kernel_.inputs.size() ? block_bytes(ir::load_type(kernel_.inputs[k].element)) : sizeof(double);
    }
    bool is_gathered(size_t k) const { return k < kernel_.inputs.size() && kernel_.inputs[k].gathered; }
    size_t output_bytes(size_t k) const { return block_bytes(kernel_.body[kernel_.outputs[k].value].type); }
    size_t input_count() const { return kernel_.inputs.size() + index_masks_.size(); }

    void run_portable(void* scratch, const void* const* inputs, void* const* outputs, int from, int count) const {
        Header& header = *static_cast<Header*>(scratch);
        void* own = static_cast<char*>(scratch) + portable_offset();
        if (!header.portable_ready)
            portable_->prepare(own, header.parameters);
        header.portable_ready = true;
        const void* in[kMaxOperands];
        void* out[kMaxOperands];
        for (size_t k = 0; k < input_count(); ++k)
            in[k] = is_gathered(k) ? inputs[k]
                                   : static_cast<const char*>(inputs[k]) + input_bytes(k) * static_cast<size_t>(from);
        for (size_t k = 0; k < kernel_.outputs.size(); ++k)
            out[k] = static_cast<char*>(outputs[k]) + output_bytes(k) * static_cast<size_t>(from);
        portable_->run(own, in, out, count);
    }

    /// Fewer elements than a register holds: through copies, so that nothing beyond the arrays is touched.
    void run_tail(void* scratch, const void* const* inputs, void* const* outputs, int from, int count) const {
        alignas(32) char in_copy[kMaxOperands][kEntry] = {}, out_copy[kMaxOperands][kEntry];
        const void* in[kMaxOperands];
        void* out[kMaxOperands];
        for (size_t k = 0; k < input_count(); ++k) {
            in[k] = inputs[k];
            if (is_gathered(k))
                continue;
            const size_t size = input_bytes(k);
            std::memcpy(in_copy[k], static_cast<const char*>(inputs[k]) + size * static_cast<size_t>(from),
                        size * static_cast<size_t>(count));
            in[k] = in_copy[k];
        }
        for (size_t k = 0; k < kernel_.outputs.size(); ++k)
            out[k] = out_copy[k];
        if (code_(in, out, static_cast<const char*>(scratch) + kHeader, 0, kLanes) < kLanes)
            run_portable(scratch, in, out, 0, kLanes);
        for (size_t k = 0; k < kernel_.outputs.size(); ++k) {
            const size_t size = output_bytes(k);
            std::memcpy(static_cast<char*>(outputs[k]) + size * static_cast<size_t>(from), out_copy[k],
                        size * static_cast<size_t>(count));
        }
    }

    friend std::unique_ptr<HostKernel> etna::accel::make_machine_kernel(const ir::Kernel& kernel);

    const ir::Kernel kernel_;
    std::unique_ptr<HostKernel> portable_;
    std::vector<Translator::Entry> entries_;
    Code code_ = nullptr;
};

} // namespace

std::unique_ptr<HostKernel> make_machine_kernel(const ir::Kernel& kernel) {
    const auto& features = asmjit::CpuInfo::host().features().x86();
    if (!features.hasAVX2() || !features.hasFMA())
        return nullptr;
    auto machine = std::make_unique<MachineKernel>(kernel, make_block_interpreter(kernel));
    if (kernel.inputs.size() + machine->index_masks().size() > MachineKernel::kMaxOperands ||
        kernel.outputs.size() > MachineKernel::kMaxOperands || !machine->compile())
        return nullptr;
    return machine;
}

} // namespace etna::accel
