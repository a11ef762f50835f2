#pragma once

#include <optional>
#include <span>
#include <string>

#include "engine/value/array.h"

/// The arguments of sprintf as one stream of elements: arrays are taken apart in column-major order, a char array or a
/// string is given whole to `%s`. Internal to display/.
namespace etna::display {

/// One number of the stream; 64-bit integers keep all their digits.
struct PrintfNumber {
    double x = 0;
    bool exact = false; ///< `integer` (or `natural` if not negative) is the value
    int64_t integer = 0;
    uint64_t natural = 0;
    bool is_char = false;
};

class PrintfArguments {
  public:
    /// Raises `PrintfClass` for arguments that cannot be printed (cells, structs, handles, objects).
    explicit PrintfArguments(std::span<const Value> args);

    /// True if an element (or an empty text that `%s` prints as nothing) is left.
    bool more() const { return arg_ < args_.size(); }
    /// Something was there to print.
    bool any() const { return any_; }
    /// For `%s`: the whole text if a text stands here untouched. An empty array counts as empty text.
    std::optional<std::string> take_text();
    PrintfNumber take_number();
    /// Numeric conversions skip empty arrays: moves to the next element, if any.
    void skip_empty();
    /// Text of the string element that stands here, for a numeric conversion that meets a string.
    std::optional<std::string> take_string();

  private:
    void enter();
    void step();

    std::span<const Value> args_;
    size_t arg_ = 0;
    int64_t element_ = 0;
    int64_t count_ = 0;
    bool any_ = false;
};

} // namespace etna::display
