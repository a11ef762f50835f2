#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "plot/model/types.h"

/// Primitives in pixels, in painter's order. Positions count from the top left corner of the image, pixel centres are
/// at .5. Data coordinates become pixels in double precision on the CPU, so that a float suffices here.
namespace etna::plot {

/// One piece of a polyline. `n0`, `n1` point along the line: the half planes that cut it from its neighbours, so that
/// each pixel belongs to one segment and translucent or antialiased edges are not blended twice. A zero vector at an
/// end without a neighbour makes a butt end there.
struct LineInstance {
    float x0, y0, x1, y1;
    float n0x, n0y, n1x, n1y;
    float arc; ///< length of the polyline before this segment, for dashes
};
static_assert(sizeof(LineInstance) == 36);

/// A marker, rectangle or disc from a signed distance. `shape` is a `Marker`, or `kShapeRect`.
struct ShapeInstance {
    float cx, cy, half_width, half_height;
    float shape;
    float edge_width; ///< of the outline, centred on the boundary for markers, inside it for rectangles
    float corner;     ///< radius, for rectangles
    float pad;
    float face[4]; ///< straight alpha; alpha 0: not filled
    float edge[4];
};
static_assert(sizeof(ShapeInstance) == 64);
inline constexpr float kShapeRect = 100;

struct GlyphInstance {
    float x, y;           ///< top left of the quad before rotation, relative to the origin
    float width, height;  ///< of the quad in pixels
    float u0, v0, u1, v1; ///< in the atlas, 0..1
    float ox, oy;         ///< origin: where the text is anchored
    float cos_a, sin_a;   ///< of the rotation about the origin, anticlockwise as seen
    float px_range;       ///< screen pixels per unit of the distance field
    float pad;
    float color[4];
};
static_assert(sizeof(GlyphInstance) == 72);

struct Scissor {
    int x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Scissor&, const Scissor&) = default;
};

enum class Primitive : uint8_t { Line, Shape, Glyph };

/// Consecutive instances of one kind drawn with the same state. Line state is per batch: a line object is one batch.
struct Batch {
    Primitive primitive = Primitive::Shape;
    uint32_t first = 0;
    uint32_t count = 0;
    Scissor scissor;
    Color color;               ///< lines
    float width = 1;           ///< lines, px
    float dash_period = 0;     ///< lines, px; 0: solid
    std::array<float, 4> dash{}; ///< on, off, on, off; lengths in px that add up to the period
};

struct DrawList {
    Color background{1, 1, 1, 1};
    std::vector<LineInstance> lines;
    std::vector<ShapeInstance> shapes;
    std::vector<GlyphInstance> glyphs;
    std::vector<Batch> batches;
};

} // namespace etna::plot
