#pragma once

#include <cassert>
#include <complex>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/common/ref.h"
#include "engine/value/class_id.h"
#include "engine/value/dims.h"
#include "engine/value/error.h"

namespace etna {

class Array;
class StringArray;
class CellArray;
class StructArray;
class FunctionHandle;
class ObjectArray;
class SparseArray;

/// What a `Value` can point to.
enum class HeapKind : uint8_t { Array, String, Cell, Struct, FunctionHandle, Object, Sparse };

class HeapObject : public RefCounted {
  public:
    explicit HeapObject(HeapKind kind) : kind_(kind) {}
    HeapKind kind() const { return kind_; }

  private:
    HeapKind kind_;
};

class Value;
using ValueList = std::vector<Value>;

/// Any MATLAB value, in 16 bytes. Real scalars of the flat classes (double, single, the integers, logical, char) are
/// inline and never touch the heap; everything else is a pointer to a reference-counted object that is copied when it
/// is written while shared. A default `Value` is undefined: a variable that has no value yet.
///
/// A 1-by-1 array may also live on the heap (complex scalars, results that are still deferred), so ask `is_scalar`,
/// not `is_inline`, unless a fast path is meant.
class Value {
  public:
    enum class Tag : uint8_t {
        Double = static_cast<uint8_t>(ClassId::Double),
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
        Heap,
        Undefined,
    };

    Value() : tag_(Tag::Undefined) { payload_.u = 0; }
    Value(const Value& other) : payload_(other.payload_), tag_(other.tag_) {
        if (tag_ == Tag::Heap)
            payload_.heap->retain();
    }
    Value(Value&& other) noexcept : payload_(other.payload_), tag_(other.tag_) { other.tag_ = Tag::Undefined; }
    Value& operator=(const Value& other) {
        Value copy(other);
        swap(copy);
        return *this;
    }
    Value& operator=(Value&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Value() {
        if (tag_ == Tag::Heap)
            payload_.heap->release();
    }
    void swap(Value& other) noexcept {
        std::swap(payload_, other.payload_);
        std::swap(tag_, other.tag_);
    }

    // ---- making values

    /// A real scalar of the class that belongs to the C++ type: `Value::of(2.5)`, `Value::of(true)`.
    template <class T>
    static Value of(T scalar) {
        Value v;
        v.tag_ = static_cast<Tag>(class_of<T>);
        v.payload_.u = 0;
        v.store(scalar);
        return v;
    }
    static Value of(std::complex<double> z); ///< complex double scalar (stays complex even when imag is 0)
    /// 0-by-0 double
    static Value empty();
    /// A char row vector; `""` gives the 0-by-0 char that `''` is.
    static Value text(std::string_view utf8);
    static Value text(std::u16string_view utf16);
    /// A 1-by-1 string.
    static Value string(std::string_view utf8);
    /// Takes a heap object. A real 1-by-1 array whose bytes are on the host becomes an inline scalar.
    Value(Ref<Array> array);
    Value(Ref<StringArray> array);
    Value(Ref<CellArray> array);
    Value(Ref<StructArray> array);
    Value(Ref<FunctionHandle> handle);
    Value(Ref<ObjectArray> object);
    Value(Ref<SparseArray> matrix);

    // ---- asking

    bool is_defined() const { return tag_ != Tag::Undefined; }
    Tag tag() const { return tag_; }
    /// A scalar without heap object.
    bool is_inline() const { return tag_ < Tag::Heap; }
    bool is_heap() const { return tag_ == Tag::Heap; }
    HeapObject* heap() const { return payload_.heap; }
    HeapKind heap_kind() const { return payload_.heap->kind(); }

    ClassId class_id() const;
    /// `class(x)`: also the names of objects' classes.
    std::string class_name() const;
    Dims dims() const;
    int64_t numel() const;
    bool is_empty() const { return numel() == 0; }
    bool is_scalar() const { return is_inline() || numel() == 1; }
    bool is_complex() const;
    bool is_flat() const { return is_inline() || (is_heap() && heap_kind() == HeapKind::Array); }
    bool is_numeric() const { return is_flat() && etna::is_numeric(class_id()); }
    bool is_float() const { return is_flat() && etna::is_float(class_id()); }
    bool is_integer() const { return is_flat() && etna::is_integer(class_id()); }
    bool is_logical() const { return is_flat() && class_id() == ClassId::Logical; }
    bool is_char() const { return is_flat() && class_id() == ClassId::Char; }
    bool is_string() const { return is_heap() && heap_kind() == HeapKind::String; }
    bool is_cell() const { return is_heap() && heap_kind() == HeapKind::Cell; }
    bool is_struct() const { return is_heap() && heap_kind() == HeapKind::Struct; }
    bool is_function_handle() const { return is_heap() && heap_kind() == HeapKind::FunctionHandle; }
    /// A sparse matrix is numeric or logical to a script, but it is not flat: whoever reads elements through
    /// `ArrayView` makes it full first (`ops::full`). Its class is double or logical.
    bool is_sparse() const { return is_heap() && heap_kind() == HeapKind::Sparse; }
    bool is_object() const { return is_heap() && heap_kind() == HeapKind::Object; }
    /// A char row vector or `''`, or a string scalar: what a text argument may be.
    bool is_text() const;

    // ---- reading; the caller has asked for the kind first

    /// The inline scalar as stored; `T` must be its class's type.
    template <class T>
    T get() const {
        assert(tag_ == static_cast<Tag>(class_of<T>));
        T out;
        load(out);
        return out;
    }
    double get_double() const { return payload_.d; } ///< tag is Double
    bool get_logical() const { return payload_.u & 1; } ///< tag is Logical

    const Array& array() const { return reinterpret_cast<const Array&>(*payload_.heap); }
    const StringArray& string_array() const { return reinterpret_cast<const StringArray&>(*payload_.heap); }
    const CellArray& cell() const { return reinterpret_cast<const CellArray&>(*payload_.heap); }
    const StructArray& structure() const { return reinterpret_cast<const StructArray&>(*payload_.heap); }
    const FunctionHandle& function() const { return reinterpret_cast<const FunctionHandle&>(*payload_.heap); }
    const SparseArray& sparse() const { return reinterpret_cast<const SparseArray&>(*payload_.heap); }
    const ObjectArray& object() const { return reinterpret_cast<const ObjectArray&>(*payload_.heap); }

    // ---- writing: the object with this value as its only owner, copied first if it has others

    /// Flat values; an inline scalar becomes a 1-by-1 array first.
    Array& array_mut();
    StringArray& string_array_mut();
    CellArray& cell_mut();
    StructArray& structure_mut();
    ObjectArray& object_mut();
    SparseArray& sparse_mut();

    // ---- converting scalars; each raises MATLAB's conversion error if the class has no such meaning

    /// First element as a double: numeric, logical, char, sparse. Undefined for empty values.
    double to_double() const;
    std::complex<double> to_complex() const;
    /// UTF-8 text of a char row or string scalar (char matrices column by column, as MATLAB reads them).
    std::string to_text() const;
    std::u16string to_text16() const;

    /// Where compiled code finds the parts of a value.
    static constexpr size_t kPayloadOffset = 0, kTagOffset = 8;

  private:
    template <class T>
    void store(T x) {
        if constexpr (std::is_same_v<T, double>)
            payload_.d = x;
        else if constexpr (std::is_same_v<T, float>)
            payload_.f = x;
        else if constexpr (std::is_same_v<T, bool>)
            payload_.u = x ? 1 : 0;
        else if constexpr (std::is_signed_v<T>)
            payload_.i = x;
        else
            payload_.u = x;
    }
    template <class T>
    void load(T& x) const {
        if constexpr (std::is_same_v<T, double>)
            x = payload_.d;
        else if constexpr (std::is_same_v<T, float>)
            x = payload_.f;
        else if constexpr (std::is_signed_v<T> && !std::is_same_v<T, bool>)
            x = static_cast<T>(payload_.i);
        else
            x = static_cast<T>(payload_.u);
    }
    template <class T>
    void adopt(Ref<T>& object);
    template <class T>
    T& unique();

    union Payload {
        double d;
        float f;
        int64_t i;
        uint64_t u; // logical, char and unsigned integers, zero-extended
        HeapObject* heap;
    } payload_;
    Tag tag_;

    friend class ArrayView;
    friend struct ValueLayout;
};
static_assert(sizeof(Value) == 16);

} // namespace etna
