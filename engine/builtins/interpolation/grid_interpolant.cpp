#include "engine/builtins/interpolation/grid_interpolant.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace etna::builtins {
namespace {

/// The four cubic B-splines of a knot span, by the recurrence of Cox and de Boor. `span` has knots[span] <= q.
void basis(const std::vector<double>& t, size_t span, double q, double* b) {
    double left[4], right[4];
    b[0] = 1;
    for (size_t j = 1; j <= 3; ++j) {
        left[j] = q - t[span + 1 - j];
        right[j] = t[span + j] - q;
        double saved = 0;
        for (size_t r = 0; r < j; ++r) {
            const double term = b[r] / (right[r + 1] + left[j - r]);
            b[r] = saved + right[r + 1] * term;
            saved = left[j - r] * term;
        }
        b[j] = saved;
    }
}
size_t span_of(const std::vector<double>& t, double q) {
    const size_t last = t.size() - 5; // the last span that is not empty
    const size_t at = static_cast<size_t>(std::upper_bound(t.begin(), t.end(), q) - t.begin());
    return std::clamp<size_t>(at, 4, last + 1) - 1;
}

/// Values along one dimension to coefficients of the not-a-knot spline: a banded system, solved without pivoting (the
/// collocation matrix is totally positive).
void to_coefficients(const std::vector<double>& x, const std::vector<double>& t, double* v, int64_t stride, int64_t inner,
                     int64_t outer) {
    const size_t n = x.size();
    constexpr size_t kBand = 3;
    std::vector<double> a(n * (2 * kBand + 1), 0);
    auto at = [&](size_t i, size_t j) -> double& { return a[i * (2 * kBand + 1) + (j + kBand - i)]; };
    for (size_t i = 0; i < n; ++i) {
        const size_t span = span_of(t, x[i]);
        double b[4];
        basis(t, span, x[i], b);
        for (size_t k = 0; k < 4; ++k)
            if (b[k] != 0)
                at(i, span - 3 + k) = b[k];
    }
    for (size_t i = 0; i < n; ++i)
        for (size_t r = i + 1; r < std::min(n, i + kBand + 1); ++r) {
            const double f = at(r, i) / at(i, i);
            at(r, i) = f;
            for (size_t c = i + 1; f != 0 && c < std::min(n, i + kBand + 1); ++c)
                at(r, c) -= f * at(i, c);
        }
    for (int64_t o = 0; o < outer; ++o)
        for (int64_t k = 0; k < inner; ++k) {
            double* line = v + k + o * stride * static_cast<int64_t>(n);
            auto y = [&](size_t i) -> double& { return line[static_cast<int64_t>(i) * stride]; };
            for (size_t i = 0; i < n; ++i)
                for (size_t r = i + 1; r < std::min(n, i + kBand + 1); ++r)
                    y(r) -= at(r, i) * y(i);
            for (size_t i = n; i-- > 0;) {
                for (size_t c = i + 1; c < std::min(n, i + kBand + 1); ++c)
                    y(i) -= at(i, c) * y(c);
                y(i) /= at(i, i);
            }
        }
}

} // namespace

GridInterpolant::GridInterpolant(InterpolationMethod method, std::vector<std::vector<double>> axes,
                                 std::vector<double> values)
    : values_(std::move(values)) {
    int64_t stride = 1;
    for (std::vector<double>& x : axes) {
        Axis axis{method, std::move(x), {}, stride};
        stride *= static_cast<int64_t>(axis.x.size());
        if (method == InterpolationMethod::Cubic && !is_equally_spaced(axis.x))
            axis.method = InterpolationMethod::Spline;
        const size_t n = axis.x.size();
        if (axis.method == InterpolationMethod::Spline && n >= 4) {
            axis.knots.assign(4, axis.x[0]);
            axis.knots.insert(axis.knots.end(), axis.x.begin() + 2, axis.x.end() - 2);
            axis.knots.insert(axis.knots.end(), 4, axis.x[n - 1]);
        }
        axes_.push_back(std::move(axis));
    }
    by_lines_ = method == InterpolationMethod::Pchip || method == InterpolationMethod::Makima;
    const int64_t total = static_cast<int64_t>(values_.size());
    for (const Axis& axis : axes_)
        if (!axis.knots.empty())
            to_coefficients(axis.x, axis.knots, values_.data(), axis.stride, axis.stride,
                            total / (axis.stride * static_cast<int64_t>(axis.x.size())));
}

bool GridInterpolant::holds(const double* q) const {
    for (size_t k = 0; k < axes_.size(); ++k)
        if (!(q[k] >= axes_[k].x.front() && q[k] <= axes_[k].x.back()))
            return false;
    return true;
}

int GridInterpolant::weights(const Axis& axis, double q, double* w, int64_t& first) const {
    const std::vector<double>& x = axis.x;
    const size_t n = x.size();
    if (!axis.knots.empty()) {
        const size_t span = span_of(axis.knots, q);
        basis(axis.knots, span, q, w);
        first = static_cast<int64_t>(span) - 3;
        return 4;
    }
    const size_t i = std::clamp<size_t>(static_cast<size_t>(std::upper_bound(x.begin(), x.end(), q) - x.begin()), 1, n - 1) - 1;
    const double h = x[i + 1] - x[i], t = (q - x[i]) / h;
    first = static_cast<int64_t>(i);
    switch (axis.method) {
    case InterpolationMethod::Nearest:
        first += q >= (x[i] + x[i + 1]) / 2;
        w[0] = 1;
        return 1;
    case InterpolationMethod::Next:
        first += q > x[i];
        w[0] = 1;
        return 1;
    case InterpolationMethod::Previous:
        first += q >= x[i + 1];
        w[0] = 1;
        return 1;
    default:
        break;
    }
    if (axis.method == InterpolationMethod::Linear || n == 2) {
        w[0] = 1 - t;
        w[1] = t;
        return 2;
    }
    if (axis.method == InterpolationMethod::Spline) { // three points: their parabola
        first = 0;
        for (size_t j = 0; j < 3; ++j) {
            w[j] = 1;
            for (size_t k = 0; k < 3; ++k)
                if (k != j)
                    w[j] *= (q - x[k]) / (x[j] - x[k]);
        }
        return 3;
    }
    // Keys' convolution; a neighbour beyond the end is 3 a - 3 b + c of the points inside.
    const double t2 = t * t, t3 = t2 * t;
    double k[4] = {(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2};
    const bool at_start = i == 0, at_end = i + 2 == n;
    if (at_start) {
        k[1] += 3 * k[0];
        k[2] -= 3 * k[0];
        k[3] += k[0];
    }
    if (at_end) {
        k[2] += 3 * k[3];
        k[1] -= 3 * k[3];
        if (!at_start)
            k[0] += k[3];
    }
    if (at_start && at_end) // two points; handled above
        return 0;
    int count = 0;
    first = static_cast<int64_t>(i) - (at_start ? 0 : 1);
    for (int j = at_start ? 1 : 0; j < (at_end ? 3 : 4); ++j)
        w[count++] = k[j];
    return count;
}

double GridInterpolant::at_by_lines(const double* q) const {
    std::vector<double> level = values_;
    for (size_t k = 0; k < axes_.size(); ++k) {
        const size_t n = axes_[k].x.size(), rest = level.size() / n;
        std::vector<double> next(rest), line(n);
        for (size_t r = 0; r < rest; ++r) {
            std::copy_n(level.begin() + static_cast<ptrdiff_t>(r * n), n, line.begin());
            next[r] = Interpolant1D(axes_[k].method, axes_[k].x, line).at(q[k]);
        }
        level = std::move(next);
    }
    return level[0];
}

double GridInterpolant::at(const double* q) const {
    const size_t d = axes_.size();
    for (size_t k = 0; k < d; ++k)
        if (std::isnan(q[k]))
            return std::numeric_limits<double>::quiet_NaN();
    if (by_lines_)
        return at_by_lines(q);
    constexpr size_t kMost = 16;
    double w[kMost][4];
    int64_t first[kMost];
    int count[kMost], index[kMost] = {};
    int64_t base = 0;
    for (size_t k = 0; k < d; ++k) {
        count[k] = weights(axes_[k], q[k], w[k], first[k]);
        base += first[k] * axes_[k].stride;
    }
    double total = 0;
    for (;;) {
        double inner = 0;
        for (int i = 0; i < count[0]; ++i)
            if (w[0][i] != 0)
                inner += w[0][i] * values_[static_cast<size_t>(base + i)];
        double factor = 1;
        for (size_t k = 1; k < d; ++k)
            factor *= w[k][index[k]];
        if (factor != 0)
            total += factor * inner;
        size_t k = 1;
        for (; k < d; ++k) {
            base += axes_[k].stride;
            if (++index[k] < count[k])
                break;
            base -= axes_[k].stride * count[k];
            index[k] = 0;
        }
        if (k >= d)
            return total;
    }
}

} // namespace etna::builtins
