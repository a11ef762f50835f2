#include "engine/ops/selection.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/subscripts.h"

namespace etna::ops::sparse {
namespace {

/// Where each row of the source goes: the first place, and for every place the next one with the same row.
struct RowPlaces {
    std::vector<int64_t> first, next;
    bool ascending = true; ///< places are in the order of the rows, each row once

    RowPlaces(const Selection& rows, int64_t row_count)
        : first(static_cast<size_t>(row_count), -1), next(static_cast<size_t>(rows.count()), -1) {
        for (int64_t k = rows.count() - 1; k >= 0; --k) {
            int64_t& head = first[static_cast<size_t>(rows[k])];
            next[static_cast<size_t>(k)] = head;
            head = k;
            ascending = ascending && (k == 0 || rows[k - 1] < rows[k]);
        }
    }
};

template <class T>
Ref<SparseArray> contiguous_rows(const SparseArray& a, int64_t first, int64_t count, const Selection& cols) {
    SparseBuilder<T> out(count, cols.count());
    if (count == a.rows() && cols.is_progression() && cols.step() == 1 && cols.count() > 0)
        out.reserve(a.starts()[cols.first() + cols.count()] - a.starts()[cols.first()]);
    const int64_t* index = a.row_indices();
    for (int64_t c = 0; c < cols.count(); ++c) {
        const int64_t j = cols[c];
        int64_t k = a.starts()[j];
        const int64_t end = a.starts()[j + 1];
        if (first > 0)
            k = std::lower_bound(index + k, index + end, first) - index;
        for (; k < end && index[k] < first + count; ++k)
            out.push(index[k] - first, a.values<T>()[k]);
        out.end_column();
    }
    return out.finish(a.class_id());
}

template <class T>
Ref<SparseArray> block(const SparseArray& a, const Selection& rows, const Selection& cols) {
    if (rows.is_progression() && (rows.step() == 1 || rows.count() <= 1))
        return contiguous_rows<T>(a, rows.count() ? rows.first() : 0, rows.count(), cols);
    const RowPlaces places(rows, a.rows());
    SparseBuilder<T> out(rows.count(), cols.count());
    std::vector<std::pair<int64_t, T>> column;
    for (int64_t c = 0; c < cols.count(); ++c) {
        const int64_t j = cols[c];
        column.clear();
        for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
            for (int64_t at = places.first[static_cast<size_t>(a.row_indices()[k])]; at >= 0;
                 at = places.next[static_cast<size_t>(at)])
                column.emplace_back(at, a.values<T>()[k]);
        if (!places.ascending)
            std::sort(column.begin(), column.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
        for (const auto& [row, x] : column)
            out.push(row, x);
        out.end_column();
    }
    return out.finish(a.class_id());
}

Value linear(const SparseArray& a, const Selection& s, const Dims& dims) {
    if (dims.count() > 2)
        raise(Err::SparseND);
    if (s.is_progression() && s.step() == 1 && s.count() > 1) {
        const Ref<SparseArray> column = reshaped(a, a.rows() * a.cols(), 1);
        if (s.first() == 0 && s.count() == column->rows())
            return reshaped(*column, dims.rows(), dims.cols());
        const Ref<SparseArray> part = visit_sparse(a.is_complex(), [&](auto zero) {
            return contiguous_rows<decltype(zero)>(*column, s.first(), s.count(), Selection::all(1));
        });
        return reshaped(*part, dims.rows(), dims.cols());
    }
    if (!s.is_progression())
        return elements(a, std::span(s.list(), static_cast<size_t>(s.count())), dims);
    std::vector<int64_t> positions(static_cast<size_t>(s.count()));
    for (int64_t i = 0; i < s.count(); ++i)
        positions[static_cast<size_t>(i)] = s[i];
    return elements(a, positions, dims);
}

} // namespace

Ref<SparseArray> elements(const SparseArray& a, std::span<const int64_t> positions, const Dims& dims) {
    return visit_sparse(a.is_complex(), [&](auto zero) {
        using T = decltype(zero);
        SparseBuilder<T> out(dims.rows(), dims.cols());
        auto next = positions.begin();
        for (int64_t j = 0; j < dims.cols(); ++j) {
            for (int64_t i = 0; i < dims.rows(); ++i, ++next) {
                const int64_t entry = a.find(*next % a.rows(), *next / a.rows());
                if (entry >= 0)
                    out.push(i, a.values<T>()[entry]);
            }
            out.end_column();
        }
        return out.finish(a.class_id());
    });
}

Value index(const SparseArray& a, std::span<const Value> subscripts) {
    if (subscripts.size() == 2) { // one element, as loops read it
        const int64_t i = scalar_position(subscripts[0]), j = scalar_position(subscripts[1]);
        if (i >= 0 && j >= 0 && i < a.rows() && j < a.cols()) {
            const int64_t entry = a.find(i, j);
            if (entry < 0)
                return make_ref<SparseArray>(a.class_id(), Complexity::Real, 1, 1);
            return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
                using T = decltype(zero);
                SparseBuilder<T> one(1, 1);
                one.push(0, a.values<T>()[entry]);
                return one.finish(a.class_id());
            });
        }
    }
    const Picked picked = pick(a.dims(), subscripts);
    if (picked.dims.count() > 2)
        raise(Err::SparseND);
    if (subscripts.size() == 1)
        return linear(a, picked.selections[0], picked.dims);
    // Beyond the second there are only subscripts that choose the one page there is.
    return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
        return block<decltype(zero)>(a, picked.selections[0], picked.selections[1]);
    });
}

void erase(Value& a, std::span<const Value> subscripts) {
    const SparseArray& in = a.sparse();
    const Survivors s = survivors_of(in.dims(), subscripts);
    if (s.dims == in.dims())
        return;
    if (subscripts.size() == 1 || s.kept.empty()) {
        a = elements(in, s.kept, s.dims);
        return;
    }
    Ref<Array> kept = Array::uninitialized(ClassId::Int64, Dims(1, static_cast<int64_t>(s.kept.size())));
    std::transform(s.kept.begin(), s.kept.end(), kept->data_mut<int64_t>(), [](int64_t k) { return k + 1; });
    const bool by_rows = s.dims.rows() != in.rows();
    const Value list(std::move(kept));
    const Value chosen[2] = {by_rows ? list : magic_colon(), by_rows ? magic_colon() : list};
    a = index(in, chosen);
}

} // namespace etna::ops::sparse
