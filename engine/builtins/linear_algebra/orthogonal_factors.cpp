// qr, svd, and what follows from singular values: rank, null, orth, pinv, cond.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/lapack_drivers.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using lapack::Real;

// ---- QR

struct QrOptions {
    bool economy = false;
    bool vector = false;
    const Value* right = nullptr;
};

template <class T>
void qr_of(Call& call, Matrix<T> a, const QrOptions& options) {
    const int m = a.rows, n = a.cols, k = std::min(m, n);
    const bool pivoted = call.nargout > 2;
    std::vector<T> tau(static_cast<size_t>(std::max(1, k)));
    std::vector<int> jpvt(static_cast<size_t>(std::max(1, n)), 0);
    if (k > 0) {
        if (pivoted)
            ops::lapack::geqp3(m, n, a.data.data(), jpvt.data(), tau.data());
        else
            lapack::geqrf(a, tau);
    } else {
        for (int j = 0; j < n; ++j)
            jpvt[static_cast<size_t>(j)] = j + 1;
    }
    const int rows = options.economy ? k : m;
    Matrix<T> r(rows, n);
    for (int j = 0; j < n; ++j)
        for (int i = 0; i <= std::min(j, rows - 1); ++i)
            r(i, j) = a(i, j);
    if (call.nargout <= 1 && !options.right)
        return call.give(value_of(r));
    Matrix<T> q(m, rows);
    for (int j = 0; j < k; ++j)
        for (int i = 0; i < m; ++i)
            q(i, j) = a(i, j);
    if (k > 0)
        lapack::form_q(q, k, tau);
    else
        for (int i = 0; i < std::min(m, rows); ++i)
            q(i, i) = T(1);
    if (options.right) { // Q' * B instead of Q
        const Value product =
            ops::binary(ops::BinaryOp::MTimes, value_of(conjugate_transpose(q)), *options.right);
        call.give(0, product);
    } else {
        call.give(0, value_of(q));
    }
    call.give(1, value_of(r));
    if (!pivoted)
        return;
    if (options.vector)
        return call.give(2, row_vector(std::vector<double>(jpvt.begin(), jpvt.begin() + n)));
    RealMatrix p(n, n);
    for (int j = 0; j < n; ++j)
        p(jpvt[static_cast<size_t>(j)] - 1, j) = 1;
    call.give(2, with_form(value_of(p), ArrayForm::Permutation));
}
void qr(Call& call) {
    const Value& x = call.arg(0);
    QrOptions options;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        if (option.is_text()) {
            if (text_is(option, "econ") || text_is(option, "0"))
                options.economy = true;
            else if (text_is(option, "vector") || text_is(option, "matrix"))
                options.vector = text_is(option, "vector");
            else
                fail({"MATLAB:qr:invalidOption", "Unknown option '{}' for function qr."}, option.to_text());
        } else if (option.is_numeric() && option.numel() == 1 && option.to_double() == 0 &&
                   (i == call.nargin() - 1 || options.right || x.dims().rows() != 1)) {
            options.economy = options.vector = true;
        } else if (!options.right && option.is_flat() && !option.is_char()) {
            if (option.dims().count() > 2 || option.dims().rows() != x.dims().rows())
                fail({"MATLAB:qr:dimensionMismatch", "A and B must have the same number of rows."});
            options.right = &option;
        } else {
            fail({"MATLAB:qr:invalidOption", "The second input of qr must be a matrix, 0, 'econ', 'vector' or 'matrix'."});
        }
    }
    visit_float(call, x, [&](auto zero) { qr_of(call, matrix_of<decltype(zero)>(call, x), options); });
}

// ---- singular values

template <class T>
struct Svd {
    Matrix<T> u, vt;
    std::vector<Real<T>> s;
};
/// job: 'N' values only, 'S' economy, 'A' full.
template <class T>
Svd<T> singular_values(const Matrix<T>& a, char job) {
    Svd<T> out;
    const int m = a.rows, n = a.cols, k = std::min(m, n);
    out.s.assign(static_cast<size_t>(k), 0);
    const int ucols = job == 'A' ? m : job == 'S' ? k : 0, vrows = job == 'A' ? n : job == 'S' ? k : 0;
    out.u = Matrix<T>(job == 'N' ? 0 : m, ucols);
    out.vt = Matrix<T>(vrows, job == 'N' ? 0 : n);
    if (k == 0) {
        if (job == 'A') {
            out.u = Matrix<T>::identity(m);
            out.vt = Matrix<T>::identity(n);
        }
        return out;
    }
    if (lapack::gesdd(job, a, out.s, out.u, out.vt) > 0 && lapack::gesvd(job, a, out.s, out.u, out.vt) > 0)
        fail({"MATLAB:svd:svdNoConvergence", "SVD did not converge."});
    return out;
}

template <class T>
Value column_of(const std::vector<T>& v) {
    return Array::of<T>(Dims(static_cast<int64_t>(v.size()), 1), v.data());
}

template <class T>
void svd_of(Call& call, const Matrix<T>& a, bool economy, int vector) {
    if (call.nargout <= 1) {
        const Svd<T> d = singular_values(a, 'N');
        if (vector != 0) // 'matrix' for values only
            return call.give(column_of(d.s));
        const int k = static_cast<int>(d.s.size());
        Matrix<Real<T>> s(economy ? k : a.rows, economy ? k : a.cols);
        for (int i = 0; i < k; ++i)
            s(i, i) = d.s[static_cast<size_t>(i)];
        return call.give(value_of(s));
    }
    const Svd<T> d = singular_values(a, economy ? 'S' : 'A');
    const int k = static_cast<int>(d.s.size());
    Matrix<Real<T>> s(economy ? k : a.rows, economy ? k : a.cols);
    for (int i = 0; i < k; ++i)
        s(i, i) = d.s[static_cast<size_t>(i)];
    call.give(0, value_of(d.u));
    call.give(1, vector == 1 ? column_of(d.s) : with_form(value_of(s), ArrayForm::Diagonal));
    call.give(2, value_of(conjugate_transpose(d.vt)));
}
void svd(Call& call) {
    const Value& x = call.arg(0);
    bool economy = false;
    int vector = -1;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        if (text_is(option, "vector") || text_is(option, "matrix"))
            vector = text_is(option, "vector");
        else if (text_is(option, "econ"))
            economy = true;
        else if (option.is_numeric() && option.numel() == 1) // for tall matrices only
            economy = option.to_double() != 0 || x.dims().rows() >= x.dims().cols();
        else
            fail({"MATLAB:svd:invalidOption", "The option of svd must be 'econ', 0, 'vector' or 'matrix'."});
    }
    visit_float(call, x, [&](auto zero) { svd_of(call, matrix_of<decltype(zero)>(call, x, true), economy, vector); });
}

/// `max(size(A)) * eps(norm(A))`
template <class R>
double default_tolerance(const std::vector<R>& s, int rows, int cols) {
    const R largest = s.empty() ? R(0) : s[0];
    return std::max(rows, cols) * static_cast<double>(std::nextafter(largest, std::numeric_limits<R>::infinity()) - largest);
}
template <class R>
int rank_of(const std::vector<R>& s, double tolerance) {
    return static_cast<int>(std::count_if(s.begin(), s.end(), [&](R x) { return static_cast<double>(x) > tolerance; }));
}

void rank(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        const auto a = matrix_of<decltype(zero)>(call, x, true);
        const auto s = singular_values(a, 'N').s;
        const double tolerance = call.nargin() > 1 && !call.arg(1).is_empty() ? scalar_argument(call, 1)
                                                                              : default_tolerance(s, a.rows, a.cols);
        call.give(number(rank_of(s, tolerance)));
    });
}

void cond(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_float() && !x.is_logical())
        fail({"MATLAB:cond:class", "The first input of cond must be a single or double matrix."});
    if (x.dims().count() > 2)
        fail({"MATLAB:cond:inputMustBe2D", "Input must be 2-D."});
    if (call.nargin() > 1 && !(call.arg(1).is_numeric() && call.arg(1).numel() == 1 && call.arg(1).to_double() == 2)) {
        const Value norm_args[] = {x, call.arg(1)};
        if (x.dims().rows() != x.dims().cols())
            fail({"MATLAB:cond:normMismatchSizeA", "A is rectangular. Use the 2 norm."});
        const Value one = call.interpreter.call("norm", norm_args, 1).at(0);
        const Value inverse_args[] = {call.interpreter.call("inv", std::span(norm_args, 1), 1).at(0), call.arg(1)};
        return call.give(ops::binary(ops::BinaryOp::Times, one, call.interpreter.call("norm", inverse_args, 1).at(0)));
    }
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        using R = Real<T>;
        const Matrix<T> a = matrix_of<T>(call, x);
        for (const T& e : a.data)
            if (!std::isfinite(std::abs(e))) {
                if (std::isnan(std::abs(e)))
                    return call.give(Value::of(std::numeric_limits<R>::quiet_NaN()));
                fail({"MATLAB:cond:matrixWithNaNInf", "The matrix must not contain Inf."});
            }
        const std::vector<R> s = singular_values(a, 'N').s;
        call.give(Value::of(s.empty() ? R(0) : s.back() == 0 ? std::numeric_limits<R>::infinity() : s[0] / s.back()));
    });
}

void pinv(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        const Matrix<T> a = matrix_of<T>(call, x, true);
        const Svd<T> d = singular_values(a, 'S');
        const double tolerance = call.nargin() > 1 && !call.arg(1).is_empty() ? scalar_argument(call, 1)
                                                                              : default_tolerance(d.s, a.rows, a.cols);
        const int r = rank_of(d.s, tolerance);
        Matrix<T> v(a.cols, r), u(r, a.rows), out(a.cols, a.rows);
        for (int k = 0; k < r; ++k) {
            for (int i = 0; i < a.cols; ++i)
                v(i, k) = conjugate(d.vt(k, i)) / d.s[static_cast<size_t>(k)];
            for (int j = 0; j < a.rows; ++j)
                u(k, j) = conjugate(d.u(j, k));
        }
        if (r > 0)
            ops::lapack::gemm(a.cols, a.rows, r, v.data.data(), u.data.data(), out.data.data());
        call.give(value_of(out));
    });
}

void null(Call& call) {
    const Value& x = call.arg(0);
    const bool has_tolerance = call.nargin() > 1 && !call.arg(1).is_text() && !call.arg(1).is_empty();
    if (call.nargin() > 1 && call.arg(1).is_text()) { // a rational basis from the reduced row echelon form
        if (!text_is(call.arg(1), "r") && !text_is(call.arg(1), "rational"))
            fail(kUnknownOption, call.arg(1).to_text(), call.builtin.name);
        const Value args[] = {x};
        const ValueList echelon = call.interpreter.call("rref", args, 2);
        const Matrix<double> r = real_matrix(call, echelon.at(0));
        const std::vector<double> pivots = to_double_vector(echelon.at(1));
        std::vector<int> row_of(static_cast<size_t>(r.cols), -1);
        for (size_t k = 0; k < pivots.size(); ++k)
            row_of[static_cast<size_t>(pivots[k]) - 1] = static_cast<int>(k);
        Matrix<double> z(r.cols, r.cols - static_cast<int>(pivots.size()));
        int column = 0;
        for (int j = 0; j < r.cols; ++j) {
            if (row_of[static_cast<size_t>(j)] >= 0)
                continue;
            z(j, column) = 1;
            for (int i = 0; i < r.cols; ++i)
                if (row_of[static_cast<size_t>(i)] >= 0)
                    z(i, column) = 0 - r(row_of[static_cast<size_t>(i)], j);
            ++column;
        }
        return call.give(value_of(z));
    }
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        const Matrix<T> a = matrix_of<T>(call, x, true);
        const Svd<T> d = singular_values(a, 'A');
        const int r =
            rank_of(d.s, has_tolerance ? scalar_argument(call, 1) : default_tolerance(d.s, a.rows, a.cols));
        Matrix<T> out(a.cols, a.cols - r);
        for (int j = r; j < a.cols; ++j)
            for (int i = 0; i < a.cols; ++i)
                out(i, j - r) = conjugate(d.vt(j, i));
        call.give(value_of(out));
    });
}

void orth(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        const Matrix<T> a = matrix_of<T>(call, x, true);
        const Svd<T> d = singular_values(a, 'S');
        const double tolerance = call.nargin() > 1 ? scalar_argument(call, 1) : default_tolerance(d.s, a.rows, a.cols);
        Matrix<T> out(d.u.rows, rank_of(d.s, tolerance));
        std::copy_n(d.u.data.begin(), out.data.size(), out.data.begin());
        call.give(value_of(out));
    });
}

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"qr", kLinear, "QR decomposition", 1, 4, 3, qr, kPure},
    {"svd", kLinear, "Singular value decomposition", 1, 3, 3, svd, kPure},
    {"rank", kLinear, "Rank of matrix", 1, 2, 1, rank, kPure},
    {"cond", kLinear, "Condition number for inversion", 1, 2, 1, cond},
    {"pinv", kLinear, "Moore-Penrose pseudoinverse", 1, 2, 1, pinv, kPure},
    {"null", kLinear, "Null space of matrix", 1, 2, 1, null},
    {"orth", kLinear, "Orthonormal basis for range of matrix", 1, 2, 1, orth, kPure},
};

} // namespace

void register_orthogonal_factors(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
