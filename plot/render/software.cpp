#include "plot/render/software.h"

#include <algorithm>
#include <cmath>

#include "plot/text/glyph_atlas.h"

namespace etna::plot {
namespace {

/// Just enough of GLSL to read its text as C++.
namespace glsl {

struct vec2 {
    float x, y;
    vec2(float x_, float y_) : x(x_), y(y_) {}
    friend vec2 operator+(vec2 a, vec2 b) { return {a.x + b.x, a.y + b.y}; }
    friend vec2 operator-(vec2 a, vec2 b) { return {a.x - b.x, a.y - b.y}; }
    friend vec2 operator*(vec2 a, float s) { return {a.x * s, a.y * s}; }
    friend vec2 operator/(vec2 a, float s) { return {a.x / s, a.y / s}; }
};
struct vec4 {
    float x, y, z, w;
};
inline float dot(vec2 a, vec2 b) { return a.x * b.x + a.y * b.y; }
inline float length(vec2 a) { return std::sqrt(dot(a, a)); }
inline float abs(float a) { return std::fabs(a); }
inline vec2 abs(vec2 a) { return {std::fabs(a.x), std::fabs(a.y)}; }
inline float max(float a, float b) { return a > b ? a : b; }
inline float min(float a, float b) { return a < b ? a : b; }
inline vec2 max(vec2 a, vec2 b) { return {max(a.x, b.x), max(a.y, b.y)}; }
inline float clamp(float v, float lo, float hi) { return min(max(v, lo), hi); }
inline float floor(float v) { return std::floor(v); }
inline float atan(float y, float x) { return std::atan2(y, x); }
inline float cos(float v) { return std::cos(v); }
inline float sin(float v) { return std::sin(v); }

#include "plot/render/shaders/coverage.glsl"

} // namespace glsl

class Canvas {
  public:
    explicit Canvas(const Scene& scene)
        : width_(scene.width_px), height_(scene.height_px),
          pixels_(static_cast<size_t>(width_) * static_cast<size_t>(height_) * 3) {
        const Color& c = scene.draw.background;
        for (size_t i = 0; i < pixels_.size(); i += 3) {
            pixels_[i] = c.r;
            pixels_[i + 1] = c.g;
            pixels_[i + 2] = c.b;
        }
    }

    /// Pixels of a bounding box within a scissor and the image: calls f(x, y).
    template <class F>
    void cover(double x0, double y0, double x1, double y1, const Scissor& s, F&& f) {
        int ax = std::max({0, s.x, static_cast<int>(std::floor(std::max(x0, -1e6)))});
        int ay = std::max({0, s.y, static_cast<int>(std::floor(std::max(y0, -1e6)))});
        int bx = std::min({width_, s.x + s.width, static_cast<int>(std::ceil(std::min(x1, 1e6)))});
        int by = std::min({height_, s.y + s.height, static_cast<int>(std::ceil(std::min(y1, 1e6)))});
        for (int y = ay; y < by; ++y)
            for (int x = ax; x < bx; ++x)
                f(x, y);
    }

    /// Premultiplied colour over what is there, rounded to what an 8-bit image keeps.
    void blend(int x, int y, float r, float g, float b, float a) {
        if (a <= 0)
            return;
        float* p = pixels_.data() + 3 * (static_cast<size_t>(y) * static_cast<size_t>(width_) + static_cast<size_t>(x));
        p[0] = r + p[0] * (1 - a);
        p[1] = g + p[1] * (1 - a);
        p[2] = b + p[2] * (1 - a);
    }

    Image image() const {
        Image out;
        out.width = width_;
        out.height = height_;
        out.rgba.resize(pixels_.size() / 3 * 4);
        for (size_t i = 0, j = 0; i < pixels_.size(); i += 3, j += 4) {
            for (size_t k = 0; k < 3; ++k)
                out.rgba[j + k] = static_cast<uint8_t>(std::lround(std::clamp(pixels_[i + k], 0.0f, 1.0f) * 255));
            out.rgba[j + 3] = 255;
        }
        return out;
    }

  private:
    int width_, height_;
    std::vector<float> pixels_;
};

void draw_line(Canvas& canvas, const LineInstance& l, const Batch& b) {
    float half = b.width / 2;
    double reach = half + 1;
    glsl::vec2 p0{l.x0, l.y0}, p1{l.x1, l.y1}, along = p1 - p0;
    float len = std::max(glsl::length(along), 1e-6f);
    // Long slanted lines cover a small part of their bounding box: walk along the longer side instead.
    bool steep = std::fabs(along.y) > std::fabs(along.x);
    auto pixel = [&](int x, int y) {
        glsl::vec2 p{float(x) + 0.5f, float(y) + 0.5f};
        float cover = glsl::line_coverage(p, p0, p1, {l.n0x, l.n0y}, {l.n1x, l.n1y}, half);
        if (cover > 0 && b.dash_period > 0)
            cover *= glsl::dash_coverage(l.arc + glsl::dot(p - p0, along) / len, b.dash_period,
                                         {b.dash[0], b.dash[1], b.dash[2], b.dash[3]});
        float a = b.color.a * cover;
        canvas.blend(x, y, b.color.r * a, b.color.g * a, b.color.b * a, a);
    };
    double slope = steep ? along.x / along.y : along.x != 0 ? along.y / along.x : 0;
    double spread = reach * std::sqrt(1 + slope * slope) + 1;
    double from = (steep ? std::min(l.y0, l.y1) : std::min(l.x0, l.x1)) - reach;
    double to = (steep ? std::max(l.y0, l.y1) : std::max(l.x0, l.x1)) + reach;
    from = std::max(from, double(steep ? b.scissor.y : b.scissor.x));
    to = std::min(to, double(steep ? b.scissor.y + b.scissor.height : b.scissor.x + b.scissor.width));
    for (double t = std::floor(from); t < to; ++t) {
        double middle = steep ? l.x0 + (t + 0.5 - l.y0) * slope : l.y0 + (t + 0.5 - l.x0) * slope;
        if (steep)
            canvas.cover(middle - spread, t, middle + spread, t + 1, b.scissor, pixel);
        else
            canvas.cover(t, middle - spread, t + 1, middle + spread, b.scissor, pixel);
    }
}

void draw_shape(Canvas& canvas, const ShapeInstance& s, const Batch& b) {
    double grow = s.shape > 99 ? 1.0 : 1.25;
    double rx = s.half_width * grow + s.edge_width / 2 + 1, ry = s.half_height * grow + s.edge_width / 2 + 1;
    canvas.cover(s.cx - rx, s.cy - ry, s.cx + rx, s.cy + ry, b.scissor, [&](int x, int y) {
        glsl::vec2 p{float(x) + 0.5f - s.cx, float(y) + 0.5f - s.cy};
        glsl::vec2 c = glsl::shape_coverage(s.shape, p, {s.half_width, s.half_height}, s.edge_width, s.corner);
        float f = s.face[3] * c.x, e = s.edge[3] * c.y;
        canvas.blend(x, y, s.face[0] * f + s.edge[0] * e, s.face[1] * f + s.edge[1] * e, s.face[2] * f + s.edge[2] * e,
                     f + e);
    });
}

/// The atlas as the sampler of the glyph shader sees it: linear filter, clamped.
float sample(const GlyphAtlas::Texels& atlas, float u, float v) {
    u -= 0.5f;
    v -= 0.5f;
    float fu = std::floor(u), fv = std::floor(v), tu = u - fu, tv = v - fv;
    auto at = [&](int x, int y) {
        x = std::clamp(x, 0, GlyphAtlas::kWidth - 1);
        y = std::clamp(y, 0, atlas.height - 1);
        return float(atlas.bytes[static_cast<size_t>(y) * GlyphAtlas::kWidth + static_cast<size_t>(x)]) / 255;
    };
    int x = static_cast<int>(fu), y = static_cast<int>(fv);
    return (at(x, y) * (1 - tu) + at(x + 1, y) * tu) * (1 - tv) + (at(x, y + 1) * (1 - tu) + at(x + 1, y + 1) * tu) * tv;
}

void draw_glyph(Canvas& canvas, const GlyphInstance& g, const Batch& b, const GlyphAtlas::Texels& atlas) {
    double x0 = 1e30, y0 = 1e30, x1 = -1e30, y1 = -1e30;
    for (float px : {g.x, g.x + g.width})
        for (float py : {g.y, g.y + g.height}) {
            double x = g.ox + px * g.cos_a + py * g.sin_a, y = g.oy - px * g.sin_a + py * g.cos_a;
            x0 = std::min(x0, x);
            x1 = std::max(x1, x);
            y0 = std::min(y0, y);
            y1 = std::max(y1, y);
        }
    float texels = (g.u1 - g.u0) / g.width;
    canvas.cover(x0, y0, x1, y1, b.scissor, [&](int x, int y) {
        float dx = float(x) + 0.5f - g.ox, dy = float(y) + 0.5f - g.oy;
        float px = dx * g.cos_a - dy * g.sin_a - g.x, py = dx * g.sin_a + dy * g.cos_a - g.y;
        if (px < 0 || py < 0 || px > g.width || py > g.height)
            return;
        float u = g.u0 + px * texels, v = g.v0 + py * texels, cover = 0;
        for (int i = 0; i < 4; ++i) {
            float ou = float(i & 1) * 0.5f - 0.25f, ov = float(i >> 1) * 0.5f - 0.25f;
            float d = (sample(atlas, u + ou * texels, v + ov * texels) - 0.5f) * g.px_range;
            cover += std::clamp(0.5f + 2 * d, 0.0f, 1.0f);
        }
        float a = g.color[3] * cover * 0.25f;
        canvas.blend(x, y, g.color[0] * a, g.color[1] * a, g.color[2] * a, a);
    });
}

} // namespace

Image render_software(const Scene& scene) {
    Canvas canvas(scene);
    GlyphAtlas::Texels atlas;
    if (!scene.draw.glyphs.empty())
        atlas = GlyphAtlas::instance().texels();
    for (const Batch& b : scene.draw.batches) {
        for (uint32_t i = b.first; i < b.first + b.count; ++i) {
            switch (b.primitive) {
            case Primitive::Line:
                draw_line(canvas, scene.draw.lines[i], b);
                break;
            case Primitive::Shape:
                draw_shape(canvas, scene.draw.shapes[i], b);
                break;
            case Primitive::Glyph:
                draw_glyph(canvas, scene.draw.glyphs[i], b, atlas);
                break;
            }
        }
    }
    return canvas.image();
}

} // namespace etna::plot
