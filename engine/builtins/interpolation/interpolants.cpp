// Between the points of tables: interp1, interp2, spline, pchip.
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Second derivatives' role: slopes of each knot for a cubic, not-a-knot for 'spline', monotone for 'pchip'.
std::vector<double> spline_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    std::vector<double> h(n - 1), d(n - 1), s(n);
    for (size_t i = 0; i + 1 < n; ++i) {
        h[i] = x[i + 1] - x[i];
        d[i] = (y[i + 1] - y[i]) / h[i];
    }
    if (n == 2)
        return {d[0], d[0]};
    if (n == 3) { // the parabola through three points
        const double c = (d[1] - d[0]) / (h[0] + h[1]);
        return {d[0] - c * h[0], d[0] + c * h[0], d[1] + c * h[1]};
    }
    // Tridiagonal system for the slopes, ends not-a-knot.
    std::vector<double> lower(n, 0), diagonal(n, 0), upper(n, 0), right(n, 0);
    diagonal[0] = h[1];
    upper[0] = h[0] + h[1];
    right[0] = ((h[0] + 2 * upper[0]) * h[1] * d[0] + h[0] * h[0] * d[1]) / upper[0];
    for (size_t i = 1; i + 1 < n; ++i) {
        lower[i] = h[i];
        diagonal[i] = 2 * (h[i - 1] + h[i]);
        upper[i] = h[i - 1];
        right[i] = 3 * (h[i] * d[i - 1] + h[i - 1] * d[i]);
    }
    diagonal[n - 1] = h[n - 3];
    lower[n - 1] = h[n - 2] + h[n - 3];
    right[n - 1] =
        (h[n - 2] * h[n - 2] * d[n - 3] + (2 * lower[n - 1] + h[n - 2]) * h[n - 3] * d[n - 2]) / lower[n - 1];
    for (size_t i = 1; i < n; ++i) {
        const double w = lower[i] / diagonal[i - 1];
        diagonal[i] -= w * upper[i - 1];
        right[i] -= w * right[i - 1];
    }
    s[n - 1] = right[n - 1] / diagonal[n - 1];
    for (size_t i = n - 1; i-- > 0;)
        s[i] = (right[i] - upper[i] * s[i + 1]) / diagonal[i];
    return s;
}
/// Fritsch and Carlson's monotone slopes with three-point ends, as MATLAB's pchip.
std::vector<double> pchip_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    std::vector<double> h(n - 1), d(n - 1), s(n, 0);
    for (size_t i = 0; i + 1 < n; ++i) {
        h[i] = x[i + 1] - x[i];
        d[i] = (y[i + 1] - y[i]) / h[i];
    }
    if (n == 2)
        return {d[0], d[0]};
    for (size_t i = 1; i + 1 < n; ++i)
        if (d[i - 1] * d[i] > 0) {
            const double w1 = 2 * h[i] + h[i - 1], w2 = h[i] + 2 * h[i - 1];
            s[i] = (w1 + w2) / (w1 / d[i - 1] + w2 / d[i]);
        }
    auto end = [](double h0, double h1, double d0, double d1) {
        double v = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
        if (v * d0 <= 0)
            v = 0;
        else if (d0 * d1 <= 0 && std::fabs(v) > 3 * std::fabs(d0))
            v = 3 * d0;
        return v;
    };
    s[0] = end(h[0], h[1], d[0], d[1]);
    s[n - 1] = end(h[n - 2], h[n - 3], d[n - 2], d[n - 3]);
    return s;
}

struct Interpolant {
    std::string method;
    std::vector<double> x, y, slopes;

    void prepare() {
        if (method == "spline")
            slopes = spline_slopes(x, y);
        else if (method == "pchip" || method == "cubic" || method == "makima")
            slopes = pchip_slopes(x, y);
    }
    double at(double q) const {
        if (std::isnan(q))
            return kNaN;
        size_t i = static_cast<size_t>(std::upper_bound(x.begin(), x.end(), q) - x.begin());
        i = std::clamp<size_t>(i, 1, x.size() - 1) - 1;
        const double h = x[i + 1] - x[i], t = (q - x[i]) / h;
        if (method == "nearest")
            return q >= (x[i] + x[i + 1]) / 2 ? y[i + 1] : y[i];
        if (method == "previous")
            return q >= x[i + 1] ? y[i + 1] : y[i];
        if (method == "next")
            return q <= x[i] ? y[i] : y[i + 1];
        if (method == "linear")
            return t == 0 ? y[i] : t == 1 ? y[i + 1] : y[i] + t * (y[i + 1] - y[i]);
        const double a = (1 + 2 * t) * (1 - t) * (1 - t), b = t * (1 - t) * (1 - t), c = t * t * (3 - 2 * t),
                     e = t * t * (t - 1);
        return a * y[i] + b * h * slopes[i] + c * y[i + 1] + e * h * slopes[i + 1];
    }
};

/// `interp1(x, v, xq, method, extrapolation)`, `interp1(v, xq, ...)`
void interp1(Call& call) {
    std::vector<const Value*> numbers;
    std::string method = "linear";
    bool extrapolate = false, fixed = false, method_seen = false;
    double outside = kNaN;
    for (int i = 0; i < call.nargin(); ++i) {
        const Value& v = call.arg(i);
        if (!v.is_text()) {
            if (method_seen && numbers.size() >= 2) {
                outside = v.to_double();
                fixed = true;
            } else {
                numbers.push_back(&v);
            }
            continue;
        }
        const std::string word = to_lower_ascii(v.to_text());
        if (word == "extrap")
            extrapolate = true;
        else {
            method = !word.empty() && word[0] == '*' ? word.substr(1) : word;
            method_seen = true;
        }
    }
    static constexpr std::string_view kMethods[] = {"linear", "nearest", "next",   "previous",
                                                    "pchip",  "cubic",   "spline", "makima"};
    if (std::find(std::begin(kMethods), std::end(kMethods), method) == std::end(kMethods))
        fail({"MATLAB:interp1:InvalidMethod", "Unknown interpolation method '{}'."}, method);
    if (numbers.size() < 2)
        raise(Err::NotEnoughInputs);
    const bool with_x = numbers.size() > 2;
    const Value v = as_double(*numbers[with_x ? 1 : 0]), q = as_double(*numbers[with_x ? 2 : 1]);
    const int64_t n = v.dims().is_vector() ? v.numel() : v.dims().rows();
    std::vector<double> x;
    if (with_x)
        x = to_double_vector(*numbers[0]);
    else
        for (int64_t i = 1; i <= n; ++i)
            x.push_back(static_cast<double>(i));
    if (static_cast<int64_t>(x.size()) != n)
        fail({"MATLAB:interp1:YInvalidNumRows", "X and V must be of the same length."});
    if (n < 2)
        fail({"MATLAB:interp1:NotEnoughPts", "At least two sample points are needed."});
    std::vector<int64_t> order = identity_indices(n);
    std::sort(order.begin(), order.end(),
              [&](int64_t a, int64_t b) { return x[static_cast<size_t>(a)] < x[static_cast<size_t>(b)]; });
    for (size_t i = 0; i + 1 < order.size(); ++i)
        if (x[static_cast<size_t>(order[i])] == x[static_cast<size_t>(order[i + 1])] ||
            std::isnan(x[static_cast<size_t>(order[i])]))
            fail({"MATLAB:griddedInterpolant:NonUniqueCompVecsPtsErrId", "Sample points must be unique."});
    const bool extends =
        extrapolate || (!fixed && (method == "spline" || method == "pchip" || method == "cubic" || method == "makima"));
    const std::vector<double> values = to_double_vector(v), queries = to_double_vector(q);
    const int64_t columns = n ? v.numel() / n : 1;
    std::vector<double> out;
    for (int64_t c = 0; c < columns; ++c) {
        Interpolant f{method, {}, {}, {}};
        for (const int64_t i : order) {
            f.x.push_back(x[static_cast<size_t>(i)]);
            f.y.push_back(values[static_cast<size_t>(i + c * n)]);
        }
        f.prepare();
        for (const double at : queries)
            out.push_back(!extends && (at < f.x.front() || at > f.x.back()) ? outside : f.at(at));
    }
    const int64_t m = static_cast<int64_t>(queries.size());
    Dims dims = q.dims();
    if (columns > 1 || !v.dims().is_vector())
        dims = Dims(m, columns);
    call.give(Value(Array::of<double>(dims, out.data())));
}
void spline_of(Call& call, const char* method) {
    ValueList args(call.args.begin(), call.args.end());
    args.push_back(Value::text(method));
    call.give(call.interpreter.call("interp1", args, 1).at(0));
}
void spline(Call& call) {
    spline_of(call, "spline");
}
void pchip(Call& call) {
    spline_of(call, "pchip");
}

/// `interp2(X, Y, V, Xq, Yq, method)`, `interp2(V, Xq, Yq)`: bilinear or nearest.
void interp2(Call& call) {
    std::vector<Value> numbers;
    std::string method = "linear";
    for (const Value& v : call.args)
        if (v.is_text())
            method = to_lower_ascii(v.to_text());
        else
            numbers.push_back(as_double(v));
    if (numbers.size() != 3 && numbers.size() != 5)
        fail({"MATLAB:interp2:nargin", "Give V, Xq and Yq, or X, Y, V, Xq and Yq."});
    if (method != "linear" && method != "nearest")
        fail({"MATLAB:interp2:InvalidMethod", "Use the method 'linear' or 'nearest'."});
    const Value& v = numbers[numbers.size() == 5 ? 2 : 0];
    const int64_t m = v.dims().rows(), n = v.dims().cols();
    std::vector<double> x, y;
    if (numbers.size() == 5) {
        const std::vector<double> gx = to_double_vector(numbers[0]), gy = to_double_vector(numbers[1]);
        const auto fits = [&](const std::vector<double>& grid, int64_t length) {
            return static_cast<int64_t>(grid.size()) == length || static_cast<int64_t>(grid.size()) == m * n;
        };
        if (!fits(gx, n) || !fits(gy, m))
            fail({"MATLAB:interp2:XYVSizeMismatch", "X and Y must have the sizes of the columns and rows of V."});
        for (int64_t j = 0; j < n; ++j)
            x.push_back(gx.at(static_cast<size_t>(static_cast<int64_t>(gx.size()) == n ? j : j * m)));
        for (int64_t i = 0; i < m; ++i)
            y.push_back(gy.at(static_cast<size_t>(i)));
    } else {
        for (int64_t j = 1; j <= n; ++j)
            x.push_back(static_cast<double>(j));
        for (int64_t i = 1; i <= m; ++i)
            y.push_back(static_cast<double>(i));
    }
    Value xq = numbers[numbers.size() - 2], yq = numbers.back();
    if (xq.dims().is_row() && yq.dims().is_column() && xq.numel() > 1 && yq.numel() > 1) { // a grid
        const Value args[] = {xq, yq};
        ValueList grid = call.interpreter.call("meshgrid", args, 2);
        xq = grid[0];
        yq = grid[1];
    }
    const std::vector<double> qx = to_double_vector(xq), qy = to_double_vector(yq), z = to_double_vector(v);
    if (qx.size() != qy.size() || m < 2 || n < 2)
        fail({"MATLAB:interp2:XqYqSizeMismatch",
              "Query coordinates must have the same size, and the grid at least two points each way."});
    std::vector<double> out;
    auto cell = [](const std::vector<double>& g, double q) {
        return static_cast<int64_t>(std::clamp<size_t>(
                   static_cast<size_t>(std::upper_bound(g.begin(), g.end(), q) - g.begin()), 1, g.size() - 1)) -
               1;
    };
    for (size_t k = 0; k < qx.size(); ++k) {
        if (!(qx[k] >= x.front() && qx[k] <= x.back() && qy[k] >= y.front() && qy[k] <= y.back())) {
            out.push_back(kNaN);
            continue;
        }
        const int64_t j = cell(x, qx[k]), i = cell(y, qy[k]);
        double s = (qx[k] - x[static_cast<size_t>(j)]) / (x[static_cast<size_t>(j) + 1] - x[static_cast<size_t>(j)]);
        double t = (qy[k] - y[static_cast<size_t>(i)]) / (y[static_cast<size_t>(i) + 1] - y[static_cast<size_t>(i)]);
        if (method == "nearest") {
            s = std::round(s);
            t = std::round(t);
        }
        auto at = [&](int64_t r, int64_t c) { return z[static_cast<size_t>(r + c * m)]; };
        out.push_back((1 - s) * ((1 - t) * at(i, j) + t * at(i + 1, j)) +
                      s * ((1 - t) * at(i, j + 1) + t * at(i + 1, j + 1)));
    }
    call.give(Value(Array::of<double>(xq.dims(), out.data())));
}

constexpr std::string_view kInterpolation = "Interpolation";
constexpr Builtin kRows[] = {
    {"interp1", kInterpolation, "1-D data interpolation (table lookup)", 2, 5, 1, interp1, kPure},
    {"interp2", kInterpolation, "Interpolation for 2-D gridded data", 3, 7, 1, interp2},
    {"spline", kInterpolation, "Cubic spline data interpolation", 3, 3, 1, spline},
    {"pchip", kInterpolation, "Piecewise cubic Hermite interpolating polynomial", 3, 3, 1, pchip},
};

} // namespace

void register_interpolants(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
