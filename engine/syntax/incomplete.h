#pragma once

#include <string_view>

namespace etna::syntax {

/// True if text typed at a prompt stops where more must follow: inside a block, inside `[` or `{`, after `...`, or in a
/// block comment. Text that is wrong in another way is complete: it is time to say so.
bool is_incomplete(std::string_view text);

} // namespace etna::syntax
