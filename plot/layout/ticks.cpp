#include "plot/layout/ticks.h"

#include <algorithm>
#include <cfloat>
#include <cmath>

#include <fmt/format.h>

namespace etna::plot {
namespace {

constexpr double kMantissas[] = {1, 2, 5};

double power_of_ten(int k) { return std::pow(10.0, k); }

/// mantissa * 10^k without the rounding error of a negative power.
double step_of(double mantissa, int k) { return k >= 0 ? mantissa * power_of_ten(k) : mantissa / power_of_ten(-k); }

std::string trimmed(double value, int decimals) {
    std::string s = fmt::format("{:.{}f}", value, decimals);
    if (s.find('.') != std::string::npos) {
        s.erase(s.find_last_not_of('0') + 1);
        if (s.back() == '.')
            s.pop_back();
    }
    return s == "-0" ? "0" : s;
}

Limits widened_point(double v) {
    double delta = std::max(1.0, std::abs(v) * 1e-12);
    if (std::abs(v) >= 1e12)
        delta = std::abs(v) * 0.1;
    return {v - delta, v + delta};
}

} // namespace

Limits nice_limits(double min, double max, Scale scale) {
    if (!std::isfinite(min) || !std::isfinite(max) || min > max)
        return {0, 1};
    if (scale == Scale::Log) {
        if (max <= 0)
            return {0.1, 1};
        if (min <= 0)
            min = max / 10;
        double lo = std::floor(std::log10(min) + 1e-9), hi = std::ceil(std::log10(max) - 1e-9);
        if (lo == hi) {
            lo -= 1;
            hi += 1;
        }
        return {std::max(power_of_ten(static_cast<int>(lo)), DBL_MIN), std::min(power_of_ten(static_cast<int>(hi)), DBL_MAX)};
    }
    double span = max / 2 - min / 2; // halves: the span of -1e308..1e308 is finite
    double magnitude = std::max(std::abs(min), std::abs(max));
    if (span <= magnitude * 1e-13 || span < 1e-290) // below, powers of ten run out
        return widened_point(min / 2 + max / 2);
    if (magnitude > 1e300)
        return {min, max};
    span *= 2;
    int k0 = static_cast<int>(std::floor(std::log10(span))) - 2;
    Limits best{min, max};
    double best_span = 0;
    for (int k = k0; k <= k0 + 3; ++k) {
        for (double m : kMantissas) {
            double step = step_of(m, k);
            double lo = std::floor(min / step + 1e-9), hi = std::ceil(max / step - 1e-9);
            double count = hi - lo;
            if (count > 10.5 || count < 1.5)
                continue;
            // Tightest wins; of equal ones the finest, which comes first.
            if (best_span == 0 || count * step < best_span * (1 - 1e-9)) {
                best_span = count * step;
                best = {k < 0 ? lo * m / power_of_ten(-k) : lo * step, k < 0 ? hi * m / power_of_ten(-k) : hi * step};
            }
        }
    }
    return best;
}

std::vector<double> tick_steps(Limits limits, int max_intervals) {
    std::vector<double> steps;
    double span = limits[1] - limits[0];
    if (!(span > 0) || !std::isfinite(span))
        return {1};
    int k0 = static_cast<int>(std::floor(std::log10(span))) - 2;
    for (int k = k0; k <= k0 + 3; ++k)
        for (double m : kMantissas)
            if (span / step_of(m, k) <= max_intervals + 1e-9)
                steps.push_back(step_of(m, k));
    return steps;
}

std::vector<double> ticks_for_step(Limits limits, double step) {
    std::vector<double> ticks;
    double slack = 1e-9;
    double first = std::ceil(limits[0] / step - slack), last = std::floor(limits[1] / step + slack);
    if (!(last - first < 1000))
        return ticks;
    // 3/10 prints shorter than 3*0.1: divide where the step is below one.
    double inverse = std::round(1 / step);
    bool divide = step < 1 && std::abs(inverse * step - 1) < 1e-9 && inverse < 1e15;
    for (double i = first; i <= last; ++i)
        ticks.push_back(i == 0 ? 0.0 : divide ? i / inverse : i * step);
    return ticks;
}

std::vector<double> log_ticks(Limits limits, int max_ticks) {
    std::vector<double> ticks;
    if (!(limits[0] > 0) || !(limits[1] > limits[0]))
        return ticks;
    int lo = static_cast<int>(std::ceil(std::log10(limits[0]) - 1e-9));
    int hi = static_cast<int>(std::floor(std::log10(limits[1]) + 1e-9));
    if (hi - lo < 1) {
        for (int k = lo - 1; k <= hi; ++k)
            for (double m : kMantissas) {
                double t = step_of(m, k);
                if (t >= limits[0] * (1 - 1e-9) && t <= limits[1] * (1 + 1e-9))
                    ticks.push_back(t);
            }
        if (ticks.size() >= 2)
            return ticks;
        // Less than a factor of two on show: evenly spaced ticks say more.
        for (double step : tick_steps(limits, std::max(2, max_ticks - 1)))
            return ticks_for_step(limits, step);
    }
    int stride = 1;
    while ((hi - lo) / stride + 1 > std::max(2, max_ticks))
        ++stride;
    int first = stride == 1 ? lo : static_cast<int>(std::ceil(double(lo) / stride)) * stride;
    for (int k = first; k <= hi; k += stride)
        ticks.push_back(step_of(1, k));
    return ticks;
}

std::vector<double> log_minor_ticks(Limits limits) {
    std::vector<double> ticks;
    if (!(limits[0] > 0) || !(limits[1] > limits[0]))
        return ticks;
    int lo = static_cast<int>(std::floor(std::log10(limits[0])));
    int hi = static_cast<int>(std::ceil(std::log10(limits[1])));
    bool decades = hi - lo > 12; // too many to tell apart: then the minor ticks are the decades
    for (int k = lo; k < hi; ++k)
        for (int m = decades ? 1 : 2; m < (decades ? 2 : 10); ++m) {
            double t = step_of(m, k);
            if (t >= limits[0] && t <= limits[1])
                ticks.push_back(t);
        }
    return ticks;
}

TickLabels tick_labels(const std::vector<double>& ticks, std::optional<int> exponent) {
    TickLabels out;
    double largest = 0;
    for (double t : ticks)
        if (std::isfinite(t))
            largest = std::max(largest, std::abs(t));
    if (exponent)
        out.exponent = *exponent;
    else if (largest > 1e4 * (1 + 1e-12) || (largest > 0 && largest <= 1e-3 * (1 + 1e-12)))
        out.exponent = static_cast<int>(std::floor(std::log10(largest) + 1e-12));
    double factor = out.exponent >= 0 ? 1 / power_of_ten(out.exponent) : power_of_ten(-out.exponent);
    double smallest_gap = largest;
    for (size_t i = 1; i < ticks.size(); ++i)
        if (double gap = std::abs(ticks[i] - ticks[i - 1]); gap > 0)
            smallest_gap = std::min(smallest_gap, gap);
    // Enough decimals to show each tick to a thousandth of a gap, but no more than a double has.
    int decimals = 0;
    double unit = smallest_gap * factor;
    double scaled_largest = largest * factor;
    int limit = 15 - (scaled_largest >= 1 ? static_cast<int>(std::floor(std::log10(scaled_largest))) + 1 : 0);
    limit = std::clamp(limit, 0, 15);
    for (; decimals < limit; ++decimals) {
        double scale = power_of_ten(decimals);
        bool exact = true;
        for (double t : ticks)
            exact = exact && (!std::isfinite(t) ||
                              std::abs(std::round(t * factor * scale) / scale - t * factor) <= 1e-3 * unit);
        if (exact)
            break;
    }
    if (ticks.size() > 1 && unit > 0) // irregular ticks such as [0 1/3 1]: four significant places are enough
        decimals = std::min(decimals, std::max(4, 4 - static_cast<int>(std::floor(std::log10(unit)))));
    for (double t : ticks)
        out.labels.push_back(std::isfinite(t) ? trimmed(t * factor, decimals) : "");
    return out;
}

std::vector<std::string> log_tick_labels(const std::vector<double>& ticks) {
    std::vector<std::string> labels;
    bool all_powers = true;
    for (double t : ticks)
        all_powers = all_powers && t > 0 && std::abs(std::log10(t) - std::round(std::log10(t))) < 1e-9;
    if (!all_powers) {
        for (double t : ticks)
            labels.push_back(fmt::format("{:.6g}", t));
        return labels;
    }
    for (double t : ticks)
        labels.push_back(fmt::format("10^{{{}}}", static_cast<int>(std::round(std::log10(t)))));
    return labels;
}

} // namespace etna::plot
