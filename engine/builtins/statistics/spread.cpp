// var, std, median, mode, range, covariance: statistics that need the elements of a lane together.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/accel/parallel.h"
#include "engine/accel/reduce_tree.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/common/radix_sort.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::vector<double> without_nan(std::span<const double> lane) {
    std::vector<double> out;
    for (const double x : lane)
        if (!std::isnan(x))
            out.push_back(x);
    return out;
}
double total(const std::vector<double>& v) {
    return v.empty() ? 0 : accel::reduce_tree(accel::ir::Reduction::Sum, v.data(), static_cast<int64_t>(v.size()));
}

struct Spread {
    double variance;
    double mean;
};
/// `weight` 0: divide by n - 1; 1: by n.
Spread spread_of(const std::vector<double>& v, double weight, const std::vector<double>& weights) {
    const double n = static_cast<double>(v.size());
    if (v.empty())
        return {kNaN, kNaN};
    if (!weights.empty()) {
        const double all = total(weights);
        std::vector<double> part(v.size());
        for (size_t i = 0; i < v.size(); ++i)
            part[i] = v[i] * weights[i] / all;
        const double mean = total(part);
        for (size_t i = 0; i < v.size(); ++i)
            part[i] = (v[i] - mean) * (v[i] - mean) * weights[i] / all;
        return {total(part), mean};
    }
    const double mean = total(v) / n;
    if (v.size() == 1)
        return {std::isfinite(v[0]) ? 0 : kNaN, mean};
    std::vector<double> squares(v.size());
    for (size_t i = 0; i < v.size(); ++i)
        squares[i] = (v[i] - mean) * (v[i] - mean);
    return {total(squares) / (weight == 1 ? n : n - 1), mean};
}

/// The sum of (x - mean)^2, as reduce_tree adds it up, without an array of the squares.
double sum_of_squares(const double* x, int64_t n, double mean, bool threads) {
    const int64_t blocks = (n + accel::kReduceBlock - 1) / accel::kReduceBlock;
    std::vector<double> partial(static_cast<size_t>(blocks));
    const auto run = [&](int64_t begin, int64_t end) {
        double squares[accel::kReduceBlock];
        for (int64_t b = begin; b < end; ++b) {
            const double* from = x + b * accel::kReduceBlock;
            const int64_t count = std::min<int64_t>(accel::kReduceBlock, n - b * accel::kReduceBlock);
            for (int64_t i = 0; i < count; ++i)
                squares[i] = (from[i] - mean) * (from[i] - mean);
            partial[static_cast<size_t>(b)] = accel::reduce_block(accel::ir::Reduction::Sum, squares, count);
        }
    };
    if (threads)
        accel::parallel_for(0, blocks, 256, run);
    else
        run(0, blocks);
    return accel::reduce_blocks(accel::ir::Reduction::Sum, partial.data(), blocks);
}

/// Every lane of contiguous elements counts, with the same weight.
void plain_spread(const double* x, int64_t length, int64_t count, double weight, std::vector<double>& variances,
                  std::vector<double>& means) {
    const double n = static_cast<double>(length);
    variances.assign(static_cast<size_t>(count), kNaN);
    means.assign(static_cast<size_t>(count), kNaN);
    if (length == 0)
        return;
    accel::reduce_array(accel::ir::Reduction::Sum, ClassId::Double, x, 1, length, count, means.data());
    const auto run = [&](int64_t begin, int64_t end) {
        for (int64_t k = begin; k < end; ++k) {
            const double* lane = x + k * length;
            double& mean = means[static_cast<size_t>(k)];
            mean /= n;
            variances[static_cast<size_t>(k)] = length == 1 ? (std::isfinite(lane[0]) ? 0 : kNaN)
                                                            : sum_of_squares(lane, length, mean, count == 1) / (weight == 1 ? n : n - 1);
        }
    };
    if (count > 1 && length * count > 65536)
        accel::parallel_for(0, count, std::max<int64_t>(1, 65536 / length), run);
    else
        run(0, count);
}

Value absolute_squared_parts(const Value& x, bool imaginary) {
    const ArrayView view(x);
    std::vector<double> out;
    for (int64_t i = 0; i < view.numel(); ++i)
        out.push_back(imaginary ? view.complex_at(i).imag() : view.complex_at(i).real());
    return Array::of<double>(view.dims(), out.data());
}

void spread(Call& call, bool root) {
    const Value& x = call.arg(0);
    if (!x.is_flat() || x.is_char() || is_integer(x.class_id()))
        fail({"MATLAB:var:integerClass", "First argument must be single, double or logical."});
    std::span<const Value> rest = call.args.subspan(1);
    double weight = 0;
    std::vector<double> weights;
    if (!rest.empty() && !rest[0].is_text()) {
        if (rest[0].numel() > 1)
            weights = to_double_vector(rest[0]);
        else if (!rest[0].is_empty())
            weight = rest[0].to_double();
        if ((weight != 0 && weight != 1) || std::any_of(weights.begin(), weights.end(), [](double w) { return !(w >= 0); }))
            fail({"MATLAB:var:wrongWeight", "The weight must be 0, 1, or a vector of nonnegative weights."});
        rest = rest.subspan(1);
    }
    const StatisticOptions options = statistic_options(call, rest);
    const Value re = x.is_complex() ? absolute_squared_parts(x, false) : x;
    const Reduction reduction = reduction_over(re, options.dim);
    if (!weights.empty() && static_cast<int64_t>(weights.size()) != reduction.lanes.length)
        fail({"MATLAB:var:weightSizeMismatch", "The length of the weights must match the reduced dimension."});
    std::vector<double> variances, means;
    if (weights.empty() && !options.omit_nan && reduction.lanes.inner == 1) {
        const Value wide = as_double(reduction.x);
        plain_spread(ArrayView(wide).data<double>(), reduction.lanes.length, reduction.lanes.count(), weight, variances, means);
    } else if (weights.empty() && !options.omit_nan) {
        const LaneData lanes = gather_lanes(reduction);
        plain_spread(lanes.data.data(), lanes.length, lanes.count, weight, variances, means);
    } else {
        LaneData lanes = gather_lanes(reduction);
        for (int64_t k = 0; k < lanes.count; ++k) {
            const std::span<double> lane = lanes.lane(k);
            std::vector<double> kept = weights; // those of the elements that count
            if (options.omit_nan && !weights.empty()) {
                kept.clear();
                for (size_t j = 0; j < lane.size(); ++j)
                    if (!std::isnan(lane[j]))
                        kept.push_back(weights[j]);
            }
            const Spread s = spread_of(options.omit_nan ? without_nan(lane) : std::vector<double>(lane.begin(), lane.end()), weight, kept);
            variances.push_back(s.variance);
            means.push_back(s.mean);
        }
    }
    if (x.is_complex()) {
        LaneData im = gather_lanes(reduction_over(absolute_squared_parts(x, true), options.dim));
        for (int64_t k = 0; k < im.count; ++k)
            variances[static_cast<size_t>(k)] += spread_of(std::vector<double>(im.lane(k).begin(), im.lane(k).end()), weight, weights).variance;
    }
    if (root)
        for (double& v : variances)
            v = std::sqrt(v);
    const ClassId cls = x.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double;
    call.give(0, from_doubles(reduction.result, variances, cls));
    call.give(1, from_doubles(reduction.result, means, cls));
}
void var(Call& call) { spread(call, false); }
void std_(Call& call) { spread(call, true); }

double median_of(std::vector<double> v) {
    if (v.empty())
        return kNaN;
    const size_t half = v.size() / 2;
    std::nth_element(v.begin(), v.begin() + static_cast<ptrdiff_t>(half), v.end());
    const double upper = v[half];
    if (v.size() % 2 == 1)
        return upper;
    const double lower = *std::max_element(v.begin(), v.begin() + static_cast<ptrdiff_t>(half));
    return std::isinf(lower) && std::isinf(upper) ? (lower == upper ? lower : kNaN) : lower + (upper - lower) / 2;
}

void median(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_numeric() && !x.is_logical())
        fail({"MATLAB:median:nonNumericInput", "The first argument of median must be numeric or logical."});
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    LaneData lanes = gather_lanes(reduction_over(x, options.dim));
    std::vector<double> out;
    for (int64_t k = 0; k < lanes.count; ++k) {
        const std::span<double> lane = lanes.lane(k);
        std::vector<double> v = without_nan(lane);
        const bool spoiled = !options.omit_nan && v.size() != lane.size();
        out.push_back(spoiled ? kNaN : median_of(std::move(v)));
    }
    call.give(from_doubles(lanes.result, out, x.is_logical() ? ClassId::Double : x.class_id()));
}

/// `[M, F, C] = mode(x)`: most frequent value, the smallest of several; its count; all of them.
void mode(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat())
        fail({"MATLAB:mode:invalidInput", "The first argument of mode must be numeric, logical or char."});
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    LaneData lanes = gather_lanes(reduction_over(x, options.dim));
    std::vector<double> values, counts;
    ValueList all;
    const ClassId cls = x.is_char() ? ClassId::Double : x.class_id();
    for (int64_t k = 0; k < lanes.count; ++k) {
        std::vector<double> v = without_nan(lanes.lane(k));
        radix_sort(v.data(), v.data() + v.size(), [](double x) { return order_key(x); });
        double best = 0;
        std::vector<double> ties;
        for (size_t i = 0; i < v.size();) {
            size_t end = i;
            while (end < v.size() && v[end] == v[i])
                ++end;
            const double n = static_cast<double>(end - i);
            if (n > best) {
                best = n;
                ties.clear();
            }
            if (n == best)
                ties.push_back(v[i]);
            i = end;
        }
        values.push_back(ties.empty() ? kNaN : ties[0]);
        counts.push_back(best);
        if (ties.empty())
            ties.push_back(kNaN);
        all.push_back(from_doubles(Dims(static_cast<int64_t>(ties.size()), 1), ties, cls));
    }
    call.give(0, from_doubles(lanes.result, values, cls));
    call.give(1, from_doubles(lanes.result, counts, ClassId::Double));
    call.give(2, cell_of(lanes.result, std::move(all)));
}

void range(Call& call) {
    const StatisticOptions options = statistic_options(call, call.args.subspan(1));
    LaneData lanes = gather_lanes(reduction_over(call.arg(0), options.dim));
    std::vector<double> out;
    for (int64_t k = 0; k < lanes.count; ++k) {
        const std::vector<double> v = without_nan(lanes.lane(k));
        out.push_back(v.empty() ? kNaN : *std::max_element(v.begin(), v.end()) - *std::min_element(v.begin(), v.end()));
    }
    call.give(from_doubles(lanes.result, out, ClassId::Double));
}

constexpr std::string_view kStatistics = "Statistics";
constexpr Builtin kRows[] = {
    {"var", kStatistics, "Variance", 1, 4, 2, var, kPure},
    {"std", kStatistics, "Standard deviation", 1, 4, 2, std_, kPure},
    {"median", kStatistics, "Median value of array", 1, 4, 1, median, kPure},
    {"mode", kStatistics, "Most frequent values in array", 1, 2, 3, mode, kPure},
    {"range", kStatistics, "Range of values", 1, 3, 1, range, kPure},
};

} // namespace

void register_spread(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
