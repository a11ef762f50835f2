#pragma once

#include <complex>
#include <vector>

#include "engine/builtins/registry.h"

namespace etna::builtins {

/// A dense complex or real matrix on the host, for LAPACK calls.
template <class T>
struct Matrix {
    int rows = 0;
    int cols = 0;
    std::vector<T> data;

    Matrix() = default;
    Matrix(int m, int n) : rows(m), cols(n), data(static_cast<size_t>(m) * static_cast<size_t>(n), T{}) {}
    T& operator()(int i, int j) { return data[static_cast<size_t>(i) + static_cast<size_t>(j) * static_cast<size_t>(rows)]; }
    const T& operator()(int i, int j) const {
        return data[static_cast<size_t>(i) + static_cast<size_t>(j) * static_cast<size_t>(rows)];
    }
    /// Leading dimension as LAPACK wants it: at least 1.
    int ld() const { return rows > 0 ? rows : 1; }
    static Matrix identity(int n) {
        Matrix out(n, n);
        for (int i = 0; i < n; ++i)
            out(i, i) = T(1);
        return out;
    }
};
using RealMatrix = Matrix<double>;
using ComplexMatrix = Matrix<std::complex<double>>;

/// Float or logical matrix argument; refuses N-D arrays, other classes and, if asked, NaN and Inf.
RealMatrix real_matrix(const Call& call, const Value& x, bool finite = false);
ComplexMatrix complex_matrix(const Call& call, const Value& x, bool finite = false);
void require_square(const Call& call, const Value& x);
/// To an array of the class; complex results whose imaginary parts are all 0 become real if `narrow`.
Value matrix_value(const RealMatrix& m, ClassId cls = ClassId::Double);
Value matrix_value(const ComplexMatrix& m, ClassId cls = ClassId::Double, bool narrow = false);
/// Result class of linear algebra: single if the argument is.
ClassId float_class_of(const Value& x);

} // namespace etna::builtins
