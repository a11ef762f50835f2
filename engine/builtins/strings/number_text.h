#pragma once

#include <string>

#include "engine/value/value.h"

namespace etna::builtins {

/// `num2str` of one real double without options: integers in full, otherwise about five significant digits.
std::string short_number_text(double x);
/// `%.{digits}g`, with Inf and NaN as MATLAB writes them.
std::string precise_number_text(double x, int digits);
/// Rows of equal length as a char matrix.
Value char_matrix(const std::vector<std::u16string>& rows);

} // namespace etna::builtins
