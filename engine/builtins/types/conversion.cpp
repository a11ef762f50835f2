// double, single, int8 ... logical, cast, typecast, bit operations.
#include <cmath>
#include <cstring>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

/// Numbers from the elements of a string array.
Value strings_to_double(const Value& x) {
    std::vector<double> out;
    for (const StringArray::Element& text : x.string_array().elements())
        out.push_back(text ? parse_number(*text).real() : std::nan(""));
    return Array::of<double>(x.dims(), out.data());
}

void convert_to(Call& call, ClassId cls) {
    const Value& x = call.arg(0);
    if (x.is_string())
        return call.give(ops::convert(strings_to_double(x), cls));
    if (!x.is_flat())
        raise(Err::NoConversion, class_name(cls), x.class_name());
    call.give(x.class_id() == cls ? x : ops::convert(x, cls));
}
template <ClassId cls>
void convert(Call& call) {
    convert_to(call, cls);
}

void logical_(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat())
        raise(Err::NoConversion, "logical", x.class_name());
    if (x.is_complex())
        fail({"MATLAB:nologicalcomplex", "Complex values cannot be converted to logicals."});
    call.give(x.is_logical() ? x : ops::convert(x, ClassId::Logical));
}

void cast(Call& call) {
    ClassId cls = ClassId::Double;
    if (call.nargin() == 3 && text_is(call.arg(1), "like"))
        cls = call.arg(2).class_id();
    else
        cls = class_from_name(text_argument(call, 1));
    if (!is_flat(cls))
        fail({"MATLAB:cast:UnsupportedClass", "Unsupported data type for conversion."});
    convert_to(call, cls);
}

void typecast(Call& call) {
    const Value& x = call.arg(0);
    const ClassId cls = class_from_name(text_argument(call, 1));
    if (!is_numeric(cls) && cls != ClassId::Logical && cls != ClassId::Char)
        fail({"MATLAB:typecastc:unsupportedClass", "Second argument must be the name of a numeric class."});
    if (!x.is_flat() || x.is_complex() || (!x.dims().is_vector() && !x.is_empty()))
        fail({"MATLAB:typecastc:notAVector", "The first input argument must be a real numeric vector."});
    const ArrayView view(x);
    const size_t bytes = static_cast<size_t>(view.numel()) * element_size(view.class_id());
    if (bytes % element_size(cls) != 0)
        fail({"MATLAB:typecastc:notEnoughInputElements",
              "Too few input values to make output type."});
    const int64_t n = static_cast<int64_t>(bytes / element_size(cls));
    Ref<Array> out = Array::uninitialized(cls, view.dims().is_column() && !view.dims().is_scalar() ? Dims(n, 1) : Dims(1, n));
    if (bytes)
        std::memcpy(out->data_mut<void>(), view.data<void>(), bytes);
    call.give(Value(std::move(out)));
}

void swapbytes(Call& call) {
    Value x = std::move(call.args[0]);
    require_numeric(call, x);
    Array& a = x.array_mut();
    const size_t size = element_size(a.class_id());
    auto* p = a.data_mut<unsigned char>();
    for (int64_t i = 0; i < a.numel() * (a.is_complex() ? 2 : 1); ++i)
        for (size_t k = 0; k < size / 2; ++k)
            std::swap(p[static_cast<size_t>(i) * size + k], p[static_cast<size_t>(i) * size + size - 1 - k]);
    call.give(reshaped(std::move(x), x.dims()));
}

// ---- bits

constexpr Message kBitNegative{"MATLAB:bitops:outOfRange",
                               "Double inputs must have integer values in the range of ASSUMEDTYPE."};
constexpr Message kBitClasses{"MATLAB:bitops:classMismatch",
                              "Inputs must be integers of the same class, or doubles that hold integers."};

uint64_t bits_at(const ArrayView& view, int64_t i) {
    return visit_class(view.class_id(), [&](auto zero) -> uint64_t {
        using T = decltype(zero);
        const T x = view.data<T>()[i];
        if constexpr (std::is_floating_point_v<T>) {
            if (!(x >= 0) || x != std::floor(x) || x >= static_cast<T>(18446744073709551616.0))
                fail(kBitNegative);
            return static_cast<uint64_t>(x);
        } else if constexpr (std::is_signed_v<T>)
            return static_cast<uint64_t>(static_cast<int64_t>(x));
        else
            return static_cast<uint64_t>(x);
    });
}
ClassId bit_class(const Value& a, const Value& b) {
    for (const Value* v : {&a, &b})
        if (!v->is_numeric() && !v->is_logical())
            fail(kBitClasses);
    if (is_integer(a.class_id()) && is_integer(b.class_id()) && a.class_id() != b.class_id())
        fail(kBitClasses);
    if (is_integer(a.class_id()))
        return a.class_id();
    if (is_integer(b.class_id()))
        return b.class_id();
    return a.is_logical() && b.is_logical() ? ClassId::Logical
           : a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ClassId::Single
                                                                                : ClassId::Double;
}

template <class F>
void bitwise(Call& call, F f) {
    std::span<const Value> args = call.args;
    const Value &a = args[0], &b = args[1];
    const ClassId cls = bit_class(a, b);
    const ArrayView va(a), vb(b);
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) { to[i] = static_cast<T>(f(bits_at(va, ia), bits_at(vb, ib))); });
    });
    call.give(Value(std::move(out)));
}
void bitand_(Call& call) {
    bitwise(call, [](uint64_t a, uint64_t b) { return a & b; });
}
void bitor_(Call& call) {
    bitwise(call, [](uint64_t a, uint64_t b) { return a | b; });
}
void bitxor_(Call& call) {
    bitwise(call, [](uint64_t a, uint64_t b) { return a ^ b; });
}

int width_of(ClassId cls) { return is_integer(cls) ? static_cast<int>(8 * element_size(cls)) : 53; }
uint64_t mask_of(ClassId cls) {
    const int w = width_of(cls);
    return w == 64 ? ~uint64_t{0} : (uint64_t{1} << w) - 1;
}

void bitshift(Call& call) {
    const Value &a = call.arg(0), &k = call.arg(1);
    if (!a.is_numeric() || !k.is_numeric())
        fail(kBitClasses);
    const ArrayView va(a), vk(k);
    const Broadcast broadcast(va.dims(), vk.dims());
    Ref<Array> out = Array::uninitialized(a.class_id(), broadcast.dims());
    const uint64_t mask = mask_of(a.class_id());
    visit_class(a.class_id(), [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ik) {
            const double shift = vk.double_at(ik);
            const uint64_t bits = bits_at(va, ia);
            if constexpr (std::is_signed_v<T> && std::is_integral_v<T>) {
                const int64_t x = static_cast<int64_t>(bits);
                to[i] = static_cast<T>(shift <= -64 ? (x < 0 ? -1 : 0) : shift < 0 ? x >> static_cast<int>(-shift)
                                       : shift >= 64 ? 0 : static_cast<int64_t>(bits << static_cast<int>(shift)));
            } else {
                to[i] = static_cast<T>(shift >= 64 || shift <= -64 ? 0
                                       : shift < 0                 ? bits >> static_cast<int>(-shift)
                                                                   : (bits << static_cast<int>(shift)) & mask);
            }
        });
    });
    call.give(Value(std::move(out)));
}

void bitcmp(Call& call) {
    const Value& a = call.arg(0);
    const ClassId cls = bit_class(a, a);
    const ArrayView view(a);
    const uint64_t mask = mask_of(cls);
    Ref<Array> out = Array::uninitialized(cls, view.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        for (int64_t i = 0; i < view.numel(); ++i)
            out->data_mut<T>()[i] = static_cast<T>(~bits_at(view, i) & mask);
    });
    call.give(Value(std::move(out)));
}

int bit_position(double b, ClassId cls) {
    if (!(b >= 1) || b > width_of(cls) || b != std::floor(b))
        fail({"MATLAB:bitops:bitRange", "Bit positions must be integers between 1 and {}."}, width_of(cls));
    return static_cast<int>(b) - 1;
}
void bitget(Call& call) {
    const Value& a = call.arg(0);
    const ClassId cls = bit_class(a, a);
    const ArrayView va(a), vb(call.arg(1));
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
            to[i] = static_cast<T>((bits_at(va, ia) >> bit_position(vb.double_at(ib), cls)) & 1);
        });
    });
    call.give(Value(std::move(out)));
}
void bitset(Call& call) {
    const Value& a = call.arg(0);
    const ClassId cls = bit_class(a, a);
    const bool on = call.nargin() < 3 || scalar_argument(call, 2) != 0;
    const ArrayView va(a), vb(call.arg(1));
    const Broadcast broadcast(va.dims(), vb.dims());
    Ref<Array> out = Array::uninitialized(cls, broadcast.dims());
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
            const uint64_t bit = uint64_t{1} << bit_position(vb.double_at(ib), cls);
            to[i] = static_cast<T>(on ? bits_at(va, ia) | bit : bits_at(va, ia) & ~bit);
        });
    });
    call.give(Value(std::move(out)));
}

constexpr std::string_view kTypes = "Data Types";
constexpr std::string_view kBits = "Bit-Wise Operations";
constexpr Builtin kRows[] = {
    {"double", kTypes, "Double-precision arrays", 1, 1, 1, convert<ClassId::Double>, kElementwise},
    {"single", kTypes, "Single-precision arrays", 1, 1, 1, convert<ClassId::Single>, kElementwise},
    {"int8", kTypes, "8-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int8>, kElementwise},
    {"int16", kTypes, "16-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int16>, kElementwise},
    {"int32", kTypes, "32-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int32>, kElementwise},
    {"int64", kTypes, "64-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int64>, kElementwise},
    {"uint8", kTypes, "8-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt8>, kElementwise},
    {"uint16", kTypes, "16-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt16>, kElementwise},
    {"uint32", kTypes, "32-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt32>, kElementwise},
    {"uint64", kTypes, "64-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt64>, kElementwise},
    {"logical", kTypes, "Convert numeric values to logicals", 1, 1, 1, logical_, kElementwise},
    {"cast", kTypes, "Convert variable to different data type", 2, 3, 1, cast, kPure},
    {"typecast", kTypes, "Convert data type without changing underlying data", 2, 2, 1, typecast, kPure},
    {"swapbytes", kTypes, "Swap byte ordering", 1, 1, 1, swapbytes, kPure},
    {"bitand", kBits, "Bit-wise AND", 2, 3, 1, bitand_, kPure},
    {"bitor", kBits, "Bit-wise OR", 2, 3, 1, bitor_, kPure},
    {"bitxor", kBits, "Bit-wise XOR", 2, 3, 1, bitxor_, kPure},
    {"bitshift", kBits, "Shift bits specified number of places", 2, 3, 1, bitshift, kPure},
    {"bitcmp", kBits, "Bit-wise complement", 1, 2, 1, bitcmp, kPure},
    {"bitget", kBits, "Get bit at specified position", 2, 3, 1, bitget, kPure},
    {"bitset", kBits, "Set bit at specific location", 2, 4, 1, bitset, kPure},
};

} // namespace

void register_conversion(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
