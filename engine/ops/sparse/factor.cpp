#include "engine/ops/sparse/factor.h"

#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "engine/ops/lapack.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/sparse/suitesparse.h"
#include "engine/ops/warnings.h"

namespace etna::ops::sparse {
namespace {

using Complex = std::complex<double>;

double norm1(const SparseArray& a) {
    double largest = 0;
    visit_sparse(a.is_complex(), [&](auto zero) {
        for (int64_t j = 0; j < a.cols(); ++j) {
            double sum = 0;
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                sum += std::abs(a.values<decltype(zero)>()[k]);
            largest = std::max(largest, sum);
        }
    });
    return largest;
}

/// Smallest over largest diagonal element: what is known about the condition of a triangle without more work.
template <class T>
double diagonal_ratio(const SparseArray& a) {
    double least = HUGE_VAL, most = 0;
    for (int64_t j = 0; j < a.cols(); ++j) {
        const int64_t k = a.find(j, j);
        const double x = k < 0 ? 0 : std::abs(a.values<T>()[k]);
        least = std::min(least, x);
        most = std::max(most, x);
    }
    return most > 0 ? least / most : 0;
}

template <class T>
class Triangle final : public Factor<T> {
  public:
    Triangle(const SparseArray& a, bool upper) : a_(a), upper_(upper) { this->rcond_ = diagonal_ratio<T>(a); }

    void solve(T* x, int64_t cols) override {
        const int64_t n = a_.rows();
        for (int64_t c = 0; c < cols; ++c, x += n)
            for (int64_t s = 0; s < n; ++s)
                eliminate(x, upper_ ? n - 1 - s : s);
    }

  private:
    void eliminate(T* x, int64_t j) const {
        const int64_t begin = a_.starts()[j], end = a_.starts()[j + 1];
        const int64_t* index = a_.row_indices();
        const T* values = a_.values<T>();
        const int64_t at = upper_ ? end - 1 : begin;
        const bool has_diagonal = begin < end && index[at] == j;
        if (x[j] == T(0) && has_diagonal)
            return;
        x[j] = x[j] / (has_diagonal ? values[at] : T(0));
        for (int64_t k = begin; k < end; ++k)
            if (index[k] != j)
                x[index[k]] -= values[k] * x[j];
    }

    const SparseArray& a_;
    bool upper_;
};

void band_factor(int n, int kl, int ku, double* ab, int ld, int* pivots, int* info) {
    lapack::dgbtrf_(&n, &n, &kl, &ku, ab, &ld, pivots, info);
}
void band_factor(int n, int kl, int ku, Complex* ab, int ld, int* pivots, int* info) {
    lapack::zgbtrf_(&n, &n, &kl, &ku, ab, &ld, pivots, info);
}
void band_solve(int n, int kl, int ku, int cols, const double* ab, int ld, const int* pivots, double* x) {
    int info = 0;
    lapack::dgbtrs_("N", &n, &kl, &ku, &cols, ab, &ld, pivots, x, &n, &info, 1);
}
void band_solve(int n, int kl, int ku, int cols, const Complex* ab, int ld, const int* pivots, Complex* x) {
    int info = 0;
    lapack::zgbtrs_("N", &n, &kl, &ku, &cols, ab, &ld, pivots, x, &n, &info, 1);
}
double band_condition(int n, int kl, int ku, const double* ab, int ld, const int* pivots, double norm) {
    std::vector<double> work(3 * static_cast<size_t>(n));
    std::vector<int> more(static_cast<size_t>(n));
    double rcond = 0;
    int info = 0;
    lapack::dgbcon_("1", &n, &kl, &ku, ab, &ld, pivots, &norm, &rcond, work.data(), more.data(), &info, 1);
    return rcond;
}
double band_condition(int n, int kl, int ku, const Complex* ab, int ld, const int* pivots, double norm) {
    std::vector<Complex> work(2 * static_cast<size_t>(n));
    std::vector<double> more(static_cast<size_t>(n));
    double rcond = 0;
    int info = 0;
    lapack::zgbcon_("1", &n, &kl, &ku, ab, &ld, pivots, &norm, &rcond, work.data(), more.data(), &info, 1);
    return rcond;
}

template <class T>
class Band final : public Factor<T> {
  public:
    Band(const SparseArray& a, const Bandwidth& width)
        : n_(static_cast<int>(a.rows())), lower_(static_cast<int>(width.lower)), upper_(static_cast<int>(width.upper)),
          ld_(2 * lower_ + upper_ + 1), factors_(static_cast<size_t>(ld_) * static_cast<size_t>(n_)),
          pivots_(static_cast<size_t>(n_)) {
        for (int64_t j = 0; j < n_; ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                factors_[static_cast<size_t>(j * ld_ + lower_ + upper_ + a.row_indices()[k] - j)] = a.values<T>()[k];
        int info = 0;
        band_factor(n_, lower_, upper_, factors_.data(), ld_, pivots_.data(), &info);
        this->rcond_ =
            info > 0 ? 0 : band_condition(n_, lower_, upper_, factors_.data(), ld_, pivots_.data(), norm1(a));
    }
    void solve(T* x, int64_t cols) override {
        band_solve(n_, lower_, upper_, static_cast<int>(cols), factors_.data(), ld_, pivots_.data(), x);
    }

  private:
    int n_, lower_, upper_, ld_;
    std::vector<T> factors_;
    std::vector<int> pivots_;
};

template <class T>
class Cholesky final : public Factor<T> {
  public:
    explicit Cholesky(const SparseArray& a) : order_(a.rows()) {
        cholmod_sparse view = cholmod_view(a, 1);
        factor_ = cholmod_l_analyze(&view, common_.get());
        if (factor_)
            cholmod_l_factorize(&view, factor_, common_.get());
        worked_ = factor_ && common_->status == CHOLMOD_OK && factor_->minor == factor_->n;
        if (worked_)
            this->rcond_ = cholmod_l_rcond(factor_, common_.get());
    }
    ~Cholesky() override { cholmod_l_free_factor(&factor_, common_.get()); }
    bool worked() const { return worked_; }
    void solve(T* x, int64_t cols) override {
        cholmod_dense right = cholmod_view(x, order_, cols);
        cholmod_dense* solution = cholmod_l_solve(CHOLMOD_A, factor_, &right, common_.get());
        if (!solution)
            raise(Err::OutOfMemory, order_ * cols * static_cast<int64_t>(sizeof(T)));
        std::copy_n(static_cast<const T*>(solution->x), order_ * cols, x);
        cholmod_l_free_dense(&solution, common_.get());
    }

  private:
    Cholmod common_;
    cholmod_factor* factor_ = nullptr;
    int64_t order_;
    bool worked_ = false;
};

/// UMFPACK. Complex values are passed interleaved: the second pointer is null then.
template <class T>
class General final : public Factor<T> {
  public:
    static constexpr bool kReal = std::is_same_v<T, double>;

    explicit General(const SparseArray& a) : a_(a) {
        const Long n = static_cast<Long>(a.rows());
        const double* x = a.values<double>();
        double control[UMFPACK_CONTROL], info[UMFPACK_INFO];
        void* symbolic = nullptr;
        Long status;
        if constexpr (kReal) {
            umfpack_dl_defaults(control);
            status = umfpack_dl_symbolic(n, n, longs(a.starts()), longs(a.row_indices()), x, &symbolic, control, info);
            if (status >= 0)
                status = umfpack_dl_numeric(longs(a.starts()), longs(a.row_indices()), x, symbolic, &numeric_, control, info);
            umfpack_dl_free_symbolic(&symbolic);
        } else {
            umfpack_zl_defaults(control);
            status = umfpack_zl_symbolic(n, n, longs(a.starts()), longs(a.row_indices()), x, nullptr, &symbolic, control, info);
            if (status >= 0)
                status = umfpack_zl_numeric(longs(a.starts()), longs(a.row_indices()), x, nullptr, symbolic, &numeric_,
                                            control, info);
            umfpack_zl_free_symbolic(&symbolic);
        }
        if (status == UMFPACK_ERROR_out_of_memory)
            raise(Err::OutOfMemory, a.count() * static_cast<int64_t>(sizeof(T)));
        this->rcond_ = status == UMFPACK_WARNING_singular_matrix ? 0 : info[UMFPACK_RCOND];
    }
    ~General() override {
        if constexpr (kReal)
            umfpack_dl_free_numeric(&numeric_);
        else
            umfpack_zl_free_numeric(&numeric_);
    }
    void solve(T* x, int64_t cols) override {
        const int64_t n = a_.rows();
        std::vector<T> right(static_cast<size_t>(n));
        double control[UMFPACK_CONTROL], info[UMFPACK_INFO];
        const double* values = a_.values<double>();
        for (int64_t c = 0; c < cols; ++c, x += n) {
            std::copy_n(x, n, right.data());
            if constexpr (kReal) {
                umfpack_dl_defaults(control);
                umfpack_dl_solve(UMFPACK_A, longs(a_.starts()), longs(a_.row_indices()), values, x, right.data(), numeric_,
                                 control, info);
            } else {
                umfpack_zl_defaults(control);
                umfpack_zl_solve(UMFPACK_A, longs(a_.starts()), longs(a_.row_indices()), values, nullptr,
                                 reinterpret_cast<double*>(x), nullptr, reinterpret_cast<const double*>(right.data()),
                                 nullptr, numeric_, control, info);
            }
        }
    }

  private:
    const SparseArray& a_;
    void* numeric_ = nullptr;
};

/// The matrix holds NaN or infinities: there is no solution.
template <class T>
class NotFinite final : public Factor<T> {
  public:
    explicit NotFinite(int64_t order) : order_(order) { this->rcond_ = std::nan(""); }
    void solve(T* x, int64_t cols) override { std::fill_n(x, order_ * cols, T(std::nan(""))); }

  private:
    int64_t order_;
};

bool has_positive_diagonal(const SparseArray& a) {
    for (int64_t j = 0; j < a.cols(); ++j) {
        const std::complex<double> x = a.at(j, j);
        if (!(x.real() > 0) || x.imag() != 0)
            return false;
    }
    return true;
}

} // namespace

bool is_hermitian(const SparseArray& a, bool conjugate) {
    if (a.rows() != a.cols())
        return false;
    const Ref<SparseArray> t = transposed(a, conjugate);
    return std::equal(a.starts(), a.starts() + a.cols() + 1, t->starts()) &&
           std::equal(a.row_indices(), a.row_indices() + a.count(), t->row_indices()) &&
           std::equal(a.values<double>(), a.values<double>() + a.count() * (a.is_complex() ? 2 : 1), t->values<double>());
}

Bandwidth bandwidth(const SparseArray& a) {
    Bandwidth out;
    for (int64_t j = 0; j < a.cols(); ++j) {
        const int64_t begin = a.starts()[j], end = a.starts()[j + 1];
        if (begin == end)
            continue;
        out.upper = std::max(out.upper, j - a.row_indices()[begin]);
        out.lower = std::max(out.lower, a.row_indices()[end - 1] - j);
    }
    return out;
}

void warn_condition(double rcond) {
    if (rcond == 0)
        warn("MATLAB:singularMatrix", "Matrix is singular to working precision.");
    else if (std::isnan(rcond))
        warn("MATLAB:illConditionedMatrix",
             "Matrix is singular, close to singular or badly scaled. Results may be inaccurate. RCOND = NaN.");
    else if (rcond < std::numeric_limits<double>::epsilon())
        warn("MATLAB:nearlySingularMatrix",
             fmt::format("Matrix is close to singular or badly scaled. Results may be inaccurate. RCOND = {:13.6e}.", rcond));
}

template <class T>
std::unique_ptr<Factor<T>> factorize(const SparseArray& a) {
    const double* numbers = a.values<double>();
    for (int64_t k = 0; k < a.count() * (a.is_complex() ? 2 : 1); ++k)
        if (!std::isfinite(numbers[k]))
            return std::make_unique<NotFinite<T>>(a.rows());
    const Bandwidth width = bandwidth(a);
    if (width.lower == 0 || width.upper == 0)
        return std::make_unique<Triangle<T>>(a, width.lower == 0);
    // A band that is at least half full is solved as a band (MATLAB's `bandden` is 0.5 too).
    const double area = static_cast<double>(width.lower + width.upper + 1) * static_cast<double>(a.rows());
    if (static_cast<double>(a.count()) > 0.5 * area && a.rows() <= std::numeric_limits<int>::max() / 4)
        return std::make_unique<Band<T>>(a, width);
    if (has_positive_diagonal(a) && is_hermitian(a)) {
        auto cholesky = std::make_unique<Cholesky<T>>(a);
        if (cholesky->worked())
            return cholesky;
    }
    return std::make_unique<General<T>>(a);
}

template std::unique_ptr<Factor<double>> factorize(const SparseArray&);
template std::unique_ptr<Factor<Complex>> factorize(const SparseArray&);

Ref<SparseArray> take_cholmod(cholmod_sparse* matrix, cholmod_common* common) {
    cholmod_l_sort(matrix, common);
    const int64_t* starts = indices(matrix->p);
    const int64_t* index = indices(matrix->i);
    const auto build = [&](const auto* x) {
        SparseBuilder<std::remove_cvref_t<decltype(*x)>> out(static_cast<int64_t>(matrix->nrow),
                                                             static_cast<int64_t>(matrix->ncol));
        for (size_t j = 0; j < matrix->ncol; ++j) {
            const int64_t end = matrix->packed ? starts[j + 1] : starts[j] + indices(matrix->nz)[j];
            for (int64_t k = starts[j]; k < end; ++k)
                out.push(index[k], x[k]);
            out.end_column();
        }
        return out.finish();
    };
    Ref<SparseArray> out = matrix->xtype == CHOLMOD_COMPLEX ? build(static_cast<const Complex*>(matrix->x))
                                                            : build(static_cast<const double*>(matrix->x));
    cholmod_l_free_sparse(&matrix, common);
    return out;
}

} // namespace etna::ops::sparse
