// fft, ifft, fft2, ifft2, fftshift, ifftshift. The transforms are FFTW's.
#include <array>
#include <cmath>
#include <span>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/fftw_plan.h"
#include "engine/builtins/shape.h"
#include "engine/ops/elementwise.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

/// Where one or two neighbouring dimensions lie in an array: element (j, k) of lane (i, o) is at
/// i + inner * (j + lengths[0] * (k + lengths[1] * o)). One dimension alone has lengths[1] == 1.
struct Block {
    int64_t inner = 1;
    std::array<int64_t, 2> lengths{1, 1};
    int64_t outer = 1;

    Block(const Dims& dims, int first, int rank) {
        for (int k = 0; k < dims.count(); ++k) {
            if (k < first)
                inner *= dims[k];
            else if (k >= first + rank)
                outer *= dims[k];
        }
        for (int k = 0; k < rank; ++k)
            lengths[static_cast<size_t>(k)] = dims[first + k];
    }
    int64_t at(int64_t i, int64_t j, int64_t k, int64_t o) const {
        return i + inner * (j + lengths[0] * (k + lengths[1] * o));
    }
    int64_t slab() const { return inner * lengths[0] * lengths[1]; }
    /// Calls f(i, j, k) for every element of one slab, the first index fastest.
    template <class F>
    void each(F&& f) const {
        for (int64_t k = 0; k < lengths[1]; ++k)
            for (int64_t j = 0; j < lengths[0]; ++j)
                for (int64_t i = 0; i < inner; ++i)
                    f(i, j, k);
    }
};

int64_t mirrored(int64_t index, int64_t length) {
    return index == 0 ? 0 : length - index;
}

/// Whether each element is the conjugate of its mirror image: such spectra belong to real signals.
bool is_conjugate_symmetric(const Value& x, int first, int rank) {
    const ArrayView view(x);
    const Block block(x.dims(), first, rank);
    bool same = true;
    for (int64_t o = 0; o < block.outer && same; ++o)
        block.each([&](int64_t i, int64_t j, int64_t k) {
            const int64_t mirror = block.at(i, mirrored(j, block.lengths[0]), mirrored(k, block.lengths[1]), o);
            same = same && view.complex_at(block.at(i, j, k, o)) == std::conj(view.complex_at(mirror));
        });
    return same;
}

enum class Direction { Forward, Inverse };

/// What one transform works on: the argument, and where its elements come from and go to.
template <class T>
struct Task {
    Call& call;
    const ArrayView view;
    const Block from; ///< of the argument
    const Block to;   ///< of the result: the lengths that were asked for
    const Direction direction;

    /// Copies slab `o` of the argument, cut or padded with zeros, to the plan's input; `kept` elements of the first
    /// dimension.
    template <class E>
    void load(std::span<E> in, int64_t o, int64_t kept) const {
        const std::array<int64_t, 2> held{std::min(from.lengths[0], kept), std::min(from.lengths[1], to.lengths[1])};
        if (static_cast<int64_t>(in.size()) != from.inner * held[0] * held[1])
            std::fill(in.begin(), in.end(), E{});
        if (const E* elements = own<E>()) {
            for (int64_t k = 0; k < held[1]; ++k)
                std::copy_n(elements + from.at(0, 0, k, o), from.inner * held[0], in.data() + from.inner * kept * k);
            return;
        }
        for (int64_t k = 0; k < held[1]; ++k)
            for (int64_t j = 0; j < held[0]; ++j)
                for (int64_t i = 0; i < from.inner; ++i) {
                    E& element = in[static_cast<size_t>(i + from.inner * (j + kept * k))];
                    if constexpr (std::is_same_v<E, T>)
                        element = static_cast<T>(view.double_at(from.at(i, j, k, o)));
                    else
                        element = E(view.complex_at(from.at(i, j, k, o)));
                }
    }
    /// The argument's elements where they are of this type already, else null.
    template <class E>
    const E* own() const {
        return view.class_id() == class_of<T> && view.is_complex() != std::is_same_v<E, T> ? view.template data<E>() : nullptr;
    }
    T count() const { return static_cast<T>(to.lengths[0] * to.lengths[1]); }
};

/// A real argument: half of the spectrum is computed, the other half is its mirror image to the bit.
template <class T>
void transform_real(const Task<T>& task, std::complex<T>* out) {
    const Block& to = task.to;
    const int64_t half = to.lengths[0] / 2 + 1;
    const std::shared_ptr<FftwPlan<T>> held = recent_plan<T>(FftwKind::RealToComplex, to.inner, to.lengths);
    FftwPlan<T>& plan = *held;
    const int64_t n = to.lengths[0];
    const bool lines = to.inner == 1 && to.lengths[1] == 1 && task.direction == Direction::Forward;
    const T* const elements = lines && task.from.lengths[0] >= n ? task.template own<T>() : nullptr;
    for (int64_t o = 0; o < to.outer; ++o) {
        task.call.interpreter.check_interrupt();
        if (lines) {
            std::complex<T>* const line = out + o * n;
            if (!elements || !plan.execute_apart(elements + o * task.from.lengths[0], line)) {
                task.load(plan.real(), o, n);
                plan.execute();
                std::copy_n(plan.complex().data(), half, line);
            }
            line[0] = line[0].real();
            if (n % 2 == 0)
                line[n / 2] = line[n / 2].real();
            for (int64_t j = half; j < n; ++j)
                line[j] = std::conj(line[n - j]);
            continue;
        }
        task.load(plan.real(), o, to.lengths[0]);
        plan.execute();
        to.each([&](int64_t i, int64_t j, int64_t k) {
            const int64_t mj = mirrored(j, to.lengths[0]), mk = mirrored(k, to.lengths[1]);
            const bool second = j != mj ? j > mj : k > mk;
            std::complex<T> z =
                plan.complex()[static_cast<size_t>(i + to.inner * (second ? mj + half * mk : j + half * k))];
            if (j == mj && k == mk)
                z = z.real();
            if (second != (task.direction == Direction::Inverse))
                z = std::conj(z);
            out[to.at(i, j, k, o)] = task.direction == Direction::Inverse ? z / task.count() : z;
        });
    }
}
template <class T>
void transform_complex(const Task<T>& task, std::complex<T>* out) {
    const Block& to = task.to;
    const bool inverse = task.direction == Direction::Inverse;
    const std::shared_ptr<FftwPlan<T>> held =
        recent_plan<T>(inverse ? FftwKind::Backward : FftwKind::Forward, to.inner, to.lengths);
    FftwPlan<T>& plan = *held;
    const std::complex<T>* const elements =
        task.from.lengths == to.lengths ? task.template own<std::complex<T>>() : nullptr;
    for (int64_t o = 0; o < to.outer; ++o) {
        task.call.interpreter.check_interrupt();
        std::complex<T>* const slab = out + to.slab() * o;
        if (elements && plan.execute_apart(elements + to.slab() * o, slab)) {
            for (int64_t i = 0; inverse && i < to.slab(); ++i)
                slab[i] /= task.count();
            continue;
        }
        task.load(plan.complex(), o, to.lengths[0]);
        plan.execute();
        const std::complex<T>* result = plan.result().data();
        for (int64_t i = 0; i < to.slab(); ++i)
            out[i + to.slab() * o] = inverse ? result[i] / task.count() : result[i];
    }
}
/// The inverse of a conjugate symmetric argument is real; only its first half is read.
template <class T>
void transform_symmetric(const Task<T>& task, T* out) {
    const Block& to = task.to;
    const std::shared_ptr<FftwPlan<T>> held = recent_plan<T>(FftwKind::ComplexToReal, to.inner, to.lengths);
    FftwPlan<T>& plan = *held;
    for (int64_t o = 0; o < to.outer; ++o) {
        task.call.interpreter.check_interrupt();
        task.load(plan.complex(), o, to.lengths[0] / 2 + 1);
        plan.execute();
        for (int64_t i = 0; i < to.slab(); ++i)
            out[i + to.slab() * o] = plan.real()[static_cast<size_t>(i)] / task.count();
    }
}

/// Over `rank` dimensions from `first` on, to the sizes that `dims` has there.
template <class T>
Value transform(Call& call, const Value& x, int first, int rank, const Dims& dims, Direction direction,
                bool symmetric) {
    const ClassId cls = std::is_same_v<T, float> ? ClassId::Single : ClassId::Double;
    Ref<Array> out = Array::uninitialized(cls, dims, symmetric ? Complexity::Real : Complexity::Complex);
    if (dims.numel() == 0)
        return out;
    const Task<T> task{call, ArrayView(x), Block(x.dims(), first, rank), Block(dims, first, rank), direction};
    if (symmetric)
        transform_symmetric(task, out->data_mut<T>());
    else if (x.is_complex())
        transform_complex(task, out->data_mut<std::complex<T>>());
    else
        transform_real(task, out->data_mut<std::complex<T>>());
    return out;
}
Value transform_in_class(Call& call, const Value& x, int first, int rank, const Dims& dims, Direction direction,
                         bool symmetric) {
    if (direction == Direction::Inverse && !symmetric && dims == x.dims())
        symmetric = is_conjugate_symmetric(x, first, rank);
    // Without imaginary parts the result is real: fft(ones(1, 4)).
    return ops::narrow(x.class_id() == ClassId::Single ? transform<float>(call, x, first, rank, dims, direction, symmetric)
                                                       : transform<double>(call, x, first, rank, dims, direction, symmetric));
}

/// Takes 'symmetric' and 'nonsymmetric' off the end of the arguments.
bool take_symmetry(std::span<const Value>& args) {
    bool symmetric = false;
    while (args.size() > 1 && args.back().is_text()) {
        symmetric = text_is(args.back(), "symmetric");
        args = args.first(args.size() - 1);
    }
    return symmetric;
}
int64_t length_argument(const Value& value) {
    const double wanted = value.to_double();
    if (!(wanted >= 0) || wanted != std::floor(wanted))
        fail({"MATLAB:fft:invalidN", "The length must be a nonnegative integer."});
    return static_cast<int64_t>(std::min(wanted, 0x1p53));
}

void fourier(Call& call, Direction direction) {
    std::span<const Value> args = call.args;
    const bool symmetric = take_symmetry(args) && direction == Direction::Inverse;
    const Value& x = args[0];
    require_flat(call, x);
    if (x.dims().is_zero_by_zero())
        return call.give(x);
    const int k = args.size() > 2 ? dimension_argument(args[2]) : x.dims().first_non_singleton();
    Dims dims = x.dims();
    if (args.size() > 1 && !args[1].is_empty())
        dims.set(k, length_argument(args[1]));
    call.give(transform_in_class(call, x, k, 1, dims, direction, symmetric));
}
void fft(Call& call) {
    fourier(call, Direction::Forward);
}
void ifft(Call& call) {
    fourier(call, Direction::Inverse);
}

void fourier2(Call& call, Direction direction) {
    std::span<const Value> args = call.args;
    const bool symmetric = take_symmetry(args) && direction == Direction::Inverse;
    const Value& x = args[0];
    require_flat(call, x);
    Dims dims = x.dims();
    if (args.size() > 2) {
        dims.set(0, length_argument(args[1]));
        dims.set(1, length_argument(args[2]));
    }
    call.give(transform_in_class(call, x, 0, 2, dims, direction, symmetric));
}
void fft2(Call& call) {
    fourier2(call, Direction::Forward);
}
void ifft2(Call& call) {
    fourier2(call, Direction::Inverse);
}

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
void fftshift(Call& call) {
    shift(call, false);
}
void ifftshift(Call& call) {
    shift(call, true);
}

constexpr std::string_view kFourier = "Fourier Analysis and Filtering";
constexpr Builtin kRows[] = {
    {"fft", kFourier, "Fast Fourier transform", 1, 3, 1, fft, kPure},
    {"ifft", kFourier, "Inverse fast Fourier transform", 1, 4, 1, ifft, kPure},
    {"fft2", kFourier, "2-D fast Fourier transform", 1, 3, 1, fft2, kPure},
    {"ifft2", kFourier, "2-D inverse fast Fourier transform", 1, 4, 1, ifft2, kPure},
    {"fftshift", kFourier, "Shift zero-frequency component to center of spectrum", 1, 2, 1, fftshift, kPure},
    {"ifftshift", kFourier, "Inverse zero-frequency shift", 1, 2, 1, ifftshift, kPure},
};

} // namespace

void register_fourier(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
