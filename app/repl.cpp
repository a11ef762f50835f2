#include "app/repl.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>

#include <readline/history.h>
#include <readline/readline.h>

#include "app/console.h"
#include "engine/common/platform.h"
#include "engine/session/session.h"
#include "engine/syntax/incomplete.h"

namespace etna::app {
namespace {

constexpr int kHistoryLines = 10000;

Console* active_console = nullptr; // readline's hooks are plain functions

size_t word_begin = 0;

/// readline asks for candidates one at a time, `state` counting from zero. They replace readline's word, which may
/// begin after the engine's (in file names), so the part before it is cut off.
char* next_candidate(const char*, int state) {
    static session::CompletedEvent completed;
    static size_t next = 0;
    if (state == 0) {
        completed = active_console->complete(rl_line_buffer, static_cast<size_t>(rl_point));
        next = 0;
    }
    while (next < completed.candidates.size()) {
        const std::string& text = completed.candidates[next++].text;
        const size_t skipped = word_begin > completed.start ? word_begin - completed.start : 0;
        if (skipped <= text.size())
            return strdup(text.c_str() + skipped);
    }
    return nullptr;
}

char** complete_word(const char* text, int start, int) {
    rl_attempted_completion_over = 1; // readline's own idea, file names, does not follow
    rl_completion_append_character = '\0';
    word_begin = static_cast<size_t>(start);
    return rl_completion_matches(text, next_candidate);
}

/// Ctrl+C at the prompt drops what was typed.
int drop_line() {
    std::printf("^C\n");
    rl_replace_line("", 0);
    rl_on_new_line();
    rl_redisplay();
    return 0;
}

/// A line, from the terminal with editing or from a pipe without; nothing at the end of input.
std::optional<std::string> read_line(const char* prompt, bool terminal) {
    if (!terminal) {
        std::string line;
        if (!std::getline(std::cin, line))
            return std::nullopt;
        return line;
    }
    char* text = readline(prompt);
    if (!text)
        return std::nullopt;
    std::string line = text;
    std::free(text);
    return line;
}

} // namespace

int run_repl(session::Session& session, Console& console) {
    const bool terminal = input_is_terminal();
    const std::string config = config_folder();
    const std::string history = config.empty() ? std::string() : config + "/history";
    if (terminal) {
        std::printf("Etna %s. Type help for help, exit to leave.\n", ETNA_VERSION);
        active_console = &console;
        rl_attempted_completion_function = complete_word;
        rl_completer_word_break_characters = " \t\n\"'`~!@#$%^&*()-=+[{]}\\|;:,<.>/?";
        rl_signal_event_hook = drop_line;
        if (!history.empty())
            read_history(history.c_str());
        stifle_history(kHistoryLines);
    }
    std::string code;
    while (true) {
        const std::optional<std::string> line = read_line(code.empty() ? ">> " : "   ", terminal);
        if (!line)
            break;
        code += (code.empty() ? "" : "\n") + *line;
        if (syntax::is_incomplete(code))
            continue;
        const bool blank = code.find_first_not_of(" \t\n") == std::string::npos;
        if (terminal && !blank) {
            add_history(code.c_str());
            if (!history.empty())
                write_history(history.c_str());
        }
        if (!blank) {
            const session::FinishedEvent finished = console.wait(session.execute(code));
            if (finished.status == session::RunStatus::Exited)
                return finished.exit_code;
        }
        code.clear();
    }
    if (terminal)
        std::printf("\n");
    return 0;
}

} // namespace etna::app
