#pragma once

#include <string>
#include <vector>

#include "engine/value/value.h"

namespace etna::builtins {

/// What numbers are compared by: real ones by value and complex ones by magnitude and angle; or both by their real
/// parts, then imaginary parts; or both by magnitude, then angle.
enum class OrderBy { Automatic, Real, Magnitude };

/// MATLAB's order of the elements of one array: numbers by value with NaN after everything, complex numbers by
/// magnitude then angle, text by code units with missing after everything. Indices are 0-based and linear.
class Ordering {
  public:
    /// Numeric, logical, char, string, or a cell array of char rows; others raise `MATLAB:sort:InputType`.
    explicit Ordering(const Value& x, OrderBy by = OrderBy::Automatic);

    /// -1, 0, 1; NaN equals NaN here.
    int compare(int64_t a, int64_t b) const;
    bool is_missing(int64_t i) const;
    int64_t count() const { return count_; }
    /// Stable. Missing values (NaN) come first or last.
    void sort(std::vector<int64_t>& indices, bool descending, bool missing_last) const;

  private:
    int64_t count_ = 0;
    std::vector<double> numbers_;
    std::vector<double> angles_; ///< of complex numbers
    std::vector<int64_t> wide_;  ///< 64-bit integers, which doubles do not hold; unsigned ones shifted to signed order
    std::vector<std::u16string> texts_;
    std::vector<bool> missing_;
    enum class Kind { Number, Complex, Wide, Text } kind_ = Kind::Number;
};

} // namespace etna::builtins
