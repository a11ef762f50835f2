// What a sparse matrix stores: full, nnz, nzmax, nonzeros, find, spfun.
#include <cmath>

#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

void full(Call& call) { call.give(sparse::full(call.arg(0))); }
void nnz(Call& call) { call.give(number(static_cast<double>(call.arg(0).sparse().count()))); }

/// Of a full matrix: its number of elements.
void nzmax(Call& call) {
    const Value& x = call.arg(0);
    call.give(number(static_cast<double>(x.is_sparse() ? x.sparse().room() : x.numel())));
}
void nonzeros(Call& call) { call.give(sparse::entry_values(call.arg(0).sparse())); }

/// find(S), find(S, n), find(S, n, direction); indices, or rows, columns and values. A row when S is one.
void find(Call& call) {
    if (!call.arg(0).is_sparse()) {
        for (Value& arg : call.args)
            arg = sparse::full(arg);
        return call.builtin.function(call);
    }
    const SparseArray& a = call.arg(0).sparse();
    int64_t first = 0, count = a.count();
    if (call.nargin() > 1) {
        const Value limit = sparse::full(call.arg(1));
        const double n = limit.is_flat() && limit.numel() == 1 ? limit.to_double() : -1;
        if (!(n >= 1) || n != std::floor(n))
            fail({"MATLAB:find:positiveInteger", "Second argument must be a positive scalar integer."});
        count = std::min(count, n < 9e15 ? static_cast<int64_t>(n) : count);
        if (call.nargin() > 2) {
            if (text_is(call.arg(2), "last"))
                first = a.count() - count;
            else if (!text_is(call.arg(2), "first"))
                fail({"MATLAB:find:badSearchDirection", "Search direction must be 'first' or 'last'."});
        }
    }
    // Nothing in a scalar or in 0-by-0 is 0-by-0.
    const bool blank = count == 0 && ((a.rows() == 0 && a.cols() == 0) || (a.rows() == 1 && a.cols() == 1));
    const Dims dims = a.rows() == 1 && a.cols() != 1 ? Dims(1, count) : Dims(count, blank ? 0 : 1);
    Ref<Array> rows = Array::uninitialized(ClassId::Double, dims), cols = Array::uninitialized(ClassId::Double, dims);
    double *r = rows->data_mut<double>(), *c = cols->data_mut<double>();
    const bool linear = call.nargout < 2;
    int64_t k = 0;
    for (int64_t j = 0; j < a.cols(); ++j)
        for (; k < a.starts()[j + 1]; ++k) {
            if (k < first || k >= first + count)
                continue;
            const int64_t row = a.row_indices()[k];
            r[k - first] = static_cast<double>((linear ? j * a.rows() : 0) + row + 1);
            c[k - first] = static_cast<double>(j + 1);
        }
    call.give(0, Value(std::move(rows)));
    call.give(1, Value(std::move(cols)));
    call.give(3, number(static_cast<double>(a.rows()))); // Octave's fourth and fifth output
    call.give(4, number(static_cast<double>(a.cols())));
    if (call.nargout > 2) {
        std::vector<int64_t> chosen(static_cast<size_t>(count));
        for (int64_t i = 0; i < count; ++i)
            chosen[static_cast<size_t>(i)] = first + i;
        call.give(2, select(sparse::entry_values(a), chosen, dims));
    }
}

/// spfun(f, S): f of the nonzero elements.
void spfun(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(1));
    const Value values[1] = {sparse::entry_values(*a)};
    Value out = call.arg(0).is_text() ? call.interpreter.call(call.arg(0).to_text(), values, 1).at(0)
                                      : call.interpreter.call1(call.arg(0), values);
    out = sparse::full(out);
    if (out.numel() != a->count())
        raise(Err::SubscriptedAssignNumel);
    call.give(sparse::with_values(*a, out));
}

constexpr std::string_view kSparse = "Sparse Matrices";
constexpr Builtin kRows[] = {
    {"nzmax", kSparse, "Amount of storage allocated for nonzero matrix elements", 1, 1, 1, nzmax, kPure, nzmax},
    {"spfun", kSparse, "Apply function to nonzero sparse matrix elements", 2, 2, 1, spfun, {}, spfun},
};

} // namespace

void register_sparse_entries(Registry& registry) {
    registry.add(kRows);
    registry.add_sparse("full", full);
    registry.add_sparse("nnz", nnz);
    registry.add_sparse("nonzeros", nonzeros);
    registry.add_sparse("find", find);
}

} // namespace etna::builtins
