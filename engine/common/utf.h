#pragma once

#include <string>
#include <string_view>

namespace etna {

/// Text crosses the engine's border as UTF-8; MATLAB `char` and `string` hold UTF-16 code units.
/// Ill-formed input becomes U+FFFD; neither function fails. Unpaired surrogates survive as three bytes (WTF-8),
/// so that every `char` array makes the round trip.
std::u16string to_utf16(std::string_view utf8);
std::string to_utf8(std::u16string_view utf16);

/// True if `bytes` is well-formed UTF-8.
bool is_utf8(std::string_view bytes);

/// Number of terminal columns that the text takes, counting code points (no wide-character table).
int display_width(std::string_view utf8);

} // namespace etna
