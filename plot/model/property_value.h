#pragma once

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "plot/model/types.h"

namespace etna::plot {

/// A matrix of doubles, column-major.
struct Numbers {
    int64_t rows = 0, cols = 0;
    DataArray data;
    static Numbers scalar(double v) { return {1, 1, make_data({v})}; }
    static Numbers row(std::vector<double> v) {
        auto n = static_cast<int64_t>(v.size());
        return {1, n, make_data(std::move(v))};
    }
    int64_t count() const { return rows * cols; }
};
struct Handles {
    std::vector<uint64_t> ids;
};
using Strings = std::vector<std::string>;

/// What goes into and comes out of a property; the functions room turns it into engine values and back.
using PropertyValue = std::variant<Numbers, std::string, Strings, Handles>;

/// A property that does not exist or a value that it does not take.
class PropertyError : public std::runtime_error {
  public:
    PropertyError(std::string identifier, const std::string& message)
        : std::runtime_error(message), identifier_(std::move(identifier)) {}
    const std::string& identifier() const { return identifier_; }

  private:
    std::string identifier_;
};

// Each raises PropertyError with MATLAB:hg:InvalidPropertyValue and a sentence on what is expected.
double to_number(const PropertyValue& value);
bool to_on_off(const PropertyValue& value);
std::string to_text(const PropertyValue& value);
/// Text as lines: a cell array gives one each, a char row is split at newlines, a number is printed.
Strings to_lines(const PropertyValue& value);
ColorSpec to_color(const PropertyValue& value);
std::vector<double> to_vector(const PropertyValue& value);
Limits to_limits(const PropertyValue& value);
std::array<double, 4> to_rectangle(const PropertyValue& value);
PropertyValue from_color(const ColorSpec& color);
PropertyValue on_off(bool on);

/// The words of an enumeration in MATLAB's spelling, in the order of the C++ enumerators.
struct Words {
    std::vector<std::string_view> words;
};
const Words& words_of(LineStyle);
const Words& words_of(Marker);
const Words& words_of(Scale);
const Words& words_of(Direction);
const Words& words_of(HorizontalAlign);
const Words& words_of(VerticalAlign);
const Words& words_of(Interpreter);
const Words& words_of(TextUnits);
const Words& words_of(LimitMethod);
const Words& words_of(NextPlot);
/// Index of a word, also shortened or in other letters' case; raises PropertyError with the list of words.
int to_word(const PropertyValue& value, const Words& words);
/// -1 if it is none of them.
int find_word(std::string_view text, const Words& words);
bool equal_ignoring_case(std::string_view a, std::string_view b);

} // namespace etna::plot
