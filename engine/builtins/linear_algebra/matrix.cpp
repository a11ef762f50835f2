#include "engine/builtins/linear_algebra/matrix.h"

#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

void check(const Call& call, const Value& x, bool finite) {
    if (!x.is_flat() || is_integer(x.class_id()) || x.is_char())
        refuse_class(call, x);
    if (x.dims().count() > 2)
        fail({"MATLAB:mustBe2D", "Input of {} must be a 2-D matrix."}, call.builtin.name);
    if (x.dims().rows() > 2000000000 || x.dims().cols() > 2000000000)
        fail({"MATLAB:matrixTooLarge", "The matrix is too large for {}."}, call.builtin.name);
    if (!finite)
        return;
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i) {
        const std::complex<double> z = view.complex_at(i);
        if (!std::isfinite(z.real()) || !std::isfinite(z.imag()))
            fail({"MATLAB:matrixWithNaNInf", "Input to {} must not contain NaN or Inf."}, call.builtin.name);
    }
}

} // namespace

RealMatrix real_matrix(const Call& call, const Value& x, bool finite) {
    check(call, x, finite);
    RealMatrix out(static_cast<int>(x.dims().rows()), static_cast<int>(x.dims().cols()));
    out.data = to_double_vector(x);
    return out;
}
ComplexMatrix complex_matrix(const Call& call, const Value& x, bool finite) {
    check(call, x, finite);
    ComplexMatrix out(static_cast<int>(x.dims().rows()), static_cast<int>(x.dims().cols()));
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i)
        out.data[static_cast<size_t>(i)] = view.complex_at(i);
    return out;
}

void require_square(const Call&, const Value& x) {
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        fail({"MATLAB:square", "Matrix must be square."});
}

Value matrix_value(const RealMatrix& m, ClassId cls) {
    Value out = Array::of<double>(Dims(m.rows, m.cols), m.data.data());
    return cls == ClassId::Double ? out : ops::convert(out, cls);
}
Value matrix_value(const ComplexMatrix& m, ClassId cls, bool narrow) {
    bool real = narrow;
    for (const auto& z : m.data)
        real = real && z.imag() == 0;
    Value out;
    if (real) {
        RealMatrix r(m.rows, m.cols);
        for (size_t i = 0; i < m.data.size(); ++i)
            r.data[i] = m.data[i].real();
        out = matrix_value(r);
    } else {
        Ref<Array> a = Array::uninitialized(ClassId::Double, Dims(m.rows, m.cols), Complexity::Complex);
        std::copy(m.data.begin(), m.data.end(), a->data_mut<std::complex<double>>());
        out = std::move(a);
    }
    return cls == ClassId::Double ? out : ops::convert(out, cls);
}

ClassId float_class_of(const Value& x) { return x.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double; }

} // namespace etna::builtins
