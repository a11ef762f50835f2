#pragma once

#include <array>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace etna::builtins {

enum class FftwKind { Forward, Backward, RealToComplex, ComplexToReal };

/// One transform of FFTW (fftw.org, "Guru Interface"), made once and executed for many blocks of numbers. T is double
/// or float. Not scaled. A plan belongs to one thread at a time; different plans may be made and run on different
/// threads.
///
/// A block is inner x lengths[0] x lengths[1], the first index fastest; the last two are transformed. Where one side is
/// real, the complex side has lengths[0] / 2 + 1 elements in place of lengths[0]: the rest is their mirror image.
/// Executing may overwrite the input. Same length, same bits: no plan depends on measured times.
template <class T>
class FftwPlan {
  public:
    /// All lengths at least 1.
    FftwPlan(FftwKind kind, int64_t inner, const std::array<int64_t, 2>& lengths);
    ~FftwPlan();
    FftwPlan(const FftwPlan&) = delete;
    FftwPlan& operator=(const FftwPlan&) = delete;

    /// From the plan's own input to its own output.
    void execute();
    /// From `in` to `out`, which lie apart and are as long as the plan's own: neither is copied, `in` is kept. False, and
    /// nothing done, if they do not lie in memory as the plan needs it. RealToComplex; Forward and Backward.
    bool execute_apart(const T* in, std::complex<T>* out) const;
    bool execute_apart(const std::complex<T>* in, std::complex<T>* out) const;

    /// The real side of RealToComplex and ComplexToReal.
    std::span<T> real() {
        make_buffers();
        return {real_, real_count_};
    }
    /// The complex side of these, and the input of Forward and Backward.
    std::span<std::complex<T>> complex() {
        make_buffers();
        return {reinterpret_cast<std::complex<T>*>(complex_), complex_count_};
    }
    /// The output of Forward and Backward.
    std::span<const std::complex<T>> result() const { return {reinterpret_cast<const std::complex<T>*>(result_), complex_count_}; }

    /// Gives the memory of the input and the output back until they are asked for again.
    void drop_buffers();

  private:
    void make_buffers();

    FftwKind kind_;
    size_t real_count_ = 0, complex_count_ = 0;
    std::unique_ptr<std::byte[]> memory_; ///< of all of them; not written until somebody does
    T *real_ = nullptr, *complex_ = nullptr, *result_ = nullptr; ///< complex numbers as pairs
    void* plan_;
};

/// A plan like this one that the thread has used before, or a new one. None is kept that is very long; nobody else uses it while
/// the caller holds it.
template <class T>
std::shared_ptr<FftwPlan<T>> recent_plan(FftwKind kind, int64_t inner, const std::array<int64_t, 2>& lengths);

} // namespace etna::builtins
