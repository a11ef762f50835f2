// expm, logm, sqrtm: functions of square matrices; symmetry tests.
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/matrix.h"
#include "engine/builtins/linear_algebra/schur_form.h"
#include "engine/ops/lapack.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using ops::BinaryOp;
using Complex = std::complex<double>;
constexpr double kEps = std::numeric_limits<double>::epsilon();

Value eye_value(int64_t n) { return value_of(RealMatrix::identity(static_cast<int>(n))); }

Value plus(const Value& x, const Value& y) { return ops::binary(BinaryOp::Add, x, y); }
Value scaled(const Value& x, double c) { return ops::binary(BinaryOp::Times, x, number(c)); }
Value product(const Value& x, const Value& y) { return ops::binary(BinaryOp::MTimes, x, y); }

/// Diagonal matrices are exponentiated element by element.
bool expm_of_diagonal(Call& call, const ComplexMatrix& a, bool real) {
    for (int j = 0; j < a.cols; ++j)
        for (int i = 0; i < a.rows; ++i)
            if (i != j && a(i, j) != 0.0)
                return false;
    ComplexMatrix out(a.rows, a.cols);
    for (int i = 0; i < a.rows; ++i)
        out(i, i) = real ? Complex(std::exp(a(i, i).real())) : std::exp(a(i, i));
    call.give(matrix_value(out, float_class_of(call.arg(0)), real));
    return true;
}

/// Scaling and squaring with Padé approximants of degree 3 to 13 (Higham, SIAM J. Matrix Anal. Appl. 26(4), 2005).
void expm(Call& call) {
    if (!call.arg(0).is_float() && !call.arg(0).is_logical())
        fail({"MATLAB:expm:inputType", "The input of expm must be a single or double matrix."});
    Value a = call.arg(0).is_logical() ? as_double(call.arg(0)) : call.arg(0);
    if (a.dims().count() > 2 || a.dims().rows() != a.dims().cols())
        fail({"MATLAB:expm:inputMustBeSquare", "Input must be a square matrix."});
    const ComplexMatrix m = complex_matrix(call, a, true);
    if (expm_of_diagonal(call, m, !a.is_complex()))
        return;
    static constexpr double b3[] = {120, 60, 12, 1};
    static constexpr double b5[] = {30240, 15120, 3360, 420, 30, 1};
    static constexpr double b7[] = {17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1};
    static constexpr double b9[] = {17643225600, 8821612800, 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1};
    static constexpr double b13[] = {64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800,
                                     129060195264000,   10559470521600,    670442572800,     33522128640,
                                     1323241920,        40840800,          960960,           16380,
                                     182,               1};
    const double size = norm1(m);
    const Value eye = eye_value(a.dims().rows());
    auto finish = [](const Value& u, const Value& v) {
        return ops::binary(BinaryOp::MLeftDivide, ops::binary(BinaryOp::Subtract, v, u), plus(v, u));
    };
    auto small = [&](const double* b, int degree) {
        std::vector<Value> even{eye, product(a, a)};
        for (int k = 2; 2 * k < degree; ++k)
            even.push_back(product(even.back(), even[1]));
        Value u = scaled(eye, b[1]), v = scaled(eye, b[0]);
        for (int k = 1; 2 * k < degree; ++k) {
            u = plus(u, scaled(even[static_cast<size_t>(k)], b[2 * k + 1]));
            v = plus(v, scaled(even[static_cast<size_t>(k)], b[2 * k]));
        }
        return finish(product(a, u), v);
    };
    if (size <= 1.495585217958292e-2)
        return call.give(small(b3, 3));
    if (size <= 2.539398330063230e-1)
        return call.give(small(b5, 5));
    if (size <= 9.504178996162932e-1)
        return call.give(small(b7, 7));
    if (size <= 2.097847961257068)
        return call.give(small(b9, 9));
    int s = 0;
    if (size > 5.371920351148152)
        s = std::max(0, static_cast<int>(std::ceil(std::log2(size / 5.371920351148152))));
    a = scaled(a, std::ldexp(1.0, -s));
    const Value a2 = product(a, a), a4 = product(a2, a2), a6 = product(a2, a4);
    const double* b = b13;
    const Value u_high = product(a6, plus(plus(scaled(a6, b[13]), scaled(a4, b[11])), scaled(a2, b[9])));
    const Value u =
        product(a, plus(plus(plus(u_high, scaled(a6, b[7])), plus(scaled(a4, b[5]), scaled(a2, b[3]))), scaled(eye, b[1])));
    const Value v_high = product(a6, plus(plus(scaled(a6, b[12]), scaled(a4, b[10])), scaled(a2, b[8])));
    const Value v = plus(plus(plus(v_high, scaled(a6, b[6])), plus(scaled(a4, b[4]), scaled(a2, b[2]))), scaled(eye, b[0]));
    Value f = finish(u, v);
    for (int i = 0; i < s; ++i)
        f = product(f, f);
    call.give(std::move(f));
}

/// Principal square root of an upper triangular matrix (Björck and Hammarling, 1983).
ComplexMatrix triangular_root(const ComplexMatrix& t) {
    const int n = t.rows;
    ComplexMatrix r(n, n);
    for (int j = 0; j < n; ++j) {
        r(j, j) = std::sqrt(t(j, j));
        for (int i = j - 1; i >= 0; --i) {
            Complex sum = t(i, j);
            for (int k = i + 1; k < j; ++k)
                sum -= r(i, k) * r(k, j);
            const Complex d = r(i, i) + r(j, j);
            r(i, j) = sum == 0.0 ? 0.0 : sum / d;
        }
    }
    return r;
}

ComplexMatrix times(const ComplexMatrix& p, const ComplexMatrix& q) {
    ComplexMatrix out(p.rows, q.cols);
    if (!out.is_empty())
        ops::lapack::gemm(p.rows, q.cols, p.cols, p.data.data(), q.data.data(), out.data.data());
    return out;
}

/// u * f * u'; real if the argument was real and the imaginary parts are rounding.
Value from_schur(const Value& x, const ComplexSchur& s, const ComplexMatrix& f) {
    ComplexMatrix out = times(times(s.u, f), conjugate_transpose(s.u));
    double largest = 0, imaginary = 0;
    for (const Complex& z : out.data) {
        largest = std::max(largest, std::abs(z));
        imaginary = std::max(imaginary, std::fabs(z.imag()));
    }
    if (!x.is_complex() && imaginary <= 10 * std::max(1, out.rows) * kEps * largest)
        for (Complex& z : out.data)
            z = z.real();
    return matrix_value(out, float_class_of(x), !x.is_complex());
}

void sqrtm(Call& call) {
    const Value& x = call.arg(0);
    require_float(call, x);
    require_square(call, x);
    ComplexSchur s = complex_schur(complex_matrix(call, x, true));
    for (int j = 0; j < s.t.cols; ++j) // a real negative eigenvalue has no sign in its imaginary part
        if (s.t(j, j).imag() == 0)
            s.t(j, j) = s.t(j, j).real();
    bool singular = false;
    for (int j = 0; j < s.t.cols; ++j)
        singular = singular || s.t(j, j) == 0.0;
    const ComplexMatrix root = triangular_root(s.t);
    if (singular && call.nargout < 2)
        call.interpreter.warn("MATLAB:sqrtm:SingularMatrix", "Matrix is singular and may not have a square root.");
    const Value out = from_schur(x, s, root);
    call.give(0, out);
    if (call.nargout > 1) {
        const Value args[] = {ops::binary(BinaryOp::Subtract, product(out, out), x), Value::text("fro")};
        const Value base[] = {x, Value::text("fro")};
        call.give(1, ops::binary(BinaryOp::Divide, call.interpreter.call("norm", args, 1).at(0),
                                 call.interpreter.call("norm", base, 1).at(0)));
    }
}

/// log(I + x) for a small triangular x: the [8/8] Padé approximant in partial fractions (Gauss-Legendre points).
ComplexMatrix log_near_identity(const ComplexMatrix& x) {
    static constexpr double kNodes[] = {0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959, 0.96028985649753623168};
    static constexpr double kWeights[] = {0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054, 0.10122853629037625915};
    const int n = x.rows;
    ComplexMatrix out(n, n);
    for (int k = 0; k < 8; ++k) {
        const double node = (1 + (k < 4 ? -kNodes[k] : kNodes[k - 4])) / 2, weight = kWeights[k % 4] / 2;
        ComplexMatrix a = ComplexMatrix::identity(n), b = x;
        for (size_t i = 0; i < a.data.size(); ++i)
            a.data[i] += node * x.data[i];
        ops::lapack::trsm(true, n, n, a.data.data(), n, b.data.data(), n);
        for (size_t i = 0; i < b.data.size(); ++i)
            out.data[i] += weight * b.data[i];
    }
    return out;
}

/// Inverse scaling and squaring (Cheng, Higham, Kenney, Laub, SIAM J. Matrix Anal. Appl. 22(4), 2001).
void logm(Call& call) {
    const Value& x = call.arg(0);
    require_float(call, x);
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        fail({"MATLAB:logm:inputMustBeSquare", "Input must be a square matrix."});
    ComplexSchur s = complex_schur(complex_matrix(call, x, true));
    const int n = s.t.rows;
    bool nonpositive = false, diagonal = true;
    for (int j = 0; j < n; ++j) {
        if (!x.is_complex() && std::fabs(s.t(j, j).imag()) <= n * kEps * std::abs(s.t(j, j)))
            s.t(j, j) = s.t(j, j).real();
        nonpositive = nonpositive || (s.t(j, j).imag() == 0 && s.t(j, j).real() <= 0);
        for (int i = 0; i < j; ++i)
            diagonal = diagonal && std::abs(s.t(i, j)) <= kEps * 10 * (std::abs(s.t(i, i)) + std::abs(s.t(j, j)));
    }
    if (nonpositive)
        call.interpreter.warn("MATLAB:logm:nonPosRealEig",
                              "Principal matrix logarithm is not defined for A with nonpositive real eigenvalues. A "
                              "non-principal matrix logarithm is returned.");
    ComplexMatrix f(n, n);
    if (!diagonal) {
        ComplexMatrix r = s.t;
        int roots = 0;
        auto distance = [&] {
            ComplexMatrix d = r;
            for (int i = 0; i < n; ++i)
                d(i, i) -= 1.0;
            return d;
        };
        ComplexMatrix d = distance();
        while (norm1(d) > 0.25 && roots < 100) {
            r = triangular_root(r);
            ++roots;
            d = distance();
        }
        f = log_near_identity(d);
        for (Complex& z : f.data)
            z *= std::ldexp(1.0, roots);
    }
    for (int i = 0; i < n; ++i) // the diagonal is known better
        f(i, i) = std::log(s.t(i, i));
    call.give(from_schur(x, s, f));
}

// ---- symmetry

bool within(const ArrayView& view, bool hermitian, bool skew, double tolerance) {
    const int64_t n = view.dims().rows();
    double largest = 0, difference = 0;
    std::vector<double> row_sums(tolerance > 0 ? static_cast<size_t>(n) : 0, 0), gap_sums(row_sums);
    for (int64_t j = 0; j < n; ++j)
        for (int64_t i = 0; i < n; ++i) {
            const Complex here = view.complex_at(i + j * n);
            Complex other = view.complex_at(j + i * n);
            if (hermitian)
                other = std::conj(other);
            if (skew)
                other = -other;
            if (tolerance == 0) {
                if (i <= j && here != other)
                    return false;
                continue;
            }
            row_sums[static_cast<size_t>(i)] += std::abs(here);
            gap_sums[static_cast<size_t>(i)] += std::abs(here - other);
        }
    for (size_t i = 0; i < row_sums.size(); ++i) {
        largest = std::max(largest, row_sums[i]);
        difference = std::max(difference, gap_sums[i]);
    }
    return tolerance == 0 || difference <= tolerance * largest;
}

/// `issymmetric(A)`, `issymmetric(A, 'skew'|'nonskew')`, and a tolerance relative to the infinity norm.
void symmetric(Call& call, bool hermitian) {
    const Value& x = call.arg(0);
    bool skew = false;
    double tolerance = 0;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& option = call.arg(i);
        if (option.is_text()) {
            skew = text_is(option, "skew");
            if (!skew && !text_is(option, "nonskew"))
                throw Error("MATLAB:" + std::string(call.builtin.name) + ":inputType",
                            "The second input must be 'skew' or 'nonskew'.");
        } else if (option.is_numeric() && option.numel() == 1 && option.to_double() >= 0) {
            tolerance = option.to_double();
        } else {
            throw Error("MATLAB:" + std::string(call.builtin.name) + ":inputType",
                        "The second input must be 'skew', 'nonskew' or a tolerance that is not negative.");
        }
    }
    if (!x.is_flat())
        return call.give(logical(false));
    if (x.is_char() && call.nargin() > 1 && tolerance > 0)
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":inputType", "The matrix must be numeric.");
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        return call.give(logical(false));
    call.give(logical(within(ArrayView(x), hermitian, skew, tolerance)));
}
void issymmetric(Call& call) { symmetric(call, false); }
void ishermitian(Call& call) { symmetric(call, true); }

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"expm", kLinear, "Matrix exponential", 1, 1, 1, expm, kPure},
    {"sqrtm", kLinear, "Matrix square root", 1, 1, 2, sqrtm},
    {"logm", kLinear, "Matrix logarithm", 1, 2, 1, logm},
    {"issymmetric", kLinear, "Determine if matrix is symmetric or skew-symmetric", 1, 3, 1, issymmetric, kPure},
    {"ishermitian", kLinear, "Determine if matrix is Hermitian or skew-Hermitian", 1, 3, 1, ishermitian, kPure},
};

} // namespace

void register_matrix_functions(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
