#include <numeric>

#include "engine/ops/sparse/sparse.h"

namespace etna::ops::sparse {
namespace {

template <class T, class Element>
Ref<SparseArray> scan(const Element* x, int64_t rows, int64_t cols, ClassId cls) {
    SparseBuilder<T> out(rows, cols);
    int64_t count = 0;
    for (int64_t k = 0; k < rows * cols; ++k)
        count += x[k] != Element(0);
    out.reserve(count);
    for (int64_t j = 0; j < cols; ++j, x += rows) {
        for (int64_t i = 0; i < rows; ++i)
            out.push(i, static_cast<T>(x[i]));
        out.end_column();
    }
    return out.finish(cls);
}

/// Calls `f` with the elements of a flat value as doubles or complex doubles.
template <class F>
auto with_elements(const Value& value, F f) {
    const Value numbers = convert(value, ClassId::Double);
    const ArrayView view(numbers);
    return visit_sparse(view.is_complex(), [&](auto zero) { return f(view.data<decltype(zero)>()); });
}

} // namespace

Value full(const Value& value) {
    if (!value.is_sparse())
        return value;
    const SparseArray& a = value.sparse();
    Ref<Array> out =
        Array::zeros(a.class_id(), a.dims(), a.is_complex() ? Complexity::Complex : Complexity::Real);
    const auto scatter = [&](const auto* from, auto* to) {
        for (int64_t j = 0; j < a.cols(); ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                to[j * a.rows() + a.row_indices()[k]] = static_cast<std::remove_reference_t<decltype(*to)>>(from[k]);
    };
    if (a.count() == 0)
        return out;
    if (a.class_id() == ClassId::Logical)
        scatter(a.values<double>(), out->data_mut<bool>());
    else
        visit_sparse(a.is_complex(), [&](auto zero) {
            using T = decltype(zero);
            scatter(a.values<T>(), out->data_mut<T>());
        });
    return out;
}

Ref<SparseArray> from_full(const Value& value) {
    const Dims dims = value.dims();
    if (dims.count() > 2)
        raise(Err::SparseND);
    if (!value.is_flat() || is_integer(value.class_id()) || value.class_id() == ClassId::Single)
        raise(Err::SparseConversion);
    const ArrayView view(value);
    if (view.class_id() == ClassId::Logical)
        return scan<double>(view.data<bool>(), dims.rows(), dims.cols(), ClassId::Logical);
    return with_elements(value, [&](const auto* x) {
        return scan<std::remove_cvref_t<decltype(*x)>>(x, dims.rows(), dims.cols(), ClassId::Double);
    });
}

Ref<SparseArray> of(const Value& value) {
    return value.is_sparse() ? Ref<SparseArray>(const_cast<SparseArray*>(&value.sparse())) : from_full(value);
}

Value sparse_if_possible(Value value) {
    const ClassId cls = value.class_id();
    if (value.is_flat() && (cls == ClassId::Double || cls == ClassId::Logical) && value.dims().count() == 2)
        return from_full(value);
    return value;
}

Ref<SparseArray> from_triplets(int64_t row_count, int64_t col_count, std::span<const int64_t> rows,
                               std::span<const int64_t> cols, const Value& values) {
    const size_t n = rows.size();
    const bool logical = values.class_id() == ClassId::Logical;
    const bool one = values.numel() == 1;
    // Stable by column first, then each column by row: equal places stay in the order of the input.
    std::vector<int64_t> starts(SparseArray::start_count(col_count), 0);
    for (const int64_t col : cols)
        ++starts[static_cast<size_t>(col) + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    std::vector<int64_t> next(starts.begin(), starts.end() - 1), order(n);
    for (size_t k = 0; k < n; ++k)
        order[static_cast<size_t>(next[static_cast<size_t>(cols[k])]++)] = static_cast<int64_t>(k);
    return with_elements(values, [&](const auto* x) {
        using T = std::remove_cvref_t<decltype(*x)>;
        SparseBuilder<T> out(row_count, col_count);
        out.reserve(static_cast<int64_t>(n));
        const auto row_of = [&](int64_t k) { return rows[static_cast<size_t>(k)]; };
        for (int64_t j = 0; j < col_count; ++j) {
            const auto first = order.begin() + starts[static_cast<size_t>(j)];
            const auto last = order.begin() + starts[static_cast<size_t>(j) + 1];
            const auto before = [&](int64_t a, int64_t b) { return row_of(a) < row_of(b); };
            if (!std::is_sorted(first, last, before))
                std::stable_sort(first, last, before);
            for (auto at = first; at != last;) {
                const int64_t row = row_of(*at);
                T sum(0);
                for (; at != last && row_of(*at) == row; ++at)
                    sum += x[one ? 0 : *at];
                if (logical && sum != T(0))
                    sum = T(1);
                out.push(row, sum);
            }
            out.end_column();
        }
        return out.finish(logical ? ClassId::Logical : ClassId::Double);
    });
}

Value entry_values(const SparseArray& a) {
    const Dims dims(a.count(), 1);
    if (a.class_id() == ClassId::Logical) {
        Ref<Array> out = Array::uninitialized(ClassId::Logical, dims);
        std::fill_n(out->data_mut<bool>(), a.count(), true);
        return out;
    }
    return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
        using T = decltype(zero);
        Ref<Array> out =
            Array::uninitialized(ClassId::Double, dims, a.is_complex() ? Complexity::Complex : Complexity::Real);
        std::copy_n(a.values<T>(), a.count(), out->data_mut<T>());
        return out;
    });
}

Ref<SparseArray> with_values(const SparseArray& pattern, const Value& column) {
    const ClassId cls = column.class_id() == ClassId::Logical ? ClassId::Logical : ClassId::Double;
    return with_elements(column, [&](const auto* x) {
        using T = std::remove_cvref_t<decltype(*x)>;
        SparseBuilder<T> out(pattern.rows(), pattern.cols());
        out.reserve(pattern.count());
        for (int64_t j = 0; j < pattern.cols(); ++j) {
            for (int64_t k = pattern.starts()[j]; k < pattern.starts()[j + 1]; ++k)
                out.push(pattern.row_indices()[k], x[k]);
            out.end_column();
        }
        return out.finish(cls);
    });
}

Ref<SparseArray> as_complex(const Ref<SparseArray>& a) {
    if (a->is_complex())
        return a;
    const size_t n = static_cast<size_t>(a->count());
    std::vector<double> values(2 * n, 0.0);
    for (size_t k = 0; k < n; ++k)
        values[2 * k] = a->values<double>()[k];
    return make_ref<SparseArray>(ClassId::Double, Complexity::Complex, a->rows(), a->cols(),
                                 std::vector<int64_t>(a->starts(), a->starts() + a->cols() + 1),
                                 std::vector<int64_t>(a->row_indices(), a->row_indices() + a->count()),
                                 std::move(values));
}

Ref<SparseArray> as_class(const Ref<SparseArray>& a, ClassId cls) {
    if (a->class_id() == cls)
        return a;
    if (cls != ClassId::Double && cls != ClassId::Logical)
        raise(Err::SparseConversion);
    if (cls == ClassId::Logical && a->is_complex())
        raise(Err::ComplexToLogical);
    std::vector<double> values(a->values<double>(), a->values<double>() + a->count());
    if (cls == ClassId::Logical)
        for (double& x : values) {
            if (x != x)
                raise(Err::NaNToLogical);
            x = 1;
        }
    return make_ref<SparseArray>(cls, Complexity::Real, a->rows(), a->cols(),
                                 std::vector<int64_t>(a->starts(), a->starts() + a->cols() + 1),
                                 std::vector<int64_t>(a->row_indices(), a->row_indices() + a->count()),
                                 std::move(values));
}

Ref<SparseArray> reshaped(const SparseArray& a, int64_t rows, int64_t cols) {
    std::vector<int64_t> starts(SparseArray::start_count(cols), 0), index(static_cast<size_t>(a.count()));
    for (int64_t j = 0; j < a.cols(); ++j)
        for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k) {
            const int64_t position = j * a.rows() + a.row_indices()[k];
            index[static_cast<size_t>(k)] = position % rows;
            ++starts[static_cast<size_t>(position / rows) + 1];
        }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    const double* values = a.values<double>();
    return make_ref<SparseArray>(a.class_id(), a.is_complex() ? Complexity::Complex : Complexity::Real, rows, cols,
                                 std::move(starts), std::move(index),
                                 std::vector<double>(values, values + a.count() * (a.is_complex() ? 2 : 1)));
}

Ref<SparseArray> expanded(const Ref<SparseArray>& a, const Dims& dims) {
    const int64_t rows = dims.rows(), cols = dims.cols();
    const bool down = a->rows() == 1 && rows != 1, across = a->cols() == 1 && cols != 1;
    if (!down && !across)
        return a;
    return visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        SparseBuilder<T> out(rows, cols);
        for (int64_t j = 0; j < cols; ++j) {
            const int64_t from = across ? 0 : j;
            for (int64_t k = a->starts()[from]; k < a->starts()[from + 1]; ++k)
                for (int64_t i = 0; i < (down ? rows : 1); ++i)
                    out.push(down ? i : a->row_indices()[k], a->values<T>()[k]);
            out.end_column();
        }
        return out.finish(a->class_id());
    });
}

} // namespace etna::ops::sparse
