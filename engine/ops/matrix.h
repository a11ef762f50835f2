#pragma once

#include <complex>

#include "engine/value/array.h"

/// What the matrix operators share. Internal to ops/.
namespace etna::ops {

/// Both operands as float arrays of one class and one complexity, two-dimensional.
struct MatrixPair {
    Value a, b;
    ClassId cls = ClassId::Double;
    bool complex = false;
};
/// Raises `TwoDimensionalInputs` and, for integers, `IntegerMatrices` with the name of the operator.
MatrixPair matrix_pair(const Value& a, const Value& b, const char* symbol);
/// `value` as an array of class `cls` (double or single) with interleaved imaginary parts if `complex`.
Value as_matrix(const Value& value, ClassId cls, bool complex);

/// Calls `f(T{})` with the element type: double, float, or a complex of them.
template <class F>
decltype(auto) visit_matrix(ClassId cls, bool complex, F&& f) {
    if (cls == ClassId::Single)
        return complex ? f(std::complex<float>{}) : f(float{});
    return complex ? f(std::complex<double>{}) : f(double{});
}

/// The elements of a matrix value, inline scalars included.
template <class T>
const T* elements(const Value& value) {
    return ArrayView(value).data<T>();
}

} // namespace etna::ops
