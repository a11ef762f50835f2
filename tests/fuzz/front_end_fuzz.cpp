// Text to bytecode: whatever the text, the lexer, the parser, name resolution, the static checks and the compiler end
// with a tree and diagnostics or with code that `verify` accepts.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/bytecode/compiler.h"
#include "engine/hir/check.h"
#include "engine/syntax/dump.h"
#include "engine/syntax/incomplete.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/unparse.h"
#include "engine/value/error.h"

using namespace etna;

namespace {

[[noreturn]] void finding(const std::string& what, const std::string& text) {
    std::fprintf(stderr, "%s\n---\n%s\n---\n", what.c_str(), text.c_str());
    std::abort();
}

void compile(const SourcePtr& source, const syntax::File& file) {
    bytecode::CompileContext context;
    context.source = source;
    const auto verified = [&](const Ref<bytecode::Code>& code) {
        if (const std::string wrong = bytecode::verify(*code); !wrong.empty())
            finding(wrong + "\n" + bytecode::disassemble(*code), std::string(source->text()));
    };
    try {
        for (const syntax::Function* function : file.functions)
            verified(bytecode::compile_function(*hir::resolve_function(*function), context));
        if (file.kind != syntax::FileKind::Class)
            verified(bytecode::compile_script(*hir::resolve_script(file.body, nullptr), file.body, context));
    } catch (const Error&) { // what only the compiler notices: an error of the program
    }
}

/// What `func2str` prints is read back by `str2func`: the printed expression has the tree of the expression.
void print_and_parse(const std::string& text) {
    syntax::ParseOptions options;
    options.expression_only = true;
    const SourceFile source("", text);
    const syntax::ParseResult parsed = syntax::parse(source, options);
    if (!parsed.ok() || parsed.ast->file.body.size() != 1)
        return;
    const syntax::Stmt* statement = parsed.ast->file.body[0];
    if (statement->kind != syntax::StmtKind::Expression)
        return;
    const SourceFile printed("", syntax::unparse(*syntax::as<syntax::ExpressionStmt>(statement).expr, source.text()));
    options.dialect = parsed.dialect; // the printed text no longer shows which it was
    const syntax::ParseResult again = syntax::parse(printed, options);
    if (!again.ok())
        finding("printed as " + printed.text() + ", which does not parse: " + again.diagnostics[0].message, text);
    if (syntax::dump(*again.ast) != syntax::dump(*parsed.ast))
        finding("printed as " + printed.text() + ", which is another expression:\n" + syntax::dump(*again.ast) + "\n" +
                    syntax::dump(*parsed.ast),
                text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const syntax::Dialect dialect : {syntax::Dialect::Matlab, syntax::Dialect::Octave}) {
        const auto source = std::make_shared<SourceFile>("", text);
        syntax::ParseOptions options;
        options.dialect = dialect;
        const syntax::ParseResult parsed = syntax::parse(*source, options);
        if (!parsed.ast)
            finding("no tree", text);
        for (const Diagnostic& diagnostic : parsed.diagnostics)
            if (diagnostic.span.begin > diagnostic.span.end || diagnostic.span.end > source->text().size())
                finding("a diagnostic outside the text: " + std::to_string(diagnostic.span.begin) + " to " +
                            std::to_string(diagnostic.span.end) + ": " + diagnostic.message,
                        text);
        syntax::dump(*parsed.ast);
        if (!parsed.ok())
            continue;
        hir::check(*source, *parsed.ast, {[](std::string_view name) { return name.size() % 2 == 0; }});
        compile(source, parsed.ast->file);
    }
    print_and_parse(text);
    syntax::is_incomplete(text);
    return 0;
}
