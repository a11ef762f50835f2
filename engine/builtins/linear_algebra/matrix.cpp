#include "engine/builtins/linear_algebra/matrix.h"

#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

std::string upper(std::string_view name) {
    std::string out(name);
    for (char& c : out)
        c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return out;
}

void check(const Call& call, const Value& x, bool finite) {
    require_float(call, x);
    if (x.dims().count() > 2)
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":inputMustBe2D", "Input must be 2-D.");
    if (x.dims().rows() > 2000000000 || x.dims().cols() > 2000000000)
        fail({"MATLAB:matrixTooLarge", "The matrix is too large for {}."}, call.builtin.name);
    if (!finite || !is_float(x.class_id()))
        return;
    const ArrayView view(x);
    const int64_t n = view.numel() * (view.is_complex() ? 2 : 1);
    bool good = true;
    if (view.class_id() == ClassId::Single)
        for (int64_t i = 0; i < n && good; ++i)
            good = std::isfinite(view.data<float>()[i]);
    else
        for (int64_t i = 0; i < n && good; ++i)
            good = std::isfinite(view.data<double>()[i]);
    if (!good)
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":matrixWithNaNInf",
                    "Input to " + upper(call.builtin.name) + " must not contain NaN or Inf.");
}

} // namespace

void require_float(const Call& call, const Value& x) {
    if (!x.is_flat() || is_integer(x.class_id()) || x.is_char())
        refuse_class(call, x);
}

template <class T>
Matrix<T> matrix_of(const Call& call, const Value& x, bool finite) {
    check(call, x, finite);
    Matrix<T> out(static_cast<int>(x.dims().rows()), static_cast<int>(x.dims().cols()));
    const ArrayView view(x);
    const int64_t n = view.numel();
    auto copy = [&](const auto* from) {
        for (int64_t i = 0; i < n; ++i)
            out.data[static_cast<size_t>(i)] = static_cast<T>(from[i]);
    };
    if (view.is_complex()) {
        if constexpr (is_complex_type<T>) {
            if (view.class_id() == ClassId::Single)
                copy(view.data<std::complex<float>>());
            else
                copy(view.data<std::complex<double>>());
        } else {
            for (int64_t i = 0; i < n; ++i)
                out.data[static_cast<size_t>(i)] = static_cast<T>(view.complex_at(i).real());
        }
        return out;
    }
    if (view.class_id() == ClassId::Logical)
        for (int64_t i = 0; i < n; ++i)
            out.data[static_cast<size_t>(i)] = view.data<bool>()[i] ? T(1) : T(0);
    else if (view.class_id() == ClassId::Single)
        for (int64_t i = 0; i < n; ++i)
            out.data[static_cast<size_t>(i)] = T(view.data<float>()[i]);
    else
        for (int64_t i = 0; i < n; ++i)
            out.data[static_cast<size_t>(i)] = static_cast<T>(view.data<double>()[i]);
    return out;
}
template Matrix<double> matrix_of(const Call&, const Value&, bool);
template Matrix<float> matrix_of(const Call&, const Value&, bool);
template Matrix<std::complex<double>> matrix_of(const Call&, const Value&, bool);
template Matrix<std::complex<float>> matrix_of(const Call&, const Value&, bool);

template <class T>
Value value_of(const Matrix<T>& m, bool narrow) {
    const Dims dims(m.rows, m.cols);
    if constexpr (is_complex_type<T>) {
        using R = typename T::value_type;
        bool real = narrow;
        for (size_t i = 0; i < m.data.size() && real; ++i)
            real = m.data[i].imag() == 0;
        Ref<Array> out = Array::uninitialized(class_of<R>, dims, real ? Complexity::Real : Complexity::Complex);
        if (real)
            for (size_t i = 0; i < m.data.size(); ++i)
                out->data_mut<R>()[i] = m.data[i].real();
        else
            std::copy(m.data.begin(), m.data.end(), out->data_mut<T>());
        return out;
    } else {
        (void)narrow;
        return Array::of<T>(dims, m.data.data());
    }
}
template Value value_of(const Matrix<double>&, bool);
template Value value_of(const Matrix<float>&, bool);
template Value value_of(const Matrix<std::complex<double>>&, bool);
template Value value_of(const Matrix<std::complex<float>>&, bool);

RealMatrix real_matrix(const Call& call, const Value& x, bool finite) { return matrix_of<double>(call, x, finite); }
ComplexMatrix complex_matrix(const Call& call, const Value& x, bool finite) {
    return matrix_of<std::complex<double>>(call, x, finite);
}

void require_square(const Call&, const Value& x) {
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        fail({"MATLAB:square", "Matrix must be square."});
}

Value matrix_value(const RealMatrix& m, ClassId cls) {
    Value out = value_of(m);
    return cls == ClassId::Double ? out : ops::convert(out, cls);
}
Value matrix_value(const ComplexMatrix& m, ClassId cls, bool narrow) {
    Value out = value_of(m, narrow);
    return cls == ClassId::Double ? out : ops::convert(out, cls);
}

ClassId float_class_of(const Value& x) { return x.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double; }

} // namespace etna::builtins
