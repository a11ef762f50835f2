#pragma once

#include <complex>
#include <cstddef>
#include <vector>

/// The routines of BLAS and LAPACK that the matrix operators and the linear algebra builtins use. Matrices are
/// column-major; overloads over the four element types, with arguments by value. The factorizations of the builtins are
/// in builtins/linear_algebra/lapack_drivers.h.
namespace etna::ops::lapack {

using Int = int;
template <class T>
struct RealOf {
    using type = T;
};
template <class T>
struct RealOf<std::complex<T>> {
    using type = T;
};
template <class T>
using Real = typename RealOf<T>::type;

#define ETNA_LAPACK_COMMON(p, T)                                                                                       \
    extern "C" {                                                                                                       \
    void p##gemm_(const char*, const char*, const Int*, const Int*, const Int*, const T*, const T*, const Int*,        \
                  const T*, const Int*, const T*, T*, const Int*, size_t, size_t);                                     \
    void p##gemv_(const char*, const Int*, const Int*, const T*, const T*, const Int*, const T*, const Int*, const T*, \
                  T*, const Int*, size_t);                                                                             \
    void p##trsm_(const char*, const char*, const char*, const char*, const Int*, const Int*, const T*, const T*,      \
                  const Int*, T*, const Int*, size_t, size_t, size_t, size_t);                                         \
    void p##getrf_(const Int*, const Int*, T*, const Int*, Int*, Int*);                                                \
    void p##getrs_(const char*, const Int*, const Int*, const T*, const Int*, const Int*, T*, const Int*, Int*,        \
                   size_t);                                                                                            \
    void p##potrf_(const char*, const Int*, T*, const Int*, Int*, size_t);                                             \
    void p##potrs_(const char*, const Int*, const Int*, const T*, const Int*, T*, const Int*, Int*, size_t);           \
    }                                                                                                                  \
    inline void gemm(Int m, Int n, Int k, const T* a, const T* b, T* c) {                                              \
        const T one(1), zero(0);                                                                                       \
        p##gemm_("N", "N", &m, &n, &k, &one, a, &m, b, &k, &zero, c, &m, 1, 1);                                        \
    }                                                                                                                  \
    inline void gemm(bool transpose_a, bool transpose_b, Int m, Int n, Int k, const T* a, const T* b, T* c) {          \
        const T one(1), zero(0);                                                                                       \
        p##gemm_(transpose_a ? "T" : "N", transpose_b ? "T" : "N", &m, &n, &k, &one, a, transpose_a ? &k : &m, b,      \
                 transpose_b ? &n : &k, &zero, c, &m, 1, 1);                                                           \
    }                                                                                                                  \
    inline void gemv(bool transposed, Int m, Int n, const T* a, const T* x, T* y) {                                    \
        const T one(1), zero(0);                                                                                       \
        const Int step = 1;                                                                                            \
        p##gemv_(transposed ? "T" : "N", &m, &n, &one, a, &m, x, &step, &zero, y, &step, 1);                           \
    }                                                                                                                  \
    inline void trsm(bool upper, Int n, Int columns, const T* a, Int lda, T* b, Int ldb) {                             \
        const T one(1);                                                                                                \
        p##trsm_("L", upper ? "U" : "L", "N", "N", &n, &columns, &one, a, &lda, b, &ldb, 1, 1, 1, 1);                  \
    }                                                                                                                  \
    inline Int getrf(Int n, T* a, Int* pivots) {                                                                       \
        Int info = 0;                                                                                                  \
        p##getrf_(&n, &n, a, &n, pivots, &info);                                                                       \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline void getrs(Int n, Int columns, const T* a, const Int* pivots, T* b) {                                       \
        Int info = 0;                                                                                                  \
        p##getrs_("N", &n, &columns, a, &n, pivots, b, &n, &info, 1);                                                  \
    }                                                                                                                  \
    inline Int potrf(Int n, T* a) {                                                                                    \
        Int info = 0;                                                                                                  \
        p##potrf_("U", &n, a, &n, &info, 1);                                                                           \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline void potrs(Int n, Int columns, const T* a, T* b) {                                                          \
        Int info = 0;                                                                                                  \
        p##potrs_("U", &n, &columns, a, &n, b, &n, &info, 1);                                                          \
    }

#define ETNA_LAPACK_REAL(p, T)                                                                                         \
    ETNA_LAPACK_COMMON(p, T)                                                                                           \
    extern "C" {                                                                                                       \
    void p##gecon_(const char*, const Int*, const T*, const Int*, const T*, T*, T*, Int*, Int*, size_t);               \
    void p##pocon_(const char*, const Int*, const T*, const Int*, const T*, T*, T*, Int*, Int*, size_t);               \
    void p##trcon_(const char*, const char*, const char*, const Int*, const T*, const Int*, T*, T*, Int*, Int*,        \
                   size_t, size_t, size_t);                                                                            \
    void p##syrk_(const char*, const char*, const Int*, const Int*, const T*, const T*, const Int*, const T*, T*,      \
                  const Int*, size_t, size_t);                                                                         \
    void p##geqp3_(const Int*, const Int*, T*, const Int*, Int*, T*, T*, const Int*, Int*);                            \
    void p##ormqr_(const char*, const char*, const Int*, const Int*, const Int*, const T*, const Int*, const T*, T*,   \
                   const Int*, T*, const Int*, Int*, size_t, size_t);                                                  \
    void p##geev_(const char*, const char*, const Int*, T*, const Int*, T*, T*, T*, const Int*, T*, const Int*, T*,    \
                  const Int*, Int*, size_t, size_t);                                                                   \
    }                                                                                                                  \
    /* The lower triangle of a' * a (transposed; a is k-by-n) or a * a' (a is n-by-k). */                              \
    inline void syrk(bool transposed, Int n, Int k, const T* a, T* c) {                                                \
        const T one(1), zero(0);                                                                                       \
        p##syrk_("L", transposed ? "T" : "N", &n, &k, &one, a, transposed ? &k : &n, &zero, c, &n, 1, 1);              \
    }                                                                                                                  \
    inline T gecon(Int n, const T* a, T norm) {                                                                        \
        std::vector<T> work(4 * static_cast<size_t>(n));                                                               \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        T rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##gecon_("1", &n, a, &n, &norm, &rcond, work.data(), more.data(), &info, 1);                                  \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline T pocon(Int n, const T* a, T norm) {                                                                        \
        std::vector<T> work(3 * static_cast<size_t>(n));                                                               \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        T rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##pocon_("U", &n, a, &n, &norm, &rcond, work.data(), more.data(), &info, 1);                                  \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline T trcon(bool upper, Int n, const T* a) {                                                                    \
        std::vector<T> work(3 * static_cast<size_t>(n));                                                               \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        T rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##trcon_("1", upper ? "U" : "L", "N", &n, a, &n, &rcond, work.data(), more.data(), &info, 1, 1, 1);           \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline void geqp3(Int m, Int n, T* a, Int* pivots, T* tau) {                                                       \
        const Int size = 64 * (n + 1) + 2 * n;                                                                         \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        Int info = 0;                                                                                                  \
        p##geqp3_(&m, &n, a, &m, pivots, tau, work.data(), &size, &info);                                              \
    }                                                                                                                  \
    inline void apply_q_transposed(Int m, Int columns, Int k, const T* a, const T* tau, T* c) {                        \
        const Int size = 64 * (columns + 1);                                                                           \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        Int info = 0;                                                                                                  \
        p##ormqr_("L", "T", &m, &columns, &k, a, &m, tau, c, &m, work.data(), &size, &info, 1, 1);                     \
    }

#define ETNA_LAPACK_COMPLEX(p, T, R)                                                                                   \
    ETNA_LAPACK_COMMON(p, T)                                                                                           \
    extern "C" {                                                                                                       \
    void p##gecon_(const char*, const Int*, const T*, const Int*, const R*, R*, T*, R*, Int*, size_t);                 \
    void p##pocon_(const char*, const Int*, const T*, const Int*, const R*, R*, T*, R*, Int*, size_t);                 \
    void p##trcon_(const char*, const char*, const char*, const Int*, const T*, const Int*, R*, T*, R*, Int*, size_t,  \
                   size_t, size_t);                                                                                    \
    void p##geqp3_(const Int*, const Int*, T*, const Int*, Int*, T*, T*, const Int*, R*, Int*);                        \
    void p##unmqr_(const char*, const char*, const Int*, const Int*, const Int*, const T*, const Int*, const T*, T*,   \
                   const Int*, T*, const Int*, Int*, size_t, size_t);                                                  \
    void p##geev_(const char*, const char*, const Int*, T*, const Int*, T*, T*, const Int*, T*, const Int*, T*,        \
                  const Int*, R*, Int*, size_t, size_t);                                                               \
    }                                                                                                                  \
    inline R gecon(Int n, const T* a, R norm) {                                                                        \
        std::vector<T> work(2 * static_cast<size_t>(n));                                                               \
        std::vector<R> more(2 * static_cast<size_t>(n));                                                               \
        R rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##gecon_("1", &n, a, &n, &norm, &rcond, work.data(), more.data(), &info, 1);                                  \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline R pocon(Int n, const T* a, R norm) {                                                                        \
        std::vector<T> work(2 * static_cast<size_t>(n));                                                               \
        std::vector<R> more(static_cast<size_t>(n));                                                                   \
        R rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##pocon_("U", &n, a, &n, &norm, &rcond, work.data(), more.data(), &info, 1);                                  \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline R trcon(bool upper, Int n, const T* a) {                                                                    \
        std::vector<T> work(2 * static_cast<size_t>(n));                                                               \
        std::vector<R> more(static_cast<size_t>(n));                                                                   \
        R rcond = 0;                                                                                                   \
        Int info = 0;                                                                                                  \
        p##trcon_("1", upper ? "U" : "L", "N", &n, a, &n, &rcond, work.data(), more.data(), &info, 1, 1, 1);           \
        return rcond;                                                                                                  \
    }                                                                                                                  \
    inline void geqp3(Int m, Int n, T* a, Int* pivots, T* tau) {                                                       \
        const Int size = 64 * (n + 1);                                                                                 \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        std::vector<R> more(2 * static_cast<size_t>(n));                                                               \
        Int info = 0;                                                                                                  \
        p##geqp3_(&m, &n, a, &m, pivots, tau, work.data(), &size, more.data(), &info);                                 \
    }                                                                                                                  \
    inline void apply_q_transposed(Int m, Int columns, Int k, const T* a, const T* tau, T* c) {                        \
        const Int size = 64 * (columns + 1);                                                                           \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        Int info = 0;                                                                                                  \
        p##unmqr_("L", "C", &m, &columns, &k, a, &m, tau, c, &m, work.data(), &size, &info, 1, 1);                     \
    }

ETNA_LAPACK_REAL(d, double)
ETNA_LAPACK_REAL(s, float)
ETNA_LAPACK_COMPLEX(z, std::complex<double>, double)
ETNA_LAPACK_COMPLEX(c, std::complex<float>, float)

#undef ETNA_LAPACK_COMPLEX
#undef ETNA_LAPACK_REAL
#undef ETNA_LAPACK_COMMON

using Complex = std::complex<double>;
extern "C" {
void dgbtrf_(const int* m, const int* n, const int* kl, const int* ku, double* ab, const int* ldab, int* ipiv,
             int* info);
void zgbtrf_(const int* m, const int* n, const int* kl, const int* ku, Complex* ab, const int* ldab, int* ipiv,
             int* info);
void dgbtrs_(const char* trans, const int* n, const int* kl, const int* ku, const int* nrhs, const double* ab,
             const int* ldab, const int* ipiv, double* b, const int* ldb, int* info, size_t);
void zgbtrs_(const char* trans, const int* n, const int* kl, const int* ku, const int* nrhs, const Complex* ab,
             const int* ldab, const int* ipiv, Complex* b, const int* ldb, int* info, size_t);
void dgbcon_(const char* norm, const int* n, const int* kl, const int* ku, const double* ab, const int* ldab,
             const int* ipiv, const double* anorm, double* rcond, double* work, int* iwork, int* info, size_t);
void zgbcon_(const char* norm, const int* n, const int* kl, const int* ku, const Complex* ab, const int* ldab,
             const int* ipiv, const double* anorm, double* rcond, Complex* work, double* rwork, int* info, size_t);
}

} // namespace etna::ops::lapack
