// inv, det, lu, chol, qr, svd, eig, schur, hess and what follows from them: rank, null, orth, pinv, cond, expm, ...
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/matrix.h"
#include "engine/ops/lapack.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

namespace lapack = ops::lapack;
using lapack::Complex;
constexpr double kEps = std::numeric_limits<double>::epsilon();

template <class T>
T conjugate(T x) {
    if constexpr (std::is_same_v<T, double>)
        return x;
    else
        return std::conj(x);
}

// ---- LU

template <class T>
struct Factors {
    Matrix<T> lu;
    std::vector<int> pivots; ///< 0-based row that came to each place
    int sign = 1;
    bool singular = false;
};
template <class T>
Factors<T> factorize(Matrix<T> a) {
    Factors<T> out;
    const int n = std::min(a.rows, a.cols), ld = a.ld();
    std::vector<int> ipiv(static_cast<size_t>(std::max(1, n)));
    int info = 0;
    if (n > 0) {
        if constexpr (std::is_same_v<T, double>)
            lapack::dgetrf_(&a.rows, &a.cols, a.data.data(), &ld, ipiv.data(), &info);
        else
            lapack::zgetrf_(&a.rows, &a.cols, a.data.data(), &ld, ipiv.data(), &info);
    }
    out.singular = info > 0;
    out.pivots.resize(static_cast<size_t>(a.rows));
    std::iota(out.pivots.begin(), out.pivots.end(), 0);
    for (int i = 0; i < n; ++i)
        if (ipiv[static_cast<size_t>(i)] - 1 != i) {
            std::swap(out.pivots[static_cast<size_t>(i)],
                      out.pivots[static_cast<size_t>(ipiv[static_cast<size_t>(i)] - 1)]);
            out.sign = -out.sign;
        }
    out.lu = std::move(a);
    return out;
}

template <class T>
double norm1(const Matrix<T>& a) {
    double largest = 0;
    for (int j = 0; j < a.cols; ++j) {
        double total = 0;
        for (int i = 0; i < a.rows; ++i)
            total += std::abs(a(i, j));
        if (std::isnan(total))
            return total;
        largest = std::max(largest, total);
    }
    return largest;
}

/// Reciprocal condition estimate in the 1-norm of factored `lu`.
template <class T>
double reciprocal_condition(const Matrix<T>& lu, double anorm) {
    const int n = lu.rows, ld = lu.ld();
    if (n == 0)
        return HUGE_VAL;
    double rcond = 0;
    int info = 0;
    if constexpr (std::is_same_v<T, double>) {
        std::vector<double> work(static_cast<size_t>(4 * n));
        std::vector<int> iwork(static_cast<size_t>(n));
        lapack::dgecon_("1", &n, lu.data.data(), &ld, &anorm, &rcond, work.data(), iwork.data(), &info, 1);
    } else {
        std::vector<Complex> work(static_cast<size_t>(2 * n));
        std::vector<double> rwork(static_cast<size_t>(2 * n));
        lapack::zgecon_("1", &n, lu.data.data(), &ld, &anorm, &rcond, work.data(), rwork.data(), &info, 1);
    }
    return rcond;
}

void warn_singular(Call& call, bool singular, double rcond) {
    if (singular || rcond == 0)
        call.interpreter.warn("MATLAB:singularMatrix", "Matrix is singular to working precision.");
    else if (rcond < kEps || std::isnan(rcond))
        call.interpreter.warn(
            "MATLAB:nearlySingularMatrix",
            fmt::format("Matrix is close to singular or badly scaled. Results may be inaccurate. RCOND = {:13.6e}.",
                        rcond));
}

template <class T>
Value inverse(Call& call, Matrix<T> a, ClassId cls) {
    const int n = a.rows, ld = a.ld();
    const double anorm = norm1(a);
    std::vector<int> ipiv(static_cast<size_t>(std::max(1, n)));
    int info = 0;
    if (n == 0)
        return matrix_value(a, cls);
    if constexpr (std::is_same_v<T, double>)
        lapack::dgetrf_(&n, &n, a.data.data(), &ld, ipiv.data(), &info);
    else
        lapack::zgetrf_(&n, &n, a.data.data(), &ld, ipiv.data(), &info);
    const double rcond = info > 0 ? 0 : reciprocal_condition(a, anorm);
    warn_singular(call, info > 0, rcond);
    if (info > 0) {
        std::fill(a.data.begin(), a.data.end(), T(HUGE_VAL));
        return matrix_value(a, cls);
    }
    const int lwork = std::max(1, 64 * n);
    std::vector<T> work(static_cast<size_t>(lwork));
    if constexpr (std::is_same_v<T, double>)
        lapack::dgetri_(&n, a.data.data(), &ld, ipiv.data(), work.data(), &lwork, &info);
    else
        lapack::zgetri_(&n, a.data.data(), &ld, ipiv.data(), work.data(), &lwork, &info);
    return matrix_value(a, cls);
}
void inv(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    call.give(x.is_complex() ? inverse(call, complex_matrix(call, x), float_class_of(x))
                             : inverse(call, real_matrix(call, x), float_class_of(x)));
}

template <class T>
T determinant(const Matrix<T>& a) {
    const Factors<T> f = factorize(a);
    T out = T(f.sign);
    for (int i = 0; i < a.rows; ++i)
        out *= f.lu(i, i);
    return out;
}
void det(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    const Value out =
        x.is_complex() ? Value::of(determinant(complex_matrix(call, x))) : number(determinant(real_matrix(call, x)));
    call.give(ops::convert(out, float_class_of(x)));
}
void rcond(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    const ComplexMatrix a = complex_matrix(call, x);
    const Factors<Complex> f = factorize(a);
    call.give(number(f.singular ? 0 : reciprocal_condition(f.lu, norm1(a))));
}

template <class T>
void lu_of(Call& call, const Matrix<T>& a, ClassId cls, bool vector) {
    const Factors<T> f = factorize(a);
    const int m = a.rows, n = a.cols, k = std::min(m, n);
    Matrix<T> l(m, k), u(k, n);
    for (int j = 0; j < k; ++j)
        for (int i = j; i < m; ++i)
            l(i, j) = i == j ? T(1) : f.lu(i, j);
    for (int j = 0; j < n; ++j)
        for (int i = 0; i <= std::min(j, k - 1); ++i)
            u(i, j) = f.lu(i, j);
    if (call.nargout <= 1)
        return call.give(matrix_value(f.lu, cls));
    if (call.nargout == 2) { // rows of L back in the order of A
        Matrix<T> permuted(m, k);
        for (int i = 0; i < m; ++i)
            for (int j = 0; j < k; ++j)
                permuted(f.pivots[static_cast<size_t>(i)], j) = l(i, j);
        l = std::move(permuted);
    }
    call.give(0, matrix_value(l, cls));
    call.give(1, matrix_value(u, cls));
    if (vector) {
        std::vector<double> p(f.pivots.begin(), f.pivots.end());
        for (double& x : p)
            x += 1;
        return call.give(2, row_vector(p));
    }
    RealMatrix p(m, m);
    for (int i = 0; i < m; ++i)
        p(i, f.pivots[static_cast<size_t>(i)]) = 1;
    call.give(2, matrix_value(p));
}
void lu(Call& call) {
    const Value& x = call.arg(0);
    const bool vector = call.nargin() > 1 && text_is(call.arg(1), "vector");
    if (x.is_complex())
        lu_of(call, complex_matrix(call, x), float_class_of(x), vector);
    else
        lu_of(call, real_matrix(call, x), float_class_of(x), vector);
}

// ---- Cholesky

template <class T>
void cholesky(Call& call, Matrix<T> a, ClassId cls, bool lower) {
    const int n = a.rows, ld = a.ld();
    int info = 0;
    if (n > 0) {
        if constexpr (std::is_same_v<T, double>)
            lapack::dpotrf_(lower ? "L" : "U", &n, a.data.data(), &ld, &info, 1);
        else
            lapack::zpotrf_(lower ? "L" : "U", &n, a.data.data(), &ld, &info, 1);
    }
    if (info > 0 && call.nargout < 2)
        fail({"MATLAB:posdef", "Matrix must be positive definite."});
    const int q = info > 0 ? info - 1 : n;
    Matrix<T> r(q, q);
    for (int j = 0; j < q; ++j)
        for (int i = 0; i < q; ++i)
            if (lower ? i >= j : i <= j)
                r(i, j) = a(i, j);
    call.give(0, matrix_value(r, cls));
    call.give(1, number(info));
}
void chol(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    const bool lower = call.nargin() > 1 && text_is(call.arg(1), "lower");
    if (x.is_complex())
        cholesky(call, complex_matrix(call, x), float_class_of(x), lower);
    else
        cholesky(call, real_matrix(call, x), float_class_of(x), lower);
}

// ---- QR

template <class T>
void qr_of(Call& call, Matrix<T> a, ClassId cls, bool economy, bool vector) {
    const int m = a.rows, n = a.cols, k = std::min(m, n), ld = a.ld();
    std::vector<T> tau(static_cast<size_t>(std::max(1, k)));
    const int lwork = std::max(1, 64 * std::max(m, n) + n);
    std::vector<T> work(static_cast<size_t>(lwork));
    std::vector<int> jpvt(static_cast<size_t>(std::max(1, n)), 0);
    int info = 0;
    if (k > 0) {
        if constexpr (std::is_same_v<T, double>) {
            if (call.nargout > 2)
                lapack::dgeqp3_(&m, &n, a.data.data(), &ld, jpvt.data(), tau.data(), work.data(), &lwork, &info);
            else
                lapack::dgeqrf_(&m, &n, a.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
        } else {
            if (call.nargout > 2)
                fail({"MATLAB:qr:complexPivoting", "Column pivoting needs a real matrix."});
            lapack::zgeqrf_(&m, &n, a.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
        }
    }
    const int rows = economy ? k : m;
    Matrix<T> r(rows, n);
    for (int j = 0; j < n; ++j)
        for (int i = 0; i <= std::min(j, rows - 1); ++i)
            r(i, j) = a(i, j);
    if (call.nargout <= 1)
        return call.give(matrix_value(r, cls));
    Matrix<T> q(m, rows);
    for (int j = 0; j < k; ++j)
        for (int i = 0; i < m; ++i)
            q(i, j) = a(i, j);
    if (k > 0) {
        if constexpr (std::is_same_v<T, double>)
            lapack::dorgqr_(&m, &rows, &k, q.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
        else
            lapack::zungqr_(&m, &rows, &k, q.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
    } else {
        for (int i = 0; i < std::min(m, rows); ++i)
            q(i, i) = T(1);
    }
    call.give(0, matrix_value(q, cls));
    call.give(1, matrix_value(r, cls));
    if (call.nargout > 2) {
        if (vector || economy) {
            std::vector<double> p(jpvt.begin(), jpvt.begin() + n);
            return call.give(2, row_vector(p));
        }
        RealMatrix p(n, n);
        for (int j = 0; j < n; ++j)
            p(jpvt[static_cast<size_t>(j)] - 1, j) = 1;
        call.give(2, matrix_value(p));
    }
}
void qr(Call& call) {
    const Value& x = call.arg(0);
    bool economy = false, vector = false;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        economy = economy || text_is(option, "econ") ||
                  (option.is_numeric() && option.numel() == 1 && option.to_double() == 0);
        vector = vector || text_is(option, "vector");
    }
    if (x.is_complex())
        qr_of(call, complex_matrix(call, x), float_class_of(x), economy, vector);
    else
        qr_of(call, real_matrix(call, x), float_class_of(x), economy, vector);
}

// ---- singular values

template <class T>
struct Svd {
    Matrix<T> u, vt;
    std::vector<double> s;
};
/// job: 'N' values only, 'S' economy, 'A' full.
template <class T>
Svd<T> singular_values(Matrix<T> a, char job) {
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
    const int lda = a.ld(), ldu = std::max(1, m), ldvt = std::max(1, vrows);
    const int64_t wanted = 4LL * k * k + 10LL * k + 70LL * std::max(m, n) + 1000;
    const int lwork = static_cast<int>(std::min<int64_t>(wanted, std::numeric_limits<int>::max()));
    std::vector<T> work(static_cast<size_t>(lwork));
    std::vector<int> iwork(static_cast<size_t>(8 * k));
    int info = 0;
    if constexpr (std::is_same_v<T, double>) {
        lapack::dgesdd_(&job, &m, &n, a.data.data(), &lda, out.s.data(), out.u.data.data(), &ldu, out.vt.data.data(),
                        &ldvt, work.data(), &lwork, iwork.data(), &info, 1);
    } else {
        const int64_t r = std::max(5LL * k * k + 5LL * k, 2LL * std::max(m, n) * k + 2LL * k * k + k);
        std::vector<double> rwork(static_cast<size_t>(r + 1000));
        lapack::zgesdd_(&job, &m, &n, a.data.data(), &lda, out.s.data(), out.u.data.data(), &ldu, out.vt.data.data(),
                        &ldvt, work.data(), &lwork, rwork.data(), iwork.data(), &info, 1);
    }
    if (info > 0)
        fail({"MATLAB:svd:svdNoConvergence", "SVD did not converge."});
    return out;
}
std::vector<double> singular_values_of(const Call& call, const Value& x) {
    return x.is_complex() ? singular_values(complex_matrix(call, x, true), 'N').s
                          : singular_values(real_matrix(call, x, true), 'N').s;
}

template <class T>
void svd_of(Call& call, const Matrix<T>& a, ClassId cls, bool economy) {
    const Svd<T> d = singular_values(a, economy ? 'S' : 'A');
    const int k = static_cast<int>(d.s.size());
    RealMatrix s(economy ? k : a.rows, economy ? k : a.cols);
    for (int i = 0; i < k; ++i)
        s(i, i) = d.s[static_cast<size_t>(i)];
    Matrix<T> v(d.vt.cols, d.vt.rows);
    for (int i = 0; i < v.rows; ++i)
        for (int j = 0; j < v.cols; ++j)
            v(i, j) = conjugate(d.vt(j, i));
    call.give(0, matrix_value(d.u, cls));
    call.give(1, matrix_value(s, cls));
    call.give(2, matrix_value(v, cls));
}
void svd(Call& call) {
    const Value& x = call.arg(0);
    const ClassId cls = float_class_of(x);
    if (call.nargout <= 1) {
        const std::vector<double> s = singular_values_of(call, x);
        return call.give(ops::convert(column_vector(s), cls));
    }
    const bool economy = call.nargin() > 1;
    if (x.is_complex())
        svd_of(call, complex_matrix(call, x, true), cls, economy);
    else
        svd_of(call, real_matrix(call, x, true), cls, economy);
}

double default_tolerance(const std::vector<double>& s, const Dims& dims, ClassId cls) {
    const double largest = s.empty() ? 0 : s[0];
    const double eps = cls == ClassId::Single
                           ? std::nextafter(static_cast<float>(largest), HUGE_VALF) - static_cast<float>(largest)
                           : std::nextafter(largest, HUGE_VAL) - largest;
    return static_cast<double>(std::max(dims.rows(), dims.cols())) * eps;
}
void rank(Call& call) {
    const std::vector<double> s = singular_values_of(call, call.arg(0));
    const double tolerance =
        call.nargin() > 1 ? scalar_argument(call, 1) : default_tolerance(s, call.arg(0).dims(), call.arg(0).class_id());
    call.give(number(static_cast<double>(std::count_if(s.begin(), s.end(), [&](double x) { return x > tolerance; }))));
}
void cond(Call& call) {
    if (call.nargin() > 1 && !(call.arg(1).is_numeric() && call.arg(1).to_double() == 2)) {
        const Value norm_args[] = {call.arg(0), call.arg(1)};
        const Value one = call.interpreter.call("norm", norm_args, 1).at(0);
        const Value inverse_args[] = {call.interpreter.call("inv", std::span(norm_args, 1), 1).at(0), call.arg(1)};
        return call.give(ops::binary(ops::BinaryOp::Times, one, call.interpreter.call("norm", inverse_args, 1).at(0)));
    }
    const std::vector<double> s = singular_values_of(call, call.arg(0));
    call.give(number(s.empty() ? 0 : s.back() == 0 ? HUGE_VAL : s[0] / s.back()));
}
void pinv(Call& call) {
    const Value& x = call.arg(0);
    const ComplexMatrix a = complex_matrix(call, x, true);
    const Svd<Complex> d = singular_values(a, 'S');
    const double tolerance =
        call.nargin() > 1 ? scalar_argument(call, 1) : default_tolerance(d.s, x.dims(), x.class_id());
    ComplexMatrix out(a.cols, a.rows);
    for (size_t k = 0; k < d.s.size() && d.s[k] > tolerance; ++k)
        for (int j = 0; j < a.rows; ++j)
            for (int i = 0; i < a.cols; ++i)
                out(i, j) += std::conj(d.vt(static_cast<int>(k), i)) * std::conj(d.u(j, static_cast<int>(k))) / d.s[k];
    call.give(matrix_value(out, float_class_of(x), !x.is_complex()));
}
void null(Call& call) {
    const Value& x = call.arg(0);
    const ComplexMatrix a = complex_matrix(call, x, true);
    const Svd<Complex> d = singular_values(a, 'A');
    const double tolerance = default_tolerance(d.s, x.dims(), x.class_id());
    const int r = static_cast<int>(std::count_if(d.s.begin(), d.s.end(), [&](double s) { return s > tolerance; }));
    ComplexMatrix out(a.cols, a.cols - r);
    for (int j = r; j < a.cols; ++j)
        for (int i = 0; i < a.cols; ++i)
            out(i, j - r) = std::conj(d.vt(j, i));
    call.give(matrix_value(out, float_class_of(x), !x.is_complex()));
}
void orth(Call& call) {
    const Value& x = call.arg(0);
    const Svd<Complex> d = singular_values(complex_matrix(call, x, true), 'S');
    const double tolerance = default_tolerance(d.s, x.dims(), x.class_id());
    const int r = static_cast<int>(std::count_if(d.s.begin(), d.s.end(), [&](double s) { return s > tolerance; }));
    ComplexMatrix out(d.u.rows, r);
    std::copy_n(d.u.data.begin(), out.data.size(), out.data.begin());
    call.give(matrix_value(out, float_class_of(x), !x.is_complex()));
}

// ---- eigenvalues

template <class T>
bool is_hermitian(const Matrix<T>& a) {
    if (a.rows != a.cols)
        return false;
    for (int j = 0; j < a.cols; ++j)
        for (int i = 0; i <= j; ++i)
            if (a(i, j) != conjugate(a(j, i)))
                return false;
    return true;
}

struct Eigen {
    ComplexMatrix vectors;
    std::vector<Complex> values;
};

Eigen hermitian_eigen(ComplexMatrix a, bool real, bool want_vectors) {
    Eigen out;
    const int n = a.rows, ld = a.ld(), lwork = std::max(1, 66 * n);
    std::vector<double> w(static_cast<size_t>(n));
    const char* job = want_vectors ? "V" : "N";
    int info = 0;
    if (n > 0 && real) {
        RealMatrix r(n, n);
        for (size_t i = 0; i < r.data.size(); ++i)
            r.data[i] = a.data[i].real();
        std::vector<double> work(static_cast<size_t>(lwork));
        lapack::dsyev_(job, "U", &n, r.data.data(), &ld, w.data(), work.data(), &lwork, &info, 1, 1);
        for (size_t i = 0; i < r.data.size(); ++i)
            a.data[i] = r.data[i];
    } else if (n > 0) {
        std::vector<Complex> work(static_cast<size_t>(lwork));
        std::vector<double> rwork(static_cast<size_t>(3 * n));
        lapack::zheev_(job, "U", &n, a.data.data(), &ld, w.data(), work.data(), &lwork, rwork.data(), &info, 1, 1);
    }
    if (info > 0)
        fail({"MATLAB:eig:NoConvergence", "EIG did not converge."});
    out.vectors = std::move(a);
    out.values.assign(w.begin(), w.end());
    return out;
}

Eigen real_eigen(RealMatrix a, bool want_vectors) {
    Eigen out;
    const int n = a.rows, ld = a.ld(), one = 1, lwork = std::max(1, 66 * n);
    std::vector<double> wr(static_cast<size_t>(n)), wi(static_cast<size_t>(n)), work(static_cast<size_t>(lwork));
    RealMatrix v(want_vectors ? n : 1, want_vectors ? n : 1);
    int info = 0;
    if (n > 0)
        lapack::dgeev_("N", want_vectors ? "V" : "N", &n, a.data.data(), &ld, wr.data(), wi.data(), nullptr, &one,
                       v.data.data(), &ld, work.data(), &lwork, &info, 1, 1);
    if (info > 0)
        fail({"MATLAB:eig:NoConvergence", "EIG did not converge."});
    for (int i = 0; i < n; ++i)
        out.values.emplace_back(wr[static_cast<size_t>(i)], wi[static_cast<size_t>(i)]);
    if (want_vectors) {
        out.vectors = ComplexMatrix(n, n);
        for (int j = 0; j < n; ++j) { // a complex pair keeps real and imaginary parts in two columns
            const bool pair = wi[static_cast<size_t>(j)] > 0 && j + 1 < n;
            for (int i = 0; i < n; ++i) {
                out.vectors(i, j) = pair ? Complex(v(i, j), v(i, j + 1)) : Complex(v(i, j));
                if (pair)
                    out.vectors(i, j + 1) = std::conj(out.vectors(i, j));
            }
            j += pair;
        }
    }
    return out;
}

Eigen complex_eigen(ComplexMatrix a, bool want_vectors) {
    Eigen out;
    const int n = a.rows, ld = a.ld(), one = 1, lwork = std::max(1, 66 * n);
    out.values.resize(static_cast<size_t>(n));
    out.vectors = ComplexMatrix(want_vectors ? n : 1, want_vectors ? n : 1);
    std::vector<Complex> work(static_cast<size_t>(lwork));
    std::vector<double> rwork(static_cast<size_t>(2 * n + 1));
    int info = 0;
    if (n > 0)
        lapack::zgeev_("N", want_vectors ? "V" : "N", &n, a.data.data(), &ld, out.values.data(), nullptr, &one,
                       out.vectors.data.data(), &ld, work.data(), &lwork, rwork.data(), &info, 1, 1);
    if (info > 0)
        fail({"MATLAB:eig:NoConvergence", "EIG did not converge."});
    return out;
}

Eigen generalized_eigen(RealMatrix a, RealMatrix b, bool want_vectors) {
    Eigen out;
    const int n = a.rows, ld = a.ld(), one = 1, lwork = std::max(1, 80 * n);
    std::vector<double> ar(static_cast<size_t>(n)), ai(ar), beta(ar), work(static_cast<size_t>(lwork));
    RealMatrix v(want_vectors ? n : 1, want_vectors ? n : 1);
    int info = 0;
    if (n > 0)
        lapack::dggev_("N", want_vectors ? "V" : "N", &n, a.data.data(), &ld, b.data.data(), &ld, ar.data(), ai.data(),
                       beta.data(), nullptr, &one, v.data.data(), &ld, work.data(), &lwork, &info, 1, 1);
    if (info > 0)
        fail({"MATLAB:eig:NoConvergence", "EIG did not converge."});
    if (want_vectors)
        out.vectors = ComplexMatrix(n, n);
    for (int j = 0; j < n; ++j) {
        const size_t k = static_cast<size_t>(j);
        out.values.emplace_back(ar[k] / beta[k], ai[k] == 0 ? 0 : ai[k] / beta[k]);
        for (int i = 0; want_vectors && i < n; ++i)
            out.vectors(i, j) = ai[k] == 0  ? Complex(v(i, j))
                                : ai[k] > 0 ? Complex(v(i, j), v(i, j + 1))
                                            : Complex(v(i, j - 1), -v(i, j));
    }
    return out;
}

void eig(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    bool vector = call.nargout <= 1;
    const Value* b = nullptr;
    for (int i = 1; i < call.nargin(); ++i) {
        if (!call.arg(i).is_text())
            b = &call.arg(i);
        else if (text_is(call.arg(i), "vector") || text_is(call.arg(i), "matrix"))
            vector = text_is(call.arg(i), "vector");
    }
    const bool want = call.nargout > 1;
    Eigen e;
    const ComplexMatrix a = complex_matrix(call, x, true);
    if (b) {
        require_square(call, *b);
        if (b->dims().rows() != x.dims().rows())
            raise(Err::DimensionsAgree);
        if (x.is_complex() || b->is_complex())
            fail({"MATLAB:eig:complexGeneralized", "Generalized eigenvalues need real matrices."});
        e = generalized_eigen(real_matrix(call, x, true), real_matrix(call, *b, true), want);
        const bool all_real = std::all_of(e.values.begin(), e.values.end(), [](Complex z) { return z.imag() == 0; });
        const RealMatrix ra = real_matrix(call, x), rb = real_matrix(call, *b);
        if (all_real && is_hermitian(ra) && is_hermitian(rb)) { // symmetric pairs: ascending, B-normalised vectors
            std::vector<int> order(e.values.size());
            std::iota(order.begin(), order.end(), 0);
            std::sort(order.begin(), order.end(), [&](int p, int q) {
                return e.values[static_cast<size_t>(p)].real() < e.values[static_cast<size_t>(q)].real();
            });
            Eigen sorted = e;
            for (size_t k = 0; k < order.size(); ++k) {
                sorted.values[k] = e.values[static_cast<size_t>(order[k])];
                if (!want)
                    continue;
                double scale = 0;
                for (int i = 0; i < ra.rows; ++i)
                    for (int j = 0; j < ra.rows; ++j)
                        scale += e.vectors(i, order[k]).real() * rb(i, j) * e.vectors(j, order[k]).real();
                for (int i = 0; i < ra.rows; ++i)
                    sorted.vectors(i, static_cast<int>(k)) =
                        e.vectors(i, order[k]) / (scale > 0 ? std::sqrt(scale) : 1);
            }
            e = std::move(sorted);
        }
    } else if (is_hermitian(a)) {
        e = hermitian_eigen(a, !x.is_complex(), want);
    } else if (x.is_complex()) {
        e = complex_eigen(a, want);
    } else {
        e = real_eigen(real_matrix(call, x), want);
    }
    const ClassId cls = float_class_of(x);
    const int n = a.rows;
    ComplexMatrix d(n, vector ? 1 : n);
    for (int i = 0; i < n; ++i)
        d(i, vector ? 0 : i) = e.values[static_cast<size_t>(i)];
    if (!want)
        return call.give(matrix_value(d, cls, true));
    call.give(0, matrix_value(e.vectors, cls, true));
    call.give(1, matrix_value(d, cls, true));
    if (call.nargout > 2) { // left eigenvectors: inverse of the right ones, conjugate transposed, columns of length 1
        const Value w = ops::unary(ops::UnaryOp::CTranspose, inverse(call, e.vectors, ClassId::Double));
        ComplexMatrix left = complex_matrix(call, w);
        for (int j = 0; j < n; ++j) {
            double size = 0;
            for (int i = 0; i < n; ++i)
                size += std::norm(left(i, j));
            for (int i = 0; i < n; ++i)
                left(i, j) /= std::sqrt(size);
        }
        call.give(2, matrix_value(left, cls, true));
    }
}

void schur(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    const bool complex = x.is_complex() || (call.nargin() > 1 && text_is(call.arg(1), "complex"));
    const int n = static_cast<int>(x.dims().rows()), ld = std::max(1, n), lwork = std::max(1, 66 * n);
    int sdim = 0, info = 0;
    std::vector<int> bwork(static_cast<size_t>(n + 1));
    Value u, t;
    if (complex) {
        ComplexMatrix a = complex_matrix(call, x, true), v(n, n);
        std::vector<Complex> w(static_cast<size_t>(n)), work(static_cast<size_t>(lwork));
        std::vector<double> rwork(static_cast<size_t>(n + 1));
        if (n > 0)
            lapack::zgees_("V", "N", nullptr, &n, a.data.data(), &ld, &sdim, w.data(), v.data.data(), &ld, work.data(),
                           &lwork, rwork.data(), bwork.data(), &info, 1, 1);
        u = matrix_value(v);
        t = matrix_value(a);
    } else {
        RealMatrix a = real_matrix(call, x, true), v(n, n);
        std::vector<double> wr(static_cast<size_t>(n)), wi(wr), work(static_cast<size_t>(lwork));
        if (n > 0)
            lapack::dgees_("V", "N", nullptr, &n, a.data.data(), &ld, &sdim, wr.data(), wi.data(), v.data.data(), &ld,
                           work.data(), &lwork, bwork.data(), &info, 1, 1);
        u = matrix_value(v);
        t = matrix_value(a);
    }
    call.give(0, call.nargout > 1 ? u : t);
    call.give(1, t);
}

void hess(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    if (x.is_complex())
        fail({"MATLAB:hess:complex", "The Hessenberg form needs a real matrix."});
    RealMatrix a = real_matrix(call, x, true);
    const int n = a.rows, one = 1, ld = a.ld(), lwork = std::max(1, 64 * n);
    std::vector<double> tau(static_cast<size_t>(std::max(1, n))), work(static_cast<size_t>(lwork));
    int info = 0;
    if (n > 0)
        lapack::dgehrd_(&n, &one, &n, a.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
    RealMatrix p = a;
    if (n > 0)
        lapack::dorghr_(&n, &one, &n, p.data.data(), &ld, tau.data(), work.data(), &lwork, &info);
    for (int j = 0; j < n; ++j)
        for (int i = j + 2; i < n; ++i)
            a(i, j) = 0;
    call.give(0, call.nargout > 1 ? matrix_value(p) : matrix_value(a));
    call.give(1, matrix_value(a));
}

// ---- functions of matrices

/// Scaling and squaring with the [13/13] Padé approximant (Higham, SIAM J. Matrix Anal. Appl. 26(4), 2005).
void expm(Call& call) {
    using ops::BinaryOp;
    Value a = call.arg(0);
    if (!a.is_flat())
        refuse_class(call, a);
    require_square(call, a);
    const double size = norm1(complex_matrix(call, a, true));
    int s = 0;
    if (size > 5.371920351148152)
        s = std::max(0, static_cast<int>(std::ceil(std::log2(size / 5.371920351148152))));
    a = ops::binary(BinaryOp::Times, a, number(std::ldexp(1.0, -s)));
    static constexpr double b[] = {64764752532480000,
                                   32382376266240000,
                                   7771770303897600,
                                   1187353796428800,
                                   129060195264000,
                                   10559470521600,
                                   670442572800,
                                   33522128640,
                                   1323241920,
                                   40840800,
                                   960960,
                                   16380,
                                   182,
                                   1};
    const int n = static_cast<int>(a.dims().rows());
    const Value eye = matrix_value(RealMatrix::identity(n));
    auto times = [](const Value& x, double c) { return ops::binary(BinaryOp::Times, x, number(c)); };
    auto add = [](const Value& x, const Value& y) { return ops::binary(BinaryOp::Add, x, y); };
    auto multiply = [](const Value& x, const Value& y) { return ops::binary(BinaryOp::MTimes, x, y); };
    const Value a2 = multiply(a, a), a4 = multiply(a2, a2), a6 = multiply(a2, a4);
    const Value u_high = multiply(a6, add(add(times(a6, b[13]), times(a4, b[11])), times(a2, b[9])));
    const Value u =
        multiply(a, add(add(add(u_high, times(a6, b[7])), add(times(a4, b[5]), times(a2, b[3]))), times(eye, b[1])));
    const Value v_high = multiply(a6, add(add(times(a6, b[12]), times(a4, b[10])), times(a2, b[8])));
    const Value v = add(add(add(v_high, times(a6, b[6])), add(times(a4, b[4]), times(a2, b[2]))), times(eye, b[0]));
    Value f = ops::binary(BinaryOp::MLeftDivide, ops::binary(BinaryOp::Subtract, v, u), add(v, u));
    for (int i = 0; i < s; ++i)
        f = multiply(f, f);
    call.give(std::move(f));
}

/// f(A) = V f(D) / V, for matrices with a full set of eigenvectors.
template <class F>
void through_eigenvectors(Call& call, F f) {
    const Value& x = call.arg(0);
    if (x.is_flat())
        require_square(call, x);
    const ComplexMatrix a = complex_matrix(call, x, true);
    const bool hermitian = is_hermitian(a);
    const Eigen e = hermitian ? hermitian_eigen(a, !x.is_complex(), true) : complex_eigen(a, true);
    ComplexMatrix scaled = e.vectors;
    bool real = !x.is_complex();
    for (int j = 0; j < a.cols; ++j) {
        const Complex y = f(e.values[static_cast<size_t>(j)]);
        real = real && (e.values[static_cast<size_t>(j)].imag() != 0 || y.imag() == 0);
        for (int i = 0; i < a.rows; ++i)
            scaled(i, j) *= y;
    }
    const Value v = matrix_value(e.vectors);
    Value out = hermitian
                    ? ops::binary(ops::BinaryOp::MTimes, matrix_value(scaled), ops::unary(ops::UnaryOp::CTranspose, v))
                    : ops::binary(ops::BinaryOp::MDivide, matrix_value(scaled), v);
    if (real) {
        const Value args[] = {out};
        out = call.interpreter.call("real", args, 1).at(0);
    }
    call.give(ops::convert(out, float_class_of(x)));
}
void sqrtm(Call& call) {
    through_eigenvectors(call, [](Complex z) {
        return z.imag() == 0 && z.real() < 0 ? Complex(0, std::sqrt(-z.real())) : std::sqrt(z);
    });
}
void logm(Call& call) {
    through_eigenvectors(call, [](Complex z) { return std::log(z); });
}

void issymmetric_of(Call& call, bool hermitian) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        return call.give(logical(false));
    const bool skew = call.nargin() > 1 && text_is(call.arg(1), "skew");
    const ArrayView view(x);
    const int64_t n = view.dims().rows();
    for (int64_t j = 0; j < n; ++j)
        for (int64_t i = 0; i <= j; ++i) {
            Complex other = view.complex_at(j + i * n);
            if (hermitian)
                other = std::conj(other);
            if (view.complex_at(i + j * n) != (skew ? -other : other))
                return call.give(logical(false));
        }
    call.give(logical(true));
}
void issymmetric(Call& call) {
    issymmetric_of(call, false);
}
void ishermitian(Call& call) {
    issymmetric_of(call, true);
}

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"inv", kLinear, "Matrix inverse", 1, 1, 1, inv},
    {"det", kLinear, "Matrix determinant", 1, 1, 1, det, kPure},
    {"rcond", kLinear, "Reciprocal condition number", 1, 1, 1, rcond, kPure},
    {"lu", kLinear, "LU matrix factorization", 1, 3, 3, lu, kPure},
    {"chol", kLinear, "Cholesky factorization", 1, 2, 2, chol, kPure},
    {"qr", kLinear, "QR decomposition", 1, 3, 3, qr, kPure},
    {"svd", kLinear, "Singular value decomposition", 1, 3, 3, svd, kPure},
    {"rank", kLinear, "Rank of matrix", 1, 2, 1, rank, kPure},
    {"cond", kLinear, "Condition number for inversion", 1, 2, 1, cond},
    {"pinv", kLinear, "Moore-Penrose pseudoinverse", 1, 2, 1, pinv, kPure},
    {"null", kLinear, "Null space of matrix", 1, 1, 1, null, kPure},
    {"orth", kLinear, "Orthonormal basis for range of matrix", 1, 1, 1, orth, kPure},
    {"eig", kLinear, "Eigenvalues and eigenvectors", 1, 4, 3, eig},
    {"schur", kLinear, "Schur decomposition", 1, 2, 2, schur, kPure},
    {"hess", kLinear, "Hessenberg form of matrix", 1, 1, 2, hess, kPure},
    {"expm", kLinear, "Matrix exponential", 1, 1, 1, expm, kPure},
    {"sqrtm", kLinear, "Matrix square root", 1, 1, 1, sqrtm},
    {"logm", kLinear, "Matrix logarithm", 1, 1, 1, logm},
    {"issymmetric", kLinear, "Determine if matrix is symmetric or skew-symmetric", 1, 2, 1, issymmetric, kPure},
    {"ishermitian", kLinear, "Determine if matrix is Hermitian or skew-Hermitian", 1, 2, 1, ishermitian, kPure},
};

} // namespace

void register_decompositions(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
