#include <numeric>

#include "engine/ops/selection.h"
#include "engine/ops/sparse/sparse.h"

namespace etna::ops::sparse {
namespace {

using Complex = std::complex<double>;

template <class T>
std::vector<double> numbers_of(T x) {
    if constexpr (std::is_same_v<T, double>)
        return {x};
    else
        return {x.real(), x.imag()};
}

/// Writes one element of a matrix with one owner.
template <class T>
void write_one(SparseArray& a, int64_t row, int64_t col, T x) {
    constexpr int64_t kNumbers = std::is_same_v<T, double> ? 1 : 2;
    std::vector<int64_t>& index = a.row_indices_mut();
    std::vector<double>& values = a.values_mut();
    std::vector<int64_t>& starts = a.starts_mut();
    const auto first = index.begin() + starts[static_cast<size_t>(col)];
    const auto last = index.begin() + starts[static_cast<size_t>(col) + 1];
    const auto at = std::lower_bound(first, last, row);
    const int64_t entry = at - index.begin();
    const bool present = at != last && *at == row;
    const std::vector<double> numbers = numbers_of(x);
    if (x != T(0) && present) {
        std::copy(numbers.begin(), numbers.end(), values.begin() + entry * kNumbers);
        return;
    }
    if (x == T(0) && !present)
        return;
    if (present) {
        index.erase(at);
        values.erase(values.begin() + entry * kNumbers, values.begin() + (entry + 1) * kNumbers);
    } else {
        index.insert(at, row);
        values.insert(values.begin() + entry * kNumbers, numbers.begin(), numbers.end());
    }
    for (size_t j = static_cast<size_t>(col) + 1; j < starts.size(); ++j)
        starts[j] += present ? -1 : 1;
}

/// An element to write: `order` says which of several for one place is the last.
template <class T>
struct Element {
    int64_t row, col, order;
    T value;
};

/// The matrix with these elements written into it; they are sorted by column, row and order.
template <class T>
Ref<SparseArray> merged(const SparseArray& a, const std::vector<Element<T>>& elements) {
    SparseBuilder<T> out(a.rows(), a.cols());
    out.reserve(a.count() + static_cast<int64_t>(elements.size()));
    auto next = elements.begin();
    for (int64_t j = 0; j < a.cols(); ++j) {
        int64_t k = a.starts()[j];
        const int64_t end = a.starts()[j + 1];
        while (next != elements.end() && next->col == j) {
            const int64_t row = next->row;
            while (next + 1 != elements.end() && (next + 1)->col == j && (next + 1)->row == row)
                ++next;
            for (; k < end && a.row_indices()[k] < row; ++k)
                out.push(a.row_indices()[k], a.values<T>()[k]);
            if (k < end && a.row_indices()[k] == row)
                ++k;
            out.push(row, next->value);
            ++next;
        }
        for (; k < end; ++k)
            out.push(a.row_indices()[k], a.values<T>()[k]);
        out.end_column();
    }
    return out.finish(a.class_id());
}

/// Whole columns: what was there does not matter.
template <class T>
Ref<SparseArray> with_columns(const SparseArray& a, const Selection& cols, const SparseArray& value, bool spread) {
    std::vector<int64_t> source(static_cast<size_t>(a.cols()), -1);
    for (int64_t c = 0; c < cols.count(); ++c)
        source[static_cast<size_t>(cols[c])] = c;
    SparseBuilder<T> out(a.rows(), a.cols());
    out.reserve(a.count() + value.count());
    for (int64_t j = 0; j < a.cols(); ++j) {
        const int64_t c = source[static_cast<size_t>(j)];
        const SparseArray& from = c < 0 ? a : value;
        const int64_t column = c < 0 ? j : c;
        if (c >= 0 && spread)
            for (int64_t i = 0; i < a.rows() && value.count(); ++i)
                out.push(i, value.values<T>()[0]);
        else
            for (int64_t k = from.starts()[column]; k < from.starts()[column + 1]; ++k)
                out.push(from.row_indices()[k], from.values<T>()[k]);
        out.end_column();
    }
    return out.finish(a.class_id());
}

/// Elements of a value in the order in which an assignment takes them: by column-major position.
template <class T>
struct Source {
    const SparseArray& value;
    bool spread;
    T at(int64_t position) const {
        if (spread)
            return value.count() ? value.values<T>()[0] : T(0);
        const int64_t entry = value.find(position % value.rows(), position / value.rows());
        return entry < 0 ? T(0) : value.values<T>()[entry];
    }
};

template <class T>
Ref<SparseArray> write(const SparseArray& a, const Target& t, const SparseArray& value, bool spread) {
    const Selection& rows = t.selections[0];
    const bool linear = t.selections.size() == 1;
    if (!linear && value.rows() == (spread ? 1 : a.rows()) && value.cols() == (spread ? 1 : t.selections[1].count()) &&
        rows.is_progression() && rows.step() == 1 && rows.first() == 0 && rows.count() == a.rows())
        return with_columns<T>(a, t.selections[1], value, spread);
    const Source<T> source{value, spread};
    std::vector<Element<T>> elements;
    elements.reserve(static_cast<size_t>(t.count));
    int64_t order = 0;
    for (int64_t c = 0; c < (linear ? 1 : t.selections[1].count()); ++c)
        for (int64_t r = 0; r < rows.count(); ++r, ++order) {
            const int64_t row = linear ? rows[r] % a.rows() : rows[r];
            const int64_t col = linear ? rows[r] / a.rows() : t.selections[1][c];
            elements.push_back({row, col, order, source.at(order)});
        }
    const auto before = [](const Element<T>& x, const Element<T>& y) {
        return x.col != y.col ? x.col < y.col : x.row != y.row ? x.row < y.row : x.order < y.order;
    };
    if (!std::is_sorted(elements.begin(), elements.end(), before))
        std::sort(elements.begin(), elements.end(), before);
    return merged(a, elements);
}

/// `S(i, j) = x` of a matrix with one owner, within its bounds.
bool assign_scalar(Value& a, std::span<const Value> subscripts, const Value& value) {
    const SparseArray& matrix = a.sparse();
    if (!value.is_flat() || value.numel() != 1 || (value.is_complex() && !matrix.is_complex()) || subscripts.size() > 2)
        return false;
    int64_t i = scalar_position(subscripts[0]);
    int64_t j = subscripts.size() == 2 ? scalar_position(subscripts[1]) : 0;
    if (subscripts.size() == 1 && i >= 0 && matrix.rows() > 0) {
        j = i / matrix.rows();
        i %= matrix.rows();
    }
    if (i < 0 || j < 0 || i >= matrix.rows() || j >= matrix.cols())
        return false;
    const Complex x =
        matrix.class_id() == ClassId::Logical ? ops::convert(value, ClassId::Logical).to_complex() : value.to_complex();
    SparseArray& target = a.sparse_mut();
    if (target.is_complex())
        write_one(target, i, j, x);
    else
        write_one(target, i, j, x.real());
    return true;
}

} // namespace

void assign(Value& a, std::span<const Value> subscripts, const Value& value) {
    if (a.is_defined() && assign_scalar(a, subscripts, value))
        return;
    const Dims from = a.is_defined() ? a.dims() : Dims(0, 0);
    const Target t = target_of(from, subscripts, value.dims());
    if (t.dims.count() > 2)
        raise(Err::SparseND);
    const ClassId cls = a.is_defined() ? a.class_id() : value.class_id();
    Ref<SparseArray> source = value.is_sparse() ? of(value) : from_full(ops::convert(value, ClassId::Double));
    source = as_class(source, cls);
    Ref<SparseArray> target = a.is_defined() ? of(a) : make_ref<SparseArray>(cls, Complexity::Real, 0, 0);
    if (t.count == 0) {
        a = std::move(target);
        return;
    }
    if (source->is_complex() || target->is_complex()) {
        source = as_complex(source);
        target = as_complex(target);
    }
    if (!(t.dims == target->dims())) {
        target = target->copy();
        target->grow(t.dims.rows(), t.dims.cols());
    }
    const bool spread = source->rows() == 1 && source->cols() == 1;
    const Ref<SparseArray> shaped =
        !spread && t.selections.size() > 1 &&
                !(source->dims() == Dims(t.selections[0].count(), t.selections[1].count()))
            ? reshaped(*source, t.selections[0].count(), t.selections[1].count())
            : source;
    a = visit_sparse(target->is_complex(),
                     [&](auto zero) { return Value(write<decltype(zero)>(*target, t, *shaped, spread)); });
}

} // namespace etna::ops::sparse
