#pragma once

#include <string>

#include "engine/session/session.h"

namespace etna::session {

/// Candidates for the word before the cursor: variables, struct fields, functions, keywords, and file names inside
/// an unfinished text. Sorted, without repeats, at most 200.
CompletedEvent complete(vm::Interpreter& interpreter, const std::string& text, size_t cursor);

} // namespace etna::session
