// find, sort, sortrows, issorted, topk: where elements are, and their order.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/builtins/arguments.h"
#include "engine/builtins/arrays/ordering.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/vm/interpreter.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

/// `find(x)`, `find(x, n)`, `find(x, n, 'first'|'last')`, `[row, col, v] = find(...)`.
void find(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    int64_t limit = INT64_MAX;
    if (call.nargin() > 1) {
        const double n = scalar_argument(call, 1);
        if (!(n >= 1) || (std::isfinite(n) && n != std::floor(n)))
            fail({"MATLAB:find:scalarValueExpected", "Second argument must be a positive scalar integer."});
        limit = std::isinf(n) ? INT64_MAX : static_cast<int64_t>(n);
    }
    const bool last = call.nargin() > 2 && text_is(call.arg(2), "last");
    if (call.nargin() > 2 && !last && !text_is(call.arg(2), "first"))
        fail({"MATLAB:find:invalidDirection", "Third argument must be 'first' or 'last'."});
    const ArrayView view(x);
    const int64_t n = view.numel();
    std::vector<int64_t> at;
    visit_class(view.class_id(), [&](auto zero) {
        using T = decltype(zero);
        const T* p = view.data<T>();
        const int64_t parts = view.is_complex() ? 2 : 1;
        for (int64_t k = 0; k < n && static_cast<int64_t>(at.size()) < limit; ++k) {
            const int64_t i = last ? n - 1 - k : k;
            if (p[i * parts] != T{} || (parts == 2 && p[i * parts + 1] != T{}))
                at.push_back(i);
        }
    });
    if (last)
        std::reverse(at.begin(), at.end());
    const Dims from = view.dims();
    const int64_t count = static_cast<int64_t>(at.size());
    Dims dims(count, 1);
    if (from.is_row() && from.cols() != 1)
        dims = Dims(1, count);
    else if (from.is_zero_by_zero() || (from.is_scalar() && count == 0))
        dims = Dims(0, 0);
    std::vector<double> index(at.size());
    if (call.nargout < 2) {
        for (size_t i = 0; i < at.size(); ++i)
            index[i] = static_cast<double>(at[i] + 1);
        return call.give(Value(Array::of<double>(dims, index.data())));
    }
    std::vector<double> column(at.size());
    for (size_t i = 0; i < at.size(); ++i) {
        index[i] = static_cast<double>(at[i] % from.rows() + 1);
        column[i] = static_cast<double>(at[i] / from.rows() + 1);
    }
    call.give(0, Value(Array::of<double>(dims, index.data())));
    call.give(1, Value(Array::of<double>(dims, column.data())));
    if (call.nargout > 2)
        call.give(2, select(x, at, dims));
}

struct SortOptions {
    const Value* dim = nullptr;
    bool descending = false;
};
SortOptions sort_options(const Call& call) {
    SortOptions out;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            out.dim = &v;
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "ascend" || word == "descend")
            out.descending = word[0] == 'd';
        else if (word == "missingplacement" || word == "comparisonmethod")
            ++i;
        else
            fail({"MATLAB:sort:sortDirection", "Sorting direction must be 'ascend' or 'descend'."});
    }
    return out;
}

/// Plain ascending doubles without indices: the common case, without index vectors.
bool sort_doubles_fast(Call& call, const SortOptions& options) {
    Value& x = call.args[0];
    if (call.nargout > 1 || !x.is_heap() || !x.is_flat() || x.class_id() != ClassId::Double || x.is_complex())
        return false;
    const Dims dims = x.dims();
    const int k = options.dim ? dimension_argument(*options.dim) : dims.first_non_singleton();
    const Lanes lanes(dims, k);
    if (lanes.inner != 1)
        return false;
    Value out = std::move(x);
    double* p = out.array_mut().data_mut<double>();
    for (int64_t o = 0; o < lanes.outer; ++o) {
        double *first = p + o * lanes.length, *end = first + lanes.length;
        if (options.descending) {
            double* numbers = std::partition(first, end, [](double v) { return std::isnan(v); });
            std::sort(numbers, end, std::greater<>());
        } else {
            double* nans = std::partition(first, end, [](double v) { return !std::isnan(v); });
            std::sort(first, nans);
        }
    }
    call.give(std::move(out));
    return true;
}

void sort(Call& call) {
    const SortOptions options = sort_options(call);
    if (sort_doubles_fast(call, options))
        return;
    const Value& x = call.arg(0);
    const Ordering order(x); // refuses classes without an order
    const Dims dims = x.dims();
    const int k = options.dim ? dimension_argument(*options.dim) : dims.first_non_singleton();
    const Lanes lanes(dims, k);
    std::vector<int64_t> source(static_cast<size_t>(dims.numel()));
    std::vector<double> index(source.size());
    std::vector<int64_t> lane(static_cast<size_t>(lanes.length));
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            call.interpreter.check_interrupt();
            for (int64_t j = 0; j < lanes.length; ++j)
                lane[static_cast<size_t>(j)] = lanes.first(i, o) + j * lanes.inner;
            order.sort(lane, options.descending);
            for (int64_t j = 0; j < lanes.length; ++j) {
                const size_t to = static_cast<size_t>(lanes.first(i, o) + j * lanes.inner);
                source[to] = lane[static_cast<size_t>(j)];
                index[to] = static_cast<double>((lane[static_cast<size_t>(j)] - lanes.first(i, o)) / lanes.inner + 1);
            }
        }
    call.give(0, select(x, source, dims));
    call.give(1, Value(Array::of<double>(dims, index.data())));
}

/// Rows of `x` ordered by the columns of `keys` (1-based, negative for descending).
std::vector<int64_t> row_order(const Value& x, const std::vector<int64_t>& keys) {
    const Ordering order(x);
    const int64_t rows = x.dims().rows();
    std::vector<int64_t> out = identity_indices(rows);
    interruptible_stable_sort(out.begin(), out.end(), [&](int64_t a, int64_t b) {
        for (const int64_t key : keys) {
            const int64_t column = std::abs(key) - 1;
            const int c = order.compare(a + column * rows, b + column * rows);
            if (c != 0)
                return key > 0 ? c < 0 : c > 0;
        }
        return false;
    });
    return out;
}

void sortrows(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    std::vector<int64_t> keys;
    bool descending = false;
    for (int i = 1; i < call.nargin(); ++i) {
        if (call.arg(i).is_text())
            descending = text_is(call.arg(i), "descend");
        else
            keys = integers_of(call.arg(i));
    }
    if (keys.empty())
        for (int64_t c = 1; c <= dims.cols(); ++c)
            keys.push_back(c);
    for (int64_t& key : keys) {
        if (key == 0 || std::abs(key) > dims.cols())
            fail({"MATLAB:sortrows:COLmismatchX", "Column sorting vector must contain column numbers of the input."});
        if (descending)
            key = -std::abs(key);
    }
    const std::vector<int64_t> rows = row_order(x, keys);
    std::vector<int64_t> indices;
    for (int64_t c = 0; c < dims.cols(); ++c)
        for (const int64_t r : rows)
            indices.push_back(r + c * dims.rows());
    std::vector<double> index(rows.begin(), rows.end());
    for (double& i : index)
        i += 1;
    call.give(0, select(x, indices, dims));
    call.give(1, column_vector(index));
}

void issorted(Call& call) {
    const Value& x = call.arg(0);
    const SortOptions options = sort_options(call);
    const Ordering order(x);
    for (int64_t i = 0; i + 1 < x.numel(); ++i) {
        const int c = order.compare(i, i + 1);
        if (options.descending ? c < 0 : c > 0)
            return call.give(logical(false));
    }
    call.give(logical(true));
}

void top(Call& call, bool largest) {
    const Value& x = call.arg(0);
    const int64_t k = integer_argument(call, 1);
    if (k < 0)
        fail({"MATLAB:topk:invalidK", "The number of elements must be a nonnegative integer."});
    const int dim = call.nargin() > 2 ? dimension_argument(call.arg(2)) : x.dims().first_non_singleton();
    const Lanes lanes(x.dims(), dim);
    const Ordering order(x);
    const int64_t n = std::min(k, lanes.length);
    Dims dims = x.dims();
    dims.set(dim, n);
    std::vector<int64_t> source(static_cast<size_t>(dims.numel()));
    std::vector<double> index(source.size());
    std::vector<int64_t> lane(static_cast<size_t>(lanes.length));
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            for (int64_t j = 0; j < lanes.length; ++j)
                lane[static_cast<size_t>(j)] = lanes.first(i, o) + j * lanes.inner;
            order.sort(lane, largest, true);
            for (int64_t j = 0; j < n; ++j) {
                const size_t to = static_cast<size_t>(i + lanes.inner * (j + n * o));
                source[to] = lane[static_cast<size_t>(j)];
                index[to] = static_cast<double>((lane[static_cast<size_t>(j)] - lanes.first(i, o)) / lanes.inner + 1);
            }
        }
    call.give(0, select(x, source, dims));
    call.give(1, Value(Array::of<double>(dims, index.data())));
}
void maxk(Call& call) { top(call, true); }
void mink(Call& call) { top(call, false); }

void nonzeros(Call& call) {
    const Value& x = call.arg(0);
    require_flat(call, x);
    const ArrayView view(x);
    std::vector<int64_t> at;
    for (int64_t i = 0; i < view.numel(); ++i)
        if (view.complex_at(i) != 0.0)
            at.push_back(i);
    call.give(select(x, at, Dims(static_cast<int64_t>(at.size()), 1)));
}
/// Every array is full.
void full(Call& call) {
    require_flat(call, call.arg(0));
    call.give(call.arg(0));
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"find", kCategory, "Find indices and values of nonzero elements", 1, 3, 3, find, kPure},
    {"nonzeros", "Sparse Matrices", "Nonzero matrix elements", 1, 1, 1, nonzeros, kPure},
    {"full", "Sparse Matrices", "Convert sparse matrix to full storage", 1, 1, 1, full, kPure},
    {"sort", kCategory, "Sort array elements", 1, 7, 2, sort, kPure},
    {"sortrows", kCategory, "Sort rows of matrix", 1, 3, 2, sortrows, kPure},
    {"issorted", kCategory, "Determine if array is sorted", 1, 3, 1, issorted, kPure},
    {"maxk", kCategory, "Find k largest elements of array", 2, 3, 2, maxk, kPure},
    {"mink", kCategory, "Find k smallest elements of array", 2, 3, 2, mink, kPure},
};

} // namespace

void register_search(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
