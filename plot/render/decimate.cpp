#include "plot/render/decimate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <unordered_set>

namespace etna::plot {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

} // namespace

LinePyramid::LinePyramid(const std::vector<double>& x, const std::vector<double>& y) {
    size_t n = std::min(x.size(), y.size());
    for (size_t i = 0; i < n && sorted_; ++i)
        sorted_ = std::isfinite(x[i]) && (i == 0 || x[i] >= x[i - 1]);
    if (!sorted_)
        return;
    size_t size = kBlock;
    while (n / size >= 2) {
        std::vector<Block> blocks((n + size - 1) / size);
        for (size_t b = 0; b < blocks.size(); ++b) {
            Extremes e;
            size_t first = b * size, last = std::min(n, first + size);
            if (levels_.empty()) {
                for (size_t i = first; i < last; ++i)
                    add(e, y, i);
            } else {
                e = extremes(y, first, last);
            }
            blocks[b] = {static_cast<uint32_t>(e.lowest - first), static_cast<uint32_t>(e.highest - first), e.broken,
                         e.empty};
            if (e.empty)
                blocks[b].lowest = blocks[b].highest = 0;
        }
        levels_.push_back(std::move(blocks));
        size *= kBlock;
        if (size > (size_t{1} << 30))
            break;
    }
}

void LinePyramid::add(Extremes& into, const std::vector<double>& y, size_t index) const {
    if (!std::isfinite(y[index])) {
        into.broken = true;
        return;
    }
    if (into.empty || y[index] < y[into.lowest])
        into.lowest = index;
    if (into.empty || y[index] > y[into.highest])
        into.highest = index;
    into.empty = false;
}

LinePyramid::Extremes LinePyramid::extremes(const std::vector<double>& y, size_t first, size_t last) const {
    Extremes e;
    size_t i = first;
    while (i < last) {
        // The largest block that starts here and ends within the range.
        size_t size = 1;
        int level = -1;
        while (static_cast<size_t>(level + 1) < levels_.size() && i % (size * kBlock) == 0 && i + size * kBlock <= last) {
            size *= kBlock;
            ++level;
        }
        if (level < 0) {
            add(e, y, i++);
            continue;
        }
        const Block& b = levels_[static_cast<size_t>(level)][i / size];
        e.broken |= b.broken;
        if (!b.empty) {
            add(e, y, i + b.lowest);
            add(e, y, i + b.highest);
        }
        i += size;
    }
    return e;
}

std::shared_ptr<const LinePyramid> pyramid_for(const DataArray& x, const DataArray& y) {
    struct Entry {
        std::weak_ptr<const std::vector<double>> x, y;
        std::shared_ptr<const LinePyramid> pyramid;
    };
    static std::mutex mutex;
    static std::map<std::pair<const void*, const void*>, Entry> cache;
    auto key = std::make_pair<const void*, const void*>(x.get(), y.get());
    {
        std::lock_guard lock(mutex);
        if (auto it = cache.find(key); it != cache.end() && !it->second.x.expired() && !it->second.y.expired())
            return it->second.pyramid;
    }
    auto made = std::make_shared<const LinePyramid>(values(x), values(y));
    std::lock_guard lock(mutex);
    std::erase_if(cache, [](const auto& e) { return e.second.x.expired() || e.second.y.expired(); });
    cache[key] = {x, y, made};
    return made;
}

namespace {

class PathBuilder {
  public:
    PathBuilder(const AxisLayout& x_axis, const AxisLayout& y_axis) : x_(x_axis), y_(y_axis) {}

    void add(double x, double y) {
        double px = x_.to_px(x), py = y_.to_px(y);
        if (!std::isfinite(px) || !std::isfinite(py)) {
            gap();
            return;
        }
        path.push_back({px, py});
        broken_ = false;
    }
    void gap() {
        if (!broken_)
            path.push_back({kNaN, kNaN});
        broken_ = true;
    }
    PixelPath path;

  private:
    const AxisLayout& x_;
    const AxisLayout& y_;
    bool broken_ = true;
};

void add_all(PathBuilder& out, const std::vector<double>& x, const std::vector<double>& y, size_t first, size_t last) {
    for (size_t i = first; i < last; ++i)
        out.add(x[i], y[i]);
}

/// For many points in no order: drops those that stay within a tenth of a pixel of the last one kept.
void add_thinned(PathBuilder& out, const std::vector<double>& x, const std::vector<double>& y, size_t n,
                 const AxisLayout& x_axis, const AxisLayout& y_axis) {
    double lx = kNaN, ly = kNaN;
    for (size_t i = 0; i < n; ++i) {
        double px = x_axis.to_px(x[i]), py = y_axis.to_px(y[i]);
        if (i + 1 < n && std::abs(px - lx) < 0.1 && std::abs(py - ly) < 0.1)
            continue;
        lx = px;
        ly = py;
        out.add(x[i], y[i]);
    }
}

} // namespace

PixelPath pixel_path(const DataArray& xs, const DataArray& ys, const AxisLayout& x_axis, const AxisLayout& y_axis) {
    const auto& x = values(xs);
    const auto& y = values(ys);
    size_t n = std::min(x.size(), y.size());
    PathBuilder out(x_axis, y_axis);
    double columns = std::max(1.0, std::abs(x_axis.end_px - x_axis.begin_px));
    if (double(n) < 6 * columns) {
        add_all(out, x, y, 0, n);
        return std::move(out.path);
    }
    auto pyramid = pyramid_for(xs, ys);
    if (!pyramid->sorted() || (x_axis.log && x[0] <= 0)) {
        add_thinned(out, x, y, n, x_axis, y_axis);
        return std::move(out.path);
    }
    auto begin = x.begin(), end = x.begin() + static_cast<ptrdiff_t>(n);
    auto first = static_cast<size_t>(std::lower_bound(begin, end, x_axis.limits[0]) - begin);
    auto last = static_cast<size_t>(std::upper_bound(begin, end, x_axis.limits[1]) - begin);
    first = first > 0 ? first - 1 : 0;
    last = std::min(n, last + 1);
    if (double(last - first) < 6 * columns) {
        add_all(out, x, y, first, last);
        return std::move(out.path);
    }
    // Column by column in the direction of x, which is leftwards on a reversed axis. The first and the last point may
    // lie outside of the box.
    double low_px = std::min(x_axis.begin_px, x_axis.end_px), high_px = std::max(x_axis.begin_px, x_axis.end_px);
    bool leftwards = x_axis.reversed;
    double step = leftwards ? -1 : 1;
    double edge = leftwards ? std::ceil(high_px) : std::floor(low_px);
    size_t i = first, inside = last;
    if (x[i] < x_axis.limits[0])
        out.add(x[i], y[i]), ++i;
    if (inside > i && x[inside - 1] > x_axis.limits[1])
        --inside;
    auto passed = [&](size_t k) { // the column that ends at `edge` is to the side of this point
        double px = x_axis.to_px(x[k]);
        return leftwards ? px < edge : px >= edge;
    };
    while (i < inside) {
        edge += step;
        double limit = x_axis.to_data(edge);
        auto from = begin + static_cast<ptrdiff_t>(i), to = begin + static_cast<ptrdiff_t>(inside);
        auto j = static_cast<size_t>(std::lower_bound(from, to, limit) - begin);
        // The two directions of the mapping may disagree by a rounding: the pixel decides.
        while (j < inside && !passed(j))
            ++j;
        while (j > i && passed(j - 1))
            --j;
        if (leftwards ? edge < low_px - 1 : edge > high_px + 1)
            j = inside;
        if (j == i)
            continue;
        LinePyramid::Extremes e;
        if (j - i > 4)
            e = pyramid->extremes(y, i, j);
        bool log_gap = y_axis.log && !e.empty && y[e.lowest] <= 0;
        if (j - i <= 4 || e.broken || log_gap) {
            add_all(out, x, y, i, j);
        } else {
            size_t order[4] = {i, std::min(e.lowest, e.highest), std::max(e.lowest, e.highest), j - 1};
            for (int k = 0; k < 4; ++k)
                if (k == 0 || order[k] != order[k - 1])
                    out.add(x[order[k]], y[order[k]]);
        }
        i = j;
    }
    add_all(out, x, y, inside, last);
    return std::move(out.path);
}

std::vector<size_t> marker_points(const DataArray& xs, const DataArray& ys, const AxesLayout& axes) {
    const auto& x = values(xs);
    const auto& y = values(ys);
    size_t n = std::min(x.size(), y.size());
    std::vector<size_t> out;
    bool many = n > 20000;
    std::unordered_set<uint64_t> seen;
    double slack = 0.01;
    for (size_t i = 0; i < n; ++i) {
        double px = axes.x.to_px(x[i]), py = axes.y.to_px(y[i]);
        // A marker is drawn whole when its point is in the box, and not at all when it is not.
        if (!(px >= axes.x.begin_px - slack && px <= axes.x.end_px + slack && py >= axes.y.end_px - slack &&
              py <= axes.y.begin_px + slack))
            continue;
        if (many) {
            auto cell = (static_cast<uint64_t>(std::lround(px * 4)) << 32) | static_cast<uint32_t>(std::lround(py * 4));
            if (!seen.insert(cell).second)
                continue;
        }
        out.push_back(i);
    }
    return out;
}

} // namespace etna::plot
