#include <algorithm>
#include <cmath>
#include <limits>

#include "plot/layout/internal.h"
#include "plot/layout/ticks.h"

namespace etna::plot {
namespace {

double text_width(const std::string& label, const AxesData& axes, double font_px) {
    return layout_text(label, axes.font, font_px, axes.tick_label_interpreter).width;
}

/// True if the labels of these ticks do not touch each other.
bool labels_fit(const AxisLayout& axis, const AxesData& axes, double font_px, bool horizontal) {
    double gap = horizontal ? 0.75 * font_px : 0.6 * font_px;
    double last_end = 0;
    bool first = true;
    std::vector<std::pair<double, double>> spans;
    for (size_t i = 0; i < axis.ticks.size() && i < axis.labels.size(); ++i) {
        double px = axis.to_px(axis.ticks[i]);
        double half = (horizontal ? text_width(axis.labels[i], axes, font_px) : 1.1 * font_px) / 2;
        spans.emplace_back(px - half, px + half);
    }
    std::sort(spans.begin(), spans.end());
    for (const auto& [lo, hi] : spans) {
        if (!first && lo < last_end + gap)
            return false;
        last_end = hi;
        first = false;
    }
    return true;
}

void choose_linear_ticks(AxisLayout& axis, const AxisData& data, const AxesData& axes, double font_px,
                         bool horizontal) {
    double length = std::abs(axis.end_px - axis.begin_px);
    // Ticks closer than this crowd even when their labels would fit.
    double closest = horizontal ? 2.2 * font_px : 1.9 * font_px;
    int most = std::clamp(static_cast<int>(length / closest), 1, 11);
    std::vector<double> steps = tick_steps(axis.limits, most);
    for (double step : steps) {
        axis.ticks = ticks_for_step(axis.limits, step);
        TickLabels labels = tick_labels(axis.ticks, data.exponent);
        axis.labels = std::move(labels.labels);
        axis.exponent = labels.exponent;
        if (axis.ticks.size() <= 1 || labels_fit(axis, axes, font_px, horizontal))
            break;
    }
    if (axis.ticks.size() > 1) {
        double step = axis.ticks[1] - axis.ticks[0];
        double lead = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
        double parts = std::abs(step / lead - 2) < 1e-6 ? 4 : 5;
        axis.minor_ticks = ticks_for_step(axis.limits, step / parts);
    }
}

void choose_log_ticks(AxisLayout& axis, const AxesData& axes, double font_px, bool horizontal) {
    double length = std::abs(axis.end_px - axis.begin_px);
    int most = std::max(2, static_cast<int>(length / (2.2 * font_px)));
    for (; most >= 2; --most) {
        axis.ticks = log_ticks(axis.limits, most);
        axis.labels = log_tick_labels(axis.ticks);
        if (labels_fit(axis, axes, font_px, horizontal))
            break;
    }
    axis.minor_ticks = log_minor_ticks(axis.limits);
}

} // namespace

double AxisLayout::to_px(double value) const {
    double t;
    if (log) {
        if (!(value > 0))
            return std::numeric_limits<double>::quiet_NaN();
        t = (std::log10(value) - std::log10(limits[0])) / (std::log10(limits[1]) - std::log10(limits[0]));
    } else {
        // Divided first: the span of the largest doubles is not finite.
        double span = limits[1] - limits[0];
        t = std::isfinite(span) ? (value - limits[0]) / span
                                : (value / 4 - limits[0] / 4) / (limits[1] / 4 - limits[0] / 4);
    }
    if (reversed)
        t = 1 - t;
    return begin_px + t * (end_px - begin_px);
}

double AxisLayout::to_data(double px) const {
    double t = (px - begin_px) / (end_px - begin_px);
    if (reversed)
        t = 1 - t;
    if (log) {
        double lo = std::log10(limits[0]), hi = std::log10(limits[1]);
        return std::pow(10.0, lo + t * (hi - lo));
    }
    return limits[0] * (1 - t) + limits[1] * t;
}

AxisLayout lay_out_axis(const AxisData& data, const AxesData& axes, Limits limits, double begin_px, double end_px,
                        bool horizontal, double scale) {
    AxisLayout axis;
    axis.limits = limits;
    axis.log = data.scale == Scale::Log;
    axis.reversed = data.direction == Direction::Reverse;
    axis.begin_px = begin_px;
    axis.end_px = end_px;
    axis.label_rotation_deg = data.label_rotation_deg;
    double font_px = points_to_px(axes.font.size_pt, scale);
    if (data.ticks_auto) {
        if (axis.log)
            choose_log_ticks(axis, axes, font_px, horizontal);
        else
            choose_linear_ticks(axis, data, axes, font_px, horizontal);
    } else {
        for (double t : data.ticks)
            if (t >= limits[0] && t <= limits[1])
                axis.ticks.push_back(t);
        if (axis.log) {
            axis.labels = log_tick_labels(axis.ticks);
            axis.minor_ticks = log_minor_ticks(axis.limits);
        } else {
            TickLabels labels = tick_labels(axis.ticks, data.exponent);
            axis.labels = std::move(labels.labels);
            axis.exponent = labels.exponent;
        }
    }
    if (!data.labels_auto) {
        // Given labels go with the given ticks, in order; MATLAB starts again when there are too few.
        axis.exponent = 0;
        axis.labels.clear();
        size_t index = 0;
        if (!data.ticks_auto)
            while (index < data.ticks.size() && data.ticks[index] < limits[0])
                ++index;
        for (size_t i = 0; i < axis.ticks.size(); ++i)
            axis.labels.push_back(data.tick_labels.empty()
                                      ? std::string()
                                      : data.tick_labels[(index + i) % data.tick_labels.size()]);
    }
    if (horizontal && axis.label_rotation_deg == 0 && (!data.labels_auto || !data.ticks_auto) &&
        !labels_fit(axis, axes, font_px, true))
        axis.label_rotation_deg = 45;
    return axis;
}

} // namespace etna::plot
