#pragma once

#include <string>

#include "engine/value/error.h"

namespace etna::vm {

/// The text of `getReport`: the message, then `Error in NAME (line N)` and the source line for each frame in a file.
/// Without a final newline.
std::string error_report(const Error& error);

} // namespace etna::vm
