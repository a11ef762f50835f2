#pragma once

#include <bit>
#include <concepts>

#include "engine/accel/ir.h"

/// Operators and functions with which code is written once for numbers and for kernels: the overloads for `double`,
/// `float`, `uint64_t`, `uint32_t` and `bool` compute, those for `ir::Expr` append instructions. Both mean the same operation to the bit.
/// Comparisons give `bool` or a Bool expression; combine them with &, | and !.
namespace etna::accel {

#define ETNA_INLINE [[gnu::always_inline]] inline

namespace fn {
ETNA_INLINE double fma(double a, double b, double c) {
    return __builtin_fma(a, b, c);
}
ETNA_INLINE double sqrt(double a) {
    return __builtin_sqrt(a);
}
ETNA_INLINE double abs(double a) {
    return __builtin_fabs(a);
}
ETNA_INLINE double floor(double a) {
    return __builtin_floor(a);
}
ETNA_INLINE double ceil(double a) {
    return __builtin_ceil(a);
}
ETNA_INLINE double trunc(double a) {
    return __builtin_trunc(a);
}
ETNA_INLINE double select(bool c, double a, double b) {
    return c ? a : b;
}
ETNA_INLINE uint64_t select(bool c, uint64_t a, uint64_t b) {
    return c ? a : b;
}
ETNA_INLINE uint64_t bits(double a) {
    return std::bit_cast<uint64_t>(a);
}
ETNA_INLINE double from_bits(uint64_t a) {
    return std::bit_cast<double>(a);
}
ETNA_INLINE float fma(float a, float b, float c) {
    return __builtin_fmaf(a, b, c);
}
ETNA_INLINE float sqrt(float a) {
    return __builtin_sqrtf(a);
}
ETNA_INLINE float abs(float a) {
    return __builtin_fabsf(a);
}
ETNA_INLINE float trunc(float a) {
    return __builtin_truncf(a);
}
ETNA_INLINE float select(bool c, float a, float b) {
    return c ? a : b;
}
ETNA_INLINE uint32_t select(bool c, uint32_t a, uint32_t b) {
    return c ? a : b;
}
ETNA_INLINE uint32_t bits(float a) {
    return std::bit_cast<uint32_t>(a);
}
ETNA_INLINE float from_bits(uint32_t a) {
    return std::bit_cast<float>(a);
}
ETNA_INLINE float like(float, double value) {
    return static_cast<float>(value);
}
ETNA_INLINE uint32_t like(uint32_t, uint32_t value) {
    return value;
}
ETNA_INLINE double widen(float a) {
    return static_cast<double>(a);
}
ETNA_INLINE float narrow(double a) {
    return static_cast<float>(a);
}
ETNA_INLINE uint32_t low_word(uint64_t a) {
    return static_cast<uint32_t>(a);
}
ETNA_INLINE uint64_t mul_low32(uint64_t a, uint64_t b) {
    return (a & 0xffffffffu) * (b & 0xffffffffu);
}
/// Entry of a constant table.
ETNA_INLINE uint64_t lookup(ir::Table t, uint64_t index) {
    return ir::table(t)[static_cast<uint32_t>(index)];
}
/// A constant that stands where no other operand tells the number type.
ETNA_INLINE double like(double, double value) {
    return value;
}
ETNA_INLINE uint64_t like(uint64_t, uint64_t value) {
    return value;
}
ETNA_INLINE bool negate(bool a) {
    return !a;
}
/// Calls `rare()`, whose values are needed only where `c` is true.
template <class F>
ETNA_INLINE void guarded(bool c, F&& rare) {
    if (c) [[unlikely]]
        rare();
}
/// `guarded` for what ordinary programs never need.
template <class F>
ETNA_INLINE void exceptionally(bool c, F&& never) {
    if (c) [[unlikely]]
        never();
}
} // namespace fn

namespace ir {

template <class T>
concept IsExpr = std::same_as<T, Expr>;
template <class T>
concept Number = std::same_as<T, double> || std::same_as<T, uint64_t> || std::same_as<T, uint32_t> ||
                 std::same_as<T, int>;
template <class... T>
concept HasExpr = (IsExpr<T> || ...) && ((IsExpr<T> || Number<T>)&&...);

inline Expr lift(Builder&, Type, Expr x) {
    return x;
}
inline Expr lift(Builder& b, Type t, double x) {
    return t == Type::F32 ? b.constant(t, std::bit_cast<uint32_t>(static_cast<float>(x))) : b.constant(x);
}
inline Expr lift(Builder& b, Type t, uint64_t x) {
    return b.constant(t, x);
}
inline Expr lift(Builder& b, Type t, uint32_t x) {
    return b.constant(t, uint64_t{x});
}
inline Expr lift(Builder& b, Type t, int x) {
    return b.constant(t, static_cast<uint64_t>(static_cast<int64_t>(x)));
}

inline Expr first_expr(Expr x) {
    return x;
}
template <class... R>
Expr first_expr(Expr x, R...) {
    return x;
}
template <Number N, class... R>
Expr first_expr(N, R... rest) {
    return first_expr(rest...);
}

template <class A, class B>
Expr emit2(Op op, A a, B b, bool compare = false) {
    const Expr e = first_expr(a, b);
    return e.builder->emit(op, compare ? Type::Bool : e.type(), lift(*e.builder, e.type(), a),
                           lift(*e.builder, e.type(), b));
}

#define ETNA_EXPR_OPERATOR(symbol, op, compare)                                                                        \
    template <class A, class B>                                                                                        \
    requires HasExpr<A, B> Expr operator symbol(A a, B b) {                                                            \
        return emit2(Op::op, a, b, compare);                                                                           \
    }
ETNA_EXPR_OPERATOR(+, Add, false)
ETNA_EXPR_OPERATOR(-, Sub, false)
ETNA_EXPR_OPERATOR(*, Mul, false)
ETNA_EXPR_OPERATOR(/, Div, false)
ETNA_EXPR_OPERATOR(&, And, false)
ETNA_EXPR_OPERATOR(|, Or, false)
ETNA_EXPR_OPERATOR(^, Xor, false)
ETNA_EXPR_OPERATOR(<<, Shl, false)
ETNA_EXPR_OPERATOR(>>, Shr, false)
ETNA_EXPR_OPERATOR(==, Eq, true)
ETNA_EXPR_OPERATOR(!=, Ne, true)
ETNA_EXPR_OPERATOR(<, Lt, true)
ETNA_EXPR_OPERATOR(<=, Le, true)
#undef ETNA_EXPR_OPERATOR
template <class A, class B>
requires HasExpr<A, B> Expr operator>(A a, B b) {
    return emit2(Op::Lt, b, a, true);
}
template <class A, class B>
requires HasExpr<A, B> Expr operator>=(A a, B b) {
    return emit2(Op::Le, b, a, true);
}

inline Expr emit1(Op op, Expr a) {
    return a.builder->emit(op, a.type(), a);
}
inline Expr operator-(Expr a) {
    return emit1(Op::Neg, a);
}
inline Expr negate(Expr a) {
    return emit1(Op::Not, a);
}
inline Expr sqrt(Expr a) {
    return emit1(Op::Sqrt, a);
}
inline Expr abs(Expr a) {
    return emit1(Op::Abs, a);
}
inline Expr floor(Expr a) {
    return emit1(Op::Floor, a);
}
inline Expr ceil(Expr a) {
    return emit1(Op::Ceil, a);
}
inline Expr trunc(Expr a) {
    return emit1(Op::Trunc, a);
}
inline Expr convert(Expr a, Type t) {
    return a.type() == t ? a : a.builder->emit(Op::Convert, t, a);
}
inline Expr bitcast(Expr a, Type t) {
    return a.builder->emit(Op::Bitcast, t, a);
}
inline Expr bits(Expr a) {
    return bitcast(a, a.type() == Type::F32 ? Type::U32 : Type::U64);
}
inline Expr from_bits(Expr a) {
    return bitcast(a, a.type() == Type::U32 ? Type::F32 : Type::F64);
}
inline Expr widen(Expr a) {
    return convert(a, Type::F64);
}
inline Expr narrow(Expr a) {
    return convert(a, Type::F32);
}
inline Expr low_word(Expr a) {
    return convert(a, Type::U32);
}
inline Expr mul_low32(Expr a, Expr b) {
    return emit2(Op::MulLow32, a, b);
}
inline Expr like(Expr x, double value) {
    return lift(*x.builder, x.type() == Type::F32 ? Type::F32 : Type::F64, value);
}
inline Expr like(Expr x, uint64_t value) {
    return x.builder->constant(Type::U64, value);
}
inline Expr like(Expr x, uint32_t value) {
    return x.builder->constant(Type::U32, value);
}
inline Expr lookup(Table t, Expr index) {
    return index.builder->emit(Op::Lookup, Type::U64, convert(index, Type::I32), {}, {}, static_cast<uint64_t>(t));
}
template <class A, class B, class C>
requires HasExpr<A, B, C> Expr fma(A a, B b, C c) {
    const Expr first = first_expr(a, b, c);
    Builder& builder = *first.builder;
    const Type type = first.type();
    return builder.emit(Op::Fma, type, lift(builder, type, a), lift(builder, type, b), lift(builder, type, c));
}
template <class A, class B>
Expr select(Expr c, A a, B b) {
    Type type = Type::F64;
    if constexpr (IsExpr<A>)
        type = a.type();
    else if constexpr (IsExpr<B>)
        type = b.type();
    else if constexpr (std::same_as<A, uint64_t>)
        type = Type::U64;
    const Expr x = lift(*c.builder, type, a), y = lift(*c.builder, type, b);
    return x.id == y.id ? x : c.builder->emit(Op::Select, type, c, x, y);
}
template <class F>
void guarded(Expr c, F&& rare) {
    c.builder->begin_guard(c);
    rare();
    c.builder->end_guard();
}
template <class F>
void exceptionally(Expr c, F&& never) {
    c.builder->begin_guard(c, true);
    never();
    c.builder->end_guard();
}

} // namespace ir
} // namespace etna::accel
