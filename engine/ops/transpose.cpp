#include "engine/ops/transpose.h"

#include <cstring>

#include "engine/value/array.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

/// Square tiles that fit into the first cache, so that neither side walks through memory with a stride for long.
constexpr int64_t kTile = 32;

template <class T>
void transpose_tiles(const T* in, T* out, int64_t rows, int64_t cols) {
    for (int64_t j0 = 0; j0 < cols; j0 += kTile)
        for (int64_t i0 = 0; i0 < rows; i0 += kTile) {
            const int64_t j1 = std::min(j0 + kTile, cols), i1 = std::min(i0 + kTile, rows);
            for (int64_t i = i0; i < i1; ++i)
                for (int64_t j = j0; j < j1; ++j)
                    out[i * cols + j] = in[j * rows + i];
        }
}

struct Sixteen {
    uint64_t half[2];
};

void transpose_bytes(const void* in, void* out, int64_t rows, int64_t cols, size_t bytes) {
    const auto run = [&](auto zero) {
        using T = decltype(zero);
        transpose_tiles(static_cast<const T*>(in), static_cast<T*>(out), rows, cols);
    };
    switch (bytes) {
    case 1:
        return run(uint8_t{});
    case 2:
        return run(uint16_t{});
    case 4:
        return run(uint32_t{});
    case 8:
        return run(uint64_t{});
    default:
        return run(Sixteen{});
    }
}

void conjugate_in_place(Array& array) {
    const auto run = [&](auto* part) {
        const int64_t n = array.numel();
        for (int64_t i = 0; i < n; ++i)
            part[2 * i + 1] = -part[2 * i + 1];
    };
    if (array.class_id() == ClassId::Single)
        run(array.data_mut<float>());
    else
        run(array.data_mut<double>());
}

template <class List>
void transpose_list(const List& in, List& out, int64_t rows, int64_t cols, int64_t group) {
    for (int64_t j = 0; j < cols; ++j)
        for (int64_t i = 0; i < rows; ++i)
            for (int64_t g = 0; g < group; ++g)
                out[static_cast<size_t>((i * cols + j) * group + g)] = in[static_cast<size_t>((j * rows + i) * group + g)];
}

Value transpose_array(const Value& a, bool conjugate, Value* spare, const Dims& to) {
    const Dims from = a.dims();
    Ref<Array> out;
    if (from.rows() == 1 || from.cols() == 1 || from.is_empty()) {
        if (spare && a.array().is_unique()) {
            Array& array = spare->array_mut();
            array.storage().host_mut(); // a range is always a row
            array.reshape(to);
            if (conjugate && array.is_complex())
                conjugate_in_place(array);
            return std::move(*spare);
        }
        const Array& array = a.array();
        const size_t bytes = static_cast<size_t>(array.numel()) * array.element_bytes();
        out = Array::uninitialized(array.class_id(), to, array.is_complex() ? Complexity::Complex : Complexity::Real);
        if (bytes)
            std::memcpy(out->storage().host_mut(), array.storage().host(), bytes);
    } else {
        const Array& array = a.array();
        out = Array::uninitialized(array.class_id(), to, array.is_complex() ? Complexity::Complex : Complexity::Real);
        transpose_bytes(array.storage().host(), out->storage().host_mut(), from.rows(), from.cols(),
                        array.element_bytes());
    }
    if (conjugate && out->is_complex())
        conjugate_in_place(*out);
    return out;
}

} // namespace

Value transpose(const Value& a, bool conjugate, Value* spare) {
    if (a.is_inline())
        return a;
    const Dims from = a.dims();
    if (from.count() > 2)
        raise(Err::TransposeND, conjugate ? "CTRANSPOSE" : "TRANSPOSE", conjugate ? "PAGECTRANSPOSE" : "PAGETRANSPOSE");
    const Dims to(from.cols(), from.rows());
    switch (a.heap_kind()) {
    case HeapKind::Array: {
        const ArrayForm form = form_of(a);
        const bool special = form == ArrayForm::Diagonal || form == ArrayForm::Permutation;
        return with_form(transpose_array(a, conjugate, spare, to), special ? form : ArrayForm::Full);
    }
    case HeapKind::String: {
        Ref<StringArray> out = make_ref<StringArray>(to);
        transpose_list(a.string_array().elements(), out->elements_mut(), from.rows(), from.cols(), 1);
        return out;
    }
    case HeapKind::Cell: {
        Ref<CellArray> out = make_ref<CellArray>(to);
        transpose_list(a.cell().elements(), out->elements_mut(), from.rows(), from.cols(), 1);
        return out;
    }
    case HeapKind::Struct: {
        const StructArray& in = a.structure();
        Ref<StructArray> out = make_ref<StructArray>(to, in.field_table());
        transpose_list(in.values(), out->values_mut(), from.rows(), from.cols(), in.fields().count());
        return out;
    }
    case HeapKind::Object: {
        std::vector<Ref<HandleObject>> elements(a.object().elements().size());
        transpose_list(a.object().elements(), elements, from.rows(), from.cols(), 1);
        return make_ref<ObjectArray>(to, std::move(elements), a.object().object_class());
    }
    case HeapKind::Sparse:
        return sparse::transposed(a.sparse(), conjugate);
    case HeapKind::FunctionHandle:
        break;
    }
    return a;
}

} // namespace etna::ops
