#pragma once

#include <string>

/// Characters as MATLAB's text functions see them: UTF-16 code units.
namespace etna::builtins {

char16_t to_lower(char16_t c);
char16_t to_upper(char16_t c);
std::u16string to_lower(std::u16string text);
std::u16string to_upper(std::u16string text);
/// What `isspace` says.
bool is_blank(char16_t c);

/// Without white space and null characters at the sides that are asked for.
std::u16string trimmed(std::u16string s, bool left, bool right);

} // namespace etna::builtins
