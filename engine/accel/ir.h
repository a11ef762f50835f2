#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/value/class_id.h"

/// The kernel IR: one straight list of typed values in SSA form that computes the elements of a fused group. Every back
/// end (the portable interpreter, machine code on the CPU, GLSL on the GPU) runs the same list and returns the same
/// bits, because each operation is correctly rounded and nothing is contracted or reassociated.
///
/// A kernel runs over an iteration space of `rank` dimensions (column-major, sizes given at launch). An input is dense
/// in the dimensions along which it varies and constant along the others: bit d of `varies` says which. Its element
/// for coordinates c is at the sum of c[d] * stride[d] over its dimensions, stride[d] being the product of the sizes of
/// its earlier varying dimensions. All bits set: the plain linear index. None: a scalar in a buffer.
///
/// An output without reduction stores one element per point of the space. An output with one folds the values along
/// the dimensions [reduce_begin, reduce_end) in the order of the tree in reduce_tree.h and stores one element per
/// remaining point.
namespace etna::accel::ir {

enum class Type : uint8_t { F64, F32, I32, U32, I64, U64, Bool };
std::string_view name(Type type);
constexpr bool is_float(Type t) {
    return t <= Type::F32;
}
constexpr bool is_integer(Type t) {
    return t >= Type::I32 && t <= Type::U64;
}

enum class Op : uint8_t {
#define ETNA_IR_OP(name, operands, sentence) name,
#include "engine/accel/ir_ops.inc"
#undef ETNA_IR_OP
};
std::string_view name(Op op);
int operand_count(Op op);

/// The type in which elements of a class are loaded: `I32` for int8, int16 and int32, `U32` for uint8, uint16, char and
/// uint32, `Bool` for logical.
Type load_type(ClassId element);

using ValueId = uint32_t;
constexpr ValueId kNoValue = ~0u;

struct Instruction {
    Op op = Op::Constant;
    Type type = Type::F64; ///< of the result; Bool for Guard and EndGuard
    ValueId a = kNoValue, b = kNoValue, c = kNoValue;
    uint64_t bits = 0; ///< constant's bits (F32 and 32-bit integers in the low half), or the number the row names
};

/// `bits` of F32 arithmetic that may flush subnormal numbers to zero (ir_ops.inc).
constexpr uint64_t kFlushProof = 1;
/// `bits` of a Guard that ordinary programs never enter, such as one for sin(1e30).
constexpr uint64_t kExceptional = 1;

constexpr int kMaxRank = 6;
constexpr uint32_t kAllDims = (1u << kMaxRank) - 1;

struct Input {
    ClassId element = ClassId::Double;
    uint32_t varies = kAllDims; ///< bits at and beyond `rank` are ignored
    bool gathered = false;      ///< read by Gather alone, at computed places
};

/// How values fold into one. The value that stands for "nothing yet" is the identity: x op identity is x, bit for bit.
enum class Reduction : uint8_t {
    None,
    Sum,  ///< identity -0
    Prod, ///< identity 1
    Min,  ///< ignores NaN unless all are; identity NaN; the earlier of two equals stays
    Max,
};

struct Output {
    ValueId value = kNoValue;          ///< of type load_type(element), in range; F64 when reduced
    ClassId element = ClassId::Double; ///< reduced values become Single by rounding, integers by rounding (ties away
                                       ///< from zero) and saturation with NaN as 0, Logical as != 0
    Reduction reduction = Reduction::None;
};

struct Kernel {
    int rank = 1;
    int reduce_begin = 0, reduce_end = 0; ///< equal when no output is reduced
    std::vector<Instruction> body;
    std::vector<Input> inputs;
    std::vector<Type> parameters;
    std::vector<Output> outputs;

    bool reduces() const { return reduce_end > reduce_begin; }
    /// The program as text, one instruction a line: `%3:f64 = Fma %0, %1, %2`.
    std::string text() const;
    /// Depends on everything that shapes the compiled code and on nothing else: the key of kernel caches.
    uint64_t hash() const;
    /// What is wrong with it, or nothing.
    std::optional<std::string> verify() const;
    friend bool operator==(const Kernel& a, const Kernel& b);
};

/// How often the kernel's loop runs with these parameters; 0 if it has none.
double iterations(const Kernel& kernel, std::span<const uint64_t> parameters);

/// Given the position of each value's last use in the text (the body's size: an output), moves it to the end of the loop
/// for values from before it that are used inside, for its carries and for what they become.
void extend_over_loops(const Kernel& kernel, std::vector<size_t>& last_use);

/// Constant tables for `Lookup`.
enum class Table : uint8_t {
    TwoOverPi, ///< consecutive 32-bit words of the binary fraction of 2/pi, most significant first
    Count,
};
std::span<const uint64_t> table(Table table);

class Builder;

/// A value under construction. Operators append instructions; see elementary_functions.h for code written with them.
struct Expr {
    Builder* builder = nullptr;
    ValueId id = kNoValue;
    Type type() const;
};

/// Appends instructions, sharing equal ones and folding nothing that could change a bit.
class Builder {
  public:
    explicit Builder(Kernel& kernel) : kernel_(kernel) { kernel_.body.reserve(1024); }

    Expr constant(double value);
    Expr constant(Type type, uint64_t bits);
    Expr parameter(Type type); ///< a new parameter
    Expr load(uint32_t input);
    Expr index(uint32_t varies, Type type = Type::F64); ///< F64 or U64
    Expr emit(Op op, Type type, Expr a = {}, Expr b = {}, Expr c = {}, uint64_t bits = 0);
    Expr gather(uint32_t input, Expr index);
    void begin_guard(Expr condition, bool exceptional = false);
    void end_guard();
    Expr begin_loop(Expr count); ///< gives the number of the iteration
    Expr carry(Expr initial);    ///< right behind begin_loop
    void set_next(Expr carry, Expr next);
    void end_loop();
    /// Whether the F32 arithmetic and comparisons that follow are flush-proof; gives what it was before.
    bool set_flush_proof(bool on) { return std::exchange(flush_proof_, on); }
    Kernel& kernel() { return kernel_; }
    Type type_of(ValueId id) const { return kernel_.body[id].type; }

  private:
    Kernel& kernel_;
    static constexpr int kBucketBits = 10;
    static constexpr uint32_t kNoBucket = ~0u;
    struct Shared {
        uint32_t bucket = kNoBucket; ///< of its hash; values that are not shared have none
        ValueId older = kNoValue;    ///< the next in the bucket's list
    };
    std::vector<ValueId> newest_ = std::vector<ValueId>(size_t{1} << kBucketBits, kNoValue);
    std::vector<Shared> shared_; ///< for each value
    ValueId guard_start_ = kNoValue, loop_start_ = kNoValue;
    bool flush_proof_ = false;
    void forget(ValueId from);
};

inline Type Expr::type() const {
    return builder->type_of(id);
}

} // namespace etna::accel::ir
