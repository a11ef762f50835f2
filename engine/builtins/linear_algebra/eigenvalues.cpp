// eig and balance.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/lapack_drivers.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

using lapack::Real;

template <class R>
struct Eigen {
    using Z = std::complex<R>;
    Matrix<Z> right, left;
    std::vector<Z> values;
    bool real = false; ///< everything has imaginary parts 0 by construction
};

[[noreturn]] void fail_convergence() { fail({"MATLAB:eig:NoConvergence", "EIG did not converge."}); }

template <class T, class R>
Matrix<std::complex<R>> widened(const Matrix<T>& m) {
    Matrix<std::complex<R>> out(m.rows, m.cols);
    for (size_t i = 0; i < m.data.size(); ++i)
        out.data[i] = m.data[i];
    return out;
}

/// Columns of real vectors in LAPACK's packing (a complex pair has its real and imaginary parts in two columns).
template <class R>
Matrix<std::complex<R>> unpacked(const Matrix<R>& v, const std::vector<R>& wi) {
    Matrix<std::complex<R>> out(v.rows, v.cols);
    for (int j = 0; j < v.cols; ++j) {
        const bool pair = wi[static_cast<size_t>(j)] > 0 && j + 1 < v.cols;
        for (int i = 0; i < v.rows; ++i) {
            out(i, j) = pair ? std::complex<R>(v(i, j), v(i, j + 1)) : std::complex<R>(v(i, j));
            if (pair)
                out(i, j + 1) = std::conj(out(i, j));
        }
        j += pair;
    }
    return out;
}

template <class T>
Eigen<Real<T>> hermitian_eigen(Matrix<T> a, bool vectors) {
    using R = Real<T>;
    Eigen<R> out;
    std::vector<R> w(static_cast<size_t>(a.rows));
    if (lapack::heev(vectors, a, w) > 0)
        fail_convergence();
    out.values.assign(w.begin(), w.end());
    if (vectors)
        out.right = out.left = widened<T, R>(a);
    out.real = !is_complex_type<T>;
    return out;
}

template <class T>
Eigen<Real<T>> general_eigen(Matrix<T> a, bool balance, bool right, bool left) {
    using R = Real<T>;
    Eigen<R> out;
    const int n = a.rows;
    Matrix<T> vr(right ? n : 0, right ? n : 0), vl(left ? n : 0, left ? n : 0);
    if constexpr (is_complex_type<T>) {
        out.values.resize(static_cast<size_t>(n));
        if (lapack::geev(balance, a, out.values, vl, vr) > 0)
            fail_convergence();
        out.right = std::move(vr);
        out.left = std::move(vl);
    } else {
        std::vector<R> wr(static_cast<size_t>(n)), wi(wr);
        if (lapack::geev(balance, a, wr, wi, vl, vr) > 0)
            fail_convergence();
        for (int i = 0; i < n; ++i)
            out.values.emplace_back(wr[static_cast<size_t>(i)], wi[static_cast<size_t>(i)]);
        if (right)
            out.right = unpacked(vr, wi);
        if (left)
            out.left = unpacked(vl, wi);
        out.real = std::all_of(wi.begin(), wi.end(), [](R x) { return x == 0; });
    }
    return out;
}

/// Columns scaled to length 1.
template <class Z>
void normalize_columns(Matrix<Z>& v) {
    for (int j = 0; j < v.cols; ++j) {
        typename Z::value_type size = 0;
        for (int i = 0; i < v.rows; ++i)
            size += std::norm(v(i, j));
        size = std::sqrt(size);
        for (int i = 0; size > 0 && i < v.rows; ++i)
            v(i, j) /= size;
    }
}

template <class T>
Eigen<Real<T>> generalized_eigen(Matrix<T> a, Matrix<T> b, bool right, bool left) {
    using R = Real<T>;
    using Z = std::complex<R>;
    Eigen<R> out;
    const int n = a.rows;
    Matrix<T> vr(right ? n : 0, right ? n : 0), vl(left ? n : 0, left ? n : 0);
    std::vector<T> beta(static_cast<size_t>(n));
    if constexpr (is_complex_type<T>) {
        std::vector<T> alpha(static_cast<size_t>(n));
        if (lapack::ggev(a, b, alpha, beta, vl, vr) > 0)
            fail_convergence();
        for (size_t i = 0; i < beta.size(); ++i)
            out.values.push_back(beta[i] == T(0) ? Z(std::numeric_limits<R>::infinity()) : alpha[i] / beta[i]);
        out.right = std::move(vr);
        out.left = std::move(vl);
    } else {
        std::vector<R> ar(static_cast<size_t>(n)), ai(ar);
        if (lapack::ggev(a, b, ar, ai, beta, vl, vr) > 0)
            fail_convergence();
        out.real = true;
        for (size_t i = 0; i < beta.size(); ++i) {
            out.values.emplace_back(ar[i] / beta[i], ai[i] == 0 ? 0 : ai[i] / beta[i]);
            out.real = out.real && ai[i] == 0;
        }
        if (right)
            out.right = unpacked(vr, ai);
        if (left)
            out.left = unpacked(vl, ai);
    }
    return out;
}

struct EigOptions {
    const Value* b = nullptr;
    int vector = -1, balance = -1, chol = -1;
};
void set_option(int& option, bool value, const char* a, const char* b) {
    if (option >= 0 && option != static_cast<int>(value))
        fail({"MATLAB:eig:conflictingOptions", "The options '{}' and '{}' of eig are mutually exclusive."}, a, b);
    option = value;
}
EigOptions eig_options(const Call& call) {
    EigOptions out;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            if (i > 1)
                fail({"MATLAB:eig:invalidOption", "Options of eig must be text."});
            require_float(call, v);
            out.b = &v;
        } else if (text_is(v, "vector") || text_is(v, "matrix")) {
            set_option(out.vector, text_is(v, "vector"), "vector", "matrix");
        } else if (text_is(v, "balance") || text_is(v, "nobalance")) {
            set_option(out.balance, text_is(v, "balance"), "balance", "nobalance");
        } else if (text_is(v, "chol") || text_is(v, "qz")) {
            set_option(out.chol, text_is(v, "chol"), "chol", "qz");
        } else {
            fail({"MATLAB:eig:invalidOption", "Unknown option '{}' for function eig."}, v.to_text());
        }
    }
    if (!out.b && out.chol >= 0)
        fail({"MATLAB:eig:invalidOption", "The options 'chol' and 'qz' of eig need two matrices."});
    if (out.b && out.balance >= 0)
        fail({"MATLAB:eig:invalidOption", "The options 'balance' and 'nobalance' of eig are for one matrix."});
    return out;
}

template <class T>
Eigen<Real<T>> eigen_pair(Call& call, const Matrix<T>& a, const EigOptions& options, bool right, bool left) {
    using R = Real<T>;
    const Matrix<T> b = matrix_of<T>(call, *options.b, true);
    if (is_hermitian(a) && is_hermitian(b) && options.chol != 0) {
        Matrix<T> vectors = a, factor = b;
        std::vector<R> w(static_cast<size_t>(a.rows));
        const int info = lapack::hegv(right, vectors, factor, w);
        if (info == 0) { // vectors have V' * B * V = I
            Eigen<R> out;
            out.values.assign(w.begin(), w.end());
            out.real = !is_complex_type<T>;
            if (right)
                out.right = out.left = widened<T, R>(vectors);
            return out;
        }
        if (info <= a.rows)
            fail_convergence();
    }
    Eigen<R> out = generalized_eigen(a, b, right, left);
    normalize_columns(out.right);
    normalize_columns(out.left);
    return out;
}

template <class T>
void eig_of(Call& call, const EigOptions& options) {
    using R = Real<T>;
    const bool right = call.nargout > 1, left = call.nargout > 2;
    const Matrix<T> a = matrix_of<T>(call, call.arg(0), true);
    const int n = a.rows;
    Eigen<R> e;
    if (n == 0)
        e.real = true;
    else if (options.b)
        e = eigen_pair(call, a, options, right, left);
    else if (is_hermitian(a))
        e = hermitian_eigen(a, right);
    else
        e = general_eigen(a, options.balance != 0, right, left);
    const bool vector = options.vector < 0 ? call.nargout <= 1 : options.vector == 1;
    Matrix<std::complex<R>> d(n, vector ? 1 : n);
    for (int i = 0; i < n; ++i)
        d(i, vector ? 0 : i) = e.values[static_cast<size_t>(i)];
    const Value values = with_form(value_of(d, !is_complex_type<T> || options.b || is_hermitian(a)),
                                   vector ? ArrayForm::Full : ArrayForm::Diagonal);
    if (!right)
        return call.give(values);
    call.give(0, value_of(e.right, e.real));
    call.give(1, values);
    if (left)
        call.give(2, value_of(e.left, e.real));
}

void eig(Call& call) {
    const Value& x = call.arg(0);
    require_float(call, x);
    require_square(call, x);
    const EigOptions options = eig_options(call);
    if (options.b) {
        require_square(call, *options.b);
        if (options.b->dims().rows() != x.dims().rows())
            raise(Err::DimensionsAgree);
        return visit_float(call, x, *options.b, [&](auto zero) { eig_of<decltype(zero)>(call, options); });
    }
    visit_float(call, x, [&](auto zero) { eig_of<decltype(zero)>(call, options); });
}

/// `B = balance(A)`, `[T, B] = balance(A)`, `[S, P, B] = balance(A)`; 'noperm', 'noscal'.
void balance(Call& call) {
    const Value& x = call.arg(0);
    const char* job = "B";
    if (call.nargin() > 1) {
        if (text_is(call.arg(1), "noperm") || text_is(call.arg(1), "s"))
            job = "S";
        else if (text_is(call.arg(1), "noscal") || text_is(call.arg(1), "p"))
            job = "P";
        else
            fail({"MATLAB:balance:invalidOption", "Unknown option for function balance. Use 'noperm' or 'noscal'."});
    }
    visit_float(call, x, [&](auto zero) {
        using T = decltype(zero);
        using R = Real<T>;
        require_square(call, x);
        Matrix<T> a = matrix_of<T>(call, x, true);
        const int n = a.rows;
        std::vector<R> scale(static_cast<size_t>(std::max(1, n)), R(1));
        int low = 1, high = n;
        if (n > 0)
            lapack::gebal(job, a, low, high, scale);
        if (call.nargout <= 1)
            return call.give(value_of(a));
        Matrix<R> s(n, 1);
        std::vector<double> p(static_cast<size_t>(n));
        for (int i = 0; i < n; ++i) {
            p[static_cast<size_t>(i)] = i + 1;
            s.data[static_cast<size_t>(i)] = i + 1 >= low && i + 1 <= high ? scale[static_cast<size_t>(i)] : R(1);
        }
        auto exchange = [&](int i) {
            const int other = static_cast<int>(scale[static_cast<size_t>(i)]) - 1;
            std::swap(p[static_cast<size_t>(i)], p[static_cast<size_t>(other)]);
        };
        for (int i = n - 1; i >= high; --i)
            exchange(i);
        for (int i = 0; i < low - 1; ++i)
            exchange(i);
        if (call.nargout > 2) {
            Matrix<R> unscrambled(n, 1);
            unscrambled.data = s.data;
            call.give(0, value_of(unscrambled));
            call.give(1, column_vector(p));
            return call.give(2, value_of(a));
        }
        Matrix<R> t(n, n);
        for (int i = 0; i < n; ++i)
            t(static_cast<int>(p[static_cast<size_t>(i)]) - 1, i) = s.data[static_cast<size_t>(i)];
        call.give(0, value_of(t));
        call.give(1, value_of(a));
    });
}

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"eig", kLinear, "Eigenvalues and eigenvectors", 1, 4, 3, eig},
    {"balance", kLinear, "Diagonal scaling to improve eigenvalue accuracy", 1, 2, 3, balance, kPure},
};

} // namespace

void register_eigenvalues(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
