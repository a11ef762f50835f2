#pragma once

#include <set>
#include <string>

namespace etna::vm {

/// What `warning` sets beside its states: `interpreter.state<WarningModes>()`.
struct WarningModes {
    bool backtrace = true;
    bool verbose = false;
    std::set<std::string, std::less<>> errors; ///< warnings that are raised as errors: `warning('error', id)`
};

} // namespace etna::vm
