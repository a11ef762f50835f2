#include "engine/accel/ir.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <limits>

#include <fmt/format.h>

namespace etna::accel::ir {
namespace {

struct OpRow {
    std::string_view name;
    int operands;
};
constexpr OpRow kOps[] = {
#define ETNA_IR_OP(name, operands, sentence) {#name, operands},
#include "engine/accel/ir_ops.inc"
#undef ETNA_IR_OP
};

constexpr std::string_view kTypes[] = {"f64", "f32", "i32", "u32", "i64", "u64", "bool"};
constexpr std::string_view kReductions[] = {"", "sum", "prod", "min", "max"};

bool same(const Instruction& x, const Instruction& y) {
    return x.op == y.op && x.type == y.type && x.a == y.a && x.b == y.b && x.c == y.c && x.bits == y.bits;
}

/// What may be flush-proof.
bool is_arithmetic(Op op) {
    switch (op) {
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
    case Op::Div:
    case Op::Fma:
    case Op::Neg:
    case Op::Abs:
    case Op::Eq:
    case Op::Ne:
    case Op::Lt:
    case Op::Le:
        return true;
    default:
        return false;
    }
}

uint64_t mix(uint64_t hash, uint64_t value) {
    hash ^= value + 0x9e3779b97f4a7c15u + (hash << 6) + (hash >> 2);
    hash *= 0xff51afd7ed558ccdu;
    return hash ^ (hash >> 32);
}

uint64_t hash_of(const Instruction& i) {
    uint64_t h = (static_cast<uint64_t>(i.op) * 31 + static_cast<uint64_t>(i.type)) * 0x9e3779b97f4a7c15u +
                 i.a * 0xff51afd7ed558ccdu + i.b * 0xc4ceb9fe1a85ec53u + i.c * 0xd6e8feb86659fd93u +
                 i.bits * 0xa0761d6478bd642fu;
    h ^= h >> 29;
    return h * 0xe7037ed1a0b428dbu;
}

std::string constant_text(const Instruction& i) {
    if (i.type == Type::F64)
        return fmt::format("{}", std::bit_cast<double>(i.bits));
    if (i.type == Type::F32)
        return fmt::format("{}", std::bit_cast<float>(static_cast<uint32_t>(i.bits)));
    if (i.type == Type::I32)
        return fmt::format("{}", static_cast<int32_t>(i.bits));
    if (i.type == Type::I64)
        return fmt::format("{}", static_cast<int64_t>(i.bits));
    if (i.type == Type::U64 && i.bits > 0xffffffffu)
        return fmt::format("{:#x}", i.bits);
    return fmt::format("{}", i.bits);
}

int bits_of(Type t) {
    switch (t) {
    case Type::F64:
    case Type::I64:
    case Type::U64:
        return 64;
    case Type::Bool:
        return 1;
    default:
        return 32;
    }
}

/// Checks one instruction against its row; the types of earlier values are known.
class Verifier {
  public:
    explicit Verifier(const Kernel& kernel) : kernel_(kernel) {}

    std::optional<std::string> run() {
        for (ValueId id = 0; id < kernel_.body.size() && problem_.empty(); ++id)
            check(id);
        if (problem_.empty() && guard_ != kNoValue)
            problem_ = "a Guard has no EndGuard";
        if (problem_.empty() && loop_ != kNoValue)
            problem_ = "a Loop has no EndLoop";
        if (problem_.empty())
            check_outputs();
        return problem_.empty() ? std::nullopt : std::optional(problem_);
    }

  private:
    void fail(ValueId id, std::string_view what) { problem_ = fmt::format("%{}: {}", id, what); }
    Type type(ValueId id) const { return kernel_.body[id].type; }

    void check(ValueId id) {
        const Instruction& i = kernel_.body[id];
        const ValueId operands[3] = {i.a, i.b, i.c};
        const int count = operand_count(i.op);
        for (int k = 0; k < 3; ++k) {
            if ((k < count) != (operands[k] != kNoValue))
                return fail(id, "wrong number of operands");
            if (k < count && !usable(id, operands[k], i, k))
                return;
        }
        guard_of_.push_back(guard_);
        loop_of_.push_back(loop_);
        check_types(id, i);
    }

    bool usable(ValueId id, ValueId operand, const Instruction& i, int position) {
        if (operand >= id) {
            fail(id, "operand is not defined before its use");
            return false;
        }
        const Op op = kernel_.body[operand].op;
        if (op == Op::Guard || op == Op::EndGuard || op == Op::EndLoop) {
            fail(id, "operand is not a value");
            return false;
        }
        if (loop_of_[operand] != kNoValue && loop_of_[operand] != loop_ && op != Op::Carry) {
            fail(id, "value from a loop is used outside it");
            return false;
        }
        const ValueId region = guard_of_[operand];
        if (region == kNoValue || region == guard_)
            return true;
        const bool chosen = i.op == Op::Select && position == 1 && i.a == kernel_.body[region].a;
        if (!chosen)
            fail(id, "value from a guarded region is used outside it");
        return chosen;
    }

    void check_types(ValueId id, const Instruction& i) {
        const auto all = [&](auto predicate) {
            for (const ValueId o : {i.a, i.b, i.c})
                if (o != kNoValue && !predicate(type(o)))
                    return false;
            return true;
        };
        const auto like_result = [&](Type t) { return t == i.type; };
        const auto need = [&](bool ok) {
            if (!ok)
                fail(id, fmt::format("types do not fit {}", name(i.op)));
        };
        switch (i.op) {
        case Op::Constant:
            return;
        case Op::Parameter:
            return need(i.bits < kernel_.parameters.size() && kernel_.parameters[i.bits] == i.type);
        case Op::Load:
            return need(i.bits < kernel_.inputs.size() && !kernel_.inputs[i.bits].gathered &&
                        load_type(kernel_.inputs[i.bits].element) == i.type);
        case Op::Index:
            return need(i.type == Type::F64 || i.type == Type::U64);
        case Op::Gather:
            return need(i.bits < kernel_.inputs.size() && kernel_.inputs[i.bits].gathered &&
                        load_type(kernel_.inputs[i.bits].element) == i.type && type(i.a) == Type::U32);
        case Op::Loop:
            need(i.type == Type::U32 && type(i.a) == Type::U32 && loop_ == kNoValue && guard_ == kNoValue);
            loop_ = id;
            loop_of_.back() = id;
            return;
        case Op::Carry: {
            const Op before = kernel_.body[id - 1].op;
            const bool fits = i.bits > id && i.bits < kernel_.body.size() && type(static_cast<ValueId>(i.bits)) == i.type &&
                              kernel_.body[i.bits].op != Op::Carry && type(i.a) == i.type;
            return need(fits && loop_ != kNoValue && loop_of_[i.a] == kNoValue &&
                        (before == Op::Loop || before == Op::Carry));
        }
        case Op::EndLoop:
            need(loop_ != kNoValue && guard_ == kNoValue);
            for (ValueId c = loop_ + 1; loop_ != kNoValue && kernel_.body[c].op == Op::Carry; ++c)
                if (kernel_.body[c].bits >= id || guard_of_[kernel_.body[c].bits] != kNoValue)
                    fail(c, "the next value is not from inside the loop");
            loop_ = kNoValue;
            return;
        case Op::Lookup:
            return need(i.type == Type::U64 && type(i.a) == Type::I32 && i.bits < static_cast<uint64_t>(Table::Count));
        case Op::Add:
        case Op::Sub:
            return need(i.type != Type::Bool && all(like_result));
        case Op::Mul:
            return need((is_float(i.type) || bits_of(i.type) == 32) && all(like_result));
        case Op::MulLow32:
            return need(i.type == Type::U64 && all(like_result));
        case Op::Fma:
            return need((i.type == Type::F64 || (i.type == Type::F32 && i.bits == kFlushProof)) && all(like_result));
        case Op::Div:
        case Op::Neg:
        case Op::Abs:
        case Op::Sqrt:
        case Op::Floor:
        case Op::Ceil:
        case Op::Trunc:
            return need(is_float(i.type) && all(like_result));
        case Op::Eq:
        case Op::Ne:
        case Op::Lt:
        case Op::Le:
            return need(i.type == Type::Bool && type(i.a) == type(i.b) && type(i.a) != Type::Bool);
        case Op::And:
        case Op::Or:
        case Op::Xor:
        case Op::Not:
            return need(!is_float(i.type) && all(like_result));
        case Op::Shl:
        case Op::Shr:
            return need(is_integer(i.type) && all(like_result));
        case Op::Select:
            return need(type(i.a) == Type::Bool && type(i.b) == i.type && type(i.c) == i.type);
        case Op::Convert:
            return need(type(i.a) != i.type && i.type != Type::Bool);
        case Op::Bitcast:
            return need(type(i.a) != i.type && bits_of(type(i.a)) == bits_of(i.type) && i.type != Type::Bool);
        case Op::Guard:
            need(type(i.a) == Type::Bool && guard_ == kNoValue);
            guard_ = id;
            return;
        case Op::EndGuard:
            need(guard_ != kNoValue);
            guard_ = kNoValue;
            return;
        }
    }

    void check_outputs() {
        const bool range_ok = kernel_.rank >= 1 && kernel_.rank <= kMaxRank && kernel_.reduce_begin >= 0 &&
                              kernel_.reduce_begin <= kernel_.reduce_end && kernel_.reduce_end <= kernel_.rank;
        if (!range_ok) {
            problem_ = "rank or reduced dimensions out of range";
            return;
        }
        for (const Output& o : kernel_.outputs) {
            if (o.value >= kernel_.body.size() || guard_of_[o.value] != kNoValue ||
                (loop_of_[o.value] != kNoValue && kernel_.body[o.value].op != Op::Carry))
                problem_ = "an output names no value";
            else if (o.reduction != Reduction::None && (!kernel_.reduces() || type(o.value) != Type::F64))
                problem_ = fmt::format("%{}: a reduced output needs an f64 value and reduced dimensions", o.value);
            else if (o.reduction == Reduction::None && type(o.value) != load_type(o.element))
                problem_ = fmt::format("%{}: an output of class {} needs type {}", o.value, class_name(o.element),
                                       name(load_type(o.element)));
        }
        if (kernel_.outputs.empty())
            problem_ = "no outputs";
    }

    const Kernel& kernel_;
    std::vector<ValueId> guard_of_; ///< the Guard around each value
    std::vector<ValueId> loop_of_;  ///< the Loop around each value
    ValueId guard_ = kNoValue, loop_ = kNoValue;
    std::string problem_;
};

} // namespace

std::string_view name(Type type) {
    return kTypes[static_cast<size_t>(type)];
}
std::string_view name(Op op) {
    return kOps[static_cast<size_t>(op)].name;
}
int operand_count(Op op) {
    return kOps[static_cast<size_t>(op)].operands;
}

Type load_type(ClassId element) {
    switch (element) {
    case ClassId::Single:
        return Type::F32;
    case ClassId::Int8:
    case ClassId::Int16:
    case ClassId::Int32:
        return Type::I32;
    case ClassId::UInt8:
    case ClassId::UInt16:
    case ClassId::UInt32:
    case ClassId::Char:
        return Type::U32;
    case ClassId::Int64:
        return Type::I64;
    case ClassId::UInt64:
        return Type::U64;
    case ClassId::Logical:
        return Type::Bool;
    default:
        return Type::F64;
    }
}

double iterations(const Kernel& kernel, std::span<const uint64_t> parameters) {
    for (const Instruction& i : kernel.body)
        if (i.op == Op::Loop) {
            const Instruction& count = kernel.body[i.a];
            return static_cast<double>(count.op == Op::Parameter ? parameters[count.bits] : count.bits);
        }
    return 0;
}

void extend_over_loops(const Kernel& kernel, std::vector<size_t>& last_use) {
    ValueId loop = kNoValue;
    for (ValueId id = 0; id < kernel.body.size(); ++id) {
        if (kernel.body[id].op == Op::Loop)
            loop = id;
        if (kernel.body[id].op != Op::EndLoop)
            continue;
        for (ValueId o = 0; o < loop; ++o)
            if (last_use[o] > loop && last_use[o] < id)
                last_use[o] = id;
        last_use[loop] = std::max<size_t>(last_use[loop], id);
        for (ValueId c = loop + 1; kernel.body[c].op == Op::Carry; ++c) {
            last_use[c] = std::max<size_t>(last_use[c], id);
            last_use[kernel.body[c].bits] = std::max<size_t>(last_use[kernel.body[c].bits], id);
        }
    }
}

std::string Kernel::text() const {
    std::string out = fmt::format("kernel rank {}", rank);
    if (reduces())
        out += fmt::format(", reduces dimensions {} to {}", reduce_begin, reduce_end - 1);
    out += '\n';
    for (size_t k = 0; k < inputs.size(); ++k) {
        out += fmt::format("input {}: {}", k, class_name(inputs[k].element));
        const uint32_t mask = inputs[k].varies & ((1u << rank) - 1);
        if (inputs[k].gathered)
            out += ", gathered";
        else if (mask == 0)
            out += ", scalar";
        else if (mask != (1u << rank) - 1)
            out += fmt::format(", varies {:#b}", mask);
        out += '\n';
    }
    for (ValueId id = 0; id < body.size(); ++id) {
        const Instruction& i = body[id];
        out += fmt::format("%{}:{} = {}", id, name(i.type), name(i.op));
        if (i.op == Op::Constant)
            out += ' ' + constant_text(i);
        else if (i.op == Op::Index)
            out += fmt::format(" {:#b}", i.bits & ((1u << rank) - 1));
        else if (operand_count(i.op) == 0 && i.op != Op::EndGuard && i.op != Op::EndLoop)
            out += fmt::format(" {}", i.bits);
        bool first = true;
        for (const ValueId o : {i.a, i.b, i.c}) {
            if (o != kNoValue)
                out += fmt::format("{}%{}", first ? " " : ", ", o);
            first = false;
        }
        if (i.op == Op::Lookup)
            out += fmt::format(", table {}", i.bits);
        if (i.op == Op::Gather)
            out += fmt::format(", input {}", i.bits);
        if (i.op == Op::Carry)
            out += fmt::format(", then %{}", i.bits);
        if (is_arithmetic(i.op) && i.bits == kFlushProof)
            out += ", flush-proof";
        if (i.op == Op::Guard && i.bits == kExceptional)
            out += ", exceptional";
        out += '\n';
    }
    for (const Output& o : outputs)
        out += fmt::format("output {}: {}{}%{}\n", class_name(o.element), kReductions[static_cast<size_t>(o.reduction)],
                           o.reduction == Reduction::None ? "" : " of ", o.value);
    return out;
}

uint64_t Kernel::hash() const {
    const uint64_t mask = (1u << rank) - 1;
    uint64_t h = mix(static_cast<uint64_t>(rank), static_cast<uint64_t>(reduce_begin * 16 + reduce_end));
    for (const Input& input : inputs)
        h = mix(h, static_cast<uint64_t>(input.element) << 33 | uint64_t{input.gathered} << 32 | (input.varies & mask));
    for (const Type t : parameters)
        h = mix(h, static_cast<uint64_t>(t) + 77);
    for (const Instruction& i : body)
        h = mix(h, hash_of(i));
    for (const Output& o : outputs)
        h = mix(h, static_cast<uint64_t>(o.value) << 16 | static_cast<uint64_t>(o.element) << 8 |
                       static_cast<uint64_t>(o.reduction));
    return h;
}

std::optional<std::string> Kernel::verify() const {
    return Verifier(*this).run();
}

bool operator==(const Kernel& a, const Kernel& b) {
    const uint32_t mask = (1u << a.rank) - 1;
    return a.rank == b.rank && a.reduce_begin == b.reduce_begin && a.reduce_end == b.reduce_end &&
           a.parameters == b.parameters &&
           std::equal(a.body.begin(), a.body.end(), b.body.begin(), b.body.end(), same) &&
           std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                      [&](const Input& x, const Input& y) {
                          return x.element == y.element && x.gathered == y.gathered &&
                                 (x.varies & mask) == (y.varies & mask);
                      }) &&
           std::equal(a.outputs.begin(), a.outputs.end(), b.outputs.begin(), b.outputs.end(),
                      [](const Output& x, const Output& y) {
                          return x.value == y.value && x.element == y.element && x.reduction == y.reduction;
                      });
}

std::span<const uint64_t> table(Table) {
    // 2/pi, 1280 bits behind one word of zeros, so that a window may start in front of the binary point. Beyond them
    // two words of padding, so that the last window of a double's range reads inside the table.
    static constexpr uint64_t kTwoOverPi[] = {
        0x00000000, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561,
        0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484, 0xe99c7026,
        0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f,
        0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1,
        0x1f8d5d08, 0x56033046, 0xfc7b6bab, 0xf0cfbc20, 0x9af4361d};
    return kTwoOverPi;
}

Expr Builder::constant(double value) {
    return constant(Type::F64, std::bit_cast<uint64_t>(value));
}

Expr Builder::constant(Type type, uint64_t bits) {
    if (bits_of(type) == 32)
        bits &= 0xffffffffu;
    return emit(Op::Constant, type, {}, {}, {}, bits);
}

Expr Builder::parameter(Type type) {
    kernel_.parameters.push_back(type);
    return emit(Op::Parameter, type, {}, {}, {}, kernel_.parameters.size() - 1);
}

Expr Builder::load(uint32_t input) {
    return emit(Op::Load, load_type(kernel_.inputs[input].element), {}, {}, {}, input);
}

Expr Builder::index(uint32_t varies, Type type) {
    return emit(Op::Index, type, {}, {}, {}, varies);
}

Expr Builder::emit(Op op, Type type, Expr a, Expr b, Expr c, uint64_t bits) {
    if (flush_proof_ && is_arithmetic(op) && type_of(a.id) == Type::F32)
        bits = kFlushProof;
    const Instruction wanted{op, type, a.id, b.id, c.id, bits};
    const size_t bucket = hash_of(wanted) >> (64 - kBucketBits);
    for (ValueId id = newest_[bucket]; id != kNoValue; id = shared_[id].older)
        if (same(kernel_.body[id], wanted))
            return {this, id};
    const ValueId id = static_cast<ValueId>(kernel_.body.size());
    kernel_.body.push_back(wanted);
    shared_.resize(id + 1);
    shared_[id] = {static_cast<uint32_t>(bucket), newest_[bucket]};
    newest_[bucket] = id;
    return {this, id};
}

void Builder::begin_guard(Expr condition, bool exceptional) {
    kernel_.body.push_back({Op::Guard, Type::Bool, condition.id, kNoValue, kNoValue, exceptional ? kExceptional : 0});
    guard_start_ = static_cast<ValueId>(kernel_.body.size());
}

void Builder::end_guard() {
    kernel_.body.push_back({Op::EndGuard, Type::Bool});
    forget(guard_start_);
    guard_start_ = kNoValue;
}

Expr Builder::gather(uint32_t input, Expr index) {
    return emit(Op::Gather, load_type(kernel_.inputs[input].element), index, {}, {}, input);
}

Expr Builder::begin_loop(Expr count) {
    loop_start_ = static_cast<ValueId>(kernel_.body.size());
    kernel_.body.push_back({Op::Loop, Type::U32, count.id});
    return {this, loop_start_};
}

Expr Builder::carry(Expr initial) {
    kernel_.body.push_back({Op::Carry, initial.type(), initial.id});
    return {this, static_cast<ValueId>(kernel_.body.size() - 1)};
}

void Builder::set_next(Expr carry, Expr next) {
    kernel_.body[carry.id].bits = next.id;
}

void Builder::end_loop() {
    kernel_.body.push_back({Op::EndLoop, Type::Bool});
    forget(loop_start_);
    loop_start_ = kNoValue;
}

/// What was computed inside a region is not there outside. The newest values lead their lists.
void Builder::forget(ValueId from) {
    for (size_t id = shared_.size(); id-- > from;)
        if (shared_[id].bucket != kNoBucket)
            newest_[shared_[id].bucket] = shared_[id].older;
    shared_.resize(std::min<size_t>(shared_.size(), from));
}

} // namespace etna::accel::ir
