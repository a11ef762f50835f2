// pagemtimes: products of the pages of N-D arrays.
#include <algorithm>
#include <cstring>

#include "engine/accel/context.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/matrix.h"
#include "engine/ops/matrix_product.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kInnerSizes{
    "MATLAB:pagemtimes:innerDimensions",
    "Incorrect dimensions for matrix multiplication. Check that the number of columns in the first array matches the "
    "number of rows in the second array."};
constexpr Message kTransposeOption{"MATLAB:pagemtimes:option",
                                   "The transpose options are 'none', 'transpose' and 'ctranspose'."};

enum class Turn : uint8_t { None, Transpose, CTranspose };

Turn turn_of(const Value& option) {
    if (text_is(option, "none"))
        return Turn::None;
    if (text_is(option, "transpose"))
        return Turn::Transpose;
    if (text_is(option, "ctranspose"))
        return Turn::CTranspose;
    fail(kTransposeOption);
}

/// The number of the operand's page that belongs to each page of the result.
std::vector<int64_t> page_numbers(const Dims& operand, const Dims& result) {
    int64_t pages = 1;
    for (int d = 2; d < result.count(); ++d)
        pages *= result[d];
    std::vector<int64_t> numbers(static_cast<size_t>(pages));
    for (int64_t page = 0; page < pages; ++page) {
        int64_t rest = page, number = 0, step = 1;
        for (int d = 2; d < result.count(); ++d) {
            number += operand[d] == 1 ? 0 : rest % result[d] * step;
            rest /= result[d];
            step *= operand[d];
        }
        numbers[static_cast<size_t>(page)] = number;
    }
    return numbers;
}

struct PageProduct {
    ops::ProductForm form; ///< of a page
    bool conjugate_a = false, conjugate_b = false;
    Dims dims; ///< of the result
    std::vector<int64_t> page_a, page_b;
};

/// One page of an array as a matrix of its own.
Value page_of(const Value& x, int64_t page) {
    const Dims dims = x.dims();
    const ArrayView view(x);
    Ref<Array> out = Array::uninitialized(view.class_id(), Dims(dims.rows(), dims.cols()),
                                          view.is_complex() ? Complexity::Complex : Complexity::Real);
    const size_t bytes = out->storage().size_bytes();
    std::memcpy(out->data_mut<void>(), view.data<char>() + static_cast<size_t>(page) * bytes, bytes);
    return out;
}

/// Complex pages go through the operators one by one.
Value by_operators(const PageProduct& p, const Value& a, const Value& b) {
    std::vector<Value> pages;
    bool complex = false;
    for (size_t page = 0; page < p.page_a.size(); ++page) {
        Value left = page_of(a, p.page_a[page]), right = page_of(b, p.page_b[page]);
        if (p.form.transpose_a)
            left = ops::unary(p.conjugate_a ? ops::UnaryOp::CTranspose : ops::UnaryOp::Transpose, left);
        if (p.form.transpose_b)
            right = ops::unary(p.conjugate_b ? ops::UnaryOp::CTranspose : ops::UnaryOp::Transpose, right);
        pages.push_back(ops::binary(ops::BinaryOp::MTimes, left, right));
        complex = complex || pages.back().is_complex();
    }
    Ref<Array> out = Array::zeros(p.form.cls, p.dims, complex ? Complexity::Complex : Complexity::Real);
    const int64_t count = p.form.rows * p.form.cols;
    const auto fill = [&](auto* to) {
        using T = std::remove_pointer_t<decltype(to)>;
        for (size_t page = 0; page < pages.size(); ++page) {
            const ArrayView view(pages[page]);
            const T* from = view.data<T>();
            T* start = to + static_cast<int64_t>(page) * count * (complex ? 2 : 1);
            if (view.is_complex() == complex)
                std::copy_n(from, count * (complex ? 2 : 1), start);
            else
                for (int64_t i = 0; i < count; ++i)
                    start[2 * i] = from[i];
        }
    };
    if (p.form.cls == ClassId::Single)
        fill(out->data_mut<float>());
    else
        fill(out->data_mut<double>());
    return out;
}

Value by_blas(const PageProduct& p, const Value& a, const Value& b) {
    Ref<Array> out = Array::uninitialized(p.form.cls, p.dims);
    const ArrayView left(a), right(b);
    const size_t element = element_size(p.form.cls);
    const auto at = [&](const void* from, int64_t page, int64_t count) {
        return static_cast<const char*>(from) + static_cast<size_t>(page * count) * element;
    };
    char* to = static_cast<char*>(out->data_mut<void>());
    for (size_t page = 0; page < p.page_a.size(); ++page)
        ops::multiply(p.form, at(left.data<void>(), p.page_a[page], p.form.rows * p.form.inner),
                      at(right.data<void>(), p.page_b[page], p.form.inner * p.form.cols),
                      to + page * static_cast<size_t>(p.form.rows * p.form.cols) * element);
    return out;
}

} // namespace

/// pagemtimes(X, Y), pagemtimes(X, transpX, Y, transpY): m-by-k-by-... times k-by-n-by-...; dimensions beyond the
/// second expand as in elementwise operations; a scalar operand multiplies every element.
void page_times(Call& call) {
    if (call.nargin() == 3)
        fail(kTransposeOption);
    const bool options = call.nargin() == 4;
    Value x = call.arg(0), y = call.arg(options ? 2 : 1);
    const Turn turn_x = options ? turn_of(call.arg(1)) : Turn::None;
    const Turn turn_y = options ? turn_of(call.arg(3)) : Turn::None;
    for (const Value* operand : {&x, &y})
        if (!operand->is_numeric() && !operand->is_logical() && !operand->is_char())
            refuse_class(call, *operand);
    if (x.numel() == 1 || y.numel() == 1) {
        for (auto [operand, turn] : {std::pair(&x, turn_x), std::pair(&y, turn_y)})
            if (turn != Turn::None)
                *operand = call.interpreter.call(turn == Turn::CTranspose ? "pagectranspose" : "pagetranspose",
                                                 std::span(operand, 1), 1)[0];
        return call.give(ops::binary(ops::BinaryOp::Times, x, y));
    }
    PageProduct p;
    p.form.cls = ops::arithmetic_class(ops::BinaryOp::Times, x.class_id(), y.class_id());
    if (!is_float(p.form.cls))
        raise(Err::IntegerMatrices, "pagemtimes");
    for (Value* operand : {&x, &y})
        if (operand->class_id() != p.form.cls)
            *operand = ops::convert(*operand, p.form.cls);
    const Dims dx = x.dims(), dy = y.dims();
    p.form.transpose_a = turn_x != Turn::None;
    p.form.transpose_b = turn_y != Turn::None;
    p.conjugate_a = turn_x == Turn::CTranspose;
    p.conjugate_b = turn_y == Turn::CTranspose;
    p.form.rows = p.form.transpose_a ? dx.cols() : dx.rows();
    p.form.inner = p.form.transpose_a ? dx.rows() : dx.cols();
    p.form.cols = p.form.transpose_b ? dy.rows() : dy.cols();
    if ((p.form.transpose_b ? dy.cols() : dy.rows()) != p.form.inner)
        fail(kInnerSizes);
    p.dims = Dims(p.form.rows, p.form.cols);
    for (int d = 2; d < std::max(dx.count(), dy.count()); ++d) {
        if (dx[d] != dy[d] && dx[d] != 1 && dy[d] != 1)
            raise(Err::SizesMismatch);
        p.dims.set(d, dx[d] == 1 ? dy[d] : dx[d]);
    }
    Value out;
    if (!x.is_complex() && !y.is_complex() && call.interpreter.accel().defer_pages(p.form, p.dims, x, y, out))
        return call.give(std::move(out));
    p.page_a = page_numbers(dx, p.dims);
    p.page_b = page_numbers(dy, p.dims);
    call.give(x.is_complex() || y.is_complex() ? by_operators(p, x, y) : by_blas(p, x, y));
}

} // namespace etna::builtins
