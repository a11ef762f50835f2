// ilu and ichol: incomplete factorizations without fill, with thresholds, and their modified forms.
#include <cmath>
#include <queue>

#include "engine/builtins/families.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

constexpr Message kIluMatrix{"MATLAB:ilu:NonSparseMatrix", "ilu: A must be a sparse square matrix."};
constexpr Message kIcholMatrix{"MATLAB:ichol:NonSparseMatrix", "ichol: A must be a sparse square matrix."};
constexpr Message kDiagonal{"MATLAB:ilu:ZeroDiagonal", "ilu: A has a zero on the diagonal."};
constexpr Message kPivot{"MATLAB:ilu:ZeroPivot", "ilu: encountered a pivot equal to 0. Consider the option udiag, or another type."};
constexpr Message kBreakdown{"MATLAB:ichol:Breakdown", "Encountered nonpositive pivot."};
constexpr Message kComplexPivot{"MATLAB:ichol:Breakdown", "Encountered non-real pivot."};
constexpr Message kOptions{"MATLAB:ilu:options", "{}: the options must be a structure."};
constexpr Message kType{"MATLAB:ilu:type", "{}: invalid TYPE specified. It is one of {}."};
constexpr Message kDropTolerance{"MATLAB:ilu:droptol", "{}: DROPTOL must be a non-negative real scalar."};
constexpr Message kModified{"MATLAB:ilu:milu", "ilu: MILU must be one of \"off\", \"col\", or \"row\"."};
constexpr Message kZeroReplaced{"MATLAB:ilu:udiag", "ilu: UDIAG must be 0 or 1."};
constexpr Message kThreshold{"MATLAB:ilu:thresh", "ilu: THRESH must be a scalar in the range [0, 1]."};
constexpr Message kMichol{"MATLAB:ichol:michol", "ichol: MICHOL must be \"on\" or \"off\"."};
constexpr Message kCompensation{"MATLAB:ichol:diagcomp", "ichol: DIAGCOMP must be a non-negative real scalar."};
constexpr Message kIcholShape{"MATLAB:ichol:shape", "ichol: SHAPE must be \"lower\" or \"upper\"."};

enum class Modified { Off, Row, Column };

struct IluOptions {
    std::string type = "nofill";
    double drop = 0, threshold = 1;
    Modified modified = Modified::Off;
    bool replace_zero = false;
};

/// The fields of the options, names and texts in any case.
class Fields {
  public:
    Fields(const Value* options, const char* function) {
        if (!options)
            return;
        if (!options->is_struct())
            fail(kOptions, function);
        const StructArray& s = options->structure();
        for (int f = 0; f < s.fields().count(); ++f)
            values_.emplace_back(to_lower_ascii(s.fields().names()[static_cast<size_t>(f)]), s.at(0, f));
    }
    const Value* find(std::string_view name) const {
        for (const auto& [key, value] : values_)
            if (key == name)
                return &value;
        return nullptr;
    }
    /// The text of a field that must be one of `words`.
    template <class Refuse>
    std::string word(std::string_view name, std::initializer_list<std::string_view> words, Refuse refuse) const {
        const Value* value = find(name);
        if (!value)
            return std::string(*words.begin());
        const std::string text = value->is_text() ? to_lower_ascii(value->to_text()) : std::string();
        if (std::find(words.begin(), words.end(), text) == words.end())
            refuse();
        return text;
    }
    template <class Refuse>
    double number(std::string_view name, double otherwise, double most, Refuse refuse) const {
        const Value* value = find(name);
        if (!value)
            return otherwise;
        if (!value->is_flat() || value->is_char() || value->numel() != 1 || value->is_complex() || !(value->to_double() >= 0) ||
            value->to_double() > most)
            refuse();
        return value->to_double();
    }

  private:
    std::vector<std::pair<std::string, Value>> values_;
};

template <class T>
using Entries = std::vector<std::pair<int64_t, T>>;

template <class T>
struct Factors {
    std::vector<Entries<T>> lower_columns; ///< strictly lower
    std::vector<Entries<T>> upper_rows;    ///< with the diagonal first
    std::vector<int64_t> order;            ///< row `order[k]` of A is row k of the product
};

template <class T>
T conjugate(T x) {
    if constexpr (std::is_same_v<T, double>)
        return x;
    else
        return std::conj(x);
}

template <class T>
std::vector<double> column_norms(const SparseArray& a) {
    std::vector<double> out(static_cast<size_t>(a.cols()), 0.0);
    for (int64_t j = 0; j < a.cols(); ++j) {
        for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k)
            out[static_cast<size_t>(j)] += std::norm(a.values<T>()[k]);
        out[static_cast<size_t>(j)] = std::sqrt(out[static_cast<size_t>(j)]);
    }
    return out;
}

/// A dense vector that knows its nonzero places.
template <class T>
class Workspace {
  public:
    explicit Workspace(int64_t n) : values_(static_cast<size_t>(n)), present_(static_cast<size_t>(n), 0) {}
    void add(int64_t i, T x) {
        if (!present_[static_cast<size_t>(i)]) {
            present_[static_cast<size_t>(i)] = 1;
            places_.push_back(i);
            values_[static_cast<size_t>(i)] = T(0);
        }
        values_[static_cast<size_t>(i)] += x;
    }
    T at(int64_t i) const { return present_[static_cast<size_t>(i)] ? values_[static_cast<size_t>(i)] : T(0); }
    /// Places in ascending order; the workspace is empty afterwards.
    Entries<T> take() {
        std::sort(places_.begin(), places_.end());
        Entries<T> out;
        for (const int64_t i : places_) {
            out.emplace_back(i, values_[static_cast<size_t>(i)]);
            present_[static_cast<size_t>(i)] = 0;
        }
        places_.clear();
        return out;
    }

  private:
    std::vector<T> values_;
    std::vector<char> present_;
    std::vector<int64_t> places_;
};

template <class T>
T checked_pivot(T pivot, const IluOptions& options) {
    if (pivot != T(0))
        return pivot;
    if (!options.replace_zero)
        fail(kPivot);
    return T(options.drop);
}

/// Crout's order: row k of U, then column k of L. `keep(i, j, x)` says which elements stay; without it, its value goes to
/// the diagonal when the factorization is modified.
template <class T, class Keep>
Factors<T> crout(const SparseArray& a, const IluOptions& options, Keep keep) {
    const int64_t n = a.rows();
    const Ref<SparseArray> rows = sparse::transposed(a, false);
    Factors<T> f;
    f.lower_columns.resize(static_cast<size_t>(n));
    f.upper_rows.resize(static_cast<size_t>(n));
    std::vector<Entries<T>> lower_rows(static_cast<size_t>(n)), upper_columns(static_cast<size_t>(n));
    std::vector<T> compensation(static_cast<size_t>(n), T(0));
    Workspace<T> work(n);
    const auto subtract_from = [&](const Entries<T>& list, T factor, int64_t first) {
        auto at = std::lower_bound(list.begin(), list.end(), first, [](const auto& e, int64_t i) { return e.first < i; });
        for (; at != list.end(); ++at)
            work.add(at->first, -factor * at->second);
    };
    for (int64_t k = 0; k < n; ++k) {
        const size_t s = static_cast<size_t>(k);
        for (int64_t p = rows->starts()[k]; p < rows->starts()[k + 1]; ++p)
            if (rows->row_indices()[p] >= k)
                work.add(rows->row_indices()[p], rows->values<T>()[p]);
        for (const auto& [i, x] : lower_rows[s])
            subtract_from(f.upper_rows[static_cast<size_t>(i)], x, k);
        T pivot = compensation[s];
        Entries<T> upper;
        for (const auto& [j, x] : work.take()) {
            if (j == k)
                pivot += x;
            else if (keep(k, j, x))
                upper.emplace_back(j, x);
            else if (options.modified == Modified::Row)
                pivot += x;
            else if (options.modified == Modified::Column)
                compensation[static_cast<size_t>(j)] += x;
        }
        for (int64_t p = a.starts()[k]; p < a.starts()[k + 1]; ++p)
            if (a.row_indices()[p] > k)
                work.add(a.row_indices()[p], a.values<T>()[p]);
        for (const auto& [i, x] : upper_columns[s])
            subtract_from(f.lower_columns[static_cast<size_t>(i)], x, k + 1);
        Entries<T> lower;
        for (const auto& [i, x] : work.take()) {
            if (keep(i, k, x))
                lower.emplace_back(i, x);
            else if (options.modified == Modified::Column)
                pivot += x;
            else if (options.modified == Modified::Row)
                compensation[static_cast<size_t>(i)] += x;
        }
        pivot = checked_pivot(pivot, options);
        for (auto& [i, x] : lower) {
            x /= pivot;
            lower_rows[static_cast<size_t>(i)].emplace_back(k, x);
        }
        f.upper_rows[s].emplace_back(k, pivot);
        for (const auto& [j, x] : upper) {
            f.upper_rows[s].emplace_back(j, x);
            upper_columns[static_cast<size_t>(j)].emplace_back(k, x);
        }
        f.lower_columns[s] = std::move(lower);
    }
    return f;
}

/// Column by column with row exchanges: a diagonal element that is smaller than `threshold` times the largest gives way.
template <class T>
Factors<T> pivoting(const SparseArray& a, const IluOptions& options) {
    const int64_t n = a.rows();
    const std::vector<double> norms = column_norms<T>(a);
    Factors<T> f;
    f.upper_rows.resize(static_cast<size_t>(n));
    f.order.resize(static_cast<size_t>(n));
    std::vector<int64_t> position(static_cast<size_t>(n)); // of each row of A in the current order
    for (int64_t i = 0; i < n; ++i)
        f.order[static_cast<size_t>(i)] = position[static_cast<size_t>(i)] = i;
    std::vector<Entries<T>> columns(static_cast<size_t>(n)); // of L, by rows of A
    std::vector<T> x(static_cast<size_t>(n));
    std::vector<char> present(static_cast<size_t>(n), 0);
    std::vector<int64_t> places;
    for (int64_t j = 0; j < n; ++j) {
        std::priority_queue<int64_t, std::vector<int64_t>, std::greater<>> pending;
        const double least = options.drop * norms[static_cast<size_t>(j)];
        const auto add = [&](int64_t row, T value) {
            const size_t r = static_cast<size_t>(row);
            if (!present[r]) {
                present[r] = 1;
                x[r] = T(0);
                places.push_back(row);
                if (position[r] < j)
                    pending.push(position[r]);
            }
            x[r] += value;
        };
        for (int64_t p = a.starts()[j]; p < a.starts()[j + 1]; ++p)
            add(a.row_indices()[p], a.values<T>()[p]);
        T dropped(0);
        for (; !pending.empty(); pending.pop()) {
            const int64_t k = pending.top();
            const T u = x[static_cast<size_t>(f.order[static_cast<size_t>(k)])];
            if (std::abs(u) < least || u == T(0)) {
                dropped += u;
                continue;
            }
            f.upper_rows[static_cast<size_t>(k)].emplace_back(j, u);
            for (const auto& [row, l] : columns[static_cast<size_t>(k)])
                add(row, -l * u);
        }
        const int64_t diagonal = f.order[static_cast<size_t>(j)];
        int64_t chosen = diagonal;
        double largest = 0;
        for (const int64_t row : places)
            if (position[static_cast<size_t>(row)] >= j && std::abs(x[static_cast<size_t>(row)]) > largest) {
                largest = std::abs(x[static_cast<size_t>(row)]);
                chosen = row;
            }
        T pivot = present[static_cast<size_t>(diagonal)] ? x[static_cast<size_t>(diagonal)] : T(0);
        if (std::abs(pivot) < options.threshold * largest) {
            std::swap(f.order[static_cast<size_t>(j)], f.order[static_cast<size_t>(position[static_cast<size_t>(chosen)])]);
            position[static_cast<size_t>(diagonal)] = position[static_cast<size_t>(chosen)];
            position[static_cast<size_t>(chosen)] = j;
            pivot = x[static_cast<size_t>(chosen)];
        }
        Entries<T>& lower = columns[static_cast<size_t>(j)];
        for (const int64_t row : places) {
            const T value = x[static_cast<size_t>(row)];
            present[static_cast<size_t>(row)] = 0;
            if (position[static_cast<size_t>(row)] <= j)
                continue;
            if (std::abs(value) < least || value == T(0))
                dropped += value;
            else
                lower.emplace_back(row, value);
        }
        places.clear();
        if (options.modified != Modified::Off)
            pivot += dropped;
        pivot = checked_pivot(pivot, options);
        f.upper_rows[static_cast<size_t>(j)].emplace_back(j, pivot);
        for (auto& [row, value] : lower)
            value /= pivot;
    }
    f.lower_columns.resize(static_cast<size_t>(n));
    for (size_t j = 0; j < columns.size(); ++j) {
        for (const auto& [row, value] : columns[j])
            f.lower_columns[j].emplace_back(position[static_cast<size_t>(row)], value);
        std::sort(f.lower_columns[j].begin(), f.lower_columns[j].end(),
                  [](const auto& p, const auto& q) { return p.first < q.first; });
    }
    return f;
}

template <class T>
Ref<SparseArray> lower_matrix(const Factors<T>& f, bool unit) {
    const int64_t n = static_cast<int64_t>(f.lower_columns.size());
    SparseBuilder<T> out(n, n);
    for (int64_t j = 0; j < n; ++j) {
        if (unit)
            out.push(j, T(1));
        for (const auto& [i, x] : f.lower_columns[static_cast<size_t>(j)])
            out.push(i, x);
        out.end_column();
    }
    return out.finish();
}

template <class T>
Ref<SparseArray> upper_matrix(const Factors<T>& f) {
    const int64_t n = static_cast<int64_t>(f.upper_rows.size());
    SparseBuilder<T> rows(n, n);
    for (const Entries<T>& row : f.upper_rows) {
        for (const auto& [j, x] : row)
            rows.push(j, x);
        rows.end_column();
    }
    return sparse::transposed(*rows.finish(), false);
}

struct LowerUpper {
    Ref<SparseArray> lower, upper;
    std::vector<int64_t> order;
};

/// A' = L1 U1 is A = U1' L1': with the diagonal moved to the right factor, the first is unit lower triangular.
template <class T>
LowerUpper from_transposed(const Factors<T>& f) {
    const int64_t n = static_cast<int64_t>(f.upper_rows.size());
    std::vector<T> diagonal(static_cast<size_t>(n));
    for (int64_t i = 0; i < n; ++i)
        diagonal[static_cast<size_t>(i)] = f.upper_rows[static_cast<size_t>(i)].front().second;
    // Rows of U1 are columns of U1'; the element (j, k) of U1 is divided by U1(j, j).
    SparseBuilder<T> l(n, n);
    for (int64_t j = 0; j < n; ++j) {
        for (const auto& [i, x] : f.upper_rows[static_cast<size_t>(j)])
            l.push(i, x / diagonal[static_cast<size_t>(j)]);
        l.end_column();
    }
    // Column j of L1 is row j of L1', and takes the diagonal of its row.
    SparseBuilder<T> u(n, n);
    for (int64_t j = 0; j < n; ++j) {
        u.push(j, diagonal[static_cast<size_t>(j)]);
        for (const auto& [i, x] : f.lower_columns[static_cast<size_t>(j)])
            u.push(i, x * diagonal[static_cast<size_t>(j)]);
        u.end_column();
    }
    return {l.finish(), sparse::transposed(*u.finish(), false), f.order};
}

template <class T>
LowerUpper ilu_of(const Ref<SparseArray>& a, const IluOptions& options) {
    if (options.type == "ilutp") {
        if (options.modified == Modified::Row)
            return from_transposed(pivoting<T>(*sparse::transposed(*a, false), options));
        const Factors<T> f = pivoting<T>(*a, options);
        return {lower_matrix(f, true), upper_matrix(f), f.order};
    }
    Factors<T> f;
    if (options.type == "nofill") {
        f = crout<T>(*a, options, [&](int64_t i, int64_t j, T) { return a->find(i, j) >= 0; });
    } else {
        const std::vector<double> norms = column_norms<T>(*a);
        f = crout<T>(*a, options, [&](int64_t, int64_t j, T x) {
            return x != T(0) && std::abs(x) >= options.drop * norms[static_cast<size_t>(j)];
        });
    }
    return {lower_matrix(f, true), upper_matrix(f), {}};
}

Value order_matrix(const std::vector<int64_t>& order, bool transposed) {
    std::vector<int64_t> rows(order.size());
    for (size_t k = 0; k < rows.size(); ++k)
        rows[k] = static_cast<int64_t>(k);
    const int64_t n = static_cast<int64_t>(order.size());
    return transposed ? sparse::from_triplets(n, n, order, rows, number(1)) : sparse::from_triplets(n, n, rows, order, number(1));
}

/// W = ilu(A), [L, U] = ilu(A, options), [L, U, P] = ilu(A, options)
void ilu(Call& call) {
    if (!call.arg(0).is_sparse() || call.arg(0).dims().rows() != call.arg(0).dims().cols())
        fail(kIluMatrix);
    Ref<SparseArray> a = sparse::as_class(sparse::of(call.arg(0)), ClassId::Double);
    const Fields fields(call.nargin() > 1 ? &call.arg(1) : nullptr, "ilu");
    IluOptions options;
    options.type = fields.word("type", {"nofill", "crout", "ilutp"},
                               [] { fail(kType, "ilu", "\"nofill\", \"crout\" and \"ilutp\""); });
    options.drop = fields.number("droptol", 0, HUGE_VAL, [] { fail(kDropTolerance, "ilu"); });
    const std::string modified = fields.word("milu", {"off", "row", "col"}, [] { fail(kModified); });
    options.modified = modified == "row" ? Modified::Row : modified == "col" ? Modified::Column : Modified::Off;
    const double udiag = fields.number("udiag", 0, 1, [] { fail(kZeroReplaced); });
    if (udiag != 0 && udiag != 1)
        fail(kZeroReplaced);
    options.replace_zero = udiag == 1;
    options.threshold = fields.number("thresh", 1, 1, [] { fail(kThreshold); });
    const int64_t n = a->rows();
    if (options.type == "nofill")
        for (int64_t i = 0; i < n; ++i)
            if (a->find(i, i) < 0)
                fail(kDiagonal);
    LowerUpper f = visit_sparse(a->is_complex(), [&](auto zero) { return ilu_of<decltype(zero)>(a, options); });
    const bool pivots = options.type == "ilutp", by_columns = pivots && options.modified == Modified::Row;
    if (call.nargout < 2) {
        std::vector<int64_t> at(static_cast<size_t>(n));
        for (int64_t i = 0; i < n; ++i)
            at[static_cast<size_t>(i)] = i;
        const Value identity = sparse::from_triplets(n, n, at, at, number(1));
        return call.give(sparse::binary(ops::BinaryOp::Subtract, sparse::binary(ops::BinaryOp::Add, f.lower, f.upper), identity));
    }
    Value lower = f.lower, upper = f.upper;
    if (pivots && call.nargout == 2) {
        if (by_columns)
            upper = sparse::times(upper, order_matrix(f.order, false));
        else
            lower = sparse::times(order_matrix(f.order, true), lower);
    }
    call.give(0, lower);
    call.give(1, upper);
    if (call.nargout > 2) {
        if (f.order.empty())
            for (int64_t i = 0; i < n; ++i)
                f.order.push_back(i);
        call.give(2, order_matrix(f.order, by_columns));
    }
}

// ---- ichol

struct IcholOptions {
    bool threshold = false, modified = false;
    double drop = 0;
};

template <class T>
Ref<SparseArray> ichol_of(const SparseArray& lower, const IcholOptions& options) {
    const int64_t n = lower.rows();
    std::vector<Entries<T>> columns(static_cast<size_t>(n)), rows(static_cast<size_t>(n));
    std::vector<T> compensation(static_cast<size_t>(n), T(0));
    Workspace<T> work(n);
    SparseBuilder<T> out(n, n);
    for (int64_t j = 0; j < n; ++j) {
        double norm = 0;
        for (int64_t k = lower.starts()[j]; k < lower.starts()[j + 1]; ++k) {
            norm += std::abs(lower.values<T>()[k]);
            work.add(lower.row_indices()[k], lower.values<T>()[k]);
        }
        for (const auto& [k, x] : rows[static_cast<size_t>(j)]) {
            const Entries<T>& column = columns[static_cast<size_t>(k)];
            auto at = std::lower_bound(column.begin(), column.end(), j, [](const auto& e, int64_t i) { return e.first < i; });
            for (; at != column.end(); ++at)
                work.add(at->first, -at->second * conjugate(x));
        }
        T pivot = compensation[static_cast<size_t>(j)];
        Entries<T> kept;
        for (const auto& [i, x] : work.take()) {
            if (i == j) {
                pivot += x;
            } else if (options.threshold ? x != T(0) && std::abs(x) >= options.drop * norm : lower.find(i, j) >= 0) {
                kept.emplace_back(i, x);
            } else if (options.modified) {
                pivot += x;
                compensation[static_cast<size_t>(i)] += x;
            }
        }
        if (std::imag(pivot) != 0)
            fail(kComplexPivot);
        if (!(std::real(pivot) > 0))
            fail(kBreakdown);
        const double root = std::sqrt(std::real(pivot));
        out.push(j, T(root));
        for (auto& [i, x] : kept) {
            x /= root;
            out.push(i, x);
            rows[static_cast<size_t>(i)].emplace_back(j, x);
        }
        columns[static_cast<size_t>(j)] = std::move(kept);
        out.end_column();
    }
    return out.finish();
}

template <class T>
Ref<SparseArray> triangle_with_diagonal(const SparseArray& a, bool upper, double compensation) {
    const Ref<SparseArray> source = upper ? sparse::transposed(a, true) : Ref<SparseArray>(const_cast<SparseArray*>(&a));
    SparseBuilder<T> out(a.rows(), a.cols());
    for (int64_t j = 0; j < a.cols(); ++j) {
        for (int64_t k = source->starts()[j]; k < source->starts()[j + 1]; ++k) {
            const int64_t i = source->row_indices()[k];
            const T x = source->values<T>()[k];
            if (i >= j)
                out.push(i, i == j ? x * (1 + compensation) : x);
        }
        out.end_column();
    }
    return out.finish();
}

/// L = ichol(A), L = ichol(A, options) with type, droptol, michol, diagcomp, shape
void ichol(Call& call) {
    if (!call.arg(0).is_sparse() || call.arg(0).dims().rows() != call.arg(0).dims().cols())
        fail(kIcholMatrix);
    const Ref<SparseArray> a = sparse::as_class(sparse::of(call.arg(0)), ClassId::Double);
    const Fields fields(call.nargin() > 1 ? &call.arg(1) : nullptr, "ichol");
    IcholOptions options;
    options.threshold =
        fields.word("type", {"nofill", "ict"}, [] { fail(kType, "ichol", "\"nofill\" and \"ict\""); }) == "ict";
    options.modified = fields.word("michol", {"off", "on"}, [] { fail(kMichol); }) == "on";
    options.drop = fields.number("droptol", 0, HUGE_VAL, [] { fail(kDropTolerance, "ichol"); });
    const double compensation = fields.number("diagcomp", 0, HUGE_VAL, [] { fail(kCompensation); });
    const bool upper = fields.word("shape", {"lower", "upper"}, [] { fail(kIcholShape); }) == "upper";
    const Ref<SparseArray> l = visit_sparse(a->is_complex(), [&](auto zero) {
        using T = decltype(zero);
        const Ref<SparseArray> triangle = triangle_with_diagonal<T>(*a, upper, compensation);
        if constexpr (!std::is_same_v<T, double>)
            return ichol_of<T>(*sparse::as_complex(triangle), options);
        else
            return ichol_of<T>(*triangle, options);
    });
    call.give(upper ? sparse::transposed(*l, true) : l);
}

constexpr std::string_view kSparse = "Sparse Matrices";
constexpr Builtin kRows[] = {
    {"ilu", kSparse, "Incomplete LU factorization", 1, 2, 3, ilu, kPure, ilu},
    {"ichol", kSparse, "Incomplete Cholesky factorization", 1, 2, 1, ichol, kPure, ichol},
};

} // namespace

void register_sparse_incomplete(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
