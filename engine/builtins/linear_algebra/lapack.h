#pragma once

#include <complex>

/// The LAPACK routines that the linear algebra builtins call, by their Fortran names. All arrays are column-major.
namespace etna::builtins::lapack {

using Complex = std::complex<double>;

extern "C" {
void dgetrf_(const int* m, const int* n, double* a, const int* lda, int* ipiv, int* info);
void zgetrf_(const int* m, const int* n, Complex* a, const int* lda, int* ipiv, int* info);
void dgetri_(const int* n, double* a, const int* lda, const int* ipiv, double* work, const int* lwork, int* info);
void zgetri_(const int* n, Complex* a, const int* lda, const int* ipiv, Complex* work, const int* lwork, int* info);
void dgecon_(const char* norm, const int* n, const double* a, const int* lda, const double* anorm, double* rcond,
             double* work, int* iwork, int* info);
void zgecon_(const char* norm, const int* n, const Complex* a, const int* lda, const double* anorm, double* rcond,
             Complex* work, double* rwork, int* info);
void dpotrf_(const char* uplo, const int* n, double* a, const int* lda, int* info);
void zpotrf_(const char* uplo, const int* n, Complex* a, const int* lda, int* info);
void dgeqrf_(const int* m, const int* n, double* a, const int* lda, double* tau, double* work, const int* lwork, int* info);
void zgeqrf_(const int* m, const int* n, Complex* a, const int* lda, Complex* tau, Complex* work, const int* lwork, int* info);
void dgeqp3_(const int* m, const int* n, double* a, const int* lda, int* jpvt, double* tau, double* work,
             const int* lwork, int* info);
void dorgqr_(const int* m, const int* n, const int* k, double* a, const int* lda, const double* tau, double* work,
             const int* lwork, int* info);
void zungqr_(const int* m, const int* n, const int* k, Complex* a, const int* lda, const Complex* tau, Complex* work,
             const int* lwork, int* info);
void dgesdd_(const char* jobz, const int* m, const int* n, double* a, const int* lda, double* s, double* u,
             const int* ldu, double* vt, const int* ldvt, double* work, const int* lwork, int* iwork, int* info);
void zgesdd_(const char* jobz, const int* m, const int* n, Complex* a, const int* lda, double* s, Complex* u,
             const int* ldu, Complex* vt, const int* ldvt, Complex* work, const int* lwork, double* rwork, int* iwork,
             int* info);
void dsyev_(const char* jobz, const char* uplo, const int* n, double* a, const int* lda, double* w, double* work,
            const int* lwork, int* info);
void zheev_(const char* jobz, const char* uplo, const int* n, Complex* a, const int* lda, double* w, Complex* work,
            const int* lwork, double* rwork, int* info);
void dgeev_(const char* jobvl, const char* jobvr, const int* n, double* a, const int* lda, double* wr, double* wi,
            double* vl, const int* ldvl, double* vr, const int* ldvr, double* work, const int* lwork, int* info);
void zgeev_(const char* jobvl, const char* jobvr, const int* n, Complex* a, const int* lda, Complex* w, Complex* vl,
            const int* ldvl, Complex* vr, const int* ldvr, Complex* work, const int* lwork, double* rwork, int* info);
void dggev_(const char* jobvl, const char* jobvr, const int* n, double* a, const int* lda, double* b, const int* ldb,
            double* alphar, double* alphai, double* beta, double* vl, const int* ldvl, double* vr, const int* ldvr,
            double* work, const int* lwork, int* info);
void dgehrd_(const int* n, const int* ilo, const int* ihi, double* a, const int* lda, double* tau, double* work,
             const int* lwork, int* info);
void dorghr_(const int* n, const int* ilo, const int* ihi, double* a, const int* lda, const double* tau, double* work,
             const int* lwork, int* info);
void zgees_(const char* jobvs, const char* sort, void* select, const int* n, Complex* a, const int* lda, int* sdim,
            Complex* w, Complex* vs, const int* ldvs, Complex* work, const int* lwork, double* rwork, int* bwork, int* info);
void dgees_(const char* jobvs, const char* sort, void* select, const int* n, double* a, const int* lda, int* sdim,
            double* wr, double* wi, double* vs, const int* ldvs, double* work, const int* lwork, int* bwork, int* info);
}

} // namespace etna::builtins::lapack
