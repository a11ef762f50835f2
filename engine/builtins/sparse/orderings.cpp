// Orderings and the structure behind them: amd, colamd, symamd, symrcm, dmperm, sprank, etree, symbfact.
#include <amd.h>
#include <colamd.h>
#include <cs.h>

#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/ops/sparse/factor.h"
#include "engine/ops/sparse/suitesparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;
using sparse::Cholmod;
using sparse::Long;
using sparse::longs;

constexpr Message kSquare{"MATLAB:square", "Matrix must be square."};
constexpr Message kFailed{"MATLAB:sparse:orderingFailed", "The ordering of {} failed."};
constexpr Message kShape{"MATLAB:sparse:badShape", "Unknown kind '{}'; use 'sym', 'col', 'row' or 'lo'."};

template <class List>
Value one_based_row(const List* p, int64_t n) {
    std::vector<double> out(static_cast<size_t>(n));
    for (int64_t k = 0; k < n; ++k)
        out[static_cast<size_t>(k)] = static_cast<double>(p[k] + 1);
    return row_vector(out);
}
Value one_based_row(const std::vector<int64_t>& p) { return one_based_row(p.data(), static_cast<int64_t>(p.size())); }

Ref<SparseArray> square_argument(const Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    if (a->rows() != a->cols())
        fail(kSquare);
    return a;
}

/// A number in an options struct.
double option(const Value& options, std::string_view name, double otherwise) {
    const Value* found = options.is_struct() ? options.structure().find(name) : nullptr;
    return found && found->is_flat() && found->numel() == 1 ? found->to_double() : otherwise;
}

/// amd(S), amd(S, opts) with the fields dense and aggressive
void amd(Call& call) {
    const Ref<SparseArray> a = square_argument(call);
    double control[AMD_CONTROL], info[AMD_INFO];
    amd_l_defaults(control);
    if (call.nargin() > 1) {
        control[AMD_DENSE] = option(call.arg(1), "dense", control[AMD_DENSE]);
        control[AMD_AGGRESSIVE] = option(call.arg(1), "aggressive", control[AMD_AGGRESSIVE]);
    }
    std::vector<int64_t> p(static_cast<size_t>(a->rows()));
    if (a->rows() > 0 && amd_l_order(static_cast<Long>(a->rows()), longs(a->starts()), longs(a->row_indices()),
                                     longs(p.data()), control, info) < 0)
        fail(kFailed, "amd");
    call.give(one_based_row(p));
}

std::vector<double> knobs_argument(const Call& call, std::initializer_list<double> defaults) {
    std::vector<double> knobs = defaults;
    if (call.nargin() > 1) {
        const std::vector<double> given = to_double_vector(sparse::full(call.arg(1)));
        std::copy_n(given.begin(), std::min(given.size(), knobs.size()), knobs.begin());
    }
    return knobs;
}

Value stats_row(const Long* stats) {
    std::vector<double> out(COLAMD_STATS);
    for (size_t k = 0; k < out.size(); ++k)
        out[k] = static_cast<double>(stats[k]);
    return row_vector(out);
}

/// [p, stats] = colamd(S, knobs) with knobs [dense rows, dense columns]
void colamd(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    double knobs[COLAMD_KNOBS];
    colamd_l_set_defaults(knobs);
    const std::vector<double> given = knobs_argument(call, {knobs[COLAMD_DENSE_ROW], knobs[COLAMD_DENSE_COL]});
    knobs[COLAMD_DENSE_ROW] = given[0];
    knobs[COLAMD_DENSE_COL] = given[1];
    Long stats[COLAMD_STATS] = {};
    const Long m = static_cast<Long>(a->rows()), n = static_cast<Long>(a->cols());
    const size_t room = colamd_l_recommended(static_cast<Long>(a->count()), m, n);
    std::vector<int64_t> work(room + 1), p(a->starts(), a->starts() + a->cols() + 1);
    std::copy_n(a->row_indices(), a->count(), work.begin());
    if (n > 0 && !colamd_l(m, n, static_cast<Long>(room), longs(work.data()), longs(p.data()), knobs, stats))
        fail(kFailed, "colamd");
    call.give(0, n > 0 ? one_based_row(p.data(), a->cols()) : Value(Array::zeros(ClassId::Double, Dims(1, 0))));
    call.give(1, stats_row(stats));
}

void symamd(Call& call) {
    const Ref<SparseArray> a = square_argument(call);
    double knobs[COLAMD_KNOBS];
    colamd_l_set_defaults(knobs);
    knobs[COLAMD_DENSE_ROW] = knobs_argument(call, {knobs[COLAMD_DENSE_ROW]})[0];
    Long stats[COLAMD_STATS] = {};
    std::vector<int64_t> p(static_cast<size_t>(a->cols()) + 1);
    if (a->cols() > 0 && !symamd_l(static_cast<Long>(a->cols()), longs(a->row_indices()), longs(a->starts()), longs(p.data()),
                                   knobs, stats, std::calloc, std::free))
        fail(kFailed, "symamd");
    call.give(0, a->cols() > 0 ? one_based_row(p.data(), a->cols()) : Value(Array::zeros(ClassId::Double, Dims(1, 0))));
    call.give(1, stats_row(stats));
}

/// The graph of A + A' without its diagonal: neighbours of each node.
struct Graph {
    Ref<SparseArray> pattern;

    explicit Graph(const Ref<SparseArray>& a) {
        const std::vector<double> ones(static_cast<size_t>(a->count()), 1.0);
        const Ref<SparseArray> p = sparse::with_values(*a, column_vector(ones));
        pattern = sparse::of(sparse::binary(ops::BinaryOp::Add, p, sparse::transposed(*p, false)));
    }
    int64_t degree(int64_t node) const { return pattern->starts()[node + 1] - pattern->starts()[node]; }
    template <class F>
    void for_each_neighbour(int64_t node, F f) const {
        for (int64_t k = pattern->starts()[node]; k < pattern->starts()[node + 1]; ++k)
            if (pattern->row_indices()[k] != node)
                f(pattern->row_indices()[k]);
    }
};

/// Breadth-first from `root`, neighbours by ascending degree; nodes that `level` already marks stay out. Returns the
/// number of levels.
int64_t breadth_first(const Graph& graph, int64_t root, std::vector<int64_t>& level, std::vector<int64_t>& order) {
    const size_t begin = order.size();
    order.push_back(root);
    level[static_cast<size_t>(root)] = 0;
    for (size_t at = begin; at < order.size(); ++at) {
        const int64_t node = order[at];
        const size_t first = order.size();
        graph.for_each_neighbour(node, [&](int64_t next) {
            if (level[static_cast<size_t>(next)] < 0) {
                level[static_cast<size_t>(next)] = level[static_cast<size_t>(node)] + 1;
                order.push_back(next);
            }
        });
        std::stable_sort(order.begin() + static_cast<ptrdiff_t>(first), order.end(),
                         [&](int64_t a, int64_t b) { return graph.degree(a) < graph.degree(b); });
    }
    return level[static_cast<size_t>(order.back())];
}

/// Reverse Cuthill-McKee; each component starts at a node far out (George and Liu's search).
void symrcm(Call& call) {
    const Ref<SparseArray> a = square_argument(call);
    const Graph graph(a);
    const size_t n = static_cast<size_t>(a->rows());
    std::vector<int64_t> done(n, -1), order;
    for (size_t start = 0; start < n; ++start) {
        if (done[start] >= 0)
            continue;
        int64_t root = static_cast<int64_t>(start), depth = -1;
        for (;;) {
            std::vector<int64_t> level = done, reached;
            const int64_t levels = breadth_first(graph, root, level, reached);
            if (levels <= depth)
                break;
            depth = levels;
            int64_t best = reached.back();
            for (const int64_t node : reached)
                if (level[static_cast<size_t>(node)] == levels && graph.degree(node) < graph.degree(best))
                    best = node;
            root = best;
        }
        breadth_first(graph, root, done, order);
    }
    std::reverse(order.begin(), order.end());
    call.give(one_based_row(order));
}

cs_dl cs_view(const SparseArray& a) {
    cs_dl out{};
    out.nzmax = static_cast<Long>(std::max<int64_t>(a.count(), 1));
    out.m = static_cast<Long>(a.rows());
    out.n = static_cast<Long>(a.cols());
    out.p = longs(a.starts());
    out.i = longs(a.row_indices());
    out.x = const_cast<double*>(a.values<double>());
    out.nz = -1;
    return out;
}

/// p = dmperm(S): the row that each column is matched with, or 0. [p, q, r, s, cc, rr]: the block triangular form.
void dmperm(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    const cs_dl view = cs_view(*a);
    if (call.nargout < 2) {
        cs_long_t* match = cs_dl_maxtrans(&view, 0);
        if (!match)
            fail(kFailed, "dmperm");
        const Value out = one_based_row(match + a->rows(), a->cols());
        cs_dl_free(match);
        return call.give(out);
    }
    cs_dld* d = cs_dl_dmperm(&view, 0);
    if (!d)
        fail(kFailed, "dmperm");
    call.give(0, one_based_row(d->p, a->rows()));
    call.give(1, one_based_row(d->q, a->cols()));
    call.give(2, one_based_row(d->r, d->nb + 1));
    call.give(3, one_based_row(d->s, d->nb + 1));
    call.give(4, one_based_row(d->cc, 5));
    call.give(5, one_based_row(d->rr, 5));
    cs_dl_dfree(d);
}

void sprank(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    const cs_dl view = cs_view(*a);
    cs_dld* d = cs_dl_dmperm(&view, 0);
    if (!d)
        fail(kFailed, "sprank");
    call.give(number(static_cast<double>(d->rr[3])));
    cs_dl_dfree(d);
}

std::string kind_argument(const Call& call, int index) {
    return call.nargin() > index && call.arg(index).is_text() ? to_lower_ascii(call.arg(index).to_text()) : "sym";
}

/// [p, q] = etree(S), etree(S, 'col'), etree(S, 'sym'): parents (0 at roots) and a postorder.
void etree(Call& call) {
    const bool columns = kind_argument(call, 1) == "col";
    const Ref<SparseArray> a = columns ? sparse::of(call.arg(0)) : square_argument(call);
    Cholmod common;
    cholmod_sparse view = sparse::cholmod_view(*a, columns ? 0 : 1);
    std::vector<int64_t> parent(static_cast<size_t>(a->cols())), post(parent.size());
    if (!cholmod_l_etree(&view, longs(parent.data()), common.get()))
        fail(kFailed, "etree");
    call.give(0, one_based_row(parent));
    if (call.nargout > 1) {
        cholmod_l_postorder(longs(parent.data()), parent.size(), nullptr, longs(post.data()), common.get());
        call.give(1, one_based_row(post));
    }
}

/// The pattern of the Cholesky factor: column j of L holds j and what its children in the tree hold beyond themselves.
Ref<SparseArray> factor_pattern(const SparseArray& upper, const std::vector<int64_t>& parent) {
    const int64_t n = upper.cols();
    std::vector<int64_t> rows, cols;
    std::vector<int64_t> mark(static_cast<size_t>(n), -1);
    // Row k of L is what is met on the ways from the entries of column k up the tree to k.
    for (int64_t k = 0; k < n; ++k) {
        mark[static_cast<size_t>(k)] = k;
        rows.push_back(k);
        cols.push_back(k);
        for (int64_t p = upper.starts()[k]; p < upper.starts()[k + 1]; ++p)
            for (int64_t i = upper.row_indices()[p]; i >= 0 && i < k && mark[static_cast<size_t>(i)] != k;
                 i = parent[static_cast<size_t>(i)]) {
                mark[static_cast<size_t>(i)] = k;
                rows.push_back(k);
                cols.push_back(i);
            }
    }
    return sparse::from_triplets(n, n, rows, cols, logical(true));
}

/// [count, h, parent, post, R] = symbfact(S), symbfact(S, kind), symbfact(S, kind, 'lower')
void symbfact(Call& call) {
    const std::string kind = kind_argument(call, 1);
    if (kind != "sym" && kind != "col" && kind != "row" && kind != "lo")
        fail(kShape, kind);
    Ref<SparseArray> a = sparse::of(call.arg(0));
    const auto ones = [](const Ref<SparseArray>& m) {
        return sparse::with_values(*m, column_vector(std::vector<double>(static_cast<size_t>(m->count()), 1.0)));
    };
    a = ones(a);
    // All kinds are the symmetric one of some matrix: A, A'A, AA', or the lower triangle mirrored.
    if (kind == "col")
        a = ones(sparse::of(sparse::times(sparse::transposed(*a, false), a)));
    else if (kind == "row")
        a = ones(sparse::of(sparse::times(a, sparse::transposed(*a, false))));
    else if (kind == "lo")
        a = sparse::transposed(*a, false);
    if (a->rows() != a->cols())
        fail(kSquare);
    Cholmod common;
    cholmod_sparse view = sparse::cholmod_view(*a, 1);
    const size_t n = static_cast<size_t>(a->cols());
    std::vector<int64_t> parent(n), post(n);
    if (!cholmod_l_etree(&view, longs(parent.data()), common.get()))
        fail(kFailed, "symbfact");
    cholmod_l_postorder(longs(parent.data()), n, nullptr, longs(post.data()), common.get());
    const Ref<SparseArray> l = factor_pattern(*a, parent);
    std::vector<double> count(n);
    std::vector<int64_t> height(n, 1);
    int64_t tallest = 0;
    for (size_t j = 0; j < n; ++j)
        count[j] = static_cast<double>(l->starts()[j + 1] - l->starts()[j]);
    for (const int64_t node : post) {
        const size_t j = static_cast<size_t>(node);
        tallest = std::max(tallest, height[j]);
        if (parent[j] >= 0)
            height[static_cast<size_t>(parent[j])] = std::max(height[static_cast<size_t>(parent[j])], height[j] + 1);
    }
    call.give(0, column_vector(count));
    call.give(1, number(static_cast<double>(tallest)));
    call.give(2, one_based_row(parent));
    call.give(3, one_based_row(post));
    if (call.nargout > 4) {
        const bool lower = call.nargin() > 2 && (text_is(call.arg(2), "lower") || text_is(call.arg(2), "l"));
        call.give(4, lower ? l : sparse::transposed(*l, false));
    }
}

constexpr std::string_view kSparse = "Sparse Matrices";
constexpr Builtin kRows[] = {
    {"amd", kSparse, "Approximate minimum degree permutation", 1, 2, 1, amd, kPure, amd},
    {"colamd", kSparse, "Column approximate minimum degree permutation", 1, 2, 2, colamd, kPure, colamd},
    {"symamd", kSparse, "Symmetric approximate minimum degree permutation", 1, 2, 2, symamd, kPure, symamd},
    {"symrcm", kSparse, "Sparse reverse Cuthill-McKee ordering", 1, 1, 1, symrcm, kPure, symrcm},
    {"dmperm", kSparse, "Dulmage-Mendelsohn decomposition", 1, 1, 6, dmperm, kPure, dmperm},
    {"sprank", kSparse, "Structural rank", 1, 1, 1, sprank, kPure, sprank},
    {"etree", kSparse, "Elimination tree", 1, 2, 2, etree, kPure, etree},
    {"symbfact", kSparse, "Symbolic factorization analysis", 1, 3, 5, symbfact, kPure, symbfact},
};

} // namespace

void register_sparse_orderings(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
