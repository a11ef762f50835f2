// spdiags: diagonals of matrices as columns, and back.
#include <cmath>
#include <map>

#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

constexpr Message kTooFew{"MATLAB:spdiags:InvalidSizeBFourInput",
                          "Size of B is not compatible with the sizes of the diagonals and of the matrix."};
constexpr Message kSizes{"MATLAB:spdiags:sizes", "The sizes of the matrix must be nonnegative integers."};

/// Where element (i, j) of an m-by-n matrix stands in the column of its diagonal: by its column for tall matrices, by its
/// row for wide ones (spdiags, "Tall and wide matrices").
int64_t place_of(int64_t m, int64_t n, int64_t i, int64_t j) { return m >= n ? j : i; }

struct DiagonalList {
    std::vector<int64_t> numbers;
    std::map<int64_t, int64_t> column;

    explicit DiagonalList(std::vector<int64_t> list) : numbers(std::move(list)) {
        for (size_t k = 0; k < numbers.size(); ++k)
            column[numbers[k]] = static_cast<int64_t>(k);
    }
};

Value extracted(const SparseArray& a, const DiagonalList& d) {
    const int64_t length = std::min(a.rows(), a.cols());
    return visit_sparse(a.is_complex(), [&](auto zero) -> Value {
        using T = decltype(zero);
        Ref<Array> out = Array::zeros(ClassId::Double, Dims(length, static_cast<int64_t>(d.numbers.size())),
                                      a.is_complex() ? Complexity::Complex : Complexity::Real);
        T* to = out->data_mut<T>();
        for (int64_t j = 0; j < a.cols(); ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k) {
                const int64_t i = a.row_indices()[k];
                const auto found = d.column.find(j - i);
                if (found != d.column.end())
                    to[found->second * length + place_of(a.rows(), a.cols(), i, j)] = a.values<T>()[k];
            }
        return out;
    });
}

/// The entries of the diagonals `d` from the columns of `b`; a `b` of one row stands for constant diagonals.
Ref<SparseArray> built(const Value& b, const std::vector<int64_t>& d, int64_t m, int64_t n, const SparseArray* rest) {
    const ArrayView view(b);
    const int64_t height = view.dims().rows(), width = view.dims().cols();
    std::vector<int64_t> rows, cols, source;
    for (size_t k = 0; k < d.size(); ++k) {
        const int64_t column = width == 1 ? 0 : static_cast<int64_t>(k);
        for (int64_t i = std::max<int64_t>(0, -d[k]); i < std::min(m, n - d[k]); ++i) {
            const int64_t place = height == 1 ? 0 : place_of(m, n, i, i + d[k]);
            if (place >= height || column >= width)
                fail(kTooFew);
            rows.push_back(i);
            cols.push_back(i + d[k]);
            source.push_back(column * height + place);
        }
    }
    Value values = select(b, source, Dims(static_cast<int64_t>(source.size()), 1));
    if (rest) { // what is not on these diagonals stays
        const DiagonalList replaced(d);
        std::vector<int64_t> kept;
        for (int64_t j = 0; j < rest->cols(); ++j)
            for (int64_t k = rest->starts()[j]; k < rest->starts()[j + 1]; ++k)
                if (!replaced.column.count(j - rest->row_indices()[k])) {
                    rows.push_back(rest->row_indices()[k]);
                    cols.push_back(j);
                    kept.push_back(k);
                }
        const Value parts[2] = {values, select(sparse::entry_values(*rest), kept, Dims(static_cast<int64_t>(kept.size()), 1))};
        values = ops::vertcat(parts);
    }
    if (rows.empty())
        return make_ref<SparseArray>(ClassId::Double, Complexity::Real, m, n);
    return sparse::from_triplets(m, n, rows, cols, ops::convert(values, ClassId::Double));
}

/// [B, d] = spdiags(A), B = spdiags(A, d), S = spdiags(B, d, A), S = spdiags(B, d, m, n), S = spdiags(B, d, [m n])
void spdiags(Call& call) {
    const int n = call.nargin();
    if (n <= 2) {
        const Ref<SparseArray> a = sparse::of(call.arg(0));
        std::vector<int64_t> list;
        if (n == 2) {
            list = integers_of(sparse::full(call.arg(1)));
        } else {
            std::map<int64_t, bool> present;
            for (int64_t j = 0; j < a->cols(); ++j)
                for (int64_t k = a->starts()[j]; k < a->starts()[j + 1]; ++k)
                    present[j - a->row_indices()[k]] = true;
            for (const auto& [number, unused] : present)
                list.push_back(number);
        }
        const DiagonalList d(std::move(list));
        call.give(0, extracted(*a, d));
        call.give(1, column_vector(std::vector<double>(d.numbers.begin(), d.numbers.end())));
        return;
    }
    const Value b = sparse::full(call.arg(0));
    const std::vector<int64_t> d = integers_of(sparse::full(call.arg(1)));
    if (n == 3 && !(call.arg(2).dims().is_row() && call.arg(2).numel() == 2 && !call.arg(2).is_sparse())) {
        const Ref<SparseArray> a = sparse::of(call.arg(2));
        return call.give(built(b, d, a->rows(), a->cols(), a.get()));
    }
    std::vector<int64_t> sizes = integers_of(sparse::full(call.arg(2)));
    if (n == 4)
        for (const int64_t size : integers_of(sparse::full(call.arg(3))))
            sizes.push_back(size);
    if (sizes.size() != 2 || sizes[0] < 0 || sizes[1] < 0)
        fail(kSizes);
    call.give(built(b, d, sizes[0], sizes[1], nullptr));
}

constexpr Builtin kRows[] = {
    {"spdiags", "Sparse Matrices", "Extract nonzero diagonals and create sparse band and diagonal matrices", 1, 4, 2, spdiags,
     kPure, spdiags},
};

} // namespace

void register_sparse_diagonals(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
