// find, sort, sortrows, issorted, topk: where elements are, and their order.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/builtins/arguments.h"
#include "engine/builtins/arrays/ordering.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/interruption.h"
#include "engine/common/radix_sort.h"
#include "engine/ops/saturate.h"
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
        limit = ops::saturate<int64_t>(n);
    }
    const bool last = call.nargin() > 2 && text_is(call.arg(2), "last");
    if (call.nargin() > 2 && !last && !text_is(call.arg(2), "first"))
        fail({"MATLAB:find:invalidDirection", "Third argument must be 'first' or 'last'."});
    const ArrayView view(x);
    const int64_t n = view.numel();
    if (call.nargin() == 1 && call.nargout < 2 && !view.is_complex() && !view.dims().is_scalar() && !view.dims().is_zero_by_zero()) {
        Value found; // all of them: counted, then written in their place
        visit_class(view.class_id(), [&](auto zero) {
            using T = decltype(zero);
            const T* p = view.data<T>();
            int64_t count = 0;
            for (int64_t k = 0; k < n; ++k)
                count += p[k] != T{};
            const bool row = view.dims().is_row() && view.dims().cols() != 1;
            Ref<Array> out = Array::uninitialized(ClassId::Double, row ? Dims(1, count) : Dims(count, 1));
            double* to = out->data_mut<double>();
            for (int64_t k = 0; k < n && count > 0; ++k) {
                *to = static_cast<double>(k + 1);
                const bool is = p[k] != T{};
                to += is;
                count -= is;
            }
            out->set_form(ArrayForm::Positions);
            found = std::move(out);
        });
        return call.give(std::move(found));
    }
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
    int missing_first = -1; ///< -1: as the direction has it
    OrderBy by = OrderBy::Automatic;
};
OrderBy comparison_method(const Value& v) {
    if (text_is(v, "real"))
        return OrderBy::Real;
    if (text_is(v, "abs"))
        return OrderBy::Magnitude;
    if (!text_is(v, "auto"))
        fail({"MATLAB:sort:comparisonMethod", "ComparisonMethod must be 'auto', 'real' or 'abs'."});
    return OrderBy::Automatic;
}
int missing_placement(const Value& v) {
    if (!text_is(v, "auto") && !text_is(v, "first") && !text_is(v, "last"))
        fail({"MATLAB:sort:missingPlacement", "MissingPlacement must be 'auto', 'first' or 'last'."});
    return text_is(v, "first") ? 1 : text_is(v, "last") ? 0 : -1;
}
SortOptions sort_options(const Call& call) {
    SortOptions out;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            if (out.dim)
                fail({"MATLAB:sort:tooManyDims", "There is more than one dimension argument."});
            out.dim = &v;
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "ascend" || word == "descend")
            out.descending = word[0] == 'd';
        else if ((word == "missingplacement" || word == "comparisonmethod") && i + 1 < call.nargin()) {
            ++i;
            if (word[0] == 'm')
                out.missing_first = missing_placement(call.arg(i));
            else
                out.by = comparison_method(call.arg(i));
        } else
            fail({"MATLAB:sort:sortDirection", "Sorting direction must be 'ascend' or 'descend'."});
    }
    return out;
}

/// NaNs come last, or first when descending; equal elements, which both zeros are, keep their order.
template <class T>
void sort_lane(T* first, T* end, bool descending) {
    if constexpr (std::is_floating_point_v<T>) {
        bool missing = false, negative_zero = false;
        for (const T* v = first; v != end; ++v) {
            missing |= std::isnan(*v);
            negative_zero |= *v == 0 && std::signbit(*v);
        }
        poll_interruption();
        std::vector<T> zeros;
        if (negative_zero)
            std::copy_if(first, end, std::back_inserter(zeros), [](T v) { return v == 0; });
        if (missing && descending)
            first = std::partition(first, end, [](T v) { return std::isnan(v); });
        else if (missing)
            end = std::partition(first, end, [](T v) { return !std::isnan(v); });
        poll_interruption();
        const auto sorted = [&](auto key) {
            radix_sort(first, end, key);
            if (negative_zero)
                std::copy(zeros.begin(), zeros.end(),
                          std::partition_point(first, end, [&](T v) { return key(v) < std::min(key(T(0)), key(-T(0))); }));
        };
        if (descending)
            sorted([](T v) { return static_cast<decltype(order_key(v))>(~order_key(v)); });
        else
            sorted([](T v) { return order_key(v); });
    } else if (descending) {
        radix_sort(first, end, [](T v) { return static_cast<decltype(order_key(v))>(~order_key(v)); });
    } else {
        radix_sort(first, end, [](T v) { return order_key(v); });
    }
}

/// Real numbers, logicals and characters without indices, each column in place: no index vectors.
bool sort_in_place(Call& call, const SortOptions& options) {
    Value& x = call.args[0];
    if (call.nargout > 1 || options.missing_first >= 0 || options.by == OrderBy::Magnitude || !x.is_heap() || !x.is_flat() ||
        x.is_complex())
        return false;
    const Dims dims = x.dims();
    const int k = options.dim ? dimension_argument(*options.dim) : dims.first_non_singleton();
    const Lanes lanes(dims, k);
    if (lanes.inner != 1)
        return false;
    Value out = std::move(x);
    visit_class(out.class_id(), [&](auto zero) {
        using T = decltype(zero);
        T* p = out.array_mut().data_mut<T>();
        for (int64_t o = 0; o < lanes.outer; ++o) {
            poll_interruption();
            sort_lane(p + o * lanes.length, p + (o + 1) * lanes.length, options.descending);
        }
    });
    call.give(std::move(out));
    return true;
}

void sort(Call& call) {
    const SortOptions options = sort_options(call);
    if (sort_in_place(call, options))
        return;
    const Value& x = call.arg(0);
    const Ordering order(x, options.by); // refuses classes without an order
    const Dims dims = x.dims();
    const int k = options.dim ? dimension_argument(*options.dim) : dims.first_non_singleton();
    const Lanes lanes(dims, k);
    std::vector<int64_t> source(static_cast<size_t>(dims.numel()));
    std::vector<double> index(source.size());
    std::vector<int64_t> lane(static_cast<size_t>(lanes.length));
    Poll poll;
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            call.interpreter.check_interrupt();
            for (int64_t j = 0; j < lanes.length; ++j)
                lane[static_cast<size_t>(j)] = lanes.first(i, o) + j * lanes.inner;
            order.sort(lane, options.descending, options.missing_first < 0 ? !options.descending : options.missing_first == 0);
            for (int64_t j = 0; j < lanes.length; ++j) {
                poll();
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
    const int64_t rows = x.dims().rows();
    if (x.is_cell() && x.dims().cols() > 1) { // columns of numbers or of text: one after the other, the last key first
        std::vector<int64_t> out = identity_indices(rows);
        for (size_t k = keys.size(); k-- > 0;) {
            std::vector<int64_t> at;
            for (int64_t r = 0; r < rows; ++r)
                at.push_back(r + (std::abs(keys[k]) - 1) * rows);
            Value column = select(x, at, Dims(rows, 1));
            bool numbers = true;
            for (const Value& e : column.cell().elements())
                numbers = numbers && e.is_flat() && !e.is_char() && e.numel() == 1;
            if (numbers && rows > 0) {
                std::vector<double> values;
                for (const Value& e : column.cell().elements())
                    values.push_back(e.to_double());
                column = column_vector(values);
            }
            const Ordering order(column);
            const bool up = keys[k] > 0;
            interruptible_stable_sort(out.begin(), out.end(), [&](int64_t a, int64_t b) {
                const int c = order.compare(a, b);
                return up ? c < 0 : c > 0;
            });
        }
        return out;
    }
    const Ordering order(x);
    std::vector<int64_t> out = identity_indices(rows);
    for (size_t k = keys.size(); k-- > 0;) { // stable: the last key first
        const int64_t column = (std::abs(keys[k]) - 1) * rows;
        for (int64_t& i : out)
            i += column;
        order.sort(out, keys[k] < 0, keys[k] > 0);
        for (int64_t& i : out)
            i -= column;
    }
    return out;
}

/// `sortrows(A, columns, directions, 'ComparisonMethod', m, 'MissingPlacement', p)`
void sortrows(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    if (dims.count() > 2)
        fail({"MATLAB:sortrows:inputDimensions", "Only 2-D arrays are supported."});
    std::vector<int64_t> keys;
    std::vector<bool> descending;
    bool has_keys = false;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (v.is_cell()) {
            for (const Value& direction : v.cell().elements()) {
                if (!text_is(direction, "ascend") && !text_is(direction, "descend"))
                    fail({"MATLAB:sortrows:notDirection", "Directions must be 'ascend' or 'descend'."});
                descending.push_back(text_is(direction, "descend"));
            }
        } else if (v.is_text()) {
            if ((text_is(v, "comparisonmethod") || text_is(v, "missingplacement")) && i + 1 < call.nargin()) {
                ++i;
                continue;
            }
            if (!text_is(v, "ascend") && !text_is(v, "descend"))
                fail({"MATLAB:sortrows:notDirection", "Directions must be 'ascend' or 'descend'."});
            descending.assign(1, text_is(v, "descend"));
        } else {
            if (!v.is_numeric() || !(v.dims().is_vector() || v.is_empty()))
                fail({"MATLAB:sortrows:COLnotVec", "Column sorting vector must be a vector of column numbers."});
            keys = integers_of(v);
            has_keys = !keys.empty();
        }
    }
    if (!has_keys)
        for (int64_t c = 1; c <= dims.cols(); ++c)
            keys.push_back(c);
    if (descending.size() > 1 && descending.size() != keys.size())
        fail({"MATLAB:sortrows:directionCount", "The number of directions must match the number of columns."});
    for (size_t k = 0; k < keys.size(); ++k) {
        if (keys[k] == 0 || std::abs(keys[k]) > dims.cols())
            fail({"MATLAB:sortrows:COLmismatchX", "Column sorting vector must contain column numbers of the input."});
        if (!descending.empty())
            keys[k] = descending[descending.size() == 1 ? 0 : k] ? -std::abs(keys[k]) : std::abs(keys[k]);
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

/// What issorted asks of neighbours.
struct Monotony {
    bool ascending_allowed = true, descending_allowed = false, strict = false;
};
template <class Compare>
bool is_monotone(const Monotony& m, int64_t n, Compare compare) {
    bool up = m.ascending_allowed, down = m.descending_allowed;
    for (int64_t i = 0; i + 1 < n && (up || down); ++i) {
        const int c = compare(i, i + 1);
        up = up && (m.strict ? c < 0 : c <= 0);
        down = down && (m.strict ? c > 0 : c >= 0);
    }
    return up || down;
}

/// `issorted(A, dim, direction, 'ComparisonMethod', m, 'MissingPlacement', p)`, `issorted(A, 'rows')`
void issorted(Call& call) {
    const Value& x = call.arg(0);
    Monotony m;
    bool rows = false;
    const Value* dim = nullptr;
    OrderBy by = OrderBy::Automatic;
    for (int i = 1; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            dim = &v;
            continue;
        }
        std::string word = to_lower_ascii(v.to_text());
        if (word == "rows") {
            rows = true;
            continue;
        }
        if ((word == "comparisonmethod" || word == "missingplacement") && i + 1 < call.nargin()) {
            ++i;
            if (word[0] == 'c')
                by = comparison_method(call.arg(i));
            continue;
        }
        m.strict = word.starts_with("strict");
        if (m.strict)
            word = word.substr(6);
        if (word == "ascend" || word == "ascending")
            m.ascending_allowed = true, m.descending_allowed = false;
        else if (word == "descend" || word == "descending")
            m.ascending_allowed = false, m.descending_allowed = true;
        else if (word == "monotonic" || word == "either")
            m.ascending_allowed = m.descending_allowed = true;
        else
            fail({"MATLAB:issorted:direction", "Unknown direction or option '{}' for issorted."}, v.to_text());
    }
    if (rows) {
        if (x.dims().count() > 2)
            fail({"MATLAB:issorted:inputDimensions", "Only 2-D arrays are supported for 'rows'."});
        const Ordering order(x, by);
        const int64_t n = x.dims().rows(), columns = x.dims().cols();
        return call.give(logical(is_monotone(m, n, [&](int64_t a, int64_t b) {
            for (int64_t c = 0; c < columns; ++c)
                if (const int r = order.compare(a + c * n, b + c * n))
                    return r;
            return 0;
        })));
    }
    const Ordering order(x, by);
    const int k = dim ? dimension_argument(*dim) : x.dims().first_non_singleton();
    const Lanes lanes(x.dims(), k);
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i)
            if (!is_monotone(m, lanes.length, [&](int64_t a, int64_t b) {
                    return order.compare(lanes.first(i, o) + a * lanes.inner, lanes.first(i, o) + b * lanes.inner);
                }))
                return call.give(logical(false));
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
    Value out = call.arg(0);
    if (form_of(out) != ArrayForm::Full)
        out.array_mut().set_form(ArrayForm::Full);
    call.give(std::move(out));
}

constexpr std::string_view kCategory = "Matrices and Arrays";
constexpr Builtin kRows[] = {
    {"find", kCategory, "Find indices and values of nonzero elements", 1, 3, 3, find, kPure},
    {"nonzeros", "Sparse Matrices", "Nonzero matrix elements", 1, 1, 1, nonzeros, kPure},
    {"full", "Sparse Matrices", "Convert sparse matrix to full storage", 1, 1, 1, full, kPure},
    {"sort", kCategory, "Sort array elements", 1, 7, 2, sort, kPure},
    {"sortrows", kCategory, "Sort rows of matrix", 1, 7, 2, sortrows, kPure},
    {"issorted", kCategory, "Determine if array is sorted", 1, 7, 1, issorted, kPure},
    {"maxk", kCategory, "Find k largest elements of array", 2, 3, 2, maxk, kPure},
    {"mink", kCategory, "Find k smallest elements of array", 2, 3, 2, mink, kPure},
};

} // namespace

void register_search(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
