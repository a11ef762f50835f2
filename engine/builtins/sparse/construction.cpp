// Making sparse matrices: sparse, speye, spones, spalloc, accumarray's sparse result.
#include <cmath>
#include <numeric>

#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"
#include "engine/value/function_handle.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

constexpr Message kLengths{"MATLAB:sparse:sizesMismatch", "Vectors must be the same length."};
constexpr Message kPositive{"MATLAB:sparse:nonPosIndex", "Index into matrix must be positive."};
constexpr Message kWhole{"MATLAB:sparse:nonIntIndex", "Index into matrix must be an integer."};
constexpr Message kOutside{"MATLAB:sparse:indexOutsideMatrix", "Index exceeds matrix dimensions."};
constexpr Message kSizes{"MATLAB:sparse:badSizes", "Sparse matrix sizes must be non-negative integers less than MAXSIZE as defined by COMPUTER."};
constexpr double kMostExtent = 0x1p47;
constexpr Message kInput{"MATLAB:sparse:inputClass", "Incorrect number or types of inputs or outputs for function sparse."};

int64_t size_of(const Value& value) {
    const Value full = sparse::full(value);
    if (!full.is_flat() || full.numel() != 1 || full.is_complex())
        fail(kSizes);
    const double x = full.to_double();
    if (!(x >= 0) || x != std::floor(x) || x > kMostExtent)
        fail(kSizes);
    return static_cast<int64_t>(x);
}

/// Subscripts from one as indices from zero; any shape.
std::vector<int64_t> index_list(const Value& value) {
    const Value full = sparse::full(value);
    if (!full.is_flat())
        fail(kInput, value.class_name());
    const ArrayView view(full);
    std::vector<int64_t> out(static_cast<size_t>(view.numel()));
    for (int64_t k = 0; k < view.numel(); ++k) {
        const double x = view.double_at(k);
        if (x != std::floor(x) || std::isinf(x))
            fail(kWhole);
        if (x < 1)
            fail(kPositive);
        if (x > kMostExtent)
            fail(kSizes);
        out[static_cast<size_t>(k)] = static_cast<int64_t>(x) - 1;
    }
    return out;
}

int64_t extent(const std::vector<int64_t>& list) {
    return list.empty() ? 0 : *std::max_element(list.begin(), list.end()) + 1;
}

Ref<SparseArray> zeros(int64_t rows, int64_t cols) {
    return make_ref<SparseArray>(ClassId::Double, Complexity::Real, rows, cols);
}

/// `sparse(i, j, v, m, n, 'unique')` of Octave: the last of several values for a place stays.
void keep_last(std::vector<int64_t>& rows, std::vector<int64_t>& cols, Value& values) {
    std::vector<int64_t> order(rows.size());
    std::iota(order.begin(), order.end(), int64_t{0});
    const auto key = [&](int64_t k) { return std::pair(cols[static_cast<size_t>(k)], rows[static_cast<size_t>(k)]); };
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) { return key(a) < key(b); });
    std::vector<int64_t> r, c, kept;
    for (size_t k = 0; k < order.size(); ++k) {
        if (k + 1 < order.size() && key(order[k]) == key(order[k + 1]))
            continue;
        r.push_back(rows[static_cast<size_t>(order[k])]);
        c.push_back(cols[static_cast<size_t>(order[k])]);
        kept.push_back(order[k]);
    }
    if (values.numel() != 1)
        values = select(values, kept, Dims(static_cast<int64_t>(kept.size()), 1));
    rows = std::move(r);
    cols = std::move(c);
}

/// sparse(A), sparse(m, n), sparse(i, j, v), sparse(i, j, v, m, n), sparse(i, j, v, m, n, nzmax)
void sparse_(Call& call) {
    const int n = call.nargin();
    for (int k = 0; k < n; ++k)
        if (!call.arg(k).is_flat() && !call.arg(k).is_sparse() && !(k >= 3 && call.arg(k).is_text()))
            fail(kInput, call.arg(k).class_name());
    if (n == 1) {
        if (call.arg(0).is_char())
            fail(kInput, "char");
        return call.give(sparse::of(call.arg(0)));
    }
    if (n == 2)
        return call.give(zeros(size_of(call.arg(0)), size_of(call.arg(1))));
    if (n == 4 && !text_is(call.arg(3), "unique") && !text_is(call.arg(3), "sum") && !text_is(call.arg(3), "summation"))
        raise(Err::NotEnoughInputs);
    if (n == 5 && (call.arg(3).is_text() || call.arg(4).is_text()))
        fail(kSizes);
    if (n == 6 && call.arg(5).is_text() && !text_is(call.arg(5), "unique") && !text_is(call.arg(5), "sum") &&
        !text_is(call.arg(5), "summation"))
        fail(kUnknownOption, call.arg(5).to_text(), "sparse");
    std::vector<int64_t> rows = index_list(call.arg(0)), cols = index_list(call.arg(1));
    Value values = sparse::full(call.arg(2));
    if (is_integer(values.class_id()))
        raise(Err::SparseConversion);
    if (values.class_id() != ClassId::Logical)
        values = ops::convert(values, ClassId::Double);
    const size_t count = std::max({rows.size(), cols.size(), static_cast<size_t>(values.numel())});
    const bool none = rows.empty() || cols.empty() || values.numel() == 0;
    const size_t length = none ? 0 : count;
    for (std::vector<int64_t>* list : {&rows, &cols}) {
        if (list->size() == 1)
            list->assign(length, list->front());
        if (list->size() != length)
            fail(kLengths);
    }
    if (values.numel() != 1 && static_cast<size_t>(values.numel()) != length)
        fail(kLengths);
    int64_t m = extent(rows), k = extent(cols);
    if (n >= 5) {
        m = size_of(call.arg(3));
        k = size_of(call.arg(4));
        if (extent(rows) > m || extent(cols) > k)
            fail(kOutside);
    }
    if (n >= 4 && text_is(call.arg(n - 1), "unique"))
        keep_last(rows, cols, values);
    Ref<SparseArray> out = sparse::from_triplets(m, k, rows, cols, values);
    if (n == 6 && !call.arg(5).is_text())
        out->set_room(size_of(call.arg(5)));
    else if (n >= 3)
        out->set_room(static_cast<int64_t>(length));
    call.give(std::move(out));
}

Ref<SparseArray> identity(int64_t rows, int64_t cols) {
    SparseBuilder<double> out(rows, cols);
    out.reserve(std::min(rows, cols));
    for (int64_t j = 0; j < std::min(rows, cols); ++j) {
        out.push(j, 1);
        out.end_column();
    }
    return out.finish();
}

Dims matrix_size(const Call& call) {
    if (call.nargin() == 0)
        return Dims();
    if (call.nargin() == 1) {
        const std::vector<double> sizes = to_double_vector(sparse::full(call.arg(0)));
        if (sizes.size() == 1)
            return Dims(size_of(call.arg(0)), size_of(call.arg(0)));
        if (sizes.size() != 2)
            raise(Err::SparseND);
        return Dims(size_of(number(sizes[0])), size_of(number(sizes[1])));
    }
    return Dims(size_of(call.arg(0)), size_of(call.arg(1)));
}

void speye(Call& call) {
    const Dims dims = matrix_size(call);
    call.give(identity(dims.rows(), dims.cols()));
}

void spones(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    const std::vector<double> ones(static_cast<size_t>(a->count()), 1.0);
    call.give(sparse::with_values(*a, column_vector(ones)));
}

void spalloc(Call& call) {
    const int64_t rows = size_of(call.arg(0));
    Ref<SparseArray> out = zeros(rows, call.nargin() > 1 ? size_of(call.arg(1)) : rows);
    if (call.nargin() > 2)
        out->set_room(size_of(call.arg(2)));
    call.give(std::move(out));
}

constexpr std::string_view kSparse = "Sparse Matrices";
constexpr Builtin kRows[] = {
    {"sparse", kSparse, "Create sparse matrix", 1, 6, 1, sparse_, kPure, sparse_},
    {"speye", kSparse, "Sparse identity matrix", 0, 2, 1, speye, kPure, speye},
    {"spones", kSparse, "Replace nonzero sparse matrix elements with ones", 1, 1, 1, spones, kPure, spones},
    {"spalloc", kSparse, "Allocate space for sparse matrix", 2, 3, 1, spalloc, kPure, spalloc},
};

} // namespace

bool give_sparse_sums(Call& call) {
    const Value &subs = call.arg(0), &fill = call.arg(4);
    const Value& function = call.arg(3);
    const bool sums = function.is_empty() || (function.is_function_handle() && function.function().name == "sum");
    if (!sums || !subs.is_flat() || subs.dims().count() > 2 || subs.dims().cols() > 2 || (!fill.is_empty() && fill.to_double() != 0))
        return false;
    const std::vector<int64_t> all = index_list(subs);
    const size_t n = static_cast<size_t>(subs.dims().rows());
    std::vector<int64_t> rows(all.begin(), all.begin() + static_cast<ptrdiff_t>(n)), cols(n, 0);
    if (subs.dims().cols() == 2)
        cols.assign(all.begin() + static_cast<ptrdiff_t>(n), all.end());
    int64_t m = extent(rows), k = std::max<int64_t>(extent(cols), 1);
    if (!call.arg(2).is_empty()) {
        const std::vector<int64_t> sizes = integers_of(call.arg(2));
        if (sizes.size() != 2 || sizes[0] < m || sizes[1] < k)
            return false; // the builtin knows the errors
        m = sizes[0];
        k = sizes[1];
    }
    const Value values = ops::convert(sparse::full(call.arg(1)), ClassId::Double);
    if (values.numel() != 1 && static_cast<size_t>(values.numel()) != n)
        return false;
    call.give(sparse::from_triplets(m, k, rows, cols, values));
    return true;
}

void register_sparse_construction(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
