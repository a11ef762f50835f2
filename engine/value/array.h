#pragma once

#include "engine/value/storage.h"
#include "engine/value/value.h"

namespace etna {

enum class Complexity : bool { Real, Complex };

/// How a full array came to be, which only Octave's `typeinfo` and its kin ask. The elements may have been written
/// since: a reader of the form looks at them too.
enum class ArrayForm : uint8_t {
    Full,
    Diagonal,
    Permutation,
    Positions,    ///< what `find` gave
    Literal,      ///< `[]` or `''` as written
    DoubleQuoted, ///< text between `"` of Octave's dialect
};

/// An N-D array of a flat class: numeric, logical or char. Elements are contiguous and column-major; complex elements
/// are interleaved (re, im), double and single only; logical elements are one byte, 0 or 1; char elements are UTF-16
/// code units.
class Array final : public HeapObject {
  public:
    Array(ClassId cls, Complexity complexity, Dims dims, Storage storage)
        : HeapObject(HeapKind::Array), class_(cls), complex_(complexity == Complexity::Complex),
          dims_(std::move(dims)), storage_(std::move(storage)) {}

    /// All zero. Raises `SizeLimitExceeded` beyond the machine's memory, `OutOfMemory` when it has no more to give.
    static Ref<Array> zeros(ClassId cls, const Dims& dims, Complexity complexity = Complexity::Real);
    /// Elements not yet written: the caller fills all of them.
    static Ref<Array> uninitialized(ClassId cls, const Dims& dims, Complexity complexity = Complexity::Real);
    template <class T>
    static Ref<Array> of(const Dims& dims, const T* elements) {
        Ref<Array> out = uninitialized(class_of<T>, dims);
        std::copy_n(elements, out->numel(), out->template data_mut<T>());
        return out;
    }
    /// 1-by-count double that stays a range until somebody writes to it.
    static Ref<Array> range(const RangeSpec& range);
    Ref<Array> copy() const;

    ClassId class_id() const { return class_; }
    bool is_complex() const { return complex_; }
    ArrayForm form() const { return form_; }
    void set_form(ArrayForm form) { form_ = form; }
    const Dims& dims() const { return dims_; }
    int64_t numel() const { return dims_.numel(); }
    size_t element_bytes() const { return element_size(class_) * (complex_ ? 2 : 1); }

    const Storage& storage() const { return storage_; }
    Storage& storage() { return storage_; }

    /// The elements on the host; `T` is the class's C++ type, or `std::complex` of it for complex arrays.
    /// Valid until the array is written, resized or released.
    template <class T>
    const T* data() const {
        return static_cast<const T*>(storage_.host());
    }
    template <class T>
    T* data_mut() {
        return static_cast<T*>(storage_.host_mut());
    }

    /// Same elements, other shape. `dims.numel()` must be `numel()`.
    void reshape(const Dims& dims) { dims_ = dims; }
    /// Grows (never shrinks) to `dims`; elements keep their subscripts, new ones are zero. Amortised O(new elements)
    /// when only the last non-singleton dimension grows.
    void grow(const Dims& dims);

  private:
    ClassId class_;
    bool complex_;
    ArrayForm form_ = ArrayForm::Full;
    Dims dims_;
    Storage storage_;
};

inline ArrayForm form_of(const Value& value) {
    return value.is_heap() && value.heap_kind() == HeapKind::Array ? value.array().form() : ArrayForm::Full;
}
/// The value, which has just been made, with this form; scalars have none.
inline Value with_form(Value value, ArrayForm form) {
    if (form != ArrayForm::Full && value.is_heap() && value.heap_kind() == HeapKind::Array)
        value.array_mut().set_form(form);
    return value;
}

/// Raises `SizeLimitExceeded` if an array of this size can never exist on this machine.
void check_array_size(const Dims& dims, size_t element_bytes);

/// Read access to the elements of any flat value, inline or on the heap. The value must outlive the view and stay
/// where it is (an inline scalar's element is inside the `Value`).
class ArrayView {
  public:
    explicit ArrayView(const Value& value);

    ClassId class_id() const { return class_; }
    bool is_complex() const { return complex_; }
    const Dims& dims() const { return dims_; }
    int64_t numel() const { return numel_; }
    /// `T` as in `Array::data`.
    template <class T>
    const T* data() const {
        return static_cast<const T*>(data_);
    }
    /// Element converted to double (real part for complex); 0-based.
    double double_at(int64_t index) const;
    std::complex<double> complex_at(int64_t index) const;

  private:
    ClassId class_;
    bool complex_;
    Dims dims_;
    int64_t numel_;
    const void* data_;
};

/// The elements as doubles (real parts), in a vector. Flat values only.
std::vector<double> to_double_vector(const Value& value);

} // namespace etna
