// lu, chol, qr, inv, det, norm of sparse matrices, on UMFPACK, CHOLMOD and SPQR.
#include <cmath>

#include <SuiteSparseQR.hpp>

#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/ops/sparse/factor.h"
#include "engine/ops/sparse/suitesparse.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;
using sparse::Cholmod;
using sparse::Long;
using sparse::longs;
using Complex = std::complex<double>;

constexpr Message kPositiveDefinite{"MATLAB:posdef", "Matrix must be positive definite."};
constexpr Message kSquare{"MATLAB:square", "Matrix must be square."};
constexpr Message kFactorFailed{"MATLAB:sparse:factorFailed", "The factorization ran out of memory."};

using Permutation = std::vector<int64_t>;

/// Row `k` has its one in column `p[k]`: `P * A` takes row `p[k]` of A to row `k`.
Value permutation_matrix(const Permutation& p) {
    const std::vector<int64_t> rows = identity_indices(static_cast<int64_t>(p.size()));
    return sparse::from_triplets(static_cast<int64_t>(p.size()), static_cast<int64_t>(p.size()), rows, p, number(1));
}
Value permutation_vector(const Permutation& p) {
    std::vector<double> out;
    for (const int64_t k : p)
        out.push_back(static_cast<double>(k + 1));
    return row_vector(out);
}

/// Takes the option texts off the end of the arguments.
struct Options {
    bool vector = false, lower = false, econ = false;
};
Options take_options(std::span<Value>& args) {
    Options out;
    while (!args.empty() && args.back().is_text()) {
        const std::string word = to_lower_ascii(args.back().to_text());
        out.vector = out.vector || word == "vector";
        out.lower = out.lower || word == "lower";
        out.econ = out.econ || word == "econ" || word == "0";
        args = args.first(args.size() - 1);
    }
    return out;
}

// ---- lu

struct LU {
    Ref<SparseArray> lower, upper;
    Permutation rows, cols;
    std::vector<double> scale; ///< divides the rows; empty without scaling
};

template <class T>
class UmfpackLU {
  public:
    static constexpr bool kReal = std::is_same_v<T, double>;

    UmfpackLU(const SparseArray& a, bool reorder, bool scale, double threshold, double diagonal_threshold) : a_(a) {
        double control[UMFPACK_CONTROL];
        kReal ? umfpack_dl_defaults(control) : umfpack_zl_defaults(control);
        control[UMFPACK_PIVOT_TOLERANCE] = threshold;
        control[UMFPACK_SYM_PIVOT_TOLERANCE] = diagonal_threshold;
        if (!scale)
            control[UMFPACK_SCALE] = UMFPACK_SCALE_NONE;
        if (!reorder) {
            control[UMFPACK_FIXQ] = 1;
            control[UMFPACK_STRATEGY] = UMFPACK_STRATEGY_UNSYMMETRIC;
            control[UMFPACK_SINGLETONS] = 0;
            control[UMFPACK_AGGRESSIVE] = 0;
        }
        const Long m = static_cast<Long>(a.rows()), n = static_cast<Long>(a.cols());
        const double* x = a.values<double>();
        const Permutation natural = identity_indices(a.cols());
        const Long* order = reorder ? nullptr : longs(natural.data());
        double info[UMFPACK_INFO];
        void* symbolic = nullptr;
        Long status;
        if constexpr (kReal) {
            status = umfpack_dl_qsymbolic(m, n, longs(a.starts()), longs(a.row_indices()), x, order, &symbolic, control, info);
            if (status >= 0)
                status = umfpack_dl_numeric(longs(a.starts()), longs(a.row_indices()), x, symbolic, &numeric_, control, info);
            umfpack_dl_free_symbolic(&symbolic);
        } else {
            status = umfpack_zl_qsymbolic(m, n, longs(a.starts()), longs(a.row_indices()), x, nullptr, order, &symbolic,
                                          control, info);
            if (status >= 0)
                status = umfpack_zl_numeric(longs(a.starts()), longs(a.row_indices()), x, nullptr, symbolic, &numeric_,
                                            control, info);
            umfpack_zl_free_symbolic(&symbolic);
        }
        if (!numeric_)
            fail(kFactorFailed);
    }
    ~UmfpackLU() { kReal ? umfpack_dl_free_numeric(&numeric_) : umfpack_zl_free_numeric(&numeric_); }
    UmfpackLU(const UmfpackLU&) = delete;
    UmfpackLU& operator=(const UmfpackLU&) = delete;

    LU parts() const {
        Long l_count, u_count, m, n, singular;
        kReal ? umfpack_dl_get_lunz(&l_count, &u_count, &m, &n, &singular, numeric_)
              : umfpack_zl_get_lunz(&l_count, &u_count, &m, &n, &singular, numeric_);
        const int64_t inner = std::min(m, n);
        LU out;
        out.rows.resize(static_cast<size_t>(m));
        out.cols.resize(static_cast<size_t>(n));
        out.scale.resize(static_cast<size_t>(m));
        // L comes by rows: as the columns of its transpose.
        std::vector<int64_t> lp(static_cast<size_t>(m) + 1), lj(static_cast<size_t>(l_count));
        std::vector<int64_t> up(static_cast<size_t>(n) + 1), ui(static_cast<size_t>(u_count));
        const size_t numbers = kReal ? 1 : 2;
        std::vector<double> lx(static_cast<size_t>(l_count) * numbers), ux(static_cast<size_t>(u_count) * numbers);
        Long reciprocal = 0;
        if constexpr (kReal)
            umfpack_dl_get_numeric(longs(lp.data()), longs(lj.data()), lx.data(), longs(up.data()), longs(ui.data()),
                                   ux.data(), longs(out.rows.data()), longs(out.cols.data()), nullptr, &reciprocal,
                                   out.scale.data(), numeric_);
        else
            umfpack_zl_get_numeric(longs(lp.data()), longs(lj.data()), lx.data(), nullptr, longs(up.data()),
                                   longs(ui.data()), ux.data(), nullptr, longs(out.rows.data()), longs(out.cols.data()),
                                   nullptr, nullptr, &reciprocal, out.scale.data(), numeric_);
        if (reciprocal)
            for (double& s : out.scale)
                s = 1 / s;
        const Ref<SparseArray> lt = assembled(inner, m, lp, lj, lx);
        out.lower = sparse::transposed(*lt, false);
        out.upper = assembled(inner, n, up, ui, ux);
        return out;
    }

    T determinant() const {
        if constexpr (kReal) {
            double mantissa = 0, info[UMFPACK_INFO];
            umfpack_dl_get_determinant(&mantissa, nullptr, numeric_, info);
            return mantissa;
        } else {
            double parts[2] = {0, 0}, info[UMFPACK_INFO];
            umfpack_zl_get_determinant(parts, nullptr, nullptr, numeric_, info);
            return {parts[0], parts[1]};
        }
    }

  private:
    /// Columns whose rows may come in any order.
    static Ref<SparseArray> assembled(int64_t rows, int64_t cols, const std::vector<int64_t>& starts,
                                      const std::vector<int64_t>& index, const std::vector<double>& x) {
        const T* values = reinterpret_cast<const T*>(x.data());
        SparseBuilder<T> out(rows, cols);
        out.reserve(static_cast<int64_t>(index.size()));
        std::vector<std::pair<int64_t, T>> column;
        for (size_t j = 0; j < static_cast<size_t>(cols); ++j) {
            column.clear();
            for (int64_t k = starts[j]; k < starts[j + 1]; ++k)
                column.emplace_back(index[static_cast<size_t>(k)], values[k]);
            std::sort(column.begin(), column.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
            for (const auto& [row, value] : column)
                out.push(row, value);
            out.end_column();
        }
        return out.finish();
    }

    const SparseArray& a_;
    void* numeric_ = nullptr;
};

/// Rows of `a` in the order `p` (inverse: row k goes to row p[k]).
Value rows_to(const Ref<SparseArray>& a, const Permutation& p) {
    Permutation inverse(p.size());
    for (size_t k = 0; k < p.size(); ++k)
        inverse[static_cast<size_t>(p[k])] = static_cast<int64_t>(k);
    return sparse::times(permutation_matrix(inverse), a);
}

/// Y = lu(S), [L,U], [L,U,P], [L,U,P,Q], [L,U,P,Q,D]; thresholds and 'vector' behind S.
void lu(Call& call) {
    std::span<Value> args = call.args;
    const Options options = take_options(args);
    const Ref<SparseArray> a = sparse::of(args[0]);
    const bool reorder = call.nargout >= 4, scale = call.nargout >= 5;
    double threshold = reorder ? 0.1 : 1, diagonal = 0.001;
    if (args.size() > 1) {
        const std::vector<double> given = to_double_vector(sparse::full(args[1]));
        if (!given.empty())
            threshold = given[0];
        if (given.size() > 1)
            diagonal = given[1];
    }
    const LU f = a->rows() == 0 || a->cols() == 0
                     ? LU{make_ref<SparseArray>(ClassId::Double, Complexity::Real, a->rows(), 0),
                          make_ref<SparseArray>(ClassId::Double, Complexity::Real, 0, a->cols()),
                          identity_indices(a->rows()), identity_indices(a->cols()),
                          std::vector<double>(static_cast<size_t>(a->rows()), 1.0)}
                     : visit_sparse(a->is_complex(), [&](auto zero) {
                           return UmfpackLU<decltype(zero)>(*a, reorder, scale, threshold, diagonal).parts();
                       });
    const auto permutation = [&](const Permutation& p) { return options.vector ? permutation_vector(p) : permutation_matrix(p); };
    if (call.nargout < 2) {
        const int64_t n = f.lower->cols();
        const std::vector<int64_t> at = identity_indices(n);
        const Value ones = sparse::from_triplets(a->rows(), n, at, at, number(1));
        Value below = sparse::binary(ops::BinaryOp::Subtract, f.lower, ones);
        if (a->rows() == a->cols())
            return call.give(sparse::binary(ops::BinaryOp::Add, below, f.upper));
        return call.give(f.upper);
    }
    call.give(0, call.nargout == 2 ? rows_to(f.lower, f.rows) : Value(f.lower));
    call.give(1, f.upper);
    if (call.nargout >= 3)
        call.give(2, permutation(f.rows));
    if (call.nargout >= 4) {
        Permutation inverse(f.cols.size());
        for (size_t k = 0; k < f.cols.size(); ++k)
            inverse[static_cast<size_t>(f.cols[k])] = static_cast<int64_t>(k);
        call.give(3, options.vector ? permutation_vector(f.cols) : permutation_matrix(inverse));
    }
    if (call.nargout >= 5) {
        const std::vector<int64_t> at = identity_indices(a->rows());
        call.give(4, sparse::from_triplets(a->rows(), a->rows(), at, at, column_vector(f.scale)));
    }
}

// ---- chol

/// R = chol(S), L = chol(S, 'lower'), [R, flag], [R, flag, P] with P a matrix or, by 'vector', a row.
void chol(Call& call) {
    std::span<Value> args = call.args;
    const Options options = take_options(args);
    const Ref<SparseArray> a = sparse::of(args[0]);
    if (a->rows() != a->cols())
        fail(kSquare);
    Cholmod common;
    common->final_asis = 0;
    common->final_ll = 1;
    common->final_pack = 1;
    common->final_monotonic = 1;
    common->final_super = 0;
    if (call.nargout < 3) {
        common->nmethods = 1;
        common->method[0].ordering = CHOLMOD_NATURAL;
        common->postorder = 0;
    }
    cholmod_sparse view = sparse::cholmod_view(*a, options.lower ? -1 : 1);
    cholmod_factor* factor = cholmod_l_analyze(&view, common.get());
    if (!factor)
        fail(kFactorFailed);
    cholmod_l_factorize(&view, factor, common.get());
    const int64_t minor = static_cast<int64_t>(factor->minor), n = a->rows();
    if (minor < n && call.nargout < 2) {
        cholmod_l_free_factor(&factor, common.get());
        fail(kPositiveDefinite);
    }
    const int64_t* order = sparse::indices(factor->Perm);
    const Permutation p(order, order + n);
    cholmod_sparse* lower = cholmod_l_factor_to_sparse(factor, common.get());
    cholmod_l_free_factor(&factor, common.get());
    Ref<SparseArray> l = sparse::take_cholmod(lower, common.get());
    if (minor < n) { // the columns before the one that failed
        const Value chosen[2] = {Value::of(u':'), ops::colon(number(1), number(static_cast<double>(minor)))};
        l = sparse::of(sparse::index(*l, chosen));
    }
    call.give(0, options.lower ? l : sparse::transposed(*l, true));
    call.give(1, number(minor < n ? static_cast<double>(minor + 1) : 0));
    if (call.nargout > 2) {
        Permutation inverse(p.size());
        for (size_t k = 0; k < p.size(); ++k)
            inverse[static_cast<size_t>(p[k])] = static_cast<int64_t>(k);
        call.give(2, options.vector ? permutation_vector(p) : permutation_matrix(inverse));
    }
}

// ---- qr

template <class T>
void qr_of(Call& call, const Ref<SparseArray>& a, const Value* right, bool econ, bool vector) {
    Cholmod common;
    cholmod_sparse view = sparse::cholmod_view(*a);
    const bool permutes = call.nargout >= 3;
    const int ordering = permutes ? SPQR_ORDERING_DEFAULT : SPQR_ORDERING_FIXED;
    const Long rows = static_cast<Long>(econ ? std::min(a->rows(), a->cols()) : a->rows());
    cholmod_sparse *first = nullptr, *r = nullptr;
    Long* order = nullptr;
    Long rank;
    if (right) {
        const Ref<SparseArray> b = std::is_same_v<T, double> ? sparse::of(*right) : sparse::as_complex(sparse::of(*right));
        cholmod_sparse b_view = sparse::cholmod_view(*b);
        rank = SuiteSparseQR<T>(ordering, SPQR_NO_TOL, rows, &view, &b_view, &first, &r, &order, common.get());
    } else if (call.nargout < 2) {
        rank = SuiteSparseQR<T>(ordering, SPQR_NO_TOL, rows, &view, &r, &order, common.get());
    } else {
        rank = SuiteSparseQR<T>(ordering, SPQR_NO_TOL, rows, &view, &first, &r, &order, common.get());
    }
    if (rank < 0 || !r)
        fail(kFactorFailed);
    const Value upper = sparse::take_cholmod(r, common.get());
    const size_t n = static_cast<size_t>(a->cols());
    Permutation p = identity_indices(a->cols());
    if (order) {
        std::copy_n(sparse::indices(order), n, p.begin());
        cholmod_l_free(n, sizeof(Long), order, common.get());
    }
    if (call.nargout < 2 && !right)
        return call.give(upper);
    Value left = sparse::take_cholmod(first, common.get());
    if (right && !right->is_sparse())
        left = sparse::full(left);
    call.give(0, left);
    call.give(1, upper);
    if (permutes) {
        Permutation inverse(n);
        for (size_t k = 0; k < n; ++k)
            inverse[static_cast<size_t>(p[k])] = static_cast<int64_t>(k);
        call.give(2, vector ? permutation_vector(p) : permutation_matrix(inverse));
    }
}

/// R = qr(S), [Q,R], [Q,R,P], qr(S,0), qr(S,"econ"), [C,R] = qr(S,B), [C,R,P] = qr(S,B)
void qr(Call& call) {
    std::span<Value> args = call.args;
    Options options = take_options(args);
    const bool zero = args.size() > 1 && args.back().is_flat() && args.back().numel() == 1 && args.back().to_double() == 0 &&
                      (args.size() == 3 || args[0].dims().rows() != 1);
    if (zero) {
        args = args.first(args.size() - 1);
        options.econ = true;
        options.vector = true;
    }
    Ref<SparseArray> a = sparse::of(args[0]);
    const Value* right = args.size() > 1 ? &args[1] : nullptr;
    if (right && right->dims().rows() != a->rows())
        raise(Err::DimensionsAgree);
    const bool complex = a->is_complex() || (right && right->is_complex());
    if (complex)
        a = sparse::as_complex(a);
    visit_sparse(complex, [&](auto zero_value) {
        qr_of<decltype(zero_value)>(call, a, right, options.econ, options.vector);
    });
}

// ---- inv, det, norm

void inv(Call& call) {
    const SparseArray& a = call.arg(0).sparse();
    if (a.rows() != a.cols())
        fail(kSquare);
    const std::vector<int64_t> at = identity_indices(a.rows());
    call.give(0, sparse::left_divide(call.arg(0), sparse::from_triplets(a.rows(), a.rows(), at, at, number(1))));
    if (call.nargout > 1)
        visit_sparse(a.is_complex(), [&](auto zero) {
            call.give(1, number(sparse::factorize<decltype(zero)>(a)->rcond()));
        });
}

void det(Call& call) {
    const Ref<SparseArray> a = sparse::of(call.arg(0));
    if (a->rows() != a->cols())
        fail(kSquare);
    if (a->rows() == 0)
        return call.give(number(1));
    visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        call.give(Value::of(UmfpackLU<T>(*a, true, true, 0.1, 0.001).determinant()));
    });
}

/// norm(S, 1), norm(S, Inf), norm(S, 'fro'), and of vectors; the 2-norm and the rest are those of the full matrix.
void norm(Call& call) {
    const Value& x = call.arg(0);
    const auto full_norm = [&] {
        for (Value& arg : call.args)
            arg = sparse::full(arg);
        call.builtin.function(call);
    };
    if (!x.is_sparse() || x.is_empty())
        return full_norm();
    const SparseArray& a = x.sparse();
    const bool vector = a.rows() == 1 || a.cols() == 1;
    const Value which = call.nargin() > 1 ? sparse::full(call.arg(1)) : number(2);
    const bool fro = text_is(which, "fro") || (vector && !which.is_text() && which.to_double() == 2);
    const bool inf = text_is(which, "inf") || (which.is_flat() && !which.is_text() && std::isinf(which.to_double()));
    const bool one = which.is_flat() && !which.is_text() && which.to_double() == 1;
    if (!fro && (vector || (!inf && !one)))
        return full_norm();
    visit_sparse(a.is_complex(), [&](auto zero) {
        using T = decltype(zero);
        const T* values = a.values<T>();
        if (fro) {
            double scale = 0, sum = 1;
            for (int64_t k = 0; k < a.count(); ++k) {
                const double size = std::abs(values[k]);
                if (size > scale) {
                    sum = 1 + sum * (scale / size) * (scale / size);
                    scale = size;
                } else if (scale > 0 || size != size) {
                    sum += (size / scale) * (size / scale);
                }
            }
            return call.give(number(scale * std::sqrt(scale > 0 ? sum : sum - 1)));
        }
        std::vector<double> sums(static_cast<size_t>(inf ? a.rows() : a.cols()), 0.0);
        for (int64_t j = 0; j < a.cols(); ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
                sums[static_cast<size_t>(inf ? a.row_indices()[k] : j)] += std::abs(values[k]);
        double largest = 0;
        for (const double s : sums)
            largest = s > largest || s != s ? s : largest;
        call.give(number(largest));
    });
}

} // namespace

void register_sparse_factorizations(Registry& registry) {
    registry.add_sparse("lu", lu);
    registry.add_sparse("chol", chol);
    registry.add_sparse("qr", qr);
    registry.add_sparse("inv", inv);
    registry.add_sparse("det", det);
    registry.add_sparse("norm", norm);
}

} // namespace etna::builtins
