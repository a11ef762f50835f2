#include "plot/layout/auto_limits.h"

#include <cmath>

#include "plot/layout/ticks.h"
#include "plot/model/parts.h"

namespace etna::plot {
namespace {

Limits limits_for(const Bounds& bounds, Scale scale, LimitMethod method) {
    if (bounds.empty)
        return scale == Scale::Log ? Limits{1, 10} : Limits{0, 1};
    if (method == LimitMethod::TickAligned || bounds.min == bounds.max)
        return nice_limits(bounds.min, bounds.max, scale);
    Limits out{bounds.min, bounds.max};
    if (method == LimitMethod::Padded) {
        if (scale == Scale::Log) {
            double ratio = std::pow(out[1] / out[0], 0.07);
            out = {out[0] / ratio, out[1] * ratio};
        } else {
            double pad = 0.07 * (out[1] - out[0]);
            out = {out[0] - pad, out[1] + pad};
        }
    }
    return out;
}

/// Histograms and bars stand on their base: padding below it would lift them off the axis.
bool stands_on_base(const SeriesData& s) { return s.kind == SeriesKind::Bar || s.kind == SeriesKind::Histogram; }

} // namespace

void resolve_limits(AxesData& axes, const std::vector<const SeriesData*>& series) {
    if (!axes.x.limits_auto && !axes.y.limits_auto)
        return;
    Bounds x, y;
    bool base_x = false, base_y = false;
    for (const SeriesData* s : series) {
        if (!s->visible)
            continue;
        add_bounds(*s, axes.x.scale, axes.y.scale, x, y);
        if (stands_on_base(*s))
            (s->horizontal ? base_x : base_y) = true;
    }
    if (axes.x.limits_auto) {
        axes.x.limits = limits_for(x, axes.x.scale, axes.limit_method);
        if (base_x && x.min == 0 && axes.limit_method == LimitMethod::Padded)
            axes.x.limits[0] = 0;
    }
    if (axes.y.limits_auto) {
        axes.y.limits = limits_for(y, axes.y.scale, axes.limit_method);
        if (base_y && y.min == 0 && axes.limit_method == LimitMethod::Padded)
            axes.y.limits[0] = 0;
    }
}

} // namespace etna::plot
