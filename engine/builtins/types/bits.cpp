// bitand, bitor, bitxor, bitshift, bitcmp, bitget, bitset, typecast, swapbytes: numbers as bits and bytes.
#include <cmath>
#include <cstring>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

constexpr Message kBitRange{"MATLAB:bitops:outOfRange", "Double inputs must have integer values in the range of ASSUMEDTYPE."};
constexpr Message kBitClasses{"MATLAB:bitops:classMismatch", "Inputs must be integers of the same class, or doubles that hold integers."};
constexpr Message kBitSizes{"MATLAB:sizeDimensionsMustMatch", "Inputs must have the same size, or one of them must be a scalar."};

void typecast(Call& call) {
    const Value& x = call.arg(0);
    const std::string name = text_argument(call, 1);
    const bool complex = name == "double complex" || name == "single complex";
    const ClassId cls = complex ? class_from_name(name.substr(0, 6)) : class_from_name(name);
    if (!is_numeric(cls) && cls != ClassId::Logical && cls != ClassId::Char)
        fail({"MATLAB:typecastc:invalidClass", "Second argument must be the name of a numeric class."});
    if (!x.is_flat() || (!x.dims().is_vector() && !x.is_empty()))
        fail({"MATLAB:typecastc:notAVector", "The first input argument must be a vector."});
    const ArrayView view(x);
    // A char is one byte to typecast, two in memory.
    std::vector<unsigned char> narrow;
    const void* from = view.data<void>();
    size_t bytes = static_cast<size_t>(view.numel()) * element_size(view.class_id()) * (view.is_complex() ? 2 : 1);
    if (view.class_id() == ClassId::Char) {
        for (int64_t i = 0; i < view.numel(); ++i)
            narrow.push_back(static_cast<unsigned char>(view.data<char16_t>()[i]));
        from = narrow.data();
        bytes = narrow.size();
    }
    const size_t size = cls == ClassId::Char ? 1 : element_size(cls) * (complex ? 2 : 1);
    if (bytes % size != 0)
        fail({"MATLAB:typecastc:notEnoughInputElements", "Too few input values to make output type."});
    const int64_t n = static_cast<int64_t>(bytes / size);
    const Dims dims = view.dims().is_zero_by_zero()                                     ? Dims(0, 0)
                      : view.dims().is_column() && !view.dims().is_scalar() ? Dims(n, 1)
                                                                                         : Dims(1, n);
    Ref<Array> out = Array::uninitialized(cls, dims, complex ? Complexity::Complex : Complexity::Real);
    if (cls == ClassId::Char)
        for (int64_t i = 0; i < n; ++i)
            out->data_mut<char16_t>()[i] = static_cast<const unsigned char*>(from)[i];
    else if (cls == ClassId::Logical)
        for (int64_t i = 0; i < n; ++i) {
            if (static_cast<const unsigned char*>(from)[i] > 1)
                fail({"MATLAB:typecastc:notLogical", "The bytes must be 0 or 1 to be logicals."});
            out->data_mut<bool>()[i] = static_cast<const unsigned char*>(from)[i] != 0;
        }
    else if (bytes)
        std::memcpy(out->data_mut<void>(), from, bytes);
    call.give(complex ? ops::narrow(Value(std::move(out))) : Value(std::move(out)));
}

/// Octave: the bits of a logical array as a number and back, least significant first.
void bitpack(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_logical())
        fail({"MATLAB:bitpack:class", "The first argument of bitpack must be a logical array."});
    const std::string name = text_argument(call, 1);
    const bool complex = name == "double complex" || name == "single complex";
    const ClassId cls = class_from_name(complex ? name.substr(0, 6) : name);
    if (!is_flat(cls) || cls == ClassId::Logical)
        fail({"MATLAB:bitpack:class", "The second argument of bitpack must be the name of a numeric class or char."});
    const ArrayView view(x);
    const int64_t width = cls == ClassId::Char ? 8 : static_cast<int64_t>(8 * element_size(cls)) * (complex ? 2 : 1);
    if (view.numel() % width != 0)
        fail({"MATLAB:bitpack:length", "Incorrect number of bits to make an output value."});
    const int64_t n = view.numel() / width;
    std::vector<unsigned char> bytes(static_cast<size_t>(view.numel() / 8), 0);
    for (int64_t i = 0; i < view.numel(); ++i)
        if (view.data<bool>()[i])
            bytes[static_cast<size_t>(i / 8)] |= static_cast<unsigned char>(1u << (i % 8));
    Ref<Array> out = Array::uninitialized(cls, view.dims().is_column() ? Dims(n, 1) : Dims(1, n),
                                          complex ? Complexity::Complex : Complexity::Real);
    if (cls == ClassId::Char)
        for (int64_t i = 0; i < n; ++i)
            out->data_mut<char16_t>()[i] = bytes[static_cast<size_t>(i)];
    else if (n > 0)
        std::memcpy(out->data_mut<void>(), bytes.data(), bytes.size());
    call.give(complex ? ops::narrow(Value(std::move(out))) : Value(std::move(out)));
}
void bitunpack(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.is_logical())
        fail({"MATLAB:bitunpack:class", "The argument of bitunpack must be a number or a char array."});
    const ArrayView view(x);
    const size_t size = x.is_char() ? 1 : element_size(view.class_id()) * (view.is_complex() ? 2 : 1);
    std::vector<unsigned char> bytes(static_cast<size_t>(view.numel()) * size);
    if (x.is_char())
        for (int64_t i = 0; i < view.numel(); ++i)
            bytes[static_cast<size_t>(i)] = static_cast<unsigned char>(view.data<char16_t>()[i]);
    else if (!bytes.empty())
        std::memcpy(bytes.data(), view.data<void>(), bytes.size());
    const int64_t n = static_cast<int64_t>(bytes.size()) * 8;
    Ref<Array> out = Array::uninitialized(ClassId::Logical, view.dims().is_row() ? Dims(1, n) : Dims(n, 1));
    for (int64_t i = 0; i < n; ++i)
        out->data_mut<bool>()[i] = (bytes[static_cast<size_t>(i / 8)] >> (i % 8)) & 1;
    call.give(Value(std::move(out)));
}

void swapbytes(Call& call) {
    Value x = std::move(call.args[0]);
    if (!x.is_numeric())
        fail({"MATLAB:swapbytes:invalidInputClass", "swapbytes: invalid object of class '{}'."}, x.class_name());
    Array& a = x.array_mut();
    const size_t size = element_size(a.class_id());
    auto* p = a.data_mut<unsigned char>();
    for (int64_t i = 0; i < a.numel() * (a.is_complex() ? 2 : 1); ++i)
        for (size_t k = 0; k < size / 2; ++k)
            std::swap(p[static_cast<size_t>(i) * size + k], p[static_cast<size_t>(i) * size + size - 1 - k]);
    call.give(reshaped(std::move(x), x.dims()));
}

// ---- bits

uint64_t bits_at(const ArrayView& view, int64_t i) {
    return visit_class(view.class_id(), [&](auto zero) -> uint64_t {
        using T = decltype(zero);
        const T x = view.data<T>()[i];
        if constexpr (std::is_floating_point_v<T>) {
            if (!(x >= 0) || x != std::floor(x) || x >= static_cast<T>(18446744073709551616.0))
                fail(kBitRange);
            return static_cast<uint64_t>(x);
        } else if constexpr (std::is_signed_v<T>)
            return static_cast<uint64_t>(static_cast<int64_t>(x));
        else
            return static_cast<uint64_t>(x);
    });
}

/// The class that an assumed type names, or that the operands give.
ClassId bit_class(const Call& call, const Value& a, const Value& b) {
    for (const Value* v : {&a, &b})
        if ((!v->is_numeric() && !v->is_logical()) || v->is_complex()) {
            if (v->is_char())
                fail({"MATLAB:bitops:invalidClass", "{}: invalid class char."}, call.builtin.name);
            fail(kBitClasses);
        }
    if (is_integer(a.class_id()) && is_integer(b.class_id()) && a.class_id() != b.class_id())
        fail(kBitClasses);
    if (is_integer(a.class_id()))
        return a.class_id();
    if (is_integer(b.class_id()))
        return b.class_id();
    return a.is_logical() && b.is_logical()                                         ? ClassId::Logical
           : a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ClassId::Single
                                                                                   : ClassId::Double;
}
/// `bitand(a, b, 'int8')`: the range that double operands must have.
void check_assumed(const Call& call, const Value& a, int index) {
    if (call.nargin() <= index || !call.arg(index).is_text())
        return;
    const ClassId cls = class_from_name(call.arg(index).to_text());
    if (!is_integer(cls))
        fail({"MATLAB:bitops:badType", "ASSUMEDTYPE must be an integer type name."});
    if (is_integer(a.class_id()) && a.class_id() != cls)
        fail({"MATLAB:bitops:badType", "ASSUMEDTYPE must be the class of integer inputs."});
    const ArrayView view(a);
    const double limit = std::ldexp(1.0, static_cast<int>(8 * element_size(cls)) - (is_signed_integer(cls) ? 1 : 0));
    for (int64_t i = 0; i < view.numel(); ++i)
        if (view.double_at(i) >= limit)
            fail(kBitRange);
}
void require_sizes(const Value& a, const Value& b) {
    if (a.numel() != 1 && b.numel() != 1 && !(a.dims() == b.dims())) {
        const Dims da = a.dims(), db = b.dims();
        for (int k = 0; k < std::max(da.count(), db.count()); ++k)
            if (da[k] != db[k])
                fail(kBitSizes);
    }
}

template <class F>
void bitwise(Call& call, F f) {
    const Value &a = call.arg(0), &b = call.arg(1);
    const ClassId cls = bit_class(call, a, b);
    require_sizes(a, b);
    check_assumed(call, a, 2);
    check_assumed(call, b, 2);
    const ArrayView va(a), vb(b);
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        if constexpr (std::is_integral_v<T>)
            if (a.class_id() == cls && b.class_id() == cls) { // the bits as they are
                const T *pa = va.data<T>(), *pb = vb.data<T>();
                broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
                    to[i] = static_cast<T>(f(static_cast<uint64_t>(pa[ia]), static_cast<uint64_t>(pb[ib])));
                });
                return;
            }
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) { to[i] = static_cast<T>(f(bits_at(va, ia), bits_at(vb, ib))); });
    });
    call.give(Value(std::move(out)));
}
/// More than two arguments fold from the left (Octave); text is an assumed type.
template <class F>
void fold_bits(Call& call, F f) {
    bitwise(call, f);
    for (int i = 2; i < call.nargin(); ++i) {
        if (call.arg(i).is_text())
            return;
        Value args[] = {call.results[0], call.arg(i)};
        Value result[1];
        Call next{call.interpreter, call.builtin, args, 1, result};
        bitwise(next, f);
        call.give(result[0]);
    }
}
void bitand_(Call& call) {
    fold_bits(call, [](uint64_t a, uint64_t b) { return a & b; });
}
void bitor_(Call& call) {
    fold_bits(call, [](uint64_t a, uint64_t b) { return a | b; });
}
void bitxor_(Call& call) {
    fold_bits(call, [](uint64_t a, uint64_t b) { return a ^ b; });
}

int width_of(ClassId cls) {
    return is_integer(cls) ? static_cast<int>(8 * element_size(cls)) : cls == ClassId::Single ? 24 : 53;
}
uint64_t mask_of(ClassId cls) {
    const int w = width_of(cls);
    return w == 64 ? ~uint64_t{0} : (uint64_t{1} << w) - 1;
}

void bitshift(Call& call) {
    const Value &a = call.arg(0), &k = call.arg(1);
    if ((!a.is_numeric() && !a.is_logical()) || (!k.is_numeric() && !k.is_logical()))
        fail(kBitClasses);
    require_sizes(a, k);
    const ClassId cls = a.is_logical() ? ClassId::Double : a.class_id();
    const ArrayView va(a), vk(k);
    uint64_t mask = cls == ClassId::Single ? (uint64_t{1} << 53) - 1 : mask_of(cls);
    if (call.nargin() > 2 && !call.arg(2).is_text()) { // Octave: keep the lowest n bits
        const Value& n = call.arg(2);
        if (!n.is_flat() || n.numel() != 1 || n.to_double() != std::floor(n.to_double()))
            fail({"MATLAB:bitshift:mask", "bitshift: N must be a scalar integer."});
        if (n.to_double() < 0)
            fail({"MATLAB:bitshift:mask", "bitshift: N must be positive."});
        if (n.to_double() < 64)
            mask &= (uint64_t{1} << static_cast<int>(n.to_double())) - 1;
    }
    for (int64_t i = 0; i < vk.numel(); ++i)
        if (vk.double_at(i) != std::floor(vk.double_at(i)))
            fail({"MATLAB:bitshift:shift", "bitshift: K must be a scalar or array of integers."});
    const Broadcast broadcast(va.dims(), vk.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ik) {
            const double shift = vk.double_at(ik);
            const uint64_t bits = bits_at(va, ia);
            if constexpr (std::is_signed_v<T> && std::is_integral_v<T>) {
                const int64_t x = static_cast<int64_t>(bits);
                to[i] = static_cast<T>(shift <= -64 ? (x < 0 ? -1 : 0) : shift < 0 ? x >> static_cast<int>(-shift)
                                       : shift >= 64 ? 0 : static_cast<int64_t>((bits << static_cast<int>(shift)) & mask));
            } else {
                to[i] = static_cast<T>(shift >= 64 || shift <= -64 ? 0
                                       : shift < 0                 ? (bits >> static_cast<int>(-shift)) & mask
                                                                   : (bits << static_cast<int>(shift)) & mask);
            }
        });
    });
    call.give(Value(std::move(out)));
}

void bitcmp(Call& call) {
    const Value& a = call.arg(0);
    ClassId cls = bit_class(call, a, a);
    uint64_t mask = mask_of(cls);
    if (call.nargin() > 1) {
        if (call.arg(1).is_text()) {
            check_assumed(call, a, 1);
            mask = mask_of(class_from_name(call.arg(1).to_text()));
        } else {
            const double n = scalar_argument(call, 1);
            if (!(n >= 0) || n != std::floor(n) || n > width_of(cls))
                fail({"MATLAB:bitops:bitRange", "The number of bits must be an integer between 0 and {}."}, width_of(cls));
            mask = n >= 64 ? mask : (uint64_t{1} << static_cast<int>(n)) - 1;
        }
    }
    const ArrayView view(a);
    Ref<Array> out = Array::uninitialized(cls, view.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        for (int64_t i = 0; i < view.numel(); ++i)
            out->data_mut<T>()[i] = static_cast<T>(~bits_at(view, i) & mask);
    });
    call.give(Value(std::move(out)));
}

int bit_position(const Call& call, double b, ClassId cls) {
    if (!(b >= 1) || b > width_of(cls) || b != std::floor(b))
        fail({"MATLAB:bitops:bitRange", "{}: N must be in the range [1,{}]."}, call.builtin.name, width_of(cls));
    return static_cast<int>(b) - 1;
}
void bitget(Call& call) {
    const Value &a = call.arg(0), &b = call.arg(1);
    const ClassId cls = bit_class(call, a, a);
    require_sizes(a, b);
    const ArrayView va(a), vb(b);
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
            const int at = bit_position(call, vb.double_at(ib), cls);
            to[i] = static_cast<T>((bits_at(va, ia) >> at) & 1);
        });
    });
    call.give(Value(std::move(out)));
}
void bitset(Call& call) {
    const Value &a = call.arg(0), &b = call.arg(1);
    const ClassId cls = bit_class(call, a, a);
    const bool has_value = call.nargin() > 2 && !call.arg(2).is_text();
    const Value one = number(1);
    const Value& v = has_value ? call.arg(2) : one;
    require_flat(call, v);
    require_sizes(a, b);
    require_sizes(a, v);
    require_sizes(b, v);
    const ArrayView va(a), vb(b), vv(v);
    const Dims dims = ops::broadcast_dims(ops::broadcast_dims(va.dims(), vb.dims()), vv.dims());
    Ref<Array> out = Array::uninitialized(cls, dims);
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        for (int64_t i = 0, n = dims.numel(); i < n; ++i) {
            const uint64_t bit = uint64_t{1} << bit_position(call, vb.double_at(vb.numel() == 1 ? 0 : i), cls);
            const uint64_t bits = bits_at(va, va.numel() == 1 ? 0 : i);
            to[i] = static_cast<T>(vv.double_at(vv.numel() == 1 ? 0 : i) != 0 ? bits | bit : bits & ~bit);
        }
    });
    call.give(Value(std::move(out)));
}

constexpr std::string_view kTypes = "Data Types";
constexpr std::string_view kBits = "Bit-Wise Operations";
constexpr Builtin kRows[] = {
    {"typecast", kTypes, "Convert data type without changing underlying data", 2, 2, 1, typecast, kPure},
    {"swapbytes", kTypes, "Swap byte ordering", 1, 1, 1, swapbytes, kPure},
    {"bitpack", kTypes, "Numbers from the bits of a logical array", 2, 2, 1, bitpack, kPure},
    {"bitunpack", kTypes, "Bits of numbers as a logical array", 1, 1, 1, bitunpack, kPure},
    {"bitand", kBits, "Bit-wise AND", 2, kAnyNumber, 1, bitand_, kPure},
    {"bitor", kBits, "Bit-wise OR", 2, kAnyNumber, 1, bitor_, kPure},
    {"bitxor", kBits, "Bit-wise XOR", 2, kAnyNumber, 1, bitxor_, kPure},
    {"bitshift", kBits, "Shift bits specified number of places", 2, 3, 1, bitshift, kPure},
    {"bitcmp", kBits, "Bit-wise complement", 1, 2, 1, bitcmp, kPure},
    {"bitget", kBits, "Get bit at specified position", 2, 3, 1, bitget, kPure},
    {"bitset", kBits, "Set bit at specific location", 2, 4, 1, bitset, kPure},
};

} // namespace

void register_bits(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
