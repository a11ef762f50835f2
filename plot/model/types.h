#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

/// The small nouns of MATLAB's graphics: colours, styles, markers. Plain data, no GPU, no engine values.
namespace etna::plot {

struct Color {
    float r = 0, g = 0, b = 0, a = 1;
    friend bool operator==(const Color&, const Color&) = default;
};

/// A colour property: a colour, or one of the words that MATLAB allows in its place.
struct ColorSpec {
    enum class Mode : uint8_t { Rgb, None, Auto, Flat };
    Mode mode = Mode::Auto;
    Color rgb;

    static ColorSpec none() { return {Mode::None, {}}; }
    static ColorSpec automatic() { return {Mode::Auto, {}}; }
    static ColorSpec flat() { return {Mode::Flat, {}}; }
    static ColorSpec of(Color c) { return {Mode::Rgb, c}; }
    bool is_none() const { return mode == Mode::None; }
    bool is_rgb() const { return mode == Mode::Rgb; }
    friend bool operator==(const ColorSpec&, const ColorSpec&) = default;
};

enum class LineStyle : uint8_t { Solid, Dashed, Dotted, DashDot, None };
enum class Marker : uint8_t {
    None, Plus, Circle, Star, Point, Cross, Square, Diamond, TriangleUp, TriangleDown, TriangleRight, TriangleLeft,
    Pentagram, Hexagram, Horizontal, Vertical
};
enum class Scale : uint8_t { Linear, Log };
enum class Direction : uint8_t { Normal, Reverse };
enum class HorizontalAlign : uint8_t { Left, Center, Right };
enum class VerticalAlign : uint8_t { Top, Cap, Middle, Baseline, Bottom };
enum class Interpreter : uint8_t { Tex, Latex, None };
enum class TextUnits : uint8_t { Data, Normalized };
/// `Equal`: one unit is as long in x as in y, limits grow to fill the box; `Image`: the box shrinks instead; `Square`.
enum class AspectMode : uint8_t { Auto, Equal, Image, Square };
/// Where `axis tight`, `axis padded` and the default take automatic limits from.
enum class LimitMethod : uint8_t { TickAligned, Tight, Padded };
enum class NextPlot : uint8_t { Replace, Add, ReplaceChildren };

using Limits = std::array<double, 2>;
/// Data shared between the model and its snapshots; never changed after it is made. Null means empty.
using DataArray = std::shared_ptr<const std::vector<double>>;

inline const std::vector<double>& values(const DataArray& data) {
    static const std::vector<double> empty;
    return data ? *data : empty;
}
inline DataArray make_data(std::vector<double> v) { return std::make_shared<const std::vector<double>>(std::move(v)); }

/// MATLAB's default colour order (`get(groot, 'defaultAxesColorOrder')`): seven colours, used in turn.
inline constexpr std::array<Color, 7> kColorOrder = {{
    {0.0000f, 0.4470f, 0.7410f, 1}, {0.8500f, 0.3250f, 0.0980f, 1}, {0.9290f, 0.6940f, 0.1250f, 1},
    {0.4940f, 0.1840f, 0.5560f, 1}, {0.4660f, 0.6740f, 0.1880f, 1}, {0.3010f, 0.7450f, 0.9330f, 1},
    {0.6350f, 0.0780f, 0.1840f, 1}}};

} // namespace etna::plot
