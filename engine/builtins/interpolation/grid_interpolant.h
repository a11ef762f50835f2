#pragma once

#include <vector>

#include "engine/builtins/interpolation/interpolant_1d.h"
#include "engine/value/dims.h"

namespace etna::builtins {

/// Values on a grid of any number of dimensions, interpolated by products of one-dimensional weights. Methods: Linear,
/// Nearest, Next, Previous, Cubic (convolution; Spline where a grid vector is not equally spaced), Spline (not-a-knot,
/// through its B-spline coefficients), Pchip and Makima (dimension after dimension).
class GridInterpolant {
  public:
    /// `axes[k]` ascends and has `dims[k] >= 2` points (1 for trailing dimensions that do not exist).
    GridInterpolant(InterpolationMethod method, std::vector<std::vector<double>> axes, std::vector<double> values);

    /// `q` has one coordinate a dimension. NaN gives NaN; outside, the end pieces go on.
    double at(const double* q) const;
    bool holds(const double* q) const;

  private:
    struct Axis {
        InterpolationMethod method;
        std::vector<double> x;
        std::vector<double> knots; ///< of the B-splines; empty: no spline with at least four points
        int64_t stride = 1;
    };
    int weights(const Axis& axis, double q, double* w, int64_t& first) const;
    double at_by_lines(const double* q) const;

    std::vector<Axis> axes_;
    std::vector<double> values_; ///< or B-spline coefficients
    bool by_lines_ = false;
};

} // namespace etna::builtins
