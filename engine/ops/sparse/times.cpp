#include "engine/ops/elementwise.h"
#include "engine/ops/sparse/sparse.h"

namespace etna::ops::sparse {
namespace {

using Complex = std::complex<double>;

// Products without the recovery of infinities that C++ prescribes for complex numbers: as BLAS computes them.
double product(double a, double b) { return a * b; }
Complex product(double a, Complex b) { return {a * b.real(), a * b.imag()}; }
Complex product(Complex a, double b) { return {a.real() * b, a.imag() * b}; }
Complex product(Complex a, Complex b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

template <class A, class B>
using Product = decltype(product(A{}, B{}));

/// Gustavson's algorithm: one column of the result after the other, summed up in a dense column.
template <class A, class B>
Ref<SparseArray> sparse_sparse(const SparseArray& a, const SparseArray& b) {
    using T = Product<A, B>;
    SparseBuilder<T> out(a.rows(), b.cols());
    out.reserve(a.count() + b.count());
    std::vector<T> sum(static_cast<size_t>(a.rows()));
    std::vector<int64_t> seen(static_cast<size_t>(a.rows()), -1), rows;
    const A* x = a.values<A>();
    const B* y = b.values<B>();
    for (int64_t j = 0; j < b.cols(); ++j) {
        rows.clear();
        for (int64_t q = b.starts()[j]; q < b.starts()[j + 1]; ++q) {
            const int64_t k = b.row_indices()[q];
            for (int64_t p = a.starts()[k]; p < a.starts()[k + 1]; ++p) {
                const size_t i = static_cast<size_t>(a.row_indices()[p]);
                if (seen[i] != j) {
                    seen[i] = j;
                    sum[i] = T(0);
                    rows.push_back(static_cast<int64_t>(i));
                }
                sum[i] += product(x[p], y[q]);
            }
        }
        // A full column is walked, a thin one sorted.
        if (static_cast<int64_t>(rows.size()) * 16 > a.rows()) {
            for (int64_t i = 0; i < a.rows(); ++i)
                if (seen[static_cast<size_t>(i)] == j)
                    out.push(i, sum[static_cast<size_t>(i)]);
        } else {
            std::sort(rows.begin(), rows.end());
            for (const int64_t i : rows)
                out.push(i, sum[static_cast<size_t>(i)]);
        }
        out.end_column();
    }
    return out.finish();
}

template <class A, class B>
Value sparse_full(const SparseArray& a, const ArrayView& b) {
    using T = Product<A, B>;
    const int64_t cols = b.dims().cols();
    Ref<Array> out = Array::zeros(ClassId::Double, Dims(a.rows(), cols),
                                  std::is_same_v<T, double> ? Complexity::Real : Complexity::Complex);
    const A* x = a.values<A>();
    for (int64_t c = 0; c < cols; ++c) {
        const B* y = b.data<B>() + c * a.cols();
        T* to = out->data_mut<T>() + c * a.rows();
        for (int64_t j = 0; j < a.cols(); ++j) {
            const B factor = y[j];
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                to[a.row_indices()[k]] += product(x[k], factor);
        }
    }
    return narrow(std::move(out));
}

template <class A, class B>
Value full_sparse(const ArrayView& a, const SparseArray& b) {
    using T = Product<A, B>;
    const int64_t rows = a.dims().rows();
    Ref<Array> out = Array::zeros(ClassId::Double, Dims(rows, b.cols()),
                                  std::is_same_v<T, double> ? Complexity::Real : Complexity::Complex);
    const B* y = b.values<B>();
    for (int64_t j = 0; j < b.cols(); ++j) {
        T* to = out->data_mut<T>() + j * rows;
        for (int64_t k = b.starts()[j]; k < b.starts()[j + 1]; ++k) {
            const A* x = a.data<A>() + b.row_indices()[k] * rows;
            for (int64_t i = 0; i < rows; ++i)
                to[i] += product(x[i], y[k]);
        }
    }
    return narrow(std::move(out));
}

template <class F>
Value visit_pair(bool complex_a, bool complex_b, F f) {
    return visit_sparse(complex_a, [&](auto x) {
        return visit_sparse(complex_b, [&](auto y) { return f(x, y); });
    });
}

} // namespace

Value times(const Value& a, const Value& b) {
    if (a.dims().cols() != b.dims().rows())
        raise(Err::InnerDimensions);
    const bool complex_a = a.is_complex(), complex_b = b.is_complex();
    if (a.is_sparse() && b.is_sparse())
        return visit_pair(complex_a, complex_b, [&](auto x, auto y) -> Value {
            return sparse_sparse<decltype(x), decltype(y)>(a.sparse(), b.sparse());
        });
    const Value numbers = convert(a.is_sparse() ? b : a, ClassId::Double);
    const ArrayView view(numbers);
    return visit_pair(complex_a, complex_b, [&](auto x, auto y) -> Value {
        using A = decltype(x);
        using B = decltype(y);
        return a.is_sparse() ? sparse_full<A, B>(a.sparse(), view) : full_sparse<A, B>(view, b.sparse());
    });
}

Value power(const Value& a, const Value& b) {
    const Dims dims = a.dims();
    if (!b.is_scalar() || dims.rows() != dims.cols()) {
        if (a.is_scalar() && b.dims().rows() == b.dims().cols())
            return ops::binary(BinaryOp::MPower, full(a), full(b));
        raise(Err::SquareMatrix);
    }
    const double exponent = b.to_double();
    if (!a.is_sparse() || b.is_complex() || exponent != static_cast<double>(static_cast<int64_t>(exponent)))
        return ops::binary(BinaryOp::MPower, full(a), full(b));
    SparseBuilder<double> identity(dims.rows(), dims.rows());
    for (int64_t i = 0; i < dims.rows(); ++i) {
        identity.push(i, 1);
        identity.end_column();
    }
    Value result = identity.finish();
    Value base = as_class(of(a), ClassId::Double);
    int64_t n = static_cast<int64_t>(exponent);
    if (n < 0) {
        base = left_divide(base, result);
        n = -n;
    }
    for (bool first = true; n > 0; n /= 2) {
        if (n % 2) {
            result = first ? base : times(result, base);
            first = false;
        }
        if (n > 1)
            base = times(base, base);
    }
    return result;
}

} // namespace etna::ops::sparse
