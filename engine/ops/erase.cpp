#include <cstring>

#include "engine/ops/selection.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

std::vector<char> doomed_positions(const Selection& s, int64_t extent) {
    if (s.limit() > extent)
        raise(Err::DeletionOutOfRange);
    std::vector<char> doomed(static_cast<size_t>(extent), 0);
    for (int64_t i = 0; i < s.count(); ++i)
        doomed[static_cast<size_t>(s[i])] = 1;
    return doomed;
}

bool covers_all(const Selection& s, int64_t extent) {
    if (s.is_colon())
        return true;
    if (s.count() < extent || s.limit() > extent)
        return false;
    const std::vector<char> chosen = doomed_positions(s, extent);
    return std::find(chosen.begin(), chosen.end(), 0) == chosen.end();
}

} // namespace

Survivors survivors_of(const Dims& dims, std::span<const Value> subscripts) {
    Survivors out;
    const int count = static_cast<int>(subscripts.size());
    if (count == 1) {
        out.extent = dims.numel();
        const Selection s(subscripts[0], out.extent, 1, 1);
        const std::vector<char> doomed = doomed_positions(s, out.extent);
        for (int64_t i = 0; i < out.extent; ++i)
            if (!doomed[static_cast<size_t>(i)])
                out.kept.push_back(i);
        const int64_t left = static_cast<int64_t>(out.kept.size());
        if (s.is_colon())
            out.dims = Dims(0, 0);
        else if (s.count() == 0)
            out.dims = dims;
        else
            out.dims = dims.is_column() && !dims.is_scalar() ? Dims(left, 1) : Dims(1, left);
        return out;
    }
    const std::vector<int64_t> sizes = folded_sizes(dims, subscripts.size());
    int along = -1;
    bool nothing = false;
    std::vector<Selection> selections;
    for (int k = 0; k < count; ++k) {
        selections.emplace_back(subscripts[static_cast<size_t>(k)], sizes[static_cast<size_t>(k)], k + 1, count);
        nothing = nothing || (selections.back().count() == 0 && !selections.back().is_colon());
    }
    for (int k = 0; k < count && !nothing; ++k) {
        if (selections[static_cast<size_t>(k)].is_colon())
            continue;
        if (covers_all(selections[static_cast<size_t>(k)], sizes[static_cast<size_t>(k)]) && along >= 0)
            continue;
        if (along >= 0 && !covers_all(selections[static_cast<size_t>(along)], sizes[static_cast<size_t>(along)]))
            raise(Err::DeletionNeedsOneColon);
        along = k;
    }
    if (nothing || along < 0) {
        out.extent = dims.numel();
        out.dims = dims;
        if (nothing)
            for (int64_t i = 0; i < out.extent; ++i)
                out.kept.push_back(i);
        else
            out.dims.set(0, 0);
        return out;
    }
    const size_t k = static_cast<size_t>(along);
    out.extent = sizes[k];
    out.below = strides_of(sizes)[k];
    for (size_t i = k + 1; i < sizes.size(); ++i)
        out.outer *= sizes[i];
    const std::vector<char> doomed = doomed_positions(selections[k], out.extent);
    for (int64_t i = 0; i < out.extent; ++i)
        if (!doomed[static_cast<size_t>(i)])
            out.kept.push_back(i);
    std::vector<int64_t> left = sizes;
    left[k] = static_cast<int64_t>(out.kept.size());
    out.dims = Dims(std::span<const int64_t>(left));
    return out;
}

namespace {

/// Calls `move(from, to, count)` for each block of neighbouring elements that stays, front to back.
template <class Move>
void for_each_block(const Survivors& s, Move move) {
    int64_t to = 0;
    for (int64_t o = 0; o < s.outer; ++o)
        for (size_t i = 0; i < s.kept.size();) {
            size_t j = i + 1;
            while (j < s.kept.size() && s.kept[j] == s.kept[j - 1] + 1)
                ++j;
            const int64_t count = static_cast<int64_t>(j - i) * s.below;
            move((o * s.extent + s.kept[i]) * s.below, to, count);
            to += count;
            i = j;
        }
}

template <class List>
List surviving(const List& from, const Survivors& s, int64_t group = 1) {
    List out;
    out.reserve(static_cast<size_t>(s.dims.numel() * group));
    for_each_block(s, [&](int64_t at, int64_t, int64_t count) {
        out.insert(out.end(), from.begin() + static_cast<ptrdiff_t>(at * group),
                   from.begin() + static_cast<ptrdiff_t>((at + count) * group));
    });
    return out;
}

void erase_flat(Value& a, const Survivors& s) {
    const Array& in = a.array();
    Ref<Array> out = Array::uninitialized(in.class_id(), s.dims, in.is_complex() ? Complexity::Complex : Complexity::Real);
    const size_t bytes = in.element_bytes();
    const char* from = static_cast<const char*>(in.storage().host());
    char* to = static_cast<char*>(out->storage().host_mut());
    for_each_block(s, [&](int64_t at, int64_t into, int64_t count) {
        std::memcpy(to + static_cast<size_t>(into) * bytes, from + static_cast<size_t>(at) * bytes,
                    static_cast<size_t>(count) * bytes);
    });
    a = Value(std::move(out));
}

template <class List>
void erase_from(List& list, int64_t at, int64_t group = 1) {
    const auto first = list.begin() + static_cast<ptrdiff_t>(at * group);
    list.erase(first, first + static_cast<ptrdiff_t>(group));
}

/// `v(i) = []` for one element of a vector: the rest moves up in place, so that taking from the end costs nothing.
bool erase_one(Value& a, std::span<const Value> subscripts) {
    if (subscripts.size() != 1 || !a.is_heap() || a.is_function_handle())
        return false;
    const Dims dims = a.dims();
    const int64_t at = scalar_position(subscripts[0]), n = dims.numel();
    if (at < 0 || at >= n || n < 2 || !dims.is_vector())
        return false;
    const Dims left = dims.is_row() ? Dims(1, n - 1) : Dims(n - 1, 1);
    switch (a.heap_kind()) {
    case HeapKind::Array: {
        Array& array = a.array_mut();
        const size_t bytes = array.element_bytes(), position = static_cast<size_t>(at);
        char* data = static_cast<char*>(array.storage().host_mut());
        std::memmove(data + position * bytes, data + (position + 1) * bytes, (static_cast<size_t>(n - 1 - at)) * bytes);
        array.storage().resize(static_cast<size_t>(n - 1) * bytes);
        array.reshape(left);
        return true;
    }
    case HeapKind::String:
        erase_from(a.string_array_mut().elements_mut(), at);
        a.string_array_mut().reshape(left);
        return true;
    case HeapKind::Cell:
        erase_from(a.cell_mut().elements_mut(), at);
        a.cell_mut().reshape(left);
        return true;
    case HeapKind::Struct: {
        StructArray& s = a.structure_mut();
        erase_from(s.values_mut(), at, s.fields().count());
        s.reshape(left);
        return true;
    }
    default:
        erase_from(a.object_mut().elements_mut(), at);
        a.object_mut().reshape(left);
        return true;
    }
}

} // namespace

void erase(Value& a, std::span<const Value> subscripts) {
    if (!a.is_defined())
        raise(Err::DeletionFromUndefined);
    if (subscripts.empty())
        raise(Err::DeletionNeedsOneColon);
    if (a.is_sparse())
        return sparse::erase(a, subscripts);
    if (erase_one(a, subscripts))
        return;
    const Survivors s = survivors_of(a.dims(), subscripts);
    if (a.is_inline())
        a.array_mut();
    switch (a.heap_kind()) {
    case HeapKind::Array:
        return erase_flat(a, s);
    case HeapKind::String: {
        Ref<StringArray> out = make_ref<StringArray>(s.dims);
        out->elements_mut() = surviving(a.string_array().elements(), s);
        a = std::move(out);
        return;
    }
    case HeapKind::Cell: {
        Ref<CellArray> out = make_ref<CellArray>(s.dims);
        out->elements_mut() = surviving(a.cell().elements(), s);
        a = std::move(out);
        return;
    }
    case HeapKind::Struct: {
        Ref<StructArray> out = make_ref<StructArray>(s.dims, a.structure().field_table());
        out->values_mut() = surviving(a.structure().values(), s, a.structure().fields().count());
        a = std::move(out);
        return;
    }
    case HeapKind::Object:
        a = make_ref<ObjectArray>(s.dims, surviving(a.object().elements(), s), a.object().object_class());
        return;
    case HeapKind::FunctionHandle:
        raise(Err::HandleArrays);
    case HeapKind::Sparse:
        break;
    }
}

} // namespace etna::ops
