#include <cstring>

#include "engine/ops/elementwise.h"
#include "engine/ops/lines.h"
#include "engine/ops/selection.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

[[noreturn]] void raise_out_of_bounds(const Selection& s, int position1, int count, int64_t extent) {
    if (s.is_mask()) {
        if (count == 1)
            raise(Err::MaskTooLong);
        raise(Err::MaskTooLongPosition, position1);
    }
    if (count == 1)
        raise(Err::BadSubscript, extent);
    raise(Err::BadSubscriptPosition, position1, extent);
}

/// All elements lie along one dimension: 1-by-1-by-n.
bool is_line(const Dims& dims) {
    int long_ones = 0;
    for (const int64_t size : dims.sizes())
        long_ones += size != 1;
    return long_ones == 1;
}

/// Shape of `a(i)`: the subscript's, except that a vector indexed by a vector keeps its orientation, along whichever
/// dimension it lies.
Dims linear_dims(const Dims& source, const Selection& s) {
    if (s.is_colon())
        return Dims(s.count(), 1);
    if (source.count() == 2) {
        const bool source_vector = source.is_vector() && source.numel() != 1;
        if (source_vector && (s.dims().is_vector() ? !s.dims().is_zero_by_zero() : is_line(s.dims())))
            return source.is_row() ? Dims(1, s.count()) : Dims(s.count(), 1);
        return s.dims();
    }
    if (is_line(source) && s.count() != 1 && (s.dims().is_vector() ? !s.dims().is_zero_by_zero() : is_line(s.dims()))) {
        Dims out = source;
        out.set(source.first_non_singleton(), s.count());
        return out;
    }
    return s.dims();
}

} // namespace

Picked pick(const Dims& source, std::span<const Value> subscripts) {
    Picked picked;
    const int count = static_cast<int>(subscripts.size());
    if (count == 1) {
        const int64_t total = source.numel();
        picked.selections.emplace_back(subscripts[0], total, 1, 1);
        const Selection& s = picked.selections[0];
        if (s.limit() > total)
            raise_out_of_bounds(s, 1, 1, total);
        picked.strides = {1};
        picked.dims = linear_dims(source, s);
        return picked;
    }
    const std::vector<int64_t> sizes = folded_sizes(source, subscripts.size());
    std::vector<int64_t> result;
    for (int k = 0; k < count; ++k) {
        const int64_t extent = sizes[static_cast<size_t>(k)];
        const Selection& s = picked.selections.emplace_back(subscripts[static_cast<size_t>(k)], extent, k + 1, count);
        if (s.limit() > extent)
            raise_out_of_bounds(s, k + 1, count, extent);
        result.push_back(s.count());
    }
    picked.strides = strides_of(sizes);
    picked.dims = Dims(std::span<const int64_t>(result));
    return picked;
}

namespace {

template <class T>
void gather(const T* from, T* to, const Picked& picked) {
    const Selection& inner = picked.selections[0];
    if (inner.is_progression() && inner.step() == 1 && inner.count() > 4) {
        // Whole stretches of memory: copy them one by one.
        std::vector<Selection> outer = picked.selections;
        outer[0] = Selection::all(1);
        const int64_t first = inner.first(), n = inner.count();
        for_each_selected(outer, picked.strides, [&](int64_t at) {
            std::memcpy(to, from + at + first, static_cast<size_t>(n) * sizeof(T));
            to += n;
        });
        return;
    }
    for_each_selected(picked.selections, picked.strides, [&](int64_t at) { *to++ = from[at]; });
}

Value index_flat(const Array& a, const Picked& picked) {
    Ref<Array> out =
        Array::uninitialized(a.class_id(), picked.dims, a.is_complex() ? Complexity::Complex : Complexity::Real);
    if (picked.dims.is_empty())
        return out;
    const void* from = a.storage().host();
    void* to = out->storage().host_mut();
    visit_bytes(a.element_bytes(), [&](auto zero) {
        using T = decltype(zero);
        gather(static_cast<const T*>(from), static_cast<T*>(to), picked);
    });
    // Rows or columns of a diagonal matrix in another order.
    if ((a.form() == ArrayForm::Diagonal || a.form() == ArrayForm::Permutation) && picked.selections.size() == 2 &&
        picked.dims == a.dims())
        out->set_form(ArrayForm::Permutation);
    if (a.form() == ArrayForm::DoubleQuoted)
        out->set_form(ArrayForm::DoubleQuoted);
    return a.is_complex() ? narrow(std::move(out)) : Value(std::move(out));
}

/// One real element as a value, without any heap.
Value element(const Array& a, int64_t position) {
    if (const RangeSpec* range = a.storage().on_host() ? nullptr : a.storage().range())
        return Value::of(range->at(position));
    return visit_class(a.class_id(), [&](auto zero) {
        using T = decltype(zero);
        return Value::of(a.data<T>()[position]);
    });
}

/// Fast path: real array, one or two whole scalar subscripts within bounds. Undefined when it does not apply.
Value scalar_index(const Array& a, std::span<const Value> subscripts) {
    if (a.is_complex())
        return {};
    if (subscripts.size() == 1) {
        const int64_t i = scalar_position(subscripts[0]);
        return i >= 0 && i < a.numel() ? element(a, i) : Value();
    }
    if (subscripts.size() == 2 && a.dims().count() == 2) {
        const int64_t i = scalar_position(subscripts[0]), j = scalar_position(subscripts[1]);
        if (i >= 0 && j >= 0 && i < a.dims().rows() && j < a.dims().cols())
            return element(a, i + j * a.dims().rows());
    }
    return {};
}

/// Colons, scalars and ranges within bounds. Undefined when it does not apply.
Value block_index(const Array& a, std::span<const Value> subscripts) {
    Block block;
    if (!parse_block(a.dims(), subscripts, block) || block.count() == 0)
        return {};
    Ref<Array> out =
        Array::uninitialized(a.class_id(), block.dims, a.is_complex() ? Complexity::Complex : Complexity::Real);
    const void* from = a.storage().host();
    void* to = out->storage().host_mut();
    visit_bytes(a.element_bytes(), [&](auto zero) {
        using T = decltype(zero);
        read_block(static_cast<const T*>(from), static_cast<T*>(to), block);
    });
    return a.is_complex() ? narrow(std::move(out)) : Value(std::move(out));
}

/// x(:) of an array that is pending or on the device: the same bytes, wherever they are or come to be, as a column.
/// Undefined when it does not apply.
Value column_of_distant(const Array& a, std::span<const Value> subscripts) {
    const Storage& storage = a.storage();
    if (subscripts.size() != 1 || !is_magic_colon(subscripts[0]) || a.numel() == 0)
        return {};
    const bool on_device = storage.on_device() && (!storage.on_host() || storage.device()->requested);
    if (!storage.is_deferred() && !on_device)
        return {};
    return make_ref<Array>(a.class_id(), a.is_complex() ? Complexity::Complex : Complexity::Real, Dims(a.numel(), 1),
                           storage.copy());
}

/// A vector indexed by a logical vector that is not longer. Undefined when it does not apply.
Value mask_index(const Array& a, std::span<const Value> subscripts) {
    if (subscripts.size() != 1 || !subscripts[0].is_heap() || subscripts[0].heap_kind() != HeapKind::Array)
        return {};
    const Array& mask = subscripts[0].array();
    const int64_t n = mask.numel();
    if (mask.class_id() != ClassId::Logical || !mask.dims().is_vector() || mask.dims().is_scalar() || mask.is_complex() ||
        a.is_complex() || !a.dims().is_vector() || a.dims().is_scalar() || n > a.numel() || n == 0)
        return {};
    const bool* chosen = mask.data<bool>();
    int64_t count = 0;
    for (int64_t i = 0; i < n; ++i)
        count += chosen[i];
    Ref<Array> out = Array::uninitialized(a.class_id(), a.dims().is_row() ? Dims(1, count) : Dims(count, 1));
    const void* from = a.storage().host();
    void* to = out->storage().host_mut();
    visit_bytes(a.element_bytes(), [&](auto zero) {
        using T = decltype(zero);
        const T* source = static_cast<const T*>(from);
        T* target = static_cast<T*>(to);
        for (int64_t i = 0; i < n; ++i)
            if (chosen[i])
                *target++ = source[i];
    });
    return out;
}

Value index_inline(const Value& a, std::span<const Value> subscripts) {
    for (const Value& s : subscripts)
        if (!(s.tag() == Value::Tag::Double && s.get_double() == 1)) {
            Value array = a;
            array.array_mut();
            return index_flat(array.array(), pick(Dims(), subscripts));
        }
    return a;
}

} // namespace

Value index(const Value& a, std::span<const Value> subscripts) {
    if (subscripts.empty())
        return a;
    if (a.is_inline())
        return index_inline(a, subscripts);
    if (!a.is_defined())
        raise(Err::NotEnoughInputs);
    switch (a.heap_kind()) {
    case HeapKind::Array: {
        if (Value scalar = scalar_index(a.array(), subscripts); scalar.is_defined())
            return scalar;
        if (Value column = column_of_distant(a.array(), subscripts); column.is_defined())
            return column;
        if (Value part = a.array().form() == ArrayForm::Full ? block_index(a.array(), subscripts) : Value(); part.is_defined())
            return part;
        if (Value part = mask_index(a.array(), subscripts); part.is_defined())
            return part;
        return index_flat(a.array(), pick(a.array().dims(), subscripts));
    }
    case HeapKind::String: {
        const Picked picked = pick(a.dims(), subscripts);
        Ref<StringArray> out = make_ref<StringArray>(picked.dims);
        auto to = out->elements_mut().begin();
        for_each_selected(picked.selections, picked.strides,
                          [&](int64_t at) { *to++ = a.string_array().at(at); });
        return out;
    }
    case HeapKind::Cell: {
        const Picked picked = pick(a.dims(), subscripts);
        Ref<CellArray> out = make_ref<CellArray>(picked.dims);
        auto to = out->elements_mut().begin();
        for_each_selected(picked.selections, picked.strides, [&](int64_t at) { *to++ = a.cell().at(at); });
        return out;
    }
    case HeapKind::Struct: {
        const StructArray& in = a.structure();
        const Picked picked = pick(in.dims(), subscripts);
        Ref<StructArray> out = make_ref<StructArray>(picked.dims, in.field_table());
        const int fields = in.fields().count();
        auto to = out->values_mut().begin();
        for_each_selected(picked.selections, picked.strides, [&](int64_t at) {
            for (int f = 0; f < fields; ++f)
                *to++ = in.at(at, f);
        });
        return out;
    }
    case HeapKind::Object: {
        const Picked picked = pick(a.dims(), subscripts);
        std::vector<Ref<HandleObject>> out;
        for_each_selected(picked.selections, picked.strides,
                          [&](int64_t at) { out.push_back(a.object().elements()[static_cast<size_t>(at)]); });
        return make_ref<ObjectArray>(picked.dims, std::move(out), a.object().object_class());
    }
    case HeapKind::Sparse:
        return sparse::index(a.sparse(), subscripts);
    case HeapKind::FunctionHandle:
        break;
    }
    if (subscripts.size() == 1 && scalar_position(subscripts[0]) == 0)
        return a;
    raise(Err::HandleArrays);
}

ValueList brace_index(const Value& cell, std::span<const Value> subscripts) {
    if (cell.is_string()) { // s{i} is the text as char
        const Value part = index(cell, subscripts);
        ValueList out;
        for (const auto& text : part.string_array().elements())
            out.push_back(Value::text(text.value_or(u"")));
        return out;
    }
    if (!cell.is_cell())
        raise(Err::BraceIndexNonCell);
    const CellArray& c = cell.cell();
    if (subscripts.empty())
        return c.elements();
    if (subscripts.size() == 1) {
        const int64_t i = scalar_position(subscripts[0]);
        if (i >= 0 && i < c.numel())
            return {c.at(i)};
    }
    const Picked picked = pick(c.dims(), subscripts);
    ValueList out;
    out.reserve(static_cast<size_t>(picked.dims.numel()));
    for_each_selected(picked.selections, picked.strides, [&](int64_t at) { out.push_back(c.at(at)); });
    return out;
}

ValueList field(const Value& s, std::string_view name) {
    ValueList out;
    if (s.is_struct()) {
        const StructArray& structure = s.structure();
        const int position = structure.fields().find(name);
        if (position < 0)
            raise(Err::UnknownField, name);
        for (int64_t i = 0; i < structure.numel(); ++i)
            out.push_back(structure.at(i, position));
        return out;
    }
    if (s.is_object()) {
        for (const Ref<HandleObject>& object : s.object().elements())
            out.push_back(object->get_property(std::string(name)));
        return out;
    }
    raise(Err::DotIndexNonStruct);
}

int64_t end_value(const Value& a, int position, int count) {
    if (count <= 1)
        return a.numel();
    return folded_sizes(a.dims(), static_cast<size_t>(count))[static_cast<size_t>(position)];
}

} // namespace etna::ops
