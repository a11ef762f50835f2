#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "plot/model/objects.h"
#include "plot/model/properties.h"
#include "plot/model/property_value.h"

/// Small figures that the plot tests draw, made with the live model as the plot functions make them.
namespace etna::plot::testing {

inline Axes& plot_axes(Model& model) {
    Axes& axes = model.need_axes();
    axes.data.box = true;
    return axes;
}

inline Series& add_line(Model& model, Axes& axes, std::vector<double> x, std::vector<double> y,
                        Color color = kColorOrder[0], double width_pt = 0.5) {
    Series& s = model.new_series(axes, SeriesKind::Line);
    s.data.x = make_data(std::move(x));
    s.data.y = make_data(std::move(y));
    s.data.color = ColorSpec::of(color);
    s.data.line_width_pt = width_pt;
    return s;
}

inline std::vector<double> ramp(size_t n, double from, double to) {
    std::vector<double> v(n);
    for (size_t i = 0; i < n; ++i)
        v[i] = n > 1 ? from + (to - from) * double(i) / double(n - 1) : from;
    return v;
}

} // namespace etna::plot::testing
