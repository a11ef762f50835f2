#include <cctype>
#include <cmath>

#include "engine/ops/elementwise.h"
#include "engine/ops/sparse/sparse.h"

namespace etna::ops::sparse {
namespace {

Value zero_of(const Value& a) { return a.class_id() == ClassId::Logical ? Value::of(false) : Value::of(0.0); }

bool is_zero(const Value& scalar) { return scalar.to_complex() == 0.0; }

bool all_finite(const double* x, int64_t n) {
    double sum = 0; // of zeros, or NaN
    for (int64_t i = 0; i < n; ++i)
        sum += x[i] * 0;
    return sum == 0;
}

bool all_finite(const Value& flat) {
    const Value numbers = convert(flat, ClassId::Double);
    const ArrayView view(numbers);
    return all_finite(view.data<double>(), view.numel() * (view.is_complex() ? 2 : 1));
}

bool all_finite(const SparseArray& a) { return all_finite(a.values<double>(), a.count() * (a.is_complex() ? 2 : 1)); }

/// The elements of a full operand where `pattern` has entries; sizes of one are repeated.
Value gather(const Value& from, const SparseArray& pattern) {
    const ArrayView view(from);
    const int64_t row_step = view.dims().rows() == 1 ? 0 : 1;
    const int64_t col_step = view.dims().cols() == 1 ? 0 : view.dims().rows();
    Ref<Array> out = Array::uninitialized(view.class_id(), Dims(pattern.count(), 1),
                                          view.is_complex() ? Complexity::Complex : Complexity::Real);
    const auto copy = [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        for (int64_t j = 0; j < pattern.cols(); ++j)
            for (int64_t k = pattern.starts()[j]; k < pattern.starts()[j + 1]; ++k)
                to[k] = view.data<T>()[pattern.row_indices()[k] * row_step + j * col_step];
    };
    if (view.is_complex())
        copy(std::complex<double>{});
    else
        visit_class(view.class_id(), copy);
    return out;
}

/// The places of both matrices, and for each place the entry of either (or -1).
struct Union {
    Ref<SparseArray> pattern; ///< its values are ones
    std::vector<int64_t> a, b;
};

Union unite(const SparseArray& a, const SparseArray& b, bool only_common) {
    SparseBuilder<double> out(a.rows(), a.cols());
    Union u;
    const size_t expected = static_cast<size_t>(only_common ? std::min(a.count(), b.count()) : a.count() + b.count());
    out.reserve(static_cast<int64_t>(expected));
    u.a.reserve(expected);
    u.b.reserve(expected);
    const auto add = [&](int64_t row, int64_t x, int64_t y) {
        out.push(row, 1);
        u.a.push_back(x);
        u.b.push_back(y);
    };
    for (int64_t j = 0; j < a.cols(); ++j) {
        int64_t p = a.starts()[j], q = b.starts()[j];
        const int64_t p_end = a.starts()[j + 1], q_end = b.starts()[j + 1];
        while (p < p_end || q < q_end) {
            const int64_t row_a = p < p_end ? a.row_indices()[p] : INT64_MAX;
            const int64_t row_b = q < q_end ? b.row_indices()[q] : INT64_MAX;
            if (row_a == row_b)
                add(row_a, p++, q++);
            else if (row_a < row_b)
                only_common ? void(++p) : add(row_a, p++, -1);
            else
                only_common ? void(++q) : add(row_b, -1, q++);
        }
        out.end_column();
    }
    u.pattern = out.finish();
    return u;
}

/// The values of the entries that are named, zero for -1.
Value chosen_values(const SparseArray& a, const std::vector<int64_t>& entries) {
    const Dims dims(static_cast<int64_t>(entries.size()), 1);
    if (a.class_id() == ClassId::Logical) {
        Ref<Array> out = Array::uninitialized(ClassId::Logical, dims);
        bool* to = out->data_mut<bool>();
        for (const int64_t k : entries)
            *to++ = k >= 0;
        return out;
    }
    return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
        using T = decltype(zero);
        Ref<Array> out =
            Array::uninitialized(ClassId::Double, dims, a.is_complex() ? Complexity::Complex : Complexity::Real);
        T* to = out->data_mut<T>();
        for (const int64_t k : entries)
            *to++ = k >= 0 ? a.values<T>()[k] : T(0);
        return out;
    });
}

Value dense(BinaryOp op, const Value& a, const Value& b) { return from_full(ops::binary(op, full(a), full(b))); }

Value both_sparse(BinaryOp op, const Value& a, const Value& b) {
    if (!is_zero(ops::binary(op, zero_of(a), zero_of(b))))
        return dense(op, a, b);
    const bool common = (op == BinaryOp::Times && all_finite(a.sparse()) && all_finite(b.sparse())) ||
                        (op == BinaryOp::And && all_finite(a.sparse()) && all_finite(b.sparse()));
    const Union u = unite(a.sparse(), b.sparse(), common);
    return with_values(*u.pattern, ops::binary(op, chosen_values(a.sparse(), u.a), chosen_values(b.sparse(), u.b)));
}

/// `a` or `b` is one element.
Value with_scalar(BinaryOp op, const Value& a, const Value& b) {
    const bool scalar_b = b.is_scalar();
    const Value& matrix = scalar_b ? a : b;
    const Value scalar = full(scalar_b ? b : a);
    if (!matrix.is_sparse()) // a sparse scalar with a full matrix
        return dense(op, a, b);
    const auto apply = [&](const Value& x) { return scalar_b ? ops::binary(op, x, scalar) : ops::binary(op, scalar, x); };
    if (!is_zero(apply(zero_of(matrix))))
        return dense(op, a, b);
    return with_values(matrix.sparse(), apply(entry_values(matrix.sparse())));
}

Value elementwise(BinaryOp op, const Value& a, const Value& b) {
    const bool mixed = !a.is_sparse() || !b.is_sparse();
    if (mixed && (op == BinaryOp::Add || op == BinaryOp::Subtract))
        return ops::binary(op, full(a), full(b));
    if (a.is_scalar() || b.is_scalar())
        return with_scalar(op, a, b);
    const Dims dims = broadcast_dims(a.dims(), b.dims());
    Value x = a, y = b;
    if (x.is_sparse())
        x = expanded(of(x), dims);
    if (y.is_sparse())
        y = expanded(of(y), dims);
    if (!mixed)
        return both_sparse(op, x, y);
    const Value& other = x.is_sparse() ? y : x;
    const SparseArray& matrix = x.is_sparse() ? x.sparse() : y.sparse();
    if ((op == BinaryOp::Times && all_finite(other)) || op == BinaryOp::And) {
        if (op == BinaryOp::And)
            check_no_nan(other);
        const Value values = entry_values(matrix), others = gather(other, matrix);
        return with_values(matrix, x.is_sparse() ? ops::binary(op, values, others) : ops::binary(op, others, values));
    }
    return dense(op, x, y);
}

/// Sparse matrices meet double, logical and char operands; char acts as double.
Value operand_of(BinaryOp op, const Value& value) {
    if (value.is_sparse())
        return value;
    const ClassId cls = value.class_id();
    if (is_integer(cls) || cls == ClassId::Single) {
        std::string name(function_name(op));
        for (char& c : name)
            c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        raise(Err::SparseWithClass, name, symbol(op), class_name(cls));
    }
    return cls == ClassId::Char ? convert(value, ClassId::Double) : value;
}

Value complement(const SparseArray& a) {
    if (a.is_complex())
        raise(Err::ComplexLogical);
    check_no_nan(entry_values(a));
    check_array_size(a.dims(), 1);
    SparseBuilder<double> out(a.rows(), a.cols());
    out.reserve(a.rows() * a.cols() - a.count());
    for (int64_t j = 0; j < a.cols(); ++j) {
        int64_t k = a.starts()[j];
        for (int64_t i = 0; i < a.rows(); ++i) {
            if (k < a.starts()[j + 1] && a.row_indices()[k] == i)
                ++k;
            else
                out.push(i, 1);
        }
        out.end_column();
    }
    return out.finish(ClassId::Logical);
}

} // namespace

Value binary(BinaryOp op, const Value& left, const Value& right) {
    for (const Value* v : {&left, &right})
        if (!v->is_sparse() && (!v->is_flat() || v->dims().count() > 2))
            return ops::binary(op, full(left), full(right));
    const Value a = operand_of(op, left), b = operand_of(op, right);
    const bool scalar_a = a.is_scalar(), scalar_b = b.is_scalar();
    const bool mixed = !a.is_sparse() || !b.is_sparse();
    switch (op) {
    case BinaryOp::LeftDivide:
        return elementwise(BinaryOp::Divide, b, a);
    case BinaryOp::MTimes:
        if (!scalar_a && !scalar_b)
            return times(a, b);
        // A sparse scalar times a full matrix is a full matrix.
        if (mixed && !(a.is_sparse() ? scalar_b : scalar_a))
            return ops::binary(BinaryOp::Times, full(a), full(b));
        return elementwise(BinaryOp::Times, a, b);
    case BinaryOp::MDivide:
        if (scalar_b)
            return a.is_sparse() ? elementwise(BinaryOp::Divide, a, b) : ops::binary(BinaryOp::Divide, a, full(b));
        if (a.dims().cols() != b.dims().cols())
            raise(Err::DimensionsAgree);
        return ops::unary(UnaryOp::Transpose, left_divide(ops::unary(UnaryOp::Transpose, b), ops::unary(UnaryOp::Transpose, a)));
    case BinaryOp::MLeftDivide:
        if (scalar_a)
            return b.is_sparse() ? elementwise(BinaryOp::Divide, b, a) : ops::binary(BinaryOp::Divide, b, full(a));
        return left_divide(a, b);
    case BinaryOp::MPower:
        return scalar_a && scalar_b ? elementwise(BinaryOp::Power, a, b) : power(a, b);
    default:
        return elementwise(op, a, b);
    }
}

Value unary(UnaryOp op, const Value& a) {
    switch (op) {
    case UnaryOp::Plus:
        return as_class(of(a), ClassId::Double);
    case UnaryOp::Not:
        return complement(a.sparse());
    case UnaryOp::Minus:
        return with_values(a.sparse(), ops::unary(op, entry_values(a.sparse())));
    default:
        return transposed(a.sparse(), op == UnaryOp::CTranspose);
    }
}

Ref<SparseArray> transposed(const SparseArray& a, bool conjugate) {
    const size_t n = static_cast<size_t>(a.count());
    std::vector<int64_t> starts(static_cast<size_t>(a.rows()) + 1, 0), index(n);
    for (size_t k = 0; k < n; ++k)
        ++starts[static_cast<size_t>(a.row_indices()[k]) + 1];
    for (size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    std::vector<int64_t> next(starts.begin(), starts.end() - 1);
    std::vector<double> values(n * (a.is_complex() ? 2 : 1));
    visit_sparse(a.is_complex(), [&](auto zero) {
        using T = decltype(zero);
        T* to = reinterpret_cast<T*>(values.data());
        for (int64_t j = 0; j < a.cols(); ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k) {
                const size_t at = static_cast<size_t>(next[static_cast<size_t>(a.row_indices()[k])]++);
                index[at] = j;
                to[at] = a.values<T>()[k];
                if constexpr (!std::is_same_v<T, double>)
                    if (conjugate)
                        to[at] = std::conj(to[at]);
            }
    });
    return make_ref<SparseArray>(a.class_id(), a.is_complex() ? Complexity::Complex : Complexity::Real, a.cols(),
                                 a.rows(), std::move(starts), std::move(index), std::move(values));
}

bool is_true(const SparseArray& a) {
    check_no_nan(entry_values(a));
    return a.count() > 0 && a.count() == a.dims().numel();
}

bool is_equal(const Value& a, const Value& b, bool nan_equal) {
    if (!(a.dims() == b.dims()))
        return false;
    for (const Value* v : {&a, &b})
        if (!v->is_sparse() && (is_integer(v->class_id()) || v->class_id() == ClassId::Single))
            return ops::is_equal(full(a), full(b), nan_equal);
    const Ref<SparseArray> x = of(a), y = of(b);
    if (x->is_complex() != y->is_complex() || x->count() != y->count() ||
        !std::equal(x->starts(), x->starts() + x->cols() + 1, y->starts()) ||
        !std::equal(x->row_indices(), x->row_indices() + x->count(), y->row_indices()))
        return false;
    return ops::is_equal(entry_values(*x), entry_values(*y), nan_equal);
}

} // namespace etna::ops::sparse
