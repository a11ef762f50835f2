#include <SuiteSparseQR.hpp>
#include <fmt/format.h>

#include "engine/ops/elementwise.h"
#include "engine/ops/matrix.h"
#include "engine/ops/sparse/factor.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/sparse/suitesparse.h"
#include "engine/ops/warnings.h"

namespace etna::ops::sparse {
namespace {

using Complex = std::complex<double>;

/// Sparse right sides become full this many columns at a time.
constexpr int64_t kPanel = 64;

/// Solves for columns `first` ... of a sparse right side, and writes the solutions' nonzeros.
template <class T>
Ref<SparseArray> solve_sparse(Factor<T>& factor, const SparseArray& b) {
    const int64_t n = b.rows();
    SparseBuilder<T> out(n, b.cols());
    std::vector<T> panel;
    for (int64_t first = 0; first < b.cols(); first += kPanel) {
        const int64_t count = std::min(kPanel, b.cols() - first);
        panel.assign(static_cast<size_t>(n * count), T(0));
        for (int64_t c = 0; c < count; ++c)
            for (int64_t k = b.starts()[first + c]; k < b.starts()[first + c + 1]; ++k)
                panel[static_cast<size_t>(c * n + b.row_indices()[k])] = b.values<T>()[k];
        factor.solve(panel.data(), count);
        for (int64_t c = 0; c < count; ++c) {
            for (int64_t i = 0; i < n; ++i)
                out.push(i, panel[static_cast<size_t>(c * n + i)]);
            out.end_column();
        }
    }
    return out.finish();
}

template <class T>
Value solve_full(Factor<T>& factor, const Value& b) {
    Value out = as_matrix(b, ClassId::Double, !std::is_same_v<T, double>);
    Array& array = out.array_mut();
    factor.solve(array.data_mut<T>(), array.dims().cols());
    return narrow(std::move(out));
}

/// A real matrix with a complex right side: real and imaginary parts are two right sides.
Value solve_parts(Factor<double>& factor, const Value& b) {
    const ArrayView view(b);
    const int64_t n = view.numel();
    std::vector<double> parts(2 * static_cast<size_t>(n));
    const Complex* z = view.data<Complex>();
    for (int64_t k = 0; k < n; ++k) {
        parts[static_cast<size_t>(k)] = z[k].real();
        parts[static_cast<size_t>(n + k)] = z[k].imag();
    }
    factor.solve(parts.data(), 2 * view.dims().cols());
    Ref<Array> out = Array::uninitialized(ClassId::Double, view.dims(), Complexity::Complex);
    for (int64_t k = 0; k < n; ++k)
        out->data_mut<Complex>()[k] = {parts[static_cast<size_t>(k)], parts[static_cast<size_t>(n + k)]};
    return narrow(std::move(out));
}

template <class T>
Value solve_square(const Ref<SparseArray>& a, const Value& b) {
    const std::unique_ptr<Factor<T>> factor = factorize<T>(*a);
    warn_condition(factor->rcond());
    if (b.is_sparse())
        return solve_sparse<T>(*factor, std::is_same_v<T, double> ? b.sparse() : *as_complex(of(b)));
    if constexpr (std::is_same_v<T, double>)
        if (b.is_complex())
            return solve_parts(*factor, b);
    return solve_full<T>(*factor, b);
}

/// The basic solution of least squares by SPQR.
template <class T>
Value solve_rectangular(const Ref<SparseArray>& a, const Value& b) {
    Cholmod common;
    cholmod_sparse matrix = cholmod_view(*a);
    Value out;
    if (b.is_sparse()) {
        const Ref<SparseArray> right = std::is_same_v<T, double> ? of(b) : as_complex(of(b));
        cholmod_sparse view = cholmod_view(*right);
        if (cholmod_sparse* x = SuiteSparseQR<T>(SPQR_ORDERING_DEFAULT, SPQR_DEFAULT_TOL, &matrix, &view, common.get()))
            out = take_cholmod(x, common.get());
    } else {
        Value right = as_matrix(b, ClassId::Double, !std::is_same_v<T, double>);
        cholmod_dense view = cholmod_view(right.array_mut().data_mut<T>(), a->rows(), right.dims().cols());
        if (cholmod_dense* x = SuiteSparseQR<T>(SPQR_ORDERING_DEFAULT, SPQR_DEFAULT_TOL, &matrix, &view, common.get())) {
            Ref<Array> result = Array::uninitialized(
                ClassId::Double, Dims(a->cols(), right.dims().cols()),
                std::is_same_v<T, double> ? Complexity::Real : Complexity::Complex);
            std::copy_n(static_cast<const T*>(x->x), result->numel(), result->template data_mut<T>());
            cholmod_l_free_dense(&x, common.get());
            out = narrow(std::move(result));
        }
    }
    if (!out.is_defined())
        raise(Err::OutOfMemory, a->count() * static_cast<int64_t>(sizeof(T)));
    const int64_t rank = static_cast<int64_t>(common->SPQR_istat[4]);
    if (rank < std::min(a->rows(), a->cols()))
        warn("MATLAB:rankDeficientMatrix",
             fmt::format("Rank deficient, rank = {}, tol = {:13.6e}.", rank, common->SPQR_tol_used));
    return out;
}

} // namespace

Value left_divide(const Value& a, const Value& right) {
    if (a.dims().rows() != right.dims().rows())
        raise(Err::DimensionsAgree);
    if (!a.is_sparse())
        return ops::binary(BinaryOp::MLeftDivide, a, full(right));
    Value b = right.is_sparse() ? Value(as_class(of(right), ClassId::Double)) : convert(right, ClassId::Double);
    const int64_t rows = a.dims().rows(), cols = a.dims().cols(), columns = b.dims().cols();
    if (rows == 0 || cols == 0 || columns == 0) {
        if (b.is_sparse())
            return make_ref<SparseArray>(ClassId::Double, Complexity::Real, cols, columns);
        return Array::zeros(ClassId::Double, Dims(cols, columns));
    }
    Ref<SparseArray> matrix = of(a);
    // Only a full right side of a square real matrix is split into its parts.
    if (b.is_complex() && !matrix->is_complex() && (b.is_sparse() || rows != cols))
        matrix = as_complex(matrix);
    return visit_sparse(matrix->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        return rows == cols ? solve_square<T>(matrix, b) : solve_rectangular<T>(matrix, b);
    });
}

} // namespace etna::ops::sparse
