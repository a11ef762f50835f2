#include "plot/render/polyline.h"

#include <algorithm>
#include <cmath>

namespace etna::plot {
namespace {

struct Direction2 {
    double x = 0, y = 0;
};

/// Clips a segment to a rectangle (Liang and Barsky): the part from t0 to t1 remains. False if nothing does.
bool clip(const PixelPoint& a, const PixelPoint& b, double x0, double y0, double x1, double y1, double& t0,
          double& t1) {
    double dx = b.x - a.x, dy = b.y - a.y;
    double p[4] = {-dx, dx, -dy, dy}, q[4] = {a.x - x0, x1 - a.x, a.y - y0, y1 - a.y};
    t0 = 0;
    t1 = 1;
    for (int i = 0; i < 4; ++i) {
        if (p[i] == 0) {
            if (q[i] < 0)
                return false;
        } else if (p[i] < 0) {
            t0 = std::max(t0, q[i] / p[i]);
        } else {
            t1 = std::min(t1, q[i] / p[i]);
        }
    }
    return t0 < t1;
}

/// The plane between two pieces of a line stands on the sum of their directions.
Direction2 between(const Direction2& a, const Direction2& b) {
    double x = a.x + b.x, y = a.y + b.y, length = std::hypot(x, y);
    if (length < 1e-4)
        return {a.x, a.y}; // straight back: any cut will do, this one keeps the round end
    return {x / length, y / length};
}

} // namespace

float dash_pattern(LineStyle style, double width_px, double scale, std::array<float, 4>& dash) {
    double w = std::max(1.0, width_px), u = 0.6 * scale + 0.5 * w;
    dash = {};
    switch (style) {
    case LineStyle::Dashed:
        dash = {float(7.5 * u), float(4.5 * u), 0, 0};
        break;
    case LineStyle::Dotted:
        dash = {float(std::max(w, scale)), float(2.4 * u), 0, 0};
        break;
    case LineStyle::DashDot:
        dash = {float(7.5 * u), float(3 * u), float(std::max(w, scale)), float(3 * u)};
        break;
    default:
        return 0;
    }
    return dash[0] + dash[1] + dash[2] + dash[3];
}

void add_polyline(DrawList& draw, const PixelPath& path, const Stroke& stroke, const Scissor& scissor) {
    if (stroke.style == LineStyle::None || stroke.color.a <= 0)
        return;
    Batch batch;
    batch.primitive = Primitive::Line;
    batch.first = static_cast<uint32_t>(draw.lines.size());
    batch.scissor = scissor;
    batch.color = stroke.color;
    batch.width = static_cast<float>(std::max(1.0, stroke.width_px));
    batch.dash_period = dash_pattern(stroke.style, stroke.width_px, stroke.scale, batch.dash);

    double reach = batch.width + 4;
    double x0 = scissor.x - reach, y0 = scissor.y - reach;
    double x1 = scissor.x + scissor.width + reach, y1 = scissor.y + scissor.height + reach;
    double arc = 0;
    bool have_previous = false;
    PixelPoint previous{};
    Direction2 previous_direction;
    bool joined = false; // the last emitted instance ends at `previous` and may be cut there
    for (const PixelPoint& point : path) {
        if (std::isnan(point.x)) {
            have_previous = joined = false;
            arc = 0;
            continue;
        }
        if (!have_previous) {
            previous = point;
            have_previous = true;
            joined = false;
            continue;
        }
        double dx = point.x - previous.x, dy = point.y - previous.y, length = std::hypot(dx, dy);
        // Steps too short to have a direction are kept together with the next one.
        if (length < 1e-3)
            continue;
        Direction2 direction{dx / length, dy / length};
        double t0, t1;
        if (!std::isfinite(length) || !clip(previous, point, x0, y0, x1, y1, t0, t1)) {
            joined = false;
        } else {
            LineInstance line{};
            line.x0 = static_cast<float>(previous.x + t0 * dx);
            line.y0 = static_cast<float>(previous.y + t0 * dy);
            line.x1 = static_cast<float>(previous.x + t1 * dx);
            line.y1 = static_cast<float>(previous.y + t1 * dy);
            double start = arc + t0 * length;
            line.arc = static_cast<float>(batch.dash_period > 0 ? std::fmod(start, batch.dash_period) : 0);
            if (joined && t0 == 0) {
                Direction2 n = between(previous_direction, direction);
                LineInstance& last = draw.lines.back();
                last.n1x = line.n0x = static_cast<float>(n.x);
                last.n1y = line.n0y = static_cast<float>(n.y);
            }
            draw.lines.push_back(line);
            joined = t1 == 1;
        }
        if (std::isfinite(length))
            arc += length;
        previous = point;
        previous_direction = direction;
    }
    batch.count = static_cast<uint32_t>(draw.lines.size()) - batch.first;
    if (batch.count > 0)
        draw.batches.push_back(batch);
}

} // namespace etna::plot
