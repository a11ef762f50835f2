// sprand, sprandn, sprandsym: sparse random matrices, with given singular values or eigenvalues too.
#include <cmath>

#include "engine/builtins/families.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

namespace sparse = ops::sparse;

constexpr Message kDensity{"MATLAB:sprand:density", "Density D must be between 0 and 1."};
constexpr Message kSize{"MATLAB:sprand:size", "{} must be a non-negative integer."};
constexpr Message kSquare{"MATLAB:sprandsym:square", "The matrix must be square."};
constexpr Message kCondition{"MATLAB:sprand:condition", "Reciprocal condition RC must be between 0 and 1."};
constexpr Message kConditionShape{"MATLAB:sprand:condition", "RC must be a scalar or vector."};

int64_t size_argument(const Call& call, int index, const char* name) {
    const Value& v = call.arg(index);
    const double x = v.is_flat() && v.numel() == 1 && !v.is_complex() ? v.to_double() : -1;
    if (!(x >= 0) || x != std::floor(x) || x > 0x1p47)
        fail(kSize, name);
    return static_cast<int64_t>(x);
}

/// As many doubles as wanted from the session's stream.
std::vector<double> random_numbers(Call& call, const char* name, int64_t count) {
    const Value args[2] = {number(static_cast<double>(count)), number(1)};
    return to_double_vector(call.interpreter.call(name, args, 1).at(0));
}

/// `wanted` different positions out of `total`, in order.
std::vector<int64_t> random_positions(Call& call, int64_t total, int64_t wanted) {
    std::vector<int64_t> chosen;
    if (wanted * 2 > total) { // few are left out
        const Value args[1] = {number(static_cast<double>(total))};
        const std::vector<double> order = to_double_vector(call.interpreter.call("randperm", args, 1).at(0));
        for (int64_t k = 0; k < wanted; ++k)
            chosen.push_back(static_cast<int64_t>(order[static_cast<size_t>(k)]) - 1);
    }
    while (static_cast<int64_t>(chosen.size()) < wanted) {
        for (const double u : random_numbers(call, "rand", wanted - static_cast<int64_t>(chosen.size())))
            chosen.push_back(std::min(total - 1, static_cast<int64_t>(u * static_cast<double>(total))));
        std::sort(chosen.begin(), chosen.end());
        chosen.erase(std::unique(chosen.begin(), chosen.end()), chosen.end());
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

double density_argument(const Call& call, int index) {
    const double density = scalar_argument(call, index);
    if (!(density >= 0 && density <= 1))
        fail(kDensity);
    return density;
}

/// `total` elements of that density must be countable, and the chosen ones fit.
void check_places(double total, double density) {
    const double chosen = std::min(total * density, 0x1p53);
    check_array_size(Dims(1, static_cast<int64_t>(total < 0x1p62 ? chosen : 0x1p53)), 2 * sizeof(double));
}

/// `rc` as singular values: a scalar is the reciprocal condition of a geometric row of them.
std::vector<double> singular_values(const Value& rc, int64_t count) {
    if (!rc.is_flat() || !rc.dims().is_vector())
        fail(kConditionShape);
    std::vector<double> values = to_double_vector(rc);
    if (values.size() == 1) {
        const double r = values[0];
        if (!(r >= 0 && r <= 1))
            fail(kCondition);
        values.clear();
        for (int64_t k = 0; k < count; ++k)
            values.push_back(count > 1 ? std::pow(r, static_cast<double>(k) / static_cast<double>(count - 1)) : 1);
    }
    for (const double x : values)
        if (!(x >= 0))
            fail(kCondition);
    values.resize(static_cast<size_t>(count), 0.0);
    return values;
}

/// The eigenvalues that `sprandsym(n, density, rc, kind)` asks for: of both signs, or positive with a kind.
std::vector<double> eigenvalues(Call& call, int64_t n) {
    const Value rc = sparse::full(call.arg(2));
    if (rc.numel() != 1)
        return to_double_vector(rc);
    std::vector<double> values = singular_values(rc, n);
    if (call.nargin() < 4) {
        const std::vector<double> signs = random_numbers(call, "rand", n);
        for (size_t k = 0; k < values.size(); ++k)
            values[k] = signs[k] < 0.5 ? -values[k] : values[k];
    }
    return values;
}

/// A diagonal matrix under random plane rotations, from both sides, until it is dense enough: they keep singular values,
/// and eigenvalues when both sides take the same one.
Ref<SparseArray> rotated(Call& call, const std::vector<double>& values, int64_t rows, int64_t cols, double density,
                         bool symmetric) {
    Ref<Array> dense = Array::zeros(ClassId::Double, Dims(rows, cols));
    double* a = dense->data_mut<double>();
    const int64_t least = std::min({rows, cols, static_cast<int64_t>(values.size())});
    for (int64_t k = 0; k < least; ++k)
        a[k + k * rows] = values[static_cast<size_t>(k)];
    const auto count = [&] { return std::count_if(a, a + rows * cols, [](double x) { return x != 0; }); };
    const double wanted = density * static_cast<double>(rows) * static_cast<double>(cols);
    const auto rotate_rows = [&](int64_t p, int64_t q, double c, double s) {
        for (int64_t j = 0; j < cols; ++j) {
            const double x = a[p + j * rows], y = a[q + j * rows];
            a[p + j * rows] = c * x + s * y;
            a[q + j * rows] = c * y - s * x;
        }
    };
    const auto rotate_cols = [&](int64_t p, int64_t q, double c, double s) {
        for (int64_t i = 0; i < rows; ++i) {
            const double x = a[i + p * rows], y = a[i + q * rows];
            a[i + p * rows] = c * x + s * y;
            a[i + q * rows] = c * y - s * x;
        }
    };
    const auto pick = [](double u, int64_t n) { return std::min(n - 1, static_cast<int64_t>(u * static_cast<double>(n))); };
    for (int64_t turn = 0; turn < 20 * (rows + cols) && static_cast<double>(count()) < 0.98 * wanted; ++turn) {
        call.interpreter.check_interrupt();
        const std::vector<double> u = random_numbers(call, "rand", 6);
        const double angle = 2 * 3.14159265358979323846 * u[0], other = 2 * 3.14159265358979323846 * u[1];
        const int64_t p = pick(u[2], rows), q = pick(u[3], rows);
        if (p != q)
            rotate_rows(p, q, std::cos(angle), std::sin(angle));
        if (symmetric) {
            if (p != q)
                rotate_cols(p, q, std::cos(angle), std::sin(angle));
            continue;
        }
        const int64_t r = pick(u[4], cols), t = pick(u[5], cols);
        if (r != t)
            rotate_cols(r, t, std::cos(other), std::sin(other));
    }
    if (symmetric)
        for (int64_t j = 0; j < cols; ++j)
            for (int64_t i = 0; i < j; ++i)
                a[i + j * rows] = a[j + i * rows];
    return sparse::from_full(Value(std::move(dense)));
}

/// sprand(S): the places of S; sprand(m, n, density), sprand(m, n, density, rc)
void random_matrix(Call& call, const char* generator) {
    if (call.nargin() == 1) {
        const Ref<SparseArray> pattern = sparse::of(call.arg(0));
        return call.give(
            sparse::with_values(*pattern, column_vector(random_numbers(call, generator, pattern->count()))));
    }
    if (call.nargin() == 2)
        raise(Err::NotEnoughInputs);
    const int64_t rows = size_argument(call, 0, "M"), cols = size_argument(call, 1, "N");
    const double density = density_argument(call, 2);
    if (call.nargin() > 3)
        return call.give(rotated(call, singular_values(call.arg(3), std::min(rows, cols)), rows, cols, density, false));
    const double total = static_cast<double>(rows) * static_cast<double>(cols);
    check_places(total, density);
    const std::vector<int64_t> chosen =
        random_positions(call, rows * cols, std::min(rows * cols, static_cast<int64_t>(std::round(total * density))));
    std::vector<int64_t> r, c;
    for (const int64_t position : chosen) {
        r.push_back(position % rows);
        c.push_back(position / rows);
    }
    const std::vector<double> values = random_numbers(call, generator, static_cast<int64_t>(chosen.size()));
    call.give(sparse::from_triplets(rows, cols, r, c, column_vector(values)));
}
void sprand(Call& call) { random_matrix(call, "rand"); }
void sprandn(Call& call) { random_matrix(call, "randn"); }

/// sprandsym(S): the lower triangle of S, mirrored; sprandsym(n, density), sprandsym(n, density, rc, kind)
void sprandsym(Call& call) {
    std::vector<int64_t> rows, cols;
    int64_t n = 0;
    if (call.nargin() == 1) {
        const Ref<SparseArray> pattern = sparse::of(call.arg(0));
        n = pattern->rows();
        if (n != pattern->cols())
            fail(kSquare);
        for (int64_t j = 0; j < n; ++j)
            for (int64_t k = pattern->starts()[j]; k < pattern->starts()[j + 1]; ++k)
                if (pattern->row_indices()[k] >= j) {
                    rows.push_back(pattern->row_indices()[k]);
                    cols.push_back(j);
                }
    } else if (call.nargin() > 2) {
        n = size_argument(call, 0, "N");
        const double density = density_argument(call, 1);
        return call.give(rotated(call, eigenvalues(call, n), n, n, density, true));
    } else {
        n = size_argument(call, 0, "N");
        const double total = static_cast<double>(n) * static_cast<double>(n);
        const double density = density_argument(call, 1);
        check_places(total, density);
        // Places below the diagonal count twice.
        const int64_t wanted = static_cast<int64_t>(std::round(total * density));
        const int64_t below = n * (n - 1) / 2, diagonal = std::min(n, (wanted + n - 1) / std::max<int64_t>(n, 1));
        const int64_t paired = std::min(below, (wanted - diagonal) / 2);
        const int64_t single = std::min(n, wanted - 2 * paired);
        for (const int64_t position : random_positions(call, below, paired)) {
            const int64_t row = static_cast<int64_t>((1 + std::sqrt(1 + 8 * static_cast<double>(position))) / 2);
            const int64_t fixed = row * (row - 1) / 2 > position ? row - 1 : (row + 1) * row / 2 <= position ? row + 1 : row;
            rows.push_back(fixed);
            cols.push_back(position - fixed * (fixed - 1) / 2);
        }
        for (const int64_t at : random_positions(call, n, single)) {
            rows.push_back(at);
            cols.push_back(at);
        }
    }
    std::vector<double> values = random_numbers(call, "randn", static_cast<int64_t>(rows.size()));
    for (size_t k = 0, count = rows.size(); k < count; ++k)
        if (rows[k] != cols[k]) {
            rows.push_back(cols[k]);
            cols.push_back(rows[k]);
            values.push_back(values[k]);
        }
    call.give(sparse::from_triplets(n, n, rows, cols, column_vector(values)));
}

constexpr std::string_view kSparse = "Sparse Matrices";
constexpr Builtin kRows[] = {
    {"sprand", kSparse, "Sparse uniformly distributed random matrix", 1, 4, 1, sprand, {}, sprand},
    {"sprandn", kSparse, "Sparse normally distributed random matrix", 1, 4, 1, sprandn, {}, sprandn},
    {"sprandsym", kSparse, "Sparse symmetric random matrix", 1, 4, 1, sprandsym, {}, sprandsym},
};

} // namespace

void register_sparse_random(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
