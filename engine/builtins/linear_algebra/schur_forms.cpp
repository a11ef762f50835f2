// schur, hess, qz, ordschur, sylvester: unitary triangular forms.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/lapack_drivers.h"
#include "engine/builtins/linear_algebra/schur_form.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

using lapack::Real;

[[noreturn]] void fail_convergence() { fail({"MATLAB:schur:NoConvergence", "SCHUR did not converge."}); }

template <class T>
void give_schur(Call& call, Matrix<T> a, char order) {
    Matrix<T> u(a.rows, a.rows);
    if (a.rows > 0 && lapack::gees(order, a, u) > 0)
        fail_convergence();
    if (call.nargout <= 1)
        return call.give(value_of(a));
    call.give(0, value_of(u));
    call.give(1, value_of(a));
}

/// `T = schur(A)`, `[U, T] = schur(A, 'real'|'complex')`; the orders 'a' and 'd' put the left half plane or the unit
/// disk first.
void schur(Call& call) {
    const Value& x = call.arg(0);
    bool complex = false;
    char order = 0;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        if (!option.is_text())
            fail({"MATLAB:schur:invalidOption", "Options of schur must be text."});
        if (text_is(option, "complex") || text_is(option, "cplx"))
            complex = true;
        else if (text_is(option, "a") || text_is(option, "d"))
            order = text_is(option, "a") ? 'a' : 'd';
        else if (!text_is(option, "real") && !text_is(option, "u"))
            fail({"MATLAB:schur:invalidOption", "Unknown option '{}' for function schur."}, option.to_text());
    }
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        if constexpr (!is_complex_type<T>)
            if (complex)
                return give_schur(call, matrix_of<std::complex<T>>(call, x, true), order);
        give_schur(call, matrix_of<T>(call, x, true), order);
    });
}

void hess(Call& call) {
    const Value& x = call.arg(0);
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        Matrix<T> a = matrix_of<T>(call, x, true);
        const int n = a.rows;
        std::vector<T> tau(static_cast<size_t>(std::max(1, n)));
        if (n > 0)
            lapack::gehrd(a, tau);
        Matrix<T> p = a;
        for (int j = 0; j < n; ++j)
            for (int i = j + 2; i < n; ++i)
                a(i, j) = T(0);
        if (call.nargout <= 1)
            return call.give(value_of(a));
        if (n > 0)
            lapack::form_hessenberg_q(p, tau);
        call.give(0, value_of(p));
        call.give(1, value_of(a));
    });
}

template <class T>
void give_qz(Call& call, Matrix<T> a, Matrix<T> b) {
    const int n = a.rows;
    Matrix<T> left(n, n), right(n, n);
    const Matrix<T> a0 = a, b0 = b;
    if (n > 0 && lapack::gges(a, b, left, right) > 0)
        fail({"MATLAB:qz:NoConvergence", "QZ did not converge."});
    call.give(0, value_of(a));
    call.give(1, value_of(b));
    call.give(2, value_of(conjugate_transpose(left)));
    call.give(3, value_of(right));
    if (call.nargout <= 4)
        return;
    using Z = std::complex<Real<T>>;
    Matrix<Z> za(n, n), zb(n, n), v(n, n), w(n, n);
    for (size_t i = 0; i < a0.data.size(); ++i) {
        za.data[i] = a0.data[i];
        zb.data[i] = b0.data[i];
    }
    std::vector<Z> alpha(static_cast<size_t>(n)), beta(alpha);
    if (n > 0)
        lapack::ggev(za, zb, alpha, beta, w, v);
    call.give(4, value_of(v, true));
    call.give(5, value_of(w, true));
}

/// `[AA, BB, Q, Z, V, W] = qz(A, B, 'complex'|'real')`: Q * A * Z = AA, Q * B * Z = BB.
void qz(Call& call) {
    const Value &x = call.arg(0), &y = call.arg(1);
    bool real = false;
    if (call.nargin() > 2) {
        if (!text_is(call.arg(2), "real") && !text_is(call.arg(2), "complex"))
            fail({"MATLAB:qz:invalidOption", "The third input of qz must be 'real' or 'complex'."});
        real = text_is(call.arg(2), "real");
    }
    visit_float(call, x, y, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        require_square(call, y);
        if (x.dims().rows() != y.dims().rows())
            raise(Err::DimensionsAgree);
        if constexpr (!is_complex_type<T>)
            if (!real)
                return give_qz(call, matrix_of<std::complex<T>>(call, x, true), matrix_of<std::complex<T>>(call, y, true));
        give_qz(call, matrix_of<T>(call, x, true), matrix_of<T>(call, y, true));
    });
}

/// `[US, TS] = ordschur(U, T, select)`: the selected eigenvalues come first.
void ordschur(Call& call) {
    const Value &x = call.arg(0), &y = call.arg(1);
    visit_float(call, x, y, [&](auto zero) {
        using T = decltype(zero);
        require_square(call, x);
        require_square(call, y);
        Matrix<T> u = matrix_of<T>(call, x, true), t = matrix_of<T>(call, y, true);
        if (u.rows != t.rows)
            fail({"MATLAB:ordschur:sizes", "The matrices U and T must have the same size."});
        if (call.arg(2).numel() != t.rows)
            fail({"MATLAB:ordschur:select", "SELECT must have one element for each row of T."});
        std::vector<int> chosen;
        for (const double d : to_double_vector(call.arg(2)))
            chosen.push_back(d != 0);
        if (t.rows > 0 && lapack::trsen(chosen, t, u) > 0)
            fail({"MATLAB:ordschur:failed", "The eigenvalues are too close to be reordered."});
        call.give(0, value_of(u));
        call.give(1, value_of(t));
    });
}

/// Solves A X + X B = C.
void sylvester(Call& call) {
    const Value &x = call.arg(0), &y = call.arg(1), &z = call.arg(2);
    for (const Value* v : {&x, &y, &z})
        require_float(call, *v);
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols() || y.dims().count() > 2 ||
        y.dims().rows() != y.dims().cols())
        fail({"MATLAB:sylvester:square", "The inputs A and B of sylvester must be square matrices."});
    if (z.dims().count() > 2 || z.dims().rows() != x.dims().rows() || z.dims().cols() != y.dims().rows())
        fail({"MATLAB:sylvester:sizes", "The input C of sylvester must have as many rows as A and columns as B."});
    auto solve = [&](auto zero) {
        using T = decltype(zero);
        Matrix<T> a = matrix_of<T>(call, x, true), b = matrix_of<T>(call, y, true), c = matrix_of<T>(call, z, true);
        if (c.is_empty())
            return call.give(value_of(c));
        Matrix<T> ua(a.rows, a.rows), ub(b.rows, b.rows);
        if (lapack::gees(0, a, ua) > 0 || lapack::gees(0, b, ub) > 0)
            fail_convergence();
        auto times = [](const Matrix<T>& p, const Matrix<T>& q) {
            Matrix<T> out(p.rows, q.cols);
            ops::lapack::gemm(p.rows, q.cols, p.cols, p.data.data(), q.data.data(), out.data.data());
            return out;
        };
        Matrix<T> f = times(times(conjugate_transpose(ua), c), ub);
        Real<T> scale = 1;
        lapack::trsyl(a, b, f, scale);
        f = times(times(ua, f), conjugate_transpose(ub));
        for (T& e : f.data)
            e /= scale;
        call.give(value_of(f));
    };
    const bool complex = x.is_complex() || y.is_complex() || z.is_complex();
    const bool single = x.class_id() == ClassId::Single || y.class_id() == ClassId::Single || z.class_id() == ClassId::Single;
    if (single)
        complex ? solve(std::complex<float>{}) : solve(float{});
    else
        complex ? solve(std::complex<double>{}) : solve(double{});
}

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"schur", kLinear, "Schur decomposition", 1, 3, 2, schur, kPure},
    {"hess", kLinear, "Hessenberg form of matrix", 1, 1, 2, hess, kPure},
    {"qz", kLinear, "QZ factorization for generalized eigenvalues", 2, 3, 6, qz, kPure},
    {"ordschur", kLinear, "Reorder eigenvalues in Schur factorization", 3, 3, 2, ordschur, kPure},
    {"sylvester", kLinear, "Solve Sylvester equation AX + XB = C for X", 3, 3, 1, sylvester, kPure},
};

} // namespace

ComplexSchur complex_schur(const ComplexMatrix& a) {
    ComplexSchur out{ComplexMatrix(a.rows, a.rows), a};
    if (a.rows > 0 && lapack::gees(0, out.t, out.u) > 0)
        fail_convergence();
    return out;
}

void register_schur_forms(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
