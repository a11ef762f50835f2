#pragma once

#include <functional>
#include <string>
#include <string_view>

/// Other programs.
namespace etna {

/// Runs a command line in the system's shell, with its standard input from this process, and hands on what it prints
/// (output and errors in one stream, as it comes). `wanted` is asked a few times a second; when it says no, or throws,
/// the command is ended. Returns the exit status (128 and the signal's number after a signal); -1 if no shell could be
/// started.
int run_command(const std::string& command, const std::function<void(std::string_view)>& output,
                const std::function<bool()>& wanted);

/// The number that the system gives this process.
int process_id();

} // namespace etna
