#include "engine/ops/selection.h"

#include <cmath>

#include "engine/value/array.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/containers.h"

namespace etna::ops {
namespace {

[[noreturn]] void raise_invalid(int position1, int count) {
    if (count == 1)
        raise(Err::ZeroSubscript);
    raise(Err::ZeroSubscriptPosition, position1);
}

/// A sparse mask names the positions of its entries; sparse numbers are what they are when full.
Value sparse_subscript(const SparseArray& s) {
    if (s.class_id() != ClassId::Logical)
        return sparse::full(Value(Ref<SparseArray>(const_cast<SparseArray*>(&s))));
    Ref<Array> out = Array::uninitialized(ClassId::Int64, s.rows() == 1 ? Dims(1, s.count()) : Dims(s.count(), 1));
    int64_t* to = out->data_mut<int64_t>();
    for (int64_t j = 0; j < s.cols(); ++j)
        for (int64_t k = s.starts()[j]; k < s.starts()[j + 1]; ++k)
            *to++ = j * s.rows() + s.row_indices()[k] + 1;
    return out;
}

} // namespace

Value magic_colon() { return Value::of(u':'); }

bool is_magic_colon(const Value& subscript) {
    if (subscript.tag() == Value::Tag::Char)
        return subscript.get<char16_t>() == u':';
    if (!subscript.is_heap() || subscript.numel() != 1)
        return false;
    if (subscript.is_string())
        return subscript.string_array().at(0) == u":";
    return subscript.is_char() && subscript.array().data<char16_t>()[0] == u':';
}

Selection Selection::all(int64_t extent) {
    Selection s;
    s.colon_ = true;
    s.count_ = s.limit_ = extent;
    s.dims_ = Dims(extent, 1);
    return s;
}

Selection::Selection(const Value& subscript, int64_t extent, int position1, int count) {
    if (const int64_t position = scalar_position(subscript); position >= 0) {
        first_ = position;
        count_ = 1;
        limit_ = position + 1;
        return;
    }
    if (is_magic_colon(subscript)) {
        *this = all(extent);
        return;
    }
    if (subscript.is_sparse()) {
        *this = Selection(sparse_subscript(subscript.sparse()), extent, position1, count);
        mask_ = subscript.class_id() == ClassId::Logical;
        return;
    }
    if (!subscript.is_flat())
        raise(Err::SubscriptClass, subscript.class_name());
    dims_ = subscript.dims();
    if (subscript.is_logical()) {
        from_mask(subscript);
        return;
    }
    const ArrayView view(subscript);
    if (view.is_complex())
        raise(Err::ComplexSubscript);
    if (const RangeSpec* range = subscript.is_heap() ? subscript.array().storage().range() : nullptr) {
        if (range->start == std::floor(range->start) && range->step == std::floor(range->step) &&
            std::abs(range->step) < 9.0e15) {
            const double lowest = std::min(range->start, range->last), highest = std::max(range->start, range->last);
            if (lowest < 1 || highest >= 9.0e15)
                raise_invalid(position1, count);
            first_ = static_cast<int64_t>(range->start) - 1;
            step_ = static_cast<int64_t>(range->step);
            count_ = range->count;
            limit_ = static_cast<int64_t>(highest);
            return;
        }
    }
    visit_class(view.class_id(),
                [&](auto zero) { from_numbers(view.data<decltype(zero)>(), view.numel(), position1, count); });
}

void Selection::from_mask(const Value& subscript) {
    mask_ = true;
    const ArrayView view(subscript);
    const bool* mask = view.data<bool>();
    const int64_t n = view.numel();
    int64_t chosen = 0;
    for (int64_t i = 0; i < n; ++i)
        chosen += mask[i];
    list_.resize(static_cast<size_t>(chosen) + 1); // one spare slot keeps the loop free of branches
    int64_t at = 0;
    for (int64_t i = 0; i < n; ++i) {
        list_[static_cast<size_t>(at)] = i;
        at += mask[i];
    }
    list_.resize(static_cast<size_t>(chosen));
    count_ = chosen;
    limit_ = chosen ? list_.back() + 1 : 0;
    int long_ones = 0;
    for (const int64_t size : dims_.sizes())
        long_ones += size != 1;
    if (dims_.count() > 2 && long_ones == 1) // a mask along the third dimension selects along it
        dims_.set(dims_.first_non_singleton(), chosen);
    else
        dims_ = dims_.is_row() ? Dims(1, chosen) : Dims(chosen, 1);
}

template <class T>
void Selection::from_numbers(const T* x, int64_t n, int position1, int count) {
    list_.resize(static_cast<size_t>(n));
    count_ = n;
    bool valid = true;
    int64_t highest = 0;
    for (int64_t i = 0; i < n; ++i) {
        int64_t position = 0;
        if constexpr (std::is_floating_point_v<T>) {
            const bool fits = x[i] >= T(1) && x[i] < T(9.0e15);
            position = fits ? static_cast<int64_t>(x[i]) : 0;
            valid = valid && fits && static_cast<T>(position) == x[i];
        } else {
            position = static_cast<int64_t>(x[i]);
            valid = valid && position >= 1;
        }
        highest = std::max(highest, position);
        list_[static_cast<size_t>(i)] = position - 1;
    }
    if (!valid)
        raise_invalid(position1, count);
    limit_ = highest;
}

std::vector<int64_t> folded_sizes(const Dims& dims, size_t count) {
    std::vector<int64_t> sizes(count, 1);
    for (size_t k = 0; k < count; ++k)
        sizes[k] = dims[static_cast<int>(k)];
    for (int k = static_cast<int>(count); k < dims.count(); ++k)
        sizes[count - 1] *= dims[k];
    return sizes;
}

std::vector<int64_t> strides_of(const std::vector<int64_t>& sizes) {
    std::vector<int64_t> strides(sizes.size(), 1);
    for (size_t k = 1; k < sizes.size(); ++k)
        strides[k] = strides[k - 1] * sizes[k - 1];
    return strides;
}

} // namespace etna::ops
