#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/functions/line_spec.h"
#include "plot/functions/state.h"

/// Reading the data of plots as MATLAB reads them: X and Y as vectors or matrices, column by column.
namespace etna::plot {

/// One line's data.
struct DataPair {
    DataArray x, y;
    bool x_auto = false;
};

struct DataGroup {
    std::vector<DataPair> lines;
    std::optional<LineSpec> spec;
};

/// True for what can be data: numeric, logical, not text.
bool is_data(const Value& value);
/// Raises MATLAB:graphics:InvalidDataType unless `is_data`.
void require_data(const Value& value);
/// Pairs of columns for `X, Y`, or of 1:n and the columns of `Y` when `x` is null. Complex `Y` alone gives imaginary
/// against real parts. Raises MATLAB:samelen when the sizes do not fit.
std::vector<DataPair> pair_columns(const Value* x, const Value& y);

/// `(Y)`, `(X, Y)`, `(X, Y, spec)`, several of them, then name-value pairs. `next` is where the pairs start.
std::vector<DataGroup> read_groups(const PlotArguments& arguments, size_t& next);

DataArray column(const Value& value, int64_t index);
DataArray counting(int64_t n);

} // namespace etna::plot
