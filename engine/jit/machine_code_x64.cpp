// Lowers a typed loop to x86-64 with asmjit's compiler, which allocates the processor's registers.
#include <cstddef>

#include <asmjit/asmjit.h>

#include "engine/jit/helpers.h"
#include "engine/jit/machine_code.h"

namespace etna::jit {

using namespace bytecode;
using namespace asmjit;

namespace {

JitRuntime& runtime() {
    // Two mappings of the same memory, one to write and one to run.
    static JitRuntime instance = [] {
        JitAllocator::CreateParams parameters{};
        parameters.options = JitAllocatorOptions::kUseDualMapping;
        return JitRuntime(&parameters);
    }();
    return instance;
}

using Entry = uint64_t (*)(Value*, const ArrayAccess*);

class X64Code final : public MachineCode {
  public:
    explicit X64Code(Entry entry) : entry_(entry) {}
    ~X64Code() override { runtime().release(entry_); }
    uint64_t run(Value* registers, const ArrayAccess* arrays) const override { return entry_(registers, arrays); }

  private:
    Entry entry_;
};

class Lowering {
  public:
    Lowering(CodeHolder& holder, const Code& code, const TypedRegion& typed, const Types& at_entry,
             const std::vector<int>& arrays, const void* safe_point)
        : cc_(&holder), code_(code), typed_(typed), region_(typed.region), at_entry_(at_entry), arrays_(arrays),
          safe_point_(safe_point), avx_(CpuInfo::host().features().x86().hasAVX()) {}

    bool run() {
        FuncNode* function = cc_.addFunc(FuncSignatureT<uint64_t, void*, const void*>());
        if (!function)
            return false;
        if (avx_)
            function->frame().setAvxEnabled();
        registers_ = cc_.newUIntPtr("registers");
        x86::Gp access = cc_.newUIntPtr("arrays");
        function->setArg(0, registers_);
        function->setArg(1, access);
        result_ = cc_.newUInt64("result");
        leave_ = cc_.newLabel();
        doubles_.resize(static_cast<size_t>(typed_.register_count));
        logicals_.resize(static_cast<size_t>(typed_.register_count));
        for (const Step& step : region_.steps)
            labels_.push_back(is_target(step.pc) ? cc_.newLabel() : Label());
        load_entry(access);
        cc_.jmp(labels_[static_cast<size_t>(region_.index_of(region_.entry))]);

        for (size_t i = 0; i < region_.steps.size(); ++i) {
            if (typed_.before[i].empty())
                continue;
            step_ = static_cast<int>(i);
            const Step& step = region_.steps[i];
            if (labels_[i].isValid())
                cc_.bind(labels_[i]);
            lower(step);
            if (step.falls_through && !region_.contains(step.next))
                cc_.jmp(exit_to(step.next));
        }
        for (const Exit& exit : exits_)
            write_back(exit);
        cc_.bind(leave_);
        cc_.ret(result_);
        cc_.endFunc();
        return cc_.finalize() == kErrorOk;
    }

  private:
    struct Exit {
        Label label;
        uint64_t pc = 0;
        int step = 0;
        bool inside = false; ///< comes back to an instruction of the loop: temporaries are needed too
    };
    struct ArrayRegisters {
        x86::Gp elements, numel, rows, cols;
    };

    bool is_target(uint32_t pc) const {
        if (pc == region_.entry)
            return true;
        for (const Step& step : region_.steps)
            if (step.jumps && step.target == pc)
                return true;
        return false;
    }
    const Types& types() const { return typed_.before[static_cast<size_t>(step_)]; }
    Type type(int reg) const { return types()[static_cast<size_t>(reg)]; }

    // ---- registers

    x86::Mem payload(int reg) const {
        return x86::qword_ptr(registers_, static_cast<int32_t>(reg * sizeof(Value) + Value::kPayloadOffset));
    }
    x86::Mem tag(int reg) const {
        return x86::byte_ptr(registers_, static_cast<int32_t>(reg * sizeof(Value) + Value::kTagOffset));
    }
    x86::Xmm& double_of(int reg) {
        x86::Xmm& xmm = doubles_[static_cast<size_t>(reg)];
        if (!xmm.isValid())
            xmm = cc_.newXmmSd("d%d", reg);
        return xmm;
    }
    x86::Gp& logical_of(int reg) {
        x86::Gp& gp = logicals_[static_cast<size_t>(reg)];
        if (!gp.isValid())
            gp = cc_.newUInt32("l%d", reg);
        return gp;
    }

    void load_entry(const x86::Gp& access) {
        std::vector<bool> used(static_cast<size_t>(typed_.register_count), false);
        for (size_t i = 0; i < region_.steps.size(); ++i)
            for (int reg = 0; reg < typed_.register_count; ++reg)
                if (typed_.is_live(static_cast<int>(i), reg))
                    used[static_cast<size_t>(reg)] = true;
        const int entry = region_.index_of(region_.entry);
        for (int reg = 0; reg < typed_.register_count; ++reg) {
            const size_t r = static_cast<size_t>(reg);
            const bool variable = reg < code_.slot_count;
            const bool wanted = variable ? used[r] || typed_.assigned[r] : typed_.is_live(entry, reg);
            if (!wanted)
                continue;
            if (at_entry_[r] == Type::Double)
                move(double_of(reg), payload(reg));
            else if (at_entry_[r] == Type::Logical)
                cc_.mov(logical_of(reg), payload(reg).cloneResized(4));
        }
        array_registers_.resize(static_cast<size_t>(typed_.register_count));
        for (size_t k = 0; k < arrays_.size(); ++k) {
            ArrayRegisters& a = array_registers_[static_cast<size_t>(arrays_[k])];
            const int32_t offset = static_cast<int32_t>(k * sizeof(ArrayAccess));
            const auto load = [&](x86::Gp& gp, size_t field, const char* name) {
                gp = cc_.newUInt64(name);
                cc_.mov(gp, x86::qword_ptr(access, offset + static_cast<int32_t>(field)));
            };
            load(a.elements, offsetof(ArrayAccess, elements), "elements");
            load(a.numel, offsetof(ArrayAccess, numel), "numel");
            load(a.rows, offsetof(ArrayAccess, rows), "rows");
            load(a.cols, offsetof(ArrayAccess, cols), "cols");
        }
    }

    // ---- exits

    Label exit_to(uint64_t pc) {
        exits_.push_back({cc_.newLabel(), pc, step_, false});
        return exits_.back().label;
    }
    /// Leaves at the current instruction, before it has done anything.
    Label deopt() {
        exits_.push_back({cc_.newLabel(), region_.steps[static_cast<size_t>(step_)].pc, step_, true});
        return exits_.back().label;
    }
    Label jump_label(const Step& step) {
        return region_.contains(step.target) ? labels_[static_cast<size_t>(region_.index_of(step.target))]
                                             : exit_to(step.target);
    }

    void write_back(const Exit& exit) {
        step_ = exit.step;
        cc_.bind(exit.label);
        for (int reg = 0; reg < typed_.register_count; ++reg) {
            const size_t r = static_cast<size_t>(reg);
            if (!typed_.assigned[r])
                continue;
            const bool variable = reg < code_.slot_count;
            if (!variable && !(exit.inside && typed_.is_live(exit.step, reg)))
                continue;
            if (type(reg) == Type::Double) {
                move(payload(reg), double_of(reg));
                cc_.mov(tag(reg), static_cast<int>(Value::Tag::Double));
            } else if (type(reg) == Type::Logical) {
                x86::Gp wide = cc_.newUInt64();
                cc_.mov(wide.r32(), logical_of(reg));
                cc_.mov(payload(reg), wide);
                cc_.mov(tag(reg), static_cast<int>(Value::Tag::Logical));
            }
        }
        cc_.mov(result_, exit.pc);
        cc_.jmp(leave_);
    }

    // ---- arithmetic; the three-operand forms of AVX where the processor has them

    void move(const x86::Xmm& to, const x86::Mem& from) { avx_ ? cc_.vmovsd(to, from) : cc_.movsd(to, from); }
    void move(const x86::Mem& to, const x86::Xmm& from) { avx_ ? cc_.vmovsd(to, from) : cc_.movsd(to, from); }
    void move(const x86::Xmm& to, const x86::Xmm& from) {
        if (to.id() != from.id())
            avx_ ? cc_.vmovapd(to, from) : cc_.movapd(to, from);
    }
    void compare(const x86::Xmm& a, const x86::Xmm& b) { avx_ ? cc_.vucomisd(a, b) : cc_.ucomisd(a, b); }

    enum class Arithmetic { Add, Subtract, Multiply, Divide };
    void arithmetic(Arithmetic op, const x86::Xmm& to, const x86::Xmm& a, const x86::Xmm& b) {
        if (avx_) {
            constexpr x86::Inst::Id kForms[] = {x86::Inst::kIdVaddsd, x86::Inst::kIdVsubsd, x86::Inst::kIdVmulsd,
                                                x86::Inst::kIdVdivsd};
            cc_.emit(kForms[static_cast<int>(op)], to, a, b);
            return;
        }
        constexpr x86::Inst::Id kForms[] = {x86::Inst::kIdAddsd, x86::Inst::kIdSubsd, x86::Inst::kIdMulsd,
                                            x86::Inst::kIdDivsd};
        x86::Xmm result = cc_.newXmmSd();
        cc_.movapd(result, a);
        cc_.emit(kForms[static_cast<int>(op)], result, b);
        cc_.movapd(to, result);
    }

    x86::Xmm constant(double value) {
        x86::Xmm xmm = cc_.newXmmSd();
        move(xmm, cc_.newDoubleConst(ConstPoolScope::kLocal, value));
        return xmm;
    }
    x86::Xmm to_double(const x86::Gp& integer) {
        x86::Xmm xmm = cc_.newXmmSd();
        if (avx_) {
            cc_.vxorpd(xmm, xmm, xmm);
            cc_.vcvtsi2sd(xmm, xmm, integer);
        } else {
            cc_.xorpd(xmm, xmm);
            cc_.cvtsi2sd(xmm, integer);
        }
        return xmm;
    }
    /// A scalar operand as a double.
    x86::Xmm operand(int reg) { return type(reg) == Type::Logical ? to_double(logical_of(reg)) : double_of(reg); }

    /// A scalar operand as 0 or 1; leaves at this instruction for NaN, which has no truth.
    x86::Gp truth(int reg) {
        if (type(reg) == Type::Logical)
            return logical_of(reg);
        const x86::Xmm x = double_of(reg);
        compare(x, x);
        cc_.jp(deopt());
        x86::Gp out = cc_.newUInt32();
        cc_.xor_(out, out);
        compare(x, constant(0));
        cc_.setne(out.r8());
        return out;
    }

    // ---- instructions

    void lower(const Step& s) {
        switch (s.op) {
        case Op::Nop:
            break;
        case Op::Move:
            if (type(s.b) == Type::Logical)
                cc_.mov(logical_of(s.a), logical_of(s.b));
            else
                move(double_of(s.a), double_of(s.b));
            break;
        case Op::LoadConst: {
            const Value& value = code_.constants[static_cast<size_t>(s.wide)];
            load(s.a, value.tag() == Value::Tag::Logical ? Type::Logical : Type::Double, value.to_double());
            break;
        }
        case Op::LoadName: {
            const int slot = code_.call_sites[static_cast<size_t>(s.wide)].slot;
            if (slot >= 0 && type(slot) == Type::Logical)
                cc_.mov(logical_of(s.a), logical_of(slot));
            else if (slot >= 0 && type(slot) == Type::Double)
                move(double_of(s.a), double_of(slot));
            else
                load(s.a, typed_.callees[static_cast<size_t>(s.wide)].constant_type,
                     typed_.callees[static_cast<size_t>(s.wide)].constant);
            break;
        }
        case Op::Add:
            arithmetic(Arithmetic::Add, double_of(s.a), operand(s.b), operand(s.c));
            break;
        case Op::Subtract:
            arithmetic(Arithmetic::Subtract, double_of(s.a), operand(s.b), operand(s.c));
            break;
        case Op::Times:
        case Op::MTimes:
            arithmetic(Arithmetic::Multiply, double_of(s.a), operand(s.b), operand(s.c));
            break;
        case Op::Divide:
        case Op::MDivide:
            arithmetic(Arithmetic::Divide, double_of(s.a), operand(s.b), operand(s.c));
            break;
        case Op::LeftDivide:
        case Op::MLeftDivide:
            arithmetic(Arithmetic::Divide, double_of(s.a), operand(s.c), operand(s.b));
            break;
        case Op::Power:
        case Op::MPower:
            lower_power(s);
            break;
        case Op::Plus:
        case Op::Transpose:
        case Op::CTranspose:
            move(double_of(s.a), operand(s.b));
            break;
        case Op::Minus: {
            const x86::Xmm sign = constant(-0.0);
            const x86::Xmm x = operand(s.b);
            if (avx_) {
                cc_.vxorpd(double_of(s.a), x, sign);
            } else {
                cc_.xorpd(sign, x);
                cc_.movapd(double_of(s.a), sign);
            }
            break;
        }
        case Op::Not: {
            x86::Gp out = cc_.newUInt32();
            cc_.mov(out, truth(s.b));
            cc_.xor_(out, 1);
            cc_.mov(logical_of(s.a), out);
            break;
        }
        case Op::ToLogical:
            cc_.mov(logical_of(s.a), truth(s.b));
            break;
        case Op::And:
        case Op::Or: {
            x86::Gp out = cc_.newUInt32();
            cc_.mov(out, truth(s.b));
            s.op == Op::And ? cc_.and_(out, truth(s.c)) : cc_.or_(out, truth(s.c));
            cc_.mov(logical_of(s.a), out);
            break;
        }
        case Op::Equal:
        case Op::NotEqual:
        case Op::Less:
        case Op::LessEqual:
        case Op::Greater:
        case Op::GreaterEqual:
            lower_comparison(s);
            break;
        case Op::Jump:
            cc_.jmp(jump_label(s));
            break;
        case Op::JumpIf:
        case Op::JumpIfScalar:
            jump_on_truth(s, x86::Inst::kIdJnz);
            break;
        case Op::JumpUnless:
        case Op::JumpUnlessScalar:
            jump_on_truth(s, x86::Inst::kIdJz);
            break;
        case Op::JumpIfLess:
        case Op::JumpUnlessLess:
        case Op::JumpIfLessEqual:
        case Op::JumpUnlessLessEqual:
        case Op::JumpIfGreater:
        case Op::JumpUnlessGreater:
        case Op::JumpIfGreaterEqual:
        case Op::JumpUnlessGreaterEqual:
        case Op::JumpIfEqual:
        case Op::JumpUnlessEqual:
        case Op::JumpIfNotEqual:
        case Op::JumpUnlessNotEqual:
            lower_compare_jump(s);
            break;
        case Op::LoopHead:
            check_safe_point();
            break;
        case Op::ForNext:
            lower_for_next(s);
            break;
        case Op::ForPrepare:
            lower_for_prepare(s);
            break;
        case Op::Index1:
            load_element(s.a, s.b, subscript(s.c, array(s.b).numel));
            break;
        case Op::Index2:
            load_element(s.a, s.b, position(s.b, s.c, s.extra_a));
            break;
        case Op::Set1:
            store_element(s.a, subscript(s.b, array(s.a).numel), s.c);
            break;
        case Op::Set2:
            store_element(s.a, position(s.a, s.b, s.c), s.extra_a);
            break;
        default: // Call and CallOrIndex; nothing else passes type inference
            lower_call(s);
            break;
        }
    }

    void jump_on_truth(const Step& s, x86::Inst::Id jump) {
        const x86::Gp condition = truth(s.a);
        cc_.test(condition, condition);
        cc_.emit(jump, jump_label(s));
    }

    void load(int reg, Type type, double value) {
        if (type == Type::Logical)
            cc_.mov(logical_of(reg), value != 0 ? 1 : 0);
        else
            move(double_of(reg), cc_.newDoubleConst(ConstPoolScope::kLocal, value));
    }

    /// `a < b` is tested as `b > a`: ucomisd sets the carry for NaN, so that "above" is false then.
    void lower_comparison(const Step& s) {
        const x86::Xmm b = operand(s.b), c = operand(s.c);
        x86::Gp out = cc_.newUInt32();
        cc_.xor_(out, out);
        const bool swapped = s.op == Op::Less || s.op == Op::LessEqual;
        compare(swapped ? c : b, swapped ? b : c);
        if (s.op == Op::Less || s.op == Op::Greater) {
            cc_.seta(out.r8());
        } else if (s.op == Op::LessEqual || s.op == Op::GreaterEqual) {
            cc_.setae(out.r8());
        } else {
            x86::Gp parity = cc_.newUInt32();
            cc_.mov(parity, 0);
            if (s.op == Op::Equal) {
                cc_.sete(out.r8());
                cc_.setnp(parity.r8());
                cc_.and_(out, parity);
            } else {
                cc_.setne(out.r8());
                cc_.setp(parity.r8());
                cc_.or_(out, parity);
            }
        }
        cc_.mov(logical_of(s.a), out);
    }

    void lower_compare_jump(const Step& s) {
        const x86::Xmm a = operand(s.a), b = operand(s.b);
        const Label target = jump_label(s);
        switch (s.op) {
        case Op::JumpIfLess:
            compare(b, a);
            cc_.ja(target);
            break;
        case Op::JumpUnlessLess:
            compare(b, a);
            cc_.jbe(target);
            break;
        case Op::JumpIfLessEqual:
            compare(b, a);
            cc_.jae(target);
            break;
        case Op::JumpUnlessLessEqual:
            compare(b, a);
            cc_.jb(target);
            break;
        case Op::JumpIfGreater:
            compare(a, b);
            cc_.ja(target);
            break;
        case Op::JumpUnlessGreater:
            compare(a, b);
            cc_.jbe(target);
            break;
        case Op::JumpIfGreaterEqual:
            compare(a, b);
            cc_.jae(target);
            break;
        case Op::JumpUnlessGreaterEqual:
            compare(a, b);
            cc_.jb(target);
            break;
        case Op::JumpIfEqual:
        case Op::JumpUnlessNotEqual: {
            const Label different = cc_.newLabel();
            compare(a, b);
            cc_.jp(different);
            cc_.je(target);
            cc_.bind(different);
            break;
        }
        default: // JumpIfNotEqual, JumpUnlessEqual
            compare(a, b);
            cc_.jp(target);
            cc_.jne(target);
            break;
        }
    }

    void check_safe_point() {
        x86::Gp address = cc_.newUIntPtr();
        cc_.mov(address, reinterpret_cast<uint64_t>(safe_point_));
        cc_.cmp(x86::byte_ptr(address), 0);
        cc_.jne(deopt());
    }

    void lower_for_next(const Step& s) {
        check_safe_point();
        const x86::Xmm first = double_of(s.a + kFirst), step = double_of(s.a + kStep);
        const x86::Xmm position = double_of(s.a + kPosition), middle = double_of(s.a + kMiddle);
        const x86::Xmm count = double_of(s.a + kCount), value = double_of(s.b);
        const Label next = cc_.newLabel(), behind = cc_.newLabel(), done = cc_.newLabel();
        compare(count, position);
        cc_.ja(next);
        compare(count, constant(0)); // a loop without a pass sets its variable to an empty array
        cc_.je(deopt());
        cc_.jmp(behind);
        cc_.bind(next);
        const bool has_last = type(s.a + kLast) == Type::Double;
        const Label second_half = has_last ? cc_.newLabel() : deopt();
        compare(middle, position);
        cc_.jbe(second_half);
        x86::Xmm offset = cc_.newXmmSd();
        arithmetic(Arithmetic::Multiply, offset, position, step);
        arithmetic(Arithmetic::Add, value, first, offset);
        if (has_last) {
            const Label upper = cc_.newLabel();
            cc_.jmp(done);
            cc_.bind(second_half);
            const x86::Xmm last = double_of(s.a + kLast);
            compare(middle, position);
            cc_.jne(upper);
            x86::Xmm sum = cc_.newXmmSd();
            arithmetic(Arithmetic::Add, sum, first, last);
            arithmetic(Arithmetic::Multiply, value, sum, constant(0.5));
            cc_.jmp(done);
            cc_.bind(upper);
            x86::Xmm rest = cc_.newXmmSd();
            arithmetic(Arithmetic::Subtract, rest, count, constant(1));
            arithmetic(Arithmetic::Subtract, rest, rest, position);
            arithmetic(Arithmetic::Multiply, rest, rest, step);
            arithmetic(Arithmetic::Subtract, value, last, rest);
        }
        cc_.bind(done);
        arithmetic(Arithmetic::Add, position, position, constant(1));
        cc_.jmp(jump_label(s));
        cc_.bind(behind);
    }

    void lower_for_prepare(const Step& s) {
        const x86::Mem state = cc_.newStack(sizeof(double) * (kLast + 1), alignof(double));
        x86::Gp address = cc_.newUIntPtr();
        cc_.lea(address, state);
        x86::Gp prepared = cc_.newUInt32();
        InvokeNode* call = nullptr;
        cc_.invoke(&call, imm(reinterpret_cast<uint64_t>(&prepare_range)),
                   FuncSignatureT<bool, double, double, double, void*>());
        call->setArg(0, double_of(s.a));
        call->setArg(1, double_of(s.a + 1));
        call->setArg(2, double_of(s.a + 2));
        call->setArg(3, address);
        call->setRet(0, prepared);
        cc_.test(prepared.r8(), prepared.r8());
        cc_.jz(deopt());
        for (int k = 0; k <= kLast; ++k)
            move(double_of(s.a + k), x86::qword_ptr(address, k * static_cast<int>(sizeof(double))));
        cc_.jmp(jump_label(s));
    }

    void lower_power(const Step& s) {
        const x86::Xmm base = operand(s.b), exponent = operand(s.c);
        // A negative base with a fractional exponent has a complex result: the interpreter computes it.
        const Label real = cc_.newLabel();
        compare(base, constant(0));
        cc_.jae(real);
        x86::Gp whole = cc_.newInt64();
        cc_.cvttsd2si(whole, exponent);
        compare(to_double(whole), exponent);
        const Label complex = deopt();
        cc_.jp(complex);
        cc_.jne(complex);
        cc_.bind(real);
        InvokeNode* call = nullptr;
        cc_.invoke(&call, imm(reinterpret_cast<uint64_t>(&power)), FuncSignatureT<double, double, double>());
        call->setArg(0, base);
        call->setArg(1, exponent);
        call->setRet(0, double_of(s.a));
    }

    // ---- arrays

    ArrayRegisters& array(int reg) { return array_registers_[static_cast<size_t>(reg)]; }

    /// The 0-based position that a subscript means; leaves at this instruction unless it is a whole number from 1 to
    /// `limit`.
    x86::Gp subscript(int reg, const x86::Gp& limit) {
        const x86::Xmm x = double_of(reg);
        x86::Gp index = cc_.newInt64();
        avx_ ? cc_.vcvttsd2si(index, x) : cc_.cvttsd2si(index, x);
        compare(to_double(index), x);
        const Label bad = deopt();
        cc_.jne(bad);
        cc_.jp(bad);
        cc_.dec(index);
        cc_.cmp(index, limit);
        cc_.jae(bad);
        return index;
    }
    x86::Gp position(int array_reg, int row_reg, int col_reg) {
        const x86::Gp row = subscript(row_reg, array(array_reg).rows);
        const x86::Gp col = subscript(col_reg, array(array_reg).cols);
        x86::Gp out = cc_.newInt64();
        cc_.mov(out, col);
        cc_.imul(out, array(array_reg).rows);
        cc_.add(out, row);
        return out;
    }
    void load_element(int to, int array_reg, const x86::Gp& index) {
        move(double_of(to), x86::qword_ptr(array(array_reg).elements, index, 3));
    }
    void store_element(int array_reg, const x86::Gp& index, int from) {
        move(x86::qword_ptr(array(array_reg).elements, index, 3), operand(from));
    }

    void lower_call(const Step& s) {
        const int slot = code_.call_sites[static_cast<size_t>(s.wide)].slot;
        if (s.op == Op::CallOrIndex && slot >= 0 && type(slot) == Type::Array) {
            load_element(s.a, slot, s.b == 1 ? subscript(s.a, array(slot).numel) : position(slot, s.a, s.a + 1));
            return;
        }
        const Callee& callee = typed_.callees[static_cast<size_t>(s.wide)];
        const x86::Xmm result = cc_.newXmmSd();
        InvokeNode* call = nullptr;
        if (s.b == 1) {
            cc_.invoke(&call, imm(reinterpret_cast<uint64_t>(callee.scalar1)), FuncSignatureT<double, double>());
        } else {
            cc_.invoke(&call, imm(reinterpret_cast<uint64_t>(callee.scalar2)), FuncSignatureT<double, double, double>());
            call->setArg(1, double_of(s.a + 1));
        }
        call->setArg(0, double_of(s.a));
        call->setRet(0, result);
        // NaN of arguments that are none: the function has another answer there, such as the complex root of -1.
        const Label done = cc_.newLabel();
        compare(result, result);
        cc_.jnp(done);
        for (int k = 0; k < s.b; ++k) {
            compare(double_of(s.a + k), double_of(s.a + k));
            cc_.jp(done);
        }
        cc_.jmp(deopt());
        cc_.bind(done);
        move(double_of(s.a), result);
    }

    x86::Compiler cc_;
    const Code& code_;
    const TypedRegion& typed_;
    const Region& region_;
    const Types& at_entry_;
    const std::vector<int>& arrays_;
    const void* safe_point_;
    bool avx_;
    x86::Gp registers_, result_;
    Label leave_;
    std::vector<x86::Xmm> doubles_;
    std::vector<x86::Gp> logicals_;
    std::vector<ArrayRegisters> array_registers_;
    std::vector<Label> labels_;
    std::vector<Exit> exits_;
    int step_ = 0;
};

} // namespace

bool can_compile() {
    static const bool works = [] {
        // Where the system forbids code memory (a hardened kernel), loops are interpreted.
        CodeHolder holder;
        holder.init(runtime().environment());
        x86::Assembler assembler(&holder);
        assembler.ret();
        void (*entry)() = nullptr;
        if (runtime().add(&entry, &holder) != kErrorOk)
            return false;
        runtime().release(entry);
        return true;
    }();
    return works;
}

std::unique_ptr<MachineCode> compile(const Code& code, const TypedRegion& typed, const Types& at_entry,
                                     const std::vector<int>& arrays, const void* safe_point) {
    CodeHolder holder;
    if (!can_compile() || holder.init(runtime().environment()) != kErrorOk)
        return nullptr;
    Lowering lowering(holder, code, typed, at_entry, arrays, safe_point);
    Entry entry = nullptr;
    if (!lowering.run() || runtime().add(&entry, &holder) != kErrorOk)
        return nullptr;
    return std::make_unique<X64Code>(entry);
}

} // namespace etna::jit
