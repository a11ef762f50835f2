#pragma once

#include <complex>
#include <cstdint>
#include <string_view>

namespace etna {

/// MATLAB's fundamental classes. The order of the numeric ones is used: floats first, then signed, then unsigned.
enum class ClassId : uint8_t {
    Double,
    Single,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Logical,
    Char,
    // from here on: never inline in a Value, no flat bytes
    String,
    Cell,
    Struct,
    FunctionHandle,
    Object,
};

constexpr bool is_float(ClassId c) { return c <= ClassId::Single; }
constexpr bool is_integer(ClassId c) { return c >= ClassId::Int8 && c <= ClassId::UInt64; }
constexpr bool is_signed_integer(ClassId c) { return c >= ClassId::Int8 && c <= ClassId::Int64; }
constexpr bool is_unsigned_integer(ClassId c) { return c >= ClassId::UInt8 && c <= ClassId::UInt64; }
/// What `isnumeric` says.
constexpr bool is_numeric(ClassId c) { return c <= ClassId::UInt64; }
/// Numeric, logical or char: the classes of `Array`, stored as flat bytes.
constexpr bool is_flat(ClassId c) { return c <= ClassId::Char; }

/// Bytes of one real element; flat classes only.
constexpr size_t element_size(ClassId c) {
    switch (c) {
    case ClassId::Int8:
    case ClassId::UInt8:
    case ClassId::Logical:
        return 1;
    case ClassId::Int16:
    case ClassId::UInt16:
    case ClassId::Char:
        return 2;
    case ClassId::Single:
    case ClassId::Int32:
    case ClassId::UInt32:
        return 4;
    default:
        return 8;
    }
}

/// What `class` returns, except for objects, whose class names itself.
std::string_view class_name(ClassId c);
/// The class with this name, or `Object` if it is none of the fundamental ones.
ClassId class_from_name(std::string_view name);

/// C++ element type -> class. `bool` is logical (one byte, 0 or 1), `char16_t` is char.
template <class T>
struct ClassOf;
template <>
struct ClassOf<double> {
    static constexpr ClassId value = ClassId::Double;
};
template <>
struct ClassOf<float> {
    static constexpr ClassId value = ClassId::Single;
};
template <>
struct ClassOf<int8_t> {
    static constexpr ClassId value = ClassId::Int8;
};
template <>
struct ClassOf<int16_t> {
    static constexpr ClassId value = ClassId::Int16;
};
template <>
struct ClassOf<int32_t> {
    static constexpr ClassId value = ClassId::Int32;
};
template <>
struct ClassOf<int64_t> {
    static constexpr ClassId value = ClassId::Int64;
};
template <>
struct ClassOf<uint8_t> {
    static constexpr ClassId value = ClassId::UInt8;
};
template <>
struct ClassOf<uint16_t> {
    static constexpr ClassId value = ClassId::UInt16;
};
template <>
struct ClassOf<uint32_t> {
    static constexpr ClassId value = ClassId::UInt32;
};
template <>
struct ClassOf<uint64_t> {
    static constexpr ClassId value = ClassId::UInt64;
};
template <>
struct ClassOf<bool> {
    static constexpr ClassId value = ClassId::Logical;
};
template <>
struct ClassOf<char16_t> {
    static constexpr ClassId value = ClassId::Char;
};
template <class T>
inline constexpr ClassId class_of = ClassOf<T>::value;

/// Calls `f(T{})` with a default element of the C++ type of flat class `c`, and returns what it returns.
/// `visit_class(c, [&](auto zero) { using T = decltype(zero); ... })`
template <class F>
decltype(auto) visit_class(ClassId c, F&& f) {
    switch (c) {
    case ClassId::Single:
        return f(float{});
    case ClassId::Int8:
        return f(int8_t{});
    case ClassId::Int16:
        return f(int16_t{});
    case ClassId::Int32:
        return f(int32_t{});
    case ClassId::Int64:
        return f(int64_t{});
    case ClassId::UInt8:
        return f(uint8_t{});
    case ClassId::UInt16:
        return f(uint16_t{});
    case ClassId::UInt32:
        return f(uint32_t{});
    case ClassId::UInt64:
        return f(uint64_t{});
    case ClassId::Logical:
        return f(bool{});
    case ClassId::Char:
        return f(char16_t{});
    default:
        return f(double{});
    }
}

} // namespace etna
