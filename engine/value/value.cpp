#include "engine/value/value.h"

#include <cstddef>

#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"
#include "engine/value/sparse.h"

namespace etna {

struct ValueLayout {
    static_assert(offsetof(Value, payload_) == Value::kPayloadOffset && offsetof(Value, tag_) == Value::kTagOffset);
};

template <class T>
void Value::adopt(Ref<T>& object) {
    assert(object);
    payload_.heap = object.detach();
    tag_ = Tag::Heap;
}

Value::Value(Ref<Array> array) {
    if (array->numel() == 1 && !array->is_complex() && array->storage().on_host()) {
        tag_ = static_cast<Tag>(array->class_id());
        payload_.u = 0;
        visit_class(array->class_id(), [&](auto zero) { store(*array->data<decltype(zero)>()); });
        return;
    }
    adopt(array);
}
Value::Value(Ref<StringArray> array) { adopt(array); }
Value::Value(Ref<CellArray> array) { adopt(array); }
Value::Value(Ref<StructArray> array) { adopt(array); }
Value::Value(Ref<FunctionHandle> handle) { adopt(handle); }
Value::Value(Ref<ObjectArray> object) { adopt(object); }
Value::Value(Ref<SparseArray> matrix) { adopt(matrix); }

Value Value::of(std::complex<double> z) {
    Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(), Complexity::Complex);
    *out->data_mut<std::complex<double>>() = z;
    return out;
}

Value Value::empty() { return Array::zeros(ClassId::Double, Dims(0, 0)); }

Value Value::text(std::u16string_view utf16) {
    const int64_t length = static_cast<int64_t>(utf16.size());
    return Array::of<char16_t>(length ? Dims(1, length) : Dims(0, 0), utf16.data());
}

Value Value::text(std::string_view utf8) { return text(std::u16string_view(to_utf16(utf8))); }

Value Value::string(std::string_view utf8) {
    Ref<StringArray> out = make_ref<StringArray>(Dims());
    out->elements_mut()[0] = to_utf16(utf8);
    return out;
}

ClassId Value::class_id() const {
    if (is_inline())
        return static_cast<ClassId>(tag_);
    if (!is_heap())
        return ClassId::Double;
    switch (heap_kind()) {
    case HeapKind::Array:
        return array().class_id();
    case HeapKind::String:
        return ClassId::String;
    case HeapKind::Cell:
        return ClassId::Cell;
    case HeapKind::Struct:
        return ClassId::Struct;
    case HeapKind::FunctionHandle:
        return ClassId::FunctionHandle;
    case HeapKind::Sparse:
        return sparse().class_id();
    case HeapKind::Object:
        break;
    }
    return ClassId::Object;
}

std::string Value::class_name() const {
    return is_object() ? object().class_name() : std::string(etna::class_name(class_id()));
}

Dims Value::dims() const {
    if (!is_heap())
        return Dims();
    switch (heap_kind()) {
    case HeapKind::Array:
        return array().dims();
    case HeapKind::String:
        return string_array().dims();
    case HeapKind::Cell:
        return cell().dims();
    case HeapKind::Struct:
        return structure().dims();
    case HeapKind::Object:
        return object().dims();
    case HeapKind::Sparse:
        return sparse().dims();
    case HeapKind::FunctionHandle:
        break;
    }
    return Dims();
}

int64_t Value::numel() const { return is_inline() ? 1 : dims().numel(); }

bool Value::is_complex() const {
    return is_heap() && ((heap_kind() == HeapKind::Array && array().is_complex()) || (is_sparse() && sparse().is_complex()));
}

bool Value::is_text() const {
    if (is_char())
        return dims().is_row() || dims().is_zero_by_zero();
    return is_string() && numel() == 1 && string_array().at(0).has_value();
}

template <class T>
T& Value::unique() {
    T* object = static_cast<T*>(payload_.heap);
    if (!object->is_unique()) {
        Ref<T> copy = object->copy();
        object->release();
        payload_.heap = object = copy.detach();
    }
    return *object;
}

Array& Value::array_mut() {
    if (is_inline()) {
        Ref<Array> array = Array::uninitialized(class_id(), Dims());
        visit_class(class_id(), [&](auto zero) {
            using T = decltype(zero);
            load(*array->data_mut<T>());
        });
        adopt(array);
    }
    return unique<Array>();
}
StringArray& Value::string_array_mut() { return unique<StringArray>(); }
CellArray& Value::cell_mut() { return unique<CellArray>(); }
StructArray& Value::structure_mut() { return unique<StructArray>(); }
ObjectArray& Value::object_mut() { return unique<ObjectArray>(); }
SparseArray& Value::sparse_mut() { return unique<SparseArray>(); }

double Value::to_double() const {
    if (tag_ == Tag::Double)
        return payload_.d;
    if (is_flat() && numel() > 0)
        return ArrayView(*this).double_at(0);
    if (is_sparse() && numel() > 0)
        return sparse().at(0, 0).real();
    raise(Err::NoConversion, "double", class_name());
}

std::complex<double> Value::to_complex() const {
    if (is_flat() && numel() > 0)
        return ArrayView(*this).complex_at(0);
    if (is_sparse() && numel() > 0)
        return sparse().at(0, 0);
    raise(Err::NoConversion, "double", class_name());
}

std::u16string Value::to_text16() const {
    if (is_string() && numel() == 1)
        return string_array().at(0).value_or(u"<missing>");
    if (is_flat()) {
        const ArrayView view(*this);
        if (view.class_id() == ClassId::Char)
            return std::u16string(view.data<char16_t>(), static_cast<size_t>(view.numel()));
    }
    raise(Err::NoConversion, "char", class_name());
}

std::string Value::to_text() const { return to_utf8(to_text16()); }

} // namespace etna
