#pragma once

#include "engine/builtins/registry.h"
#include "engine/builtins/shape.h"

/// What sum, mean, max, var, ... share.
namespace etna::builtins {

/// Arguments after the array: a dimension, a vector of dimensions or 'all'; a class of the result; a NaN flag.
struct StatisticOptions {
    const Value* dim = nullptr;
    bool omit_nan = false;
    enum class Output { Default, Double, Native } output = Output::Default;
};
/// `rest` are the arguments after those that the function reads itself.
StatisticOptions statistic_options(const Call& call, std::span<const Value> rest);

/// The class of a sum or a mean: double, single for single, the input's own for 'native'.
ClassId statistic_class(const Value& x, StatisticOptions::Output output);

/// Elements as doubles with the lanes made contiguous: lane `k` is `data[k * length ... ]`.
struct LaneData {
    std::vector<double> data;
    int64_t length = 0;
    int64_t count = 0;
    Dims result;
    std::span<double> lane(int64_t k) { return {data.data() + k * length, static_cast<size_t>(length)}; }
};
LaneData gather_lanes(const Reduction& reduction);
/// Doubles to an array of the class, saturating integers.
Value from_doubles(const Dims& dims, const std::vector<double>& values, ClassId to);

} // namespace etna::builtins
