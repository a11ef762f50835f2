// polyfit, polyval, roots, poly, polyder, polyint, conv, deconv, conv2, filter.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;
using ops::BinaryOp;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<Complex> complex_vector(const Value& x) {
    const ArrayView view(x);
    std::vector<Complex> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = view.complex_at(i);
    return out;
}
/// Real when every imaginary part is 0.
Value complex_value(const Dims& dims, const std::vector<Complex>& z) {
    const bool real = std::all_of(z.begin(), z.end(), [](Complex c) { return c.imag() == 0; });
    Ref<Array> out = Array::uninitialized(ClassId::Double, dims, real ? Complexity::Real : Complexity::Complex);
    for (size_t i = 0; i < z.size(); ++i)
        if (real)
            out->data_mut<double>()[i] = z[i].real();
        else
            out->data_mut<Complex>()[i] = z[i];
    return out;
}
Value call1(Call& call, std::string_view name, std::span<const Value> args) {
    return call.interpreter.call(name, args, 1).at(0);
}

/// `[p, S, mu] = polyfit(x, y, n)`: least squares through QR of the Vandermonde matrix.
void polyfit(Call& call) {
    const int64_t n = integer_argument(call, 2), degree = n;
    if (call.arg(0).numel() != call.arg(1).numel())
        fail({"MATLAB:polyfit:XYSizeMismatch", "The first two inputs must have the same number of elements."});
    if (n < 0)
        fail({"MATLAB:polyfit:degree", "The degree must be a nonnegative integer."});
    std::vector<double> x = to_double_vector(as_double(call.arg(0)));
    const int64_t m = static_cast<int64_t>(x.size());
    double mean = 0, deviation = 1;
    if (call.nargout > 2) {
        for (const double v : x)
            mean += v / static_cast<double>(m);
        double squares = 0;
        for (const double v : x)
            squares += (v - mean) * (v - mean);
        deviation = std::sqrt(squares / static_cast<double>(std::max<int64_t>(1, m - 1)));
        for (double& v : x)
            v = (v - mean) / deviation;
    }
    std::vector<double> v(static_cast<size_t>(m * (degree + 1)), 1);
    for (int64_t j = degree - 1; j >= 0; --j)
        for (int64_t i = 0; i < m; ++i)
            v[static_cast<size_t>(i + j * m)] = x[static_cast<size_t>(i)] * v[static_cast<size_t>(i + (j + 1) * m)];
    const Value vandermonde = Array::of<double>(Dims(m, degree + 1), v.data());
    const Value y = reshaped(as_double(call.arg(1)), Dims(m, 1));
    const Value qr_args[] = {vandermonde, number(0)};
    const ValueList qr = call.interpreter.call("qr", qr_args, 2);
    const Value qty = ops::binary(BinaryOp::MTimes, ops::unary(ops::UnaryOp::CTranspose, qr[0]), y);
    const Value p = m > degree || m == degree + 1 ? ops::binary(BinaryOp::MLeftDivide, qr[1], qty)
                                                  : ops::binary(BinaryOp::MLeftDivide, vandermonde, y);
    if (m <= degree)
        call.interpreter.warn("MATLAB:polyfit:PolyNotUnique",
                              "Polynomial is not unique; degree >= number of data points.");
    call.give(0, reshaped(p, Dims(1, p.numel())));
    if (call.nargout > 1) {
        const Value residual = ops::binary(BinaryOp::Subtract, y, ops::binary(BinaryOp::MTimes, vandermonde, p));
        const Value args[] = {residual};
        Ref<StructArray> s = make_ref<StructArray>(Dims(), FieldTable::of({"R", "df", "normr"}));
        s->set("R", qr[1]);
        s->set("df", number(static_cast<double>(std::max<int64_t>(0, m - degree - 1))));
        s->set("normr", call1(call, "norm", args));
        call.give(1, Value(std::move(s)));
        call.give(2, column_vector({mean, deviation}));
    }
}

void polyval(Call& call) {
    const std::vector<Complex> p = complex_vector(call.arg(0));
    Value x = call.arg(1);
    require_flat(call, x);
    if (call.nargin() > 3) {
        const std::vector<double> mu = to_double_vector(call.arg(3));
        if (mu.size() < 2)
            fail({"MATLAB:polyval:InvalidMu", "MU must have two elements, the mean and the standard deviation."});
        x = ops::binary(BinaryOp::Divide, ops::binary(BinaryOp::Subtract, x, number(mu[0])), number(mu[1]));
    }
    const std::vector<Complex> z = complex_vector(x);
    const bool real = !call.arg(0).is_complex() && !x.is_complex();
    std::vector<Complex> out(z.size());
    for (size_t i = 0; i < z.size(); ++i) {
        if (real) {
            double y = 0;
            for (const Complex c : p)
                y = y * z[i].real() + c.real();
            out[i] = y;
            continue;
        }
        for (const Complex c : p)
            out[i] = out[i] * z[i] + c;
    }
    call.give(complex_value(x.dims(), out));
}

/// Eigenvalues of the companion matrix, zeros at the origin apart.
void roots(Call& call) {
    std::vector<Complex> p = complex_vector(call.arg(0));
    if (!call.arg(0).dims().is_vector() && !call.arg(0).is_empty())
        fail({"MATLAB:roots:NonVectorInput", "Input must be a vector."});
    for (const Complex c : p)
        if (!std::isfinite(c.real()) || !std::isfinite(c.imag()))
            fail({"MATLAB:roots:NonFiniteInput", "Input to roots must not contain NaN or Inf."});
    size_t zeros = 0;
    while (!p.empty() && p.back() == 0.0) {
        p.pop_back();
        ++zeros;
    }
    size_t lead = 0;
    while (lead < p.size() && p[lead] == 0.0)
        ++lead;
    p.erase(p.begin(), p.begin() + static_cast<ptrdiff_t>(lead));
    if (p.empty())
        return call.give(Value(Array::zeros(ClassId::Double, Dims(0, 0))));
    const int64_t n = static_cast<int64_t>(p.size()) - 1;
    std::vector<Complex> r;
    if (n > 0) {
        std::vector<Complex> companion(static_cast<size_t>(n * n));
        for (int64_t j = 0; j < n; ++j)
            companion[static_cast<size_t>(j * n)] = -p[static_cast<size_t>(j) + 1] / p[0];
        for (int64_t j = 0; j + 1 < n; ++j)
            companion[static_cast<size_t>(j + 1 + j * n)] = 1;
        const Value args[] = {complex_value(Dims(n, n), companion)};
        r = complex_vector(call1(call, "eig", args));
    }
    r.resize(r.size() + zeros);
    call.give(r.empty() ? Value(Array::zeros(ClassId::Double, Dims(0, 1)))
                        : complex_value(Dims(static_cast<int64_t>(r.size()), 1), r));
}

void poly(Call& call) {
    std::vector<Complex> r;
    const Value& x = call.arg(0);
    if (x.dims().rows() == x.dims().cols() && x.numel() > 1) {
        const Value args[] = {x};
        r = complex_vector(call1(call, "eig", args));
    } else {
        r = complex_vector(x);
    }
    std::vector<Complex> c{1};
    for (const Complex root : r) {
        c.push_back(0);
        for (size_t k = c.size() - 1; k > 0; --k)
            c[k] -= root * c[k - 1];
    }
    // Roots that come in conjugate pairs give real coefficients.
    std::vector<Complex> upper, lower;
    for (const Complex root : r)
        if (root.imag() != 0)
            (root.imag() > 0 ? upper : lower).push_back(root.imag() > 0 ? root : std::conj(root));
    auto less = [](Complex a, Complex b) { return a.real() != b.real() ? a.real() < b.real() : a.imag() < b.imag(); };
    std::sort(upper.begin(), upper.end(), less);
    std::sort(lower.begin(), lower.end(), less);
    if (upper == lower)
        for (Complex& z : c)
            z = z.real();
    call.give(complex_value(Dims(1, static_cast<int64_t>(c.size())), c));
}

std::vector<Complex> trimmed(std::vector<Complex> p) {
    size_t lead = 0;
    while (lead + 1 < p.size() && p[lead] == 0.0)
        ++lead;
    p.erase(p.begin(), p.begin() + static_cast<ptrdiff_t>(lead));
    return p;
}
std::vector<Complex> product(const std::vector<Complex>& a, const std::vector<Complex>& b) {
    if (a.empty() || b.empty())
        return {};
    std::vector<Complex> out(a.size() + b.size() - 1);
    for (size_t i = 0; i < a.size(); ++i)
        for (size_t j = 0; j < b.size(); ++j)
            out[i + j] += a[i] * b[j];
    return out;
}
void polyder(Call& call) {
    std::vector<Complex> p = complex_vector(call.arg(0));
    if (call.nargin() > 1)
        p = product(p, complex_vector(call.arg(1)));
    p = trimmed(std::move(p));
    std::vector<Complex> out;
    for (size_t k = 0; k + 1 < p.size(); ++k)
        out.push_back(p[k] * static_cast<double>(p.size() - 1 - k));
    if (out.empty())
        out.push_back(0);
    out = trimmed(std::move(out));
    call.give(complex_value(Dims(1, static_cast<int64_t>(out.size())), out));
}
void polyint(Call& call) {
    const std::vector<Complex> p = complex_vector(call.arg(0));
    std::vector<Complex> out;
    for (size_t k = 0; k < p.size(); ++k)
        out.push_back(p[k] / static_cast<double>(p.size() - k));
    out.push_back(call.nargin() > 1 ? call.arg(1).to_complex() : 0.0);
    call.give(complex_value(Dims(1, static_cast<int64_t>(out.size())), out));
}

// ---- convolution and filters

void conv(Call& call) {
    const Value &a = call.arg(0), &b = call.arg(1);
    if (!a.is_flat() || !b.is_flat() || !(a.dims().is_vector() || a.is_empty()) ||
        !(b.dims().is_vector() || b.is_empty()))
        fail({"MATLAB:conv:AorBNotVector", "A and B must be vectors."});
    const bool complex = a.is_complex() || b.is_complex();
    std::vector<Complex> out;
    const int64_t na = a.numel(), nb = b.numel();
    if (complex) {
        out = product(complex_vector(a), complex_vector(b));
    } else if (na > 0 && nb > 0) {
        const std::vector<double> x = to_double_vector(a), y = to_double_vector(b);
        std::vector<double> z(x.size() + y.size() - 1, 0);
        for (size_t i = 0; i < x.size(); ++i) {
            call.interpreter.check_interrupt();
            for (size_t j = 0; j < y.size(); ++j)
                z[i + j] += x[i] * y[j];
        }
        out.assign(z.begin(), z.end());
    }
    const std::string shape = call.nargin() > 2 ? to_lower_ascii(text_argument(call, 2)) : "full";
    if (shape == "same") {
        const size_t start = static_cast<size_t>(std::ceil(static_cast<double>(nb - 1) / 2));
        out = std::vector<Complex>(out.begin() + static_cast<ptrdiff_t>(start),
                                   out.begin() + static_cast<ptrdiff_t>(start) + na);
    } else if (shape == "valid") {
        const int64_t n = std::max<int64_t>(0, na - nb + 1);
        out = n ? std::vector<Complex>(out.begin() + nb - 1, out.begin() + nb - 1 + n) : std::vector<Complex>();
    } else if (shape != "full") {
        fail({"MATLAB:conv:unknownShapeParameter", "SHAPE must be 'full', 'same', or 'valid'."});
    }
    const bool column =
        shape == "full" ? (na > 1 ? a.dims().is_column() : b.dims().is_column() && nb > 1) : a.dims().is_column();
    const int64_t n = static_cast<int64_t>(out.size());
    const Value result = complex_value(column ? Dims(n, 1) : Dims(1, n), out);
    call.give(a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ops::convert(result, ClassId::Single)
                                                                                 : result);
}
/// `[q, r] = deconv(y, a)`
void deconv(Call& call) {
    const std::vector<Complex> y = complex_vector(call.arg(0)), a = complex_vector(call.arg(1));
    if (a.empty() || a[0] == 0.0)
        fail({"MATLAB:deconv:ZeroCoef1", "First coefficient of A must be nonzero."});
    std::vector<Complex> rest = y, q;
    for (size_t k = 0; k + a.size() <= y.size(); ++k) {
        q.push_back(rest[k] / a[0]);
        for (size_t j = 0; j < a.size(); ++j)
            rest[k + j] -= q.back() * a[j];
        rest[k] = 0;
    }
    if (q.empty())
        q.push_back(0);
    const bool column = call.arg(0).dims().is_column() && y.size() > 1;
    const int64_t n = static_cast<int64_t>(q.size());
    call.give(0, complex_value(column ? Dims(n, 1) : Dims(1, n), q));
    call.give(1, complex_value(call.arg(0).dims(), rest));
}

/// `[y, zf] = filter(b, a, x, zi, dim)`: direct form II transposed.
void filter(Call& call) {
    std::vector<Complex> b = complex_vector(call.arg(0)), a = complex_vector(call.arg(1));
    if (a.empty() || a[0] == 0.0)
        fail({"MATLAB:filter:badA", "First denominator filter coefficient must be non-zero."});
    const Value& x = call.arg(2);
    const size_t n = std::max(a.size(), b.size());
    const Complex scale = a[0];
    a.resize(n);
    b.resize(n);
    for (size_t k = 0; k < n; ++k) {
        a[k] /= scale;
        b[k] /= scale;
    }
    const int k = call.nargin() > 4 ? dimension_argument(call.arg(4)) : x.dims().first_non_singleton();
    const Lanes lanes(x.dims(), k);
    const std::vector<Complex> in = complex_vector(x);
    std::vector<Complex> out(in.size()), initial, last;
    if (call.nargin() > 3 && !call.arg(3).is_empty()) {
        initial = complex_vector(call.arg(3));
        if (initial.size() % std::max<size_t>(1, n - 1) != 0)
            fail({"MATLAB:filter:badInitialConditions",
                  "Initial conditions must be a vector of length max(length(a),length(b))-1."});
    }
    const bool real = !x.is_complex() && !call.arg(0).is_complex() && !call.arg(1).is_complex();
    std::vector<double> ra, rb;
    for (size_t i = 0; i < n; ++i) {
        ra.push_back(a[i].real());
        rb.push_back(b[i].real());
    }
    int64_t lane = 0;
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i, ++lane) {
            call.interpreter.check_interrupt();
            std::vector<Complex> z(n, 0);
            for (size_t s = 0; s + 1 < n && !initial.empty(); ++s)
                z[s] = initial[initial.size() == n - 1 ? s : s + static_cast<size_t>(lane) * (n - 1)];
            std::vector<double> rz(n);
            for (size_t s = 0; s < n; ++s)
                rz[s] = z[s].real();
            for (int64_t j = 0; j < lanes.length; ++j) {
                const size_t at = static_cast<size_t>(lanes.first(i, o) + j * lanes.inner);
                if (real) {
                    const double v = in[at].real(), y = rb[0] * v + rz[0];
                    for (size_t s = 1; s < n; ++s)
                        rz[s - 1] = rz[s] + rb[s] * v - ra[s] * y;
                    out[at] = y;
                } else {
                    const Complex y = b[0] * in[at] + z[0];
                    for (size_t s = 1; s < n; ++s)
                        z[s - 1] = z[s] + b[s] * in[at] - a[s] * y;
                    out[at] = y;
                }
            }
            for (size_t s = 0; s + 1 < n; ++s)
                last.push_back(real ? Complex(rz[s]) : z[s]);
        }
    const ClassId cls = x.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double;
    call.give(0, ops::convert(complex_value(x.dims(), out), cls));
    call.give(1, complex_value(Dims(static_cast<int64_t>(n) - 1, lanes.count()), last));
}

/// `conv2(A, B, shape)`
void conv2(Call& call) {
    const Value a = as_double(call.arg(0)), b = as_double(call.arg(1));
    const int64_t ma = a.dims().rows(), na = a.dims().cols(), mb = b.dims().rows(), nb = b.dims().cols();
    const std::vector<double> x = to_double_vector(a), y = to_double_vector(b);
    const int64_t m = std::max<int64_t>(0, ma + mb - 1), n = std::max<int64_t>(0, na + nb - 1);
    std::vector<double> full(static_cast<size_t>(m * n), 0);
    for (int64_t q = 0; q < nb; ++q)
        for (int64_t p = 0; p < mb; ++p) {
            const double c = y[static_cast<size_t>(p + q * mb)];
            if (c == 0)
                continue;
            call.interpreter.check_interrupt();
            for (int64_t j = 0; j < na; ++j)
                for (int64_t i = 0; i < ma; ++i)
                    full[static_cast<size_t>(i + p + (j + q) * m)] += c * x[static_cast<size_t>(i + j * ma)];
        }
    const std::string shape = call.nargin() > 2 ? to_lower_ascii(text_argument(call, 2)) : "full";
    const Value all = Array::of<double>(Dims(m, n), full.data());
    if (shape == "full")
        return call.give(all);
    const bool same = shape == "same";
    if (!same && shape != "valid")
        fail({"MATLAB:conv2:unknownShapeParameter", "SHAPE must be 'full', 'same', or 'valid'."});
    const int64_t rows = same ? ma : std::max<int64_t>(0, ma - mb + 1),
                  cols = same ? na : std::max<int64_t>(0, na - nb + 1);
    const int64_t r0 = same ? mb / 2 : mb - 1, c0 = same ? nb / 2 : nb - 1;
    std::vector<int64_t> indices;
    for (int64_t j = 0; j < cols; ++j)
        for (int64_t i = 0; i < rows; ++i)
            indices.push_back(i + r0 + (j + c0) * m);
    call.give(select(all, indices, Dims(rows, cols)));
}

constexpr std::string_view kPolynomials = "Polynomials";
constexpr std::string_view kFilters = "Fourier Analysis and Filtering";
constexpr Builtin kRows[] = {
    {"polyfit", kPolynomials, "Polynomial curve fitting", 3, 3, 3, polyfit},
    {"polyval", kPolynomials, "Polynomial evaluation", 2, 4, 1, polyval, kPure},
    {"roots", kPolynomials, "Polynomial roots", 1, 1, 1, roots},
    {"poly", kPolynomials, "Polynomial with specified roots or characteristic polynomial", 1, 1, 1, poly},
    {"polyder", kPolynomials, "Polynomial differentiation", 1, 2, 1, polyder, kPure},
    {"polyint", kPolynomials, "Polynomial integration", 1, 2, 1, polyint, kPure},
    {"conv", kFilters, "Convolution and polynomial multiplication", 2, 3, 1, conv, kPure},
    {"deconv", kFilters, "Deconvolution and polynomial division", 2, 2, 2, deconv, kPure},
    {"conv2", kFilters, "2-D convolution", 2, 3, 1, conv2, kPure},
    {"filter", kFilters, "1-D digital filter", 3, 5, 2, filter, kPure},
};

} // namespace

void register_polynomials(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
