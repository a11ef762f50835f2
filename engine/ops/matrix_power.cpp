#include <cmath>

#include "engine/ops/elementwise.h"
#include "engine/ops/lapack.h"
#include "engine/ops/matrix.h"

namespace etna::ops {
namespace {

Value identity(int64_t n, ClassId cls) {
    Ref<Array> out = Array::zeros(cls, Dims(n, n));
    for (int64_t i = 0; i < n; ++i) {
        if (cls == ClassId::Single)
            out->data_mut<float>()[i * (n + 1)] = 1;
        else
            out->data_mut<double>()[i * (n + 1)] = 1;
    }
    return out;
}

struct Eigen {
    Value vectors; ///< n-by-n, real if all eigenvalues of a real matrix are real
    Value values;  ///< 1-by-n
};

void check_converged(int info) {
    if (info != 0)
        raise(Err::NotConverged);
}

Eigen eigen_of(const Value& a) {
    using Z = std::complex<double>;
    const int64_t order = a.dims().rows();
    const int n = static_cast<int>(order);
    const size_t total = static_cast<size_t>(order * order);
    const Value source = as_matrix(a, ClassId::Double, false);
    const ArrayView view(source);
    for (int64_t i = 0; i < view.numel(); ++i)
        if (!std::isfinite(view.complex_at(i).real()) || !std::isfinite(view.complex_at(i).imag()))
            raise(Err::NonFiniteMatrix);
    int info = 0;
    const int size = 66 * n;
    if (!source.is_complex()) {
        std::vector<double> matrix(view.data<double>(), view.data<double>() + total);
        std::vector<double> re(static_cast<size_t>(n)), im(static_cast<size_t>(n)), work(static_cast<size_t>(size));
        Ref<Array> vectors = Array::zeros(ClassId::Double, Dims(order, order));
        const int one = 1;
        lapack::dgeev_("N", "V", &n, matrix.data(), &n, re.data(), im.data(), nullptr, &one,
                       vectors->data_mut<double>(), &n, work.data(), &size, &info, 1, 1);
        check_converged(info);
        if (std::all_of(im.begin(), im.end(), [](double x) { return x == 0; }))
            return {std::move(vectors), Array::of<double>(Dims(1, order), re.data())};
    }
    const Value wide = as_matrix(source, ClassId::Double, true);
    const Z* z = wide.array().data<Z>();
    std::vector<Z> matrix(z, z + total), work(static_cast<size_t>(size));
    std::vector<double> more(2 * static_cast<size_t>(n));
    Ref<Array> vectors = Array::zeros(ClassId::Double, Dims(order, order), Complexity::Complex);
    Ref<Array> values = Array::zeros(ClassId::Double, Dims(1, order), Complexity::Complex);
    const int one = 1;
    lapack::zgeev_("N", "V", &n, matrix.data(), &n, values->data_mut<Z>(), nullptr, &one, vectors->data_mut<Z>(), &n,
                   work.data(), &size, more.data(), &info, 1, 1);
    check_converged(info);
    return {std::move(vectors), std::move(values)};
}

/// `V * diag(d) / V`
Value recompose(const Eigen& eigen, const Value& d, ClassId cls, bool real_result) {
    const Value scaled = binary(BinaryOp::Times, eigen.vectors, d);
    Value out = matrix_right_divide(scaled, eigen.vectors);
    if (real_result && out.is_complex()) { // conjugate pairs: what is left of the imaginary parts is rounding
        Ref<Array> real = Array::uninitialized(ClassId::Double, out.dims());
        for (int64_t i = 0; i < real->numel(); ++i)
            real->data_mut<double>()[i] = out.array().data<double>()[2 * i];
        out = Value(std::move(real));
    }
    return convert(out, cls);
}

bool conjugate_closed(const Value& values) {
    const ArrayView view(values);
    for (int64_t i = 0; i < view.numel(); ++i) {
        const std::complex<double> z = view.complex_at(i);
        if (z.imag() == 0 && z.real() < 0)
            return false;
    }
    return true;
}

Value integer_power(Value base, double exponent, ClassId cls) {
    if (exponent < 0) {
        base = matrix_left_divide(base, identity(base.dims().rows(), cls));
        exponent = -exponent;
    }
    Value result;
    for (uint64_t e = static_cast<uint64_t>(exponent); e; e >>= 1) {
        if (e & 1)
            result = result.is_defined() ? binary(BinaryOp::MTimes, result, base) : base;
        if (e > 1)
            base = binary(BinaryOp::MTimes, base, base);
    }
    return result.is_defined() ? result : identity(base.dims().rows(), cls);
}

} // namespace

Value matrix_power(const Value& a, const Value& b) {
    const Value& matrix = a.is_scalar() ? b : a;
    if ((!a.is_scalar() && !b.is_scalar()) || matrix.dims().count() > 2 || matrix.dims().rows() != matrix.dims().cols())
        raise(Err::SquareMatrix);
    if (is_integer(a.class_id()) || is_integer(b.class_id()))
        raise(Err::MatrixPowerClass);
    const ClassId cls =
        a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double;
    if (matrix.is_empty())
        return Array::zeros(cls, matrix.dims());
    if (!a.is_scalar() && !b.is_complex()) {
        const double exponent = b.to_double();
        if (exponent == std::floor(exponent) && std::abs(exponent) < 9.0e15)
            return integer_power(as_matrix(a, cls, a.is_complex()), exponent, cls);
    }
    const Eigen eigen = eigen_of(matrix);
    if (a.is_scalar()) {
        const bool real = !a.is_complex() && !matrix.is_complex() && a.to_double() >= 0;
        return recompose(eigen, binary(BinaryOp::Power, convert(a, ClassId::Double), eigen.values), cls, real);
    }
    const bool real = !matrix.is_complex() && !b.is_complex() && conjugate_closed(eigen.values);
    return recompose(eigen, binary(BinaryOp::Power, eigen.values, convert(b, ClassId::Double)), cls, real);
}

} // namespace etna::ops
