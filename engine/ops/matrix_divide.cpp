#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "engine/ops/elementwise.h"
#include "engine/ops/lapack.h"
#include "engine/ops/matrix.h"
#include "engine/ops/transpose.h"
#include "engine/ops/warnings.h"

namespace etna::ops {
namespace {

using lapack::Real;

template <class T>
T conjugate(T x) {
    if constexpr (std::is_floating_point_v<T>)
        return x;
    else
        return std::conj(x);
}

enum class Structure { Upper, Lower, Hermitian, General };

template <class T>
Structure structure_of(const T* a, int64_t n) {
    bool upper = true, lower = true;
    for (int64_t j = 0; j < n && (upper || lower); ++j) {
        for (int64_t i = 0; i < j && lower; ++i)
            lower = a[i + j * n] == T(0);
        for (int64_t i = j + 1; i < n && upper; ++i)
            upper = a[i + j * n] == T(0);
    }
    if (upper)
        return Structure::Upper;
    if (lower)
        return Structure::Lower;
    for (int64_t j = 0; j < n; ++j) {
        if (!(std::real(a[j + j * n]) > 0) || std::imag(a[j + j * n]) != 0)
            return Structure::General;
        for (int64_t i = 0; i < j; ++i)
            if (a[i + j * n] != conjugate(a[j + i * n]))
                return Structure::General;
    }
    return Structure::Hermitian;
}

template <class T>
Real<T> norm1(const T* a, int64_t n) {
    Real<T> largest = 0;
    for (int64_t j = 0; j < n; ++j) {
        Real<T> sum = 0;
        for (int64_t i = 0; i < n; ++i)
            sum += std::abs(a[i + j * n]);
        if (std::isnan(sum))
            return sum;
        largest = std::max(largest, sum);
    }
    return largest;
}

template <class R>
void warn_condition(bool singular, R rcond) {
    if (singular)
        warn("MATLAB:singularMatrix", "Matrix is singular to working precision.");
    else if (std::isnan(rcond))
        warn("MATLAB:illConditionedMatrix",
             "Matrix is singular, close to singular or badly scaled. Results may be inaccurate. RCOND = NaN.");
    else if (rcond < std::numeric_limits<R>::epsilon())
        warn("MATLAB:nearlySingularMatrix",
             fmt::format("Matrix is close to singular or badly scaled. Results may be inaccurate. RCOND = {:13.6e}.",
                         static_cast<double>(rcond)));
}

/// `x` holds the right side and receives the solution.
template <class T>
void solve_square(const T* a, int64_t order, T* x, int64_t columns) {
    const int n = static_cast<int>(order), m = static_cast<int>(columns);
    const Structure structure = structure_of(a, order);
    if (structure == Structure::Upper || structure == Structure::Lower) {
        bool singular = false;
        for (int64_t i = 0; i < order; ++i)
            singular = singular || a[i + i * order] == T(0);
        lapack::trsm(structure == Structure::Upper, n, m, a, n, x, n);
        warn_condition(singular, singular ? 0 : lapack::trcon(structure == Structure::Upper, n, a));
        return;
    }
    const size_t total = static_cast<size_t>(order * order);
    const Real<T> norm = norm1(a, order);
    std::vector<T> factors(a, a + total);
    if (structure == Structure::Hermitian && lapack::potrf(n, factors.data()) == 0) {
        lapack::potrs(n, m, factors.data(), x);
        warn_condition(false, lapack::pocon(n, factors.data(), norm));
        return;
    }
    std::copy_n(a, total, factors.data());
    std::vector<int> pivots(static_cast<size_t>(n));
    const bool singular = lapack::getrf(n, factors.data(), pivots.data()) > 0;
    lapack::getrs(n, m, factors.data(), pivots.data(), x);
    warn_condition(singular, singular ? Real<T>(0) : lapack::gecon(n, factors.data(), norm));
}

/// The basic solution of least squares: QR with column pivoting, at most rank(A) nonzeros in each column.
template <class T>
void solve_rectangular(const T* a, int64_t rows, int64_t cols, const T* b, int64_t columns, T* x) {
    const int m = static_cast<int>(rows), n = static_cast<int>(cols), k = static_cast<int>(columns);
    std::vector<T> factors(a, a + rows * cols);
    std::vector<int> pivots(static_cast<size_t>(n), 0);
    std::vector<T> tau(static_cast<size_t>(std::min(m, n)));
    lapack::geqp3(m, n, factors.data(), pivots.data(), tau.data());
    const int steps = std::min(m, n);
    const Real<T> tolerance =
        static_cast<Real<T>>(std::max(m, n)) * std::numeric_limits<Real<T>>::epsilon() * std::abs(factors[0]);
    int rank = 0;
    while (rank < steps && std::abs(factors[static_cast<size_t>(rank) + static_cast<size_t>(rank) * rows]) > tolerance)
        ++rank;
    std::vector<T> right(b, b + rows * columns);
    lapack::apply_q_transposed(m, k, steps, factors.data(), tau.data(), right.data());
    if (rank > 0)
        lapack::trsm(true, rank, k, factors.data(), m, right.data(), m);
    std::fill_n(x, cols * columns, T(0));
    for (int64_t j = 0; j < columns; ++j)
        for (int i = 0; i < rank; ++i)
            x[pivots[static_cast<size_t>(i)] - 1 + j * cols] = right[static_cast<size_t>(i + j * rows)];
    if (rank < steps)
        warn("MATLAB:rankDeficientMatrix",
             fmt::format("Rank deficient, rank = {}, tol = {:13.6e}.", rank, static_cast<double>(tolerance)));
}

} // namespace

Value matrix_left_divide(const Value& a, const Value& b) {
    const Dims left = a.dims(), right = b.dims();
    const MatrixPair pair = matrix_pair(a, b, "\\");
    if (left.rows() != right.rows())
        raise(Err::DimensionsAgree);
    const int64_t rows = left.rows(), cols = left.cols(), columns = right.cols();
    if (rows == 0 || cols == 0 || columns == 0)
        return Array::zeros(pair.cls, Dims(cols, columns));
    if (std::max({rows, cols, columns}) > std::numeric_limits<int>::max())
        raise(Err::MatrixTooLarge);
    Ref<Array> out = Array::uninitialized(pair.cls, Dims(cols, columns),
                                          pair.complex ? Complexity::Complex : Complexity::Real);
    visit_matrix(pair.cls, pair.complex, [&](auto zero) {
        using T = decltype(zero);
        const ArrayView x(pair.a), y(pair.b);
        T* to = out->data_mut<T>();
        if (rows == cols) {
            std::copy_n(y.data<T>(), rows * columns, to);
            solve_square(x.data<T>(), rows, to, columns);
        } else {
            solve_rectangular(x.data<T>(), rows, cols, y.data<T>(), columns, to);
        }
    });
    return pair.complex ? narrow(std::move(out)) : Value(std::move(out));
}

Value matrix_right_divide(const Value& a, const Value& b) {
    if (a.dims().count() > 2 || b.dims().count() > 2)
        raise(Err::TwoDimensionalInputs);
    if (is_integer(a.class_id()) || is_integer(b.class_id()))
        raise(Err::IntegerMatrices, "/");
    if (a.dims().cols() != b.dims().cols())
        raise(Err::DimensionsAgree);
    return transpose(matrix_left_divide(transpose(b, false), transpose(a, false)), false);
}

} // namespace etna::ops
