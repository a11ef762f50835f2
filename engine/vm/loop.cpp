// The interpreter's loop. Rules for whoever adds to it:
// - `pc`, `regs` and `frame` live in machine registers; store `frame->pc = pc` before anything that may raise, call or
//   look at the stack (SAVE), and reload after anything that may push or pop a frame (ENTER, or NEXT_CALL).
// - Fast paths are for inline scalars and for real arrays on the host; everything else goes to a member of Machine.
// - A destination is written last: operands may be the same register.
#include <algorithm>
#include <cmath>
#include <new>

#include "engine/accel/elementary.h"
#include "engine/jit/jit.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/debugger.h"
#include "engine/vm/exception_object.h"
#include "engine/vm/fast_paths.h"
#include "engine/vm/last_error.h"

#pragma GCC diagnostic ignored "-Wpedantic" // labels as values

namespace etna::vm {

using bytecode::Format;
using bytecode::kAsCaller;
using bytecode::kCounted;
using bytecode::kFromList;
using bytecode::Op;
using Tag = Value::Tag;

namespace {

/// Words of each instruction, by number.
constexpr uint8_t kWords[] = {
#define ETNA_OPCODE(name, format, effects, sentence) static_cast<uint8_t>(bytecode::words_of(Format::format)),
#include "engine/bytecode/opcodes.inc"
#undef ETNA_OPCODE
};

constexpr ops::BinaryOp binary_op(Op op) {
    return static_cast<ops::BinaryOp>(static_cast<int>(op) - static_cast<int>(Op::Add));
}
static_assert(binary_op(Op::Or) == ops::BinaryOp::Or && binary_op(Op::MPower) == ops::BinaryOp::MPower);

} // namespace

const Instr* Interpreter::Machine::jump_into_compiled_loop(Frame& frame, const Instr* back_edge) {
    hot_countdown = jit::kHotPasses;
    return jit::enter_loop(*this, frame, back_edge);
}

#define SAVE() (frame->pc = pc)
// Plain gotos: a computed one would leave a block without destroying its variables.
#define NEXT(words)                                                                                                        \
    do {                                                                                                                   \
        pc += (words);                                                                                                     \
        goto next;                                                                                                         \
    } while (0)
#define ENTER() goto enter
/// Goes on behind the function's code if the object in a register brings its own indexing for the whole chain.
#define WHOLE_CHAIN(base)                                                                                                  \
    if (!frame->code->whole_chains.empty())                                                                                \
        if (const Instr* behind = whole_chain(*frame, pc, regs[base])) {                                                   \
            pc = behind;                                                                                                   \
            NEXT(0);                                                                                                       \
        }
#define OP(name) L_##name

void Interpreter::Machine::loop() {
    static const void* const kLabels[] = {
#define ETNA_OPCODE(name, format, effects, sentence) &&L_##name,
#include "engine/bytecode/opcodes.inc"
#undef ETNA_OPCODE
    };
    static const void* const kStepping[] = {
#define ETNA_OPCODE(name, format, effects, sentence) &&L_statement,
#include "engine/bytecode/opcodes.inc"
#undef ETNA_OPCODE
    };

    const auto horizontal = [&](std::span<const Value> parts) { return concatenate(1, parts); };
    const auto vertical = [&](std::span<const Value> parts) { return concatenate(0, parts); };
    const auto choose = [&]() -> const void* const* { return interpreter.debugger().armed ? kStepping : kLabels; };
    const void* const* dispatch = choose();
    Frame* frame = &top();
    Value* regs = frame->regs;
    const Instr* pc = frame->pc;
    goto next;

enter:
    frame = &top();
    regs = frame->regs;
    pc = frame->pc;
next:
    goto* dispatch[pc->op];

L_statement : {
    const Code& code = *frame->code;
    const uint32_t at = static_cast<uint32_t>(pc - code.words.data());
    const auto found = std::lower_bound(code.statements.begin(), code.statements.end(), at,
                                        [](const bytecode::Statement& s, uint32_t p) { return s.pc < p; });
    if (found != code.statements.end() && found->pc == at &&
        (found == code.statements.begin() || (found - 1)->line1 != found->line1)) {
        SAVE();
        at_statement(*frame, found->line1);
        dispatch = choose();
    }
}
    goto* kLabels[pc->op];

    // ---- values

    OP(Nop) : NEXT(1);
    OP(Move) : {
        Value& from = regs[pc->b];
        Value& to = regs[pc->a];
        if (from.is_inline()) [[likely]] {
            if (to.is_heap()) [[unlikely]]
                to = Value();
            new (&to) Value(from);
            NEXT(1);
        }
        SAVE();
        if (pc->b >= frame->code->first_temp && from.is_defined()) {
            Value old = std::move(to);
            to = std::move(from);
            from = Value();
        } else {
            Value old = std::move(to); // its destructor may run code that sees the new value
            to = read(*frame, pc->b);
        }
        NEXT(1);
    }
    OP(Copy) : SAVE();
    regs[pc->a] = Value(read(*frame, pc->b));
    NEXT(1);
    OP(LoadConst) : regs[pc->a] = frame->code->constants[static_cast<size_t>(pc->wide())];
    NEXT(1);
    OP(LoadName) : {
        CallSite& site = frame->code->call_sites[static_cast<size_t>(pc->wide())];
        if (site.slot >= 0) {
            const Value& value = slot_value(*frame, site.slot);
            if (value.is_defined()) {
                regs[pc->a] = value;
                NEXT(1);
            }
        }
        if (site.constant.is_defined() && site.epoch == epoch && !frame->loose) [[likely]] {
            regs[pc->a] = site.constant;
            NEXT(1);
        }
        SAVE();
        // The result goes where the arguments would be: above everything.
        Value* at = regs + frame->code->register_count;
        Value out;
        if (site.slot < 0 && frame->loose)
            if (const Value* loose_value = find_variable(*frame, site.name, false))
                out = *loose_value;
        if (!out.is_defined()) {
            if (site.epoch != epoch)
                resolve(site);
            if (site.class_reference.is_defined()) {
                out = site.class_reference;
            } else if (site.builtin) {
                run_builtin(*site.builtin, at, 0, 1, at, 1);
                out = std::move(*at);
                *at = Value();
            } else {
                if (!site.code && !site.dotted.empty())
                    out = named_package(site);
                if (!out.is_defined()) {
                    ValueList values = call_named(site.name, {}, 1);
                    if (values.empty())
                        raise(Err::NeedOneResult);
                    out = std::move(values[0]);
                }
            }
        }
        regs[pc->a] = std::move(out);
        NEXT(1);
    }
    OP(GetVar) : {
        const Value& value = boxed_value(*frame, pc->b);
        if (!value.is_defined()) {
            SAVE();
            require_input(*frame, pc->b);
            ValueList values = call_named(frame->code->slot_names[pc->b], {}, 1);
            if (values.empty())
                undefined(frame->code->slot_names[pc->b]);
            regs[pc->a] = std::move(values[0]);
            NEXT(1);
        }
        regs[pc->a] = value;
        NEXT(1);
    }
    OP(SetVar) : {
        SAVE();
        Value value = read(*frame, pc->b);
        consume(*frame, pc->b);
        boxed_value(*frame, pc->a) = std::move(value);
        NEXT(1);
    }
    OP(Clear) : regs[pc->a] = Value();
    NEXT(1);

    // ---- operators

#define ARITHMETIC(name, expression)                                                                                       \
    OP(name) : {                                                                                                           \
        const Value& l = regs[pc->b];                                                                                      \
        const Value& r = regs[pc->c];                                                                                      \
        if (both_double(l, r)) [[likely]] {                                                                                \
            const double x = l.get_double(), y = r.get_double();                                                           \
            put(regs[pc->a], expression);                                                                                  \
            NEXT(1);                                                                                                       \
        }                                                                                                                  \
        SAVE();                                                                                                            \
        if (binary(binary_op(Op::name), *frame, pc->a, pc->b, pc->c))                                                      \
            ENTER();                                                                                                       \
        NEXT(1);                                                                                                           \
    }
    ARITHMETIC(Add, x + y)
    ARITHMETIC(Subtract, x - y)
    ARITHMETIC(Times, x* y)
    ARITHMETIC(Divide, x / y)
    ARITHMETIC(LeftDivide, y / x)
    ARITHMETIC(MTimes, x* y)
    ARITHMETIC(MDivide, x / y)
    ARITHMETIC(MLeftDivide, y / x)
    ARITHMETIC(Equal, x == y)
    ARITHMETIC(NotEqual, x != y)
    ARITHMETIC(Less, x < y)
    ARITHMETIC(LessEqual, x <= y)
    ARITHMETIC(Greater, x > y)
    ARITHMETIC(GreaterEqual, x >= y)
#undef ARITHMETIC
#define POWER(name)                                                                                                        \
    OP(name) : {                                                                                                           \
        const Value& l = regs[pc->b];                                                                                      \
        const Value& r = regs[pc->c];                                                                                      \
        if (both_double(l, r)) {                                                                                           \
            const double x = l.get_double(), y = r.get_double();                                                           \
            if (x >= 0 || y == std::floor(y)) {                                                                            \
                put(regs[pc->a], accel::elementary::pow(x, y));                                                            \
                NEXT(1);                                                                                                   \
            }                                                                                                              \
        }                                                                                                                  \
        SAVE();                                                                                                            \
        if (binary(binary_op(Op::name), *frame, pc->a, pc->b, pc->c))                                                      \
            ENTER();                                                                                                       \
        NEXT(1);                                                                                                           \
    }
    POWER(Power)
    POWER(MPower)
#undef POWER
#define LOGIC(name, expression)                                                                                            \
    OP(name) : {                                                                                                           \
        const Value& l = regs[pc->b];                                                                                      \
        const Value& r = regs[pc->c];                                                                                      \
        if (l.tag() == Tag::Logical && r.tag() == Tag::Logical) {                                                          \
            const bool x = l.get_logical(), y = r.get_logical();                                                           \
            put(regs[pc->a], expression);                                                                                  \
            NEXT(1);                                                                                                       \
        }                                                                                                                  \
        SAVE();                                                                                                            \
        if (binary(binary_op(Op::name), *frame, pc->a, pc->b, pc->c))                                                      \
            ENTER();                                                                                                       \
        NEXT(1);                                                                                                           \
    }
    LOGIC(And, x&& y)
    LOGIC(Or, x || y)
#undef LOGIC
    OP(Plus) : SAVE();
    unary(ops::UnaryOp::Plus, *frame, pc->a, pc->b);
    NEXT(1);
    OP(Minus) : if (regs[pc->b].tag() == Tag::Double) {
        put(regs[pc->a], -regs[pc->b].get_double());
        NEXT(1);
    }
    SAVE();
    unary(ops::UnaryOp::Minus, *frame, pc->a, pc->b);
    NEXT(1);
    OP(Not) : if (regs[pc->b].tag() == Tag::Logical) {
        put(regs[pc->a], !regs[pc->b].get_logical());
        NEXT(1);
    }
    SAVE();
    unary(ops::UnaryOp::Not, *frame, pc->a, pc->b);
    NEXT(1);
    OP(Transpose) : SAVE();
    if (regs[pc->b].is_heap())
        if (const Instr* behind = product_of_transposed(*frame, pc)) {
            pc = behind;
            NEXT(0);
        }
    unary(ops::UnaryOp::Transpose, *frame, pc->a, pc->b);
    NEXT(1);
    OP(CTranspose) : SAVE();
    if (regs[pc->b].is_heap())
        if (const Instr* behind = product_of_transposed(*frame, pc)) {
            pc = behind;
            NEXT(0);
        }
    unary(ops::UnaryOp::CTranspose, *frame, pc->a, pc->b);
    NEXT(1);
    OP(Range) : SAVE();
    range(*frame, pc->a, pc->b, pc->c);
    NEXT(1);
    OP(ToLogical) : {
        if (regs[pc->b].tag() == Tag::Logical) {
            put(regs[pc->a], regs[pc->b].get_logical());
            NEXT(1);
        }
        SAVE();
        const bool value = truth(*frame, pc->b, pc->c == 0);
        put(regs[pc->a], value);
        NEXT(1);
    }

    // ---- control

    OP(Jump) : NEXT(pc->wide());
#define CONDITION(name, sense, scalar)                                                                                     \
    OP(name) : {                                                                                                           \
        const Value& value = regs[pc->a];                                                                                  \
        bool is_true;                                                                                                      \
        if (value.tag() == Tag::Logical) [[likely]] {                                                                      \
            is_true = value.get_logical();                                                                                 \
        } else {                                                                                                           \
            SAVE();                                                                                                        \
            is_true = truth(*frame, pc->a, scalar);                                                                        \
        }                                                                                                                  \
        NEXT(is_true == sense ? pc->wide() : 1);                                                                           \
    }
    CONDITION(JumpIf, true, false)
    CONDITION(JumpUnless, false, false)
    CONDITION(JumpIfScalar, true, true)
    CONDITION(JumpUnlessScalar, false, true)
#undef CONDITION
    OP(JumpIfDefined) : NEXT(slot_value(*frame, pc->a).is_defined() ? pc->wide() : 1);
#define COMPARE(name, op_name, expression, sense)                                                                          \
    OP(name) : {                                                                                                           \
        const Value& l = regs[pc->a];                                                                                      \
        const Value& r = regs[pc->b];                                                                                      \
        bool is_true;                                                                                                      \
        if (both_double(l, r)) [[likely]] {                                                                                \
            const double x = l.get_double(), y = r.get_double();                                                           \
            is_true = expression;                                                                                          \
        } else {                                                                                                           \
            SAVE();                                                                                                        \
            is_true = compare(ops::BinaryOp::op_name, *frame, pc->a, pc->b, pc->c != 0);                                   \
        }                                                                                                                  \
        NEXT(is_true == sense ? 1 + pc[1].wide() : 2);                                                                     \
    }
    COMPARE(JumpIfLess, Less, x < y, true)
    COMPARE(JumpIfLessEqual, LessEqual, x <= y, true)
    COMPARE(JumpIfGreater, Greater, x > y, true)
    COMPARE(JumpIfGreaterEqual, GreaterEqual, x >= y, true)
    COMPARE(JumpIfEqual, Equal, x == y, true)
    COMPARE(JumpIfNotEqual, NotEqual, x != y, true)
    COMPARE(JumpUnlessLess, Less, x < y, false)
    COMPARE(JumpUnlessLessEqual, LessEqual, x <= y, false)
    COMPARE(JumpUnlessGreater, Greater, x > y, false)
    COMPARE(JumpUnlessGreaterEqual, GreaterEqual, x >= y, false)
    COMPARE(JumpUnlessEqual, Equal, x == y, false)
    COMPARE(JumpUnlessNotEqual, NotEqual, x != y, false)
#undef COMPARE
    OP(ForPrepare) : SAVE();
    for_prepare(*frame, pc->a, pc->b);
    NEXT(1 + pc[1].wide());
    OP(ForNext) : {
        if (interpreter.interrupt_requested_.load(std::memory_order_relaxed)) [[unlikely]] {
            SAVE();
            interpreter.serve_safe_point();
            dispatch = choose();
        }
        if (use_jit && (pc->c != 0 || --hot_countdown == 0)) {
            SAVE();
            if (const Instr* next = jump_into_compiled_loop(*frame, pc); next != pc) {
                pc = next;
                NEXT(0);
            }
        }
        Value* state = regs + pc->a;
        const double at = state[2].get_double();
        if (at < state[3].get_double() && at < state[4].get_double()) [[likely]] {
            put(state[2], at + 1);
            put(regs[pc->b], state[0].get_double() + at * state[1].get_double());
            NEXT(1 + pc[1].wide());
        }
        SAVE();
        if (for_next_slow(*frame, pc->a, pc->b))
            NEXT(1 + pc[1].wide());
        NEXT(2);
    }
    OP(LoopHead) : {
        if (interpreter.interrupt_requested_.load(std::memory_order_relaxed)) [[unlikely]] {
            SAVE();
            interpreter.serve_safe_point();
            dispatch = choose();
        }
        if (use_jit && (pc->a != 0 || --hot_countdown == 0)) {
            SAVE();
            if (const Instr* next = jump_into_compiled_loop(*frame, pc); next != pc) {
                pc = next;
                NEXT(0);
            }
        }
        NEXT(1);
    }
    OP(Return) : {
        SAVE();
        const Code& code = *frame->code;
        if (frame->nargout <= 1 && code.result_slot >= 0 && (regs[code.result_slot].is_defined() || frame->nargout == 0) &&
            return_plain(*this, *frame, std::move(regs[code.result_slot]))) [[likely]] {
            frame = &top();
            regs = frame->regs;
            pc = frame->pc;
            NEXT(kWords[pc->op]);
        }
        const int wanted = std::max(1, frame->nargout);
        Value single;
        ValueList several;
        if (!code.is_script) {
            const int declared = static_cast<int>(code.outputs.size());
            for (int i = 0; i < wanted && i < declared; ++i) {
                Value& from = slot_value(*frame, code.outputs[static_cast<size_t>(i)]);
                if (!from.is_defined() && i < frame->nargout)
                    raise(Err::UnassignedOutput, code.slot_names[static_cast<size_t>(code.outputs[static_cast<size_t>(i)])], code.name);
                Value value = code.boxed[static_cast<size_t>(code.outputs[static_cast<size_t>(i)])] ? Value(from) : std::move(from);
                if (wanted == 1)
                    single = std::move(value);
                else
                    several.push_back(std::move(value));
            }
            if (code.varargout_slot >= 0 && wanted > declared) {
                const Value& rest = slot_value(*frame, code.varargout_slot);
                if (rest.is_cell())
                    for (int i = declared; i < wanted && i - declared < rest.cell().numel(); ++i) {
                        if (wanted == 1)
                            single = rest.cell().at(0);
                        else
                            several.push_back(rest.cell().at(i - declared));
                    }
                const int given = wanted == 1 ? (single.is_defined() ? 1 : 0) : static_cast<int>(several.size());
                if (given < frame->nargout)
                    raise(Err::UnassignedOutput, "varargout", code.name);
            }
        }
        Value* results = frame->results;
        const bool is_entry = frame->is_entry;
        pop();
        if (results) {
            if (wanted == 1) {
                results[0] = std::move(single);
            } else {
                for (int i = 0; i < wanted; ++i)
                    results[i] = static_cast<size_t>(i) < several.size() ? std::move(several[static_cast<size_t>(i)]) : Value();
            }
        } else {
            returned.clear();
            if (wanted > 1)
                returned = std::move(several);
            else if (single.is_defined())
                returned.push_back(std::move(single));
        }
        if (is_entry)
            return;
        frame = &top();
        regs = frame->regs;
        pc = frame->pc;
        NEXT(kWords[pc->op]);
    }
    OP(ReturnValues) : {
        SAVE();
        if (frame->nargout <= 1 && frame->code->is_anonymous && regs[pc->a].is_defined()) [[likely]] {
            Value single = pc->a < frame->code->first_temp ? Value(regs[pc->a]) : std::move(regs[pc->a]);
            if (return_plain(*this, *frame, std::move(single))) {
                frame = &top();
                regs = frame->regs;
                pc = frame->pc;
                NEXT(kWords[pc->op]);
            }
            regs[pc->a] = std::move(single);
        }
        const int wanted = std::max(1, frame->nargout);
        const int given = pc->b == kAsCaller ? wanted : 1;
        ValueList several;
        Value single;
        if (wanted == 1) {
            if (pc->b == kAsCaller)
                single = std::move(regs[pc->a]);
            else
                single = pc->a < frame->code->first_temp ? read(*frame, pc->a) : std::move(regs[pc->a]);
            if (!single.is_defined() && pc->a < frame->code->slot_count)
                single = read(*frame, pc->a);
            regs[pc->a] = Value();
        } else {
            for (int i = 0; i < given; ++i)
                several.push_back(std::move(regs[pc->a + i]));
            if (given < wanted)
                raise(Err::TooManyOutputs);
        }
        if (pc->a < frame->code->slot_count && frame->code->is_script && single.is_defined())
            regs[pc->a] = single; // a script's variable keeps its value
        Value* results = frame->results;
        const bool is_entry = frame->is_entry;
        pop();
        if (results) {
            if (wanted == 1)
                results[0] = std::move(single);
            else
                for (int i = 0; i < wanted; ++i)
                    results[i] = std::move(several[static_cast<size_t>(i)]);
        } else {
            returned.clear();
            if (wanted > 1)
                returned = std::move(several);
            else if (single.is_defined())
                returned.push_back(std::move(single));
        }
        if (is_entry)
            return;
        frame = &top();
        regs = frame->regs;
        pc = frame->pc;
        NEXT(kWords[pc->op]);
    }
    OP(SwitchMatch) : {
        SAVE();
        const Value& subject = regs[pc->b];
        const Value& choice = read(*frame, pc->c);
        Value matched;
        if (both_double(subject, choice))
            matched = Value::of(subject.get_double() == choice.get_double());
        else
            matched = switch_match(subject, choice);
        consume(*frame, pc->c);
        regs[pc->a] = std::move(matched);
        NEXT(1);
    }

    // ---- calls

    OP(CallOrIndex) : {
        CallSite& site = frame->code->call_sites[static_cast<size_t>(pc[1].wide())];
        const Value& variable = slot_value(*frame, site.slot);
        if (variable.is_defined()) {
            SAVE();
            Value* args = regs + pc->a;
            if (const Array* array = host_array(variable); array && (pc->b == 1 || pc->b == 2)) {
                const int64_t at = position_of(array->dims(), {args, pc->b});
                if (at >= 0) {
                    if (pc->b == 2)
                        reset(args[1]);
                    read_element(*array, at, args[0]);
                    NEXT(2);
                }
            }
            const int nargs = pc->b == kFromList ? unpack(*frame, args) : pc->b;
            const int nout = pc->c == kAsCaller ? frame->nargout : pc->c == kCounted ? frame->counted : pc->c;
            const Value held = variable;
            if (held.is_function_handle()) {
                if (call_handle(held, args, nargs, nout, args))
                    ENTER();
                NEXT(2);
            }
            const std::span<const Value> subscripts(args, static_cast<size_t>(nargs));
            if (held.is_object()) {
                index_values(*frame, held, args, nargs, nout);
                NEXT(2);
            }
            Value out = ops::index(held, subscripts);
            for (int i = 0; i < nargs; ++i)
                args[i] = Value();
            args[0] = std::move(out);
            NEXT(2);
        }
        goto L_Call;
    }
    OP(Call) : {
        CallSite& site = frame->code->call_sites[static_cast<size_t>(pc[1].wide())];
        Value* args = regs + pc->a;
        if (site.epoch == epoch && !frame->loose) [[likely]] {
            if (site.scalar1 && pc->b == 1 && args[0].tag() == Tag::Double && pc->c <= 1) {
                const double x = args[0].get_double(), y = site.scalar1(x);
                if (y == y || x != x) {
                    put(args[0], y);
                    NEXT(2);
                }
            } else if (site.scalar2 && pc->b == 2 && pc->c <= 1 && both_double(args[0], args[1])) {
                const double x = args[0].get_double(), z = args[1].get_double(), y = site.scalar2(x, z);
                if (y == y || x != x || z != z) {
                    put(args[0], y);
                    NEXT(2);
                }
            }
        }
        SAVE();
        if (interpreter.interrupt_requested_.load(std::memory_order_relaxed)) [[unlikely]] {
            interpreter.serve_safe_point();
            dispatch = choose();
        }
        if (site.epoch == epoch && pc->b != kFromList && pc->c < kCounted && !frame->loose) [[likely]] {
            if (site.direct && !site.has_overloads) {
                if (pc->c <= 1 && site.direct(interpreter, args, pc->b))
                    NEXT(2);
            } else if (site.code && !site.has_overloads && (site.is_local || !any_object(args, pc->b)) &&
                       push_plain(*this, *site.code, nullptr, args, pc->b, pc->c, args, pc[1].a)) {
                ENTER();
            }
        }
        const int nargs = pc->b == kFromList ? unpack(*frame, args) : pc->b;
        const int nout = pc->c == kAsCaller ? frame->nargout : pc->c == kCounted ? frame->counted : pc->c;
        if (call_site(site, args, nargs, nout, pc[1].a, 0))
            ENTER();
        NEXT(2);
    }
    OP(CallSuper) : {
        CallSite& site = frame->code->call_sites[static_cast<size_t>(pc[1].wide())];
        Value* args = regs + pc->a;
        SAVE();
        const int nargs = pc->b == kFromList ? unpack(*frame, args) : pc->b;
        const int nout = pc->c == kAsCaller ? frame->nargout : pc->c == kCounted ? frame->counted : pc->c;
        if (call_super(*frame, site, args, nargs, nout, static_cast<int>(pc[1].a) - 1))
            ENTER();
        NEXT(2);
    }
    OP(Index1) : {
        const Value& base = regs[pc->b];
        const Value& subscript = regs[pc->c];
        if (subscript.tag() == Tag::Double) {
            if (const Array* array = host_array(base)) {
                const int64_t at = position(subscript.get_double(), element_count(*array));
                if (at >= 0) {
                    if (pc->b < frame->code->first_temp) [[likely]] {
                        read_element(*array, at, regs[pc->a]);
                        NEXT(1);
                    }
                    Value element;
                    read_element(*array, at, element);
                    regs[pc->b] = Value();
                    put_inline(regs[pc->a], element);
                    NEXT(1);
                }
            } else if (base.is_struct() && element_field(*frame, pc->a, pc->b, position1(base.structure().dims(), subscript), pc + 1)) {
                NEXT(3);
            }
        }
        SAVE();
        if (base.is_heap() && (base.heap_kind() == HeapKind::FunctionHandle || base.heap_kind() == HeapKind::Object)) {
            WHOLE_CHAIN(pc->b)
            Value* at = regs + frame->code->register_count;
            *at = read(*frame, pc->c);
            consume(*frame, pc->c);
            if (at + 1 > high_water)
                high_water = at + 1;
            if (base.is_function_handle()) {
                if (const auto* bound = static_cast<const BoundFunction*>(base.function().target.get());
                    bound && !bound->env && push_plain(*this, *bound->code, &base.function(), at, 1, 1, regs + pc->a, 0)) {
                    consume(*frame, pc->b);
                    ENTER();
                }
                const Value callee = base;
                consume(*frame, pc->b);
                if (call_handle(callee, at, 1, 1, regs + pc->a))
                    ENTER();
                NEXT(1);
            }
            index(*frame, 0, pc->b, at, 1, 1, at);
            Value out = std::move(*at);
            *at = Value();
            regs[pc->a] = std::move(out);
            NEXT(1);
        }
        index_plain(*frame, pc->a, pc->b, pc->c, -1);
        NEXT(1);
    }
    OP(Index2) : {
        const Value& base = regs[pc->b];
        const Value& row = regs[pc->c];
        const Value& column = regs[pc[1].a];
        if (both_double(row, column)) {
            if (const Array* array = host_array(base)) {
                const int64_t at = position2(array->dims(), row, column);
                if (at >= 0) {
                    if (pc->b < frame->code->first_temp) [[likely]] {
                        read_element(*array, at, regs[pc->a]);
                        NEXT(2);
                    }
                    Value element;
                    read_element(*array, at, element);
                    regs[pc->b] = Value();
                    put_inline(regs[pc->a], element);
                    NEXT(2);
                }
            } else if (base.is_struct() &&
                       element_field(*frame, pc->a, pc->b, position2(base.structure().dims(), row, column), pc + 2)) {
                NEXT(4);
            }
        }
        SAVE();
        if (base.is_heap() && (base.heap_kind() == HeapKind::FunctionHandle || base.heap_kind() == HeapKind::Object)) {
            WHOLE_CHAIN(pc->b)
            Value* at = regs + frame->code->register_count;
            Value first = read(*frame, pc->c), second = read(*frame, pc[1].a);
            consume(*frame, pc->c);
            consume(*frame, pc[1].a);
            at[0] = std::move(first);
            at[1] = std::move(second);
            if (at + 2 > high_water)
                high_water = at + 2;
            if (base.is_function_handle()) {
                if (const auto* bound = static_cast<const BoundFunction*>(base.function().target.get());
                    bound && !bound->env && push_plain(*this, *bound->code, &base.function(), at, 2, 1, regs + pc->a, 0)) {
                    consume(*frame, pc->b);
                    ENTER();
                }
                const Value callee = base;
                consume(*frame, pc->b);
                if (call_handle(callee, at, 2, 1, regs + pc->a))
                    ENTER();
                NEXT(2);
            }
            index(*frame, 0, pc->b, at, 2, 1, at);
            Value out = std::move(*at);
            *at = Value();
            regs[pc->a] = std::move(out);
            NEXT(2);
        }
        index_plain(*frame, pc->a, pc->b, pc->c, pc[1].a);
        NEXT(2);
    }
    OP(IndexN) : {
        SAVE();
        if (regs[pc->b].is_object()) {
            WHOLE_CHAIN(pc->b)
        }
        Value* args = regs + pc->c;
        const int nargs = pc[1].a == kFromList ? unpack(*frame, args) : pc[1].a;
        const int wide = pc[1].wide();
        const int nout = wide == kAsCaller ? frame->nargout : wide == kCounted ? frame->counted : wide;
        if (index(*frame, 0, pc->b, args, nargs, nout, args))
            ENTER();
        NEXT(2);
    }
    OP(Brace1) : {
        const Value& base = regs[pc->b];
        const Value& subscript = regs[pc->c];
        if (subscript.tag() == Tag::Double && base.is_cell()) {
            const CellArray& cell = base.cell();
            const int64_t at = position(subscript.get_double(), cell.numel());
            if (at >= 0) {
                Value out = cell.at(at);
                consume(*frame, pc->b);
                regs[pc->a] = std::move(out);
                NEXT(1);
            }
        }
        SAVE();
        if (base.is_object()) {
            WHOLE_CHAIN(pc->b)
        }
        const Value& cell = read(*frame, pc->b);
        const Value index_value = read(*frame, pc->c);
        ValueList values = brace_values(*frame, cell, {&index_value, 1}, 1);
        if (values.size() != 1)
            raise(Err::TooManyValuesHere, values.size());
        consume(*frame, pc->b);
        consume(*frame, pc->c);
        regs[pc->a] = std::move(values[0]);
        NEXT(1);
    }
    OP(BraceN) : {
        SAVE();
        if (regs[pc->b].is_object()) {
            WHOLE_CHAIN(pc->b)
        }
        Value* args = regs + pc->c;
        if (pc[1].a == 2 && regs[pc->b].is_cell()) {
            const CellArray& cell = regs[pc->b].cell();
            if (const int64_t at = position2(cell.dims(), args[0], args[1]); at >= 0) {
                Value out = cell.at(at);
                consume(*frame, pc->b);
                regs[pc->a] = std::move(out);
                NEXT(2);
            }
        }
        const int nargs = pc[1].a == kFromList ? unpack(*frame, args) : pc[1].a;
        ValueList values = brace_values(*frame, read(*frame, pc->b), std::span<const Value>(args, static_cast<size_t>(nargs)), 1);
        for (int i = 0; i < nargs; ++i)
            args[i] = Value();
        consume(*frame, pc->b);
        if (values.size() != 1)
            raise(Err::TooManyValuesHere, values.size());
        regs[pc->a] = std::move(values[0]);
        NEXT(2);
    }
    OP(Field) : {
        bytecode::FieldSite& site = frame->code->fields[static_cast<size_t>(pc[1].wide())];
        if (regs[pc->b].is_struct()) {
            const StructArray& structure = regs[pc->b].structure();
            if (&structure.fields() == site.table && structure.dims().is_scalar()) [[likely]] {
                const Value& found = structure.at(0, site.index);
                if (pc->b < frame->code->first_temp && found.is_inline()) [[likely]] {
                    put_inline(regs[pc->a], found);
                    NEXT(2);
                }
                Value out = found;
                consume(*frame, pc->b);
                regs[pc->a] = std::move(out);
                NEXT(2);
            }
        }
        SAVE();
        if (const Value& base = regs[pc->b]; base.is_object() && base.object().object_class()) {
            WHOLE_CHAIN(pc->b)
            if (object_field(*frame, pc->a, pc->b, site))
                ENTER();
            NEXT(2);
        }
        Value out = field(read(*frame, pc->b), site);
        consume(*frame, pc->b);
        regs[pc->a] = std::move(out);
        NEXT(2);
    }
    OP(DynamicField) : {
        SAVE();
        if (regs[pc->b].is_object()) {
            WHOLE_CHAIN(pc->b)
        }
        const Value& name = read(*frame, pc->c);
        if (name.is_object()) { // value.(operations), inside a method that redefines indexing
            Value out = follow_operations(*frame, pc->b, pc->c, 1).at(0);
            regs[pc->a] = std::move(out);
            NEXT(1);
        }
        if (regs[pc->b].is_struct() && regs[pc->b].structure().dims().is_scalar()) {
            std::u16string_view text;
            char16_t one = 0;
            const StructArray& structure = regs[pc->b].structure();
            if (const int found = char_row(name, text, one) ? field_position(structure, text) : -1; found >= 0) {
                Value out = structure.at(0, found);
                consume(*frame, pc->b);
                consume(*frame, pc->c);
                regs[pc->a] = std::move(out);
                NEXT(1);
            }
        }
        if (!name.is_text())
            refuse_dynamic_name();
        Value out = field_named(read(*frame, pc->b), name.to_text());
        consume(*frame, pc->b);
        consume(*frame, pc->c);
        regs[pc->a] = std::move(out);
        NEXT(1);
    }
    OP(FieldIndex) : {
        SAVE();
        if (regs[pc->b].is_object()) {
            WHOLE_CHAIN(pc->b)
        }
        Value* args = regs + pc->c;
        const int nargs = pc[1].a == kFromList ? unpack(*frame, args) : pc[1].a;
        const int nout = pc->a == kAsCaller ? frame->nargout : pc->a == kCounted ? frame->counted : pc->a;
        if (nargs == 1 || nargs == 2)
            if (field_element_field(*frame, pc->b, frame->code->fields[static_cast<size_t>(pc[1].wide())], args, nargs, pc + 2))
                NEXT(4);
        if (field_index(*frame, pc->b, frame->code->fields[static_cast<size_t>(pc[1].wide())], args, nargs, nout))
            ENTER();
        NEXT(2);
    }
    OP(Subsref) : {
        SAVE();
        subsref_path(*frame, pc->a, pc->b, pc->c, frame->code->paths[static_cast<size_t>(pc[1].wide())]);
        NEXT(2);
    }
    OP(End) : {
        if (pc[1].a == 1) {
            if (const Array* array = host_array(regs[pc->b])) {
                put(regs[pc->a], static_cast<double>(array->numel()));
                NEXT(2);
            }
        }
        SAVE();
        const double end = static_cast<double>(end_of(read(*frame, pc->b), pc->c, pc[1].a));
        put(regs[pc->a], end);
        NEXT(2);
    }
    OP(PlaceEnd) : {
        SAVE();
        const double end = static_cast<double>(place_end(pc->b < frame->code->slot_count ? slot_value(*frame, pc->b) : regs[pc->b],
                                                         frame->code->paths[static_cast<size_t>(pc[1].wide())], pc->c, pc[1].a));
        put(regs[pc->a], end);
        NEXT(2);
    }

    // ---- lists

    OP(ListBegin) : list_marks.push_back(list_items.size());
    NEXT(1);
    OP(ListPush) : {
        SAVE();
        if (!regs[pc->a].is_defined() && pc->a >= frame->code->first_temp)
            NEXT(1); // a call that gave nothing
        Value value = read(*frame, pc->a);
        consume(*frame, pc->a);
        list_items.push_back(std::move(value));
        NEXT(1);
    }
    OP(ListBrace) : {
        SAVE();
        Value* args = regs + pc->b;
        const int nargs = pc->c == kFromList ? unpack(*frame, args) : pc->c;
        ValueList values = brace_values(*frame, read(*frame, pc->a), std::span<const Value>(args, static_cast<size_t>(nargs)), -1);
        for (int i = 0; i < nargs; ++i)
            args[i] = Value();
        consume(*frame, pc->a);
        for (Value& value : values)
            list_items.push_back(std::move(value));
        NEXT(1);
    }
    OP(ListField) : {
        SAVE();
        bytecode::FieldSite& site = frame->code->fields[static_cast<size_t>(pc->wide())];
        const Value& base = read(*frame, pc->a);
        if (base.is_object() && base.object().object_class()) {
            for (Value& value : object_list(*frame, base, site.name))
                list_items.push_back(std::move(value));
        } else if ((base.is_struct() || base.is_object()) && base.numel() == 1) {
            Value out = field(base, site);
            if (out.is_defined())
                list_items.push_back(std::move(out));
        } else {
            for (Value& value : ops::field(base, site.name))
                list_items.push_back(std::move(value));
        }
        consume(*frame, pc->a);
        NEXT(1);
    }
    OP(ListDynamicField) : {
        SAVE();
        const Value& name = read(*frame, pc->b);
        if (name.is_object()) {
            for (Value& value : follow_operations(*frame, pc->a, pc->b, std::max(1, frame->counted)))
                list_items.push_back(std::move(value));
            NEXT(1);
        }
        if (!name.is_text())
            refuse_dynamic_name();
        const Value& base = read(*frame, pc->a);
        if (base.is_object() && base.object().object_class()) {
            for (Value& value : object_list(*frame, base, name.to_text()))
                list_items.push_back(std::move(value));
        } else if (base.is_object() && base.numel() == 1) {
            list_items.push_back(field_named(base, name.to_text()));
        } else {
            for (Value& value : ops::field(base, name.to_text()))
                list_items.push_back(std::move(value));
        }
        consume(*frame, pc->a);
        consume(*frame, pc->b);
        NEXT(1);
    }
    OP(ListUnpack) : {
        SAVE();
        const size_t wanted = static_cast<size_t>(pc->b == kCounted ? frame->counted : pc->b);
        if (list(0).size() < wanted)
            raise(Err::NeedOneResult);
        const size_t start = list_marks.back();
        for (size_t i = 0; i < wanted; ++i)
            regs[pc->a + i] = std::move(list_items[start + i]);
        if (regs + pc->a + wanted > high_water)
            high_water = regs + pc->a + wanted;
        drop_lists(1);
        NEXT(1);
    }
    OP(ListAnswer) : {
        SAVE();
        const size_t start = list_marks.back();
        ValueList values;
        for (size_t i = start; i < list_items.size(); ++i)
            values.push_back(std::move(list_items[i]));
        drop_lists(1);
        for (Value& value : values) {
            if (pc->wide() >= 0)
                show("ans", value);
            slot_value(*frame, pc->a) = std::move(value);
        }
        NEXT(1);
    }

    // ---- making arrays

#define CONCATENATE(name, function)                                                                                        \
    OP(name) : {                                                                                                           \
        SAVE();                                                                                                            \
        Value out;                                                                                                         \
        if (pc->c == kFromList) {                                                                                          \
            out = function(list(0));                                                                                       \
            drop_lists(1);                                                                                                 \
        } else {                                                                                                           \
            Value* parts = regs + pc->b;                                                                                   \
            for (int i = 0; i < pc->c; ++i)                                                                                \
                read(*frame, pc->b + i);                                                                                   \
            out = function(std::span<Value>(parts, pc->c));                                                                \
            for (int i = 0; i < pc->c; ++i)                                                                                \
                consume(*frame, pc->b + i);                                                                                \
        }                                                                                                                  \
        regs[pc->a] = std::move(out);                                                                                      \
        NEXT(1);                                                                                                           \
    }
    OP(Horzcat) : {
        SAVE();
        if (pc->a < frame->code->slot_count && pc->c != kFromList && regs[pc->a].is_heap() &&
            append_in_place(*frame, pc->a, regs + pc->b, pc->c))
            NEXT(1);
        goto L_HorzcatGeneral;
    }
    CONCATENATE(HorzcatGeneral, horizontal)
    CONCATENATE(Vertcat, vertical)
    CONCATENATE(MakeCell, make_cell)
#undef CONCATENATE

    // ---- assignment

    OP(Set1) : {
        Value& target = regs[pc->a];
        const Value& subscript = regs[pc->b];
        const Value& value = regs[pc->c];
        if (subscript.tag() == Tag::Double && host_array(target) && target.heap()->is_unique()) {
            const int64_t at = position(subscript.get_double(), element_count(target.array()));
            if (at >= 0 && write_element(const_cast<Array&>(target.array()), at, value))
                NEXT(1);
        }
        SAVE();
        set1(*frame, pc->a, pc->b, pc->c);
        NEXT(1);
    }
    OP(Set2) : {
        Value& target = regs[pc->a];
        const Value& row = regs[pc->b];
        const Value& column = regs[pc->c];
        if (both_double(row, column)) {
            if (const Array* array = host_array(target); array && array->is_unique()) {
                const int64_t at = position2(array->dims(), row, column);
                if (at >= 0 && write_element(const_cast<Array&>(*array), at, regs[pc[1].a]))
                    NEXT(2);
            }
        }
        SAVE();
        set2(*frame, pc->a, pc->b, pc->c, pc[1].a);
        NEXT(2);
    }
    OP(SetBrace1) : SAVE();
    set_brace(*frame, pc->a, pc->b, pc->c);
    NEXT(1);
    OP(SetField) : SAVE();
    if (set_field(*frame, pc->a, frame->code->fields[static_cast<size_t>(pc[1].wide())], pc->b))
        ENTER();
    NEXT(2);
    OP(Assign) : {
        SAVE();
        Value value = read(*frame, pc->b);
        consume(*frame, pc->b);
        assign_path(slot_value(*frame, pc->a), frame->code->paths[static_cast<size_t>(pc[1].wide())], std::move(value));
        NEXT(2);
    }
    OP(Erase) : SAVE();
    erase_path(slot_value(*frame, pc->a), frame->code->paths[static_cast<size_t>(pc->wide())]);
    NEXT(1);
    OP(CountBegin) : frame->counted = 0;
    frame->counts.clear();
    NEXT(1);
    OP(CountOne) : frame->counted += 1;
    frame->counts.push_back(1);
    NEXT(1);
    OP(PlaceCount) : {
        SAVE();
        const int places = count_places(slot_value(*frame, pc->a), frame->code->paths[static_cast<size_t>(pc->wide())]);
        frame->counted += places;
        frame->counts.push_back(places);
        NEXT(1);
    }
    OP(AssignList) : {
        SAVE();
        const size_t target = pc[1].a;
        Value* values = regs + pc->b;
        for (size_t i = 0; i < target; ++i)
            values += frame->counts[i];
        assign_list(*frame, pc->a, frame->code->paths[static_cast<size_t>(pc[1].wide())], values, frame->counts[target]);
        NEXT(2);
    }
    OP(TakeCounted) : {
        Value* values = regs + pc->b;
        for (size_t i = 0; i < pc->c; ++i)
            values += frame->counts[i];
        regs[pc->a] = std::move(*values);
        NEXT(1);
    }
    OP(ListDrop) : drop_lists(static_cast<size_t>(pc->wide()));
    NEXT(1);
    OP(JumpIfObject) : NEXT(regs[pc->a].is_object() ? pc->wide() : 1);
    OP(Answer) : {
        SAVE();
        if (regs[pc->b].is_defined() || pc->b < frame->code->slot_count) {
            Value value = read(*frame, pc->b);
            consume(*frame, pc->b);
            Value& answer = slot_value(*frame, pc->a);
            answer = value;
            if (pc[1].a)
                show("ans", value);
        }
        NEXT(2);
    }
    OP(Display) : {
        SAVE();
        const Value value = read(*frame, pc->a);
        show(frame->code->constants[static_cast<size_t>(pc->wide())].to_text(), value);
        NEXT(1);
    }

    // ---- functions and declarations

    OP(Closure) : regs[pc->a] = make_closure(*frame, frame->code->closures[static_cast<size_t>(pc->wide())]);
    NEXT(1);
    OP(Handle) : SAVE();
    regs[pc->a] = make_handle(*frame, frame->code->call_sites[static_cast<size_t>(pc->wide())]);
    NEXT(1);
    OP(Global) : {
        SAVE();
        const std::string& name = frame->code->slot_names[pc->a];
        Ref<Box>& global = globals[name];
        if (!global) {
            global = make_ref<Box>();
            global->value = Value::empty();
        }
        frame->env->boxes[pc->a] = global;
        NEXT(1);
    }
    OP(Persistent) : {
        Ref<Box>& box = frame->code->persistents[pc->a];
        const bool made = static_cast<bool>(box);
        if (!made) {
            box = make_ref<Box>();
            box->value = Value::empty();
        }
        frame->env->boxes[pc->a] = box;
        NEXT(made ? pc->wide() : 1);
    }
    OP(ArgumentCount) : put(regs[pc->a], static_cast<double>(frame->nargin));
    NEXT(1);
    OP(ResultCount) : put(regs[pc->a], static_cast<double>(frame->nargout));
    NEXT(1);
    OP(HasOption) : put(regs[pc->a], has_option(*frame, frame->code->arguments[static_cast<size_t>(pc->wide())]));
    NEXT(1);
    OP(CheckArgument) : SAVE();
    check_argument(*frame, frame->code->arguments[static_cast<size_t>(pc->wide())]);
    NEXT(1);
    OP(Caught) : {
        if (pc->a != kFromList)
            regs[pc->a] = caught_value(*classes, caught);
        NEXT(1);
    }
    OP(Rethrow) : {
        SAVE();
        const std::exception_ptr pending = std::exchange(frame->pending, nullptr);
        if (pending)
            std::rethrow_exception(pending);
        NEXT(1);
    }
    OP(Raise) : {
        SAVE();
        const std::vector<Value>& constants = frame->code->constants;
        const size_t at = static_cast<size_t>(pc->wide());
        throw Error(constants[at].to_text(), constants[at + 1].to_text());
    }
}

} // namespace etna::vm
