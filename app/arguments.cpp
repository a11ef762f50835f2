#include "app/arguments.h"

#include <string_view>

namespace etna::app {

const char* help_text() {
    return R"(Usage:
  etna                      start the prompt
  etna FILE.m               run a script
  etna -e CODE              run CODE
  etna --check FILE...      look for errors without running; exit status 1 if there are any
  etna builtins [--json]    list the function library
  etna accel-info [--json]  describe the device that large array work can run on
  etna accel-calibrate [--quick] [--sweep] [--json]
                            measure this processor and the device anew, for the choice between them

Options:
  --no-jit                  interpret everything; the results are the same
  --save-figures            after FILE.m, write its figures as PNG files beside it
  --explain                 after the run, print where array work ran and why
  --telemetry=FILE          after the run, write kernels, transfers and decisions as JSON
  --version, --help

Environment:
  ETNA_DEVICE=auto|cpu|gpu  where large array work runs (default: auto, whichever is faster)
  ETNA_DEFER=on|off         defer and fuse large array expressions (default: on)
  ETNA_DEFER_MIN=N          defer operations on N elements and more (default: 32768)
  ETNA_THREADS=N            threads of array work on the processor (default: one a core)
  ETNA_TWO_PASS=N           partial results that the last pass of a device reduction folds (default: 32)
)";
}

Arguments parse_arguments(int count, const char* const* arguments) {
    Arguments out;
    bool options_ended = false;
    bool wants_code = false;
    for (int i = 1; i < count; ++i) {
        const std::string_view word = arguments[i];
        const bool option = !options_ended && word.size() > 1 && word[0] == '-';
        if (wants_code) {
            out.code = word;
            wants_code = false;
        } else if (!option) {
            if (i == 1 && word == "builtins")
                out.action = Arguments::Action::ListBuiltins;
            else if (i == 1 && word == "accel-info")
                out.action = Arguments::Action::AccelInfo;
            else if (i == 1 && word == "accel-calibrate")
                out.action = Arguments::Action::AccelCalibrate;
            else
                out.files.emplace_back(word);
        } else if (word == "--") {
            options_ended = true;
        } else if (word == "-e" || word == "--eval") {
            out.action = Arguments::Action::RunCode;
            wants_code = true;
        } else if (word == "--check") {
            out.action = Arguments::Action::Check;
        } else if (word == "--no-jit") {
            out.jit = false;
        } else if (word == "--json") {
            out.json = true;
        } else if (word == "--quick" || word == "--sweep") {
            (word == "--quick" ? out.quick : out.sweep) = true;
        } else if (word == "--save-figures") {
            out.save_figures = true;
        } else if (word == "--explain") {
            out.explain = true;
        } else if (word.substr(0, 12) == "--telemetry=") {
            out.telemetry_file = word.substr(12);
        } else if (word == "--help" || word == "-h") {
            out.action = Arguments::Action::Help;
        } else if (word == "--version") {
            out.action = Arguments::Action::Version;
        } else {
            out.error = "Unknown option '" + std::string(word) + "'. 'etna --help' lists the options.";
        }
    }
    if (wants_code)
        out.error = "'-e' needs the code to run: etna -e 'disp(1 + 1)'.";
    if (out.action == Arguments::Action::Repl && !out.files.empty())
        out.action = Arguments::Action::RunFile;
    if (out.action == Arguments::Action::RunFile && out.files.size() > 1)
        out.error = "One script at a time: etna FILE.m.";
    if (out.action == Arguments::Action::Check && out.files.empty())
        out.error = "'--check' needs files: etna --check FILE.m ...";
    return out;
}

} // namespace etna::app
