// polyfit, polyval, roots, poly, polyder, polyint, conv, deconv, filter.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/weighted_sums.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;
using ops::BinaryOp;

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
    check_array_size(Dims(m, degree + 1), sizeof(double));
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

/// `[y, delta] = polyval(p, x, S)`: standard errors from the S of polyfit.
void give_error_estimate(Call& call, const Value& x, size_t terms) {
    if (call.nargin() < 3 || !call.arg(2).is_struct())
        fail({"MATLAB:polyval:RequiresS", "S is required to compute error estimates."});
    const StructArray& s = call.arg(2).structure();
    const Value *r = s.find("R"), *df = s.find("df"), *normr = s.find("normr");
    if (!r || !df || !normr)
        fail({"MATLAB:polyval:RequiresS", "S is required to compute error estimates."});
    const int64_t m = x.numel();
    const ArrayView view(x);
    Ref<Array> v = Array::uninitialized(ClassId::Double, Dims(m, static_cast<int64_t>(terms)));
    for (int64_t i = 0; i < m; ++i) {
        double power = 1;
        for (size_t k = terms; k-- > 0; power *= view.double_at(i))
            v->data_mut<double>()[i + static_cast<int64_t>(k) * m] = power;
    }
    const Value e = ops::binary(BinaryOp::MDivide, Value(std::move(v)), *r);
    const std::vector<double> ev = to_double_vector(e);
    std::vector<double> delta(static_cast<size_t>(m));
    for (size_t i = 0; i < delta.size(); ++i) {
        double total = 1;
        for (size_t k = 0; k < terms; ++k)
            total += ev[i + k * delta.size()] * ev[i + k * delta.size()];
        delta[i] = std::sqrt(total) * normr->to_double() / std::sqrt(df->to_double());
    }
    call.give(1, Value(Array::of<double>(x.dims(), delta.data())));
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
    const bool real = !call.arg(0).is_complex() && !x.is_complex();
    if (real && x.class_id() == ClassId::Double && call.arg(0).class_id() != ClassId::Single) {
        const ArrayView view(x);
        const double* from = view.data<double>();
        Ref<Array> y = Array::uninitialized(ClassId::Double, view.dims());
        double* to = y->data_mut<double>();
        const std::vector<double> c = to_double_vector(call.arg(0));
        for (int64_t i = 0, n = view.numel(); i < n; ++i) {
            double sum = 0;
            for (const double term : c)
                sum = sum * from[i] + term;
            to[i] = sum;
        }
        call.give(0, Value(std::move(y)));
        if (call.nargout > 1)
            give_error_estimate(call, x, c.size());
        return;
    }
    const std::vector<Complex> z = complex_vector(x);
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
    const bool single = x.class_id() == ClassId::Single || call.arg(0).class_id() == ClassId::Single;
    const Value y = complex_value(x.dims(), out);
    call.give(0, single ? ops::convert(y, ClassId::Single) : y);
    if (call.nargout > 1)
        give_error_estimate(call, x, p.size());
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
    if (x.dims().count() > 2 || (!x.is_empty() && !x.dims().is_vector() && x.dims().rows() != x.dims().cols()))
        fail({"MATLAB:poly:InvalidInput", "Argument must be a vector or a square matrix."});
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
std::vector<Complex> derivative(const std::vector<Complex>& p) {
    std::vector<Complex> out;
    for (size_t k = 0; k + 1 < p.size(); ++k)
        out.push_back(p[k] * static_cast<double>(p.size() - 1 - k));
    if (out.empty())
        out.push_back(0);
    return out;
}
/// `[q, d] = polyder(b, a)`: of the quotient b / a.
void quotient_derivative(Call& call) {
    const std::vector<Complex> b = complex_vector(call.arg(0)), a = complex_vector(call.arg(1));
    std::vector<Complex> up = product(derivative(b), a), down = product(b, derivative(a));
    const size_t n = std::max(up.size(), down.size());
    up.insert(up.begin(), n - up.size(), 0.0);
    down.insert(down.begin(), n - down.size(), 0.0);
    for (size_t k = 0; k < n; ++k)
        up[k] -= down[k];
    const std::vector<Complex> q = trimmed(std::move(up)), d = trimmed(product(a, a));
    call.give(0, complex_value(Dims(1, static_cast<int64_t>(q.size())), q));
    call.give(1, complex_value(Dims(1, static_cast<int64_t>(d.size())), d));
}
void polyder(Call& call) {
    for (const Value& v : call.args)
        if (!v.is_flat() || v.is_char() || !(v.dims().is_vector() || v.is_empty()))
            fail({"MATLAB:polyder:InvalidInput", "The arguments of polyder must be vectors."});
    if (call.nargout > 1) {
        if (call.nargin() < 2)
            raise(Err::NotEnoughInputs);
        return quotient_derivative(call);
    }
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
    if (!call.arg(0).dims().is_vector() && !call.arg(0).is_empty())
        fail({"MATLAB:polyint:InvalidInput", "The polynomial must be a vector of coefficients."});
    const std::vector<Complex> p = complex_vector(call.arg(0));
    std::vector<Complex> out;
    for (size_t k = 0; k < p.size(); ++k)
        out.push_back(p[k] / static_cast<double>(p.size() - k));
    out.push_back(call.nargin() > 1 ? call.arg(1).to_complex() : 0.0);
    call.give(complex_value(Dims(1, static_cast<int64_t>(out.size())), out));
}

// ---- convolution and filters

/// Real convolution, full. Each element is the sum of its products in the order of `a`'s elements.
std::vector<double> real_product(Call& call, const Value& a, const Value& b) {
    const Value da = as_double(a), db = as_double(b);
    const ArrayView va(da), vb(db);
    const bool a_is_kernel = va.numel() < vb.numel();
    const ArrayView &kernel = a_is_kernel ? va : vb, &signal = a_is_kernel ? vb : va;
    const int64_t taps = kernel.numel(), n = signal.numel(), total = taps + n - 1;
    const double *w = kernel.data<double>(), *x = signal.data<double>();
    std::vector<double> out(static_cast<size_t>(total));
    if (!std::all_of(w, w + taps, [](double v) { return std::isfinite(v); })) { // times the padding, it would give NaN
        for (int64_t i = 0; i < va.numel(); ++i) {
            call.interpreter.check_interrupt();
            for (int64_t j = 0; j < vb.numel(); ++j)
                out[static_cast<size_t>(i + j)] += va.data<double>()[i] * vb.data<double>()[j];
        }
        return out;
    }
    // The ends of the signal apart, between zeros: those add nothing, for no sum is ever -0.
    std::vector<Tap> order(static_cast<size_t>(taps));
    for (int64_t t = 0; t < taps; ++t) {
        const int64_t tap = a_is_kernel ? t : taps - 1 - t;
        order[static_cast<size_t>(t)] = {-tap, w[tap]};
    }
    const auto poll = [&] { call.interpreter.check_interrupt(); };
    const int64_t edge = taps - 1, inside = n - edge;
    const auto with_zeros = [&](int64_t first, int64_t count) { // outputs of which some terms lie outside
        std::vector<double> padded(static_cast<size_t>(count + edge), 0.0);
        const int64_t begin = std::max<int64_t>(0, first - edge), end = std::min(n, first + count);
        std::copy(x + begin, x + end, padded.begin() + (begin - (first - edge)));
        weighted_sums_parallel(padded.data() + edge, order, out.data() + first, count, poll);
    };
    if (edge > 0 && inside < 4 * edge) {
        with_zeros(0, total);
        return out;
    }
    if (edge > 0)
        with_zeros(0, edge);
    weighted_sums_parallel(x + edge, order, out.data() + edge, inside, poll);
    if (edge > 0)
        with_zeros(n, edge);
    return out;
}

void conv(Call& call) {
    const Value &a = call.arg(0), &b = call.arg(1);
    if (!a.is_flat() || !b.is_flat() || !(a.dims().is_vector() || a.is_empty()) ||
        !(b.dims().is_vector() || b.is_empty()))
        fail({"MATLAB:conv:AorBNotVector", "A and B must be vectors."});
    const bool complex = a.is_complex() || b.is_complex();
    const int64_t na = a.numel(), nb = b.numel();
    const int64_t whole = na > 0 && nb > 0 ? na + nb - 1 : 0;
    const std::string shape = call.nargin() > 2 ? to_lower_ascii(text_argument(call, 2)) : "full";
    int64_t first = 0, n = whole; // the part that is asked for
    if (shape == "same") {
        first = nb / 2;
        n = na;
    } else if (shape == "valid") {
        first = nb - 1;
        n = whole ? std::max<int64_t>(0, na - nb + 1) : 0;
    } else if (shape != "full") {
        fail({"MATLAB:conv:unknownShapeParameter", "SHAPE must be 'full', 'same', or 'valid'."});
    }
    const bool column =
        shape == "full" ? (na > 1 ? a.dims().is_column() : b.dims().is_column() && nb > 1) : a.dims().is_column();
    const Dims dims = column ? Dims(n, 1) : Dims(1, n);
    Value result;
    if (n == 0 || whole == 0) {
        result = Value(Array::zeros(ClassId::Double, dims));
    } else if (complex) {
        const std::vector<Complex> out = product(complex_vector(a), complex_vector(b));
        result = complex_value(dims, std::vector<Complex>(out.begin() + first, out.begin() + first + n));
    } else {
        result = Array::of<double>(dims, real_product(call, a, b).data() + first);
    }
    call.give(a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ops::convert(result, ClassId::Single)
                                                                                 : result);
}
/// `[q, r] = deconv(y, a)`
void deconv(Call& call) {
    for (int i = 0; i < 2; ++i)
        if (!call.arg(i).dims().is_vector())
            fail({"MATLAB:deconv:InputsNotVector", "Y and A must be vectors."});
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

template <class T>
std::vector<T> elements_as(const Value& x) {
    if constexpr (std::is_same_v<T, double>)
        return to_double_vector(x);
    else
        return complex_vector(x);
}

/// Direct form II transposed along one lane: from `x`, `step` apart, to `y`. `state` has n - 1 elements and a 0 after
/// them. `N` is n where the compiler knows it, so that the states stay in registers; else 0.
template <size_t N, bool kRecursive, class T>
void filter_lane(const std::vector<T>& numerator, const std::vector<T>& denominator, const T* x, T* y, int64_t length,
                 int64_t step, T* state) {
    const size_t n = N ? N : numerator.size();
    T fixed[3 * (N ? N : 1)];
    const T *b = numerator.data(), *a = denominator.data();
    T* z = state;
    if constexpr (N > 0) {
        std::copy_n(b, N, fixed);
        std::copy_n(a, N, fixed + N);
        std::copy_n(state, N, fixed + 2 * N);
        b = fixed;
        a = fixed + N;
        z = fixed + 2 * N;
    }
    for (int64_t j = 0; j < length; ++j, x += step, y += step) {
        const T v = *x, out = b[0] * v + z[0];
        for (size_t s = 1; s < n; ++s)
            if constexpr (kRecursive)
                z[s - 1] = z[s] + b[s] * v - a[s] * out;
            else
                z[s - 1] = z[s] + b[s] * v;
        *y = out;
    }
    if constexpr (N > 0)
        std::copy_n(z, N, state);
}
template <class T>
void filter_lane(const std::vector<T>& b, const std::vector<T>& a, bool recursive, const T* x, T* y, int64_t length,
                 int64_t step, T* state) {
    if (!recursive)
        return filter_lane<0, false>(b, a, x, y, length, step, state);
    switch (b.size()) {
    case 2:
        return filter_lane<2, true>(b, a, x, y, length, step, state);
    case 3:
        return filter_lane<3, true>(b, a, x, y, length, step, state);
    case 4:
        return filter_lane<4, true>(b, a, x, y, length, step, state);
    case 5:
        return filter_lane<5, true>(b, a, x, y, length, step, state);
    case 6:
        return filter_lane<6, true>(b, a, x, y, length, step, state);
    default:
        return filter_lane<0, true>(b, a, x, y, length, step, state);
    }
}

/// All lanes; `z` has n - 1 states a lane, in and out. `x` and `y` lie apart.
template <class T>
void filter_lanes(Call& call, const std::vector<T>& b, const std::vector<T>& a, const T* x, T* y, const Lanes& lanes,
                  std::vector<T>& z) {
    const size_t n = b.size();
    const bool recursive = std::any_of(a.begin() + 1, a.end(), [](const T& c) { return c != T(0); });
    const int64_t tail = static_cast<int64_t>(n) - 1;
    std::vector<Tap> taps;
    if constexpr (std::is_same_v<T, double>)
        if (!recursive && lanes.inner == 1 && lanes.length > 4 * tail)
            for (int64_t t = tail; t >= 0; --t)
                taps.push_back({-t, b[static_cast<size_t>(t)]});
    std::vector<T> state(n, T(0));
    int64_t lane = 0;
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i, ++lane) {
            call.interpreter.check_interrupt();
            T* saved = z.data() + static_cast<size_t>(lane) * (n - 1);
            std::copy_n(saved, n - 1, state.begin());
            const T* from = x + lanes.first(i, o);
            T* to = y + lanes.first(i, o);
            if constexpr (std::is_same_v<T, double>)
                if (!taps.empty()) { // the states matter at the beginning, and come of the last elements
                    filter_lane(b, a, false, from, to, tail, 1, state.data());
                    weighted_sums_parallel(from + tail, taps, to + tail, lanes.length - tail,
                                           [&] { call.interpreter.check_interrupt(); });
                    std::fill(state.begin(), state.end(), 0.0);
                    std::vector<double> again(static_cast<size_t>(tail));
                    filter_lane(b, a, false, from + lanes.length - tail, again.data(), tail, 1, state.data());
                    std::copy_n(state.begin(), n - 1, saved);
                    continue;
                }
            filter_lane(b, a, recursive, from, to, lanes.length, lanes.inner, state.data());
            std::copy_n(state.begin(), n - 1, saved);
        }
}

template <class T>
void filter_as(Call& call) {
    std::vector<T> b = elements_as<T>(call.arg(0)), a = elements_as<T>(call.arg(1));
    if (a.empty() || a[0] == T(0))
        fail({"MATLAB:filter:badA", "First denominator filter coefficient must be non-zero."});
    const Value& x = call.arg(2);
    const size_t n = std::max(a.size(), b.size());
    const T scale = a[0];
    a.resize(n);
    b.resize(n);
    for (size_t k = 0; k < n; ++k) {
        a[k] /= scale;
        b[k] /= scale;
    }
    const int k = call.nargin() > 4 ? dimension_argument(call.arg(4)) : x.dims().first_non_singleton();
    const Lanes lanes(x.dims(), k);
    std::vector<T> z(static_cast<size_t>(lanes.count()) * (n - 1), T(0));
    if (call.nargin() > 3 && !call.arg(3).is_empty()) {
        const std::vector<T> initial = elements_as<T>(call.arg(3));
        if (n == 1 || initial.size() % (n - 1) != 0 || (initial.size() != n - 1 && initial.size() != z.size()))
            fail({"MATLAB:filter:badInitialConditions",
                  "Initial conditions must be a vector of length max(length(a),length(b))-1, or an array with the leading dimension "
                  "of size max(length(a),length(b))-1 and with remaining dimensions matching those of X."});
        for (size_t i = 0; i < z.size(); ++i)
            z[i] = initial[initial.size() == n - 1 ? i % (n - 1) : i];
    }
    const Dims states(static_cast<int64_t>(n) - 1, lanes.count());
    Value out, last;
    if constexpr (std::is_same_v<T, double>) {
        const Value source = as_double(x);
        const ArrayView view(source);
        Ref<Array> y = Array::uninitialized(ClassId::Double, x.dims());
        filter_lanes(call, b, a, view.data<double>(), y->data_mut<double>(), lanes, z);
        out = Value(std::move(y));
        last = Array::of<double>(states, z.data());
    } else {
        const std::vector<T> source = elements_as<T>(x);
        std::vector<T> y(source.size());
        filter_lanes(call, b, a, source.data(), y.data(), lanes, z);
        out = complex_value(x.dims(), y);
        last = complex_value(states, z);
    }
    const bool single = call.arg(0).class_id() == ClassId::Single || call.arg(1).class_id() == ClassId::Single ||
                        x.class_id() == ClassId::Single;
    call.give(0, single ? ops::convert(out, ClassId::Single) : out);
    call.give(1, single ? ops::convert(last, ClassId::Single) : last);
}

/// `[y, zf] = filter(b, a, x, zi, dim)`
void filter(Call& call) {
    bool complex = false;
    for (int i = 0; i < std::min(call.nargin(), 4); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_flat() || v.is_char())
            refuse_class(call, v);
        complex = complex || v.is_complex();
        if (i < 2 && !v.dims().is_vector())
            fail({"MATLAB:filter:notVector", "The filter coefficients must be vectors."});
    }
    if (complex)
        filter_as<Complex>(call);
    else
        filter_as<double>(call);
}

constexpr std::string_view kPolynomials = "Polynomials";
constexpr std::string_view kFilters = "Fourier Analysis and Filtering";
constexpr Builtin kRows[] = {
    {"polyfit", kPolynomials, "Polynomial curve fitting", 3, 3, 3, polyfit},
    {"polyval", kPolynomials, "Polynomial evaluation", 2, 4, 2, polyval, kPure},
    {"roots", kPolynomials, "Polynomial roots", 1, 1, 1, roots},
    {"poly", kPolynomials, "Polynomial with specified roots or characteristic polynomial", 1, 1, 1, poly},
    {"polyder", kPolynomials, "Polynomial differentiation", 1, 2, 2, polyder, kPure},
    {"polyint", kPolynomials, "Polynomial integration", 1, 2, 1, polyint, kPure},
    {"conv", kFilters, "Convolution and polynomial multiplication", 2, 3, 1, conv, kPure},
    {"deconv", kFilters, "Deconvolution and polynomial division", 2, 2, 2, deconv, kPure},
    {"filter", kFilters, "1-D digital filter", 3, 5, 2, filter, kPure},
};

} // namespace

void register_polynomials(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
