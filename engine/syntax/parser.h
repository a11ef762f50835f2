#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"
#include "engine/syntax/ast.h"

namespace etna::syntax {

/// Octave's syntax is understood in both wherever MATLAB gives the text no other meaning. They differ in `"..."`
/// (Octave: class `char`, with escapes) and in `!x` at the start of a statement (MATLAB: a system command).
enum class Dialect { Matlab, Octave };

struct ParseOptions {
    /// Without it the text decides: it is Octave's if it holds what MATLAB has no meaning for (`#` comments, `endif`,
    /// `!=`, `%!test` blocks, a script that begins with `1;` and defines functions), or if only Octave's reading of it
    /// has no errors. `x += 1` and `x++` alone do not tell: people write them in MATLAB code for Etna.
    std::optional<Dialect> dialect;
    /// Of text in double quotes that both dialects read: the program that loads this file is in Octave's dialect.
    Dialect ambiguous = Dialect::Matlab;
    /// For text that runs in a workspace that exists already (the prompt, `eval`, a debugger's data tip): says whether
    /// a name is a variable there, which decides command syntax (`x -1`). Not called for scripts on disk.
    std::function<bool(std::string_view name)> is_variable;
    /// Parse one expression and nothing else; the tree's body is one `ExpressionStmt`.
    bool expression_only = false;
};

struct ParseResult {
    std::shared_ptr<const Ast> ast;      ///< never null
    std::vector<Diagnostic> diagnostics; ///< by position
    Dialect dialect = Dialect::Matlab;   ///< in which the text was read
    bool ok() const {
        for (const Diagnostic& d : diagnostics)
            if (d.severity == Severity::Error)
                return false;
        return true;
    }
};

/// Parses a whole text. Never throws, recovers from errors and reports all of them (at most 200), in time linear in
/// the text; nesting is bounded, so that no text overflows the stack. The tree does not refer to `source`.
ParseResult parse(const SourceFile& source, const ParseOptions& options = {});

} // namespace etna::syntax
