// reshape, repmat, diag, tril, triu, kron, trace and the structure tests of sparse matrices.
#include <cmath>

#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/ops/sparse/factor.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

constexpr Message kReshape{"MATLAB:getReshapeDims:notSameNumel",
                           "Number of elements must not change. Use [] as one of the size inputs to automatically "
                           "calculate the appropriate size for that dimension."};

void all_full(Call& call) {
    for (Value& arg : call.args)
        arg = sparse::full(arg);
}

/// Sizes as `reshape` takes them: a vector, or scalars of which one may be [].
void reshape(Call& call) {
    if (!call.arg(0).is_sparse()) {
        all_full(call);
        return call.builtin.function(call);
    }
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    const int64_t total = Dims(a->rows(), a->cols()).numel();
    std::vector<int64_t> sizes;
    int open = -1;
    for (int k = 1; k < call.nargin(); ++k) {
        const std::vector<int64_t> part = integers_of(sparse::full(call.arg(k)));
        if (part.empty() && call.nargin() > 2)
            open = static_cast<int>(sizes.size());
        sizes.insert(sizes.end(), part.begin(), part.end());
        if (part.empty() && call.nargin() > 2)
            sizes.push_back(1);
    }
    for (const int64_t size : sizes)
        if (size < 0)
            fail(kReshape);
    int64_t product = Dims(std::span<const int64_t>(sizes)).numel();
    if (open >= 0) {
        if (product == 0 || total % product != 0)
            fail(kReshape);
        sizes[static_cast<size_t>(open)] = total / product;
        product = total;
    }
    if (product != total || product == INT64_MAX || sizes.size() < 2)
        fail(kReshape);
    // More than two dimensions are folded into the second, as MATLAB does for sparse matrices.
    const int64_t cols = Dims(std::span<const int64_t>(sizes).subspan(1)).numel();
    if (cols == INT64_MAX)
        fail(kReshape);
    call.give(total == 0 ? make_ref<SparseArray>(a->class_id(), Complexity::Real, sizes[0], cols)
                         : sparse::reshaped(*a, sizes[0], cols));
}

void repmat(Call& call) {
    if (!call.arg(0).is_sparse()) {
        all_full(call);
        return call.builtin.function(call);
    }
    std::vector<int64_t> times;
    for (int k = 1; k < call.nargin(); ++k)
        for (const int64_t n : integers_of(sparse::full(call.arg(k))))
            times.push_back(std::max<int64_t>(n, 0));
    if (times.empty())
        raise(Err::NotEnoughInputs);
    if (times.size() == 1)
        times.push_back(times[0]);
    for (size_t k = 2; k < times.size(); ++k)
        if (times[k] != 1)
            raise(Err::SparseND);
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    const int64_t rows = Dims(a->rows(), times[0]).numel(), cols = Dims(a->cols(), times[1]).numel(),
                  entries = Dims(Dims(a->count(), times[0]).numel(), times[1]).numel();
    for (const int64_t size : {rows, cols, entries})
        check_array_size(Dims(size, 1), size == rows ? 1 : 2 * sizeof(double));
    visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        SparseBuilder<T> out(rows, cols);
        out.reserve(entries);
        for (int64_t c = 0; c < times[1]; ++c)
            for (int64_t j = 0; j < a->cols(); ++j) {
                for (int64_t r = 0; r < times[0]; ++r)
                    for (int64_t k = a->starts()[j]; k < a->starts()[j + 1]; ++k)
                        out.push(a->row_indices()[k] + r * a->rows(), a->values<T>()[k]);
                out.end_column();
            }
        call.give(out.finish(a->class_id()));
    });
}

/// The second argument: which diagonal, a whole number.
int64_t diagonal_number(const Call& call) {
    const std::vector<int64_t> number = integers_of(sparse::full(call.arg(1)));
    if (number.size() != 1)
        fail(kScalarExpected, 2, call.builtin.name);
    return number[0];
}

/// diag(v, k): a matrix with v on a diagonal; diag(A, k): the diagonal as a column.
void diag(Call& call) {
    if (!call.arg(0).is_sparse() || call.nargin() > 2) {
        all_full(call);
        return call.builtin.function(call);
    }
    const int64_t d = call.nargin() > 1 ? diagonal_number(call) : 0;
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        if (a->rows() == 1 || a->cols() == 1 || (a->rows() == 0 && a->cols() == 0)) {
            const Ref<SparseArray> v = sparse::reshaped(*a, a->rows() * a->cols(), 1);
            const int64_t n = v->rows() + std::abs(d);
            SparseBuilder<T> out(n, n);
            int64_t k = 0;
            for (int64_t j = 0; j < n; ++j) {
                const int64_t at = d > 0 ? j - d : j;
                if (k < v->count() && v->row_indices()[k] == at) {
                    out.push(d > 0 ? at : at - d, v->values<T>()[k]);
                    ++k;
                }
                out.end_column();
            }
            return call.give(out.finish(a->class_id()));
        }
        const int64_t first_row = d < 0 ? -d : 0, first_col = d > 0 ? d : 0;
        const int64_t length = std::max<int64_t>(0, std::min(a->rows() - first_row, a->cols() - first_col));
        SparseBuilder<T> out(length, 1);
        for (int64_t i = 0; i < length; ++i)
            if (const int64_t k = a->find(first_row + i, first_col + i); k >= 0)
                out.push(i, a->values<T>()[k]);
        call.give(out.finish(a->class_id()));
    });
}

template <bool lower>
void triangle(Call& call) {
    const int64_t d = call.nargin() > 1 && !call.arg(1).is_text() ? diagonal_number(call) : 0;
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        SparseBuilder<T> out(a->rows(), a->cols());
        for (int64_t j = 0; j < a->cols(); ++j) {
            for (int64_t k = a->starts()[j]; k < a->starts()[j + 1]; ++k) {
                const int64_t offset = j - a->row_indices()[k];
                if (lower ? offset <= d : offset >= d)
                    out.push(a->row_indices()[k], a->values<T>()[k]);
            }
            out.end_column();
        }
        call.give(out.finish(a->class_id()));
    });
}

Ref<SparseArray> kron_of(const Ref<SparseArray>& x, const Ref<SparseArray>& y) {
    const bool complex = x->is_complex() || y->is_complex();
    const Ref<SparseArray> a = complex ? sparse::as_complex(x) : x, b = complex ? sparse::as_complex(y) : y;
    return visit_sparse(complex, [&](auto zero) {
        using T = decltype(zero);
        SparseBuilder<T> out(a->rows() * b->rows(), a->cols() * b->cols());
        out.reserve(a->count() * b->count());
        for (int64_t ja = 0; ja < a->cols(); ++ja)
            for (int64_t jb = 0; jb < b->cols(); ++jb) {
                for (int64_t ka = a->starts()[ja]; ka < a->starts()[ja + 1]; ++ka)
                    for (int64_t kb = b->starts()[jb]; kb < b->starts()[jb + 1]; ++kb)
                        out.push(a->row_indices()[ka] * b->rows() + b->row_indices()[kb],
                                 a->values<T>()[ka] * b->values<T>()[kb]);
                out.end_column();
            }
        return out.finish();
    });
}

/// Sparse when one of the operands is.
void kron(Call& call) {
    Ref<SparseArray> out = sparse::of(call.arg(0));
    for (int k = 1; k < call.nargin(); ++k)
        out = kron_of(out, sparse::of(call.arg(k)));
    call.give(std::move(out));
}

void trace(Call& call) {
    const SparseArray& a = call.arg(0).sparse();
    if (a.rows() != a.cols())
        fail({"MATLAB:trace:MustBeSquare", "Matrix must be square."});
    std::complex<double> total = 0;
    for (int64_t j = 0; j < a.cols(); ++j)
        total += a.at(j, j);
    call.give(a.is_complex() ? Value::of(total) : Value::of(total.real()));
}

template <class F>
void structure(Call& call, F f) {
    call.give(logical(f(sparse::bandwidth(call.arg(0).sparse()))));
}
void isdiag(Call& call) {
    structure(call, [](const sparse::Bandwidth& w) { return w.lower == 0 && w.upper == 0; });
}
void istril(Call& call) {
    structure(call, [](const sparse::Bandwidth& w) { return w.upper == 0; });
}
void istriu(Call& call) {
    structure(call, [](const sparse::Bandwidth& w) { return w.lower == 0; });
}
void isbanded(Call& call) {
    if (!call.arg(0).is_sparse()) {
        all_full(call);
        return call.builtin.function(call);
    }
    const double lower = sparse::full(call.arg(1)).to_double(), upper = sparse::full(call.arg(2)).to_double();
    structure(call, [&](const sparse::Bandwidth& w) {
        return static_cast<double>(w.lower) <= lower && static_cast<double>(w.upper) <= upper;
    });
}

template <bool conjugate>
void symmetric(Call& call) {
    if (!call.arg(0).is_sparse() || call.nargin() > 1) {
        all_full(call);
        return call.builtin.function(call);
    }
    call.give(logical(sparse::is_hermitian(call.arg(0).sparse(), conjugate)));
}

/// bandwidth(A), [lower, upper] = bandwidth(A), bandwidth(A, 'lower')
void bandwidth(Call& call) {
    if (!call.arg(0).is_sparse()) {
        all_full(call);
        return call.builtin.function(call);
    }
    const sparse::Bandwidth w = sparse::bandwidth(call.arg(0).sparse());
    const double lower = static_cast<double>(w.lower), upper = static_cast<double>(w.upper);
    if (call.nargin() > 1)
        return call.give(number(text_is(call.arg(1), "lower") ? lower : upper));
    call.give(0, number(lower));
    call.give(1, number(upper));
}

} // namespace

void register_sparse_shape(Registry& registry) {
    registry.add_sparse("reshape", reshape);
    registry.add_sparse("repmat", repmat);
    registry.add_sparse("diag", diag);
    registry.add_sparse("tril", triangle<true>);
    registry.add_sparse("triu", triangle<false>);
    registry.add_sparse("kron", kron);
    registry.add_sparse("trace", trace);
    registry.add_sparse("isdiag", isdiag);
    registry.add_sparse("istril", istril);
    registry.add_sparse("istriu", istriu);
    registry.add_sparse("isbanded", isbanded);
    registry.add_sparse("issymmetric", symmetric<false>);
    registry.add_sparse("ishermitian", symmetric<true>);
    registry.add_sparse("bandwidth", bandwidth);
}

} // namespace etna::builtins
