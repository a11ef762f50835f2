#pragma once

namespace etna::session {
class Session;
}

namespace etna::app {

class Console;

/// Reads commands until `exit` or the end of input, with line editing and history on a terminal. Lines that end inside
/// a block or a continuation wait for more. Returns the exit status.
int run_repl(session::Session& session, Console& console);

} // namespace etna::app
