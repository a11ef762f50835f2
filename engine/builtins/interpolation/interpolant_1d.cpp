#include "engine/builtins/interpolation/interpolant_1d.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

namespace etna::builtins {

bool interpolation_method(std::string_view name, InterpolationMethod& out) {
    static constexpr std::pair<std::string_view, InterpolationMethod> kMethods[] = {
        {"linear", InterpolationMethod::Linear},     {"nearest", InterpolationMethod::Nearest},
        {"next", InterpolationMethod::Next},         {"previous", InterpolationMethod::Previous},
        {"pchip", InterpolationMethod::Pchip},       {"cubic", InterpolationMethod::Cubic},
        {"v5cubic", InterpolationMethod::Cubic},     {"spline", InterpolationMethod::Spline},
        {"makima", InterpolationMethod::Makima},
    };
    if (!name.empty() && name[0] == '*')
        name.remove_prefix(1);
    for (const auto& [text, method] : kMethods)
        if (text == name) {
            out = method;
            return true;
        }
    return false;
}

bool extrapolates(InterpolationMethod method) {
    return method == InterpolationMethod::Pchip || method == InterpolationMethod::Spline ||
           method == InterpolationMethod::Makima;
}

namespace {

struct Steps {
    std::vector<double> h, d; ///< widths and slopes of the pieces
};
Steps steps_of(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    Steps s{std::vector<double>(n - 1), std::vector<double>(n - 1)};
    for (size_t i = 0; i + 1 < n; ++i) {
        s.h[i] = x[i + 1] - x[i];
        s.d[i] = (y[i + 1] - y[i]) / s.h[i];
    }
    return s;
}

} // namespace

std::vector<double> spline_slopes(const std::vector<double>& x, const std::vector<double>& y_in) {
    const size_t n = x.size();
    const bool clamped = y_in.size() == n + 2;
    const std::vector<double> y = clamped ? std::vector<double>(y_in.begin() + 1, y_in.end() - 1) : y_in;
    const auto [h, d] = steps_of(x, y);
    std::vector<double> s(n);
    if (!clamped && n == 2)
        return {d[0], d[0]};
    if (!clamped && n == 3) { // the parabola through three points
        const double c = (d[1] - d[0]) / (h[0] + h[1]);
        return {d[0] - c * h[0], d[0] + c * h[0], d[1] + c * h[1]};
    }
    // Tridiagonal system for the slopes.
    std::vector<double> lower(n, 0), diagonal(n, 0), upper(n, 0), right(n, 0);
    for (size_t i = 1; i + 1 < n; ++i) {
        lower[i] = h[i];
        diagonal[i] = 2 * (h[i - 1] + h[i]);
        upper[i] = h[i - 1];
        right[i] = 3 * (h[i] * d[i - 1] + h[i - 1] * d[i]);
    }
    if (clamped) {
        diagonal[0] = diagonal[n - 1] = 1;
        right[0] = y_in.front();
        right[n - 1] = y_in.back();
    } else {
        diagonal[0] = h[1];
        upper[0] = h[0] + h[1];
        right[0] = ((h[0] + 2 * upper[0]) * h[1] * d[0] + h[0] * h[0] * d[1]) / upper[0];
        diagonal[n - 1] = h[n - 3];
        lower[n - 1] = h[n - 2] + h[n - 3];
        right[n - 1] =
            (h[n - 2] * h[n - 2] * d[n - 3] + (2 * lower[n - 1] + h[n - 2]) * h[n - 3] * d[n - 2]) / lower[n - 1];
    }
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

std::vector<double> pchip_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    const auto [h, d] = steps_of(x, y);
    std::vector<double> s(n, 0);
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

std::vector<double> makima_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    const auto [h, d] = steps_of(x, y);
    if (n == 2)
        return {d[0], d[0]};
    // Two more slopes at each end, by linear continuation.
    std::vector<double> e(n + 3);
    std::copy(d.begin(), d.end(), e.begin() + 2);
    e[1] = 2 * e[2] - e[3];
    e[0] = 2 * e[1] - e[2];
    e[n + 1] = 2 * e[n] - e[n - 1];
    e[n + 2] = 2 * e[n + 1] - e[n];
    std::vector<double> s(n);
    for (size_t i = 0; i < n; ++i) {
        const double w1 = std::fabs(e[i + 3] - e[i + 2]) + std::fabs(e[i + 3] + e[i + 2]) / 2;
        const double w2 = std::fabs(e[i + 1] - e[i]) + std::fabs(e[i + 1] + e[i]) / 2;
        s[i] = w1 + w2 == 0 ? 0 : (w1 * e[i + 1] + w2 * e[i + 2]) / (w1 + w2);
    }
    return s;
}

std::vector<double> convolution_slopes(const std::vector<double>& x, const std::vector<double>& y) {
    const size_t n = x.size();
    const auto [h, d] = steps_of(x, y);
    if (n == 2)
        return {d[0], d[0]};
    std::vector<double> s(n);
    for (size_t i = 1; i + 1 < n; ++i)
        s[i] = (d[i - 1] + d[i]) / 2;
    // The value beyond each end continues the third difference with 0.
    s[0] = (4 * y[1] - 3 * y[0] - y[2]) / (2 * h[0]);
    s[n - 1] = (3 * y[n - 1] - 4 * y[n - 2] + y[n - 3]) / (2 * h[n - 2]);
    return s;
}

bool is_equally_spaced(const std::vector<double>& x) {
    const double h = (x.back() - x.front()) / static_cast<double>(x.size() - 1);
    for (size_t i = 0; i + 1 < x.size(); ++i)
        if (std::fabs(x[i + 1] - x[i] - h) > 1e-9 * std::fabs(h))
            return false;
    return true;
}

Interpolant1D::Interpolant1D(InterpolationMethod method, std::vector<double> x, std::vector<double> y)
    : method_(method), x_(std::move(x)), y_(std::move(y)) {
    if (method_ == InterpolationMethod::Cubic && !is_equally_spaced(x_))
        method_ = InterpolationMethod::Spline;
    switch (method_) {
    case InterpolationMethod::Spline:
        slopes_ = spline_slopes(x_, y_);
        if (y_.size() == x_.size() + 2)
            y_ = std::vector<double>(y_.begin() + 1, y_.end() - 1);
        break;
    case InterpolationMethod::Pchip:
        slopes_ = pchip_slopes(x_, y_);
        break;
    case InterpolationMethod::Makima:
        slopes_ = makima_slopes(x_, y_);
        break;
    case InterpolationMethod::Cubic:
        slopes_ = convolution_slopes(x_, y_);
        break;
    default:
        break;
    }
}

size_t Interpolant1D::piece(double q) const {
    const size_t i = static_cast<size_t>(std::upper_bound(x_.begin(), x_.end(), q) - x_.begin());
    return std::clamp<size_t>(i, 1, x_.size() - 1) - 1;
}

double Interpolant1D::at(double q) const {
    if (std::isnan(q))
        return std::numeric_limits<double>::quiet_NaN();
    const size_t i = piece(q);
    const double h = x_[i + 1] - x_[i], u = q - x_[i], t = u / h;
    switch (method_) {
    case InterpolationMethod::Nearest:
        return q >= (x_[i] + x_[i + 1]) / 2 ? y_[i + 1] : y_[i];
    case InterpolationMethod::Previous:
        return q >= x_[i + 1] ? y_[i + 1] : y_[i];
    case InterpolationMethod::Next:
        return q <= x_[i] ? y_[i] : y_[i + 1];
    case InterpolationMethod::Linear:
        return t == 0 ? y_[i] : t == 1 ? y_[i + 1] : y_[i] + t * (y_[i + 1] - y_[i]);
    default:
        break;
    }
    if (q == x_[i + 1])
        return y_[i + 1];
    double c[4];
    coefficients(i, c);
    return ((c[0] * u + c[1]) * u + c[2]) * u + c[3];
}

int Interpolant1D::order() const {
    switch (method_) {
    case InterpolationMethod::Nearest:
    case InterpolationMethod::Previous:
    case InterpolationMethod::Next:
        return 1;
    case InterpolationMethod::Linear:
        return 2;
    default:
        return 4;
    }
}

void Interpolant1D::coefficients(size_t i, double* out) const {
    const double h = x_[i + 1] - x_[i];
    switch (order()) {
    case 1:
        out[0] = method_ == InterpolationMethod::Next ? y_[i + 1] : y_[i];
        return;
    case 2:
        out[0] = (y_[i + 1] - y_[i]) / h;
        out[1] = y_[i];
        return;
    default:
        break;
    }
    const double d = (y_[i + 1] - y_[i]) / h;
    out[0] = (slopes_[i] - 2 * d + slopes_[i + 1]) / (h * h);
    out[1] = (3 * d - 2 * slopes_[i] - slopes_[i + 1]) / h;
    out[2] = slopes_[i];
    out[3] = y_[i];
}

} // namespace etna::builtins
