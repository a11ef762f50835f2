// movmean and its kin: statistics of a window that slides along a dimension.
#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/statistics/statistic.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
enum class Moving { Mean, Sum, Prod, Median, Max, Min, Std, Var, Mad, Range };
enum class Ends { Shrink, Discard, Fill, Same, Periodic };

struct Window {
    double before = 0, after = 0;
    bool open = false; ///< the far end is not part of it: a scalar length
};
struct MovingOptions {
    Window window;
    int dimension = 0;
    bool omit_nan = false;
    Ends ends = Ends::Shrink;
    double fill = kNaN;
    double weight = 0; ///< of std and var
    std::vector<double> sample_points;
};

constexpr Message kWindow{"MATLAB:movfun:wlen", "Window length must be a finite nonnegative scalar or a 2-element vector of them."};

Window window_of(const Value& v) {
    if (!v.is_numeric() && !v.is_logical())
        fail(kWindow);
    const std::vector<double> w = to_double_vector(v);
    for (const double x : w)
        if (!(x >= 0) || std::isinf(x))
            fail(kWindow);
    if (w.size() == 2)
        return {w[0], w[1], false};
    if (w.size() != 1 || w[0] == 0)
        fail(kWindow);
    return {w[0] / 2, w[0] / 2, true};
}

MovingOptions moving_options(const Call& call, Moving what) {
    MovingOptions out;
    out.window = window_of(call.arg(1));
    const bool weighted = what == Moving::Std || what == Moving::Var;
    bool weight_seen = false, dim_seen = false;
    out.dimension = call.arg(0).dims().first_non_singleton();
    for (int i = 2; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            if (weighted && !weight_seen) {
                weight_seen = true;
                if (!v.is_empty())
                    out.weight = v.to_double();
                if (out.weight != 0 && out.weight != 1)
                    fail({"MATLAB:movfun:weight", "The weight must be 0 or 1."});
            } else if (!dim_seen) {
                dim_seen = true;
                out.dimension = dimension_argument(v);
            } else {
                fail(kBadDimension);
            }
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "omitnan" || word == "omitmissing") {
            out.omit_nan = true;
        } else if (word == "includenan" || word == "includemissing") {
            out.omit_nan = false;
        } else if (i + 1 < call.nargin() && word == "endpoints") {
            const Value& how = call.arg(++i);
            if (how.is_numeric() && how.numel() == 1) {
                out.ends = Ends::Fill;
                out.fill = how.to_double();
            } else if (text_is(how, "shrink")) {
                out.ends = Ends::Shrink;
            } else if (text_is(how, "discard")) {
                out.ends = Ends::Discard;
            } else if (text_is(how, "fill")) {
                out.ends = Ends::Fill;
            } else if (text_is(how, "same")) {
                out.ends = Ends::Same;
            } else if (text_is(how, "periodic")) {
                out.ends = Ends::Periodic;
            } else {
                fail({"MATLAB:movfun:endpoints", "Endpoints must be 'shrink', 'discard', 'fill', or a scalar."});
            }
        } else if (i + 1 < call.nargin() && word == "samplepoints") {
            out.sample_points = to_double_vector(call.arg(++i));
            for (size_t k = 1; k < out.sample_points.size(); ++k)
                if (!(out.sample_points[k] > out.sample_points[k - 1]))
                    fail({"MATLAB:movfun:samplePoints", "Sample points must be unique and sorted."});
        } else if (i + 1 < call.nargin() && (word == "dim" || word == "nancond" || word == "outdim" || word == "samplepoints")) {
            ++i;
            if (word == "dim")
                out.dimension = dimension_argument(call.arg(i));
            else if (word == "nancond")
                out.omit_nan = text_is(call.arg(i), "omitnan");
        } else {
            fail(kUnknownOption, word, call.builtin.name);
        }
    }
    return out;
}

/// First and one past the last element of each window; without clamping to the lane.
struct Bounds {
    std::vector<int64_t> from, to;
};
Bounds bounds_of(const MovingOptions& o, int64_t n) {
    Bounds out;
    if (o.sample_points.empty()) {
        const auto whole = [](double length) { return static_cast<int64_t>(std::min(length, 0x1p53)); };
        const int64_t before = whole(std::floor(o.window.before));
        const int64_t after = o.window.open ? whole(std::ceil(o.window.after)) - 1 : whole(std::floor(o.window.after));
        for (int64_t j = 0; j < n; ++j) {
            out.from.push_back(j - before);
            out.to.push_back(j + std::max<int64_t>(after, 0) + 1);
        }
        return out;
    }
    const std::vector<double>& t = o.sample_points;
    for (int64_t j = 0; j < n; ++j) {
        const double low = t[static_cast<size_t>(j)] - o.window.before, high = t[static_cast<size_t>(j)] + o.window.after;
        out.from.push_back(std::lower_bound(t.begin(), t.end(), low) - t.begin());
        out.to.push_back((o.window.open ? std::lower_bound(t.begin(), t.end(), high) : std::upper_bound(t.begin(), t.end(), high)) - t.begin());
    }
    return out;
}

double middle_of(std::vector<double>& v) {
    const size_t half = v.size() / 2;
    std::nth_element(v.begin(), v.begin() + static_cast<ptrdiff_t>(half), v.end());
    if (v.size() % 2 == 1)
        return v[half];
    return (*std::max_element(v.begin(), v.begin() + static_cast<ptrdiff_t>(half)) + v[half]) / 2;
}

/// One window whose elements are in `part`; NaN only if they count.
double statistic(Moving what, std::vector<double>& part, double weight) {
    const double n = static_cast<double>(part.size());
    double total = 0;
    switch (what) {
    case Moving::Sum:
        for (const double v : part)
            total += v;
        return total;
    case Moving::Prod:
        total = 1;
        for (const double v : part)
            total *= v;
        return total;
    default:
        break;
    }
    if (part.empty())
        return kNaN;
    for (const double v : part)
        if (std::isnan(v) && what != Moving::Max && what != Moving::Min)
            return kNaN;
    switch (what) {
    case Moving::Median:
        return middle_of(part);
    case Moving::Mad: {
        const double middle = middle_of(part);
        for (double& v : part)
            v = std::fabs(v - middle);
        return middle_of(part);
    }
    case Moving::Range:
        return *std::max_element(part.begin(), part.end()) - *std::min_element(part.begin(), part.end());
    default:
        break;
    }
    for (const double v : part)
        total += v;
    const double mean = total / n;
    if (what == Moving::Mean)
        return mean;
    double squares = 0;
    for (const double v : part)
        squares += (v - mean) * (v - mean);
    const double variance = part.size() == 1 ? 0 : squares / (weight == 1 ? n : n - 1);
    return what == Moving::Var ? variance : std::sqrt(variance);
}

/// Extremes with a queue of candidates: linear time. NaN loses, unless it counts.
void moving_extreme(const std::vector<double>& x, const Bounds& b, bool largest, bool omit_nan, std::vector<double>& out) {
    std::deque<int64_t> queue;
    int64_t next = 0, nan_at = -1;
    for (size_t j = 0; j < b.from.size(); ++j) {
        for (; next < b.to[j]; ++next) {
            const double v = x[static_cast<size_t>(next)];
            if (std::isnan(v)) {
                nan_at = next;
                continue;
            }
            while (!queue.empty() && (largest ? x[static_cast<size_t>(queue.back())] <= v : x[static_cast<size_t>(queue.back())] >= v))
                queue.pop_back();
            queue.push_back(next);
        }
        while (!queue.empty() && queue.front() < b.from[j])
            queue.pop_front();
        out[j] = (nan_at >= b.from[j] && !omit_nan) || queue.empty() ? kNaN : x[static_cast<size_t>(queue.front())];
    }
}

void moving(Call& call, Moving what) {
    const Value& given = call.arg(0);
    if (!given.is_flat() || given.is_char())
        refuse_class(call, given);
    const Value x = as_double(given);
    const MovingOptions o = moving_options(call, what);
    const Lanes lanes(x.dims(), o.dimension);
    const int64_t n = lanes.length;
    if (!o.sample_points.empty() && static_cast<int64_t>(o.sample_points.size()) != n)
        fail({"MATLAB:movfun:samplePoints", "Sample points must have as many elements as the dimension has."});
    Bounds b = bounds_of(o, n);
    int64_t pad_before = 0, pad_after = 0, first = 0, last = n;
    if (o.ends == Ends::Discard) {
        while (first < n && b.from[static_cast<size_t>(first)] < 0)
            ++first;
        while (last > first && b.to[static_cast<size_t>(last - 1)] > n)
            --last;
    } else if (o.ends != Ends::Shrink && n > 0) {
        pad_before = std::max<int64_t>(0, -b.from.front());
        pad_after = std::max<int64_t>(0, b.to.back() - n);
        check_array_size(Dims(1, n + pad_before + pad_after), sizeof(double));
    }
    for (int64_t j = 0; j < n; ++j) {
        const size_t k = static_cast<size_t>(j);
        b.from[k] = std::max<int64_t>(0, b.from[k] + pad_before);
        b.to[k] = std::clamp<int64_t>(b.to[k] + pad_before, b.from[k], n + pad_before + pad_after);
    }
    Dims dims = x.dims();
    dims.set(o.dimension, last - first);
    const Lanes to_lanes(dims, o.dimension);
    const ArrayView view(x);
    const double* p = view.data<double>();
    if (view.is_complex())
        fail({"MATLAB:movfun:complex", "Moving statistics need real input."});
    std::vector<double> out(static_cast<size_t>(dims.numel()));
    std::vector<double> lane(static_cast<size_t>(n + pad_before + pad_after)), result(static_cast<size_t>(n)), part;
    for (int64_t outer = 0; outer < lanes.outer; ++outer)
        for (int64_t inner = 0; inner < lanes.inner; ++inner) {
            call.interpreter.check_interrupt();
            const int64_t base = lanes.first(inner, outer);
            for (int64_t j = -pad_before; j < n + pad_after; ++j) {
                const bool inside = j >= 0 && j < n;
                const int64_t at = o.ends == Ends::Same ? std::clamp<int64_t>(j, 0, n - 1) : ((j % n) + n) % n;
                lane[static_cast<size_t>(j + pad_before)] =
                    inside || o.ends != Ends::Fill ? p[base + (inside ? j : at) * lanes.inner] : o.fill;
            }
            if (what == Moving::Max || what == Moving::Min) {
                moving_extreme(lane, b, what == Moving::Max, o.omit_nan, result);
            } else {
                for (int64_t j = first; j < last; ++j) {
                    const size_t k = static_cast<size_t>(j);
                    part.assign(lane.begin() + b.from[k], lane.begin() + b.to[k]);
                    if (o.omit_nan)
                        part.erase(std::remove_if(part.begin(), part.end(), [](double v) { return std::isnan(v); }), part.end());
                    result[k] = statistic(what, part, o.weight);
                }
            }
            for (int64_t j = first; j < last; ++j)
                out[static_cast<size_t>(to_lanes.first(inner, outer) + (j - first) * lanes.inner)] = result[static_cast<size_t>(j)];
        }
    call.give(from_doubles(dims, out, given.class_id() == ClassId::Single ? ClassId::Single : ClassId::Double));
}
template <Moving what>
void moving_of(Call& call) {
    moving(call, what);
}

constexpr std::string_view kData = "Data Analysis";
constexpr Builtin kRows[] = {
    {"movmean", kData, "Moving mean", 2, 9, 1, moving_of<Moving::Mean>, kPure},
    {"movsum", kData, "Moving sum", 2, 9, 1, moving_of<Moving::Sum>, kPure},
    {"movprod", kData, "Moving product", 2, 9, 1, moving_of<Moving::Prod>, kPure},
    {"movmedian", kData, "Moving median", 2, 9, 1, moving_of<Moving::Median>, kPure},
    {"movmax", kData, "Moving maximum", 2, 9, 1, moving_of<Moving::Max>, kPure},
    {"movmin", kData, "Moving minimum", 2, 9, 1, moving_of<Moving::Min>, kPure},
    {"movstd", kData, "Moving standard deviation", 2, 9, 1, moving_of<Moving::Std>, kPure},
    {"movvar", kData, "Moving variance", 2, 9, 1, moving_of<Moving::Var>, kPure},
    {"movmad", kData, "Moving median absolute deviation", 2, 9, 1, moving_of<Moving::Mad>, kPure},
    {"movrange", kData, "Moving range of values", 2, 9, 1, moving_of<Moving::Range>, kPure},
};

} // namespace

void register_moving(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
