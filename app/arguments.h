#pragma once

#include <string>
#include <vector>

namespace etna::app {

/// What the command line asks for.
struct Arguments {
    enum class Action { Repl, RunFile, RunCode, Check, ListBuiltins, AccelInfo, AccelCalibrate, Help, Version };
    Action action = Action::Repl;
    std::vector<std::string> files; ///< the script, or the files to check
    std::string code;               ///< of `-e`
    bool jit = true;
    bool json = false;
    bool quick = false, sweep = false; ///< of accel-calibrate
    bool save_figures = false;  ///< write the figures as PNG beside the script
    bool explain = false;       ///< print what the planner decided
    std::string telemetry_file; ///< empty: none
    std::string error;          ///< not empty: the line was not understood; what to do about it
};

Arguments parse_arguments(int count, const char* const* arguments);

/// The text of `etna --help`.
const char* help_text();

} // namespace etna::app
