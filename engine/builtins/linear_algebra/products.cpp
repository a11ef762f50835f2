// norm, dot, cross, trace, vecnorm: numbers from vectors and matrices.
#include <algorithm>
#include <cmath>

#include "engine/accel/reduce_tree.h"
#include "engine/accel/parallel.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/linear_algebra/matrix.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

std::vector<double> magnitudes(const Value& x) {
    const ArrayView view(x);
    std::vector<double> out(static_cast<size_t>(view.numel()));
    for (int64_t i = 0; i < view.numel(); ++i)
        out[static_cast<size_t>(i)] = view.is_complex() ? std::abs(view.complex_at(i)) : std::fabs(view.double_at(i));
    return out;
}
double total(const std::vector<double>& v) {
    return v.empty() ? 0 : accel::reduce_tree(accel::ir::Reduction::Sum, v.data(), static_cast<int64_t>(v.size()));
}
bool any_nan(const std::vector<double>& v) {
    return std::any_of(v.begin(), v.end(), [](double x) { return std::isnan(x); });
}

/// p-norm of magnitudes, scaled so that squares neither overflow nor underflow.
double vector_norm(std::vector<double> v, double p) {
    if (v.empty())
        return 0;
    if (any_nan(v))
        return std::nan("");
    const double largest = *std::max_element(v.begin(), v.end());
    if (p == HUGE_VAL || largest == 0 || std::isinf(largest))
        return p == -HUGE_VAL ? *std::min_element(v.begin(), v.end()) : p == 0 ? static_cast<double>(v.size()) : largest;
    if (p == -HUGE_VAL)
        return *std::min_element(v.begin(), v.end());
    if (p == 1)
        return total(v);
    const bool scale = largest > 1e150 || largest < 1e-150;
    const double by = scale ? largest : 1;
    for (double& x : v)
        x = p == 2 ? (x / by) * (x / by) : std::pow(x / by, p);
    return by * (p == 2 ? std::sqrt(total(v)) : std::pow(total(v), 1 / p));
}

double norm_kind(const Call& call, int index, bool& frobenius) {
    frobenius = false;
    if (call.nargin() <= index)
        return 2;
    const Value& p = call.arg(index);
    if (p.is_text()) {
        const std::string name = to_lower_ascii(p.to_text());
        frobenius = name == "fro";
        if (name == "inf")
            return HUGE_VAL;
        if (name == "-inf")
            return -HUGE_VAL;
        if (!frobenius)
            fail({"MATLAB:norm:unknownNorm", "The norm must be 1, 2, Inf, 'fro', or a positive scalar for vectors."});
        return 2;
    }
    return scalar_argument(call, index);
}

/// `norm(x, p, 'rows' | 'columns')` (Octave): the norm of each row or column.
void norm_of_lines(Call& call, const Value& x) {
    const int where = call.nargin() - 1;
    const bool rows = text_is(call.arg(where), "rows");
    if (!rows && !text_is(call.arg(where), "columns") && !text_is(call.arg(where), "cols"))
        fail(kUnknownOption, call.arg(where).to_text(), call.builtin.name);
    bool frobenius = false;
    const double p = call.nargin() > 2 && !call.arg(1).is_empty() ? norm_kind(call, 1, frobenius) : 2;
    const Value size = Array::of<double>(x.dims(), magnitudes(x).data()), dim = number(rows ? 2 : 1);
    LaneData lanes = gather_lanes(reduction_over(size, &dim));
    std::vector<double> out;
    for (int64_t k = 0; k < lanes.count; ++k)
        out.push_back(vector_norm({lanes.lane(k).begin(), lanes.lane(k).end()}, p));
    call.give(from_doubles(lanes.result, out, float_class_of(x)));
}

void norm(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_float() && !x.is_logical())
        fail({"MATLAB:norm:inputType", "The first input of norm must be a single or double array."});
    if (x.dims().count() > 2)
        fail({"MATLAB:norm:inputMustBe2D", "Input must be 2-D."});
    const Value& last = call.arg(call.nargin() - 1);
    if (call.nargin() > 2 || (call.nargin() == 2 && (text_is(last, "rows") || text_is(last, "columns") || text_is(last, "cols"))))
        return norm_of_lines(call, x);
    bool frobenius = false;
    const double p = norm_kind(call, 1, frobenius);
    const ClassId cls = float_class_of(x);
    auto give = [&](double value) { call.give(cls == ClassId::Single ? Value::of(static_cast<float>(value)) : number(value)); };
    if (x.is_empty())
        return give(0);
    if (frobenius || x.dims().is_vector())
        return give(vector_norm(magnitudes(x), p));
    const std::vector<double> a = magnitudes(x);
    const int64_t m = x.dims().rows(), n = x.dims().cols();
    if (any_nan(a))
        return give(std::nan(""));
    if (p == 2) {
        const Value args[] = {x};
        const Value s = call.interpreter.call("svd", args, 1).at(0);
        return give(s.to_double());
    }
    if (p != 1 && p != HUGE_VAL)
        fail({"MATLAB:norm:unknownNorm", "The only matrix norms available are 1, 2, Inf and 'fro'."});
    double largest = 0;
    for (int64_t k = 0; k < (p == 1 ? n : m); ++k) {
        std::vector<double> line;
        for (int64_t i = 0; i < (p == 1 ? m : n); ++i)
            line.push_back(a[static_cast<size_t>(p == 1 ? i + k * m : k + i * m)]);
        largest = std::max(largest, total(line));
    }
    give(largest);
}

void vecnorm(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_float())
        fail({"MATLAB:vecnorm:inputType", "A must be numeric: a single or double array."});
    const double p = call.nargin() > 1 && !call.arg(1).is_empty() ? scalar_argument(call, 1) : 2;
    if (!(p > 0))
        fail({"MATLAB:vecnorm:unknownNorm", "P must be a positive real scalar or Inf."});
    if (call.nargin() > 2)
        dimension_argument(call.arg(2));
    const Value size = Array::of<double>(x.dims(), magnitudes(x).data());
    LaneData lanes = gather_lanes(reduction_over(size, call.nargin() > 2 ? &call.arg(2) : nullptr));
    std::vector<double> out;
    for (int64_t k = 0; k < lanes.count; ++k)
        out.push_back(vector_norm({lanes.lane(k).begin(), lanes.lane(k).end()}, p));
    call.give(from_doubles(lanes.result, out, float_class_of(x)));
}

void trace(Call& call) {
    const Value& x = call.arg(0);
    if (x.is_empty() && x.dims().count() == 2 && x.dims().is_zero_by_zero())
        return call.give(number(0));
    if (x.dims().count() > 2 || x.dims().rows() != x.dims().cols())
        fail({"MATLAB:square", "Matrix must be square."});
    require_flat(call, x);
    const ArrayView view(x);
    std::vector<double> re, im;
    for (int64_t i = 0; i < view.dims().rows(); ++i) {
        const std::complex<double> z = view.complex_at(i * (view.dims().rows() + 1));
        re.push_back(z.real());
        im.push_back(z.imag());
    }
    const Value out = view.is_complex() ? Value::of(std::complex<double>(total(re), total(im))) : number(total(re));
    call.give(ops::convert(out, is_numeric(x.class_id()) ? x.class_id() : ClassId::Double));
}

/// The sum of the products of contiguous lanes, as reduce_tree adds them up, without an array of the products.
double sum_of_products(const double* x, const double* y, int64_t n, bool threads) {
    const int64_t blocks = (n + accel::kReduceBlock - 1) / accel::kReduceBlock;
    std::vector<double> partial(static_cast<size_t>(blocks));
    const auto run = [&](int64_t begin, int64_t end) {
        double products[accel::kReduceBlock];
        for (int64_t b = begin; b < end; ++b) {
            const int64_t first = b * accel::kReduceBlock, count = std::min<int64_t>(accel::kReduceBlock, n - first);
            for (int64_t i = 0; i < count; ++i)
                products[i] = x[first + i] * y[first + i];
            partial[static_cast<size_t>(b)] = accel::reduce_block(accel::ir::Reduction::Sum, products, count);
        }
    };
    if (threads && blocks > 256)
        accel::parallel_for(0, blocks, 256, run);
    else
        run(0, blocks);
    return accel::reduce_blocks(accel::ir::Reduction::Sum, partial.data(), blocks);
}

/// A real double array whose bytes are here and nowhere else.
bool is_plain_double(const Value& x) {
    return x.class_id() == ClassId::Double && x.is_heap() && x.heap_kind() == HeapKind::Array && !x.is_complex() &&
           x.array().storage().on_host() && !x.array().storage().on_device();
}

/// Sum of conj(a) .* b along a dimension; vectors of any direction together.
void dot(Call& call) {
    Value a = call.arg(0), b = call.arg(1);
    require_numeric(call, a);
    require_numeric(call, b);
    if (a.dims().is_vector() && b.dims().is_vector() && call.nargin() == 2) {
        if (a.numel() != b.numel())
            fail({"MATLAB:dot:InputSizeMismatch", "A and B must be same size."});
        a = reshaped(a, Dims(a.numel(), 1));
        b = reshaped(b, Dims(b.numel(), 1));
    } else if (!(a.dims() == b.dims())) {
        fail({"MATLAB:dot:InputSizeMismatch", "A and B must be same size."});
    }
    if (is_plain_double(a) && is_plain_double(b) && a.numel() > 1) {
        const int k = call.nargin() > 2 ? dimension_argument(call.arg(2)) : a.dims().first_non_singleton();
        const Lanes lanes(a.dims(), k);
        if (lanes.inner == 1) {
            Dims dims = a.dims();
            dims.set(k, 1);
            Ref<Array> out = Array::uninitialized(ClassId::Double, dims);
            double* const to = out->data_mut<double>();
            const double *const x = a.array().data<double>(), *const y = b.array().data<double>();
            const auto run = [&](int64_t begin, int64_t end) {
                for (int64_t o = begin; o < end; ++o)
                    to[o] = sum_of_products(x + o * lanes.length, y + o * lanes.length, lanes.length, lanes.outer == 1);
            };
            if (lanes.outer > 1)
                accel::parallel_for(0, lanes.outer, std::max<int64_t>(1, 65536 / lanes.length), run);
            else
                run(0, 1);
            return call.give(Value(std::move(out)));
        }
    }
    const Value args[] = {a};
    const Value products = ops::binary(ops::BinaryOp::Times, a.is_complex() ? call.interpreter.call("conj", args, 1).at(0) : a, b);
    ValueList sum_args{products};
    if (call.nargin() > 2)
        sum_args.push_back(call.arg(2));
    else if (a.dims().is_scalar())
        return call.give(products);
    call.give(call.interpreter.call("sum", sum_args, 1).at(0));
}

void cross(Call& call) {
    Value a = call.arg(0), b = call.arg(1);
    require_numeric(call, a);
    require_numeric(call, b);
    if (a.dims().is_vector() && b.dims().is_vector() && a.numel() == 3 && b.numel() == 3 && !(a.dims() == b.dims())) {
        a = reshaped(a, Dims(3, 1));
        b = reshaped(b, Dims(3, 1));
    }
    if (!(a.dims() == b.dims()))
        fail({"MATLAB:cross:InputSizeMismatch", "A and B must be same size."});
    int dim = -1;
    if (call.nargin() > 2)
        dim = dimension_argument(call.arg(2));
    else
        for (int k = a.dims().count() - 1; k >= 0; --k)
            if (a.dims()[k] == 3)
                dim = k;
    if (dim < 0 || a.dims()[dim] != 3)
        fail({"MATLAB:cross:InvalidDimAorB", "A and B must be of length 3 in the dimension in which the cross product is taken."});
    const Lanes lanes(a.dims(), dim);
    auto rotated = [&](const Value& x, int by) {
        std::vector<int64_t> indices(static_cast<size_t>(x.numel()));
        for (int64_t o = 0; o < lanes.outer; ++o)
            for (int64_t j = 0; j < 3; ++j)
                for (int64_t i = 0; i < lanes.inner; ++i)
                    indices[static_cast<size_t>(lanes.first(i, o) + j * lanes.inner)] = lanes.first(i, o) + (j + by) % 3 * lanes.inner;
        return select(x, indices, x.dims());
    };
    using ops::BinaryOp;
    call.give(ops::binary(BinaryOp::Subtract, ops::binary(BinaryOp::Times, rotated(a, 1), rotated(b, 2)),
                          ops::binary(BinaryOp::Times, rotated(a, 2), rotated(b, 1))));
}

void isdiag_of(Call& call, bool lower_zero, bool upper_zero) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.dims().count() > 2)
        return call.give(logical(false));
    const ArrayView view(x);
    const int64_t m = view.dims().rows();
    for (int64_t k = 0; k < view.numel(); ++k) {
        const int64_t i = k % m, j = k / m;
        if (((lower_zero && i > j) || (upper_zero && i < j)) && view.complex_at(k) != 0.0)
            return call.give(logical(false));
    }
    call.give(logical(true));
}
void isdiag(Call& call) { isdiag_of(call, true, true); }
void istriu(Call& call) { isdiag_of(call, true, false); }
void istril(Call& call) { isdiag_of(call, false, true); }

constexpr std::string_view kLinear = "Linear Algebra";
constexpr Builtin kRows[] = {
    {"norm", kLinear, "Vector and matrix norms", 1, 3, 1, norm},
    {"vecnorm", kLinear, "Vector-wise norm", 1, 3, 1, vecnorm, kPure},
    {"trace", kLinear, "Sum of diagonal elements", 1, 1, 1, trace, kPure},
    {"dot", kLinear, "Dot product", 2, 3, 1, dot},
    {"pagemtimes", kLinear, "Page-wise matrix multiplication", 2, 4, 1, page_times, kPure},
    {"cross", kLinear, "Cross product", 2, 3, 1, cross, kPure},
    {"isdiag", kLinear, "Determine if matrix is diagonal", 1, 1, 1, isdiag, kPure},
    {"istriu", kLinear, "Determine if matrix is upper triangular", 1, 1, 1, istriu, kPure},
    {"istril", kLinear, "Determine if matrix is lower triangular", 1, 1, 1, istril, kPure},
};

} // namespace

void register_products(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
