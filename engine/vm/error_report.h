#pragma once

#include <exception>
#include <string>

#include "engine/value/error.h"

namespace etna::vm {

/// The line of a first frame that stands for the builtin that raised the error. It is part of reports only: neither
/// `MException.stack` nor a debugger shows it.
inline constexpr int kBuiltinFrame = -1;

/// The text of `getReport`: `Error using NAME` for a builtin or an operator, the message, then `Error in NAME (line N)` and
/// the source line for each frame in a file. Without a final newline.
std::string error_report(const Error& error);

/// What the language shows of an exception that is none of its own: `MATLAB:nomem` if memory or an address range has run
/// out. Anything else is a fault of this program; it becomes an error too, so that the run ends and the workspace stays.
Error error_of(const std::exception& exception);

} // namespace etna::vm
