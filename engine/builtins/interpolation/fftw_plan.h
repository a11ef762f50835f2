#pragma once

#include <array>
#include <complex>
#include <cstdint>
#include <vector>

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

    void execute();

    /// The real side of RealToComplex and ComplexToReal.
    std::vector<T>& real() { return real_; }
    /// The complex side of these, and the input of Forward and Backward.
    std::vector<std::complex<T>>& complex() { return complex_; }
    /// The output of Forward and Backward.
    const std::vector<std::complex<T>>& result() const { return result_; }

  private:
    std::vector<T> real_;
    std::vector<std::complex<T>> complex_, result_;
    void* plan_;
};

} // namespace etna::builtins
