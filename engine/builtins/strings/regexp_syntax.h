#pragma once

#include <string>

namespace etna::builtins {

/// MATLAB's notations in PCRE's: `\<` and `\>` (word ends), `\oNNN`, brackets inside classes, and lookbehinds of varying
/// length, which become alternatives of fixed lengths (at most ten repetitions of each part).
std::u16string pcre_pattern(const std::u16string& pattern);

} // namespace etna::builtins
