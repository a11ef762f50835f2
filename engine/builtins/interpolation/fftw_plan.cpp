#include "engine/builtins/interpolation/fftw_plan.h"

#include <mutex>
#include <new>

#include <fftw3.h>

namespace etna::builtins {
namespace {

/// FFTW's functions by element type: the same names with the prefix fftw_ or fftwf_.
template <class T>
struct Fftw;
#define ETNA_FFTW(T, p)                                                                                                \
    template <>                                                                                                        \
    struct Fftw<T> {                                                                                                   \
        using Plan = p##plan;                                                                                          \
        using Complex = p##complex;                                                                                    \
        using Dimension = p##iodim64;                                                                                  \
        static constexpr auto complex_plan = p##plan_guru64_dft;                                                       \
        static constexpr auto forward_plan = p##plan_guru64_dft_r2c;                                                   \
        static constexpr auto backward_plan = p##plan_guru64_dft_c2r;                                                  \
        static constexpr auto execute = p##execute;                                                                    \
        static constexpr auto destroy = p##destroy_plan;                                                               \
    };
ETNA_FFTW(double, fftw_)
ETNA_FFTW(float, fftwf_)
#undef ETNA_FFTW

/// Executing is thread-safe in FFTW; making and destroying plans is not.
std::mutex planner;

} // namespace

template <class T>
FftwPlan<T>::FftwPlan(FftwKind kind, int64_t inner, const std::array<int64_t, 2>& lengths) {
    using Library = Fftw<T>;
    const bool half = kind == FftwKind::RealToComplex || kind == FftwKind::ComplexToReal;
    const int64_t kept = half ? lengths[0] / 2 + 1 : lengths[0];
    complex_.resize(static_cast<size_t>(inner * kept * lengths[1]));
    if (half)
        real_.resize(static_cast<size_t>(inner * lengths[0] * lengths[1]));
    else
        result_.resize(complex_.size());

    const int64_t length_in = kind == FftwKind::RealToComplex ? lengths[0] : kept;
    const int64_t length_out = kind == FftwKind::ComplexToReal ? lengths[0] : kept;
    // FFTW halves the last dimension of the list; it is our first.
    const typename Library::Dimension dims[] = {{lengths[1], inner * length_in, inner * length_out},
                                                {lengths[0], inner, inner}};
    const typename Library::Dimension many = {inner, 1, 1};
    const int skipped = lengths[1] == 1 ? 1 : 0, rank = 2 - skipped;
    auto* const z = reinterpret_cast<typename Library::Complex*>(complex_.data());

    const std::lock_guard lock(planner);
    switch (kind) {
    case FftwKind::RealToComplex:
        plan_ = Library::forward_plan(rank, dims + skipped, 1, &many, real_.data(), z, FFTW_ESTIMATE);
        break;
    case FftwKind::ComplexToReal:
        plan_ = Library::backward_plan(rank, dims + skipped, 1, &many, z, real_.data(), FFTW_ESTIMATE);
        break;
    default:
        plan_ = Library::complex_plan(rank, dims + skipped, 1, &many, z,
                                      reinterpret_cast<typename Library::Complex*>(result_.data()),
                                      kind == FftwKind::Forward ? FFTW_FORWARD : FFTW_BACKWARD, FFTW_ESTIMATE);
    }
    if (!plan_)
        throw std::bad_alloc(); // the only reason that is left: its tables did not fit
}

template <class T>
FftwPlan<T>::~FftwPlan() {
    const std::lock_guard lock(planner);
    Fftw<T>::destroy(static_cast<typename Fftw<T>::Plan>(plan_));
}

template <class T>
void FftwPlan<T>::execute() {
    Fftw<T>::execute(static_cast<typename Fftw<T>::Plan>(plan_));
}

template class FftwPlan<double>;
template class FftwPlan<float>;

} // namespace etna::builtins
