#pragma once

#include <string>

namespace etna::vm {

/// What `lasterr` knows: the machine sets it when an error is caught or reaches the prompt. Kept as
/// `interpreter.state<LastError>()`.
struct LastError {
    std::string message;
    std::string identifier;
};

} // namespace etna::vm
