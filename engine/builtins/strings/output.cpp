// fprintf, sprintf, disp, display, format, more, clc.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/display/precision.h"
#include "engine/ops/saturate.h"
#include "engine/value/containers.h"
#include "engine/vm/argument_name.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr std::pair<std::string_view, vm::DisplayFormat::Style> kStyles[] = {
    {"short", vm::DisplayFormat::Style::Short},       {"long", vm::DisplayFormat::Style::Long},
    {"shorte", vm::DisplayFormat::Style::ShortE},     {"longe", vm::DisplayFormat::Style::LongE},
    {"shortg", vm::DisplayFormat::Style::ShortG},     {"longg", vm::DisplayFormat::Style::LongG},
    {"shorteng", vm::DisplayFormat::Style::ShortEng}, {"longeng", vm::DisplayFormat::Style::LongEng},
    {"hex", vm::DisplayFormat::Style::Hex},           {"bank", vm::DisplayFormat::Style::Bank},
    {"rational", vm::DisplayFormat::Style::Rational}, {"rat", vm::DisplayFormat::Style::Rational},
    {"+", vm::DisplayFormat::Style::Plus}};

vm::DisplayFormat::Style style_argument(const std::string& word) {
    for (const auto& [name, style] : kStyles)
        if (name == word)
            return style;
    fail({"MATLAB:format:invalidOption", "Unknown format '{}'. Use short, long, shortG, longG, shortE, longE, shortEng, "
                                         "longEng, bank, hex, rational, +, compact or loose."},
         word);
}

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
        fid = ops::saturate<int64_t>(std::trunc(first.to_double()));
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

void write_to(Call& call, int64_t fid, const std::string& text) {
    if (fid == 1)
        call.interpreter.write(text);
    else if (fid == 2)
        call.interpreter.host().write(session::TextStream::Error, text);
    else
        open_file(call.interpreter, fid).write(text);
}

/// Octave's: `fprintf` to the command window.
void printf_(Call& call) {
    const std::string text = formatted(call, 0);
    call.interpreter.write(text);
    if (call.nargout > 0)
        call.give(number(static_cast<double>(text.size())));
}
void puts_(Call& call) { call.interpreter.write(text_argument(call, 0)); }
void fputs_(Call& call) {
    write_to(call, integer_argument(call, 0), text_argument(call, 1));
    if (call.nargout > 0)
        call.give(number(0));
}
void fdisp(Call& call) {
    write_to(call, integer_argument(call, 0), display::disp_text(call.arg(1), call.interpreter.display_format()));
}

/// `formattedDisplayText(x, 'NumericFormat', f, 'LineSpacing', s)`: what disp prints, as a string.
void formatted_display_text(Call& call) {
    vm::DisplayFormat format = call.interpreter.display_format();
    for (int i = 1; i + 1 < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i)), value = to_lower_ascii(text_argument(call, i + 1));
        if (name == "linespacing")
            format.compact = value == "compact";
        else if (name == "numericformat")
            format.style = style_argument(value);
        else if (name != "suppressmarkup" && name != "usetruefalseforlogical")
            fail(kUnknownOption, name, call.builtin.name);
    }
    call.give(Value::string(display::disp_text(call.arg(0), format)));
}

void disp(Call& call) {
    const std::string text = display::disp_text(call.arg(0), call.interpreter.display_format());
    if (call.nargout > 0)
        return call.give(Value::text(text));
    call.interpreter.write(text);
}

/// `display(x)` shows the value under the variable's name; a value without a name as disp does.
void display_(Call& call) {
    const std::string name = call.nargin() > 1 ? text_argument(call, 1) : vm::builtin_argument_name(call.interpreter, 0);
    if (name.empty())
        return call.interpreter.write(display::disp_text(call.arg(0), call.interpreter.display_format()));
    call.interpreter.display(name, call.arg(0));
}

/// `format`, `format STYLE`, `format COMPACT|LOOSE`, both together; with outputs the words in force.
void format(Call& call) {
    using Style = vm::DisplayFormat::Style;
    vm::DisplayFormat& f = call.interpreter.display_format();
    if (call.nargout > 0 || call.nargin() == 0) {
        std::string name;
        for (const auto& [word, style] : kStyles)
            if (style == f.style && name.empty())
                name = word;
        const std::string spacing = f.compact ? "compact" : "loose";
        call.give(0, Value::text(name));
        call.give(1, Value::text(spacing));
        call.give(2, Value::text("lowercase"));
        if (call.nargin() == 0 && call.nargout == 0) {
            call.results[0] = Value();
            display::precision_settings() = {};
            f.style = Style::Short;
            f.compact = false;
        }
        if (call.nargin() == 0)
            return;
    }
    std::vector<std::string> words;
    for (int i = 0; i < call.nargin(); ++i)
        words.push_back(to_lower_ascii(text_argument(call, i)));
    for (size_t i = 0; i < words.size(); ++i) {
        std::string word = words[i];
        if (word == "compact" || word == "loose") {
            f.compact = word == "compact";
        } else if (word == "default") {
            f.style = Style::Short;
            f.compact = false;
        } else if (word != "lowercase" && word != "uppercase") {
            // `format long g` is one style in two words.
            if ((word == "short" || word == "long") && i + 1 < words.size() && (words[i + 1] == "e" || words[i + 1] == "g" || words[i + 1] == "eng"))
                word += words[++i];
            f.style = style_argument(word);
            display::precision_settings().digits = 0;
        }
    }
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
    {"printf", "Files", "Write formatted data to the Command Window", 1, kAnyNumber, 1, printf_},
    {"puts", "Files", "Write text to the Command Window", 1, 1, 0, puts_},
    {"fputs", "Files", "Write text to a file", 2, 2, 1, fputs_},
    {"fdisp", kOutput, "Display value of variable into a file", 2, 2, 0, fdisp},
    {"formattedDisplayText", kOutput, "Capture display output as string", 1, 9, 1, formatted_display_text},
    {"disp", kOutput, "Display value of variable", 1, 1, 1, disp},
    {"display", kOutput, "Show information about variable or result of expression", 1, 2, 0, display_},
    {"format", kOutput, "Set output display format", 0, 4, 3, format},
    {"clc", kOutput, "Clear Command Window", 0, 0, 0, clc},
    {"more", kOutput, "Control paged output in Command Window", 0, 1, 0, more},
};

} // namespace

void register_output(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
