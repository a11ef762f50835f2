#pragma once

#include <exception>
#include <string>

#include "engine/value/error.h"

namespace etna::vm {

/// The text of `getReport`: the message, then `Error in NAME (line N)` and the source line for each frame in a file.
/// Without a final newline.
std::string error_report(const Error& error);

/// What the language shows of an exception that is none of its own: `MATLAB:nomem` if memory or an address range has run
/// out. Anything else is a fault of this program; it becomes an error too, so that the run ends and the workspace stays.
Error error_of(const std::exception& exception);

} // namespace etna::vm
