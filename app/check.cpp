#include "app/check.h"

#include <cstdio>
#include <filesystem>
#include <set>

#include "app/extensions.h"
#include "engine/hir/check.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"
#include "engine/vm/interpreter.h"

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

/// An engine that runs nothing: it knows the names of the function library.
class Library final : public vm::Host {
  public:
    Library() {
        extensions_.add_to(options_);
        interpreter_ = std::make_unique<vm::Interpreter>(options_, *this);
        for (const auto& extension : options_.extensions)
            extension->attach(*interpreter_);
        for (const Builtin* builtin : interpreter_->registry().all())
            if (const size_t dot = builtin->name.find('.'); dot != std::string_view::npos)
                packages_.emplace(builtin->name.substr(0, dot));
    }
    ~Library() override {
        for (const auto& extension : options_.extensions)
            extension->detach(*interpreter_);
    }
    /// A function of the library, or one that a file in `folder` may call.
    bool has(std::string_view name, const std::filesystem::path& folder) const {
        if (!interpreter_->which(name).empty() || packages_.count(name) > 0)
            return true;
        std::error_code error;
        const std::string word(name);
        for (const std::filesystem::path& place : {folder, folder / "private", folder.parent_path()})
            if (std::filesystem::exists(place / (word + ".m"), error))
                return true;
        return std::filesystem::exists(folder / ("+" + word), error) || std::filesystem::exists(folder / ("@" + word), error);
    }

  private:
    void write(session::TextStream, std::string_view) override {}
    void post(session::Event&&) override {}
    std::string read_line(std::string_view) override { return {}; }
    void safe_point() override {}

    Extensions extensions_;
    session::Options options_;
    std::set<std::string, std::less<>> packages_; ///< of functions with dotted names
    std::unique_ptr<vm::Interpreter> interpreter_;
};

} // namespace

int check_files(const std::vector<std::string>& files) {
    int status = 0;
    const Library library;
    for (const std::string& file : files) {
        const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
        hir::CheckOptions options;
        options.is_function = [&](std::string_view name) { return library.has(name, folder); };
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
            for (const Diagnostic& diagnostic : hir::check(*source, *parsed.ast, options))
                print(file, diagnostic);
    }
    return status;
}

} // namespace etna::app
