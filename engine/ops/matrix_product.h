#pragma once

#include <optional>

#include "engine/value/value.h"

namespace etna::ops {

/// op(a) * op(b) for real matrices of one float class, where op transposes or does nothing. What every path that
/// multiplies matrices agrees on: the operator, the deferred graph and the providers.
struct ProductForm {
    ClassId cls = ClassId::Double; ///< Double or Single: of both operands and the result
    int64_t rows = 0;              ///< of op(a) and the result
    int64_t cols = 0;              ///< of op(b) and the result
    int64_t inner = 0;             ///< columns of op(a), rows of op(b)
    bool transpose_a = false;
    bool transpose_b = false;
    bool symmetric = false; ///< A'*A or A*A': half the work, and the result is symmetric to the last bit

    double flops() const {
        return (symmetric ? 1.0 : 2.0) * static_cast<double>(rows) * static_cast<double>(cols) *
               static_cast<double>(inner);
    }
};

/// The form of a product of two heap arrays; the flags say which ones the program transposes. Nothing for all that the
/// operators themselves treat or complain about: other classes, mixed or complex ones, more than two dimensions, sizes
/// that do not fit together, scalars, sizes beyond BLAS. Looks at classes and sizes only, not at elements.
std::optional<ProductForm> product_form(const Value& a, bool transpose_a, const Value& b, bool transpose_b);

/// Multiplies by BLAS; `c` gets rows * cols elements. Any size, empty ones included: an inner size of 0 gives zeros.
void multiply(const ProductForm& form, const void* a, const void* b, void* c);

/// The product at once.
Value matrix_product(const ProductForm& form, const Value& a, const Value& b);

} // namespace etna::ops
