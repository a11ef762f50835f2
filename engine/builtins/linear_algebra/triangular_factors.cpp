// lu, chol, inv, det, rcond: what follows from triangular factors.
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/lapack_drivers.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using lapack::Real;

template <class T>
struct Factors {
    Matrix<T> lu;
    std::vector<int> ipiv;   ///< as LAPACK gives them
    std::vector<int> pivots; ///< 0-based row that came to each place
    int sign = 1;
    bool singular = false;
};
template <class T>
Factors<T> factorize(Matrix<T> a) {
    Factors<T> out;
    const int n = std::min(a.rows, a.cols);
    out.ipiv.resize(static_cast<size_t>(std::max(1, n)));
    if (n > 0)
        out.singular = lapack::getrf(a, out.ipiv.data()) > 0;
    out.pivots.resize(static_cast<size_t>(a.rows));
    std::iota(out.pivots.begin(), out.pivots.end(), 0);
    for (int i = 0; i < n; ++i) {
        const int other = out.ipiv[static_cast<size_t>(i)] - 1;
        if (other != i) {
            std::swap(out.pivots[static_cast<size_t>(i)], out.pivots[static_cast<size_t>(other)]);
            out.sign = -out.sign;
        }
    }
    out.lu = std::move(a);
    return out;
}

/// Reciprocal condition estimate in the 1-norm of factored `lu`.
template <class T>
Real<T> reciprocal_condition(const Factors<T>& f, double anorm) {
    if (f.lu.rows == 0)
        return std::numeric_limits<Real<T>>::infinity();
    if (std::isnan(anorm))
        return std::numeric_limits<Real<T>>::quiet_NaN();
    if (f.singular || std::isinf(anorm))
        return 0;
    return ops::lapack::gecon(f.lu.rows, f.lu.data.data(), static_cast<Real<T>>(anorm));
}

template <class R>
void warn_singular(Call& call, bool singular, R rcond) {
    if (singular || rcond == 0)
        call.interpreter.warn("MATLAB:singularMatrix", "Matrix is singular to working precision.");
    else if (rcond < std::numeric_limits<R>::epsilon() || std::isnan(rcond))
        call.interpreter.warn(
            "MATLAB:nearlySingularMatrix",
            fmt::format("Matrix is close to singular or badly scaled. Results may be inaccurate. RCOND = {}{:.6e}.",
                        std::isnan(rcond) ? "" : " ", static_cast<double>(rcond)));
}

void inv(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        const Matrix<T> a = matrix_of<T>(call, x);
        if (a.rows == 0) {
            call.give(0, value_of(a));
            return call.give(1, Value::of(std::numeric_limits<Real<T>>::infinity()));
        }
        Factors<T> f = factorize(a);
        const Real<T> rcond = reciprocal_condition(f, norm1(a));
        const bool singular = f.singular || rcond == 0;
        if (call.nargout < 2)
            warn_singular(call, singular, rcond);
        if (singular)
            std::fill(f.lu.data.begin(), f.lu.data.end(), T(std::numeric_limits<Real<T>>::infinity()));
        else
            lapack::getri(f.lu, f.ipiv.data());
        const ArrayForm form = form_of(x);
        const bool special = form == ArrayForm::Permutation || form == ArrayForm::Diagonal;
        call.give(0, with_form(value_of(f.lu), special ? form : ArrayForm::Full));
        call.give(1, Value::of(rcond));
    });
}

void det(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        const Matrix<T> a = matrix_of<T>(call, x);
        const Factors<T> f = factorize(a);
        Matrix<T> out(1, 1);
        out.data[0] = T(static_cast<Real<T>>(f.sign));
        for (int i = 0; i < a.rows; ++i)
            out.data[0] *= f.lu(i, i);
        call.give(0, value_of(out, true));
        if (call.nargout > 1)
            call.give(1, Value::of(a.rows ? reciprocal_condition(f, norm1(a)) : Real<T>(1)));
    });
}

void rcond(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        const Matrix<T> a = matrix_of<T>(call, x);
        call.give(Value::of(reciprocal_condition(factorize(a), norm1(a))));
    });
}

// ---- LU

template <class T>
void lu_of(Call& call, const Matrix<T>& a, bool vector) {
    const Factors<T> f = factorize(a);
    const int m = a.rows, n = a.cols, k = std::min(m, n);
    if (call.nargout <= 1)
        return call.give(value_of(f.lu));
    Matrix<T> l(m, k), u(k, n);
    for (int j = 0; j < k; ++j)
        for (int i = j; i < m; ++i)
            l(call.nargout == 2 ? f.pivots[static_cast<size_t>(i)] : i, j) = i == j ? T(1) : f.lu(i, j);
    for (int j = 0; j < n; ++j)
        for (int i = 0; i <= std::min(j, k - 1); ++i)
            u(i, j) = f.lu(i, j);
    call.give(0, value_of(l));
    call.give(1, value_of(u));
    if (vector) {
        std::vector<double> p(f.pivots.begin(), f.pivots.end());
        for (double& x : p)
            x += 1;
        return call.give(2, row_vector(p));
    }
    RealMatrix p(m, m);
    for (int i = 0; i < m; ++i)
        p(i, f.pivots[static_cast<size_t>(i)]) = 1;
    call.give(2, with_form(value_of(p), ArrayForm::Permutation));
}
void lu(Call& call) {
    bool vector = false;
    for (int i = 1; i < call.nargin(); ++i) {
        if (!call.arg(i).is_text())
            fail({"MATLAB:lu:invalidOption", "Options of lu must be text."});
        vector = text_is(call.arg(i), "vector");
        if (!vector && !text_is(call.arg(i), "matrix"))
            fail({"MATLAB:lu:invalidOption", "Unknown option '{}' for function lu. Use 'vector' or 'matrix'."},
                 call.arg(i).to_text());
    }
    visit_float(call, call.arg(0),
                [&](auto zero) { lu_of(call, matrix_of<decltype(zero)>(call, call.arg(0)), vector); });
}

// ---- Cholesky

template <class T>
void cholesky(Call& call, Matrix<T> a, bool lower) {
    const int n = a.rows;
    int info = 0;
    if constexpr (is_complex_type<T>)
        for (int i = 0; i < n && info == 0; ++i) // LAPACK looks at the real parts only
            if (a(i, i).imag() != 0)
                info = i + 1;
    if (n > 0 && info == 0)
        info = lapack::potrf(a, lower);
    if (info > 0 && call.nargout < 2)
        fail({"MATLAB:posdef", "Matrix must be positive definite."});
    const int q = info > 0 ? info - 1 : n;
    Matrix<T> r(q, q);
    for (int j = 0; j < q; ++j)
        for (int i = 0; i < q; ++i)
            if (lower ? i >= j : i <= j)
                r(i, j) = a(i, j);
    call.give(0, value_of(r));
    call.give(1, number(info));
}
void chol(Call& call) {
    bool lower = false;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        if (!option.is_text())
            fail({"MATLAB:chol:invalidOption", "Options of chol must be text."});
        if (text_is(option, "lower") || text_is(option, "upper"))
            lower = text_is(option, "lower");
        else if (!text_is(option, "vector") && !text_is(option, "matrix"))
            fail({"MATLAB:chol:invalidOption", "Unknown option '{}' for function chol. Use 'lower' or 'upper'."},
                 option.to_text());
    }
    if (call.nargout > 2)
        fail({"MATLAB:chol:fullPermutation", "Three outputs of chol need a sparse matrix."});
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        require_square(call, x);
        cholesky(call, matrix_of<decltype(zero)>(call, x), lower);
    });
}

/// Inverse of r' * r for the Cholesky factor r: `chol2inv(r)`; `cholinv(a)` factors first.
void inverse_from_cholesky(Call& call, bool factor) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        Matrix<T> a = matrix_of<T>(call, x);
        if (a.rows == 0)
            return call.give(value_of(a));
        if ((factor && lapack::potrf(a, false) > 0) || lapack::potri(a) > 0)
            fail({"MATLAB:posdef", "Matrix must be positive definite."});
        for (int j = 0; j < a.cols; ++j)
            for (int i = j + 1; i < a.rows; ++i)
                a(i, j) = conjugate(a(j, i));
        call.give(value_of(a));
    });
}
void chol2inv(Call& call) { inverse_from_cholesky(call, false); }
void cholinv(Call& call) { inverse_from_cholesky(call, true); }

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"inv", kLinear, "Matrix inverse", 1, 1, 2, inv},
    {"inverse", kLinear, "Matrix inverse", 1, 1, 2, inv},
    {"det", kLinear, "Matrix determinant", 1, 1, 2, det, kPure},
    {"rcond", kLinear, "Reciprocal condition number", 1, 1, 1, rcond, kPure},
    {"lu", kLinear, "LU matrix factorization", 1, 3, 3, lu, kPure},
    {"chol", kLinear, "Cholesky factorization", 1, 3, 3, chol, kPure},
    {"chol2inv", kLinear, "Inverse of a matrix from its Cholesky factor", 1, 1, 1, chol2inv, kPure},
    {"cholinv", kLinear, "Inverse of a positive definite matrix", 1, 1, 1, cholinv, kPure},
};

} // namespace

void register_triangular_factors(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
