// sum, any, all, max, min along the rows and columns of sparse matrices, without making them full.
#include <cmath>

#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;
using Complex = std::complex<double>;

/// `f(x)`, `f(x, 1)` or `f(x, 2)` of a sparse x; everything else is left to the builtin.
bool along_one_dimension(const Call& call) {
    if (!call.arg(0).is_sparse() || call.nargout > 1 || call.nargin() > 2)
        return false;
    if (call.nargin() == 1)
        return call.arg(0).dims().rows() != 0 || call.arg(0).dims().cols() != 0;
    const Value& dim = call.arg(1);
    return dim.tag() == Value::Tag::Double && (dim.get_double() == 1 || dim.get_double() == 2);
}

/// `f(x, 'all')` is `f(x(:))`.
void fold_all(Call& call) {
    if (call.nargin() != 2 || !call.arg(0).is_sparse() || !text_is(call.arg(1), "all"))
        return;
    const SparseArray& a = call.arg(0).sparse();
    if (a.rows() != 0 && a.cols() != 0)
        call.args[0] = sparse::reshaped(a, a.rows() * a.cols(), 1);
    else
        call.args[0] = make_ref<SparseArray>(a.class_id(), Complexity::Real, 0, 1);
    call.args[1] = number(1);
}

/// Down the columns; along the rows is down the columns of the transpose.
template <class F>
void reduce(Call& call, F f) {
    fold_all(call);
    if (!along_one_dimension(call))
        return sparse_result(call);
    const bool rows = sparse_dimension(call, 1) == 1;
    const Ref<SparseArray> a = rows ? sparse::transposed(call.arg(0).sparse(), false) : sparse::of(call.arg(0));
    Value out = f(*a);
    call.give(rows ? Value(sparse::transposed(out.sparse(), false)) : out);
}

void sum(Call& call) {
    reduce(call, [](const SparseArray& a) -> Value {
        return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
            using T = decltype(zero);
            SparseBuilder<T> out(1, a.cols());
            for (int64_t j = 0; j < a.cols(); ++j) {
                T total(0);
                for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                    total += a.values<T>()[k];
                out.push(0, total);
                out.end_column();
            }
            return out.finish();
        });
    });
}

/// The sum over the number of elements.
void mean(Call& call) {
    fold_all(call);
    if (!along_one_dimension(call) || call.arg(0).is_empty())
        return sparse_result(call);
    const double n = static_cast<double>(call.arg(0).dims()[sparse_dimension(call, 1)]);
    sum(call);
    call.give(sparse::binary(ops::BinaryOp::Divide, call.results[0], number(n)));
}

template <bool every>
void any_all(Call& call) {
    reduce(call, [](const SparseArray& a) -> Value {
        SparseBuilder<double> out(1, a.cols());
        for (int64_t j = 0; j < a.cols(); ++j) {
            int64_t count = 0; // NaN is nonzero for `all`, and no reason for `any`
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                count += every || a.is_complex() || a.values<double>()[k] == a.values<double>()[k];
            out.push(0, every ? count == a.rows() : count > 0);
            out.end_column();
        }
        return out.finish(ClassId::Logical);
    });
}

/// `max(S)`, `max(S, [], dim)` with one output; real.
template <bool largest>
void extremum(Call& call) {
    const bool plain = call.arg(0).is_sparse() && call.nargout < 2 && !call.arg(0).is_complex() &&
                       (call.nargin() == 1 || (call.nargin() == 3 && call.arg(1).is_empty() && !call.arg(2).is_text() &&
                                               call.arg(2).numel() == 1));
    if (!plain || call.arg(0).is_empty() || sparse_dimension(call, 2) > 1)
        return sparse_result(call);
    const bool rows = sparse_dimension(call, 2) == 1;
    const Ref<SparseArray> a = rows ? sparse::transposed(call.arg(0).sparse(), false) : sparse::of(call.arg(0));
    SparseBuilder<double> out(1, a->cols());
    for (int64_t j = 0; j < a->cols(); ++j) {
        bool has = a->starts()[j + 1] - a->starts()[j] < a->rows();
        double best = has ? 0 : std::nan("");
        for (int64_t k = a->starts()[j]; k < a->starts()[j + 1]; ++k) {
            const double x = a->values<double>()[k];
            if (x == x && (!has || (largest ? x > best : x < best))) {
                best = x;
                has = true;
            }
        }
        out.push(0, best);
        out.end_column();
    }
    Ref<SparseArray> result = out.finish();
    call.give(rows ? sparse::transposed(*result, false) : result);
}

} // namespace

void register_sparse_reductions(Registry& registry) {
    registry.add_sparse("sum", sum);
    registry.add_sparse("mean", mean);
    registry.add_sparse("any", any_all<false>);
    registry.add_sparse("all", any_all<true>);
    registry.add_sparse("max", extremum<true>);
    registry.add_sparse("min", extremum<false>);
}

} // namespace etna::builtins
