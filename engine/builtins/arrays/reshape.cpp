// Same elements, other places: reshape, permute, cat, flip, circshift, diag, triu, kron.
#include <cmath>
#include <cstring>

#include "engine/accel/context.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kElementsDiffer{
    "MATLAB:getReshapeDims:notSameNumel",
    "Number of elements must not change. Use [] as one of the size inputs to automatically calculate the appropriate "
    "size for that dimension."};
constexpr Message kNotDivisible{
    "MATLAB:getReshapeDims:notDivisible",
    "Product of known dimensions, {}, not divisible into total number of elements, {}."};

void reshape(Call& call) {
    Value x = std::move(call.args[0]);
    const int64_t total = x.numel();
    std::vector<int64_t> sizes;
    if (call.nargin() == 2) {
        sizes = integers_of(call.arg(1));
        if (sizes.size() < 2)
            fail({"MATLAB:getReshapeDims:sizeVector", "Size vector must have at least two elements."});
    } else {
        int unknown = -1;
        int64_t known = 1;
        for (int k = 1; k < call.nargin(); ++k) {
            if (call.arg(k).is_empty()) {
                if (unknown >= 0)
                    fail({"MATLAB:getReshapeDims:unknownDim", "Size can only have one unknown dimension."});
                unknown = k - 1;
                sizes.push_back(1);
                continue;
            }
            if (call.arg(k).numel() != 1)
                fail({"MATLAB:getReshapeDims:sizeInputs", "Size arguments must be real integers."});
            sizes.push_back(integers_of(call.arg(k))[0]);
            if (__builtin_mul_overflow(known, std::max<int64_t>(0, sizes.back()), &known))
                known = INT64_MAX; // more than any array has
        }
        if (unknown >= 0) {
            if (known == 0 ? total != 0 : total % known != 0)
                fail(kNotDivisible, known, total);
            sizes[static_cast<size_t>(unknown)] = known == 0 ? 0 : total / known;
        }
    }
    for (const int64_t n : sizes)
        if (n < 0)
            fail({"MATLAB:checkDimCommon:nonnegativeSize", "Size arguments must be nonnegative integers."});
    const Dims dims{std::span<const int64_t>(sizes)};
    if (dims.numel() != total)
        fail(kElementsDiffer);
    call.give(reshaped(std::move(x), dims));
}

std::vector<int> permutation_argument(const Call& call, int ndims) {
    std::vector<int> order;
    if (!call.arg(1).is_numeric())
        fail({"MATLAB:permute:badIndex", "ORDER must contain unique positive integers."});
    std::vector<bool> seen;
    for (const double d : to_double_vector(call.arg(1))) {
        if (!(d >= 1) || d != std::floor(d) || d > 1e6)
            fail({"MATLAB:permute:badIndex", "ORDER must contain unique positive integers."});
        const size_t k = static_cast<size_t>(d) - 1;
        if (seen.size() <= k)
            seen.resize(k + 1, false);
        if (seen[k])
            fail({"MATLAB:permute:repeatedIndex", "ORDER cannot contain repeated permutation indices."});
        seen[k] = true;
        order.push_back(static_cast<int>(k));
    }
    if (order.size() < static_cast<size_t>(ndims))
        fail({"MATLAB:permute:tooFewIndices", "ORDER must have at least N elements for an N-D array."});
    if (seen.size() != order.size())
        fail({"MATLAB:permute:badIndex", "ORDER must contain unique positive integers."});
    return order;
}

void permute(Call& call) { call.give(permuted(call.arg(0), permutation_argument(call, call.arg(0).dims().count()))); }
void ipermute(Call& call) {
    const std::vector<int> order = permutation_argument(call, call.arg(0).dims().count());
    std::vector<int> inverse(order.size());
    for (size_t k = 0; k < order.size(); ++k)
        inverse[static_cast<size_t>(order[k])] = static_cast<int>(k);
    call.give(permuted(call.arg(0), inverse));
}

void squeeze(Call& call) {
    const Dims dims = call.arg(0).dims();
    if (dims.count() <= 2)
        return call.give(call.arg(0));
    std::vector<int64_t> sizes;
    for (const int64_t n : dims.sizes())
        if (n != 1)
            sizes.push_back(n);
    while (sizes.size() < 2)
        sizes.push_back(1);
    call.give(reshaped(call.arg(0), Dims(std::span<const int64_t>(sizes))));
}

/// As many dimensions as a dimension argument may name.
constexpr int64_t kMostDimensions = 1000000;

void shiftdim(Call& call) {
    const Dims dims = call.arg(0).dims();
    int64_t n = 0;
    if (call.nargin() > 1)
        n = integer_argument(call, 1);
    else
        while (n < dims.count() - 1 && dims[static_cast<int>(n)] == 1)
            ++n;
    if (n < -kMostDimensions)
        fail(kBadDimension);
    if (n >= 0) {
        std::vector<int> order;
        for (int k = 0; k < dims.count(); ++k)
            order.push_back(static_cast<int>((k + n) % dims.count()));
        call.give(0, permuted(call.arg(0), order));
    } else {
        std::vector<int64_t> sizes(static_cast<size_t>(-n), 1);
        sizes.insert(sizes.end(), dims.sizes().begin(), dims.sizes().end());
        call.give(0, reshaped(call.arg(0), Dims(std::span<const int64_t>(sizes))));
    }
    call.give(1, number(static_cast<double>(n)));
}

/// `vec(x, dim)`: all elements along one dimension.
void vec(Call& call) {
    Dims dims(1, 1);
    dims.set(call.nargin() > 1 ? dimension_argument(call.arg(1)) : 0, call.arg(0).numel());
    call.give(reshaped(call.arg(0), dims));
}

void horzcat(Call& call) { call.give(ops::horzcat(call.args)); }
void vertcat(Call& call) { call.give(ops::vertcat(call.args)); }
void cat(Call& call) {
    const int dimension = dimension_argument(call.arg(0));
    call.give(ops::concatenate(dimension, std::span<const Value>(call.args).subspan(1)));
}

/// Elements along dimension `k` taken in the order that `source(j)` tells, for a result of the same size.
template <class F>
Value along(const Value& x, int k, F source) {
    const Dims dims = x.dims();
    if (k >= dims.count() || x.is_scalar())
        return x;
    const Lanes lanes(dims, k);
    if (x.is_flat()) { // whole blocks of bytes
        const ArrayView view(x);
        Ref<Array> out = Array::uninitialized(view.class_id(), dims, view.is_complex() ? Complexity::Complex : Complexity::Real);
        const size_t bytes = out->element_bytes(), block = static_cast<size_t>(lanes.inner) * bytes;
        const char* from = view.data<char>();
        char* to = out->data_mut<char>();
        for (int64_t o = 0; o < lanes.outer; ++o)
            for (int64_t j = 0; j < lanes.length; ++j, to += block) {
                const char* start = from + static_cast<size_t>(lanes.first(0, o) + source(j) * lanes.inner) * bytes;
                if (block == sizeof(double))
                    std::memcpy(to, start, sizeof(double));
                else
                    std::memcpy(to, start, block);
            }
        return out;
    }
    std::vector<int64_t> indices(static_cast<size_t>(dims.numel()));
    size_t at = 0;
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t j = 0; j < lanes.length; ++j) {
            const int64_t base = lanes.first(0, o) + source(j) * lanes.inner;
            for (int64_t i = 0; i < lanes.inner; ++i)
                indices[at++] = base + i;
        }
    return select(x, indices, dims);
}

Value flipped(const Value& x, int k) {
    const int64_t n = x.dims()[k];
    return along(x, k, [n](int64_t j) { return n - 1 - j; });
}
void flip(Call& call) {
    call.give(flipped(call.arg(0), call.nargin() > 1 ? dimension_argument(call.arg(1))
                                                    : call.arg(0).dims().first_non_singleton()));
}
void fliplr(Call& call) { call.give(flipped(call.arg(0), 1)); }
void flipud(Call& call) { call.give(flipped(call.arg(0), 0)); }

void rot90(Call& call) {
    const int64_t k = call.nargin() > 1 ? integer_argument(call, 1) : 1;
    const Value& x = call.arg(0);
    if (x.dims().count() > 2) {
        std::vector<int> order{1, 0};
        for (int d = 2; d < x.dims().count(); ++d)
            order.push_back(d);
        const int64_t quarter = ((k % 4) + 4) % 4;
        return call.give(quarter == 0   ? x
                         : quarter == 1 ? flipped(permuted(x, order), 0)
                         : quarter == 2 ? flipped(flipped(x, 0), 1)
                                        : permuted(flipped(x, 0), order));
    }
    switch (((k % 4) + 4) % 4) {
    case 0:
        return call.give(x);
    case 1:
        return call.give(flipped(transposed(x), 0));
    case 2:
        return call.give(flipped(flipped(x, 0), 1));
    default:
        return call.give(transposed(flipped(x, 0)));
    }
}

void circshift(Call& call) {
    Value x = call.arg(0);
    if (!call.arg(1).is_flat() || call.arg(1).is_char() || !call.arg(1).dims().is_vector())
        fail({"MATLAB:circshift:InvalidShiftType", "circshift: N must be a vector, no longer than the number of dimensions in X."});
    for (const double n : to_double_vector(call.arg(1)))
        if (n != std::floor(n))
            fail({"MATLAB:circshift:InvalidShiftType", "circshift: all values of N must be integers."});
    const std::vector<int64_t> shifts = integers_of(call.arg(1));
    std::vector<int> dimensions;
    if (call.nargin() > 2) {
        if (shifts.size() != static_cast<size_t>(call.arg(2).numel()))
            fail({"MATLAB:circshift:InvalidShiftType", "circshift: N must be a scalar when DIM is also specified, or have an element for each of DIM."});
        for (const double d : to_double_vector(call.arg(2)))
            dimensions.push_back(dimension_argument(Value::of(d)));
    } else if (shifts.size() == 1) {
        dimensions.push_back(x.dims().first_non_singleton());
    } else {
        if (shifts.size() > static_cast<size_t>(x.dims().count()))
            fail({"MATLAB:circshift:InvalidShiftType", "circshift: N must be a vector, no longer than the number of dimensions in X."});
        for (size_t k = 0; k < shifts.size(); ++k)
            dimensions.push_back(static_cast<int>(k));
    }
    for (size_t s = 0; s < std::min(shifts.size(), dimensions.size()); ++s) {
        const int64_t n = x.dims()[dimensions[s]];
        if (n > 1) {
            const int64_t shift = ((shifts[s] % n) + n) % n;
            x = along(x, dimensions[s], [n, shift](int64_t j) { return (j - shift + n) % n; });
        }
    }
    call.give(std::move(x));
}

void diag(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    if (call.nargin() == 3) { // Octave: a matrix of this size
        const int64_t rows = integer_argument(call, 1), cols = integer_argument(call, 2);
        require_flat(call, x);
        if (!dims.is_vector() || rows < 0 || cols < 0)
            fail({"MATLAB:diag:invalidSize", "diag(v, m, n) takes a vector and the sizes of the matrix."});
        check_array_size(Dims(rows, cols), sizeof(double));
        std::vector<int64_t> indices(static_cast<size_t>(rows * cols), -1);
        for (int64_t i = 0; i < std::min({x.numel(), rows, cols}); ++i)
            indices[static_cast<size_t>(i + i * rows)] = i;
        return call.give(with_form(select(x, indices, Dims(rows, cols)), ArrayForm::Diagonal));
    }
    const int64_t k = call.nargin() > 1 ? integer_argument(call, 1) : 0;
    if (x.is_object() || x.is_function_handle())
        require_flat(call, x);
    if (dims.count() > 2)
        fail({"MATLAB:diag:firstInputMustBe2D", "First input must be 2-D."});
    if (dims.is_vector() || dims.is_zero_by_zero()) {
        if (dims.is_zero_by_zero() && k == 0)
            return call.give(x);
        const int64_t n = x.numel() + std::abs(k);
        check_array_size(Dims(n, n), sizeof(double));
        std::vector<int64_t> indices(static_cast<size_t>(n * n), -1);
        for (int64_t i = 0; i < x.numel(); ++i)
            indices[static_cast<size_t>(k >= 0 ? i + (i + k) * n : i - k + i * n)] = i;
        return call.give(with_form(select(x, indices, Dims(n, n)), k == 0 ? ArrayForm::Diagonal : ArrayForm::Full));
    }
    const int64_t row = std::max<int64_t>(0, -k), column = std::max<int64_t>(0, k);
    const int64_t count = std::min(dims.rows() - row, dims.cols() - column);
    if (std::optional<Value> there =
            call.interpreter.accel().pick(x, row + column * dims.rows(), dims.rows() + 1, count))
        return call.give(std::move(*there));
    std::vector<int64_t> indices;
    for (int64_t i = std::max<int64_t>(0, -k), j = std::max<int64_t>(0, k); i < dims.rows() && j < dims.cols(); ++i, ++j)
        indices.push_back(i + j * dims.rows());
    call.give(select(x, indices, Dims(static_cast<int64_t>(indices.size()), 1)));
}

Value triangle(const Call& call, bool upper) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    const int64_t k = call.nargin() > 1 ? integer_argument(call, 1) : 0;
    if (x.is_object() || x.is_function_handle())
        require_flat(call, x);
    if (dims.count() > 2)
        fail({"MATLAB:triangle:inputMustBe2D", "First input must be 2-D."});
    if (x.is_flat()) {
        const ArrayView view(x);
        Ref<Array> out = Array::zeros(view.class_id(), dims, view.is_complex() ? Complexity::Complex : Complexity::Real);
        const int64_t bytes = static_cast<int64_t>(out->element_bytes()), rows = dims.rows();
        for (int64_t j = 0; j < dims.cols(); ++j) { // rows first <= i < last stay
            const int64_t first = upper ? 0 : std::clamp<int64_t>(j - k, 0, rows), last = upper ? std::clamp<int64_t>(j - k + 1, 0, rows) : rows;
            if (last > first)
                std::memcpy(out->data_mut<char>() + (first + j * rows) * bytes, view.data<char>() + (first + j * rows) * bytes,
                            static_cast<size_t>((last - first) * bytes));
        }
        return out;
    }
    std::vector<int64_t> indices = identity_indices(dims.numel());
    for (int64_t j = 0; j < dims.cols(); ++j)
        for (int64_t i = 0; i < dims.rows(); ++i)
            if (upper ? j - i < k : j - i > k)
                indices[static_cast<size_t>(i + j * dims.rows())] = -1;
    return select(x, indices, dims);
}
void triu(Call& call) { call.give(triangle(call, true)); }
void tril(Call& call) { call.give(triangle(call, false)); }

void kron(Call& call) {
    Value result = call.arg(0);
    for (int a = 1; a < call.nargin(); ++a) {
        const Value& left = result;
        const Value& right = call.arg(a);
        const Dims dl = left.dims(), dr = right.dims();
        if (dl.count() > 2 || dr.count() > 2)
            fail({"MATLAB:kron:invalidInput", "Inputs must be 2-D."});
        const Dims dims(dl.rows() * dr.rows(), dl.cols() * dr.cols());
        check_array_size(dims, sizeof(double));
        if (left.is_flat() && right.is_flat() && !left.is_complex() && !right.is_complex() &&
            left.class_id() == ClassId::Double && right.class_id() == ClassId::Double) {
            const ArrayView l(left), r(right);
            Ref<Array> out = Array::uninitialized(ClassId::Double, dims);
            double* to = out->data_mut<double>();
            for (int64_t jl = 0; jl < dl.cols(); ++jl)
                for (int64_t jr = 0; jr < dr.cols(); ++jr) {
                    poll_interruption();
                    for (int64_t i = 0; i < dl.rows(); ++i) {
                        const double x = l.data<double>()[i + jl * dl.rows()];
                        const double* column = r.data<double>() + jr * dr.rows();
                        for (int64_t k = 0; k < dr.rows(); ++k)
                            *to++ = x * column[k];
                    }
                }
            result = std::move(out);
            continue;
        }
        std::vector<int64_t> il, ir;
        for (int64_t j = 0; j < dims.cols(); ++j) {
            poll_interruption();
            for (int64_t i = 0; i < dims.rows(); ++i) {
                il.push_back(i / dr.rows() + (j / dr.cols()) * dl.rows());
                ir.push_back(i % dr.rows() + (j % dr.cols()) * dr.rows());
            }
        }
        result = ops::binary(ops::BinaryOp::Times, select(left, il, dims), select(right, ir, dims));
    }
    call.give(std::move(result));
}

void blkdiag(Call& call) {
    int64_t cols = 0;
    for (const Value& v : call.args)
        cols += v.dims().cols();
    Value all = Array::zeros(ClassId::Double, Dims(0, cols));
    int64_t before = 0;
    for (const Value& v : call.args) {
        const int64_t c = v.dims().cols();
        const Value left = Array::zeros(ClassId::Double, Dims(v.dims().rows(), before));
        const Value right = Array::zeros(ClassId::Double, Dims(v.dims().rows(), cols - before - c));
        const Value parts[] = {left, v, right};
        const Value both[] = {all, ops::horzcat(parts)};
        all = ops::vertcat(both);
        before += c;
    }
    call.give(std::move(all));
}

void require_vectors(const Call& call) {
    for (const Value& v : call.args)
        if (!v.dims().is_vector() && !v.is_empty())
            throw Error("MATLAB:" + std::string(call.builtin.name) + ":vectors",
                        std::string(call.builtin.name) + (call.nargin() == 1 ? ": C must be a vector." : ": C and R must be vectors."));
}

void toeplitz(Call& call) {
    require_vectors(call);
    const Value c = call.arg(0), r = call.nargin() > 1 ? call.arg(1) : call.arg(0);
    const int64_t m = c.numel(), n = r.numel();
    require_flat(call, c);
    require_flat(call, r);
    const Value parts[] = {reshaped(c, Dims(1, m)), reshaped(r, Dims(1, n))};
    check_array_size(Dims(m, n), sizeof(double));
    std::vector<int64_t> indices;
    for (int64_t j = 0; j < n; ++j) {
        poll_interruption();
        for (int64_t i = 0; i < m; ++i)
            indices.push_back(i >= j ? i - j : m + j - i);
    }
    call.give(select(ops::horzcat(parts), indices, Dims(m, n)));
}

void hankel(Call& call) {
    require_vectors(call);
    const Value c = call.arg(0);
    const int64_t m = c.numel(), n = call.nargin() > 1 ? call.arg(1).numel() : m;
    const Value r = call.nargin() > 1 ? call.arg(1) : Value(Array::zeros(ClassId::Double, Dims(1, m)));
    require_flat(call, c);
    require_flat(call, r);
    if (call.nargin() > 1 && m > 0 && n > 0 && c.is_flat() && r.is_flat() &&
        ArrayView(c).complex_at(m - 1) != ArrayView(r).complex_at(0))
        call.interpreter.warn("MATLAB:hankel:AntiDiagonalConflict", "Last element of input column does not match first element of input row. Column wins anti-diagonal conflict.");
    const Value parts[] = {reshaped(c, Dims(1, m)), reshaped(r, Dims(1, n))};
    check_array_size(Dims(m, n), sizeof(double));
    std::vector<int64_t> indices;
    for (int64_t j = 0; j < n; ++j) {
        poll_interruption();
        for (int64_t i = 0; i < m; ++i)
            indices.push_back(i + j < m ? i + j : m + (i + j - m + 1));
    }
    call.give(select(ops::horzcat(parts), indices, Dims(m, n)));
}

void vander(Call& call) {
    const std::vector<double> v = to_double_vector(call.arg(0));
    const int64_t n = static_cast<int64_t>(v.size());
    check_array_size(Dims(n, n), sizeof(double));
    std::vector<double> out(v.size() * v.size(), 1.0);
    for (int64_t j = n - 2; j >= 0; --j)
        for (int64_t i = 0; i < n; ++i)
            out[static_cast<size_t>(i + j * n)] = out[static_cast<size_t>(i + (j + 1) * n)] * v[static_cast<size_t>(i)];
    call.give(Value(Array::of<double>(Dims(n, n), out.data())));
}

constexpr Message kIndexRange{"MATLAB:sub2ind:IndexOutOfRange", "Out of range subscript."};

void sub2ind(Call& call) {
    const std::vector<int64_t> sizes = integers_of(call.arg(0));
    if (sizes.size() < 2)
        fail({"MATLAB:sub2ind:InvalidSize", "Size vector must have at least 2 elements."});
    const Dims shape = call.arg(1).dims();
    const int64_t n = shape.numel();
    Ref<Array> out = Array::uninitialized(ClassId::Double, shape);
    double* to = out->data_mut<double>();
    std::fill_n(to, n, 1.0);
    double stride = 1;
    for (int s = 1; s < call.nargin(); ++s) {
        if (!(call.arg(s).dims() == shape))
            fail({"MATLAB:sub2ind:SubscriptVectorSize", "The subscript vectors must all be of the same size."});
        const Value wide = as_double(call.arg(s));
        const ArrayView view(wide);
        std::vector<double> real_parts;
        if (view.is_complex())
            real_parts = to_double_vector(wide);
        const double* sub = view.is_complex() ? real_parts.data() : view.data<double>();
        double size = 1;
        if (s == call.nargin() - 1)
            for (size_t k = static_cast<size_t>(s) - 1; k < sizes.size(); ++k)
                size *= static_cast<double>(sizes[k]);
        else if (static_cast<size_t>(s) - 1 < sizes.size())
            size = static_cast<double>(sizes[static_cast<size_t>(s) - 1]);
        bool inside = true;
        for (int64_t i = 0; i < n; ++i) {
            inside = inside & (sub[i] >= 1) & (sub[i] <= size);
            to[i] += (sub[i] - 1) * stride;
        }
        if (!inside)
            fail(kIndexRange);
        stride *= size;
    }
    call.give(Value(std::move(out)));
}

void ind2sub(Call& call) {
    const std::vector<int64_t> sizes = integers_of(call.arg(0));
    if (sizes.size() < 2)
        fail({"MATLAB:ind2sub:InvalidSize", "Size vector must have at least 2 elements."});
    const Value wide = as_double(call.arg(1));
    const ArrayView view(wide);
    std::vector<double> rest = view.is_complex() ? to_double_vector(wide)
                                                 : std::vector<double>(view.data<double>(), view.data<double>() + view.numel());
    const int outputs = std::max(1, call.nargout);
    double total = 1;
    for (const int64_t n : sizes)
        total *= static_cast<double>(n);
    const bool bounded = outputs >= static_cast<int>(sizes.size());
    bool inside = true, whole = true; // whole numbers are divided as such
    for (double& x : rest) {
        inside = inside & (x >= 1) & (!bounded | (x <= total));
        whole = whole && x >= 1 && x < 2251799813685248.0 && x == static_cast<double>(static_cast<int64_t>(x));
        x -= 1;
    }
    if (!inside)
        fail({"MATLAB:ind2sub:IndexOutOfRange", "Index exceeds array dimensions."});
    for (int k = 0; k < outputs; ++k) {
        const int64_t extent = static_cast<size_t>(k) < sizes.size() ? sizes[static_cast<size_t>(k)] : 1;
        const double size = static_cast<double>(extent);
        Ref<Array> out = Array::uninitialized(ClassId::Double, call.arg(1).dims());
        double* to = out->data_mut<double>();
        if (k == outputs - 1) {
            for (size_t i = 0; i < rest.size(); ++i)
                to[i] = rest[i] + 1;
        } else if (whole && extent > 0) {
            const double inverse = 1 / size;
            for (size_t i = 0; i < rest.size(); ++i) { // the quotient is off by one at most
                const double x = rest[i];
                double quotient = static_cast<double>(static_cast<int64_t>(x * inverse)), remainder = x - quotient * size;
                const double less = remainder < 0 ? 1 : 0, more = remainder >= size ? 1 : 0;
                quotient += more - less;
                remainder += (less - more) * size;
                to[i] = remainder + 1;
                rest[i] = quotient;
            }
        } else {
            for (size_t i = 0; i < rest.size(); ++i) {
                to[i] = std::fmod(rest[i], size) + 1;
                rest[i] = std::floor(rest[i] / size);
            }
        }
        call.give(k, Value(std::move(out)));
    }
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"reshape", kCategory, "Reshape array", 2, kAnyNumber, 1, reshape, kPure},
    {"permute", kCategory, "Permute array dimensions", 2, 2, 1, permute, kPure},
    {"ipermute", kCategory, "Inverse permute array dimensions", 2, 2, 1, ipermute, kPure},
    {"squeeze", kCategory, "Remove dimensions of length 1", 1, 1, 1, squeeze, kPure},
    {"shiftdim", kCategory, "Shift array dimensions", 1, 2, 2, shiftdim, kPure},
    {"vec", kCategory, "Reshape array into column vector", 1, 2, 1, vec, kPure},
    {"horzcat", kCategory, "Concatenate arrays horizontally", 0, kAnyNumber, 1, horzcat, kPure},
    {"vertcat", kCategory, "Concatenate arrays vertically", 0, kAnyNumber, 1, vertcat, kPure},
    {"cat", kCategory, "Concatenate arrays", 1, kAnyNumber, 1, cat, kPure},
    {"flip", kCategory, "Flip order of elements", 1, 2, 1, flip, kPure},
    {"fliplr", kCategory, "Flip array left to right", 1, 1, 1, fliplr, kPure},
    {"flipud", kCategory, "Flip array up to down", 1, 1, 1, flipud, kPure},
    {"rot90", kCategory, "Rotate array 90 degrees", 1, 2, 1, rot90, kPure},
    {"circshift", kCategory, "Shift array circularly", 2, 3, 1, circshift, kPure},
    {"diag", kCategory, "Create diagonal matrix or get diagonal elements of matrix", 1, 3, 1, diag, kPure},
    {"triu", "Linear Algebra", "Upper triangular part of matrix", 1, 2, 1, triu, kPure},
    {"tril", "Linear Algebra", "Lower triangular part of matrix", 1, 2, 1, tril, kPure},
    {"kron", "Linear Algebra", "Kronecker tensor product", 2, kAnyNumber, 1, kron, kPure},
    {"blkdiag", kCategory, "Block diagonal matrix", 0, kAnyNumber, 1, blkdiag, kPure},
    {"toeplitz", kCategory, "Toeplitz matrix", 1, 2, 1, toeplitz, kPure},
    {"hankel", kCategory, "Hankel matrix", 1, 2, 1, hankel, kPure},
    {"vander", kCategory, "Vandermonde matrix", 1, 1, 1, vander, kPure},
    {"sub2ind", kCategory, "Convert subscripts to linear indices", 2, kAnyNumber, 1, sub2ind, kPure},
    {"ind2sub", kCategory, "Convert linear indices to subscripts", 2, 2, kAnyNumber, ind2sub, kPure},
};

} // namespace

void register_reshape(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
