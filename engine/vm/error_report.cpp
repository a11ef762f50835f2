#include "engine/vm/error_report.h"

#include "engine/source/source_file.h"

namespace etna::vm {

std::string error_report(const Error& error) {
    std::string report = error.message();
    SourcePtr source;
    for (const ErrorFrame& frame : error.stack()) {
        if (frame.file.empty())
            continue;
        report += "\n\nError in " + frame.name + " (line " + std::to_string(frame.line1) + ")";
        SourceError ignored;
        if (!source || source->path() != frame.file)
            source = load_source(frame.file, ignored);
        if (source && frame.line1 >= 1 && frame.line1 <= source->line_count())
            report += "\n" + std::string(source->line(frame.line1));
    }
    for (const Error& cause : error.causes())
        report += "\n\nCaused by:\n    " + error_report(cause);
    return report;
}

} // namespace etna::vm
