// fprintf, sprintf, disp, display, format, more, clc.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

std::string formatted(const Call& call, int index) {
    const Value& format = call.arg(index);
    if (!format.is_char() && !format.is_text())
        fail({"MATLAB:printf:invalidFormat", "The format must be text."});
    return display::format_text(display::process_escapes(format.to_text()),
                                std::span<const Value>(call.args).subspan(static_cast<size_t>(index) + 1));
}

void sprintf_(Call& call) {
    if (!call.arg(0).is_char() && !call.arg(0).is_text())
        fail({"MATLAB:sprintf:InvalidFormat", "First argument must be text that says the format."});
    const std::u16string text = to_utf16(formatted(call, 0));
    if (call.arg(0).is_string())
        call.give(0, Value::string(to_utf8(text)));
    else
        call.give(0, Value::text(std::u16string_view(text)));
    call.give(1, Value::text(std::string_view()));
}

void fprintf_(Call& call) {
    int index = 0;
    int64_t fid = 1;
    const Value& first = call.arg(0);
    if (!first.is_char() && !first.is_string()) {
        if (call.nargin() == 1 || !first.is_numeric() || first.numel() != 1) {
            if (!first.is_numeric())
                fail({"MATLAB:FileIO:InvalidFid", "Invalid file identifier. Use fopen to generate a valid file identifier."});
            call.interpreter.write(display::format_text("%g\n", call.args));
            return;
        }
        fid = static_cast<int64_t>(first.to_double());
        index = 1;
    }
    const std::string text = formatted(call, index);
    if (fid == 1)
        call.interpreter.write(text);
    else if (fid == 2)
        call.interpreter.host().write(session::TextStream::Error, text);
    else
        open_file(call.interpreter, fid).write(text);
    if (call.nargout > 0)
        call.give(number(static_cast<double>(text.size())));
}

void disp(Call& call) {
    const std::string text = display::disp_text(call.arg(0), call.interpreter.display_format());
    if (call.nargout > 0)
        return call.give(Value::text(text));
    call.interpreter.write(text);
}

void display_(Call& call) { call.interpreter.display(call.nargin() > 1 ? text_argument(call, 1) : "ans", call.arg(0)); }

void format(Call& call) {
    using Style = vm::DisplayFormat::Style;
    static constexpr std::pair<std::string_view, Style> kStyles[] = {
        {"short", Style::Short},   {"long", Style::Long},     {"shorte", Style::ShortE}, {"longe", Style::LongE},
        {"shortg", Style::ShortG}, {"longg", Style::LongG},   {"hex", Style::Hex},       {"bank", Style::Bank},
        {"rat", Style::Rational},  {"rational", Style::Rational}, {"+", Style::Plus}};
    vm::DisplayFormat& f = call.interpreter.display_format();
    if (call.nargin() == 0) {
        f.style = Style::Short;
        f.compact = false;
        return;
    }
    std::string words;
    for (int i = 0; i < call.nargin(); ++i)
        words += to_lower_ascii(text_argument(call, i));
    if (words == "compact" || words == "loose") {
        f.compact = words == "compact";
        return;
    }
    for (const auto& [name, style] : kStyles)
        if (name == words) {
            f.style = style;
            return;
        }
    fail({"MATLAB:format:invalidOption", "Unknown format '{}'. Use short, long, shortG, longG, shortE, longE, bank, hex, rat, compact or loose."}, words);
}

void clc(Call& call) { call.interpreter.host().post(session::ClearConsoleEvent{}); }
/// The command window scrolls, so paging has no effect; the state is accepted.
void more(Call& call) {
    if (call.nargin() > 0 && call.arg(0).is_text() && !text_is(call.arg(0), "on") && !text_is(call.arg(0), "off"))
        fail(kUnknownOption, call.arg(0).to_text(), call.builtin.name);
}

constexpr std::string_view kOutput = "Command Window";
constexpr Builtin kRows[] = {
    {"sprintf", "Characters and Strings", "Format data into string or character vector", 1, kAnyNumber, 2, sprintf_, kPure},
    {"fprintf", "Files", "Write data to text file", 1, kAnyNumber, 1, fprintf_},
    {"disp", kOutput, "Display value of variable", 1, 1, 1, disp},
    {"display", kOutput, "Show information about variable or result of expression", 1, 2, 0, display_},
    {"format", kOutput, "Set output display format", 0, 3, 1, format},
    {"clc", kOutput, "Clear Command Window", 0, 0, 0, clc},
    {"more", kOutput, "Control paged output in Command Window", 0, 1, 0, more},
};

} // namespace

void register_output(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
