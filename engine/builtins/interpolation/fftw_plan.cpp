#include "engine/builtins/interpolation/fftw_plan.h"

#include <algorithm>
#include <mutex>
#include <new>
#include <vector>

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
        static constexpr auto execute_inverse = p##execute_dft_c2r;                                                    \
        static constexpr auto execute_real = p##execute_dft_r2c;                                                       \
        static constexpr auto execute_complex = p##execute_dft;                                                        \
        static constexpr auto alignment = p##alignment_of;                                                             \
        static constexpr auto destroy = p##destroy_plan;                                                               \
    };
ETNA_FFTW(double, fftw_)
ETNA_FFTW(float, fftwf_)
#undef ETNA_FFTW

constexpr size_t kAlignment = 64;
size_t rounded_up(size_t bytes) { return (bytes + kAlignment - 1) / kAlignment * kAlignment; }

/// Executing is thread-safe in FFTW; making and destroying plans is not.
std::mutex planner;

} // namespace

template <class T>
FftwPlan<T>::FftwPlan(FftwKind kind, int64_t inner, const std::array<int64_t, 2>& lengths) : kind_(kind) {
    using Library = Fftw<T>;
    const bool half = kind == FftwKind::RealToComplex || kind == FftwKind::ComplexToReal;
    const int64_t kept = half ? lengths[0] / 2 + 1 : lengths[0];
    complex_count_ = static_cast<size_t>(inner * kept * lengths[1]);
    if (half)
        real_count_ = static_cast<size_t>(inner * lengths[0] * lengths[1]);
    make_buffers();

    const int64_t length_in = kind == FftwKind::RealToComplex ? lengths[0] : kept;
    const int64_t length_out = kind == FftwKind::ComplexToReal ? lengths[0] : kept;
    // FFTW halves the last dimension of the list; it is our first.
    const typename Library::Dimension dims[] = {{lengths[1], inner * length_in, inner * length_out},
                                                {lengths[0], inner, inner}};
    const typename Library::Dimension many = {inner, 1, 1};
    const int skipped = lengths[1] == 1 ? 1 : 0, rank = 2 - skipped;
    auto* const z = reinterpret_cast<typename Library::Complex*>(complex_);

    const std::lock_guard lock(planner);
    switch (kind) {
    case FftwKind::RealToComplex:
        plan_ = Library::forward_plan(rank, dims + skipped, 1, &many, real_, z, FFTW_ESTIMATE);
        break;
    case FftwKind::ComplexToReal:
        plan_ = Library::backward_plan(rank, dims + skipped, 1, &many, z, real_, FFTW_ESTIMATE);
        break;
    default:
        plan_ = Library::complex_plan(rank, dims + skipped, 1, &many, z,
                                      reinterpret_cast<typename Library::Complex*>(result_),
                                      kind == FftwKind::Forward ? FFTW_FORWARD : FFTW_BACKWARD, FFTW_ESTIMATE);
    }
    if (!plan_)
        throw std::bad_alloc(); // the only reason that is left: its tables did not fit
}

/// Memory of the same alignment whenever it is made: what the plan was made for.
template <class T>
void FftwPlan<T>::make_buffers() {
    if (memory_)
        return;
    const bool half = kind_ == FftwKind::RealToComplex || kind_ == FftwKind::ComplexToReal;
    const size_t complex_bytes = rounded_up(2 * complex_count_ * sizeof(T));
    const size_t bytes = complex_bytes + (half ? rounded_up(real_count_ * sizeof(T)) : complex_bytes);
    memory_ = std::make_unique_for_overwrite<std::byte[]>(bytes + kAlignment);
    std::byte* const at = memory_.get() + (kAlignment - reinterpret_cast<uintptr_t>(memory_.get()) % kAlignment);
    complex_ = reinterpret_cast<T*>(at);
    (half ? real_ : result_) = reinterpret_cast<T*>(at + complex_bytes);
}

template <class T>
void FftwPlan<T>::drop_buffers() {
    memory_.reset();
    complex_ = real_ = result_ = nullptr;
}

template <class T>
FftwPlan<T>::~FftwPlan() {
    const std::lock_guard lock(planner);
    Fftw<T>::destroy(static_cast<typename Fftw<T>::Plan>(plan_));
}

template <class T>
void FftwPlan<T>::execute() {
    using Library = Fftw<T>;
    const auto plan = static_cast<typename Library::Plan>(plan_);
    const auto z = reinterpret_cast<typename Library::Complex*>(complex_);
    if (kind_ == FftwKind::RealToComplex)
        Library::execute_real(plan, real_, z);
    else if (kind_ == FftwKind::ComplexToReal)
        Library::execute_inverse(plan, z, real_);
    else
        Library::execute_complex(plan, z, reinterpret_cast<typename Library::Complex*>(result_));
}

template <class T>
bool FftwPlan<T>::execute_apart(const T* in, std::complex<T>* out) const {
    using Library = Fftw<T>;
    T *const from = const_cast<T*>(in), *const to = reinterpret_cast<T*>(out);
    if (Library::alignment(from) != 0 || Library::alignment(to) != 0)
        return false;
    Library::execute_real(static_cast<typename Library::Plan>(plan_), from, reinterpret_cast<typename Library::Complex*>(to));
    return true;
}

template <class T>
bool FftwPlan<T>::execute_apart(const std::complex<T>* in, std::complex<T>* out) const {
    using Library = Fftw<T>;
    T *const from = reinterpret_cast<T*>(const_cast<std::complex<T>*>(in)), *const to = reinterpret_cast<T*>(out);
    if (Library::alignment(from) != 0 || Library::alignment(to) != 0)
        return false;
    Library::execute_complex(static_cast<typename Library::Plan>(plan_), reinterpret_cast<typename Library::Complex*>(from),
                             reinterpret_cast<typename Library::Complex*>(to));
    return true;
}

template class FftwPlan<double>;
template class FftwPlan<float>;

namespace {

/// The plans that a thread has used last, the latest first.
template <class T>
struct RecentPlans {
    struct Entry {
        FftwKind kind;
        int64_t inner;
        std::array<int64_t, 2> lengths;
        std::shared_ptr<FftwPlan<T>> plan;
    };
    std::vector<Entry> entries;
};
constexpr size_t kPlansKept = 8;
constexpr int64_t kLongestKept = int64_t{1} << 22; ///< elements of a block
constexpr int64_t kLongestWithBuffers = int64_t{1} << 16;

} // namespace

template <class T>
std::shared_ptr<FftwPlan<T>> recent_plan(FftwKind kind, int64_t inner, const std::array<int64_t, 2>& lengths) {
    if (inner * lengths[0] * lengths[1] > kLongestKept)
        return std::make_shared<FftwPlan<T>>(kind, inner, lengths);
    thread_local RecentPlans<T> recent;
    auto& entries = recent.entries;
    for (auto& e : entries)
        if (e.plan.use_count() == 1 && e.inner * e.lengths[0] * e.lengths[1] > kLongestWithBuffers)
            e.plan->drop_buffers();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) {
        return e.kind == kind && e.inner == inner && e.lengths == lengths && e.plan.use_count() == 1;
    });
    if (found != entries.end()) {
        std::rotate(entries.begin(), found, found + 1);
        return entries.front().plan;
    }
    if (entries.size() == kPlansKept)
        entries.pop_back();
    entries.insert(entries.begin(), {kind, inner, lengths, std::make_shared<FftwPlan<T>>(kind, inner, lengths)});
    return entries.front().plan;
}

template std::shared_ptr<FftwPlan<double>> recent_plan(FftwKind, int64_t, const std::array<int64_t, 2>&);
template std::shared_ptr<FftwPlan<float>> recent_plan(FftwKind, int64_t, const std::array<int64_t, 2>&);

} // namespace etna::builtins
