#include "engine/vm/error_report.h"

#include <algorithm>
#include <cctype>
#include <new>
#include <stdexcept>
#include <utility>

#include "engine/source/source_file.h"

namespace etna::vm {
namespace {

constexpr size_t kMaxLine = 300;  ///< bytes of a source line that are shown
constexpr size_t kMaxCauses = 50; ///< levels of causes that are shown

/// The line, or the part of a very long one around the error.
std::string excerpt(std::string_view line, int column1) {
    if (line.size() <= kMaxLine)
        return std::string(line);
    const auto inside = [&](size_t at) { return at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0) == 0x80; };
    const size_t column = column1 > 0 ? static_cast<size_t>(column1) - 1 : 0;
    size_t begin = column > kMaxLine / 3 ? std::min(column, line.size()) - kMaxLine / 3 : 0;
    size_t end = std::min(line.size(), begin + kMaxLine);
    while (inside(begin))
        ++begin;
    while (inside(end))
        ++end;
    return (begin > 0 ? "..." : "") + std::string(line.substr(begin, end - begin)) + (end < line.size() ? "..." : "");
}

/// True if the statement at this place raises errors itself: then MATLAB says `Error using` its function.
bool is_raising_call(const SourceFile& source, const ErrorFrame& frame) {
    if (frame.line1 < 1 || frame.line1 > source.line_count() || frame.column1 < 1)
        return false;
    std::string_view line = source.line(frame.line1);
    line.remove_prefix(std::min(line.size(), static_cast<size_t>(frame.column1 - 1)));
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (const std::string_view name : {"error", "rethrow", "throwAsCaller", "throw", "assert"})
        if (line.substr(0, name.size()) == name && (line.size() == name.size() || !is_word(line[name.size()])))
            return true;
    return false;
}

std::string indented(const std::string& text) {
    std::string out = "    ";
    for (const char c : text) {
        out += c;
        if (c == '\n')
            out += "    ";
    }
    return out;
}

/// `Error using  * ` and its kin, which MATLAB writes with blanks around the sign. Elementwise operators have no such line.
std::string_view operator_of(const Error& error) {
    if (error.identifier() == "MATLAB:innerdim")
        return " * ";
    if (error.identifier() == "MATLAB:square" && error.message().find("to a power") != std::string::npos)
        return " ^ ";
    if (error.identifier() == "MATLAB:dimagree")
        return " \\ ";
    return {};
}

std::string report(const Error& error, size_t level) {
    std::string text;
    SourcePtr source;
    bool first = true;
    if (const std::string_view sign = operator_of(error); !sign.empty())
        text = "Error using " + std::string(sign) + "\n" + error.message();
    for (const ErrorFrame& frame : error.stack()) {
        if (frame.line1 == kBuiltinFrame) {
            text = "Error using " + frame.name + "\n" + error.message();
            continue;
        }
        const bool innermost = std::exchange(first, false);
        if (frame.file.empty())
            continue;
        SourceError ignored;
        if (!source || source->path() != frame.file)
            source = load_source(frame.file, ignored);
        if (innermost && source && is_raising_call(*source, frame)) {
            text = "Error using " + frame.name + " (line " + std::to_string(frame.line1) + ")\n" + error.message();
            continue;
        }
        if (text.empty())
            text = error.message();
        text += "\n\nError in " + frame.name + " (line " + std::to_string(frame.line1) + ")";
        if (source && frame.line1 >= 1 && frame.line1 <= source->line_count())
            text += "\n" + excerpt(source->line(frame.line1), frame.column1);
    }
    if (text.empty())
        text = error.message();
    if (level < kMaxCauses)
        for (const Error& cause : error.causes())
            text += "\n\nCaused by:\n" + indented(report(cause, level + 1));
    return text;
}

} // namespace

std::string error_report(const Error& error) { return report(error, 0); }

Error error_of(const std::exception& exception) {
    if (dynamic_cast<const std::bad_alloc*>(&exception) || dynamic_cast<const std::length_error*>(&exception))
        return Error(std::string(identifier_of(Err::OutOfMemory)), "Out of memory.");
    return Error("MATLAB:internal:unexpected", std::string("This function failed in an unexpected way: ") + exception.what());
}

} // namespace etna::vm
