// Text to files and to the console in Octave's words: puts, fputs, fdisp, printf, fflush, fskipl, stdout, SEEK_SET.
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/display/display.h"
#include "engine/ops/saturate.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

void write_to(Call& call, int64_t fid, const std::string& text) {
    if (fid == 1)
        call.interpreter.write(text);
    else if (fid == 2)
        call.interpreter.host().write(session::TextStream::Error, text);
    else
        open_file(call.interpreter, fid).write(text);
}
int64_t fid_argument(const Call& call) {
    const Value& fid = call.arg(0);
    if (!fid.is_numeric() || fid.numel() != 1)
        open_file(call.interpreter, -1); // refuses it
    return ops::saturate<int64_t>(std::trunc(fid.to_double()));
}

void puts_(Call& call) {
    write_to(call, 1, text_argument(call, 0));
    if (call.nargout > 0)
        call.give(number(0));
}
void fputs_(Call& call) {
    write_to(call, fid_argument(call), text_argument(call, 1));
    if (call.nargout > 0)
        call.give(number(0));
}
void fdisp(Call& call) {
    write_to(call, fid_argument(call), display::disp_text(call.arg(1), call.interpreter.display_format()));
}
void printf_(Call& call) {
    const std::string text = display::format_text(display::process_escapes(text_argument(call, 0)),
                                                  std::span<const Value>(call.args).subspan(1));
    write_to(call, 1, text);
    if (call.nargout > 0)
        call.give(number(static_cast<double>(text.size())));
}
void fflush_(Call& call) {
    const int64_t fid = fid_argument(call);
    if (fid > 2)
        std::fflush(open_file(call.interpreter, fid).handle());
    if (call.nargout > 0)
        call.give(number(0));
}

/// `n = fskipl(fid, count)`: skips lines; `Inf` counts them to the end.
void fskipl(Call& call) {
    OpenFile& file = open_file(call.interpreter, fid_argument(call));
    const double wanted = call.nargin() > 1 ? scalar_argument(call, 1) : 1;
    double skipped = 0;
    std::string line;
    while (skipped < wanted && file.read_line(line)) {
        if (line.back() != '\n' && line.back() != '\r')
            break; // the last line has no end to skip
        ++skipped;
    }
    call.give(number(skipped));
}

void stdin_(Call& call) { call.give(number(0)); }
void stdout_(Call& call) { call.give(number(1)); }
void stderr_(Call& call) { call.give(number(2)); }
void minus_one(Call& call) { call.give(number(-1)); }

constexpr std::string_view kFiles = "Files and Folders";
constexpr Builtin kRows[] = {
    {"puts", kFiles, "Write text to the Command Window", 1, 1, 1, puts_},
    {"fputs", kFiles, "Write text to file", 2, 2, 1, fputs_},
    {"fdisp", kFiles, "Display value in file", 2, 2, 0, fdisp},
    {"printf", kFiles, "Write formatted data to the Command Window", 1, kAnyNumber, 1, printf_},
    {"fflush", kFiles, "Write out what is buffered for file", 1, 1, 1, fflush_},
    {"fskipl", kFiles, "Skip lines of file", 1, 2, 1, fskipl},
    {"stdin", kFiles, "Identifier of the standard input", 0, 0, 1, stdin_, kPure},
    {"stdout", kFiles, "Identifier of the standard output", 0, 0, 1, stdout_, kPure},
    {"stderr", kFiles, "Identifier of the standard error output", 0, 0, 1, stderr_, kPure},
    {"SEEK_SET", kFiles, "Origin of fseek: beginning of file", 0, 0, 1, minus_one, kPure},
    {"SEEK_CUR", kFiles, "Origin of fseek: current position", 0, 0, 1, stdin_, kPure},
    {"SEEK_END", kFiles, "Origin of fseek: end of file", 0, 0, 1, stdout_, kPure},
    {"EOF", kFiles, "What reading gives at the end of a file", 0, 0, 1, minus_one, kPure},
};

} // namespace

void register_console_files(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
