// Cell arrays: num2cell, cell2mat, mat2cell, cellslices, deal.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

void num2cell(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    if (call.nargin() == 1) {
        ValueList out;
        out.reserve(static_cast<size_t>(dims.numel()));
        if (x.is_flat() && x.class_id() == ClassId::Double && !x.is_complex()) {
            const ArrayView view(x);
            for (int64_t i = 0; i < view.numel(); ++i)
                out.push_back(Value::of(view.data<double>()[i]));
            return call.give(cell_of(dims, std::move(out)));
        }
        for (int64_t i = 0; i < dims.numel(); ++i) {
            call.interpreter.check_interrupt();
            out.push_back(select(x, {i}, Dims()));
        }
        return call.give(cell_of(dims, std::move(out)));
    }
    std::vector<bool> kept(static_cast<size_t>(dims.count()), false);
    for (const double d : to_double_vector(call.arg(1))) {
        const int k = dimension_argument(Value::of(d));
        if (k < dims.count())
            kept[static_cast<size_t>(k)] = true;
    }
    Dims outer = dims, part = dims;
    for (int k = 0; k < dims.count(); ++k)
        (kept[static_cast<size_t>(k)] ? outer : part).set(k, 1);
    auto offset = [&](const Dims& of, int64_t index) {
        int64_t out = 0;
        for (int k = 0; k < dims.count(); ++k) {
            out += index % of[k] * dims.stride(k);
            index /= of[k];
        }
        return out;
    };
    ValueList out;
    for (int64_t o = 0; o < outer.numel(); ++o) {
        std::vector<int64_t> indices;
        for (int64_t p = 0; p < part.numel(); ++p)
            indices.push_back(offset(outer, o) + offset(part, p));
        out.push_back(select(x, indices, part));
    }
    call.give(cell_of(outer, std::move(out)));
}

void cell2mat(Call& call) {
    if (!call.arg(0).is_cell())
        fail({"MATLAB:cell2mat:InvalidCellArray", "The input to CELL2MAT must be a cell array."});
    const CellArray& c = call.arg(0).cell();
    if (c.numel() == 0)
        return call.give(Value::empty());
    for (const Value& v : c.elements())
        if (v.class_id() != c.at(0).class_id())
            fail({"MATLAB:cell2mat:MixedDataTypes", "All contents of the input cell array must be of the same data type."});
        else if (!v.is_flat() && !v.is_sparse() && !v.is_struct() && !v.is_cell())
            fail({"MATLAB:cell2mat:UnsupportedCellContent", "CELL2MAT does not support cell arrays containing objects or strings."});
    if (c.numel() == 1)
        return call.give(c.at(0));
    // Join along the first dimension, then the second, and so on.
    ValueList parts = c.elements();
    Dims dims = c.dims();
    for (int k = 0; k < dims.count(); ++k) {
        const int64_t n = dims[k];
        ValueList joined;
        for (size_t at = 0; at < parts.size(); at += static_cast<size_t>(n))
            joined.push_back(ops::concatenate(k, std::span<const Value>(parts).subspan(at, static_cast<size_t>(n))));
        parts = std::move(joined);
    }
    call.give(std::move(parts[0]));
}

/// `5 4`
std::string size_list(const Dims& dims) {
    std::string out;
    for (const int64_t n : dims.sizes())
        out += (out.empty() ? "" : " ") + std::to_string(n);
    return out;
}
std::vector<int64_t> part_sizes(const Value& sizes) {
    if (!sizes.is_numeric())
        fail({"MATLAB:mat2cell:InvalidSizes", "The sizes of the parts must be numeric vectors."});
    std::vector<int64_t> out = integers_of(sizes);
    for (const int64_t n : out)
        if (n < 0)
            fail({"MATLAB:mat2cell:NegativeSize", "The sizes of the parts must be nonnegative whole numbers."});
    return out;
}

void mat2cell(Call& call) {
    const Value& x = call.arg(0);
    const Dims dims = x.dims();
    std::vector<std::vector<int64_t>> sizes;
    for (int k = 1; k < call.nargin(); ++k)
        sizes.push_back(part_sizes(call.arg(k)));
    for (int k = static_cast<int>(sizes.size()); k < dims.count(); ++k)
        sizes.push_back({dims[k]});
    std::vector<int64_t> counts;
    for (size_t k = 0; k < sizes.size(); ++k) {
        int64_t total = 0;
        for (const int64_t n : sizes[k])
            total += n;
        if (total != dims[static_cast<int>(k)])
            fail({"MATLAB:mat2cell:VectorSumMismatch",
                  "Input arguments, D1 through D{}, must sum to each dimension of the input matrix size, [{}]."},
                 sizes.size(), size_list(dims));
        counts.push_back(static_cast<int64_t>(sizes[k].size()));
    }
    const Dims outer{std::span<const int64_t>(counts)};
    ValueList out;
    for (int64_t o = 0; o < outer.numel(); ++o) {
        ValueList subscripts;
        int64_t rest = o;
        for (size_t k = 0; k < sizes.size(); ++k) {
            const size_t at = static_cast<size_t>(rest % counts[k]);
            rest /= counts[k];
            int64_t first = 0;
            for (size_t i = 0; i < at; ++i)
                first += sizes[k][i];
            subscripts.push_back(ops::colon(number(static_cast<double>(first + 1)), number(static_cast<double>(first + sizes[k][at]))));
        }
        out.push_back(ops::index(x, subscripts));
    }
    call.give(cell_of(outer, std::move(out)));
}

/// `cellslices(x, first, last, dim)`: the slices `first(i):last(i)` along one dimension, in a row of cells (Octave).
void cellslices(Call& call) {
    const Value& x = call.arg(0);
    const std::vector<int64_t> first = integers_of(call.arg(1)), last = integers_of(call.arg(2));
    if (first.size() != last.size())
        fail({"MATLAB:cellslices:sizes", "The lower and upper bounds of cellslices must have as many elements."});
    const int dimension = call.nargin() > 3 ? dimension_argument(call.arg(3)) : x.dims().first_non_singleton();
    ValueList subscripts(static_cast<size_t>(std::max(x.dims().count(), dimension + 1)), ops::magic_colon());
    ValueList out;
    for (size_t i = 0; i < first.size(); ++i) {
        subscripts[static_cast<size_t>(dimension)] =
            ops::colon(number(static_cast<double>(first[i])), number(static_cast<double>(last[i])));
        out.push_back(ops::index(x, subscripts));
    }
    const int64_t count = static_cast<int64_t>(out.size());
    call.give(cell_of(Dims(1, count), std::move(out)));
}

void deal(Call& call) {
    const int n = std::max(1, call.nargout);
    if (call.nargin() != 1 && call.nargin() != n)
        fail({"MATLAB:deal:narginNargoutMismatch", "The number of outputs should match the number of inputs."});
    for (int k = 0; k < n; ++k)
        call.give(k, call.arg(call.nargin() == 1 ? 0 : k));
}

constexpr std::string_view kCells = "Cell Arrays";
constexpr Builtin kRows[] = {
    {"num2cell", kCells, "Convert array to cell array with consistently sized cells", 1, 2, 1, num2cell, kPure},
    {"cell2mat", kCells, "Convert cell array to ordinary array of the underlying data type", 1, 1, 1, cell2mat, kPure},
    {"mat2cell", kCells, "Convert array to cell array whose cells contain subarrays", 2, kAnyNumber, 1, mat2cell, kPure},
    {"cellslices", kCells, "Slices of an array along a dimension, in cells", 3, 4, 1, cellslices, kPure},
    {"deal", kCells, "Distribute inputs to outputs", 1, kAnyNumber, kAnyNumber, deal, kPure},
};

} // namespace

void register_cells(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
