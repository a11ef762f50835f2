// fft, ifft, fft2, ifft2, fftshift, ifftshift.
#include <cmath>
#include <memory>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;

/// exp(-2 pi i k / n), each value from the nearest octant so that symmetric ones agree to the bit.
std::vector<Complex> unit_roots(size_t n) {
    std::vector<Complex> out(n);
    for (size_t k = 0; k < n; ++k) {
        const double angle = -6.283185307179586 * static_cast<double>(k) / static_cast<double>(n);
        out[k] = 8 * k % n == 0 && 4 * k % n == 0 ? Complex(k == 0 ? 1 : 2 * k == n ? -1 : 0, 4 * k == n ? -1 : 4 * k == 3 * n ? 1 : 0)
                                                  : Complex(std::cos(angle), std::sin(angle));
    }
    return out;
}

size_t smallest_factor(size_t n) {
    for (const size_t p : {4u, 2u, 3u, 5u, 7u})
        if (n % p == 0)
            return p;
    for (size_t p = 11; p * p <= n; p += 2)
        if (n % p == 0)
            return p;
    return n;
}

/// Decimation in time: `out[0..n)` from `in` with a stride, for lengths whose factors are small.
void transform_mixed(const Complex* in, Complex* out, size_t n, size_t stride, const std::vector<Complex>& roots, size_t root_step,
                     std::vector<Complex>& scratch) {
    if (n == 1) {
        out[0] = in[0];
        return;
    }
    const size_t p = smallest_factor(n), m = n / p;
    for (size_t q = 0; q < p; ++q)
        transform_mixed(in + q * stride, out + q * m, m, stride * p, roots, root_step * p, scratch);
    for (size_t k = 0; k < m; ++k) {
        for (size_t q = 0; q < p; ++q)
            scratch[q] = out[q * m + k] * roots[q * k * root_step];
        if (p == 2) {
            out[k] = scratch[0] + scratch[1];
            out[k + m] = scratch[0] - scratch[1];
        } else if (p == 4) {
            const Complex a = scratch[0] + scratch[2], b = scratch[0] - scratch[2], c = scratch[1] + scratch[3];
            const Complex d = Complex(scratch[1].imag() - scratch[3].imag(), scratch[3].real() - scratch[1].real());
            out[k] = a + c;
            out[k + m] = b + d;
            out[k + 2 * m] = a - c;
            out[k + 3 * m] = b - d;
        } else {
            for (size_t r = 0; r < p; ++r) {
                Complex total = scratch[0];
                for (size_t q = 1; q < p; ++q)
                    total += scratch[q] * roots[(q * r * m % n) * root_step];
                out[k + r * m] = total;
            }
        }
    }
}

/// One length's transform, with its tables.
class Transform {
  public:
    explicit Transform(size_t n) : n_(n), roots_(unit_roots(n)), scratch_(std::max<size_t>(8, n)) {
        size_t rest = n, largest = 1;
        while (rest > 1) {
            const size_t p = smallest_factor(rest);
            largest = std::max(largest, p);
            rest /= p;
        }
        if (largest <= 50)
            return;
        // Bluestein: a convolution of a length with small factors.
        size_t m = 1;
        while (m < 2 * n - 1)
            m *= 2;
        chirp_.resize(n);
        const std::vector<Complex> fine = unit_roots(2 * n);
        for (size_t k = 0; k < n; ++k)
            chirp_[k] = fine[static_cast<size_t>((static_cast<uint64_t>(k) * k) % (2 * n))];
        inner_ = std::make_unique<Transform>(m);
        std::vector<Complex> b(m);
        b[0] = std::conj(chirp_[0]);
        for (size_t k = 1; k < n; ++k)
            b[k] = b[m - k] = std::conj(chirp_[k]);
        kernel_.resize(m);
        inner_->forward(b.data(), kernel_.data());
    }

    void forward(const Complex* in, Complex* out) {
        if (!inner_)
            return transform_mixed(in, out, n_, 1, roots_, 1, scratch_);
        const size_t m = inner_->n_;
        std::vector<Complex> a(m), fa(m);
        for (size_t k = 0; k < n_; ++k)
            a[k] = in[k] * chirp_[k];
        inner_->forward(a.data(), fa.data());
        for (size_t k = 0; k < m; ++k)
            fa[k] = std::conj(fa[k] * kernel_[k]);
        inner_->forward(fa.data(), a.data());
        for (size_t k = 0; k < n_; ++k)
            out[k] = std::conj(a[k]) / static_cast<double>(m) * chirp_[k];
    }

  private:
    size_t n_;
    std::vector<Complex> roots_, scratch_, chirp_, kernel_;
    std::unique_ptr<Transform> inner_;
};

/// Along dimension k, padded or cut to `n` elements.
Value transform_along(Call& call, const Value& x, int k, int64_t n, bool inverse) {
    const Lanes lanes(x.dims(), k);
    Dims dims = x.dims();
    dims.set(k, n);
    const ArrayView view(x);
    Ref<Array> out = Array::zeros(ClassId::Double, dims, Complexity::Complex);
    if (n == 0 || dims.numel() == 0)
        return out;
    Complex* to = out->data_mut<Complex>();
    Transform transform(static_cast<size_t>(n));
    std::vector<Complex> in(static_cast<size_t>(n)), result(static_cast<size_t>(n));
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            call.interpreter.check_interrupt();
            for (int64_t j = 0; j < n; ++j) {
                const Complex z = j < lanes.length ? view.complex_at(lanes.first(i, o) + j * lanes.inner) : 0.0;
                in[static_cast<size_t>(j)] = inverse ? std::conj(z) : z;
            }
            transform.forward(in.data(), result.data());
            for (int64_t j = 0; j < n; ++j) {
                const Complex z = result[static_cast<size_t>(j)];
                to[i + lanes.inner * (j + n * o)] = inverse ? std::conj(z) / static_cast<double>(n) : z;
            }
        }
    return out;
}
/// An inverse whose imaginary parts are rounding alone stays complex in general; a conjugate symmetric input gives reals.
bool is_conjugate_symmetric(const Value& x, int k) {
    const ArrayView view(x);
    const Lanes lanes(x.dims(), k);
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i)
            for (int64_t j = 0; j <= lanes.length / 2; ++j) {
                const int64_t mirror = (lanes.length - j) % lanes.length;
                if (view.complex_at(lanes.first(i, o) + j * lanes.inner) != std::conj(view.complex_at(lanes.first(i, o) + mirror * lanes.inner)))
                    return false;
            }
    return true;
}
Value real_part(const Value& x) {
    return Array::of<double>(x.dims(), to_double_vector(x).data());
}

void fourier(Call& call, bool inverse) {
    std::span<const Value> args = call.args;
    bool symmetric = false;
    while (args.size() > 1 && args.back().is_text()) {
        symmetric = text_is(args.back(), "symmetric");
        args = args.first(args.size() - 1);
    }
    const Value& x = args[0];
    require_flat(call, x);
    const int k = args.size() > 2 ? dimension_argument(args[2]) : x.dims().first_non_singleton();
    int64_t n = x.dims()[k];
    if (args.size() > 1 && !args[1].is_empty()) {
        const double wanted = args[1].to_double();
        if (!(wanted >= 0) || wanted != std::floor(wanted))
            fail({"MATLAB:fft:invalidN", "The length must be a nonnegative integer."});
        n = static_cast<int64_t>(wanted);
    }
    if (x.dims().is_zero_by_zero())
        return call.give(x);
    Value out = transform_along(call, x, k, n, inverse);
    if (inverse && (symmetric || (n == x.dims()[k] && is_conjugate_symmetric(x, k))))
        out = real_part(out);
    call.give(x.class_id() == ClassId::Single ? ops::convert(out, ClassId::Single) : out);
}
void fft(Call& call) { fourier(call, false); }
void ifft(Call& call) { fourier(call, true); }
void fft2_of(Call& call, bool inverse) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    const int64_t m = call.nargin() > 2 ? integer_argument(call, 1) : x.dims().rows(), n = call.nargin() > 2 ? integer_argument(call, 2) : x.dims().cols();
    const Value columns = transform_along(call, x, 0, m, inverse);
    Value out = transform_along(call, columns, 1, n, inverse);
    if (inverse) {
        bool real = true;
        const ArrayView view(x);
        const int64_t rows = x.dims().rows(), cols = x.dims().cols();
        for (int64_t j = 0; j < cols && real; ++j)
            for (int64_t i = 0; i < rows && real; ++i)
                real = view.complex_at(i + j * rows) == std::conj(view.complex_at((rows - i) % rows + (cols - j) % cols * rows));
        if (real && x.dims().count() == 2)
            out = real_part(out);
    }
    call.give(std::move(out));
}
void fft2(Call& call) { fft2_of(call, false); }
void ifft2(Call& call) { fft2_of(call, true); }

void shift(Call& call, bool inverse) {
    Value x = call.arg(0);
    for (int k = 0; k < x.dims().count(); ++k) {
        if (call.nargin() > 1 && dimension_argument(call.arg(1)) != k)
            continue;
        const int64_t n = x.dims()[k], by = inverse ? (n + 1) / 2 : n / 2;
        const Value args[] = {x, number(static_cast<double>(by)), number(k + 1)};
        if (n > 1)
            x = call.interpreter.call("circshift", args, 1).at(0);
    }
    call.give(std::move(x));
}
void fftshift(Call& call) { shift(call, false); }
void ifftshift(Call& call) { shift(call, true); }

constexpr std::string_view kFourier = "Fourier Analysis and Filtering";
constexpr Builtin kRows[] = {
    {"fft", kFourier, "Fast Fourier transform", 1, 3, 1, fft, kPure},
    {"ifft", kFourier, "Inverse fast Fourier transform", 1, 4, 1, ifft, kPure},
    {"fft2", kFourier, "2-D fast Fourier transform", 1, 3, 1, fft2, kPure},
    {"ifft2", kFourier, "2-D inverse fast Fourier transform", 1, 3, 1, ifft2, kPure},
    {"fftshift", kFourier, "Shift zero-frequency component to center of spectrum", 1, 2, 1, fftshift, kPure},
    {"ifftshift", kFourier, "Inverse zero-frequency shift", 1, 2, 1, ifftshift, kPure},
};

} // namespace

void register_fourier(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
