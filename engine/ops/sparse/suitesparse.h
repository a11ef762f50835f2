#pragma once

#include <cholmod.h>
#include <umfpack.h>

#include "engine/value/sparse.h"

/// How the engine's sparse matrices are seen by SuiteSparse: 64-bit indices, interleaved complex values, no copies.
namespace etna::ops::sparse {

using Long = SuiteSparse_long;
static_assert(sizeof(Long) == sizeof(int64_t));

inline Long* longs(const int64_t* p) { return reinterpret_cast<Long*>(const_cast<int64_t*>(p)); }
inline const int64_t* indices(const void* p) { return static_cast<const int64_t*>(p); }

/// CHOLMOD's state: silent, and finished at the end of its scope.
class Cholmod {
  public:
    Cholmod() {
        cholmod_l_start(&common_);
        common_.print = 0;
        common_.try_catch = 1;
    }
    ~Cholmod() { cholmod_l_finish(&common_); }
    Cholmod(const Cholmod&) = delete;
    Cholmod& operator=(const Cholmod&) = delete;
    cholmod_common* get() { return &common_; }
    cholmod_common* operator->() { return &common_; }

  private:
    cholmod_common common_;
};

/// The matrix as CHOLMOD's; `symmetric` is 0, or 1 when only the upper and -1 when only the lower triangle counts. Valid
/// while `a` lives.
inline cholmod_sparse cholmod_view(const SparseArray& a, int symmetric = 0) {
    cholmod_sparse out{};
    out.nrow = static_cast<size_t>(a.rows());
    out.ncol = static_cast<size_t>(a.cols());
    out.nzmax = static_cast<size_t>(a.count());
    out.p = longs(a.starts());
    out.i = longs(a.row_indices());
    out.x = const_cast<double*>(a.values<double>());
    out.stype = symmetric;
    out.itype = CHOLMOD_LONG;
    out.xtype = a.is_complex() ? CHOLMOD_COMPLEX : CHOLMOD_REAL;
    out.dtype = CHOLMOD_DOUBLE;
    out.sorted = 1;
    out.packed = 1;
    return out;
}

template <class T>
cholmod_dense cholmod_view(T* x, int64_t rows, int64_t cols) {
    cholmod_dense out{};
    out.nrow = static_cast<size_t>(rows);
    out.ncol = static_cast<size_t>(cols);
    out.nzmax = out.nrow * out.ncol;
    out.d = out.nrow;
    out.x = x;
    out.xtype = std::is_same_v<T, double> ? CHOLMOD_REAL : CHOLMOD_COMPLEX;
    out.dtype = CHOLMOD_DOUBLE;
    return out;
}

/// A copy of CHOLMOD's matrix (any order of rows), which is freed.
Ref<SparseArray> take_cholmod(cholmod_sparse* matrix, cholmod_common* common);

} // namespace etna::ops::sparse
