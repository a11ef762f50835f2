#pragma once

#include <span>

#include "engine/ops/operators.h"
#include "engine/value/sparse.h"

/// What the operators do when a sparse matrix takes part; `ops::binary`, `ops::index` and the rest come here then.
/// Sparse results follow MATLAB's rule (Sparse Matrix Operations): operators of sparse operands give sparse results;
/// of a sparse and a full operand, `+`, `-`, `*` and the matrix divisions give full ones, everything else sparse ones.
namespace etna::ops::sparse {

// ---- conversions

/// A sparse matrix as a full array of its class; every other value as it is.
Value full(const Value& value);
/// A flat matrix (numeric, logical, char) as a sparse one: logical stays logical, the rest becomes double. Raises
/// `SparseConversion` for integers and single, `SparseND` beyond two dimensions.
Ref<SparseArray> from_full(const Value& value);
/// The value's sparse matrix, or `from_full` of it.
Ref<SparseArray> of(const Value& value);
/// Results that may stay full: two-dimensional double and logical ones become sparse, others stay.
Value sparse_if_possible(Value value);
/// Triplets; equal places add up (of logical values: or). `values` is a flat vector with as many elements as `rows`, or
/// one for all. Indices count from zero and lie within the size.
Ref<SparseArray> from_triplets(int64_t row_count, int64_t col_count, std::span<const int64_t> rows,
                               std::span<const int64_t> cols, const Value& values);
/// The entries' values as a full column of the matrix's class.
Value entry_values(const SparseArray& a);
/// The same pattern with other values: a flat column of as many elements as there are entries. Zeros are dropped.
Ref<SparseArray> with_values(const SparseArray& pattern, const Value& column);
/// Complex with zero imaginary parts; the same when it is complex.
Ref<SparseArray> as_complex(const Ref<SparseArray>& a);
Ref<SparseArray> as_class(const Ref<SparseArray>& a, ClassId cls);
/// Same elements in column-major order. The sizes agree.
Ref<SparseArray> reshaped(const SparseArray& a, int64_t rows, int64_t cols);
/// Rows and columns of size one repeated up to the size of `dims`.
Ref<SparseArray> expanded(const Ref<SparseArray>& a, const Dims& dims);

// ---- operators

Value binary(BinaryOp op, const Value& a, const Value& b);
Value unary(UnaryOp op, const Value& a);
Ref<SparseArray> transposed(const SparseArray& a, bool conjugate);
/// Matrix product; sparse if both are.
Value times(const Value& a, const Value& b);
Value left_divide(const Value& a, const Value& b);
Value power(const Value& a, const Value& b);
bool is_true(const SparseArray& a);
/// `b` may be sparse or full; NaN as in `ops::is_equal`.
bool is_equal(const Value& a, const Value& b, bool nan_equal);

// ---- subscripts

Value index(const SparseArray& a, std::span<const Value> subscripts);
/// Elements at column-major positions, in this order, as a matrix of size `dims`.
Ref<SparseArray> elements(const SparseArray& a, std::span<const int64_t> positions, const Dims& dims);
/// `a(subscripts) = value`; `a` is sparse, or undefined and `value` is sparse.
void assign(Value& a, std::span<const Value> subscripts, const Value& value);
void erase(Value& a, std::span<const Value> subscripts);
/// Parts are sparse or flat matrices whose sizes fit; `dims` is the result's.
Value concatenate(int dimension, std::span<const Value> parts, const Dims& dims);

} // namespace etna::ops::sparse
