#pragma once

#include <complex>
#include <string_view>

namespace etna::builtins {

/// What `str2double` makes of text: decimal numbers, `1,234.5`, `1e3`, `d` exponents, `Inf`, `NaN`, `i` and `j` parts;
/// NaN when the text is no number. Never fails, never evaluates.
std::complex<double> parse_number(std::u16string_view text);

/// The decimal number at the start of `text`; its length in bytes, 0 if there is none. Knows Inf and NaN. ASCII.
size_t scan_double(std::string_view text, double& value);

} // namespace etna::builtins
