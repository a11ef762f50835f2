// arpack: a few eigenvalues of an operator that is given by a function; eigs is written on it.
#include <complex>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using Complex = std::complex<double>;

extern "C" {
void dsaupd_(int* ido, const char* bmat, const int* n, const char* which, const int* nev, const double* tol, double* resid,
             const int* ncv, double* v, const int* ldv, int* iparam, int* ipntr, double* workd, double* workl,
             const int* lworkl, int* info, size_t, size_t);
void dseupd_(const int* rvec, const char* howmny, int* select, double* d, double* z, const int* ldz, const double* sigma,
             const char* bmat, const int* n, const char* which, const int* nev, const double* tol, double* resid,
             const int* ncv, double* v, const int* ldv, int* iparam, int* ipntr, double* workd, double* workl,
             const int* lworkl, int* info, size_t, size_t, size_t);
void znaupd_(int* ido, const char* bmat, const int* n, const char* which, const int* nev, const double* tol, Complex* resid,
             const int* ncv, Complex* v, const int* ldv, int* iparam, int* ipntr, Complex* workd, Complex* workl,
             const int* lworkl, double* rwork, int* info, size_t, size_t);
void zneupd_(const int* rvec, const char* howmny, int* select, Complex* d, Complex* z, const int* ldz, const Complex* sigma,
             Complex* workev, const char* bmat, const int* n, const char* which, const int* nev, const double* tol,
             Complex* resid, const int* ncv, Complex* v, const int* ldv, int* iparam, int* ipntr, Complex* workd,
             Complex* workl, const int* lworkl, double* rwork, int* info, size_t, size_t, size_t);
}

constexpr Message kFailed{"MATLAB:eigs:ARPACKroutineError", "The eigenvalue iteration failed with ARPACK's code {}."};
constexpr Message kOperator{"MATLAB:eigs:operatorSize", "The function must return a column of {} numbers."};

struct Problem {
    Value function;
    int n, k, subspace, iterations;
    std::string which;
    double tolerance;
    Value start;
};

template <class T>
void apply(Call& call, const Problem& p, const T* x, T* y) {
    Ref<Array> column = Array::uninitialized(ClassId::Double, Dims(p.n, 1),
                                             std::is_same_v<T, double> ? Complexity::Real : Complexity::Complex);
    std::copy_n(x, p.n, column->data_mut<T>());
    const Value args[1] = {std::move(column)};
    const Value out = as_double(call.interpreter.call1(p.function, args));
    if (out.numel() != p.n)
        fail(kOperator, p.n);
    const ArrayView view(out);
    for (int64_t i = 0; i < p.n; ++i) {
        if constexpr (std::is_same_v<T, double>)
            y[i] = view.double_at(i);
        else
            y[i] = view.complex_at(i);
    }
}

template <class T>
void iterate(Call& call, const Problem& p) {
    constexpr bool kReal = std::is_same_v<T, double>;
    const size_t n = static_cast<size_t>(p.n), ncv = static_cast<size_t>(p.subspace);
    std::vector<T> resid(n), v(n * ncv), workd(3 * n), workl(kReal ? ncv * (ncv + 8) : 3 * ncv * ncv + 5 * ncv);
    std::vector<double> rwork(ncv);
    const ArrayView start(p.start);
    for (size_t i = 0; i < n; ++i) {
        if constexpr (kReal)
            resid[i] = start.double_at(static_cast<int64_t>(i));
        else
            resid[i] = start.complex_at(static_cast<int64_t>(i));
    }
    int ido = 0, info = 1, iparam[11] = {1, 0, p.iterations, 1, 0, 0, 1}, ipntr[14] = {};
    const int lworkl = static_cast<int>(workl.size());
    const auto step = [&] { // true: a product is wanted
        if constexpr (kReal)
            dsaupd_(&ido, "I", &p.n, p.which.c_str(), &p.k, &p.tolerance, resid.data(), &p.subspace, v.data(), &p.n, iparam,
                    ipntr, workd.data(), workl.data(), &lworkl, &info, 1, 2);
        else
            znaupd_(&ido, "I", &p.n, p.which.c_str(), &p.k, &p.tolerance, resid.data(), &p.subspace, v.data(), &p.n, iparam,
                    ipntr, workd.data(), workl.data(), &lworkl, rwork.data(), &info, 1, 2);
        return ido == -1 || ido == 1;
    };
    while (step()) {
        call.interpreter.check_interrupt();
        apply<T>(call, p, workd.data() + ipntr[0] - 1, workd.data() + ipntr[1] - 1);
    }
    if (info < 0)
        fail(kFailed, info);
    const int converged = iparam[4], with_vectors = 1;
    std::vector<int> select(ncv);
    std::vector<T> d(ncv + 1), z(n * ncv);
    int status = 0;
    if constexpr (kReal) {
        const double sigma = 0;
        dseupd_(&with_vectors, "A", select.data(), d.data(), z.data(), &p.n, &sigma, "I", &p.n, p.which.c_str(), &p.k,
                &p.tolerance, resid.data(), &p.subspace, v.data(), &p.n, iparam, ipntr, workd.data(), workl.data(), &lworkl,
                &status, 1, 1, 2);
    } else {
        const Complex sigma = 0;
        std::vector<Complex> workev(2 * ncv);
        zneupd_(&with_vectors, "A", select.data(), d.data(), z.data(), &p.n, &sigma, workev.data(), "I", &p.n,
                p.which.c_str(), &p.k, &p.tolerance, resid.data(), &p.subspace, v.data(), &p.n, iparam, ipntr, workd.data(),
                workl.data(), &lworkl, rwork.data(), &status, 1, 1, 2);
    }
    const int64_t found = converged < p.k ? converged : p.k;
    const Complexity complexity = kReal ? Complexity::Real : Complexity::Complex;
    Ref<Array> values = Array::uninitialized(ClassId::Double, Dims(found, 1), complexity);
    Ref<Array> vectors = Array::uninitialized(ClassId::Double, Dims(p.n, found), complexity);
    std::copy_n(d.data(), found, values->data_mut<T>());
    std::copy_n(z.data(), found * p.n, vectors->data_mut<T>());
    call.give(0, Value(std::move(values)));
    call.give(1, Value(std::move(vectors)));
    call.give(2, number(found < p.k ? 1 : 0));
}

/// [d, V, flag] = arpack(f, n, k, which, symmetric, tolerance, iterations, subspace, start): `which` as ARPACK spells it; a
/// symmetric operator is real, any other is treated as complex. flag is 1 when fewer than k eigenvalues converged.
void arpack(Call& call) {
    const Problem p{call.arg(0),
                    static_cast<int>(integer_argument(call, 1)),
                    static_cast<int>(integer_argument(call, 2)),
                    static_cast<int>(integer_argument(call, 7)),
                    static_cast<int>(integer_argument(call, 6)),
                    text_argument(call, 3),
                    scalar_argument(call, 5),
                    as_double(call.arg(8))};
    if (p.start.numel() != p.n)
        fail(kOperator, p.n);
    flag_argument(call, 4) ? iterate<double>(call, p) : iterate<Complex>(call, p);
}

constexpr Builtin kRows[] = {
    {"arpack", "Sparse Matrices", "Extreme eigenvalues of an operator given by a function", 9, 9, 3, arpack},
};

} // namespace

void register_sparse_arpack(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
