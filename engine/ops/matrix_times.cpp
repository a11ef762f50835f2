#include <algorithm>
#include <limits>

#include "engine/ops/elementwise.h"
#include "engine/ops/lapack.h"
#include "engine/ops/matrix.h"
#include "engine/ops/matrix_product.h"

namespace etna::ops {
namespace {

void spread_parts(const ArrayView& view, Array& out) {
    const auto run = [&](const auto* from, auto* to) {
        for (int64_t i = 0; i < view.numel(); ++i)
            to[2 * i] = from[i];
    };
    if (view.class_id() == ClassId::Single)
        run(view.data<float>(), out.data_mut<float>());
    else
        run(view.data<double>(), out.data_mut<double>());
}

} // namespace

Value as_matrix(const Value& value, ClassId cls, bool complex) {
    Value out = value.class_id() == cls ? value : convert(value, cls);
    if (complex && !out.is_complex()) {
        const ArrayView view(out);
        Ref<Array> wide = Array::zeros(cls, view.dims(), Complexity::Complex);
        spread_parts(view, *wide);
        return wide;
    }
    return out;
}

MatrixPair matrix_pair(const Value& a, const Value& b, const char* symbol) {
    if (a.dims().count() > 2 || b.dims().count() > 2)
        raise(Err::TwoDimensionalInputs);
    if (is_integer(a.class_id()) || is_integer(b.class_id()))
        raise(Err::IntegerMatrices, symbol);
    MatrixPair pair;
    pair.cls = a.class_id() == ClassId::Single || b.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double;
    pair.complex = a.is_complex() || b.is_complex();
    pair.a = as_matrix(a, pair.cls, pair.complex);
    pair.b = as_matrix(b, pair.cls, pair.complex);
    return pair;
}

Value matrix_times(const Value& a, const Value& b) {
    if (const std::optional<ProductForm> form = product_form(a, false, b, false))
        return matrix_product(*form, a, b);
    const Dims left = a.dims(), right = b.dims();
    if (left.count() > 2 || right.count() > 2)
        raise(Err::TwoDimensionalInputs);
    if (left.cols() != right.rows())
        raise(Err::InnerDimensions);
    const MatrixPair pair = matrix_pair(a, b, "*");
    const int64_t m = left.rows(), n = right.cols(), k = left.cols();
    const Complexity complexity = pair.complex ? Complexity::Complex : Complexity::Real;
    if (m == 0 || n == 0 || k == 0)
        return Array::zeros(pair.cls, Dims(m, n));
    if (std::max({m, n, k}) > std::numeric_limits<int>::max())
        raise(Err::MatrixTooLarge);
    Ref<Array> out = Array::uninitialized(pair.cls, Dims(m, n), complexity);
    visit_matrix(pair.cls, pair.complex, [&](auto zero) {
        using T = decltype(zero);
        const T* x = pair.a.array().data<T>();
        const T* y = pair.b.array().data<T>();
        T* to = out->data_mut<T>();
        const int rows = static_cast<int>(m), cols = static_cast<int>(n), inner = static_cast<int>(k);
        if (n == 1)
            lapack::gemv(false, rows, inner, x, y, to);
        else if (m == 1)
            lapack::gemv(true, inner, cols, y, x, to);
        else
            lapack::gemm(rows, cols, inner, x, y, to);
    });
    return pair.complex ? narrow(std::move(out)) : Value(std::move(out));
}

} // namespace etna::ops
