#pragma once

#include <memory>

#include "engine/value/sparse.h"

namespace etna::ops::sparse {

/// A square sparse matrix made ready for solving: the method follows its structure, as MATLAB chooses it (mldivide,
/// "Algorithm for Sparse Inputs"): diagonal, triangular, banded, Hermitian positive definite, general. `T` is double or
/// complex.
template <class T>
class Factor {
  public:
    virtual ~Factor() = default;
    /// `x` holds `cols` right sides of the matrix's order and receives the solutions. Infinities and NaN for a singular
    /// matrix.
    virtual void solve(T* x, int64_t cols) = 0;
    /// Estimate of the reciprocal condition in the 1-norm: 0 when singular, NaN when the matrix holds NaN.
    double rcond() const { return rcond_; }

  protected:
    double rcond_ = 1;
};

/// The matrix's values are of type `T`. It must live as long as the factor.
template <class T>
std::unique_ptr<Factor<T>> factorize(const SparseArray& a);
extern template std::unique_ptr<Factor<double>> factorize(const SparseArray&);
extern template std::unique_ptr<Factor<std::complex<double>>> factorize(const SparseArray&);

/// Does `a(i,j) == conj(a(j,i))` hold everywhere?
bool is_hermitian(const SparseArray& a, bool conjugate = true);
struct Bandwidth {
    int64_t lower = 0, upper = 0;
};
Bandwidth bandwidth(const SparseArray& a);
/// Warns as `\` does: singular, or nearly so.
void warn_condition(double rcond);

} // namespace etna::ops::sparse
