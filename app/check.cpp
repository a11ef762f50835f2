#include "app/check.h"

#include <cstdio>

#include "engine/hir/check.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"

namespace etna::app {
namespace {

const char* word(Severity severity) {
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Info:
        break;
    }
    return "note";
}

void print(const std::string& file, const Diagnostic& d) {
    std::printf("%s:%d:%d: %s: %s%s%s [%s]\n", file.c_str(), d.line1, d.column1, word(d.severity), d.message.c_str(),
                d.hint.empty() ? "" : " ", d.hint.c_str(), d.identifier.c_str());
}

} // namespace

int check_files(const std::vector<std::string>& files) {
    int status = 0;
    for (const std::string& file : files) {
        SourceError unreadable;
        const SourcePtr source = load_source(file, unreadable);
        if (!source) {
            std::printf("%s: error: %s [%s]\n", file.c_str(), unreadable.message.c_str(), unreadable.identifier.c_str());
            status = 1;
            continue;
        }
        const syntax::ParseResult parsed = syntax::parse(*source);
        for (const Diagnostic& diagnostic : parsed.diagnostics)
            print(file, diagnostic);
        if (!parsed.ok())
            status = 1;
        else
            for (const Diagnostic& diagnostic : hir::check(*source, *parsed.ast))
                print(file, diagnostic);
    }
    return status;
}

} // namespace etna::app
