#include "engine/builtins/shape.h"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "engine/builtins/arguments.h"
#include "engine/common/interruption.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::builtins {
namespace {

template <class T>
void gather(const void* from, void* to, const std::vector<int64_t>& indices) {
    const T* source = static_cast<const T*>(from);
    T* target = static_cast<T*>(to);
    constexpr size_t kStep = size_t{1} << 16; // elements between two polls
    for (size_t begin = 0; begin < indices.size(); begin += kStep) {
        for (size_t i = begin, end = std::min(indices.size(), begin + kStep); i < end; ++i)
            target[i] = indices[i] < 0 ? T{} : source[indices[i]];
        poll_interruption();
    }
}

struct Pair {
    double re = 0, im = 0;
};

Value select_flat(const Value& x, const std::vector<int64_t>& indices, const Dims& dims) {
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(view.class_id(), dims,
                                          view.is_complex() ? Complexity::Complex : Complexity::Real);
    const void* from = view.data<void>();
    void* to = out->data_mut<void>();
    switch (element_size(view.class_id()) * (view.is_complex() ? 2 : 1)) {
    case 1:
        gather<uint8_t>(from, to, indices);
        break;
    case 2:
        gather<uint16_t>(from, to, indices);
        break;
    case 4:
        gather<uint32_t>(from, to, indices);
        break;
    case 8:
        gather<uint64_t>(from, to, indices);
        break;
    default:
        gather<Pair>(from, to, indices);
        break;
    }
    return out;
}

} // namespace

Lanes::Lanes(const Dims& dims, int dimension) : inner(1), length(dims[dimension]), outer(1) {
    for (int k = 0; k < dims.count(); ++k)
        (k < dimension ? inner : outer) *= k == dimension ? 1 : dims[k];
}

Reduction reduction_over(const Value& x, const Value* dim, bool zero_by_zero_is_scalar) {
    Reduction out;
    const Dims dims = x.dims();
    const bool all = dim && text_is(*dim, "all");
    if (all || (!dim && zero_by_zero_is_scalar && dims.is_zero_by_zero())) {
        out.x = x;
        out.lanes.length = dims.numel();
        out.dimension = all ? -1 : 0;
        return out;
    }
    if (!dim || dim->numel() == 1) {
        out.dimension = dim ? dimension_argument(*dim) : dims.first_non_singleton();
        out.x = x;
        out.lanes = Lanes(dims, out.dimension);
        out.result = dims;
        if (out.dimension < dims.count())
            out.result.set(out.dimension, 1);
        return out;
    }
    if (!dim->is_numeric() || dim->is_empty() || !dim->dims().is_vector())
        fail(kBadDimension);
    std::vector<bool> reduced(static_cast<size_t>(dims.count()), false);
    out.result = dims;
    for (const double d : to_double_vector(*dim)) {
        const int k = dimension_argument(Value::of(d));
        if (k >= dims.count())
            continue;
        if (reduced[static_cast<size_t>(k)])
            fail({"MATLAB:getdimarg:vecDimsMustBeUniquePositiveIntegers", "Dimensions must be a vector of unique positive integers."});
        reduced[static_cast<size_t>(k)] = true;
        out.result.set(k, 1);
    }
    std::vector<int> order;
    int64_t length = 1, rest = 1;
    for (int pass = 0; pass < 2; ++pass)
        for (int k = 0; k < dims.count(); ++k)
            if (reduced[static_cast<size_t>(k)] == (pass == 0)) {
                order.push_back(k);
                (pass == 0 ? length : rest) *= dims[k];
            }
    out.x = reshaped(permuted(x, order), Dims(length, rest));
    out.lanes = Lanes(Dims(length, rest), 0);
    out.dimension = -1;
    return out;
}

Value select(const Value& x, const std::vector<int64_t>& indices, const Dims& dims) {
    if (x.is_flat())
        return select_flat(x, indices, dims);
    if (x.is_string()) {
        Ref<StringArray> out = make_ref<StringArray>(dims);
        for (size_t i = 0; i < indices.size(); ++i)
            out->elements_mut()[i] = indices[i] < 0 ? StringArray::Element() : x.string_array().at(indices[i]);
        return out;
    }
    if (x.is_cell()) {
        Ref<CellArray> out = make_ref<CellArray>(dims);
        for (size_t i = 0; i < indices.size(); ++i)
            if (indices[i] >= 0)
                out->elements_mut()[i] = x.cell().at(indices[i]);
        return out;
    }
    if (x.is_struct()) {
        const StructArray& from = x.structure();
        Ref<StructArray> out = make_ref<StructArray>(dims, from.field_table());
        for (size_t i = 0; i < indices.size(); ++i)
            for (int f = 0; indices[i] >= 0 && f < from.fields().count(); ++f)
                out->at_mut(static_cast<int64_t>(i), f) = from.at(indices[i], f);
        return out;
    }
    if (x.is_object()) {
        std::vector<Ref<HandleObject>> elements;
        for (const int64_t i : indices)
            elements.push_back(x.object().elements()[static_cast<size_t>(i)]);
        return make_ref<ObjectArray>(dims, std::move(elements), x.object().object_class());
    }
    return x; // function handles are always scalar
}

Value reshaped(Value x, const Dims& dims) {
    if (x.is_inline() || x.dims() == dims)
        return x;
    switch (x.heap_kind()) {
    case HeapKind::Array:
        x.array_mut().reshape(dims);
        break;
    case HeapKind::String:
        x.string_array_mut().reshape(dims);
        break;
    case HeapKind::Cell:
        x.cell_mut().reshape(dims);
        break;
    case HeapKind::Struct:
        x.structure_mut().reshape(dims);
        break;
    case HeapKind::Object:
        x.object_mut().reshape(dims);
        break;
    case HeapKind::Sparse:
        return ops::sparse::reshaped(x.sparse(), dims.rows(), dims.cols());
    case HeapKind::FunctionHandle:
        break;
    }
    return x;
}

Value permuted(const Value& x, const std::vector<int>& order) {
    const Dims from = x.dims();
    std::vector<int64_t> sizes, strides;
    bool moves = false;
    for (size_t k = 0; k < order.size(); ++k) {
        sizes.push_back(from[order[k]]);
        strides.push_back(order[k] < from.count() ? from.stride(order[k]) : 0);
        moves = moves || order[k] != static_cast<int>(k);
    }
    if (!moves)
        return x;
    const Dims to{std::span<const int64_t>(sizes)};
    // Moving only sizes of 1 changes the shape and no element.
    int previous = -1;
    bool keeps_order = true;
    for (const int k : order)
        if (from[k] != 1) {
            keeps_order = keeps_order && k > previous;
            previous = k;
        }
    if (keeps_order)
        return reshaped(x, to);
    std::vector<int64_t> indices(static_cast<size_t>(to.numel()));
    std::vector<int64_t> at(sizes.size(), 0);
    int64_t source = 0;
    for (int64_t& index : indices) {
        index = source;
        for (size_t k = 0; k < at.size(); ++k) {
            source += strides[k];
            if (++at[k] < sizes[k])
                break;
            source -= strides[k] * at[k];
            at[k] = 0;
        }
    }
    return select(x, indices, to);
}

Value transposed(const Value& x) { return permuted(x, {1, 0}); }

std::vector<int64_t> identity_indices(int64_t count) {
    std::vector<int64_t> out(static_cast<size_t>(count));
    std::iota(out.begin(), out.end(), int64_t{0});
    return out;
}

Broadcast::Broadcast(const Dims& a, const Dims& b) : dims_(ops::broadcast_dims(a, b)) {
    const int64_t na = a.numel(), nb = b.numel();
    simple_ = a == b || na == 1 || nb == 1;
    if (simple_) {
        step_a_ = na == 1 ? 0 : 1;
        step_b_ = nb == 1 ? 0 : 1;
        return;
    }
    int64_t sa = 1, sb = 1;
    for (int k = 0; k < dims_.count(); ++k) {
        strides_a_.push_back(a[k] == 1 ? 0 : sa);
        strides_b_.push_back(b[k] == 1 ? 0 : sb);
        sa *= a[k];
        sb *= b[k];
    }
}

} // namespace etna::builtins
