// diff, trapz, histograms: numbers along a dimension.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/sparse/sparse_rules.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using ops::BinaryOp;

/// Elements first..first+count-1 along dimension k.
Value slice(const Value& x, int k, int64_t first, int64_t count) {
    Dims dims = x.dims();
    const Lanes lanes(dims, k);
    dims.set(k, count);
    std::vector<int64_t> indices;
    indices.reserve(static_cast<size_t>(dims.numel()));
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t j = first; j < first + count; ++j)
            for (int64_t i = 0; i < lanes.inner; ++i)
                indices.push_back(lanes.first(i, o) + j * lanes.inner);
    return select(x, indices, dims);
}

/// Differences of neighbours of real doubles along dimension k.
Value steps(const Value& x, int k) {
    const Lanes lanes(x.dims(), k);
    Dims dims = x.dims();
    dims.set(k, lanes.length - 1);
    Ref<Array> out = Array::uninitialized(ClassId::Double, dims);
    const ArrayView view(x);
    const double* from = view.data<double>();
    double* to = out->data_mut<double>();
    const int64_t run = lanes.inner * (lanes.length - 1);
    for (int64_t o = 0; o < lanes.outer; ++o, from += lanes.inner * lanes.length, to += run)
        for (int64_t i = 0; i < run; ++i)
            to[i] = from[i + lanes.inner] - from[i];
    return out;
}

void diff(Call& call) {
    Value x = call.arg(0);
    require_flat(call, x);
    if (x.is_char() || x.is_logical())
        x = as_double(x);
    const int64_t order = call.nargin() > 1 && !call.arg(1).is_empty() ? integer_argument(call, 1) : 1;
    if (order < 1)
        fail({"MATLAB:diff:differenceOrderMustBePositiveInteger", "Difference order N must be a positive integer scalar."});
    const bool fixed = call.nargin() > 2;
    int k = fixed ? dimension_argument(call.arg(2)) : x.dims().first_non_singleton();
    for (int64_t n = 0; n < order; ++n) {
        if (x.dims().is_zero_by_zero())
            break;
        if (!fixed && x.dims()[k] <= 1)
            k = x.dims().first_non_singleton();
        const int64_t length = x.dims()[k];
        if (length <= 1) {
            Dims dims = x.dims();
            dims.set(k, 0);
            if (x.dims().is_scalar() && !fixed)
                dims = Dims(0, 0);
            return call.give(Value(Array::zeros(x.class_id(), dims)));
        }
        x = x.class_id() == ClassId::Double && !x.is_complex()
                ? steps(x, k)
                : ops::binary(BinaryOp::Subtract, slice(x, k, 1, length - 1), slice(x, k, 0, length - 1));
    }
    call.give(std::move(x));
}

/// `trapz(y)`, `trapz(x, y)`, `trapz(x, y, dim)`; cumulative keeps every partial area.
void trapezoids(Call& call, bool cumulative) {
    const bool with_x = call.nargin() > 1 && !(call.nargin() == 2 && call.arg(1).numel() == 1 && call.arg(0).numel() != 1);
    const Value y = as_double(call.arg(with_x ? 1 : 0));
    int k = y.dims().first_non_singleton();
    if (call.nargin() > 2)
        k = dimension_argument(call.arg(2));
    else if (!with_x && call.nargin() == 2)
        k = dimension_argument(call.arg(1));
    const Lanes lanes(y.dims(), k);
    std::vector<double> x;
    const bool matrix_x = with_x && call.arg(0).numel() == y.numel() && !call.arg(0).dims().is_vector();
    if (with_x && call.arg(0).numel() != 1)
        x = to_double_vector(call.arg(0));
    if (with_x && call.arg(0).numel() != 1 && !matrix_x && static_cast<int64_t>(x.size()) != lanes.length)
        fail({"MATLAB:trapz:LengthXmismatchY", "Length of X must equal the size of Y along the integrated dimension."});
    const double step = with_x && call.arg(0).numel() == 1 ? call.arg(0).to_double() : 1;
    Dims dims = y.dims();
    if (!cumulative)
        dims.set(k, 1);
    if (!cumulative && y.dims().is_zero_by_zero())
        return call.give(number(0));
    const ArrayView view(y);
    const bool complex = view.is_complex();
    Ref<Array> out = Array::zeros(ClassId::Double, dims, complex ? Complexity::Complex : Complexity::Real);
    if (!complex && x.empty()) { // one spacing: the way of most calls
        const double* p = view.data<double>();
        double* to = out->data_mut<double>();
        for (int64_t o = 0; o < lanes.outer; ++o)
            for (int64_t i = 0; i < lanes.inner; ++i) {
                double total = 0;
                for (int64_t j = 1; j < lanes.length; ++j) {
                    const int64_t at = lanes.first(i, o) + j * lanes.inner;
                    total += step * (p[at] + p[at - lanes.inner]) / 2.0;
                    if (cumulative)
                        to[at] = total;
                }
                if (!cumulative)
                    to[i + lanes.inner * o] = total;
            }
        return call.give(Value(std::move(out)));
    }
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i) {
            std::complex<double> total = 0;
            for (int64_t j = 0; j < lanes.length; ++j) {
                const int64_t at = lanes.first(i, o) + j * lanes.inner;
                if (j > 0) {
                    const double width = x.empty() ? step : matrix_x ? x[static_cast<size_t>(at)] - x[static_cast<size_t>(at - lanes.inner)]
                                                                     : x[static_cast<size_t>(j)] - x[static_cast<size_t>(j - 1)];
                    total += width * (view.complex_at(at) + view.complex_at(at - lanes.inner)) / 2.0;
                }
                const int64_t to = cumulative ? at : i + lanes.inner * o;
                if (complex)
                    out->data_mut<std::complex<double>>()[to] = total;
                else
                    out->data_mut<double>()[to] = total.real();
            }
        }
    call.give(Value(std::move(out)));
}
void trapz(Call& call) { trapezoids(call, false); }
void cumtrapz(Call& call) { trapezoids(call, true); }

// ---- histograms

/// Bin of x in ascending edges: 0-based, -1 outside. The last edge belongs to the last bin if `closed`.
int64_t bin_of(const std::vector<double>& edges, double x, bool closed) {
    if (std::isnan(x) || edges.empty() || x < edges.front() || x > edges.back())
        return -1;
    const int64_t at = std::upper_bound(edges.begin(), edges.end(), x) - edges.begin() - 1;
    const int64_t last = static_cast<int64_t>(edges.size()) - 1;
    return at == last && closed ? last - 1 : at;
}
void check_edges(const std::vector<double>& edges) {
    if (!std::is_sorted(edges.begin(), edges.end()))
        fail({"MATLAB:histc:InvalidInput", "Edges vector must be monotonically non-decreasing."});
}
void histc(Call& call) {
    const std::vector<double> edges = to_double_vector(call.arg(1));
    check_edges(edges);
    const Value& x = call.arg(0);
    require_numeric(call, x);
    if (x.is_complex() || call.arg(1).is_complex())
        fail({"MATLAB:histc:InputClass", "Inputs must be real."});
    const int k = call.nargin() > 2 ? dimension_argument(call.arg(2)) : x.dims().first_non_singleton();
    const Lanes lanes(x.dims(), k);
    Dims dims = x.dims();
    const int64_t bins = static_cast<int64_t>(edges.size());
    dims.set(k, bins);
    std::vector<double> counts(static_cast<size_t>(dims.numel()), 0), index(static_cast<size_t>(x.numel()), 0);
    const ArrayView view(x);
    for (int64_t o = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i)
            for (int64_t j = 0; j < lanes.length; ++j) {
                const int64_t at = lanes.first(i, o) + j * lanes.inner;
                const int64_t bin = bin_of(edges, view.double_at(at), false);
                index[static_cast<size_t>(at)] = static_cast<double>(bin + 1);
                if (bin >= 0)
                    ++counts[static_cast<size_t>(i + lanes.inner * (bin + bins * o))];
            }
    call.give(0, Value(Array::of<double>(dims, counts.data())));
    call.give(1, Value(Array::of<double>(x.dims(), index.data())));
}

/// Raises `MATLAB:array:SizeLimitExceeded` for more bins than an array may have elements.
void check_bins(double bins) {
    check_array_size(Dims(1, static_cast<int64_t>(bins < 0x1p53 ? std::max(bins, 0.0) : 0x1p53) + 1), sizeof(double));
}

/// Edges as histcounts picks them: round widths near Scott's rule.
std::vector<double> automatic_edges(const std::vector<double>& x, double bins) {
    double low = HUGE_VAL, high = -HUGE_VAL, sum = 0, squares = 0, n = 0;
    for (const double v : x)
        if (std::isfinite(v)) {
            low = std::min(low, v);
            high = std::max(high, v);
            sum += v;
            squares += v * v;
            ++n;
        }
    if (n == 0)
        return {0, 1};
    const double deviation = n > 1 ? std::sqrt(std::max(0.0, (squares - sum * sum / n) / (n - 1))) : 0;
    double width = bins > 0 ? (high - low) / bins : 3.5 * deviation / std::cbrt(n);
    if (!(width > 0))
        return {low - 0.5, low + 0.5};
    if (bins <= 0) {
        const double power = std::pow(10.0, std::floor(std::log10(width))), relative = width / power;
        width = relative < 1.5 ? power : relative < 2.5 ? 2 * power : relative < 4 ? 3 * power : relative < 7.5 ? 5 * power : 10 * power;
        constexpr double kMostBins = 65536; // "the maximum number of bins is 65,536"
        width = std::max(width, (high - low) / kMostBins);
        const double first = std::min(width * std::floor(low / width), low);
        const double count = std::clamp(std::ceil((high - first) / width), 1.0, kMostBins + 1);
        std::vector<double> edges;
        for (double k = 0; k <= count; ++k)
            edges.push_back(first + k * width);
        edges.back() = std::max(edges.back(), high);
        return edges;
    }
    check_bins(bins);
    std::vector<double> edges;
    for (double k = 0; k <= bins; ++k)
        edges.push_back(k == bins ? high : low + k * width);
    return edges;
}
void histcounts(Call& call) {
    require_numeric(call, call.arg(0));
    const std::vector<double> x = to_double_vector(call.arg(0));
    std::vector<double> edges;
    double bins = 0, width = 0;
    bool integers = false;
    std::string normalization = "count";
    std::vector<double> limits;
    int next = 1;
    if (call.nargin() > 1 && call.arg(1).is_numeric()) {
        if (call.arg(1).numel() == 1)
            bins = scalar_argument(call, 1);
        else
            edges = to_double_vector(call.arg(1));
        next = 2;
    }
    for (; next + 1 < call.nargin(); next += 2) {
        const std::string name = to_lower_ascii(text_argument(call, next));
        if (name == "normalization")
            normalization = to_lower_ascii(text_argument(call, next + 1));
        else if (name == "binwidth")
            width = scalar_argument(call, next + 1);
        else if (name == "numbins")
            bins = scalar_argument(call, next + 1);
        else if (name == "binedges")
            edges = to_double_vector(call.arg(next + 1));
        else if (name == "binlimits")
            limits = to_double_vector(call.arg(next + 1));
        else if (name == "binmethod")
            integers = text_is(call.arg(next + 1), "integers");
        else
            fail(kUnknownOption, name, call.builtin.name);
    }
    std::vector<double> used;
    for (const double v : x)
        if (limits.size() != 2 || (v >= limits[0] && v <= limits[1]))
            used.push_back(v);
    if (edges.empty() && limits.size() == 2 && bins == 0 && width == 0)
        bins = std::max<double>(1, static_cast<double>(automatic_edges(used, 0).size()) - 1);
    if (edges.empty() && width > 0) {
        double low = limits.size() == 2 ? limits[0] : HUGE_VAL, high = limits.size() == 2 ? limits[1] : -HUGE_VAL;
        for (const double v : used)
            if (std::isfinite(v) && limits.size() != 2) {
                low = std::min(low, v);
                high = std::max(high, v);
            }
        if (limits.size() != 2)
            low = width * std::floor(low / width);
        if (high > low)
            check_bins((high - low) / width);
        for (double e = low; edges.empty() || edges.back() < high; e = low + width * static_cast<double>(edges.size()))
            edges.push_back(e);
    }
    if (edges.empty() && integers && limits.empty() && !used.empty()) { // one bin for each whole number
        double low = HUGE_VAL, high = -HUGE_VAL;
        for (const double v : used)
            if (std::isfinite(v)) {
                low = std::min(low, v);
                high = std::max(high, v);
            }
        for (double e = std::round(low) - 0.5; std::isfinite(e) && e <= std::round(high) + 0.5 && edges.size() < 65537; ++e)
            edges.push_back(e);
    }
    if (edges.empty() && limits.size() == 2)
        check_bins(bins);
    if (edges.empty() && limits.size() == 2)
        for (double k = 0; k <= bins; ++k)
            edges.push_back(limits[0] + k * (limits[1] - limits[0]) / bins);
    if (edges.empty())
        edges = automatic_edges(used, bins);
    check_edges(edges);
    std::vector<double> counts(edges.empty() ? 0 : edges.size() - 1, 0), index;
    double total = 0;
    for (const double v : x) {
        const int64_t bin = bin_of(edges, v, true);
        index.push_back(static_cast<double>(bin + 1));
        if (bin >= 0)
            ++counts[static_cast<size_t>(bin)];
        total += !std::isnan(v);
    }
    if (normalization.starts_with("cum") || normalization == "cdf")
        std::partial_sum(counts.begin(), counts.end(), counts.begin());
    for (size_t k = 0; k < counts.size(); ++k) {
        const double w = edges[k + 1] - edges[k];
        if (normalization == "probability" || normalization == "cdf")
            counts[k] /= total;
        else if (normalization == "percentage")
            counts[k] *= 100 / total;
        else if (normalization == "pdf")
            counts[k] /= total * w;
        else if (normalization == "countdensity")
            counts[k] /= w;
    }
    call.give(0, row_vector(counts));
    call.give(1, row_vector(edges));
    call.give(2, Value(Array::of<double>(call.arg(0).dims(), index.data())));
}
constexpr std::string_view kData = "Data Analysis";
constexpr Builtin kRows[] = {
    {"diff", kData, "Differences and approximate derivatives", 1, 3, 1, diff, kPure},
    {"trapz", kData, "Trapezoidal numerical integration", 1, 3, 1, trapz, kPure},
    {"cumtrapz", kData, "Cumulative trapezoidal numerical integration", 1, 3, 1, cumtrapz, kPure},
    {"histc", kData, "Histogram bin counts by edges", 2, 3, 2, histc, kPure},
    {"histcounts", kData, "Histogram bin counts", 1, kAnyNumber, 3, histcounts, kPure},
};

} // namespace

void register_counts(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
