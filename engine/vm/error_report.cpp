#include "engine/vm/error_report.h"

#include <algorithm>

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


std::string report(const Error& error, size_t level) {
    std::string text = error.message();
    SourcePtr source;
    for (const ErrorFrame& frame : error.stack()) {
        if (frame.file.empty())
            continue;
        text += "\n\nError in " + frame.name + " (line " + std::to_string(frame.line1) + ")";
        SourceError ignored;
        if (!source || source->path() != frame.file)
            source = load_source(frame.file, ignored);
        if (source && frame.line1 >= 1 && frame.line1 <= source->line_count())
            text += "\n" + excerpt(source->line(frame.line1), frame.column1);
    }
    if (level < kMaxCauses)
        for (const Error& cause : error.causes())
            text += "\n\nCaused by:\n    " + report(cause, level + 1);
    return text;
}

} // namespace

std::string error_report(const Error& error) { return report(error, 0); }

} // namespace etna::vm
