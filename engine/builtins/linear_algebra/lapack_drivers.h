#pragma once

#include <algorithm>
#include <complex>
#include <vector>

#include "engine/builtins/linear_algebra/matrix.h"
#include "engine/ops/lapack.h"

/// LAPACK's factorizations as overloads over the four element types. Matrices are packed, column-major; every driver
/// takes its own workspace and returns LAPACK's info (0: done). Sizes of 0 must not reach LAPACK: callers return first.
namespace etna::builtins::lapack {

using Int = int;
template <class T>
using Real = ops::lapack::Real<T>;

/// Element as a number LAPACK reports a workspace size in.
template <class T>
Int work_size(const T& x) {
    return std::max<Int>(1, static_cast<Int>(std::real(x)));
}

#define ETNA_DRIVERS_COMMON(p, T, R, org, orm)                                                                         \
    extern "C" {                                                                                                       \
    void p##getrf_(const Int*, const Int*, T*, const Int*, Int*, Int*);                                                \
    void p##getri_(const Int*, T*, const Int*, const Int*, T*, const Int*, Int*);                                      \
    void p##potrf_(const char*, const Int*, T*, const Int*, Int*, size_t);                                             \
    void p##potri_(const char*, const Int*, T*, const Int*, Int*, size_t);                                             \
    void p##geqrf_(const Int*, const Int*, T*, const Int*, T*, T*, const Int*, Int*);                                  \
    void p##org##qr_(const Int*, const Int*, const Int*, T*, const Int*, const T*, T*, const Int*, Int*);              \
    void p##gehrd_(const Int*, const Int*, const Int*, T*, const Int*, T*, T*, const Int*, Int*);                      \
    void p##org##hr_(const Int*, const Int*, const Int*, T*, const Int*, const T*, T*, const Int*, Int*);              \
    void p##gebal_(const char*, const Int*, T*, const Int*, Int*, Int*, R*, Int*, size_t);                             \
    void p##trsyl_(const char*, const char*, const Int*, const Int*, const Int*, const T*, const Int*, const T*,       \
                   const Int*, T*, const Int*, R*, Int*, size_t, size_t);                                              \
    }                                                                                                                  \
    inline Int getrf(Matrix<T>& a, Int* pivots) {                                                                      \
        Int info = 0, ld = a.ld();                                                                                     \
        p##getrf_(&a.rows, &a.cols, a.data.data(), &ld, pivots, &info);                                                \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int getri(Matrix<T>& a, const Int* pivots) {                                                                \
        Int info = 0, ld = a.ld(), size = -1;                                                                          \
        T best(0);                                                                                                     \
        p##getri_(&a.rows, a.data.data(), &ld, pivots, &best, &size, &info);                                           \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##getri_(&a.rows, a.data.data(), &ld, pivots, work.data(), &size, &info);                                     \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int potrf(Matrix<T>& a, bool lower) {                                                                       \
        Int info = 0, ld = a.ld();                                                                                     \
        p##potrf_(lower ? "L" : "U", &a.rows, a.data.data(), &ld, &info, 1);                                           \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int potri(Matrix<T>& a) {                                                                                   \
        Int info = 0, ld = a.ld();                                                                                     \
        p##potri_("U", &a.rows, a.data.data(), &ld, &info, 1);                                                         \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int geqrf(Matrix<T>& a, std::vector<T>& tau) {                                                              \
        Int info = 0, ld = a.ld(), size = -1;                                                                          \
        T best(0);                                                                                                     \
        p##geqrf_(&a.rows, &a.cols, a.data.data(), &ld, tau.data(), &best, &size, &info);                              \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##geqrf_(&a.rows, &a.cols, a.data.data(), &ld, tau.data(), work.data(), &size, &info);                        \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int form_q(Matrix<T>& q, Int k, const std::vector<T>& tau) {                                                \
        Int info = 0, ld = q.ld(), size = -1;                                                                          \
        T best(0);                                                                                                     \
        p##org##qr_(&q.rows, &q.cols, &k, q.data.data(), &ld, tau.data(), &best, &size, &info);                        \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##org##qr_(&q.rows, &q.cols, &k, q.data.data(), &ld, tau.data(), work.data(), &size, &info);                  \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gehrd(Matrix<T>& a, std::vector<T>& tau) {                                                              \
        Int info = 0, ld = a.ld(), size = -1, one = 1;                                                                 \
        T best(0);                                                                                                     \
        p##gehrd_(&a.rows, &one, &a.rows, a.data.data(), &ld, tau.data(), &best, &size, &info);                        \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gehrd_(&a.rows, &one, &a.rows, a.data.data(), &ld, tau.data(), work.data(), &size, &info);                  \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int form_hessenberg_q(Matrix<T>& q, const std::vector<T>& tau) {                                            \
        Int info = 0, ld = q.ld(), size = -1, one = 1;                                                                 \
        T best(0);                                                                                                     \
        p##org##hr_(&q.rows, &one, &q.rows, q.data.data(), &ld, tau.data(), &best, &size, &info);                      \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##org##hr_(&q.rows, &one, &q.rows, q.data.data(), &ld, tau.data(), work.data(), &size, &info);                \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gebal(const char* job, Matrix<T>& a, Int& low, Int& high, std::vector<R>& scale) {                      \
        Int info = 0, ld = a.ld();                                                                                     \
        p##gebal_(job, &a.rows, a.data.data(), &ld, &low, &high, scale.data(), &info, 1);                              \
        return info;                                                                                                   \
    }                                                                                                                  \
    /* a x + x b = scale c, for (quasi-)triangular a and b */                                                          \
    inline Int trsyl(const Matrix<T>& a, const Matrix<T>& b, Matrix<T>& c, R& scale) {                                 \
        Int info = 0, one = 1, lda = a.ld(), ldb = b.ld(), ldc = c.ld();                                               \
        p##trsyl_("N", "N", &one, &a.rows, &b.rows, a.data.data(), &lda, b.data.data(), &ldb, c.data.data(), &ldc,     \
                  &scale, &info, 1, 1);                                                                                \
        return info;                                                                                                   \
    }

#define ETNA_DRIVERS_REAL(p, T)                                                                                        \
    ETNA_DRIVERS_COMMON(p, T, T, org, orm)                                                                             \
    extern "C" {                                                                                                       \
    void p##gesdd_(const char*, const Int*, const Int*, T*, const Int*, T*, T*, const Int*, T*, const Int*, T*,        \
                   const Int*, Int*, Int*, size_t);                                                                    \
    void p##gesvd_(const char*, const char*, const Int*, const Int*, T*, const Int*, T*, T*, const Int*, T*,           \
                   const Int*, T*, const Int*, Int*, size_t, size_t);                                                  \
    void p##syev_(const char*, const char*, const Int*, T*, const Int*, T*, T*, const Int*, Int*, size_t, size_t);     \
    void p##sygv_(const Int*, const char*, const char*, const Int*, T*, const Int*, T*, const Int*, T*, T*,            \
                  const Int*, Int*, size_t, size_t);                                                                   \
    void p##geevx_(const char*, const char*, const char*, const char*, const Int*, T*, const Int*, T*, T*, T*,         \
                   const Int*, T*, const Int*, Int*, Int*, T*, T*, T*, T*, T*, const Int*, Int*, Int*, size_t, size_t, \
                   size_t, size_t);                                                                                    \
    void p##ggev_(const char*, const char*, const Int*, T*, const Int*, T*, const Int*, T*, T*, T*, T*, const Int*,    \
                  T*, const Int*, T*, const Int*, Int*, size_t, size_t);                                               \
    void p##gees_(const char*, const char*, Int (*)(const T*, const T*), const Int*, T*, const Int*, Int*, T*, T*, T*, \
                  const Int*, T*, const Int*, Int*, Int*, size_t, size_t);                                             \
    void p##gges_(const char*, const char*, const char*, void*, const Int*, T*, const Int*, T*, const Int*, Int*, T*,  \
                  T*, T*, T*, const Int*, T*, const Int*, T*, const Int*, Int*, Int*, size_t, size_t, size_t);         \
    void p##trsen_(const char*, const char*, const Int*, const Int*, T*, const Int*, T*, const Int*, T*, T*, Int*, T*, \
                   T*, T*, const Int*, Int*, const Int*, Int*, size_t, size_t);                                        \
    }                                                                                                                  \
    inline Int gesdd(char job, Matrix<T> a, std::vector<T>& s, Matrix<T>& u, Matrix<T>& vt) {                          \
        Int info = 0, lda = a.ld(), ldu = u.ld(), ldv = vt.ld(), size = -1;                                            \
        T best(0);                                                                                                     \
        std::vector<Int> more(8 * static_cast<size_t>(std::min(a.rows, a.cols)));                                      \
        p##gesdd_(&job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(), &ldv,    \
                  &best, &size, more.data(), &info, 1);                                                                \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gesdd_(&job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(), &ldv,    \
                  work.data(), &size, more.data(), &info, 1);                                                          \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gesvd(char job, Matrix<T> a, std::vector<T>& s, Matrix<T>& u, Matrix<T>& vt) {                          \
        Int info = 0, lda = a.ld(), ldu = u.ld(), ldv = vt.ld(), size = -1;                                            \
        T best(0);                                                                                                     \
        p##gesvd_(&job, &job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(),    \
                  &ldv, &best, &size, &info, 1, 1);                                                                    \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gesvd_(&job, &job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(),    \
                  &ldv, work.data(), &size, &info, 1, 1);                                                              \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int heev(bool vectors, Matrix<T>& a, std::vector<T>& w) {                                                   \
        Int info = 0, ld = a.ld(), size = -1;                                                                          \
        T best(0);                                                                                                     \
        p##syev_(vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, w.data(), &best, &size, &info, 1, 1);          \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##syev_(vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, w.data(), work.data(), &size, &info, 1, 1);    \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int hegv(bool vectors, Matrix<T>& a, Matrix<T>& b, std::vector<T>& w) {                                     \
        Int info = 0, one = 1, ld = a.ld(), size = -1;                                                                 \
        T best(0);                                                                                                     \
        p##sygv_(&one, vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, b.data.data(), &ld, w.data(), &best,     \
                 &size, &info, 1, 1);                                                                                  \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##sygv_(&one, vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, b.data.data(), &ld, w.data(),            \
                 work.data(), &size, &info, 1, 1);                                                                     \
        return info;                                                                                                   \
    }                                                                                                                  \
    /* real vectors of complex pairs keep LAPACK's packing: real part, imaginary part */                               \
    inline Int geev(bool balance, Matrix<T>& a, std::vector<T>& wr, std::vector<T>& wi, Matrix<T>& left,               \
                    Matrix<T>& right) {                                                                                \
        Int info = 0, n = a.rows, ld = a.ld(), ldl = left.ld(), ldr = right.ld(), size = -1, low = 0, high = 0;        \
        const char *job_left = left.rows ? "V" : "N", *job_right = right.rows ? "V" : "N";                             \
        T best(0), norm(0);                                                                                            \
        std::vector<T> scale(static_cast<size_t>(n)), ce(scale), cv(scale);                                            \
        std::vector<Int> more(2 * static_cast<size_t>(n));                                                             \
        p##geevx_(balance ? "B" : "N", job_left, job_right, "N", &n, a.data.data(), &ld, wr.data(), wi.data(),         \
                  left.data.data(), &ldl, right.data.data(), &ldr, &low, &high, scale.data(), &norm, ce.data(),        \
                  cv.data(), &best, &size, more.data(), &info, 1, 1, 1, 1);                                            \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##geevx_(balance ? "B" : "N", job_left, job_right, "N", &n, a.data.data(), &ld, wr.data(), wi.data(),         \
                  left.data.data(), &ldl, right.data.data(), &ldr, &low, &high, scale.data(), &norm, ce.data(),        \
                  cv.data(), work.data(), &size, more.data(), &info, 1, 1, 1, 1);                                      \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int ggev(Matrix<T>& a, Matrix<T>& b, std::vector<T>& ar, std::vector<T>& ai, std::vector<T>& beta,          \
                    Matrix<T>& left, Matrix<T>& right) {                                                               \
        Int info = 0, n = a.rows, ld = a.ld(), ldl = left.ld(), ldr = right.ld(), size = -1;                           \
        const char *job_left = left.rows ? "V" : "N", *job_right = right.rows ? "V" : "N";                             \
        T best(0);                                                                                                     \
        p##ggev_(job_left, job_right, &n, a.data.data(), &ld, b.data.data(), &ld, ar.data(), ai.data(), beta.data(),   \
                 left.data.data(), &ldl, right.data.data(), &ldr, &best, &size, &info, 1, 1);                          \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##ggev_(job_left, job_right, &n, a.data.data(), &ld, b.data.data(), &ld, ar.data(), ai.data(), beta.data(),   \
                 left.data.data(), &ldl, right.data.data(), &ldr, work.data(), &size, &info, 1, 1);                    \
        return info;                                                                                                   \
    }                                                                                                                  \
    /* order: 0 as they come, 'a' left half plane first, 'd' unit disk first */                                        \
    inline Int gees(char order, Matrix<T>& a, Matrix<T>& vectors) {                                                    \
        Int info = 0, n = a.rows, ld = a.ld(), size = -1, chosen = 0;                                                  \
        T best(0);                                                                                                     \
        std::vector<T> wr(static_cast<size_t>(n)), wi(wr);                                                             \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        Int (*select)(const T*, const T*) = nullptr;                                                                   \
        if (order == 'a')                                                                                              \
            select = [](const T* re, const T*) -> Int { return *re < 0; };                                             \
        else if (order == 'd')                                                                                         \
            select = [](const T* re, const T* im) -> Int { return std::hypot(*re, *im) < 1; };                         \
        p##gees_("V", order ? "S" : "N", select, &n, a.data.data(), &ld, &chosen, wr.data(), wi.data(),                \
                 vectors.data.data(), &ld, &best, &size, more.data(), &info, 1, 1);                                    \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gees_("V", order ? "S" : "N", select, &n, a.data.data(), &ld, &chosen, wr.data(), wi.data(),                \
                 vectors.data.data(), &ld, work.data(), &size, more.data(), &info, 1, 1);                              \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gges(Matrix<T>& a, Matrix<T>& b, Matrix<T>& left, Matrix<T>& right) {                                   \
        Int info = 0, n = a.rows, ld = a.ld(), size = -1, chosen = 0;                                                  \
        T best(0);                                                                                                     \
        std::vector<T> ar(static_cast<size_t>(n)), ai(ar), beta(ar);                                                   \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        p##gges_("V", "V", "N", nullptr, &n, a.data.data(), &ld, b.data.data(), &ld, &chosen, ar.data(), ai.data(),    \
                 beta.data(), left.data.data(), &ld, right.data.data(), &ld, &best, &size, more.data(), &info, 1, 1,   \
                 1);                                                                                                   \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gges_("V", "V", "N", nullptr, &n, a.data.data(), &ld, b.data.data(), &ld, &chosen, ar.data(), ai.data(),    \
                 beta.data(), left.data.data(), &ld, right.data.data(), &ld, work.data(), &size, more.data(), &info,   \
                 1, 1, 1);                                                                                             \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int trsen(const std::vector<Int>& select, Matrix<T>& t, Matrix<T>& q) {                                     \
        Int info = 0, n = t.rows, ld = t.ld(), chosen = 0, size = n, more = 1, more_work = 0;                          \
        T s(0), sep(0);                                                                                                \
        std::vector<T> wr(static_cast<size_t>(n)), wi(wr), work(static_cast<size_t>(n));                               \
        p##trsen_("N", "V", select.data(), &n, t.data.data(), &ld, q.data.data(), &ld, wr.data(), wi.data(), &chosen,  \
                  &s, &sep, work.data(), &size, &more_work, &more, &info, 1, 1);                                       \
        return info;                                                                                                   \
    }

#define ETNA_DRIVERS_COMPLEX(p, T, R)                                                                                  \
    ETNA_DRIVERS_COMMON(p, T, R, ung, unm)                                                                             \
    extern "C" {                                                                                                       \
    void p##gesdd_(const char*, const Int*, const Int*, T*, const Int*, R*, T*, const Int*, T*, const Int*, T*,        \
                   const Int*, R*, Int*, Int*, size_t);                                                                \
    void p##gesvd_(const char*, const char*, const Int*, const Int*, T*, const Int*, R*, T*, const Int*, T*,           \
                   const Int*, T*, const Int*, R*, Int*, size_t, size_t);                                              \
    void p##heev_(const char*, const char*, const Int*, T*, const Int*, R*, T*, const Int*, R*, Int*, size_t, size_t); \
    void p##hegv_(const Int*, const char*, const char*, const Int*, T*, const Int*, T*, const Int*, R*, T*,            \
                  const Int*, R*, Int*, size_t, size_t);                                                               \
    void p##geevx_(const char*, const char*, const char*, const char*, const Int*, T*, const Int*, T*, T*, const Int*, \
                   T*, const Int*, Int*, Int*, R*, R*, R*, R*, T*, const Int*, R*, Int*, size_t, size_t, size_t,       \
                   size_t);                                                                                            \
    void p##ggev_(const char*, const char*, const Int*, T*, const Int*, T*, const Int*, T*, T*, T*, const Int*, T*,    \
                  const Int*, T*, const Int*, R*, Int*, size_t, size_t);                                               \
    void p##gees_(const char*, const char*, Int (*)(const T*), const Int*, T*, const Int*, Int*, T*, T*, const Int*,   \
                  T*, const Int*, R*, Int*, Int*, size_t, size_t);                                                     \
    void p##gges_(const char*, const char*, const char*, void*, const Int*, T*, const Int*, T*, const Int*, Int*, T*,  \
                  T*, T*, const Int*, T*, const Int*, T*, const Int*, R*, Int*, Int*, size_t, size_t, size_t);         \
    void p##trsen_(const char*, const char*, const Int*, const Int*, T*, const Int*, T*, const Int*, T*, Int*, R*, R*, \
                   T*, const Int*, Int*, size_t, size_t);                                                              \
    }                                                                                                                  \
    inline Int gesdd(char job, Matrix<T> a, std::vector<R>& s, Matrix<T>& u, Matrix<T>& vt) {                          \
        Int info = 0, lda = a.ld(), ldu = u.ld(), ldv = vt.ld(), size = -1;                                            \
        T best(0);                                                                                                     \
        const size_t k = static_cast<size_t>(std::min(a.rows, a.cols)), l = static_cast<size_t>(std::max(a.rows, a.cols)); \
        std::vector<Int> more(8 * k);                                                                                  \
        std::vector<R> real_work(std::max(5 * k * k + 7 * k, 2 * l * k + 2 * k * k + k));                              \
        p##gesdd_(&job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(), &ldv,    \
                  &best, &size, real_work.data(), more.data(), &info, 1);                                              \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gesdd_(&job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(), &ldv,    \
                  work.data(), &size, real_work.data(), more.data(), &info, 1);                                        \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gesvd(char job, Matrix<T> a, std::vector<R>& s, Matrix<T>& u, Matrix<T>& vt) {                          \
        Int info = 0, lda = a.ld(), ldu = u.ld(), ldv = vt.ld(), size = -1;                                            \
        T best(0);                                                                                                     \
        std::vector<R> real_work(5 * static_cast<size_t>(std::min(a.rows, a.cols)));                                   \
        p##gesvd_(&job, &job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(),    \
                  &ldv, &best, &size, real_work.data(), &info, 1, 1);                                                  \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gesvd_(&job, &job, &a.rows, &a.cols, a.data.data(), &lda, s.data(), u.data.data(), &ldu, vt.data.data(),    \
                  &ldv, work.data(), &size, real_work.data(), &info, 1, 1);                                            \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int heev(bool vectors, Matrix<T>& a, std::vector<R>& w) {                                                   \
        Int info = 0, ld = a.ld(), size = -1;                                                                          \
        T best(0);                                                                                                     \
        std::vector<R> real_work(3 * static_cast<size_t>(a.rows));                                                     \
        p##heev_(vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, w.data(), &best, &size, real_work.data(),      \
                 &info, 1, 1);                                                                                         \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##heev_(vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, w.data(), work.data(), &size,                  \
                 real_work.data(), &info, 1, 1);                                                                       \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int hegv(bool vectors, Matrix<T>& a, Matrix<T>& b, std::vector<R>& w) {                                     \
        Int info = 0, one = 1, ld = a.ld(), size = -1;                                                                 \
        T best(0);                                                                                                     \
        std::vector<R> real_work(3 * static_cast<size_t>(a.rows));                                                     \
        p##hegv_(&one, vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, b.data.data(), &ld, w.data(), &best,     \
                 &size, real_work.data(), &info, 1, 1);                                                                \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##hegv_(&one, vectors ? "V" : "N", "U", &a.rows, a.data.data(), &ld, b.data.data(), &ld, w.data(),            \
                 work.data(), &size, real_work.data(), &info, 1, 1);                                                   \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int geev(bool balance, Matrix<T>& a, std::vector<T>& w, Matrix<T>& left, Matrix<T>& right) {                \
        Int info = 0, n = a.rows, ld = a.ld(), ldl = left.ld(), ldr = right.ld(), size = -1, low = 0, high = 0;        \
        const char *job_left = left.rows ? "V" : "N", *job_right = right.rows ? "V" : "N";                             \
        T best(0);                                                                                                     \
        R norm(0);                                                                                                     \
        std::vector<R> scale(static_cast<size_t>(n)), ce(scale), cv(scale), real_work(2 * static_cast<size_t>(n));     \
        p##geevx_(balance ? "B" : "N", job_left, job_right, "N", &n, a.data.data(), &ld, w.data(), left.data.data(),   \
                  &ldl, right.data.data(), &ldr, &low, &high, scale.data(), &norm, ce.data(), cv.data(), &best, &size, \
                  real_work.data(), &info, 1, 1, 1, 1);                                                                \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##geevx_(balance ? "B" : "N", job_left, job_right, "N", &n, a.data.data(), &ld, w.data(), left.data.data(),   \
                  &ldl, right.data.data(), &ldr, &low, &high, scale.data(), &norm, ce.data(), cv.data(), work.data(),  \
                  &size, real_work.data(), &info, 1, 1, 1, 1);                                                         \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int ggev(Matrix<T>& a, Matrix<T>& b, std::vector<T>& alpha, std::vector<T>& beta, Matrix<T>& left,          \
                    Matrix<T>& right) {                                                                                \
        Int info = 0, n = a.rows, ld = a.ld(), ldl = left.ld(), ldr = right.ld(), size = -1;                           \
        const char *job_left = left.rows ? "V" : "N", *job_right = right.rows ? "V" : "N";                             \
        T best(0);                                                                                                     \
        std::vector<R> real_work(8 * static_cast<size_t>(n));                                                          \
        p##ggev_(job_left, job_right, &n, a.data.data(), &ld, b.data.data(), &ld, alpha.data(), beta.data(),           \
                 left.data.data(), &ldl, right.data.data(), &ldr, &best, &size, real_work.data(), &info, 1, 1);        \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##ggev_(job_left, job_right, &n, a.data.data(), &ld, b.data.data(), &ld, alpha.data(), beta.data(),           \
                 left.data.data(), &ldl, right.data.data(), &ldr, work.data(), &size, real_work.data(), &info, 1, 1);  \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gees(char order, Matrix<T>& a, Matrix<T>& vectors) {                                                    \
        Int info = 0, n = a.rows, ld = a.ld(), size = -1, chosen = 0;                                                  \
        T best(0);                                                                                                     \
        std::vector<T> w(static_cast<size_t>(n));                                                                      \
        std::vector<R> real_work(static_cast<size_t>(n));                                                              \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        Int (*select)(const T*) = nullptr;                                                                             \
        if (order == 'a')                                                                                              \
            select = [](const T* z) -> Int { return z->real() < 0; };                                                  \
        else if (order == 'd')                                                                                         \
            select = [](const T* z) -> Int { return std::abs(*z) < 1; };                                               \
        p##gees_("V", order ? "S" : "N", select, &n, a.data.data(), &ld, &chosen, w.data(), vectors.data.data(), &ld,  \
                 &best, &size, real_work.data(), more.data(), &info, 1, 1);                                            \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gees_("V", order ? "S" : "N", select, &n, a.data.data(), &ld, &chosen, w.data(), vectors.data.data(), &ld,  \
                 work.data(), &size, real_work.data(), more.data(), &info, 1, 1);                                      \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int gges(Matrix<T>& a, Matrix<T>& b, Matrix<T>& left, Matrix<T>& right) {                                   \
        Int info = 0, n = a.rows, ld = a.ld(), size = -1, chosen = 0;                                                  \
        T best(0);                                                                                                     \
        std::vector<T> alpha(static_cast<size_t>(n)), beta(alpha);                                                     \
        std::vector<R> real_work(8 * static_cast<size_t>(n));                                                          \
        std::vector<Int> more(static_cast<size_t>(n));                                                                 \
        p##gges_("V", "V", "N", nullptr, &n, a.data.data(), &ld, b.data.data(), &ld, &chosen, alpha.data(),            \
                 beta.data(), left.data.data(), &ld, right.data.data(), &ld, &best, &size, real_work.data(),           \
                 more.data(), &info, 1, 1, 1);                                                                         \
        size = work_size(best);                                                                                        \
        std::vector<T> work(static_cast<size_t>(size));                                                                \
        p##gges_("V", "V", "N", nullptr, &n, a.data.data(), &ld, b.data.data(), &ld, &chosen, alpha.data(),            \
                 beta.data(), left.data.data(), &ld, right.data.data(), &ld, work.data(), &size, real_work.data(),     \
                 more.data(), &info, 1, 1, 1);                                                                         \
        return info;                                                                                                   \
    }                                                                                                                  \
    inline Int trsen(const std::vector<Int>& select, Matrix<T>& t, Matrix<T>& q) {                                     \
        Int info = 0, n = t.rows, ld = t.ld(), chosen = 0, size = n;                                                   \
        R s(0), sep(0);                                                                                                \
        std::vector<T> w(static_cast<size_t>(n)), work(static_cast<size_t>(n));                                        \
        p##trsen_("N", "V", select.data(), &n, t.data.data(), &ld, q.data.data(), &ld, w.data(), &chosen, &s, &sep,    \
                  work.data(), &size, &info, 1, 1);                                                                    \
        return info;                                                                                                   \
    }

ETNA_DRIVERS_REAL(d, double)
ETNA_DRIVERS_REAL(s, float)
ETNA_DRIVERS_COMPLEX(z, std::complex<double>, double)
ETNA_DRIVERS_COMPLEX(c, std::complex<float>, float)

#undef ETNA_DRIVERS_COMPLEX
#undef ETNA_DRIVERS_REAL
#undef ETNA_DRIVERS_COMMON

} // namespace etna::builtins::lapack
