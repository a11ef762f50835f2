#include "engine/ops/matrix_product.h"

#include <algorithm>
#include <limits>

#include "engine/ops/lapack.h"
#include "engine/value/array.h"

namespace etna::ops {
namespace {

/// Copies the lower triangle into the upper one, tile by tile, so that neither side leaves the cache for long.
template <class T>
void mirror_lower(T* c, int64_t n) {
    constexpr int64_t kTile = 32;
    for (int64_t j0 = 0; j0 < n; j0 += kTile)
        for (int64_t i0 = j0; i0 < n; i0 += kTile)
            for (int64_t j = j0; j < std::min(j0 + kTile, n); ++j)
                for (int64_t i = std::max(i0, j + 1); i < std::min(i0 + kTile, n); ++i)
                    c[j + i * n] = c[i + j * n];
}

template <class T>
void multiply_as(const ProductForm& form, const T* a, const T* b, T* c) {
    const auto m = static_cast<lapack::Int>(form.rows), n = static_cast<lapack::Int>(form.cols),
               k = static_cast<lapack::Int>(form.inner);
    if (form.symmetric && m > 1) {
        lapack::syrk(form.transpose_a, m, k, a, c);
        mirror_lower(c, form.rows);
    } else if (n == 1) {
        lapack::gemv(form.transpose_a, form.transpose_a ? k : m, form.transpose_a ? m : k, a, b, c);
    } else if (m == 1) {
        lapack::gemv(!form.transpose_b, form.transpose_b ? n : k, form.transpose_b ? k : n, b, a, c);
    } else {
        lapack::gemm(form.transpose_a, form.transpose_b, m, n, k, a, b, c);
    }
}

const Array* real_matrix(const Value& value) {
    if (!value.is_heap() || value.heap_kind() != HeapKind::Array)
        return nullptr;
    const Array& array = value.array();
    return is_float(array.class_id()) && !array.is_complex() && array.dims().count() == 2 ? &array : nullptr;
}

} // namespace

std::optional<ProductForm> product_form(const Value& a, bool transpose_a, const Value& b, bool transpose_b) {
    const Array *left = real_matrix(a), *right = real_matrix(b);
    if (!left || !right || left->class_id() != right->class_id() || left->numel() == 1 || right->numel() == 1)
        return std::nullopt;
    ProductForm form;
    form.cls = left->class_id();
    form.rows = transpose_a ? left->dims().cols() : left->dims().rows();
    form.inner = transpose_a ? left->dims().rows() : left->dims().cols();
    form.cols = transpose_b ? right->dims().rows() : right->dims().cols();
    if ((transpose_b ? right->dims().cols() : right->dims().rows()) != form.inner ||
        std::max({form.rows, form.cols, form.inner}) > std::numeric_limits<lapack::Int>::max())
        return std::nullopt;
    form.transpose_a = transpose_a;
    form.transpose_b = transpose_b;
    form.symmetric = transpose_a != transpose_b && left == right;
    return form;
}

void multiply(const ProductForm& form, const void* a, const void* b, void* c) {
    const int64_t count = form.rows * form.cols;
    if (count == 0)
        return;
    const auto run = [&](auto zero) {
        using T = decltype(zero);
        T* to = static_cast<T*>(c);
        if (form.inner == 0)
            std::fill_n(to, count, T(0));
        else
            multiply_as(form, static_cast<const T*>(a), static_cast<const T*>(b), to);
    };
    if (form.cls == ClassId::Single)
        run(float{});
    else
        run(double{});
}

Value matrix_product(const ProductForm& form, const Value& a, const Value& b) {
    Ref<Array> out = Array::uninitialized(form.cls, Dims(form.rows, form.cols));
    multiply(form, a.array().data<void>(), b.array().data<void>(), out->data_mut<void>());
    if (const ArrayForm kind = a.array().form(); kind == b.array().form()) // of diagonal matrices; Full otherwise
        out->set_form(kind);
    return out;
}

} // namespace etna::ops
