// What griddedInterpolant is written on: values of a grid at scattered points, with a method of its own outside of the grid.
#include <functional>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/interpolation/grid_interpolant.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kMethod{"MATLAB:griddedInterpolant:BadInterpTypeErrId", "'{}' is no interpolation method."};

constexpr Message kGrid{"MATLAB:griddedInterpolant:BadGridErrId",
                       "The grid vectors must increase and span the values, and a query point must have one coordinate for each."};

InterpolationMethod method_argument(const Call& call, int index) {
    InterpolationMethod method{};
    const std::string name = to_lower_ascii(text_argument(call, index));
    if (!interpolation_method(name, method))
        fail(kMethod, name);
    return method;
}

/// `v = matlab.internal.grid_values(axes, V, Q, method, outside)`: a column with a value for each row of Q. `axes` is a
/// cell array of ascending vectors, V real double; `outside` is a method or 'none' (NaN).
void grid_values(Call& call) {
    if (!call.arg(0).is_cell() || !call.arg(1).is_numeric() || !call.arg(2).is_numeric())
        fail(kGrid);
    std::vector<std::vector<double>> axes;
    size_t points = 1;
    for (const Value& axis : call.arg(0).cell().elements()) {
        if (!axis.is_numeric() || axis.numel() < 1)
            fail(kGrid);
        axes.push_back(to_double_vector(axis));
        if (std::adjacent_find(axes.back().begin(), axes.back().end(), std::greater_equal<double>()) != axes.back().end())
            fail(kGrid);
        points *= axes.back().size();
    }
    const std::vector<double> values = to_double_vector(call.arg(1));
    const ArrayView queries(call.arg(2));
    if (axes.empty() || values.size() != points || queries.dims().count() != 2 ||
        queries.dims().cols() != static_cast<int64_t>(axes.size()))
        fail(kGrid);
    const int64_t count = queries.dims().rows();
    const InterpolationMethod method = method_argument(call, 3);
    const std::string outside = to_lower_ascii(text_argument(call, 4));
    const GridInterpolant inner(method, axes, values);
    std::optional<GridInterpolant> other;
    const bool none = outside == "none", clamp = outside == "nearest";
    if (!none && !clamp && outside != to_lower_ascii(text_argument(call, 3)))
        other.emplace(method_argument(call, 4), axes, values);
    std::vector<double> out(static_cast<size_t>(count)), q(axes.size());
    for (int64_t i = 0; i < count; ++i) {
        if ((i & 0xFFF) == 0xFFF)
            call.interpreter.check_interrupt();
        for (size_t k = 0; k < q.size(); ++k)
            q[k] = queries.double_at(i + static_cast<int64_t>(k) * count);
        double& v = out[static_cast<size_t>(i)];
        if (inner.holds(q.data())) {
            v = inner.at(q.data());
            continue;
        }
        bool is_nan = none;
        for (const double x : q)
            is_nan = is_nan || std::isnan(x);
        if (is_nan) {
            v = std::numeric_limits<double>::quiet_NaN();
            continue;
        }
        for (size_t k = 0; clamp && k < q.size(); ++k)
            q[k] = std::clamp(q[k], axes[k].front(), axes[k].back());
        v = other ? other->at(q.data()) : inner.at(q.data());
    }
    call.give(column_vector(out));
}

constexpr Builtin kRows[] = {
    {"matlab.internal.grid_values", "Interpolation", "Values of a grid at points", 5, 5, 1, grid_values, kPure},
};

} // namespace

void register_grid_values(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
