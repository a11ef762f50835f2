#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "plot/layout/figure_layout.h"
#include "plot/model/types.h"

/// Level of detail for long lines. Points that share a pixel column are reduced to the first, the lowest, the highest
/// and the last of them ("M4", Jugel et al., VLDB 2014): the polyline through these covers the same pixels, and no
/// spike is ever lost. Blocks of 64 points with known extremes make this cost what is on show, not what is there.
namespace etna::plot {

/// The extremes of blocks of a line's points. Immutable after it is made.
class LinePyramid {
  public:
    static constexpr size_t kBlock = 64;
    LinePyramid(const std::vector<double>& x, const std::vector<double>& y);

    /// x is finite and never decreases.
    bool sorted() const { return sorted_; }
    struct Extremes {
        size_t lowest = 0, highest = 0; ///< indices
        bool broken = false;            ///< a y in the range is not finite
        bool empty = true;              ///< no y in the range is finite
    };
    /// Of points [first, last).
    Extremes extremes(const std::vector<double>& y, size_t first, size_t last) const;

  private:
    struct Block {
        uint32_t lowest = 0, highest = 0; ///< offsets from the block's first point
        bool broken = false;
        bool empty = true;
    };
    void add(Extremes& into, const std::vector<double>& y, size_t index) const;

    bool sorted_ = true;
    std::vector<std::vector<Block>> levels_; ///< level k has blocks of 64^(k+1) points
};

/// The pyramid of two arrays, kept as long as they live. Any thread.
std::shared_ptr<const LinePyramid> pyramid_for(const DataArray& x, const DataArray& y);

struct PixelPoint {
    double x, y;
};
/// A polyline in pixels; a point with NaN breaks it.
using PixelPath = std::vector<PixelPoint>;

/// The points of a line that are needed to draw it between the ends of `x_axis`, in pixels: all of them if they are
/// few, else each pixel column's extremes. One point beyond each end is kept, so that lines run out of the box.
PixelPath pixel_path(const DataArray& x, const DataArray& y, const AxisLayout& x_axis, const AxisLayout& y_axis);

/// Indices of points whose markers can be told apart: all if they are few, else one for each quarter of a pixel.
std::vector<size_t> marker_points(const DataArray& x, const DataArray& y, const AxesLayout& axes);

} // namespace etna::plot
