#include "plot/model/parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etna::plot {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

SeriesParts stair_parts(const SeriesData& s) {
    const auto& x = values(s.x);
    const auto& y = values(s.y);
    size_t n = std::min(x.size(), y.size());
    std::vector<double> px, py;
    px.reserve(2 * n);
    py.reserve(2 * n);
    for (size_t i = 0; i < n; ++i) {
        if (i > 0) {
            px.push_back(x[i]);
            py.push_back(y[i - 1]);
        }
        px.push_back(x[i]);
        py.push_back(y[i]);
    }
    SeriesParts p;
    p.path_x = make_data(std::move(px));
    p.path_y = make_data(std::move(py));
    p.mark_x = s.x;
    p.mark_y = s.y;
    return p;
}

SeriesParts stem_parts(const SeriesData& s) {
    const auto& x = values(s.x);
    const auto& y = values(s.y);
    size_t n = std::min(x.size(), y.size());
    std::vector<double> px, py;
    px.reserve(3 * n);
    py.reserve(3 * n);
    for (size_t i = 0; i < n; ++i) {
        px.insert(px.end(), {x[i], x[i], kNaN});
        py.insert(py.end(), {s.base_value, y[i], kNaN});
    }
    SeriesParts p;
    p.path_x = make_data(std::move(px));
    p.path_y = make_data(std::move(py));
    p.mark_x = s.x;
    p.mark_y = s.y;
    return p;
}

/// Smallest distance between different positions: the room that one group of bars has.
double bar_spacing(const std::vector<double>& x) {
    std::vector<double> sorted;
    for (double v : x)
        if (std::isfinite(v))
            sorted.push_back(v);
    std::sort(sorted.begin(), sorted.end());
    double spacing = 0;
    for (size_t i = 1; i < sorted.size(); ++i) {
        double d = sorted[i] - sorted[i - 1];
        if (d > 0 && (spacing == 0 || d < spacing))
            spacing = d;
    }
    return spacing > 0 ? spacing : 1;
}

SeriesParts rect_parts(const SeriesData& s, std::vector<double> lo, std::vector<double> hi, std::vector<double> base,
                       std::vector<double> top) {
    SeriesParts p;
    if (s.horizontal) {
        lo.swap(base);
        hi.swap(top);
    }
    p.rect_x0 = make_data(std::move(lo));
    p.rect_x1 = make_data(std::move(hi));
    p.rect_y0 = make_data(std::move(base));
    p.rect_y1 = make_data(std::move(top));
    return p;
}

SeriesParts bar_parts(const SeriesData& s) {
    const auto& x = values(s.x);
    const auto& y = values(s.y);
    const auto& from = values(s.bar_base);
    size_t n = std::min(x.size(), y.size());
    double spacing = bar_spacing(x);
    // A group takes 80 % of its room, less for few bars, as MATLAB's 'grouped' style does.
    double groups = std::max(1, s.group_count);
    double group_width = groups == 1 ? 1.0 : std::min(0.8, groups / (groups + 1.5));
    double slot = spacing * group_width / groups;
    std::vector<double> lo, hi, base, top;
    for (size_t i = 0; i < n; ++i) {
        double center = x[i] + slot * (s.group_index - (groups - 1) / 2);
        double half = slot * s.bar_width / 2;
        double b = i < from.size() ? from[i] : s.base_value;
        lo.push_back(center - half);
        hi.push_back(center + half);
        base.push_back(b);
        top.push_back(i < from.size() ? b + y[i] : y[i]);
    }
    return rect_parts(s, std::move(lo), std::move(hi), std::move(base), std::move(top));
}

SeriesParts histogram_parts(const SeriesData& s) {
    const auto& e = values(s.edges);
    const auto& y = values(s.y);
    std::vector<double> lo, hi, base, top;
    for (size_t i = 0; i < y.size() && i + 1 < e.size(); ++i) {
        lo.push_back(e[i]);
        hi.push_back(e[i + 1]);
        base.push_back(0);
        top.push_back(y[i]);
    }
    return rect_parts(s, std::move(lo), std::move(hi), std::move(base), std::move(top));
}

void add_values(const DataArray& data, Scale scale, Bounds& bounds) {
    double lo = std::numeric_limits<double>::infinity(), hi = -lo;
    for (double v : values(data)) {
        if (!std::isfinite(v) || (scale == Scale::Log && v <= 0))
            continue;
        lo = v < lo ? v : lo;
        hi = v > hi ? v : hi;
    }
    if (lo <= hi) {
        bounds.add(lo);
        bounds.add(hi);
    }
}

} // namespace

SeriesParts parts_of(const SeriesData& s) {
    switch (s.kind) {
    case SeriesKind::Line:
        return {s.x, s.y, s.x, s.y, {}, {}, {}, {}};
    case SeriesKind::Stair:
        return stair_parts(s);
    case SeriesKind::Stem:
        return stem_parts(s);
    case SeriesKind::Scatter:
        return {{}, {}, s.x, s.y, {}, {}, {}, {}};
    case SeriesKind::Bar:
        return bar_parts(s);
    case SeriesKind::Histogram:
        return histogram_parts(s);
    case SeriesKind::ConstantLine:
        break;
    }
    return {};
}

void add_bounds(const SeriesData& series, Scale x_scale, Scale y_scale, Bounds& x, Bounds& y) {
    // Lines are the common and the large case: their bounds need no parts.
    SeriesParts p = series.kind == SeriesKind::Line ? SeriesParts{series.x, series.y, {}, {}, {}, {}, {}, {}}
                                                    : parts_of(series);
    for (const DataArray* d : {&p.path_x, &p.mark_x, &p.rect_x0, &p.rect_x1})
        add_values(*d, x_scale, x);
    for (const DataArray* d : {&p.path_y, &p.mark_y, &p.rect_y0, &p.rect_y1})
        add_values(*d, y_scale, y);
}

} // namespace etna::plot
