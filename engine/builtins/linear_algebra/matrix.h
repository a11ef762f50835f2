#pragma once

#include <complex>
#include <vector>

#include "engine/builtins/registry.h"

namespace etna::builtins {

/// A dense complex or real matrix on the host, for LAPACK calls: packed, column-major.
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
    bool is_empty() const { return rows == 0 || cols == 0; }
    static Matrix identity(int n) {
        Matrix out(n, n);
        for (int i = 0; i < n; ++i)
            out(i, i) = T(1);
        return out;
    }
};
using RealMatrix = Matrix<double>;
using ComplexMatrix = Matrix<std::complex<double>>;

template <class T>
constexpr bool is_complex_type = false;
template <class T>
constexpr bool is_complex_type<std::complex<T>> = true;

template <class T>
T conjugate(T x) {
    if constexpr (is_complex_type<T>)
        return std::conj(x);
    else
        return x;
}
template <class T>
Matrix<T> conjugate_transpose(const Matrix<T>& a) {
    Matrix<T> out(a.cols, a.rows);
    for (int j = 0; j < a.cols; ++j)
        for (int i = 0; i < a.rows; ++i)
            out(j, i) = conjugate(a(i, j));
    return out;
}
template <class T>
bool is_hermitian(const Matrix<T>& a) {
    if (a.rows != a.cols)
        return false;
    for (int j = 0; j < a.cols; ++j)
        for (int i = 0; i <= j; ++i)
            if (a(i, j) != conjugate(a(j, i)))
                return false;
    return true;
}

/// Float or logical matrix argument; refuses N-D arrays, other classes and, if asked, NaN and Inf. `T` is double, float
/// or a complex of them; a real argument becomes complex with imaginary parts 0.
template <class T>
Matrix<T> matrix_of(const Call& call, const Value& x, bool finite = false);
/// To an array of the type's class; complex results whose imaginary parts are all 0 become real if `narrow`.
template <class T>
Value value_of(const Matrix<T>& m, bool narrow = false);

/// Calls `f(T{})` with the element type of a float or logical argument; refuses other classes.
template <class F>
void visit_float(const Call& call, const Value& x, F&& f);
/// The same for two arguments that are used together: single wins over double, complex over real.
template <class F>
void visit_float(const Call& call, const Value& x, const Value& y, F&& f);

RealMatrix real_matrix(const Call& call, const Value& x, bool finite = false);
ComplexMatrix complex_matrix(const Call& call, const Value& x, bool finite = false);
/// Raises `MATLAB:square` unless the value is a square matrix.
void require_square(const Call& call, const Value& x);
Value matrix_value(const RealMatrix& m, ClassId cls = ClassId::Double);
Value matrix_value(const ComplexMatrix& m, ClassId cls = ClassId::Double, bool narrow = false);
/// Result class of linear algebra: single if the argument is.
ClassId float_class_of(const Value& x);
/// Refuses the argument unless the value is float or logical.
void require_float(const Call& call, const Value& x);

/// 1-norm: the largest column sum; NaN if there is one.
template <class T>
double norm1(const Matrix<T>& a) {
    double largest = 0;
    for (int j = 0; j < a.cols; ++j) {
        double total = 0;
        for (int i = 0; i < a.rows; ++i)
            total += std::abs(a(i, j));
        if (total != total)
            return total;
        largest = total > largest ? total : largest;
    }
    return largest;
}

template <class F>
void visit_float(const Call& call, const Value& x, F&& f) {
    require_float(call, x);
    if (x.class_id() == ClassId::Single)
        return x.is_complex() ? f(std::complex<float>{}) : f(float{});
    return x.is_complex() ? f(std::complex<double>{}) : f(double{});
}
template <class F>
void visit_float(const Call& call, const Value& x, const Value& y, F&& f) {
    require_float(call, x);
    require_float(call, y);
    const bool complex = x.is_complex() || y.is_complex();
    if (x.class_id() == ClassId::Single || y.class_id() == ClassId::Single)
        return complex ? f(std::complex<float>{}) : f(float{});
    return complex ? f(std::complex<double>{}) : f(double{});
}

/// pagemtimes, in page_products.cpp.
void page_times(Call& call);

} // namespace etna::builtins
