#pragma once

#include <string_view>
#include <vector>

/// Interpolation between the points of one line: what interp1, spline, pchip and the gridded functions share.
namespace etna::builtins {

enum class InterpolationMethod { Linear, Nearest, Next, Previous, Pchip, Cubic, Spline, Makima };

/// `linear`, `spline`, ... in lower case; a leading `*` (MATLAB 5: equally spaced) is ignored. False if unknown.
bool interpolation_method(std::string_view name, InterpolationMethod& out);
/// True if a method gives values outside of its points unless told otherwise: pchip, spline, makima.
bool extrapolates(InterpolationMethod method);

/// Slopes of the not-a-knot spline; with two more values than points, the ends have these slopes (clamped).
/// At least two points, ascending.
std::vector<double> spline_slopes(const std::vector<double>& x, const std::vector<double>& y);
/// Monotone slopes of Fritsch and Carlson with three-point ends.
std::vector<double> pchip_slopes(const std::vector<double>& x, const std::vector<double>& y);
/// Akima's slopes with MATLAB's modified weights.
std::vector<double> makima_slopes(const std::vector<double>& x, const std::vector<double>& y);
/// Slopes that give Keys' cubic convolution; equally spaced points only.
std::vector<double> convolution_slopes(const std::vector<double>& x, const std::vector<double>& y);
bool is_equally_spaced(const std::vector<double>& x);

/// One real line with its method. Points ascend and are at least two.
class Interpolant1D {
  public:
    Interpolant1D(InterpolationMethod method, std::vector<double> x, std::vector<double> y);
    /// NaN for NaN; outside of the points the end pieces go on.
    double at(double q) const;
    /// Piece that holds q: 0-based.
    size_t piece(double q) const;
    /// Coefficients of a piece in (q - x[piece]), highest power first; `order()` of them.
    void coefficients(size_t piece, double* out) const;
    int order() const;
    const std::vector<double>& x() const { return x_; }

  private:
    InterpolationMethod method_;
    std::vector<double> x_, y_, slopes_;
};

} // namespace etna::builtins
