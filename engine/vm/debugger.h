#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/session/session.h"
#include "engine/vm/interpreter.h"

namespace etna::vm {

/// Breakpoints and stepping. The machine asks `wants_line` at each statement of a frame only while `armed`; a session
/// sets `on_pause`, which blocks on the engine's thread until the user has chosen how to go on. Variables, `execute`
/// and `evaluate` refer to the paused frame meanwhile.
struct Interpreter::Debugger {
    /// By absolute path of the file. Sorted by line.
    std::map<std::string, std::vector<session::Breakpoint>, std::less<>> breakpoints;
    /// Called when a run stops at a line. The frames are innermost first.
    std::function<session::Step(const std::vector<session::StackFrame>&)> on_pause;
    /// False when there is no breakpoint and no step in progress: the machine then runs at full speed.
    bool armed = false;

    /// `dbstop if error`, `if caught error`, `if warning`: stops without a place. Identifiers limit them.
    struct Condition {
        bool on = false;
        std::set<std::string, std::less<>> identifiers; ///< empty: any
        bool holds(std::string_view identifier) const {
            return on && (identifiers.empty() || identifiers.count(identifier));
        }
    };
    Condition error, caught_error, warning;
    bool error_was_shown = false; ///< the error that goes up now has stopped once

    /// What `dbcont`, `dbstep` and `dbquit` said while the run is paused; the session takes it.
    std::optional<session::Step> command;

    /// How the run was told to go on, and the depth of the frame in which that was.
    session::Step step = session::Step::Continue;
    int step_depth = 0;

    void rearm() { armed = !breakpoints.empty() || step != session::Step::Continue; }
};

} // namespace etna::vm
